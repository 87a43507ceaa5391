"""Rows below or between the data that are no data: sums, averages, remarks and signatures."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from gridscore.ledger.parsing.values import is_blank, is_number_or_id, visible
from gridscore.patterns import pattern
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Cell, Rows
    from gridscore.ledger.large.large_rows import LargeRows


class Footer(Enum):
    """What a row says that is no data."""

    TOTAL = auto()  # the sum of all rows
    SUBTOTAL = auto()  # the sum of the rows since the last sum
    STATISTIC = auto()
    REMARK = auto()
    SIGNATURE = auto()
    NOTHING = auto()  # dashes, below the last row or where there was nothing to record


_SUMS_OF_ALL = "合计|总计|共计|合計|總計|共計|total|grandtotal|sum"
_SUMS_OF_PART = "小计|本页小计|小計|本頁小計|subtotal"
_STATISTICS = (
    "平均|平均分|平均值|平均得分|最高分|最低分|中位数|中位數|优秀率|優秀率|合格率|人数|人數"
    "|average|mean"
)
_WORTH = "分值|满分|滿分|满分值|滿分值|标准分|標準分|配分|权重|權重"
"""What criteria are worth; behind figures it stands for somebody's points, as in 18, 18, 满分."""
_REMARKS = "备注|備註|注|说明|說明|填表说明|填表說明|填写说明|填寫說明|note|notes|remarks?"
_ENDINGS = r"\(?(?:以下空白|以下无正文|以下無正文)\)?|共\d+人"
_SIGNED = ("preparedby", "reviewedby", "approvedby", "signature")
_SIGNATURES = (
    "制表|製表|填表|审核|審核|审批|審批|复核|複核|覆核|负责人|負責人|经办|經辦|签字|簽字|签名|簽名"
    "|登记|登記|统计人|統計人|评分人|評分人|填报|填報|汇总人|匯總人"
    "|日期:|.*(?:签字|簽字|签名|簽名|签章|簽章|盖章|蓋章)|"
) + "|".join(_SIGNED)


def _label_of_figures(words: str) -> re.Pattern[str]:
    needs = tuple(words.split("|"))
    return pattern(rf"(?:{words})(?:\([^()]*\))?(?::.*)?", re.DOTALL, needs=needs)


_KINDS = {
    Footer.TOTAL: _label_of_figures(_SUMS_OF_ALL),
    Footer.SUBTOTAL: _label_of_figures(_SUMS_OF_PART),
    Footer.STATISTIC: _label_of_figures(f"{_STATISTICS}|{_WORTH}"),
    Footer.REMARK: pattern(
        rf"(?:{_ENDINGS})|(?:{_REMARKS})\d{{0,2}}(?:[:.、].*)?|(?:备注|備註|本表|此表).*"
        r"|\((?:注|备注|備註|说明|說明).*",
        re.DOTALL,
        needs=("以下", "共", "注", "註", "说明", "說明", "本表", "此表", "note", "remark"),
    ),
    Footer.SIGNATURE: pattern(rf"(?:{_SIGNATURES}).*", re.DOTALL),
    Footer.NOTHING: pattern(r"[-–—―─_/\\.…~*※]+|无|無|none"),
}
_FIGURES = pattern(
    rf"(?![a-z])(?:{_SUMS_OF_ALL}|{_SUMS_OF_PART}|{_STATISTICS})(?:\([^()]*\))?(?::.*)?", re.DOTALL
)
"""Labels that figures may stand before; `sum` and `mean` may be the name of who has a number."""
_ALONE = pattern(r"(?:※|以上|说明|說明).*", re.DOTALL)
"""What begins a remark where nothing else stands in the row; with it may begin a name."""
_LABEL = pattern(r"[^\W\d_]{1,12}(?:\([^()]*\))?:")  # `分管领导:` and the like
_NUMBERED = pattern(r"(?:\d+|[一二三四五六七八九十]+)[、.)]|\((?:\d+|[一二三四五六七八九十]+)\)")
_FIGURE = pattern(r"\d+(?:\.\d+)?(?:人|名|份|分|元)?")
_COUNT_OF_PEOPLE = pattern(r"共?\d+[人名]")  # beside `合计`; digits alone may be somebody's id
_LAST = 64
"""Rows of a table among which a sum may have figures before its label: to look for one in all
rows would be to look at all names."""
_WITHOUT_MARKS = str.maketrans("", "", "-_/.")
_ID = pattern(r"[A-Za-z]{1,4}[-_/.]?[0-9][-_/.0-9A-Za-z]*")  # not `signature-2026`
_FEW_CELLS = 2
_LONG_REMARK = 15  # characters that no id or name has
_DATE_LINE = pattern(r"[\d_]*年[\d_]*月[\d_]*日")
_BUT_DAYS = "|".join(
    (
        *(f"^(?is:{says.pattern})$" for says in (*_KINDS.values(), _ALONE)),
        r"^[^0-9_:]{1,12}(?:\([^()]*\))?:",  # what may be a label
    )
)
"""Finds all but days that `_may_say`, in texts without blanks and full-width characters."""
_AND_DAYS = rf"{_BUT_DAYS}|^(?is:{_DATE_LINE.pattern})$"


