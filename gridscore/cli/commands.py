"""Commands and groups that speak the user's language: their help, and what they refuse.

Typer brings English only. Its classes are extended where it offers that, by `cls=`; nothing of it
is patched. Help is drawn by `help_page`, what it refuses is told by `misuse`.

Of the commands that are not called, no more is made than a name and a help text: to read the
signatures of all of them takes longer than to read the call.
"""

from __future__ import annotations

import difflib
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from gridscore.cli.exit_status import WRONG_USAGE
from gridscore.cli.language import Call, lang_of
from gridscore.cli.misuse import Misuse, refusals, tell_stopped
from gridscore.cli.suggestions import COMPLETE_VAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class _Speaking:
    """What commands and groups have in common."""

    help: str | None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page in the language of the call."""
        from gridscore.cli.help_page import help_page

        formatter.write(help_page(self, ctx, lang_of(ctx)))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002  as Typer declares it
        """Describe the command in a few words, for shells that show them."""
        from gridscore.cli.help_page import text_of
        from gridscore.cli.language import surrounding

        return text_of(self, surrounding())


class Command(_Speaking, TyperCommand):
    """A command."""

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Complete the names of options, each with its meaning."""
        return _translated(super().shell_complete(ctx, incomplete), self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the call; raises Misuse for words that no argument takes."""
        ctx.allow_extra_args = True
        with refusals(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Misuse(ctx, "call.too-much", given=" ".join(rest))
        return rest


class Announced(Command):
    """A command, or a group, of which only name and help are known; its callback imports it."""

    def whole(self) -> Any:
        """Make the command with its arguments and options, or the group with its commands."""
        announced = cast("Callable[[], Any]", self.callback)()
        if isinstance(announced, typer.Typer):
            return get_command(announced)
        app = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        app.command(self.name, cls=Command, help=self.help)(announced)
        return get_command(app)


class Group(_Speaking, TyperGroup):
    """A command that has commands; without any words it shows its help."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002, FBT001, FBT002  as Typer declares it
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002  likewise
        **extra: Any,
    ) -> Any:
        """Run the call and leave with its exit status; what is wrong with it is told."""
        words = sys.argv[1:] if args is None else list(args)
        call = Call(words)
        complete_var = complete_var or COMPLETE_VAR
        if os.environ.get(complete_var):
            from gridscore.cli.completion import prepare

            prepare()
        try:
            status = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                obj=call,
                **extra,
            )
        except Misuse as misuse:
            status = misuse.tell(call.lang)
        except typer.Abort:
            status = tell_stopped(call.lang)
        sys.exit(status or 0)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command; without any, show the help."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help())
            ctx.exit(WRONG_USAGE)
        with refusals(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named; raises Misuse where none is."""
        try:
            return super().invoke(ctx)
        except typer.TyperException as error:
            if ctx.invoked_subcommand is None:
                raise Misuse(ctx, "call.no-command", known=list(self.commands)) from error
            raise

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is named; raises Misuse with the ones that are near."""
        name = args[0]
        if ctx.resilient_parsing or name in self.commands or name.startswith("-"):
            full_name, command, rest = super().resolve_command(ctx, args)
            return full_name, whole(command), rest
        known = [name for name, command in self.commands.items() if not command.hidden]
        near = difflib.get_close_matches(name, known, 3)
        if near:
            raise Misuse(ctx, "call.unknown-command-near", given=name, near=list(near))
        raise Misuse(ctx, "call.unknown-command", given=name, known=known)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Complete the names of commands and options, each with its meaning."""
        return _translated(super().shell_complete(ctx, incomplete), self, ctx)


def whole(command: Any) -> Any:
    """Make a command whole of which only name and help may be known."""
    return command.whole() if isinstance(command, Announced) else command


def group_of(room: str, commands: Mapping[str, str]) -> type[Group]:
    """Make a class of groups with these commands; `room` is where their help is in the catalogue.

    Each stands as `object` of a `module` of this package, written `module:object`; it is imported
    when it is called.
    """

    class GroupOfThese(Group):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            for name, place in commands.items():
                announced = Announced(name, callback=_importer(place), help=f"{room}{name}")
                self.add_command(announced)

    return GroupOfThese


def _importer(place: str) -> Callable[[], Any]:
    module, _, name = place.partition(":")

    def imported() -> Any:
        return getattr(import_module(f"gridscore.cli.{module}"), name)

    return imported


def _translated(items: Any, command: Any, ctx: Any) -> Any:
    """Put the meaning of the options among completions into words."""
    from gridscore.cli.help_page import text_of

    lang = lang_of(ctx)
    options = {name: p for p in command.get_params(ctx) for name in (*p.opts, *p.secondary_opts)}
    for item in items:
        if item.value in options:
            item.help = text_of(options[item.value], lang)
    return items
