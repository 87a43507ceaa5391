"""`gridscore scheme new`: begins a scheme file of one's own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from gridscore.cli.session import Session
    from gridscore.scheme.skeleton import Wishes

_ROUTINES = ("month", "quarter", "half-year", "year")


def new(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="help.scheme-file"),
    ] = None,
    *,
    scheme_id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="help.new-id"),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="help.new-title")
    ] = None,
    routine: Annotated[
        str | None,
        typer.Option(
            "--routine",
            metavar="NAME",
            help="help.new-routine",
            autocompletion=suggestions.words(*_ROUTINES),
        ),
    ] = None,
    criteria: Annotated[
        str | None,
        typer.Option(
            "--criteria",
            metavar="LIST",
            help="help.new-criteria",
        ),
    ] = None,
    force: opt.ForceOption = False,
    lang: opt.LangOption = None,
) -> None:
    """Begin a scheme file with comments; what is not given is asked for on a terminal."""
    from gridscore.cli.session import guarded

    with guarded(opt.Talk(lang)) as session:
        from gridscore.cli.scheme_folder import use_folder

        use_folder(session)
        if file is not None:
            _plan(file, force=force)
        given = {"id": scheme_id, "title": title, "routine": routine, "criteria": criteria}
        wishes = _wishes(session, given)
        _write(session, file or f"{wishes.id}.toml", wishes, force=force)


def _wishes(session: Session, given: dict[str, str | None]) -> Wishes:
    from gridscore.foreign_names import as_text
    from gridscore.scheme.skeleton import Wishes, read_criteria

    missing = [name for name, value in given.items() if value is None]
    if missing and not is_terminal():
        raise UsageError("new-missing", names=[f"--{name}" for name in missing])
    said = {
        name: as_text((_ask(session, name) if value is None else value).strip())
        for name, value in given.items()
    }
    opt.require_choice(said["routine"], _ROUTINES)
    return Wishes(said["id"], said["title"], said["routine"], read_criteria(said["criteria"]))


def is_terminal() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def _ask(session: Session, name: str) -> str:
    from gridscore.messages import say

    return str(typer.prompt(say(f"usage.new-ask-{name}", session.lang), err=True))


def _plan(name: str, *, force: bool) -> None:
    """Refuse a name that does not do before anything is asked."""
    from pathlib import Path

    from gridscore.folder.settings import FILE_NAME
    from gridscore.results.safe_write import check_output

    if not name.endswith(".toml"):
        raise UsageError("new-not-toml", given=name)
    if Path(name).name == FILE_NAME:
        raise UsageError("new-is-settings", given=name)
    check_output(Path(name), overwrite=force, may_make_folder=False)


def _write(session: Session, name: str, wishes: Wishes, *, force: bool) -> None:
    from pathlib import Path

    from gridscore.results.safe_write import write_bytes
    from gridscore.scheme.files import scheme_of_text
    from gridscore.scheme.loading import load_file
    from gridscore.scheme.skeleton import skeleton

    text = skeleton(wishes, session.lang)
    load_file(scheme_of_text(name, text))  # an id or title that does not do is told, not written
    write_bytes(Path(name), text.encode(), overwrite=force)
    session.tell("written", path=name)
    session.tell("new-next", path=name)
