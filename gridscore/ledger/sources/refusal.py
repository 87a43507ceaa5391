"""Why a file is not read."""

from __future__ import annotations

from gridscore.problems import Place, Problem, make_problem


class RefusedError(Exception):
    """A file, or one sheet of it, is not read; `code` is the problem to report for it."""

    def __init__(self, code: str, *, sheet: str = "", cell: str = "", **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.details = details

    def as_problem(self, file: str) -> Problem:
        """Report the refusal at its place in `file`."""
        return make_problem(self.code, Place(file, self.sheet, self.cell), "", **self.details)
