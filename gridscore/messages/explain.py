"""The words of `gridscore explain`."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "points": Wording("Points", "得分", "得分"),
    "pay": Wording("Money (yuan)", "金额（元）", "金額（元）"),
    "standing": Wording("Standing", "在岗状态", "在崗狀態"),
    "idle": Wording("Looked at, changed nothing", "已核查、未生效的规则", "已核查、未生效的規則"),
    "readings": Wording("Readings in force", "适用的规则口径", "適用的規則口徑"),
}
