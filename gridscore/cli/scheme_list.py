"""`gridscore scheme list`: the regulations there are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from gridscore.cli import options as opt
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.cli.session import Session
    from gridscore.scheme.files import SchemeFile
    from gridscore.scheme.loading import LoadedScheme

_FORMATS = ("table", "json")


def list_schemes(
    *,
    format_name: Annotated[str, opt.format_option("help.format.table-json", _FORMATS)] = "table",
    lang: opt.LangOption = None,
    no_color: opt.NoColorOption = False,
) -> None:
    """List the regulations: the shipped ones, and those in the ledger folder around here."""
    from gridscore.cli.session import guarded, print_json

    with guarded(opt.Talk(lang, no_color=no_color)) as session:
        opt.require_choice(format_name, _FORMATS)
        from gridscore.cli.scheme_folder import use_folder

        folder = use_folder(session)
        rows = [
            row
            for versions in _all_versions(folder.root if folder else None)
            for file in versions
            if (row := _row(session, file)) is not None
        ]
        if format_name == "json":
            print_json(rows)
        else:
            _print_table(session, rows)


def _all_versions(folder: Path | None) -> list[list[SchemeFile]]:
    from gridscore.scheme.files import find_versions, own_schemes, shipped_schemes

    own = sorted(file.id for file in own_schemes(folder))
    names = dict.fromkeys([*shipped_schemes(), *own])
    return [find_versions(name, folder) for name in names if name]


def _row(session: Session, file: SchemeFile) -> dict[str, str] | None:
    """Describe one version in a few words; what is not sound is told and left out."""
    from gridscore.messages import in_words
    from gridscore.scheme.loading import load_file
    from gridscore.scheme.outline.whole import cadences, in_force, subjects

    try:
        loaded: LoadedScheme = load_file(file)
    except UsageError:
        session.tell("scheme-unsound", name=file.name)
        return None
    scheme = loaded.scheme
    words = {
        "title": scheme.title,
        "subjects": subjects(scheme),
        "cadence": cadences(scheme),
        "in_force": in_force(file),
    }
    told = {key: str(in_words(text, session.lang)) for key, text in words.items()}
    return {"id": scheme.id, "version": scheme.version, **told, "file": file.name}


def _print_table(session: Session, rows: list[dict[str, str]]) -> None:
    from gridscore.cli.session import make_console
    from gridscore.results.scheme_text import print_schemes

    print_schemes(rows, session.lang, make_console(sys.stdout, session.talk))