def footer_rows(rows: Rows, first: int, end: int, columns: Mapping[str, int]) -> dict[int, Footer]:
    """Return the rows from `first` up to `end` that are no data, and what each of them says.

    The first cell decides; a serial number before it is passed over, and so are figures before
    the label of a sum or a mean among the last rows. A row in which another cell names somebody is
    data all the same: so nobody is lost who is called like a footer.
    """
    found: dict[int, Footer] = {}
    layout = _Layout.of(columns)
    in_remark = False
    for number in _worth_a_look(rows, first, end, layout):
        if number in found:  # as what goes on with a remark
            continue
        for below in range(number, end):
            kind = _kind_of(rows[below], layout, is_among_last=below >= end - _LAST)
            if kind is None and in_remark and _goes_on(rows[below]):
                kind = Footer.REMARK
            if kind is not None:
                found[below] = kind
            if kind is not None or (in_remark and not all(map(is_blank, rows[below]))):
                in_remark = kind is Footer.REMARK
            if not in_remark:
                break
    return found


def footers_of_parts(
    rows: LargeRows, parts: Sequence[tuple[int, int]], columns: Mapping[str, int]
) -> list[int]:
    """Return rows that are no data of several tables, one below the other; the first of each."""
    layout = _Layout.of(columns)
    last = [row for first, end in parts for row in range(max(first, end - _LAST), end)]
    if 0 in layout.known:
        begin = rows.cells(0, last)
        last = [at for at, cell in zip(last, begin, strict=True) if not _is_word_id(cell)]
    above = _likely(rows, parts[0][0], len(rows), layout)
    return [
        *(row for row in last if _kind_of(rows[row], layout, is_among_last=True)),
        *(row for row in above if _kind_of(rows[row], layout, is_among_last=False)),
    ]


def _likely(rows: LargeRows, first: int, end: int, layout: _Layout) -> list[int]:
    """Return the rows that begin like footers, and those that are kept as they are."""
    from gridscore.ledger.large.row_search import rows_beginning

    says = partial(_may_say, layout.days)
    patterns = [_BUT_DAYS if col in layout.days else _AND_DAYS for col in range(rows.width)]
    bulk = rows_beginning(rows, first, end, layout.known, _is_serial, says, patterns)
    return [*rows.outside_bulk(first, end), *bulk]


def _worth_a_look(rows: Rows, first: int, end: int, layout: _Layout) -> Iterable[int]:
    """Return the rows that may be footers: those that begin like one, and the last ones."""
    last = range(max(first, end - _LAST), end)
    if isinstance(rows, list):
        begins_data, begin = 0 in layout.known, min(layout.known)
        above = range(first, last.start)
        maybe = (at for at in above if not (begins_data and (row := rows[at]) and _is_id(row[0])))
        return [at for at in (*maybe, *last) if not _begins_with_id(rows[at], begin)]
    return sorted({*_likely(rows, first, end, layout), *last})


def _may_say(days: Collection[int], col: int, cell: Cell) -> bool:
    """Say whether a row that begins with a cell in a column may be a footer; no day is one."""
    if not isinstance(cell, str) or _is_of_data(cell):
        return False
    plain = _plain(cell)
    says = (
        *(col not in days and _DATE_LINE.fullmatch(plain), _LABEL.match(plain)),
        _ALONE.fullmatch(plain),
    )
    return any(says) or any(kind.fullmatch(plain) for kind in _KINDS.values())


def _is_of_data(text: str) -> bool:
    """Say whether a text is a number, an id, or begins with a digit as dates do and no footer.

    Within an id marks may stand, as in `WG-110_020505`; `signature-2026` is none.
    """
    if not text.isascii():
        return False
    if text[:1].isdigit() or is_number_or_id(text):
        return True
    is_id = is_number_or_id(text.translate(_WITHOUT_MARKS))
    return is_id and not text.casefold().startswith(_SIGNED)


