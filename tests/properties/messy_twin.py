"""Messy twins of the sample ledgers: the same facts as offices write them down.

Clean tables are taken out of the sample's own files and written anew, with random titles,
headings of several levels, odd spellings, footers, merged and hidden cells, as forms of one
person each. What is read from a twin must be what is read from the sample.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import xlrd
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from random import Random

    from openpyxl.worksheet.worksheet import Worksheet

CRITERIA = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
IDS = ("工号", "编号")
BALLOTS = ("抽样总票数", "满意", "一般", "差")
LINE = Border(left=Side("thin"), right=Side("thin"))
WIDE = str.maketrans("0123456789.QW", "０１２３４５６７８９．ＱＷ")


@dataclass
class Sheet:
    """A clean table: the lines above it, its headings by their plain words, its rows."""

    name: str
    titles: list[str]
    headings: list[str]
    rows: list[list[Any]]

    def col(self, *names: str) -> int | None:
        """Where the first of these headings stands."""
        return next((self.headings.index(name) for name in names if name in self.headings), None)


@dataclass
class Written:
    """Where the cells of a twin stand: file, sheet and heading to cell names and row numbers."""

    cells: dict[tuple[str, str, str], list[tuple[str, int]]] = field(default_factory=dict)


def clean_sheets(path: Path) -> list[Sheet]:
    """Take the tables out of a file of the sample."""
    return [
        sheet for name, rows in _raw_sheets(path) for sheet in [_table(name, rows)] if sheet.rows
    ]


def _raw_sheets(path: Path) -> list[tuple[str, list[list[Any]]]]:
    if path.suffix == ".csv":
        text = path.read_bytes().decode("gb18030")
        return [("", [[_number(cell) for cell in row] for row in csv.reader(text.splitlines())])]
    if path.suffix == ".xls":
        book = xlrd.open_workbook(str(path))
        return [(s.name, [s.row_values(row) for row in range(s.nrows)]) for s in book.sheets()]
    book = openpyxl.load_workbook(path)
    return [(s.title, [list(row) for row in s.iter_rows(values_only=True)]) for s in book]


def _number(text: str) -> Any:
    return float(text) if text.replace(".", "", 1).isdecimal() else text


def _table(name: str, rows: list[list[Any]]) -> Sheet:
    header = next(n for n, row in enumerate(rows) if {"姓名", *IDS} & set(map(_plain, row)))
    plain = [_plain(cell) for cell in rows[header]]
    who = next(col for col, text in enumerate(plain) if text in ("姓名", *IDS))
    kept = [col for col, text in enumerate(plain) if text and text not in ("序号", "备注", "合计")]
    titles = [str(cell) for row in rows[:header] for cell in row if cell]
    names_somebody = re.compile(r"W\d+" if plain[who] in IDS else r"[^\W\d]{2,3}")
    body = [row for row in rows[header + 1 :] if names_somebody.fullmatch(str(row[who] or ""))]
    return Sheet(
        name, titles, [plain[col] for col in kept], [[row[col] for col in kept] for row in body]
    )


def _plain(cell: Any) -> str:
    text = "".join(str(cell or "").split())
    return text.replace("(", "（").partition("（")[0]


def write_twin(sheets: list[Sheet], path: Path, rng: Random) -> Written:
    """Write the tables of one file as a workbook of a random mess."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    written = Written()
    for number, sheet in enumerate(sheets):
        name = sheet.name or f"表{number}"
        parts = [sheet]
        if len(sheet.rows) > 1 and rng.random() < 0.3:
            half = len(sheet.rows) // 2
            parts = [_part(sheet, 0, half), _part(sheet, half, len(sheet.rows))]
        for part_number, part in enumerate(parts):
            target = book.create_sheet(name if not part_number else f"{name}（续）")
            if _may_be_forms(part) and rng.random() < 0.3:
                _write_forms(part, target, rng)
            else:
                for key, places in _write_table(part, target, rng).items():
                    written.cells[(path.name, target.title, key)] = places
    book.save(path)
    return written


def _part(sheet: Sheet, first: int, end: int) -> Sheet:
    return Sheet(sheet.name, sheet.titles, sheet.headings, sheet.rows[first:end])


def _may_be_forms(sheet: Sheet) -> bool:
    return set(CRITERIA) <= set(sheet.headings) and "评分人职务" not in sheet.headings


