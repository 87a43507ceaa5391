"""`gridscore check`: read everything, compute nothing, list every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.problems import UsageError, has_errors

if TYPE_CHECKING:
    from gridscore.cli.session import Session
    from gridscore.problems import Problem


def check(
    paths: opt.Paths = None,
    *,
    scheme: opt.SchemeOption = None,
    overrides: opt.SetOption = None,
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="help.format.text-json",
            autocompletion=suggestions.words("text", "json"),
        ),
    ] = "text",
    lang: opt.LangOption = None,
    strict: opt.StrictOption = False,
    quiet: opt.QuietOption = False,
    verbose: opt.VerboseOption = False,
    no_color: opt.NoColorOption = False,
    progress: opt.ProgressOption = None,
) -> None:
    """Read everything, compute nothing, and list every problem. Exit status 1 on errors."""
    from gridscore.cli.session import LEDGER_ERRORS, guarded

    with guarded(opt.Talk(lang, quiet, verbose, no_color, progress)) as session:
        if format_name not in ("text", "json"):
            raise UsageError("choice-unknown", given=format_name, known="text, json")
        problems = _find_problems(session, paths, opt.Rules(scheme, overrides or [], strict))
        if format_name == "json":
            _print_json(session, problems)
        elif problems:
            session.show_problems(problems)
        elif not quiet:
            session.tell("check-clean")
        if has_errors(problems):
            raise typer.Exit(LEDGER_ERRORS)


def _find_problems(session: Session, paths: list[str] | None, rules: opt.Rules) -> list[Problem]:
    """Collect what reading met and, where the tables could be typed, what is missing in them."""
    from gridscore.cli.assess import tell_tables
    from gridscore.cli.gather import find_sources, read_ledger, weighed

    sources = find_sources(session, paths, rules)
    # After the regulation is loaded, which may do without all that checks one.
    from gridscore.engine.assessment import Case
    from gridscore.engine.checking import check_case

    ledger = read_ledger(sources, None)
    tell_tables(session, ledger)
    problems = list(ledger.problems)
    if not has_errors(problems):
        problems += check_case(Case(ledger, sources.loaded.scheme, sources.loaded.settings))
    return weighed(problems, rules)


def _print_json(session: Session, problems: list[Problem]) -> None:
    from gridscore.cli.session import print_json
    from gridscore.results.problem_list import problems_as_json

    print_json(problems_as_json(problems, session.lang))
