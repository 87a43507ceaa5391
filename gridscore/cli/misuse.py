"""A call that cannot be understood, told in the user's language with what to write instead."""

from __future__ import annotations

import difflib
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from gridscore.cli.exit_status import STOPPED, WRONG_USAGE
from gridscore.messages import say
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.messages import Lang


@dataclass(frozen=True, slots=True)
class Metavar:
    """The word that stands for the value of an argument or option, as a detail of a message."""

    param: Any

    def in_language(self, lang: Lang) -> str:
        """Return the word in `lang`."""
        from gridscore.cli.help_page import metavar

        return metavar(self.param, lang)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The help of an argument or option, as a detail of a message."""

    param: Any

    def in_language(self, lang: Lang) -> str:
        """Return the help in `lang`."""
        from gridscore.cli.help_page import text_of

        return text_of(self.param, lang)


class Misuse(Exception):  # noqa: N818  the user's doing, not an error of the program's
    """What is wrong with a call, by a key of `messages.help`, and the command it was meant for."""

    def __init__(self, ctx: Any, key: str, **details: object) -> None:
        super().__init__(key)
        self._ctx = ctx
        self._key = key
        self._details = details

    def tell(self, lang: Lang) -> int:
        """Tell it on standard error, with the command's usage; returns the exit status."""
        from gridscore.cli.help_page import usage

        command = self._ctx.command_path
        colon = say("console.colon", lang)
        _put(say("usage.error", lang) + colon + self._said(lang))
        _put(say("help.usage", lang) + colon + usage(command, self._ctx.command, lang))
        _put(say("help.call.hint", lang, command=command))
        return WRONG_USAGE

    def _said(self, lang: Lang) -> str:
        return say(f"help.{self._key}", lang, **self._details)


class _Untold(Misuse):
    """A refusal that is not known here, told in the words it came in."""

    def _said(self, lang: Lang) -> str:  # noqa: ARG002  they are in no language of ours
        return self._key


def tell_stopped(lang: Lang) -> int:
    """Tell that the user broke off at a question; returns the exit status."""
    _put("")
    _put(say("help.call.stopped", lang))
    return STOPPED


@contextmanager
def refusals(ctx: Any) -> Iterator[None]:
    """Turn what Typer refuses while it reads a call into what is told."""
    try:
        yield
    except typer.TyperException as error:
        raise _understand(error, ctx) from error


def _understand(error: typer.TyperException, ctx: Any) -> Misuse:
    """Find out what was refused by what the refusal is about, never by its English sentence."""
    params = ctx.command.get_params(ctx)
    options = {name: one for one in params for name in (*one.opts, *one.secondary_opts)}
    given = getattr(error, "option_name", None)
    if given is not None:
        return _wrong_option(ctx, given, options)
    param = getattr(error, "param", None)
    kind = getattr(param, "param_type_name", "")
    if param is not None and kind == "argument" and param.required:
        return Misuse(ctx, "call.missing-argument", name=Metavar(param), meaning=Meaning(param))
    if param is not None and kind == "option" and param.metavar:
        return Misuse(ctx, "call.wrong-value", name=param.opts[0], meaning=Meaning(param))
    return _Untold(ctx, error.format_message())


def _wrong_option(ctx: Any, given: str, options: dict[str, Any]) -> Misuse:
    param = options.get(given)
    if param is None:
        near = difflib.get_close_matches(given, options, 3)
        if near:
            return Misuse(ctx, "call.unknown-option-near", given=given, near=list(near))
        return Misuse(ctx, "call.unknown-option", given=given)
    if param.is_flag:
        return Misuse(ctx, "call.needless-value", name=given)
    return Misuse(ctx, "call.missing-value", name=given, value=Metavar(param))


def _put(text: str) -> None:
    """Write on standard error; nothing in a call acts on the terminal."""
    from gridscore.results.escape import for_encoding, visible

    sys.stderr.write(for_encoding(visible(text), sys.stderr.encoding) + "\n")