def _write_forms(sheet: Sheet, target: Worksheet, rng: Random) -> None:
    """Write each row of a score sheet as a form of one person, one below the other."""
    who, name, scorer = sheet.col(*IDS), sheet.col("姓名"), sheet.col("评分人")
    period = sheet.col("期间", "考核期间", "季度")
    for row in sheet.rows:
        target.append(["网格员考核测评表"])
        above = [str(cell) for cell in ([row[period]] if period is not None else [])]
        for line in (*sheet.titles, *above):
            target.append([line])
        labels = [("编号", who), ("姓名", name), ("评分人", scorer)]
        pairs = [(label, row[col]) for label, col in labels if col is not None and row[col]]
        if rng.random() < 0.5:
            target.append(["　　".join(f"{label}：{value}" for label, value in pairs)])
        else:
            target.append([cell for pair in pairs for cell in pair])
        target.append(["序号", "考核项目", "考核内容", "分值", "得分"])
        points = [row[sheet.headings.index(criterion)] for criterion in CRITERIA]
        for number, criterion in enumerate(CRITERIA):
            target.append(
                [number + 1, criterion, "按要求完成", 20, _odd_points(points[number], rng)]
            )
        if all(isinstance(one, int | float) for one in points):
            target.append(["合计", None, None, 100, sum(points)])
        target.append(["　　　　年　　月　　日"])


def _write_table(sheet: Sheet, target: Worksheet, rng: Random) -> dict[str, list[tuple[str, int]]]:
    """Write a table, and return where the cells of each heading stand, with their rows."""
    order = list(range(len(sheet.headings)))
    if rng.random() < 0.5:
        rng.shuffle(order)
    elif rng.random() < 0.5:  # criteria together, as a heading over them asks
        order.sort(key=lambda col: sheet.headings[col] in CRITERIA)
    headings: list[str] = [sheet.headings[col] for col in order]
    serial = rng.random() < 0.5
    remark = rng.random() < 0.3
    with_total = set(CRITERIA) <= set(headings) and rng.random() < 0.5
    top = [*(["序号"] if serial else []), *headings]
    top += [*(["合计"] if with_total else []), *(["备注"] if remark else [])]
    for line in rng.sample(["社区工作站", "单位：分", "【内部资料】"], rng.randrange(3)):
        target.append([line])
    for line in sheet.titles:
        target.append([line])
    if rng.random() < 0.3:
        target.append([None])
    _write_headings(top, target, rng)
    first = target.max_row + 1
    places: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(sheet.rows):
        if rng.random() < 0.1:
            target.append(["　"])
        values = [_odd(sheet.headings[col], row[col], rng) for col in order]
        points = [row[col] for col in order if sheet.headings[col] in CRITERIA]
        total = sum(points) if all(isinstance(one, int | float) for one in points) else None
        line = [*([number + 1] if serial else []), *values]
        target.append([*line, *([total] if with_total else []), *(["无"] if remark else [])])
        for col, heading in enumerate(headings):
            cell = f"{get_column_letter(col + 1 + serial)}{target.max_row}"
            places.setdefault(heading, []).append((cell, number))
    _merge_equal(sheet, target, top, first, rng)
    _write_footers(sheet, target, top, rng)
    _dress(target, first, rng)
    return places


def _write_headings(top: list[str], target: Worksheet, rng: Random) -> None:
    together = [col for col, text in enumerate(top) if text in CRITERIA]
    in_one_piece = together and together[-1] - together[0] + 1 == len(CRITERIA)
    row = target.max_row + 1
    if in_one_piece and rng.random() < 0.6:
        first, last = together[0] + 1, together[-1] + 1
        upper = ["" if col in together else text for col, text in enumerate(top)]
        upper[together[0]] = "考核项目（分）"
        target.append([text or None for text in upper])
        lower = [_odd_heading(text, rng) if text in CRITERIA else None for text in top]
        target.append(lower)
        target.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        for col in range(1, len(top) + 1):
            if not first <= col <= last:
                target.merge_cells(start_row=row, end_row=row + 1, start_column=col, end_column=col)
    else:
        target.append([_odd_heading(text, rng) for text in top])
    if len(together) == len(CRITERIA) and rng.random() < 0.3:
        target.append([20 if text in CRITERIA else None for text in top])


def _odd_heading(text: str, rng: Random) -> str:
    if text in CRITERIA:
        forms = (
            text,
            f"{text}（20分）",
            f"{text[:2]}\n{text[2:]}",
            f"{text}得分",
            f"{text}\n(20 分)",
        )
        return rng.choice(forms)
    return rng.choice((text, "　".join(text), f" {text} ", f"{text}*" if text in IDS else text))


