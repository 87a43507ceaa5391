"""Where the rows and columns of a template go in the form that is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.forms.model import Field, Form
    from gridscore.forms.template import Template


class Column(NamedTuple):
    """A column of the form: where it stood in the template, and what it is, if it is ours."""

    origin: int
    placeholder: str = ""
    field: Field | None = None


class Geometry:
    """The columns of a form, and where everything of its template goes; all count from 1.

    A placeholder becomes as many columns as it stands for, none where the form has no use for
    it; the row under the headings becomes `rows` rows, `first` to `last`.
    """

    def __init__(self, template: Template, form: Form, width: int) -> None:
        self._known = template.columns
        self.heading = template.heading_row
        self.first = self.heading + 1
        self.rows = len(form.rows) + form.blank_rows
        self.last = self.heading + self.rows
        self.columns: list[Column] = []
        self._starts = [1]
        for origin in range(1, width + 1):
            self._starts.append(len(self.columns) + 1)
            self.columns += _columns_at(origin, template.columns, form)
        self._starts.append(len(self.columns) + 1)

    def is_placeholder(self, origin: int) -> bool:
        """Say whether the heading of a column of the template stands for ours."""
        return origin in self._known

    def row_of(self, row: int) -> int:
        """Say where a row above or below the model row goes."""
        return row if row <= self.heading else row + self.rows - 1

    def places_of(self, origin: int) -> range:
        """Say which columns one of the template becomes."""
        return range(self._starts[origin], self._starts[origin + 1])

    def place_of(self, origin: int) -> int:
        """Say where the words of a column go that stand above or below the table."""
        return min(self._starts[origin], len(self.columns))

    def moved(self, bounds: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
        """Say where merged cells go, as left, top, right, bottom; None where they are one cell."""
        left, top, right, bottom = bounds
        first, last = self._starts[left], self._starts[right + 1] - 1
        upper, lower = self.row_of(top), self.row_of(bottom)
        if top <= self.first <= bottom or last < first or (first, upper) == (last, lower):
            return None
        return first, upper, last, lower


def _columns_at(origin: int, known: Mapping[int, tuple[str, str]], form: Form) -> list[Column]:
    if origin not in known:
        return [Column(origin)]
    placeholder, words = known[origin]
    return [
        Column(origin, placeholder, field.headed(words) if words else field)
        for field in form.fields.get(placeholder, ())
    ]
