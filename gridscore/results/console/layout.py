"""Which columns of a result fit on the terminal, how wide each is, and how its heading is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.records import dataclass
from gridscore.results.escape import display_width, visible
from gridscore.results.model import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.results.model import Column

_NARROWEST_REASONS, _WIDEST_REASONS = 12, 60
_WAYS = ((2, False, 16), (2, True, 16), (1, True, 16), (1, True, 12))
"""Cells between columns, whether headings are folded, how wide a text may be; the best first."""
_SHORTEST_TO_FOLD = 4  # characters of a heading

_ALWAYS = {"rank", "change", "id", "name", "total", "grade", "paid", "standing"}
_FIRST_TO_GO = ["survey_band", "zone", "survey_rate", "parent", "level", "grid", "opening"]
_LAST_TO_GO = ["survey", "deducted", "panel", "routine", "commendation", "bonus"]  # after criteria
_LAST_TO_GO += ["due", "withheld"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns shown with their widths, and the cells between two of them."""

    widths: dict[str, int]
    gap: int
    folded: bool

    @property
    def needed(self) -> int:
        """How many cells a line takes."""
        return sum(self.widths.values()) + self.gap * (len(self.widths) - 1)

    def heading(self, column: Column) -> str:
        """Give a column's heading, over two lines where headings are folded."""
        return "\n".join(_lines(column, folded=self.folded))


def lay_out(
    columns: Sequence[Column],
    cells: Mapping[str, Sequence[str]],
    room: int,
    *,
    bulletin: bool,
) -> Layout:
    """Make the columns fit into `room` cells.

    Where they do not, reasons are shortened and the less important columns left out. A bulletin is
    read for its figures: before one of them is left out, headings run over two lines, columns
    stand closer, names are shortened, reasons and standing go.
    """
    ways = _WAYS if bulletin else _WAYS[:1]
    natural = 0
    for gap, folded, widest in ways:
        widths = {one.id: _width(one, cells[one.id], widest, folded=folded) for one in columns}
        layout = Layout(widths, gap, folded=folded)
        natural = widths.get("reasons", 0)
        if natural:
            widths["reasons"] = min(natural, _NARROWEST_REASONS)
        if layout.needed <= room:
            break
    _leave_out(layout, room, bulletin=bulletin)
    if "reasons" in layout.widths:
        spare = max(0, room - layout.needed)
        layout.widths["reasons"] = min(natural, layout.widths["reasons"] + spare)
    return layout


def _leave_out(layout: Layout, room: int, *, bulletin: bool) -> None:
    named = {*_ALWAYS, *_FIRST_TO_GO, *_LAST_TO_GO, "reasons"}
    criteria = [name for name in layout.widths if name not in named]
    words = ["reasons", "standing"] if bulletin else []
    order = [*_FIRST_TO_GO, *words, *reversed(criteria), *_LAST_TO_GO, "reasons"]
    for name in order:
        if layout.needed <= room:
            break
        layout.widths.pop(name, None)


def _width(column: Column, cells: Sequence[str], widest: int, *, folded: bool) -> int:
    content = max(map(display_width, cells))
    if column.kind in TEXTS:
        content = min(content, _WIDEST_REASONS if column.id == "reasons" else widest)
    return max(content, *map(display_width, _lines(column, folded=folded)))


def _lines(column: Column, *, folded: bool) -> list[str]:
    """Cut a Chinese heading into two lines; words of letters are not cut."""
    heading = visible(column.heading)
    if not folded or len(heading) < _SHORTEST_TO_FOLD or any(map(str.isascii, heading)):
        return [heading]
    middle = -(-len(heading) // 2)
    return [heading[:middle], heading[middle:]]
