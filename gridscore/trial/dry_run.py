"""A dry run of a scheme: an invented station, assessed in every kind of period for a year.

A scheme can be sound in every part and still ask for what cannot be computed or told. So a
station is made up in memory, with an amount for each that the station would set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.periods import Period
from gridscore.problems import only
from gridscore.records import dataclass
from gridscore.scheme.loading import open_settings
from gridscore.trial.invented_station import PEOPLE, YEAR, invented_grids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.engine.assessment import Case
    from gridscore.problems import Problem
    from gridscore.scheme.loading import LoadedScheme

_AMOUNT = 10000  # fen


@dataclass(frozen=True, slots=True)
class DryRun:
    """What came of a dry run of `people`.

    `assessed` are the periods that went through, `refused` the errors met in the invented
    ledgers, `raised` what went wrong inside the program, with the period (None: in reading).
    """

    people: int
    assessed: tuple[Period, ...]
    refused: tuple[Problem, ...]
    raised: tuple[tuple[Period | None, Exception], ...]


def dry_run(loaded: LoadedScheme) -> DryRun:
    """Assess an invented station by a scheme; never raises, whatever the scheme brings about."""
    try:
        case = _read(loaded)
    except Exception as error:
        return DryRun(len(PEOPLE), (), (), ((None, error),))
    assessed, refused = list[Period](), [*only(case.ledger.problems, Severity.ERROR)]
    raised = list[tuple[Period | None, Exception]]()
    periods = [period for kind in loaded.scheme.cadences for period in YEAR.parts(kind)]
    for period in [] if refused else periods:
        try:
            errors = _assess(case, loaded, period)
        except Exception as error:
            raised.append((period, error))
            continue
        refused += errors
        assessed += [] if errors else [period]
    return DryRun(len(PEOPLE), tuple(assessed), tuple(refused), tuple(raised))


def _read(loaded: LoadedScheme) -> Case:
    from gridscore.engine.assessment import Case
    from gridscore.ledger.assemble import assemble_ledger

    ledger = assemble_ledger(invented_grids(loaded.scheme), loaded.scheme, None)
    settings = dict.fromkeys(open_settings(loaded.file.table), _AMOUNT)
    return Case(ledger, loaded.scheme, settings)


def _assess(case: Case, loaded: LoadedScheme, period: Period) -> Sequence[Problem]:
    """Assess one period and put it into words, as a command does; returns the errors met."""
    from gridscore.engine.assess import assess_period
    from gridscore.results.report import build_report

    assessment = assess_period(case, period)
    errors = only(assessment.problems, Severity.ERROR)
    if not errors:
        build_report(case, loaded, assessment, Lang.EN, "").make_journal()
    return errors
