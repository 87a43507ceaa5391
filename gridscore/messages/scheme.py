"""What is wrong with a scheme file, or with a value that overrides one."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "at": Wording("{where}: {what}", "{where}：{what}", "{where}：{what}"),
    "given": Wording(
        "{what} (given: {given})", "{what}（收到：{given}）", "{what}（收到：{given}）"
    ),
    "unknown-key-near": Wording(
        "unknown key; did you mean {near}?",
        "未知的键，是否指 {near}？",
        "未知的鍵，是否指 {near}？",
    ),
    "unknown-key": Wording(
        "unknown key; known keys: {known}", "未知的键；可用：{known}", "未知的鍵；可用：{known}"
    ),
    "missing": Wording("this key is missing", "缺少这个键", "缺少這個鍵"),
    "not-a-number": Wording("must be a number", "应为数字", "應為數字"),
    "too-many-decimals": Wording("must have at most two decimals", "最多两位小数", "最多兩位小數"),
    "not-whole": Wording("must be a whole number", "应为整数", "應為整數"),
    "not-text": Wording("must be text in quotation marks", "应为引号内的文字", "應為引號內的文字"),
    "not-truth": Wording("must be true or false", "应为 true 或 false", "應為 true 或 false"),
    "not-date": Wording(
        "must be a date such as 2026-01-01", "应为日期，如 2026-01-01", "應為日期，如 2026-01-01"
    ),
    "not-table": Wording(
        "must be a table: {{ key = value }}", "应为表：{{ 键 = 值 }}", "應為表：{{ 鍵 = 值 }}"
    ),
    "not-list": Wording("must be a list: [ … ]", "应为列表：[ … ]", "應為列表：[ … ]"),
    "too-small": Wording("must not be negative", "不能为负", "不能為負"),
    "not-positive": Wording("must be more than 0", "应大于 0", "應大於 0"),
    "too-large": Wording("is too large", "过大", "過大"),
    "not-of-choice": Wording("must be one of: {choices}", "只能是：{choices}", "只能是：{choices}"),
    "bad-identifier": Wording(
        "must be written with small letters, digits and hyphens, beginning with a letter",
        "只能用小写字母、数字和连字符，以字母开头",
        "只能用小寫字母、數字和連字號，以字母開頭",
    ),
    "empty": Wording("must not be empty", "不能为空", "不能為空"),
    "other": Wording("cannot be used here", "此处不能使用", "此處不能使用"),
    "weights-sum": Wording(
        "{key} add up to {total}, not 100",
        "{key} 合计为 {total}，应为 100",
        "{key} 合計為 {total}，應為 100",
    ),
    "panel-weighed": Wording(
        "weights_without_panel must not weigh the panel",
        "weights_without_panel 中不能有 panel",
        "weights_without_panel 中不能有 panel",
    ),
    "stands-twice": Wording(
        "{kind}: {names} stand twice", "{kind}：{names} 重复", "{kind}：{names} 重複"
    ),
    "bonus-grades": Wording(
        "pay.bonus.amounts and grades disagree about: {names}",
        "pay.bonus.amounts 与 grades 不一致：{names}",
        "pay.bonus.amounts 與 grades 不一致：{names}",
    ),
    "step-grades": Wording(
        "steps of ladders name grades that are not in grades: {names}",
        "处理档次中的等次不在 grades 中：{names}",
        "處理檔次中的等次不在 grades 中：{names}",
    ),
    "nothing-to-withhold": Wording(
        "ladders withhold money, and there is no pay.subsidy to withhold it from: {names}",
        "以下规则要扣款，但没有可扣的 pay.subsidy：{names}",
        "以下規則要扣款，但沒有可扣的 pay.subsidy：{names}",
    ),
    "bands-order": Wording(
        "{kind} must stand best first, each with a lower bound of its own",
        "{kind} 应从高到低排列，各有不同的下限",
        "{kind} 應從高到低排列，各有不同的下限",
    ),
    "bands-gap": Wording(
        "{kind} leave a gap below {name}: no band starts at 0",
        "{kind} 在 {name} 以下有空档：没有从 0 起的一档",
        "{kind} 在 {name} 以下有空檔：沒有從 0 起的一檔",
    ),
    "bands-high": Wording(
        "{kind}: {name} begins above 100 and can never be reached",
        "{kind}：{name} 的下限高于 100，永远达不到",
        "{kind}：{name} 的下限高於 100，永遠達不到",
    ),
    "criterion-column": Wording(
        "criteria: {names} is the name of another column; choose another id",
        "criteria：{names} 已是其他列的名称，请另取 id",
        "criteria：{names} 已是其他列的名稱，請另取 id",
    ),
    "maxima-sum": Wording(
        "criteria: the points add up to {total}, not 100",
        "criteria：各项满分合计为 {total}，应为 100",
        "criteria：各項滿分合計為 {total}，應為 100",
    ),
    "clauses-silent": Wording(
        "clauses neither cited by a rule nor listed as not modelled: {names}",
        "以下条款既未被规则引用，也未列为不计算：{names}",
        "以下條款既未被規則引用，也未列為不計算：{names}",
    ),
    "clauses-strange": Wording(
        "clauses that are not in the list of clauses: {names}",
        "以下条款不在条款清单中：{names}",
        "以下條款不在條款清單中：{names}",
    ),
}
