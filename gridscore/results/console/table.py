"""The roster as a table on the terminal, and the lines that it shares with the summary."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from gridscore.messages import say
from gridscore.numbers import UNSET, format_hundredths, format_money
from gridscore.results.console.layout import lay_out
from gridscore.results.escape import display_width, shorten, visible
from gridscore.results.model import TEXTS, Kind
from gridscore.results.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.results.console.layout import Layout
    from gridscore.results.model import Column, Report
    from gridscore.results.terminal import Console, Piece

_RULE = "─"
_WRITERS: dict[Kind, Callable[[int], str]] = {
    Kind.COUNT: str,
    Kind.CHANGE: lambda change: f"{change:+}" if change else "0",
    Kind.MONEY: format_money,
}


def put_line(console: Console, *pieces: Piece, indent: int = 0) -> None:
    """Print one line of styled pieces, cut to the width of the console."""
    room = console.width - indent
    line = [(" " * indent, "")]
    for text, style in pieces:
        shown = shorten(text, room)
        line.append((shown, style))
        room -= display_width(shown)
        if shown != text:
            break
    console.put(*line)


def print_title(report: Report, console: Console) -> None:
    """Print what the report is, under a banner if it is a draft."""
    if report.draft:
        put_line(console, (say("console.draft", report.lang), "bold white on red"))
    put_line(console, (visible(f"{report.station} {report.title}".strip()), "bold"))


def print_table(report: Report, console: Console) -> None:
    """Print the roster as a table that fits the console's width.

    Empty columns are left out, and those that say among whom ranks are given: a line above each
    group does. What else is left out for want of room is named below the table.
    """
    cells = {column.id: shown_cells(column) for column in report.roster.columns}
    told = report.ranking.by
    filled = [c for c in report.roster.columns if any(cells[c.id]) and c.id not in told]
    layout = lay_out(filled, cells, console.width, bulletin=bool(told))
    shown = [column for column in filled if column.id in layout.widths]
    print_title(report, console)
    _put_headings(console, shown, layout)
    for heading, rows in _parts(report):
        if heading:
            put_line(console, (visible(heading), "bold"))
        _put_rows(console, shown, cells, layout, rows)
    left_out = [visible(column.heading) for column in filled if column.id not in layout.widths]
    if left_out:
        named = say("console.list", report.lang).join(left_out)
        note = say("console.columns-left-out", report.lang, headings=named)
        for line in wrap(note, console.width):
            console.put((line, "dim"))


def shown_cells(column: Column, rows: slice = slice(None)) -> list[str]:
    """Write out cells of a column for the terminal; empty where there is no figure."""
    if column.kind in TEXTS:
        return [visible(text) for text in cast("Sequence[str]", column.values[rows])]
    write = _WRITERS.get(column.kind, format_hundredths)
    numbers: list[int] = cast("NDArray[np.int64]", column.values[rows]).tolist()
    return ["" if number == UNSET else write(number) for number in numbers]


def _parts(report: Report) -> list[tuple[str, slice]]:
    """Cut the rows into the groups that ranks are given in, each with its heading."""
    groups = report.ranking.groups or ((0, ""),)
    ends = [*(start for start, _ in groups[1:]), len(report.roster)]
    return [
        (heading, slice(start, end)) for (start, heading), end in zip(groups, ends, strict=True)
    ]


def _put_headings(console: Console, columns: Sequence[Column], layout: Layout) -> None:
    """Print the headings, some of which may take two lines, and a rule below them."""
    upwards = [reversed(layout.heading(column).split("\n")) for column in columns]
    for texts in reversed([*zip_longest(*upwards, fillvalue="")]):
        console.put((_in_columns(columns, texts, layout), "bold"))
    console.put((_RULE * layout.needed, ""))


def _put_rows(
    console: Console,
    columns: Sequence[Column],
    cells: Mapping[str, Sequence[str]],
    layout: Layout,
    rows: slice,
) -> None:
    for texts in zip(*(cells[column.id][rows] for column in columns), strict=True):
        console.put((_in_columns(columns, texts, layout), ""))


def _in_columns(columns: Sequence[Column], texts: Sequence[str], layout: Layout) -> str:
    """Set texts side by side, each in its column: words begin on the left, figures end right."""
    placed = []
    for column, text in zip(columns, texts, strict=True):
        width = layout.widths[column.id]
        shown = shorten(text, width)
        blanks = " " * (width - display_width(shown))
        placed.append(shown + blanks if column.kind in TEXTS else blanks + shown)
    return (" " * layout.gap).join(placed)
