"""GS7xx. Settings, dates in force and money: what the station decides."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import N, W

SEVERITIES = {
    "GS701": N, "GS702": W, "GS703": N, "GS704": N, "GS705": W,
}  # fmt: skip

TEXTS = {
    "GS701.what": Wording(
        "The amount {key} is not set: the regulation leaves it to the station; where it counts, what is due and paid"
        " stays open (R14).",
        "金额 {key} 未设定：办法没有规定，由本站自定；用到这笔金额的人，应发和实发暂空（R14）。",
        "金額 {key} 未設定：辦法沒有規定，由本站自定；用到這筆金額的人，應發和實發暫空（R14）。",
    ),
    "GS701.repair": Wording(
        "Write it into gridscore.toml, or add --set {key}=600 to the command.",
        "请在 gridscore.toml 中填写，或在命令中加 --set {key}=600。",
        "請在 gridscore.toml 中填寫，或在命令中加 --set {key}=600。",
    ),
    "GS702.what": Wording(
        "The regulation {scheme} is in force from {date}; {period} begins before that.",
        "办法 {scheme} 自 {date} 起施行，{period}早于该日。",
        "辦法 {scheme} 自 {date} 起施行，{period}早於該日。",
    ),
    "GS702.repair": Wording(
        "Check the period, or choose the regulation that was in force then.",
        "请核对期间，或改用当时施行的办法。",
        "請核對期間，或改用當時施行的辦法。",
    ),
    "GS703.what": Wording(
        "{pool}: the {amount} yuan of {period} are not paid, for nobody has a part in them ({clause}).",
        "{pool}：{period}的 {amount} 元未发放，因为无人参与分配（{clause}）。",
        "{pool}：{period}的 {amount} 元未發放，因為無人參與分配（{clause}）。",
    ),
    "GS703.repair": Wording(
        "Nothing needs to be done; check the grades and totals if somebody should share in it.",
        "无需处理；如应有人分配，请核对等次与总分。",
        "無需處理；如應有人分配，請核對等次與總分。",
    ),
    "GS704.what": Wording(
        "The money of {period} contains that of its shorter periods: {pots}.",
        "{period}的金额中包含其中各期的款项：{pots}。",
        "{period}的金額中包含其中各期的款項：{pots}。",
    ),
    "GS704.repair": Wording(
        "If it is paid by their own lists, do not pay it by this one a second time.",
        "如果各期已按本期发放表发放，请勿按本表重复发放。",
        "如果各期已按本期發放表發放，請勿按本表重複發放。",
    ),
    "GS705.what": Wording(
        "[values] of gridscore.toml makes “{value}” mean {meant}, wherever it stands; without that line it means: {known}.",
        "gridscore.toml 的 [values] 把“{value}”一律当作 {meant}；不写这一行时，它的意思是：{known}。",
        "gridscore.toml 的 [values] 把「{value}」一律當作 {meant}；不寫這一行時，它的意思是：{known}。",
    ),
    "GS705.repair": Wording(
        "Remove the line, unless the station does use the word so.",
        "请删去这一行；如果本站确实这样用这个词，无需处理。",
        "請刪去這一行；如果本站確實這樣用這個詞，無需處理。",
    ),
}
