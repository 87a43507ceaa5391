"""One run of a command: its language and consoles, and the boundary no traceback crosses."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gridscore.cli.exit_status import LEDGER_ERRORS, OUTPUT_EXISTS, WRONG_USAGE
from gridscore.cli.language import surrounding
from gridscore.cli.progress import Progress
from gridscore.messages import say
from gridscore.messages.severity import Severity
from gridscore.problems import (
    LedgerError,
    OutputExistsError,
    OutputNotWritableError,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from gridscore.cli.options import Talk
    from gridscore.messages import Lang
    from gridscore.problems import Problem
    from gridscore.results.terminal import Console

OUTPUT_FAILS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF)
"""Errors of the system that mean: standard output takes no more, or was closed by the caller."""
SHOWN_AT_ONCE = 40
"""Problems listed on a terminal before the rest is only counted; --verbose lists all."""


class Session:
    """Language and consoles of one run; the language may change once the folder is known."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.lang = talk.lang or surrounding()
        self.progress = Progress(self.lang, wanted=talk.progress, quiet=talk.quiet)

    def use_folder_language(self, lang: Lang | None) -> None:
        """Take the folder's language where the call named none."""
        if self.talk.lang is None and lang is not None:
            self.lang = lang

    def console(self) -> Console:
        """Give the console for everything that is not data: standard error."""
        self.progress.end()
        return make_console(sys.stderr, self.talk)

    def tell(self, key: str, /, **details: object) -> None:
        """Tell one message of `messages.usage` on standard error."""
        self.tell_text(say(f"usage.{key}", self.lang, **details))

    def mention(self, key: str, /, **details: object) -> None:
        """Tell one message of `messages.usage`, but nothing in a quiet run."""
        if not self.talk.quiet:
            self.tell(key, **details)

    def tell_text(self, text: str) -> None:
        """Tell something on standard error; nothing in it acts on the terminal."""
        from gridscore.results.escape import for_encoding, visible

        self.progress.end()
        for line in text.split("\n"):
            sys.stderr.write(for_encoding(visible(line).rstrip(), sys.stderr.encoding) + "\n")

    def show_problems(self, problems: Sequence[Problem], *, in_file: bool = False) -> None:
        """List problems on standard error; in quiet runs the errors alone.

        Where there are too many to list, say how all get into a file, unless they do (`in_file`).
        """
        from gridscore.problems import only
        from gridscore.results.problem_list import print_problems

        shown = only(problems, Severity.ERROR) if self.talk.quiet else problems
        if shown:
            limit = None if self.talk.verbose else SHOWN_AT_ONCE
            if print_problems(shown, self.lang, self.console(), limit) and not in_file:
                self.tell("problems-in-file")

    def show_obstacles(self, problems: Sequence[Problem]) -> None:
        """List what keeps a run from its result; notices, which do not, would only hide it."""
        from gridscore.problems import only

        notices = len(only(problems, Severity.NOTICE))
        if self.talk.verbose or not notices:
            self.show_problems(problems)
            return
        self.show_problems(only(problems, Severity.ERROR, Severity.WARNING))
        self.mention("notices-left-out", count=notices)


def make_console(stream: TextIO, talk: Talk) -> Console:
    """Make the console that a stream is."""
    from gridscore.results.terminal import Console

    return Console(stream, no_color=talk.no_color)


def print_text(text: str) -> None:
    """Write text on standard output, on a terminal broken to its width between words."""
    from gridscore.results.escape import for_encoding
    from gridscore.results.wrap import wrap

    lines = text.split("\n")
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
        lines = [piece for line in lines for piece in wrap(line, width)]
    sys.stdout.write(for_encoding("\n".join(lines), sys.stdout.encoding) + "\n")


def print_json(document: object) -> None:
    """Write a document for programs on standard output.

    Where that is not UTF-8, characters outside of ASCII are written as JSON escapes them: the
    document stays whole, whatever the console can show.
    """
    import json

    typer.echo(json.dumps(document, ensure_ascii=is_plain(sys.stdout), indent=2))


def is_plain(stream: TextIO) -> bool:
    """Say whether a stream may lack characters outside of ASCII."""
    return not (stream.encoding or "").lower().startswith("utf")


@contextmanager
def guarded(talk: Talk) -> Iterator[Session]:
    """Run a command; whatever goes wrong is told in words and becomes an exit status."""
    session = Session(talk)
    try:
        yield session
        sys.stdout.flush()
    except BrokenPipeError:
        drop_stdout()  # the reader, such as `head`, has seen enough
        raise typer.Exit(0) from None
    except LedgerError as error:
        session.show_obstacles(error.problems)
        session.tell("nothing-written")
        raise typer.Exit(LEDGER_ERRORS) from None
    except UsageError as error:
        session.tell(error.key, **error.details)
        raise typer.Exit(WRONG_USAGE) from None
    except OutputExistsError as error:
        session.tell(error.key, path=error.path)
        raise typer.Exit(OUTPUT_EXISTS) from None
    except OutputNotWritableError as error:
        session.tell_text(say(f"results.output.{error.reason}", session.lang, path=error.path))
        raise typer.Exit(WRONG_USAGE) from None
    except OSError as error:
        if _is_folder_gone():
            session.tell("folder-gone")
            raise typer.Exit(WRONG_USAGE) from None
        if error.errno not in OUTPUT_FAILS:
            raise
        drop_stdout()
        session.tell("stdout-failed", why=error.strerror)
        raise typer.Exit(WRONG_USAGE) from None
    except MemoryError:
        session.tell("out-of-memory")
        raise typer.Exit(WRONG_USAGE) from None
    finally:
        session.progress.end()


def _is_folder_gone() -> bool:
    """Say whether the working directory was deleted meanwhile: no name leads anywhere from it."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def drop_stdout() -> None:
    """Send the rest of standard output nowhere; Python would complain at its own exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
