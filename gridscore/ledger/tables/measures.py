"""Measured quantities, wide (a column for each) and long (a row for each)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK, Measures
from gridscore.ledger.parsing.figures import parse_figure
from gridscore.ledger.parsing.items import item_reader
from gridscore.ledger.period_column import figure_periods
from gridscore.ledger.stack import Stack, repeats
from gridscore.numbers import UNSET
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import Amounts
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period


class _Cells(NamedTuple):
    """Cells of all tables, one below the other: whose, of which measure, what they say."""

    stack: Stack
    worker: Amounts
    period: Amounts
    measure: Amounts
    value: Amounts
    col: Amounts


def read_measures(
    tables: Sequence[Table], vocabulary: Vocabulary, people: People, default: Period | None
) -> Measures:
    """Read all tables of measures; a blank cell states nothing.

    What has no worker or period is logged and left out, and so is a value that cannot be read;
    `default` is the period of tables that name none. What is stated twice is an error.
    """
    periods: Codebook[Period] = Codebook()
    stack = Stack.of(tables)
    worker = stack.column(people.find)
    cadences = vocabulary.cadences
    period = stack.column(lambda table: figure_periods(table, cadences, default, periods))
    columns = [*_wide(stack, vocabulary), _long(stack, vocabulary)]
    cells = _stated(stack, worker, period, columns)
    for again, first in repeats(cells.worker, cells.period, cells.measure):
        column = _column(cells, again, vocabulary)
        place = cells.stack.place(first, _column(cells, first, vocabulary))
        cells.stack.report("GS425", again, column, other=place)
    return Measures(
        worker=cells.worker.astype(np.int32),
        period=cells.period.astype(np.int32),
        measure=cells.measure.astype(np.int32),
        value=cells.value,
        sheet=cells.stack.sheet(),
        row=cells.stack.row(),
        col=cells.col.astype(np.int32),
        periods=periods.words,
    )


_Column = tuple["Amounts", "Amounts", "Amounts"]
"""What one column says in every row: measure, value, where it stands."""


def _wide(stack: Stack, vocabulary: Vocabulary) -> list[_Column]:
    """Read the column of each measure; tables that do not have it say nothing."""
    return [
        (
            np.full(len(stack), number, np.int64),
            stack.column(partial(_read_figures, column=measure.id)),
            stack.column(partial(_col, column=measure.id)),
        )
        for number, measure in enumerate(vocabulary.measures)
    ]


def _long(stack: Stack, vocabulary: Vocabulary) -> _Column:
    """Read the lists in which each row names its measure."""
    parse = item_reader(vocabulary.measures)
    return (
        stack.column(lambda table: table.read("measure", parse, required=True)),
        stack.column(lambda table: _read_figures(table, "value")),
        stack.column(lambda table: table.col("value")),
    )


def _read_figures(table: Table, column: str) -> Amounts:
    return table.read_numbers(column, parse_figure, blank=UNSET)


def _col(table: Table, column: str) -> int:
    return table.col(column)


def _stated(stack: Stack, worker: Amounts, period: Amounts, columns: Sequence[_Column]) -> _Cells:
    """Unite the columns, and keep the cells that say something of somebody."""
    measure, value, col = (np.concatenate(part) for part in zip(*columns, strict=True))
    row = np.tile(np.arange(len(stack)), len(columns))
    keep = (worker[row] != BLANK) & (period[row] != BLANK) & (measure != BLANK) & (value != UNSET)
    kept = np.flatnonzero(keep)
    kept = kept[np.argsort(row[kept], kind="stable")]
    row = row[kept]
    return _Cells(stack.take(row), worker[row], period[row], measure[kept], value[kept], col[kept])


def _column(cells: _Cells, position: int, vocabulary: Vocabulary) -> str:
    """Name the column that a cell stands in."""
    table, _ = cells.stack.where(position)
    return (
        "value" if "measure" in table.columns else vocabulary.measures[cells.measure[position]].id
    )
