"""Rows below or between the data that are no data: sums, averages, remarks and signatures."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from gridscore.ledger.values import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell

_SUMS = (
    "合计|小计|总计|共计|平均|平均分|平均值|合計|小計|總計|共計"
    "|本页小计|本頁小計|最高分|最低分|中位数|中位數|优秀率|優秀率|合格率|人数|人數"
    "|total|subtotal|grandtotal|sum|average|mean"
)
_REMARKS = "备注|備註|注|说明|說明|填表说明|填表說明|note|notes|remarks?"
_ENDINGS = r"\(?(?:以下空白|以下无正文|以下無正文)\)?|共\d+人"
_SIGNATURES = (
    "制表|製表|填表|审核|審核|审批|審批|复核|複核|覆核|负责人|負責人|经办|經辦|签字|簽字|签名|簽名"
    "|登记|登記|统计人|統計人|评分人|評分人|填报|填報|汇总人|匯總人"
    "|日期:|.*(?:签字|簽字|签名|簽名|盖章|蓋章)|preparedby|reviewedby|approvedby|signature"
)
_FOOTER = re.compile(
    rf"(?:{_SUMS})(?::.*)?$|(?:{_ENDINGS})$|(?:{_REMARKS})(?::.*)?$|(?:{_SIGNATURES})", re.DOTALL
)


def footer_rows(
    rows: Sequence[Sequence[Cell]], first: int, end: int, who: Sequence[int]
) -> frozenset[int]:
    """Return the rows from `first` up to `end` whose first filled cell says it is a footer.

    A row in which another cell, in one of the columns `who`, names somebody is data all the
    same: so nobody is lost who is called like a footer.
    """
    return frozenset(number for number in range(first, end) if _is_footer(rows[number], who))


def _is_footer(row: Sequence[Cell], who: Sequence[int]) -> bool:
    for col, cell in enumerate(row):
        if is_blank(cell):
            continue
        if not isinstance(cell, str) or _is_number(cell) or not _says_footer(cell):
            return False
        return all(is_blank(row[other]) for other in who if col < other < len(row))
    return False


def _is_number(text: str) -> bool:
    """Say whether a cell is a number or an id such as `W007`: the usual start of a data row."""
    return text.isascii() and text.isalnum() and not text.isalpha()


def _says_footer(text: str) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return _FOOTER.match(plain) is not None
