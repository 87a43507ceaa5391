"""What the commands of one period share, `month` to `year-end`: read, assess, deliver."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gridscore.cli.deliver import deliver, plan_delivery, shows_tables_alone
from gridscore.cli.gather import (
    Sources,
    find_sources,
    load_numpy,
    make_case,
    read_ledger,
    refuse_errors,
    tell_tables,
)
from gridscore.cli.session import guarded
from gridscore.messages import wording
from gridscore.messages.word_list import WordList
from gridscore.periods import Period, PeriodKind, parse_period
from gridscore.problems import Problems, UsageError
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.cli.options import Delivery, Rules, Talk
    from gridscore.cli.session import Session
    from gridscore.engine.assessment import Assessment, Case
    from gridscore.ledger.model import Ledger
    from gridscore.results.model import Report
    from gridscore.scheme.model import Scheme

EXAMPLES = {
    PeriodKind.MONTH: "2026-03",
    PeriodKind.QUARTER: "2026Q1",
    PeriodKind.HALF: "2026H1",
    PeriodKind.YEAR: "2026",
}


def run_assessment(
    kind: PeriodKind,
    given: str,
    paths: Sequence[str] | None,
    talk: Talk,
    rules: Rules,
    delivery: Delivery,
) -> None:
    """Assess one period of the given kind and deliver the result."""
    with guarded(talk) as session:
        period = read_period_argument(given, (kind,))
        sources = find_sources(session, paths, rules, period)
        check_cadence(sources.loaded.scheme, period)
        planned = plan_delivery(delivery, sources, str(period))
        load_numpy()
        deliver(session, _assessed(session, sources, period, rules, planned), planned)


def _assessed(
    session: Session, sources: Sources, period: Period, rules: Rules, planned: Delivery
) -> Report:
    """Read and assess a period, and put it into words.

    As soon as nothing that is planned asks for the ledgers and for the lines any more, they are
    let go of: what follows then needs no memory of its own.
    """
    from gridscore.engine.assess import assess_period

    case = _read(session, sources, period, rules, planned)
    session.progress.begin("assess")
    assessment = assess_period(case, period)
    problems = refuse_errors(Problems(case.ledger.problems, assessment.problems), rules)
    if not shows_tables_alone(planned):
        return report_of(session, sources, case, assessment, problems)
    case = case.people_alone()
    journal = None
    if planned.journal is None:
        assessment = assessment.result_alone()
    else:
        from gridscore.results.journal_table import journal_parts

        journal = partial(journal_parts, case, assessment.lines_alone(), session.lang)
    return report_of(session, sources, case, assessment, problems).tables_alone(journal)


def _read(
    session: Session, sources: Sources, period: Period, rules: Rules, planned: Delivery
) -> Case:
    """Read what is to be assessed, which nothing but the case holds."""
    ledger = read_ledger(sources, period, planned.files)
    tell_tables(session, ledger)
    refuse_without_tariff(sources.loaded.scheme, ledger, period)
    return make_case(sources, ledger, rules)


def read_period_argument(given: str, kinds: Sequence[PeriodKind] = tuple(PeriodKind)) -> Period:
    """Read the period a command was given, of one of these kinds.

    Raises UsageError, for another kind with an example of the first.
    """
    period = parse_period(given)
    if period is None:
        raise UsageError("period-malformed", given=given)
    if period.kind not in kinds:
        wanted = kinds[0]
        raise UsageError(
            "period-kind",
            given=given,
            wanted=wording(f"usage.kind.{wanted}"),
            example=EXAMPLES[wanted],
        )
    return period


def check_cadence(scheme: Scheme, period: Period) -> None:
    """Refuse a period the regulation does not assess by."""
    if period.kind not in scheme.cadences:
        kinds = [wording(f"usage.kind.{kind}") for kind in scheme.cadences]
        raise UsageError(
            "period-not-of-scheme",
            scheme=scheme.id,
            kinds=WordList(tuple(kinds)),
            given=wording(f"usage.kind.{period.kind}"),
        )


def refuse_without_tariff(scheme: Scheme, ledger: Ledger, period: Period) -> None:
    """Refuse to score by a regulation that leaves its tariff to a file of the station's own.

    Totals that are handed in for the period, or for some of its rounds, need none.
    """
    given = any(period.contains(known) for known in ledger.totals.periods)
    if scheme.lacks_tariff and not given:
        sections = {section.id for section in scheme.sections}
        raise UsageError(
            "tariff-missing",
            scheme=scheme.id,
            period=period,
            clause=scheme.score.clause if scheme.score else scheme.year.clause,
            section='\n    section = "daily"' if "daily" in sections else "",
        )


def report_of(
    session: Session, sources: Sources, case: Case, assessment: Assessment, problems: Problems
) -> Report:
    """Put an assessment into the words of the session's language."""
    from gridscore.results.report import build_report

    station = sources.folder.station if sources.folder else ""
    report = build_report(case, sources.loaded, assessment, session.lang, station)
    return replace(report, problems=problems)
