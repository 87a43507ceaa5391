"""The page that `--help` shows, drawn for any width, language and encoding."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

from gridscore.cli.examples import EXAMPLES
from gridscore.messages import say
from gridscore.results.escape import display_width, for_encoding
from gridscore.results.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer

    from gridscore.messages import Lang

_ROOM = "help."
_OF_TYPER = {"help"}
"""Parameters that the command line library adds, whose text is ours by their name."""
_WIDEST_PAGE = 100

Entry = tuple[str, str]
"""What is typed, and what it means."""


def help_page(command: Any, ctx: typer.Context, lang: Lang) -> str:
    """Draw the help of a command: its call, what it does, arguments, options, commands."""
    page = _Page(lang)
    page.put_paragraph(
        say("help.usage", lang) + say("console.colon", lang), usage(ctx.command_path, command, lang)
    )
    page.put_paragraph("", text_of(command, lang))
    page.put_section("arguments", arguments(command, lang))
    page.put_section("commands", subcommands(command, lang))
    page.put_section("options", options(command.get_params(ctx), lang))
    page.put_section("examples", examples(ctx, lang))
    if hasattr(command, "commands"):
        page.put_paragraph("", say("help.more", lang, command=ctx.command_path))
    return for_encoding("\n".join(page.lines[:-1]), sys.stdout.encoding)


def examples(ctx: typer.Context, lang: Lang) -> list[Entry]:
    """List calls of a command with what they are for."""
    program = ctx.find_root().command_path
    command = ctx.command_path.removeprefix(program).strip()
    return [
        (f"{program} {call}", say(f"help.example.{purpose}", lang))
        for purpose, call in EXAMPLES.get(command, {}).items()
    ]


def usage(name: str, command: Any, lang: Lang) -> str:
    """Write out how a command is called; `name` is its full name."""
    words = [name, *_argument_names(command, lang)]
    if hasattr(command, "commands"):
        words.append(say("help.any-command", lang))
    return " ".join([*words, f"[{say('help.any-option', lang)}]..."])


def text_of(described: Any, lang: Lang) -> str:
    """Put the help of a command, an argument or an option into words."""
    if getattr(described, "name", None) in _OF_TYPER:
        return say(f"{_ROOM}{described.name}", lang)
    return in_words(described.help or "", lang)


def in_words(text: str, lang: Lang) -> str:
    """Put a help text that is a key of the catalogue into words; leave any other as it is."""
    return say(text, lang) if text.startswith(_ROOM) else " ".join(text.split())


def metavar(param: Any, lang: Lang) -> str:
    """Name what stands for the value of an argument or option; empty for a flag."""
    if getattr(param, "is_flag", False):
        return ""
    return say(f"{_ROOM}metavar.{param.metavar}", lang)


def arguments(command: Any, lang: Lang) -> list[Entry]:
    """List the arguments of a command."""
    return [(metavar(param, lang), text_of(param, lang)) for param in _shown(command, "argument")]


def subcommands(command: Any, lang: Lang) -> list[Entry]:
    """List the commands of a group."""
    known: dict[str, Any] = getattr(command, "commands", {})
    return [(name, text_of(one, lang)) for name, one in known.items() if not one.hidden]


def options(params: Iterable[Any], lang: Lang) -> list[Entry]:
    """List options: the short name, the long ones, what stands for the value."""
    return [
        (_option_names(param, lang), text_of(param, lang))
        for param in params
        if param.param_type_name == "option" and not param.hidden
    ]


def _option_names(param: Any, lang: Lang) -> str:
    names = sorted(param.opts, key=lambda name: name.startswith("--"))
    if param.secondary_opts:  # --progress and --no-progress
        names = [name.replace("--", "--[no-]", 1) for name in names]
    column = ", ".join(names)
    if names[0].startswith("--"):
        column = " " * len("-x, ") + column
    return f"{column} {metavar(param, lang)}".rstrip()


def _argument_names(command: Any, lang: Lang) -> Iterator[str]:
    for param in _shown(command, "argument"):
        name = metavar(param, lang)
        name = name if param.required else f"[{name}]"
        yield name if param.nargs == 1 else f"{name}..."


def _shown(command: Any, kind: str) -> list[Any]:
    return [one for one in command.params if one.param_type_name == kind and not one.hidden]


class _Page:
    """The lines of a page, broken to the width of the terminal."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.lines: list[str] = []
        self._width = min(shutil.get_terminal_size().columns, _WIDEST_PAGE)
        self._bold = _may_style()

    def put_paragraph(self, heading: str, text: str) -> None:
        """Put a paragraph, a heading before its first line."""
        indent = display_width(heading)
        first, *rest = wrap(text, self._width - indent)
        self.lines.append(self._heading(heading) + first)
        self.lines += [" " * indent + line for line in rest]
        self.lines.append("")

    def put_section(self, name: str, entries: list[Entry]) -> None:
        """Put what is typed and what it means side by side, under a heading."""
        if not entries:
            return
        heading = say(f"{_ROOM}{name}", self.lang) + say("console.colon", self.lang).rstrip()
        self.lines.append(self._heading(heading))
        widest = self._width * 2 // 5
        column = 2 + max(min(display_width(typed), widest) for typed, _ in entries)
        for typed, meaning in entries:
            self._put_entry(typed, meaning, column)
        self.lines.append("")

    def _put_entry(self, typed: str, meaning: str, column: int) -> None:
        told = wrap(meaning, self._width - 2 - column)
        gap = column - display_width(typed)
        if gap < 2:  # what is too long for its column has a line of its own
            first, *rest = wrap(typed, self._width - 4)
            self.lines += [f"  {first}", *(f"    {line}" for line in rest)]
        else:
            self.lines.append(f"  {typed}{' ' * gap}{told.pop(0)}")
        self.lines += [" " * (2 + column) + line for line in told]

    def _heading(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._bold and text else text


def _may_style() -> bool:
    """Say whether headings may be bold: where a person looks on and did not refuse it."""
    return (
        sys.stdout.isatty()
        and os.name == "posix"
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
