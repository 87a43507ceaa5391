"""Results that are handed in ready made: totals of a period, grades of earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK, PastGrades, Totals
from gridscore.ledger.parsing.choices import GRADES, by_word, choice_key, titled_choices
from gridscore.ledger.parsing.figures import LARGEST_FIGURE, parse_points
from gridscore.ledger.parsing.values import Parsed, parse_text
from gridscore.ledger.period_column import figure_periods, past_periods
from gridscore.ledger.stack import Stack, repeats
from gridscore.numbers import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period


def read_totals(
    tables: Sequence[Table], vocabulary: Vocabulary, people: People, default: Period | None
) -> Totals:
    """Read all tables of given totals; a blank total is none.

    What has no worker or period, or cannot be read, is logged and left out; `default` is the
    period of tables that name none. Two totals of one period are an error.
    """
    periods: Codebook[Period] = Codebook()
    stack = Stack.of(tables)
    worker = stack.column(people.find)
    cadences = vocabulary.cadences
    period = stack.column(lambda table: figure_periods(table, cadences, default, periods))
    total = stack.column(lambda table: table.read_numbers("total", _parse_total))
    keep = np.flatnonzero((worker != BLANK) & (period != BLANK) & (total != BLANK))
    stack = stack.take(keep)
    _report_repeats(stack, worker[keep], period[keep], "total")
    return Totals(
        worker=worker[keep].astype(np.int32),
        period=period[keep].astype(np.int32),
        total=total[keep],
        sheet=stack.sheet(),
        row=stack.row(),
        col=stack.column(lambda table: table.col("total")).astype(np.int32),
        periods=periods.words,
    )


def read_past_grades(tables: Sequence[Table], vocabulary: Vocabulary, people: People) -> PastGrades:
    """Read all lists of earlier grades, as the scheme names them, or else as written.

    A row without grade states nothing; one without worker or period is logged and left out.
    Two grades of one period are an error.
    """
    periods: Codebook[Period] = Codebook()
    grades = Codebook[str]()
    stack = Stack.of(tables)
    worker = stack.column(people.find)
    period = stack.column(lambda table: past_periods(table, vocabulary.cadences, periods))
    parse_grade = _grade_reader(vocabulary, grades)
    grade = stack.column(lambda table: table.read("grade", parse_grade))
    keep = np.flatnonzero((worker != BLANK) & (period != BLANK) & (grade != BLANK))
    stack = stack.take(keep)
    _report_repeats(stack, worker[keep], period[keep], "grade")
    return PastGrades(
        worker=worker[keep].astype(np.int32),
        period=period[keep].astype(np.int32),
        grade=grade[keep].astype(np.int32),
        sheet=stack.sheet(),
        row=stack.row(),
        col=stack.column(lambda table: table.col("grade")).astype(np.int32),
        periods=periods.words,
        grades=grades.words,
    )


def _parse_total(cell: Cell) -> Parsed[int]:
    return parse_points(cell, LARGEST_FIGURE * HUNDRED)


def _grade_reader(vocabulary: Vocabulary, grades: Codebook[str]) -> Callable[[Cell], Parsed[int]]:
    names = by_word(titled_choices(GRADES, vocabulary.grades))

    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        return Parsed(grades.code(names.get(choice_key(text), text)) if text else BLANK)

    return parse


def _report_repeats(stack: Stack, worker: Amounts, period: Amounts, column: str) -> None:
    for again, first in repeats(worker, period):
        stack.report("GS425", again, column, other=stack.place(first, column))
