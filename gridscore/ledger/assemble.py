"""From grids to the ledger: recognises the tables, types their columns, gathers every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.headings import (
    EXEMPTIONS,
    INCIDENTS,
    LONG_SCORES,
    ROSTER,
    SURVEY,
    table_kinds,
)
from gridscore.ledger.model import Ledger, Measures, PastGrades, TableRead, Totals
from gridscore.ledger.people import People
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognise import recognise
from gridscore.ledger.subjects import only_subjects
from gridscore.ledger.table import open_table
from gridscore.ledger.tables.exemptions import read_exemptions
from gridscore.ledger.tables.incidents import read_incidents
from gridscore.ledger.tables.roster import read_roster
from gridscore.ledger.tables.score_sheets import read_scores
from gridscore.ledger.tables.survey import read_survey
from gridscore.messages.word_list import WordList
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.table import Table
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme

_NONE = np.zeros(0, np.int32)


def assemble_ledger(
    grids: Sequence[Grid],
    scheme: Scheme,
    default_period: Period | None,
    problems: Sequence[Problem] = (),
) -> Ledger:
    """Read all tables of all sheets, in the order given, under one scheme.

    `default_period` is the period of the run. Score sheets that name none belong to it if it is
    a routine one, else they are an error; tallies that name no year belong to its year.
    `problems` from reading the files come first in the ledger's own. Bad content never raises:
    with errors among the problems the tables hold what could be typed.
    """
    sheets = [grid.ref for grid in grids]
    log = ProblemLog(sheets)
    kinds = table_kinds(scheme)
    tables = [
        open_table(grid, region, sheet, log)
        for sheet, grid in enumerate(grids)
        for region in recognise(grid, sheet, kinds, log)
    ]

    def of_kind(kind: str) -> list[Table]:
        return [table for table in tables if table.kind.id == kind]

    rosters = of_kind(ROSTER.id)
    roster = read_roster(rosters)
    people = People(roster.ids, roster.names)
    scores = read_scores(of_kind(LONG_SCORES.id), scheme, people, default_period)
    incidents = read_incidents(of_kind(INCIDENTS.id), scheme, people)
    survey = read_survey(of_kind(SURVEY.id), scheme, people, roster, default_period)
    exemptions = read_exemptions(of_kind(EXEMPTIONS.id), scheme, people)
    for table in tables:
        _report_on_whole(table)
    return Ledger(
        roster=only_subjects(roster, scheme.subjects),
        scores=scores,
        incidents=incidents,
        survey=survey,
        exemptions=exemptions,
        measures=Measures(*(_NONE,) * 3, _NONE.astype(np.int64), *(_NONE,) * 3, []),
        totals=Totals(*(_NONE,) * 2, _NONE.astype(np.int64), *(_NONE,) * 3, []),
        past_grades=PastGrades(*(_NONE,) * 6, [], []),
        handed_in=frozenset(table.kind.id for table in tables),
        sheets=sheets,
        problems=[*problems, *([] if rosters else [_no_roster()]), *log.in_order()],
        tables=[_summary(table) for table in tables],
    )


def _report_on_whole(table: Table) -> None:
    if table.region.extra:
        table.report_whole("GS205", columns=list(table.region.extra))
    if not len(table):
        table.report_whole("GS210" if table.kind.may_be_empty else "GS204")
    if table.tidied:
        table.report_whole("GS320", count=table.tidied)


def _no_roster() -> Problem:
    required = tuple(ROSTER.title_of(names) for names in ROSTER.required)
    optional = tuple(
        column.title for column in ROSTER.columns if (column.id,) not in ROSTER.required
    )
    return make_problem("GS401", required=WordList(required), optional=WordList(optional))


def _summary(table: Table) -> TableRead:
    """Say what a table was taken for; a score sheet of the year is a panel sheet."""
    is_panel = table.period is not None and table.period.kind is PeriodKind.YEAR
    region = table.region
    return TableRead(
        sheet=table.ref,
        kind="panel" if is_panel and table.kind.id == "scores" else table.kind.id,
        header_row=region.header_row,
        rows=len(table),
        period=table.period,
        headings=region.headings,
        ignored=region.extra,
    )
