"""What the heading of a column beside criteria says of its numbers.

They are points given, what criteria are worth, points taken off, or count for nobody: what
somebody gave himself, what was given another time, what was worked out of the points.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence


class Says(Enum):
    """What a heading says of the numbers below it."""

    GIVEN = auto()
    WORTH = auto()
    TAKEN_OFF = auto()
    NOBODYS = auto()
    NOTHING = auto()  # it may be the name of who gave them


_NOT_SCORED = frozenset({Says.WORTH, Says.TAKEN_OFF})


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(heading_key, words.split()))


_WORTH = _keys(
    "满分 滿分 标准分 標準分 标准得分 標準得分 配分 权重 權重 权重分 權重分 应得分 應得分 基准分"
    " 基準分 基础分 基礎分 基本分 规定分 規定分 额定分 額定分 最高分 最高得分"
)
_NOBODYS = _keys(
    "序号 序號 编号 編號 平均 平均分 平均得分 均分 综合得分 綜合得分 最后得分 最後得分 备注 備註"
    " 说明 說明 考核内容 考核內容 评分标准 評分標準 考核标准 考核標準 考核要点 合计 合計 小计 小計"
    " 总分 總分 总得分 總得分 排名 名次 等次 次数 次數"
)
_POINTS = ("得分", "评分", "評分", "打分", "分数", "分數", "points", "score")
_TAKEN_OFF = pattern("扣|[减減]分|失分")
_LIST_OF_DEDUCTIONS = pattern(r"[扣减減失]分[^\s，。；,;]{0,6}(?:表|统计|統計|汇总|匯總|明细|明細)")
_REASONS = ("原因", "依据", "依據", "说明", "說明", "标准", "標準", "事由")
_OWN = pattern("自[评評查测測我报報]|^(?:本人|个人|個人)[评評打]")
_ANOTHER_TIME = ("上季", "上期", "上月", "上年", "上次", "去年", "往年")
_WORKED_OUT = pattern(
    "加权|加權|[权權]重得分|折[算合后後]|[换換]算|百分制|得分率|加分|[奖獎][励勵]分"
)


@lru_cache(maxsize=4096)
def says(heading: str) -> Says:
    """Tell what a heading says of the numbers below it."""
    key = heading_key(heading)
    if _TAKEN_OFF.search(key) and not key.endswith("得分"):
        return Says.NOBODYS if key.endswith(_REASONS) else Says.TAKEN_OFF
    if key in _WORTH or key.endswith("分值"):
        return Says.WORTH
    is_nobodys = key in _NOBODYS or any(word in key for word in _ANOTHER_TIME)
    if is_nobodys or _OWN.search(key) or _WORKED_OUT.search(key):
        return Says.NOBODYS
    return Says.GIVEN if heads_points(key) else Says.NOTHING


def heads_points(text: str) -> bool:
    """Say whether a heading, also one over several columns, speaks of points given."""
    return any(word in heading_key(text) for word in _POINTS)


def names_deductions(title: str) -> bool:
    """Say whether a title, or a name of a sheet, is that of a list of points taken off."""
    return _LIST_OF_DEDUCTIONS.search(title) is not None and not heads_points(title)


def heads_given_alone(heading: str) -> bool:
    """Say whether a heading that can name nobody heads the points given: `得分`, `核定分`."""
    kind = says(heading)
    ends = heading_key(heading).endswith
    if kind is Says.NOTHING:
        return ends("分")
    return kind is Says.GIVEN and ends(("分", *_POINTS))


def no_points_given(headings: Iterable[str]) -> bool:
    """Say whether all that headings say is what criteria are worth, or what was taken off."""
    kinds = {says(heading) for heading in headings if heading}
    return not kinds.isdisjoint(_NOT_SCORED) and kinds <= _NOT_SCORED | {Says.NOBODYS}


def given_columns(
    headings: Sequence[str], taught: Sequence[int], known: Container[int]
) -> list[int]:
    """Tell which columns beside the criteria hold the points given.

    They are those headed by a word that is `taught` as one of points, and others headed so; not
    those that are `known` as something else. What criteria are worth is taken for what they were
    given only where nothing else is.
    """
    others = (
        col
        for col, heading in enumerate(headings)
        if col not in known and col not in taught and heads_given_alone(heading)
    )
    given = [*(col for col in taught if says(headings[col]) is not Says.WORTH), *others]
    return sorted(given) or [*taught]