def _odd(heading: str, value: Any, rng: Random) -> Any:
    """Spell a value in another way that means the same."""
    if value in (None, ""):
        return rng.choice((None, "", "　"))
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        year, month, number = day.year, day.month, day.day
        forms = (
            f"{year}年{month}月{number}日",
            f"{year}.{month}.{number}",
            f"{year}/{month}/{number}",
        )
        return rng.choice((day, datetime.combine(day, time(9)), day.strftime("%Y%m%d"), *forms))
    if heading in CRITERIA or heading == "得分":
        return _odd_points(value, rng)
    if heading in BALLOTS:
        return rng.choice(
            (value, f"{int(value)}票", str(int(value)), str(int(value)).translate(WIDE))
        )
    if heading in IDS:
        return rng.choice((value, f" {value} ", value.translate(WIDE)))
    if heading == "姓名":
        return rng.choice((value, "　".join(value), f"{value} "))
    if heading == "文号":
        return rng.choice((value, *_odd_documents(value)))
    return rng.choice((value, f" {value}　")) if isinstance(value, str) else value


def _odd_documents(number: str) -> tuple[str, ...]:
    """Spell a document number in other ways."""
    return (
        number.replace("〔", "[").replace("〕", "] "),
        number.replace("〔", "（").replace("〕", "年）第").translate(WIDE),
        number.replace("〕", "〕0").removesuffix("号"),
        f"《关于2026年度通报的通知》（{number}）",
    )


def _odd_points(value: Any, rng: Random) -> Any:
    if value in (None, ""):
        return None
    text = f"{value:g}" if isinstance(value, int | float) else str(value)
    return rng.choice((value, value, text, f"{text}分", f" {text}", text.translate(WIDE)))


def _merge_equal(sheet: Sheet, target: Worksheet, top: list[str], first: int, rng: Random) -> None:
    """Merge a zone, a grid or the person of a long sheet over the rows that share it."""
    merged = ("责任区", *IDS, "姓名") if "考核项目" in top else ("责任区",)
    for col, heading in enumerate(top, 1):
        if heading not in merged or rng.random() < 0.4:
            continue
        values = sheet.rows and [row[sheet.headings.index(heading)] for row in sheet.rows]
        start = first
        for row in range(first + 1, first + len(values) + 1):
            ends = row == first + len(values) or values[row - first] != values[start - first]
            if target.max_row - first + 1 != len(values):
                return  # blank rows in between: nothing to merge over
            if ends and row - start > 1:
                for below in range(start + 1, row):
                    target.cell(below, col).value = None
                target.merge_cells(
                    start_row=start, end_row=row - 1, start_column=col, end_column=col
                )
            if ends:
                start = row


def _write_footers(sheet: Sheet, target: Worksheet, top: list[str], rng: Random) -> None:
    sums = {}
    for heading in CRITERIA:
        if heading in sheet.headings:
            column = [row[sheet.headings.index(heading)] for row in sheet.rows]
            sums[heading] = sum(one for one in column if isinstance(one, int | float))
    if sums and rng.random() < 0.6:
        line = [sums.get(text) for text in top]
        at = next(col for col, value in enumerate(line) if value is None)
        line[at] = rng.choice(("合计", "合　计", "小计"))
        if line.index(line[at]) == 0:
            target.append(line)
    for line in rng.sample(
        [
            ["备注：", "满分100分"],
            ["制表人：某某", None, "审核人：某某"],
            ["填表说明：1、请如实填写。"],
            ["分管领导（签字）："],
            [None, "　　　年　　月　　日"],
            [None],
        ],
        rng.randrange(5),
    ):
        target.append(line)


def _dress(target: Worksheet, first: int, rng: Random) -> None:
    """Hide rows and columns, filter, and format rows beyond the table."""
    if rng.random() < 0.2:
        target.row_dimensions[first].hidden = True
    if rng.random() < 0.2:
        target.column_dimensions[get_column_letter(rng.randint(1, 6))].hidden = True
    if rng.random() < 0.2:
        target.auto_filter.ref = f"A{first - 1}:F{target.max_row}"
        target.auto_filter.add_filter_column(0, ["W001"])
    if rng.random() < 0.2:
        for row in range(target.max_row + 1, target.max_row + 300):
            target.cell(row, 3).border = LINE
