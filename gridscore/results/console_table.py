"""The roster as a table on the terminal, and the lines that it shares with the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from gridscore.messages import say
from gridscore.numbers import UNSET, format_hundredths, format_money
from gridscore.results.console_layout import TEXTS, lay_out
from gridscore.results.escape import Encodable, display_width, shorten, visible
from gridscore.results.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from gridscore.results.console_layout import Layout
    from gridscore.results.model import Column, Report

_WRITERS: dict[Kind, Callable[[int], str]] = {
    Kind.COUNT: str,
    Kind.CHANGE: lambda change: f"{change:+}" if change else "0",
    Kind.MONEY: format_money,
}


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

    Empty columns are left out, and those that say among whom ranks are given: a line above each
    group does. What else is left out for want of room is named below the table.
    """
    cells = {column.id: shown_cells(column) for column in report.roster.columns}
    told = report.ranking.by
    filled = [c for c in report.roster.columns if any(cells[c.id]) and c.id not in told]
    layout = lay_out(filled, cells, console.width, bulletin=bool(told))
    shown = [column for column in filled if column.id in layout.widths]
    print_title(report, console)
    console.print(Encodable(_grid(shown, cells, layout, None)))
    for heading, rows in _parts(report):
        if heading:
            put_line(console, (visible(heading), "bold"))
        console.print(Encodable(_grid(shown, cells, layout, rows)))
    left_out = [visible(column.heading) for column in filled if column.id not in layout.widths]
    if left_out:
        named = say("console.list", report.lang).join(left_out)
        note = say("console.columns-left-out", report.lang, headings=named)
        console.print(Encodable(styled((note, "dim"))))


def shown_cells(column: Column) -> list[str]:
    """Write out the cells of a column for the terminal; empty where there is no figure."""
    if column.kind in TEXTS:
        return [visible(text) for text in cast("Sequence[str]", column.values)]
    write = _WRITERS.get(column.kind, format_hundredths)
    numbers: list[int] = cast("NDArray[np.int64]", column.values).tolist()
    return ["" if number == UNSET else write(number) for number in numbers]


def _parts(report: Report) -> list[tuple[str, slice]]:
    """Cut the rows into the groups that ranks are given in, each with its heading."""
    groups = report.ranking.groups or ((0, ""),)
    ends = [*(start for start, _ in groups[1:]), len(report.roster)]
    return [
        (heading, slice(start, end)) for (start, heading), end in zip(groups, ends, strict=True)
    ]


def _grid(
    columns: Sequence[Column], cells: dict[str, list[str]], layout: Layout, rows: slice | None
) -> Grid:
    """Draw some of the rows, without headings, or the headings alone."""
    from rich import box
    from rich.table import Table as Grid

    # The box puts one blank between columns, the padding the others.
    padding = (0, layout.gap - 1, 0, 0)
    grid = Grid(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=padding,
        show_header=rows is None,
    )
    for column in columns:
        grid.add_column(
            styled((layout.heading(column), "")),
            justify="left" if column.kind in TEXTS else "right",
            no_wrap=True,
            width=layout.widths[column.id],
        )
    for row in zip(*(cells[column.id][rows or slice(0)] for column in columns), strict=True):
        shortened = map(shorten, row, (layout.widths[column.id] for column in columns))
        grid.add_row(*(styled((cell, "")) for cell in shortened))
    return grid
