"""`gridscore scheme show`: a regulation as a person reads it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from gridscore.cli.session import Session
    from gridscore.scheme.outline.whole import Outline

_FORMATS = ("table", "md", "json")


def show(
    scheme: Annotated[
        str | None,
        typer.Argument(
            metavar="ID|FILE",
            help="help.scheme-shown",
            autocompletion=suggestions.schemes,
        ),
    ] = None,
    *,
    overrides: opt.SetOption = None,
    format_name: Annotated[str, opt.format_option("help.format.table-md-json", _FORMATS)] = "table",
    lang: opt.LangOption = None,
    no_color: opt.NoColorOption = False,
) -> None:
    """Show a regulation: its rules with clauses and amounts, its readings, what is left out."""
    from gridscore.cli.session import guarded

    with guarded(opt.Talk(lang, no_color=no_color)) as session:
        opt.require_choice(format_name, _FORMATS)
        _write(session, _outline(session, scheme, overrides or []), format_name)


def _outline(session: Session, name: str | None, overrides: list[str]) -> Outline:
    from gridscore.cli.scheme_folder import use_folder
    from gridscore.scheme.loading import load_scheme, shipped_schemes
    from gridscore.scheme.outline.whole import outline_of

    folder = use_folder(session)
    name = name or (folder.scheme if folder else None)
    if name is None:
        raise UsageError("no-scheme-named", known=list(shipped_schemes()))
    return outline_of(load_scheme(name, overrides, folder=folder.root if folder else None))


def _write(session: Session, outline: Outline, format_name: str) -> None:
    from gridscore.cli.session import make_console, print_json
    from gridscore.results import scheme_text

    if format_name == "json":
        print_json(scheme_text.outline_as_data(outline, session.lang))
    elif format_name == "md":
        typer.echo(scheme_text.outline_as_markdown(outline, session.lang), nl=False)
    else:
        console = make_console(sys.stdout, session.talk)
        scheme_text.print_outline(outline, session.lang, console)
