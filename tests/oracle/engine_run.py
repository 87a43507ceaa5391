"""Runs gridscore on a station-year's files and gives back what the oracle gives."""

from dataclasses import dataclass
from pathlib import Path

from gridscore.engine.assessment import Case
from gridscore.engine.routine import assess_routine
from gridscore.engine.year import assess_year
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.model import Ledger
from gridscore.ledger.sources import read_grids
from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import Period, PeriodKind, parse_period
from gridscore.problems import Problem
from gridscore.results.model import WHOLE_NUMBERS, Kind, Report
from gridscore.results.report import build_report
from gridscore.scheme.loading import LoadedScheme, load_scheme

from .station import Settings

SCHEME = "daqinggou-2013"


@dataclass
class Run:
    """What gridscore made of the files: rows, or the errors that forbade them."""

    rows: list[dict[str, str]]
    errors: list[Problem]
    problems: list[Problem]
    report: Report | None


def overrides_of(settings: Settings, scheme: str = SCHEME) -> list[str]:
    """Put the settings of a station into `--set` options, as far as the regulation knows them."""
    given = [f"year.grade_leavers={'true' if settings.leavers_rewarded else 'false'}"]
    given += [f"pay.{name}={amount}" for name, amount in settings.rewards.items()]
    if scheme != "daqinggou-2015":
        given.append(f"pay.bonus.proration={settings.proration}")
    if scheme == "jimiya":  # faults take from what nobody scores
        return given
    given.append(f"scoring.trim={1 if settings.scorers == 'trimmed' else 0}")
    if scheme != "daqinggou-2015":
        given += _overrides_with_a_vote(settings)
    if settings.subsidy is not None:
        given.append(f"pay.subsidy={settings.subsidy}")
    if settings.scorers == "roles":
        weights = ", ".join(f"{role} = {weight}" for role, weight in settings.role_weights.items())
        given.append(f"scoring.role_weights={{ {weights} }}")
    return given


def _overrides_with_a_vote(settings: Settings) -> list[str]:
    """Put into options what only regulations with annual sheets and a vote know."""
    routine, panel, residents = settings.weights
    routine_alone, residents_alone = settings.weights_without_panel
    return [
        f"year.weights={{ routine = {routine}, panel = {panel}, survey = {residents} }}",
        f"year.weights_without_panel={{ routine = {routine_alone}, survey = {residents_alone} }}",
        f"survey.denominator={settings.ballots}",
    ]


def load(settings: Settings, scheme: str = SCHEME) -> LoadedScheme:
    """Load a regulation under a station's settings."""
    return load_scheme(scheme, overrides_of(settings, scheme))


def read(paths: list[Path], loaded: LoadedScheme, default: Period | None = None) -> Ledger:
    """Read the files as the command does."""
    files, problems = find_files(paths, paths[0])
    grids, unread = read_grids(files)
    return assemble_ledger(grids, loaded.scheme, default, [*problems, *unread])


def assess(ledger: Ledger, loaded: LoadedScheme, given: str, *, draft: bool = False) -> Run:
    """Assess one period and take the published table as text, as `--lang en` csv has it."""
    period = parse_period(given)
    assert period is not None
    errors = [p for p in ledger.problems if p.severity is Severity.ERROR]
    if errors:
        return Run([], errors, ledger.problems, None)
    case = Case(ledger, loaded.scheme, loaded.settings, draft)
    run = assess_year if period.kind is PeriodKind.YEAR else assess_routine
    assessment = run(case, period)
    errors = [p for p in assessment.problems if p.severity is Severity.ERROR]
    report = build_report(case, loaded, assessment, Lang.EN, "")
    rows = [] if errors else table_rows(report)
    return Run(rows, errors, assessment.problems, report)


def table_rows(report: Report) -> list[dict[str, str]]:
    """Write out the roster of a report, figures with two decimals, unset ones empty."""
    columns = {}
    for column in report.roster.columns:
        if column.kind in (Kind.TEXT, Kind.WORD):
            columns[column.id] = [str(value) for value in column.values]
        else:
            write = str if column.kind in WHOLE_NUMBERS else format_hundredths
            columns[column.id] = [
                "" if value == UNSET else write(int(value)) for value in column.values
            ]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
