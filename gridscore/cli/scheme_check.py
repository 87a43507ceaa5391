"""`gridscore scheme check`: whether a scheme file can be used, and all that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions

if TYPE_CHECKING:
    from gridscore.cli.session import Session
    from gridscore.scheme.loading import LoadedScheme
    from gridscore.trial.dry_run import DryRun


def check(
    scheme: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID", help="help.scheme-checked", autocompletion=suggestions.schemes
        ),
    ],
    *,
    lang: opt.LangOption = None,
    quiet: opt.QuietOption = False,
    no_color: opt.NoColorOption = False,
) -> None:
    """Check a scheme file: every problem with its line, then a dry run. Exit status 2 on errors."""
    from gridscore.cli.exit_status import WRONG_USAGE
    from gridscore.cli.session import guarded

    with guarded(opt.Talk(lang, quiet=quiet, no_color=no_color)) as session:
        loaded = _load(session, scheme)
        trial = _try(loaded)
        if not quiet:
            _tell_remarks(session, loaded)
        if trial and (trial.refused or trial.raised):
            _tell_failure(session, loaded, trial)
            raise typer.Exit(WRONG_USAGE)
        if not quiet:
            _tell_sound(session, loaded, trial)


def _load(session: Session, name: str) -> LoadedScheme:
    from gridscore.cli.scheme_folder import use_folder
    from gridscore.scheme.loading import load_scheme

    folder = use_folder(session)
    return load_scheme(name, folder=folder.root if folder else None)


def _try(loaded: LoadedScheme) -> DryRun | None:
    """Run the scheme dry; one without the tariff that it needs has nothing to compute."""
    from gridscore.trial.dry_run import dry_run

    scheme = loaded.scheme
    if scheme.needs_tariff and not scheme.entries and not scheme.given_totals:
        return None
    return dry_run(loaded)


def _tell_remarks(session: Session, loaded: LoadedScheme) -> None:
    from gridscore.messages import say
    from gridscore.scheme.remarks import remarks_on

    for remark in remarks_on(loaded):
        text = remark.in_language(session.lang)
        session.tell_text(say("usage.scheme-remark", session.lang, text=text))


def _tell_failure(session: Session, loaded: LoadedScheme, trial: DryRun) -> None:
    from gridscore.messages import wording

    for period, error in trial.raised:
        session.tell(
            "dry-run-raised",
            period=period or wording("usage.dry-run-reading"),
            why=f"{type(error).__name__}: {error}",
        )
    if trial.refused:
        session.show_problems(trial.refused)
    session.tell("dry-run-failed", name=loaded.file.name)


def _tell_sound(session: Session, loaded: LoadedScheme, trial: DryRun | None) -> None:
    scheme = loaded.scheme
    session.tell(
        "scheme-sound",
        name=loaded.file.name,
        id=scheme.id,
        version=scheme.version,
        digest=loaded.digest,
    )
    if trial:
        session.tell("dry-run-done", people=trial.people, periods=len(trial.assessed))
