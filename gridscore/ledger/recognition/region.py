"""A table found in a sheet, before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.recognition.footers import Footer
    from gridscore.ledger.recognition.labels import Fixed


@dataclass(frozen=True, slots=True)
class Region:
    """A table found in a sheet: its columns, and the rows `first` up to but without `end`.

    `columns` are grid columns by column name, `extra` the headings that belong to none,
    `titles` the text above the headings, `footers` rows of sums, points and signatures in
    between. `width` is the number of columns up to the last heading. `fixed` are cells that
    hold for every row, such as the name above a form. A form of one person without any
    points `is_blank`. `void` are the headings among `extra` that may say of a row that it does
    not count, by grid column.
    """

    kind: TableKind
    header_row: int
    columns: dict[str, int]
    headings: tuple[tuple[str, str], ...]
    extra: tuple[str, ...]
    titles: str
    first: int
    end: int
    footers: Mapping[int, Footer]
    width: int
    fixed: Mapping[str, Fixed] = field(default_factory=dict)
    is_blank: bool = False
    void: Mapping[int, str] = field(default_factory=dict)


def text_of(rows: Iterable[Sequence[Cell]]) -> str:
    """Put the texts of some rows together, such as the lines of a title."""
    return "\n".join(cell for row in rows for cell in row if isinstance(cell, str) and cell)
