"""`gridscore explain`: every point and yuan of one worker, or what a problem code means."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.folder.settings import STYLE
from gridscore.patterns import pattern
from gridscore.problems import Problems, UsageError

if TYPE_CHECKING:
    from gridscore.cli.gather import Sources
    from gridscore.cli.session import Session
    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Roster
    from gridscore.periods import Period
    from gridscore.results.derivation import Derivation
    from gridscore.results.model import Report

_CODE = pattern(r"GS\d+", re.IGNORECASE)
_FORMATS = ("table", "json")
_ENDINGS = ("xlsx", "json")


def explain(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help="help.who", autocompletion=suggestions.people)
    ],
    period: Annotated[
        str | None,
        typer.Argument(metavar="P", help="help.period", autocompletion=suggestions.any_periods),
    ] = None,
    paths: opt.Paths = None,
    *,
    scheme: opt.SchemeOption = None,
    overrides: opt.SetOption = None,
    format_name: Annotated[
        str | None, opt.format_option("help.format.table-json", _FORMATS)
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="help.output.explain")
    ] = None,
    force: opt.ForceOption = False,
    lang: opt.LangOption = None,
    strict: opt.StrictOption = False,
    draft: opt.DraftOption = False,
    quiet: opt.QuietOption = False,
    verbose: opt.VerboseOption = False,
    no_color: opt.NoColorOption = False,
    progress: opt.ProgressOption = None,
) -> None:
    """Show where every point and yuan of one worker comes from, or explain a problem code."""
    from gridscore.cli.session import guarded
    from gridscore.foreign_names import readable

    who = readable(who)

    talk = opt.Talk(lang, quiet=quiet, verbose=verbose, no_color=no_color, progress=progress)
    with guarded(talk) as session:
        opt.require_choice(format_name, _FORMATS)
        if _CODE.fullmatch(who) and period is None:
            if output is not None or format_name == "json":
                raise UsageError("explain-code-alone")
            _explain_code(session, who.upper())
            return
        if output is not None:
            _check_output(output, format_name, force=force)
        if period is None:
            raise UsageError("explain-needs-period", who=who)
        rules = opt.Rules(scheme, overrides or [], strict=strict, draft=draft)
        delivery = opt.Delivery(output, format_name, force=force)
        _explain_person(session, who, period, paths, rules, delivery)


def _check_output(output: str, format_name: str | None, *, force: bool) -> None:
    """Refuse an output before anything is read, where it is to be refused."""
    from gridscore.cli.deliver import ending_of, require_ending
    from gridscore.results.safe_write import check_output

    if format_name not in (None, ending_of(output)):
        raise UsageError("format-with-file", given=format_name, output=output)
    require_ending(output, _ENDINGS)
    check_output(Path(output), overwrite=force, may_make_folder=False)


def _explain_code(session: Session, code: str) -> None:
    from gridscore.cli.session import print_text
    from gridscore.messages import outline, say
    from gridscore.messages.problems import SEVERITIES

    if code not in SEVERITIES:
        raise UsageError("code-unknown", code=code, near=_hint(session, code, list(SEVERITIES)))
    lang = session.lang
    lines = [f"{code} ({say(f'console.{SEVERITIES[code]}', lang)})"]
    lines += [outline(f"problems.{code}.what", lang), outline(f"problems.{code}.repair", lang)]
    print_text("\n".join(lines))


def _explain_person(
    session: Session,
    who: str,
    given: str,
    paths: list[str] | None,
    rules: opt.Rules,
    delivery: opt.Delivery,
) -> None:
    from gridscore.cli.assess import check_cadence, read_period_argument, refuse_without_tariff
    from gridscore.cli.gather import find_sources, load_numpy, make_case, read_ledger
    from gridscore.periods import parse_period

    if parse_period(given) is None and parse_period(who) is not None:
        raise UsageError("explain-swapped", who=given, period=who)
    period = read_period_argument(given)
    sources = find_sources(session, paths, rules, period)
    check_cadence(sources.loaded.scheme, period)
    load_numpy()
    ledger = read_ledger(sources, period, delivery.files)
    refuse_without_tariff(sources.loaded.scheme, ledger, period)
    case = make_case(sources, ledger, rules)
    person = _find_person(session, case.ledger.roster, who)
    derivations, report = _derive_all(session, sources, case, period, person, rules)
    if not derivations or derivations[-1].period != str(period):
        raise UsageError("who-absent", who=who, period=period)
    if delivery.output is None:
        _show(session, derivations, report, delivery.format or "table")
        return
    folder = sources.folder
    style = folder.root / STYLE if folder else None
    _write(derivations, report, Path(delivery.output), style, force=delivery.force)
    session.mention("written", path=delivery.output)


def _derive_all(
    session: Session,
    sources: Sources,
    case: Case,
    period: Period,
    person: int,
    rules: opt.Rules,
) -> tuple[list[Derivation], Report]:
    """Derive the period, and before a year its routine periods, which its marks come from."""
    from gridscore.cli.assess import report_of
    from gridscore.cli.gather import refuse_errors
    from gridscore.engine.assess import assess_period
    from gridscore.engine.rounds_held import rounds_held
    from gridscore.periods import PeriodKind
    from gridscore.results.derivation import derive

    yearly = period.kind is PeriodKind.YEAR
    rounds = rounds_held(case, period) if yearly else []
    parts = list(dict.fromkeys([*rounds, period]))  # the year itself may be the round
    derivations = []
    for part in parts:
        assessment = assess_period(case, part)
        problems = refuse_errors(Problems(case.ledger.problems, assessment.problems), rules)
        report = report_of(session, sources, case, assessment, problems)
        if person in assessment.person:
            derivations.append(derive(case, assessment, report, person, session.lang))
    return derivations, report


def _find_person(session: Session, roster: Roster, who: str) -> int:
    """Find a person by id, or by a name only one person has; raises UsageError."""
    if who in roster.ids:
        return roster.ids.index(who)
    plain = "".join(who.split())
    named = [i for i, name in enumerate(roster.names) if "".join(name.split()) == plain]
    if len(named) > 1:
        raise UsageError("who-ambiguous", who=who, ids=[roster.ids[i] for i in named])
    if not named:
        near = _hint(session, who, [*roster.ids, *roster.names])
        raise UsageError("who-unknown", who=who, near=near)
    return named[0]


def _hint(session: Session, given: str, known: list[str]) -> str:
    from gridscore.ledger.parsing.near import near_words
    from gridscore.messages import say

    near = list(dict.fromkeys(near_words(given, known)))
    return say("usage.did-you-mean", session.lang, near=near) if near else ""


def _show(
    session: Session, derivations: list[Derivation], report: Report, format_name: str
) -> None:
    if format_name == "json":
        from gridscore.cli.session import print_json

        print_json(_document(derivations, report))
        return
    from gridscore.cli.session import make_console
    from gridscore.results.console.explanation import print_derivation, print_readings

    console = make_console(sys.stdout, session.talk)
    for derivation in derivations:
        print_derivation(derivation, session.lang, console)
    if session.talk.verbose:
        print_readings(report.readings, session.lang, console)


def _document(derivations: list[Derivation], report: Report) -> dict[str, object]:
    from gridscore.results.derivation import as_json

    return {
        "scheme": report.scheme_id,
        "version": report.scheme_version,
        "rules": report.scheme_hash,
        "draft": report.draft,
        "readings": [
            {"id": r.id, "clause": r.clause, "text": r.text, "key": r.key} for r in report.readings
        ],
        "derivations": [as_json(derivation) for derivation in derivations],
    }


def _write(
    derivations: list[Derivation],
    report: Report,
    path: Path,
    style: Path | None,
    *,
    force: bool,
) -> None:
    """Write the printable sheet, or the same as JSON, by the file's ending."""
    from gridscore.results.safe_write import write_safely

    def as_workbook(target: Path) -> None:
        from gridscore.results.xlsx.explain_sheet import write_explanation

        write_explanation(report, derivations, target, style)

    def as_document(target: Path) -> None:
        import json

        text = json.dumps(_document(derivations, report), ensure_ascii=False, indent=2)
        target.write_text(f"{text}\n", "utf-8", "backslashreplace", newline="\n")

    sheet = path.suffix.lower() == ".xlsx"
    write_safely(path, as_workbook if sheet else as_document, overwrite=force)
