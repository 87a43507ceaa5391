"""Collects problems while ledgers are read, and hands them out in the order of the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.model import cell_name
from gridscore.messages.word_list import Similar, WordList
from gridscore.problems import Place, make_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import SheetRef
    from gridscore.problems import Problem


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
        worded: dict[str, object] = {}
        for name, detail in details.items():
            kind = Similar if name == "near" else WordList
            worded[name] = kind(tuple(detail)) if isinstance(detail, list) else detail
        problem = make_problem(code, self.place(sheet, row, col), value, **worded)
        self._met.append((sheet, row, col, problem))

    def place(self, sheet: int, row: int, col: int) -> Place:
        """Name a cell in the terms people know it by."""
        ref = self._sheets[sheet]
        return Place(ref.file, ref.name, cell_name(row, col))

    def in_order(self) -> list[Problem]:
        """Return the problems by sheet, then row, then column."""
        return [problem for *_, problem in sorted(self._met, key=lambda met: met[:3])]
