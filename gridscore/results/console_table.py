"""The roster as a table on the terminal, and the lines that it shares with the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from gridscore.messages import say
from gridscore.numbers import UNSET, format_hundredths, format_money
from gridscore.results.escape import Encodable, display_width, shorten, visible
from gridscore.results.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from gridscore.results.model import Column, Report

_WRITERS: dict[Kind, Callable[[int], str]] = {
    Kind.COUNT: str,
    Kind.CHANGE: "{:+}".format,
    Kind.MONEY: format_money,
}
_TEXTS = {Kind.TEXT, Kind.WORD}
_WIDEST_TEXT = 16
_NARROWEST_REASONS, _WIDEST_REASONS = 12, 60
_GAP = 2  # cells between columns

_ALWAYS = {"rank", "id", "name", "total", "grade", "paid", "standing"}
_FIRST_TO_GO = ["survey_band", "zone", "survey_rate", "parent", "level", "grid"]  # then criteria
_LAST_TO_GO = ["survey", "deducted", "panel", "routine", "commendation", "bonus"]
_LAST_TO_GO += ["due", "withheld", "reasons"]


def styled(*pieces: tuple[str, str]) -> Text:
    """Join pieces of text, each with its style; nothing in them is taken for markup."""
    from rich.text import Text

    return Text.assemble(*pieces)


def put_line(console: Console, *pieces: tuple[str, str], indent: int = 0) -> None:
    """Print one line of styled pieces, cut to the width of the console."""
    room = console.width - indent
    line = styled((" " * indent, ""))
    for text, style in pieces:
        shown = shorten(text, room)
        line.append(shown, style)
        room -= display_width(shown)
    console.print(Encodable(line), soft_wrap=True)


def print_title(report: Report, console: Console) -> None:
    """Print what the report is, under a banner if it is a draft."""
    if report.draft:
        put_line(console, (say("console.draft", report.lang), "bold white on red"))
    put_line(console, (visible(f"{report.station} {report.title}".strip()), "bold"))


def print_table(report: Report, console: Console) -> None:
    """Print the roster as a table that fits the console's width.

    Empty columns are left out. Where the rest is too wide, reasons are shortened and the less
    important columns left out; those are named below the table.
    """
    cells = {column.id: shown_cells(column) for column in report.roster.columns}
    filled = [column for column in report.roster.columns if any(cells[column.id])]
    natural = {column.id: _natural_width(column, cells[column.id]) for column in filled}
    widths = _fit(natural, console.width)
    shown = [column for column in filled if column.id in widths]
    print_title(report, console)
    console.print(Encodable(_grid(shown, cells, widths)))
    left_out = [visible(column.heading) for column in filled if column.id not in widths]
    if left_out:
        named = say("console.list", report.lang).join(left_out)
        note = say("console.columns-left-out", report.lang, headings=named)
        console.print(Encodable(styled((note, "dim"))))


def shown_cells(column: Column) -> list[str]:
    """Write out the cells of a column for the terminal; empty where there is no figure."""
    if column.kind in _TEXTS:
        return [visible(text) for text in cast("Sequence[str]", column.values)]
    write = _WRITERS.get(column.kind, format_hundredths)
    numbers: list[int] = cast("NDArray[np.int64]", column.values).tolist()
    return ["" if number == UNSET else write(number) for number in numbers]


def _natural_width(column: Column, cells: list[str]) -> int:
    widest = max(map(display_width, cells))
    if column.kind in _TEXTS:
        widest = min(widest, _WIDEST_REASONS if column.id == "reasons" else _WIDEST_TEXT)
    return max(widest, display_width(column.heading))


def _fit(natural: dict[str, int], room: int) -> dict[str, int]:
    """Choose the columns that fit into `room` cells and how wide each may be."""
    widths = dict(natural)
    if "reasons" in widths:
        widths["reasons"] = min(widths["reasons"], _NARROWEST_REASONS)
    criteria = [name for name in natural if name not in {*_ALWAYS, *_FIRST_TO_GO, *_LAST_TO_GO}]
    for name in [*_FIRST_TO_GO, *reversed(criteria), *_LAST_TO_GO]:
        if _needed(widths) <= room:
            break
        widths.pop(name, None)
    if "reasons" in widths:
        spare = max(0, room - _needed(widths))
        widths["reasons"] = min(natural["reasons"], widths["reasons"] + spare)
    return widths


def _needed(widths: dict[str, int]) -> int:
    return sum(widths.values()) + _GAP * (len(widths) - 1)


def _grid(columns: list[Column], cells: dict[str, list[str]], widths: dict[str, int]) -> Grid:
    from rich import box
    from rich.table import Table as Grid

    # The box puts one blank between columns, the padding the other.
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        grid.add_column(
            styled((visible(column.heading), "")),
            justify="left" if column.kind in _TEXTS else "right",
            no_wrap=True,
            width=widths[column.id],
        )
    for row in zip(*(cells[column.id] for column in columns), strict=True):
        shortened = map(shorten, row, (widths[column.id] for column in columns))
        grid.add_row(*(styled((cell, "")) for cell in shortened))
    return grid
