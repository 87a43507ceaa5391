"""Native charts of the summary: bars over a table that stands on the same sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.results.xlsx.pen import Pen

_WIDTH, _HEIGHT = 396, 240  # pixels
_ROW = 20  # pixels of an ordinary row
_LYING_BAR = 22
_TEXT = 9  # points


class Bars(NamedTuple):
    """What a chart shows: names in a column from row `first` on, a series in each column after.

    `values` are the series' figures, None for none; several series are stacked. Series
    of the grades have their names in `series`. `lying` bars go from left to right, which suits
    long names.
    """

    first: int
    names_col: int
    values_col: int
    names: Sequence[str]
    values: Sequence[Sequence[float | None]]
    series: Sequence[str] = ()
    lying: bool = False


def place_chart(pen: Pen, bars: Bars, title: str, cell: tuple[int, int]) -> int:
    """Place a chart with its upper left corner in a cell; returns the row below it.

    The figures are kept in the chart too, so that a preview shows it.
    """
    book, (row, col) = pen.book, cell
    stacked = len(bars.values) > 1
    kind: dict[str, str] = {"type": "bar" if bars.lying else "column"}
    chart: Any = book.file.add_chart(kind | ({"subtype": "stacked"} if stacked else {}))
    font = {"name": book.style.fonts[book.report.lang].body, "size": _TEXT}
    sheet, last = pen.sheet.get_name(), bars.first + len(bars.names) - 1
    fills = _fills(pen, bars)
    for number, values in enumerate(bars.values):
        at = bars.values_col + number
        name = {"name": bars.series[number]} if stacked else {}
        chart.add_series(
            {
                **name,
                "categories": [sheet, bars.first, bars.names_col, last, bars.names_col],
                "categories_data": list(bars.names),
                "values": [sheet, bars.first, at, last, at],
                "values_data": list(values),
                "fill": {"color": f"#{fills[number]}"},
                "border": {"color": f"#{book.style.colours.border}"},
                "gap": 60,
                "data_labels": {"value": True, "font": font, "num_format": _number(bars)},
            }
        )
    bold = {**font, "size": _TEXT + 3, "bold": True}
    chart.set_title({"name": title, "name_font": bold, "overlay": False})
    chart.set_legend({"position": "bottom", "font": font} if stacked else {"none": True})
    axis = {"num_font": font, "major_gridlines": {"visible": False}}
    light = {"visible": True, "line": {"color": f"#{book.style.colours.total_fill}"}}
    figures = {**axis, "min": 0, "major_gridlines": light, "visible": not bars.lying}
    # Of lying bars XlsxWriter calls the axis of the figures x; the first name is to stand on top.
    chart.set_x_axis(figures if bars.lying else axis)
    chart.set_y_axis({**axis, "reverse": True} if bars.lying else figures)
    height = max(_HEIGHT, _LYING_BAR * len(bars.names) + 60) if bars.lying else _HEIGHT
    chart.set_size({"width": _WIDTH, "height": height})
    pen.sheet.insert_chart(row, col, chart, {"x_offset": 12, "y_offset": 4})
    return row + -(-height // _ROW) + 1


def _number(bars: Bars) -> str:
    whole = all(isinstance(value, int) for values in bars.values for value in values)
    return "0;;" if whole else "0.00"  # a bar of nobody needs no label


def _fills(pen: Pen, bars: Bars) -> list[str]:
    """Choose a colour for each series: of grades that of the grade, where the style has one."""
    colours = pen.book.style.colours
    if not bars.series:
        return [colours.bars] * len(bars.values)
    grades = pen.book.report.grades
    return [colours.grades.get(grade.grade) or colours.bars for grade in grades]
