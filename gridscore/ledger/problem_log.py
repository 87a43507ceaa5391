"""Collects problems while ledgers are read, and hands them out in the order of the sheets."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from gridscore.ledger.model import cell_name
from gridscore.messages.word_list import Hint, WordList
from gridscore.numbers import format_hundredths
from gridscore.problems import Place, Problem, make_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import SheetRef


_ONCE_A_ROW = frozenset({"GS328"})
"""What is told at the first cell of a row: `病假` beside each criterion is one absence."""


class ProblemLog:
    """The problems met so far, each with its sheet, row and column (counted from 0)."""

    def __init__(self, sheets: Sequence[SheetRef]) -> None:
        self._sheets = sheets
        self._met: list[tuple[int, int, int, Problem]] = []

    def at(
        self, code: str, sheet: int, row: int, col: int, value: str = "", **details: object
    ) -> None:
        """Note a problem with a cell; details that are lists are put in words as such.

        A list called `near` becomes a hint of its own, which is absent when the list is empty.
        """
        problem = make_problem(code, self.place(sheet, row, col), value, **_worded(details))
        self._met.append((sheet, row, col, problem))

    def at_each(
        self,
        code: str,
        sheet: int,
        rows: Sequence[int],
        col: int,
        value: str,
        details: dict[str, object],
    ) -> None:
        """Note the same problem with many cells of a column; they share all but the place."""
        one = make_problem(code, None, value, **_worded(details))
        for row in rows:
            place = self.place(sheet, row, col)
            problem = Problem(code, one.severity, place, value, one.details)
            self._met.append((sheet, row, col, problem))

    def compare_points(
        self, cell: tuple[int, int, int], value: str, heading: str, stated: int | None, worth: int
    ) -> None:
        """Warn where a cell states other points for a criterion than the regulation.

        The cell is given by sheet, row and column, points in hundredths; `worth` is 0 where the
        regulation sets no limit.
        """
        if stated is not None and worth not in {0, stated}:
            self.at(
                *("GS216", *cell, value),
                heading=heading,
                stated=format_hundredths(stated),
                worth=format_hundredths(worth),
            )

    def take_over(self, other: ProblemLog, sheets: Sequence[int] | None = None) -> None:
        """Note what another log was told, whose sheets have those numbers in here, or the same."""
        number = range(len(self._sheets)) if sheets is None else sheets
        self._met += [(number[sheet], row, col, told) for sheet, row, col, told in other._met]

    def begun_anew(self) -> ProblemLog:
        """Give a log of the same sheets that was told nothing yet."""
        return ProblemLog(self._sheets)

    @property
    def rows(self) -> list[int]:
        """The rows with problems, as they were met."""
        return [row for _, row, _, _ in self._met]

    def place(self, sheet: int, row: int, col: int) -> Place:
        """Name a cell in the terms people know it by."""
        ref = self._sheets[sheet]
        return Place(ref.file, ref.name, cell_name(row, col))

    def in_order(self) -> list[Problem]:
        """Return the problems by sheet, then row, then column; some only once for each row."""
        problems = []
        told: set[tuple[int, int, str]] = set()
        for sheet, row, _, problem in sorted(self._met, key=itemgetter(0, 1, 2)):
            if problem.code in _ONCE_A_ROW:
                if (sheet, row, problem.code) in told:
                    continue
                told.add((sheet, row, problem.code))
            problems.append(problem)
        return problems


def _worded(details: dict[str, object]) -> dict[str, object]:
    worded: dict[str, object] = {}
    for name, detail in details.items():
        kind = Hint if name == "near" else WordList
        worded[name] = kind(tuple(detail)) if isinstance(detail, list) else detail
    return worded