def is_sum(text: str) -> bool:
    """Say whether a word heads a sum."""
    plain = _plain(text)
    return any(_KINDS[kind].fullmatch(plain) for kind in (Footer.TOTAL, Footer.SUBTOTAL))


class _Layout(NamedTuple):
    """Which columns a table knows, which of them name somebody, which hold days."""

    known: frozenset[int]
    who: frozenset[int]
    days: frozenset[int]

    @classmethod
    def of(cls, columns: Mapping[str, int]) -> _Layout:
        who, days = (
            frozenset(columns[name] for name in names if name in columns)
            for names in (("id", "name"), ("date", "period", "joined", "left"))
        )
        return cls(frozenset(columns.values()), who, days)


def _kind_of(row: Sequence[Cell], layout: _Layout, *, is_among_last: bool) -> Footer | None:
    known, who, days = layout
    is_behind_figure = False
    for col, cell in enumerate(row):
        if is_blank(cell) or (col not in known and _is_serial(cell)):
            continue
        if is_among_last and col not in days and _is_figure(cell):
            is_behind_figure = True
            continue
        if not isinstance(cell, str) or _is_of_data(cell):
            return None
        plain = _plain(cell)
        if is_behind_figure and not _FIGURES.fullmatch(plain):
            return None
        if _DATE_LINE.fullmatch(plain) and _stands_alone(row) and col not in days:
            return Footer.SIGNATURE
        kind = next((kind for kind, says in _KINDS.items() if says.fullmatch(plain)), None)
        if _LABEL.match(plain) and (col in who or _fills_little(row, known)):
            return kind or Footer.SIGNATURE
        if _ALONE.fullmatch(plain) and _stands_alone(row):
            return Footer.REMARK
        return kind if kind is not None and _bears_out(kind, row, col, layout) else None
    return None


def _bears_out(kind: Footer, row: Sequence[Cell], col: int, layout: _Layout) -> bool:
    """Say whether the rest of a row is what the cell in a column says that the row is."""
    if kind is Footer.NOTHING:
        return _says_nothing(row, layout.known)
    return not any(_names(row[other]) for other in layout.who if col < other < len(row))


def _names(cell: Cell) -> bool:
    """Say whether a cell beside the label of a footer may be somebody's id or name."""
    if isinstance(cell, str) and _COUNT_OF_PEOPLE.fullmatch(_plain(cell)):
        return False
    return not is_blank(cell)


def _says_nothing(row: Sequence[Cell], known: Collection[int]) -> bool:
    """Say whether all cells of a row are blank or dashes, but for serial numbers."""
    says = _KINDS[Footer.NOTHING]
    return all(
        is_blank(cell)
        or (isinstance(cell, str) and says.fullmatch(_plain(cell)))
        or (col not in known and _is_serial(cell))
        for col, cell in enumerate(row)
    )


def _fills_little(row: Sequence[Cell], known: frozenset[int]) -> bool:
    """Say whether a row holds too little to be of the data: two cells, or less than half."""
    filled = sum(not is_blank(row[col]) for col in known if col < len(row))
    return filled <= _FEW_CELLS or filled * 2 < len(known)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", visible(text)).split()).casefold()


def _goes_on(row: Sequence[Cell]) -> bool:
    """Say whether a row goes on with a remark begun above: a single text, numbered or long."""
    filled = [cell for cell in row if not is_blank(cell)]
    if len(filled) != 1 or not isinstance(filled[0], str):
        return False
    plain = _plain(filled[0])
    return len(plain) > _LONG_REMARK or _NUMBERED.match(plain) is not None


def _is_serial(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and visible(cell).isdecimal())


def _is_figure(cell: Cell) -> bool:
    """Say whether a cell is a number, as it may stand in a row of sums, or `25人`."""
    if isinstance(cell, str):
        return cell.strip()[:1].isdecimal() and _FIGURE.fullmatch(_plain(cell)) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_id(cell: Cell) -> bool:
    """Say whether a cell is a word such as `W007`, which begins data where a column is known."""
    return isinstance(cell, str) and is_number_or_id(cell)


def _begins_with_id(row: Sequence[Cell], col: int) -> bool:
    """Say of most rows of data that their first known column is an id, numbers aside before it."""
    return (
        col < len(row)
        and isinstance(cell := row[col], str)
        and _ID.fullmatch(cell) is not None
        and all(isinstance(before, int | float) for before in row[:col])
    )


def _is_word_id(cell: Cell) -> bool:
    """Say whether a cell is such a word and no figure, which a label of a sum may follow."""
    return _is_id(cell) and not _is_figure(cell)


def _stands_alone(row: Sequence[Cell]) -> bool:
    return sum(not is_blank(cell) for cell in row) == 1
