"""Columns that are not read and say of a row that it does not count: `是否属实` with `否` in it.

The row counts all the same, or somebody who is said to have left stays in post. That must not
happen in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger import known_columns as on
from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing.choices import NOT_LEFT, STATUS_WORDS, choice_key, said_apart
from gridscore.ledger.parsing.values import is_blank, shown
from gridscore.ledger.words import MANY
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from gridscore.ledger.cell_column import CellColumn
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.table import Mask, Table


class Void(NamedTuple):
    """The headings and the cells that say of a row that it does not count, by their keys."""

    headings: frozenset[str]
    words: frozenset[str]


def _keys(*words: str) -> frozenset[str]:
    return frozenset(heading_key(word) for line in words for word in line.split(", "))


_NO = _keys("否, 不是, 无效, 無效, no, n, false, invalid")

_REVOKED = _NO | _keys("revoked", "withdrawn, cancelled, canceled, void", *STATUS_WORDS["revoked"])

_OF_EVENTS = Void(
    on.STATUS.keys
    | _keys(
        "处理结果, 核实结果, 认定情况, 认定结果, 记录状态, 事项状态, 审核状态, 审核结果",
        "處理結果, 核實結果, 認定情況, 認定結果, 記錄狀態, 事項狀態, 審核狀態, 審核結果",
        "是否属实, 是否有效, 是否成立, 是否计入, 是否扣分, 是否认定, 是否确认",
        "是否屬實, 是否有效, 是否成立, 是否計入, 是否扣分, 是否認定, 是否確認",
        "confirmed, valid, upheld",
    ),
    _REVOKED
    | _keys("pending", *STATUS_WORDS["pending"])
    | _keys(
        "未属实, 不成立, 不计入, 不予计入, 不扣分, 不予认定",
        "未屬實, 不成立, 不計入, 不予計入, 不扣分, 不予認定",
        "unfounded, untrue, unconfirmed, not confirmed",
    ),
)

_OF_EXEMPTIONS = Void(
    _keys(
        "状态, 处理状态, 申请状态, 审批, 审批状态, 审批结果, 审批情况, 审批意见, 批准情况",
        "狀態, 處理狀態, 申請狀態, 審批, 審批狀態, 審批結果, 審批情況, 審批意見, 批准情況",
        "审核状态, 审核结果, 审核情况, 审核意见, 领导意见",
        "審核狀態, 審核結果, 審核情況, 審核意見, 領導意見",
        "是否批准, 是否同意, 是否通过, 是否免评, 是否免考, 是否免考核, 是否有效",
        "是否通過, 是否免評, status, approval, approved, exempt, exempted, valid",
    ),
    _REVOKED
    | _keys(
        "未批准, 不批准, 不予批准, 未批, 不同意, 未同意, 未通过, 不通过, 审批未通过, 审核未通过",
        "未通過, 不通過, 審批未通過, 審核未通過",
        "驳回, 已驳回, 退回, 已退回, 拒绝, 不免评, 不予免评, 不免考",
        "駁回, 已駁回, 拒絕, 不免評, 不予免評",
        "待审批, 待批, 待批准, 待审核, 待审, 未审批, 未审核, 审批中, 审核中, 申请中",
        "待審批, 待審核, 待審, 未審批, 未審核, 審批中, 審核中, 申請中",
        "pending, rejected, refused, declined, not approved, unapproved",
    ),
)

_OF_ROSTER = Void(
    _keys(
        "状态, 在岗状态, 在职状态, 人员状态, 员工状态, 岗位状态, 在岗情况, 在职情况",
        "狀態, 在崗狀態, 在職狀態, 人員狀態, 員工狀態, 崗位狀態, 在崗情況, 在職情況",
        "是否在岗, 是否在职, 是否在崗, 是否在職, status, active, in post, employed",
    ),
    _NO
    | _keys(
        "离职, 已离职, 离岗, 已离岗, 辞职, 已辞职, 辞退, 已辞退, 解聘, 已解聘, 开除, 已开除",
        "離職, 已離職, 離崗, 已離崗, 辭職, 已辭職, 辭退, 已辭退, 開除, 已開除",
        "退出, 已退出, 退休, 已退休, 调离, 已调离, 调出, 已调出, 不在岗, 不在职",
        "調離, 已調離, 調出, 已調出, 不在崗, 不在職",
        "left, resigned, dismissed, retired, inactive",
    ),
)

VOID: Mapping[str, Void] = {
    **dict.fromkeys(("incidents", "faults", "findings"), _OF_EVENTS),
    "exemptions": _OF_EXEMPTIONS,
    "roster": _OF_ROSTER,
}
"""What says in each kind of table that a row does not count, where the column is not read."""


def report_void_rows(table: Table, columns: Mapping[int, CellColumn]) -> None:
    """Warn of rows that columns which are not read say do not count.

    `columns` are those of the region's `void`, of the rows of the table, by where they stand.
    Somebody with a day of leaving has left by it, whatever else is said.
    """
    words = VOID[table.kind.id].words
    for col, given in columns.items():
        column = given.coded
        if len(column.cells) >= MANY:
            continue  # where so many cells differ they are no choices
        cells = {code: cell for code, cell in enumerate(column.cells) if _says(cell, words)}
        if not cells:
            continue
        stays = _has_not_left(table)
        details: dict[str, object] = {
            "heading": table.region.void[col],
            "table": table.kind.title,
        }
        for code, cell in cells.items():
            rows = column.rows_of([code])
            at = table.row[rows[stays[rows]]].tolist()
            table.log.at_each("GS224", table.sheet, at, col, shown(cell), details)


def _says(cell: Cell, words: Set[str]) -> bool:
    """Say whether a cell is one of some words, or has it beside others: `已核实，不属实`."""
    if not isinstance(cell, str | bool):  # `FALSE` may be no text in a workbook
        return False
    text = str(cell)
    return any(heading_key(part) in words for part in (text, *said_apart(text)))


def _has_not_left(table: Table) -> Mask:
    """Mark the rows without a day of leaving."""
    left = table.columns.get("left")
    if left is None:
        return np.broadcast_to(np.True_, len(table))
    return left.coded.marked(_says_not_left)


def _says_not_left(cell: Cell) -> bool:
    return isinstance(cell, str) and (is_blank(cell) or choice_key(cell) in NOT_LEFT)
