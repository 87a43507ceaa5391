"""Spoils sheets as clerks, programs and enemies do: cells, columns, rows, whole sheets."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tests.fuzz.files import Formula

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.fuzz.files import Cell, Rows, Sheets

ODD_CELLS: tuple[Cell, ...] = (
    *(None, "", " ", "\u3000", "\u200b", "\ufeff", "\xa0", "\n", "\t", "'", '"', "0", "-0", "-1"),
    *(
        "00",
        "1.",
        ".5",
        "1e5",
        "1e309",
        "-1e-400",
        "１８",
        "18分",
        "95%",
        "1,234",
        "1，234.50",
        "²",
    ),
    *("٣", "十八", "½", "0x10", "1_0", "+5", "--5", "18.005", "18.0000000001", "9" * 400, "NaN"),
    *("inf", "None", "null", "True", "是", "√", "×", "—", "/", "无", "同上", "〃", "免", "合计"),
    *("#N/A", "#DIV/0!", "#REF!", "=1+1", "=HYPERLINK(1)", "+1", "@a", "-2+3", "{x}", "%s", "{}"),
    *("[bold]", "[/]", ":smile:", "\\", "\x1b[2J", "\0", "\x07", "\u202e甲", "a\u0301" * 50),
    *("👩‍👩‍👧", "\U00020000", "\ud800", "\uffff", "\U0010ffff", "张 三", "张　三", "張三", "NA"),
    *(
        "2026-02-30",
        "2026-13-01",
        "20260305",
        "2026.3.5",
        "2026/3/5",
        "３月５日",
        "3-5",
        "05/03/2026",
    ),
    *("2026年3月5日", "0000-00-00", "9999-12-31", "1899-12-31", "10000-01-01", "2026-03-05 25:00"),
    *(
        "2026Q1",
        "2026Q5",
        "2026",
        "2026-Q1",
        "2026年第一季度",
        "第一季度",
        "一季度",
        "上半年",
        "2025Q1",
    ),
    *(
        "2026H1",
        "２０２６年",
        "99999999999年",
        "2026年13月",
        "late-report",
        "信息漏报",
        "confirmed",
        "已撤销",
    ),
    *(0, -1, 1, 18, 101, 10**6, 2**31, 2**53 + 1, 2**63, 10**30, 0.1, 18.5, -0.0, 1e-300, 1e300),
    *(float("nan"), float("inf"), True, False, date(1900, 1, 1), date(9999, 12, 31), date.min),
    *(datetime.combine(date(2026, 3, 5), time(23, 59)), time(), time(23, 59), timedelta(days=-1)),
    *(Formula("=A1"), Formula("=1/0"), Formula("=" + "(" * 50), "长" * 5_000, "x,y;z\tw" * 20),
)
HEADINGS = (
    *(
        "id",
        "name",
        "工号",
        "姓名",
        "编号",
        "網格",
        "网格",
        "责任区",
        "期间",
        "period",
        "日期",
        "date",
    ),
    *(
        "总分",
        "total",
        "category",
        "类别",
        "考核项目（分）",
        "工作日志（20分）",
        "序号",
        "备注",
        "满意",
        "一般",
    ),
    *(
        "差",
        "criterion",
        "points",
        "patrol",
        "走访巡查",
        "choice",
        "grid",
        "level",
        "parent",
        "left",
    ),
    *(
        "joined",
        "入职日期",
        "scorer",
        "评分人",
        "severity",
        "count",
        "unit",
        "grade",
        "等次",
        "年度",
    ),
)
TITLES = (
    *(
        "2026年第一季度考核评分表",
        "单位：分",
        "（2026年）",
        "合计",
        "平均",
        "制表人：甲  审核人：乙",
        "填表说明：略",
    ),
    *("2025年第四季度", "附件2", "=", "#", "id", "说明" * 300),
)


def spoil(sheets: Sheets, random: Random) -> Sheets:
    """Return the sheets spoiled in one to four ways; the given ones are left as they are."""
    spoiled = deepcopy(sheets)
    for _ in range(random.choice((1, 1, 2, 4))):
        if not spoiled:  # every sheet is dropped already
            break
        if random.random() < 0.12:
            random.choice(_WHOLE)(spoiled, random)
        else:
            random.choice(_WITHIN)(spoiled[random.choice(list(spoiled))], random)
    return spoiled


def _line(rows: Rows, random: Random, first: int = 0) -> list[Cell]:
    """Choose a row, from the `first` on; an empty one of a sheet without any."""
    return random.choice(rows[first:] or [[]])


def _col(rows: Rows, random: Random) -> int:
    return random.randrange(max(len(_line(rows, random)), 1))


# ---- cells ----


def odd_cells(rows: Rows, random: Random) -> None:
    for _ in range(random.choice((1, 1, 1, 2, 5, 20))):
        row = _line(rows, random, first=random.choice((0, 1, 1, 1)))
        if row:
            row[random.randrange(len(row))] = random.choice(ODD_CELLS)


def swap_cells(rows: Rows, random: Random) -> None:
    one, other = _line(rows, random), _line(rows, random)
    if one and other:
        a, b = random.randrange(len(one)), random.randrange(len(other))
        one[a], other[b] = other[b], one[a]


def same_slip(rows: Rows, random: Random) -> None:
    """Type a cell wrong, and the same into several others, of whatever column."""
    cell = str(random.choice(_line(rows, random, 1) or [""]))
    for _ in range(random.choice((2, 4))):
        row = _line(rows, random, 1)
        if row:
            row[random.randrange(len(row))] = cell + cell[-1:]


def odd_end(rows: Rows, random: Random) -> None:
    """Make one cell longer by something odd."""
    row = _line(rows, random)
    if row:
        col = random.randrange(len(row))
        row[col] = f"{row[col]}{random.choice(ODD_CELLS)}"


def shift_row(rows: Rows, random: Random) -> None:
    row = _line(rows, random)
    if random.random() < 0.5:
        row.insert(random.randint(0, len(row)), random.choice(("", *ODD_CELLS)))
    elif row:
        del row[random.randrange(len(row))]


# ---- columns ----


def odd_column(rows: Rows, random: Random) -> None:
    col, cell = _col(rows, random), random.choice(ODD_CELLS)
    for row in rows[random.choice((0, 1, 1)) :]:
        if col < len(row):
            row[col] = cell


def drop_column(rows: Rows, random: Random) -> None:
    col = _col(rows, random)
    for row in rows:
        del row[col : col + 1]


def copy_column(rows: Rows, random: Random) -> None:
    col, to = _col(rows, random), _col(rows, random)
    for row in rows:
        row[to:to] = row[col : col + 1]


def other_heading(rows: Rows, random: Random) -> None:
    if rows and rows[0]:
        col = random.randrange(len(rows[0]))
        rows[0][col] = random.choice((*HEADINGS, *ODD_CELLS))


def more_headings(rows: Rows, random: Random) -> None:
    count = random.choice((1, 2, 5, 300))
    for heading in random.choices(HEADINGS, k=count):
        rows[:1] = [[*(rows[0] if rows else []), heading]]


def as_texts(rows: Rows, random: Random) -> None:
    """Write a column as texts, with what people put around them."""
    col = _col(rows, random)
    before, after = random.choice(
        (("", ""), (" ", ""), ("'", ""), ("", "分"), ("", "\n"), ("0", ""))
    )
    for row in rows[1:]:
        if col < len(row):
            row[col] = f"{before}{row[col]}{after}"


# ---- rows ----


def shuffle_rows(rows: Rows, random: Random) -> None:
    tail = rows[1:]
    random.shuffle(tail)
    rows[1:] = tail


def copy_rows(rows: Rows, random: Random) -> None:
    rows += deepcopy(random.choices(rows, k=random.choice((1, 3)))) if rows else []


def drop_rows(rows: Rows, random: Random) -> None:
    start = random.randint(0, len(rows))
    del rows[start : start + random.choice((1, 1, 5, 1000))]


def blank_rows(rows: Rows, random: Random) -> None:
    at = random.randint(0, len(rows))
    rows[at:at] = [[]] * random.choice((1, 1, 3, 60))


def title_rows(rows: Rows, random: Random) -> None:
    at = random.choice((0, 0, 0, len(rows), random.randint(0, len(rows))))
    rows[at:at] = [["", *[random.choice(TITLES)] * random.choice((1, 1, 5))]]


def repeat_headings(rows: Rows, random: Random) -> None:
    rows.insert(random.randint(0, len(rows)), list(rows[0]) if rows else [])


def turn(rows: Rows, _: Random) -> None:
    width = max(map(len, rows), default=0)
    rows[:] = [[row[col] if col < len(row) else "" for row in rows] for col in range(width)]


def move(rows: Rows, random: Random) -> None:
    """Let the table begin further down and to the right."""
    right = random.choice((0, 1, 3, 200))
    rows[:] = [[], *([""] * right + row for row in rows)]


# ---- sheets ----


def drop_sheet(sheets: Sheets, random: Random) -> None:
    sheets.pop(random.choice(list(sheets)), None)


def copy_sheet(sheets: Sheets, random: Random) -> None:
    name = random.choice(list(sheets))
    sheets[f"{name}{random.choice((' (2)', '2026Q2', '副本'))}"] = deepcopy(sheets[name])


def rename_sheet(sheets: Sheets, random: Random) -> None:
    rows = sheets.pop(random.choice(list(sheets)))
    sheets[f"{random.choice((*TITLES, '2026年3月', 'Q3', '[q1]', '&<>', '甲' * 60))}"] = rows


def stack_sheets(sheets: Sheets, random: Random) -> None:
    one, other = random.choice(list(sheets)), random.choice(list(sheets))
    sheets[one] = [
        *deepcopy(sheets[one]),
        *[[]] * random.choice((0, 1, 2)),
        *deepcopy(sheets[other]),
    ]


def join_sheets(sheets: Sheets, random: Random) -> None:
    """Put two tables side by side on one sheet."""
    one, other = random.choice(list(sheets)), random.choice(list(sheets))
    width = max(map(len, sheets[one]), default=0) + random.choice((0, 1))
    rows = deepcopy(sheets[one])
    for at, row in enumerate(sheets[other]):
        if at == len(rows):
            rows.append([])
        rows[at] = [*rows[at], *[""] * (width - len(rows[at])), *row]
    sheets[one] = rows


_WITHIN: tuple[Callable[[Rows, Random], None], ...] = (
    *(
        odd_cells,
        odd_cells,
        odd_cells,
        swap_cells,
        same_slip,
        odd_end,
        shift_row,
        odd_column,
        drop_column,
    ),
    *(copy_column, other_heading, more_headings, as_texts, shuffle_rows, copy_rows, drop_rows),
    *(blank_rows, title_rows, repeat_headings, turn, move),
)
_WHOLE: tuple[Callable[[Sheets, Random], None], ...] = (
    *(drop_sheet, copy_sheet, rename_sheet, stack_sheets, join_sheets),
)
