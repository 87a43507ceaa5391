"""Writes the templates of the forms: the workbooks beside this file, the same bytes every time.

    python templates/make_templates.py

What the placeholders mean is told in docs/guide.md. A station changes a copy of its own, in the
templates/ of its ledger folder; who changes the looks of all stations changes them here.
"""  # noqa: INP001  a script beside the workbooks it writes, no package

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

HERE = Path(__file__).parent
MADE = datetime(2026, 1, 1)  # noqa: DTZ001  spreadsheets know no time zones
TITLE, BODY = "黑体", "宋体"  # exchanged for those of the language, see result-style.toml
MODEL_HEIGHT, HEADING_HEIGHT = 22, 40
A4 = 9


class Layout(NamedTuple):
    """A form: its columns, as placeholders with their widths, and whether it lies across."""

    columns: str
    landscape: bool = True

    @property
    def widths(self) -> dict[str, float]:
        """The widths by placeholder, from left to right."""
        pairs = (column.split() for column in self.columns.split(","))
        return {name: float(width) for name, width in pairs}


SCORES = "id 10, name 12, scorer 12, scorer_role 12, criteria 16, total 10"
LAYOUTS = {
    "roster": Layout(
        "id 11, name 14, grid 16, zone 16, role 12, level 7, parent 14, joined 13, left 13,"
        "account 24"
    ),
    "scores": Layout(SCORES),
    "panel": Layout(SCORES),
    "faults": Layout("date 13, id 11, name 14, criterion 26, count 8, note 32"),
    "findings": Layout(
        "date 13, id 11, name 14, source 13, severity 10, assessor 14, deadline 13, resolved 13,"
        "document 18, count 8, points 8, note 22"
    ),
    "incidents": Layout(
        "date 13, id 11, name 14, category 24, authority 12, document 22, status 11, severity 10,"
        "count 8, points 8, note 26"
    ),
    "exemptions": Layout("id 11, name 14, period 18, reason 30, document 20", landscape=False),
    "survey": Layout(
        "id 11, name 14, grid 18, group 14, sampled 13, satisfied 11, fair 11, poor 11",
        landscape=False,
    ),
    "ballots": Layout("id 18, name 24, grid 34, group 20, choice 30", landscape=False),
    "measures": Layout("id 11, name 14, measures 14"),
    "totals": Layout("id 16, name 30, total 16", landscape=False),
    "history": Layout("id 14, name 18, period 20, grade 16", landscape=False),
}
FORMATS = {"account": "@", "id": "@"}


def write_template(path: Path, layout: Layout) -> None:
    """Write one template: letterhead, title, instructions, headings, a model row, signatures."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "gridscore", "created": MADE})
    sheet = book.add_worksheet("form")
    plain = {"font_name": BODY, "font_size": 11, "valign": "vcenter", "locked": True}
    ruled = plain | {"border": 1, "align": "center", "text_wrap": True}
    last = len(layout.widths) - 1
    lines = (
        ("{station}", plain | {"align": "center", "font_size": 14}, 24),
        (
            "{title}",
            plain | {"font_name": TITLE, "font_size": 18, "align": "center", "text_wrap": True},
            34,
        ),
        ("{instructions}", plain | {"font_size": 10, "text_wrap": True, "color": "404040"}, 30),
    )
    for row, (text, look, height) in enumerate(lines):
        sheet.merge_range(row, 0, row, last, text, book.add_format(look))
        sheet.set_row(row, height)
    heading = book.add_format(ruled | {"font_name": TITLE, "bg_color": "DCE6F1"})
    sheet.set_row(3, HEADING_HEIGHT)
    sheet.set_row(4, MODEL_HEIGHT)
    for column, (name, width) in enumerate(layout.widths.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, f"{{{name}}}", heading)
        look = ruled | {"num_format": FORMATS.get(name, "General")}
        look |= {"align": "left"} if name == "note" else {}
        look |= {"shrink": True, "text_wrap": False} if name == "account" else {}
        sheet.write_blank(4, column, None, book.add_format(look))
    sheet.merge_range(6, 0, 6, last, "{signatures}", book.add_format(plain | {"text_wrap": True}))
    sheet.set_row(6, 26)
    set_up_page(sheet, landscape=layout.landscape)
    book.close()


def set_up_page(sheet: xlsxwriter.worksheet.Worksheet, *, landscape: bool) -> None:
    """Print on A4, as wide as the page, with the headings on each one."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(3)
    sheet.set_footer("&C&9&P / &N")
    sheet.freeze_panes(4, 0)
    sheet.hide_gridlines(2)


def main(folder: Path = HERE) -> None:
    """Write every template into a folder."""
    for name, layout in LAYOUTS.items():
        write_template(folder / f"{name}.xlsx", layout)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
