"""What the terminal shows around results and problems."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    # ---- punctuation ----
    "colon": Wording(": ", "：", "："),
    "list": Wording(", ", "、", "、"),
    "clauses": Wording(", ", "，", "，"),
    "remarked": Wording("{what} ({remark})", "{what}（{remark}）", "{what}（{remark}）"),
    "scorer-unnamed": Wording("(not named)", "（未写明）", "（未寫明）"),
    "list-more": Wording("… and {count} more", "……另有{count}个", "……另有{count}個"),
    "quoted": Wording('"{value}"', "“{value}”", "「{value}」"),
    # ---- problems ----
    "error": Wording("error", "错误", "錯誤"),
    "warning": Wording("warning", "警告", "警告"),
    "notice": Wording("notice", "提示", "提示"),
    "error.one": Wording("1 error", "1 个错误", "1 個錯誤"),
    "error.many": Wording("{count} errors", "{count} 个错误", "{count} 個錯誤"),
    "warning.one": Wording("1 warning", "1 个警告", "1 個警告"),
    "warning.many": Wording("{count} warnings", "{count} 个警告", "{count} 個警告"),
    "notice.one": Wording("1 notice", "1 条提示", "1 條提示"),
    "notice.many": Wording("{count} notices", "{count} 条提示", "{count} 條提示"),
    "heading-row": Wording(
        " If this row is a heading of those below it, delete it: the roster says who is in which zone.",
        "如果这一行只是下面各行的小标题，请删去此行：谁在哪个责任区，花名册已经写明。",
        "如果這一行只是下面各行的小標題，請刪去此行：誰在哪個責任區，花名冊已經寫明。",
    ),
    "problems.none": Wording("no problems", "没有发现问题", "沒有發現問題"),
    "problems.more": Wording(
        "{count} more not shown; --verbose lists them all",
        "另有 {count} 条未显示，加 --verbose 可全部列出",
        "另有 {count} 條未顯示，加 --verbose 可全部列出",
    ),
    "similar": Wording(" Similar: {words}.", "相近的有：{words}。", "相近的有：{words}。"),
    "of-that-name": Wording(
        " Of that name: {words}.", "叫此姓名的是：{words}。", "叫此姓名的是：{words}。"
    ),
    "problems.alike": Wording(
        "… and the same in {count} other places; --verbose lists them all",
        "……另有 {count} 处相同，加 --verbose 可全部列出",
        "……另有 {count} 處相同，加 --verbose 可全部列出",
    ),
    "problems.alike.people": Wording(
        "… and the same of {count} more: {people}",
        "……另有 {count} 人相同：{people}",
        "……另有 {count} 人相同：{people}",
    ),
    "repair": Wording("help: ", "处理：", "處理："),
    "hidden.rows": Wording("rows {places}", "第 {places} 行", "第 {places} 列"),
    "hidden.columns": Wording("columns {places}", "{places} 列", "{places} 欄"),
    "hidden.filter": Wording("a filter is set", "设有筛选", "設有篩選"),
    # ---- how far a run has come ----
    "progress.read": Wording("reading", "读取台账", "讀取台賬"),
    "progress.assess": Wording("assessing", "计算", "計算"),
    "progress.write": Wording("writing", "写出结果", "寫出結果"),
    "progress.seconds": Wording("{seconds} s", "{seconds} 秒", "{seconds} 秒"),
    # ---- the summary of a result ----
    "draft": Wording(
        "DRAFT: computed from what there is; not for publication.",
        "草稿：按现有资料计算，不作为正式结果。",
        "草稿：按現有資料計算，不作為正式結果。",
    ),
    "by-scheme": Wording(
        "{people} people, by {id} (version {version}): {scheme}",
        "{people} 人，办法 {id}（版本 {version}）：{scheme}",
        "{people} 人，辦法 {id}（版本 {version}）：{scheme}",
    ),
    "by-scheme.units": Wording(
        "{people} assessed, by {id} (version {version}): {scheme}",
        "{people} 个考核对象，办法 {id}（版本 {version}）：{scheme}",
        "{people} 個考核對象，辦法 {id}（版本 {version}）：{scheme}",
    ),
    "ungraded": Wording("no grade", "无等次", "無等次"),
    "groups": Wording("By {group}", "按{group}", "按{group}"),
    "members": Wording(", {count} in all", "，共 {count} 人", "，共 {count} 人"),
    "money": Wording("Money (yuan)", "金额（元）", "金額（元）"),
    "money.due": Wording("due", "应发", "應發"),
    "money.withheld": Wording("withheld", "扣发", "扣發"),
    "money.paid": Wording("paid", "实发", "實發"),
    "money.bonus": Wording("bonus", "年终奖", "年終獎"),
    "money.commendation": Wording("commendation", "表彰奖", "表彰獎"),
    "members.withheld": Wording(" (from {count})", "（{count} 人）", "（{count} 人）"),
    "not-set": Wording("not set", "未设定", "未設定"),
    "changes": Wording("Changes of standing", "人员变动", "人員變動"),
    "problems": Wording("Problems", "问题", "問題"),
    "problems.verbose": Wording(
        "; --verbose lists them all", "（加 --verbose 全部列出）", "（加 --verbose 全部列出）"
    ),
    "shown": Wording(
        "  {shown} of {count} shown",
        "（共 {count} 条，列出 {shown} 条）",
        "（共 {count} 條，列出 {shown} 條）",
    ),
    "readings": Wording("Readings in force", "规则口径", "規則口徑"),
    # ---- the result as a table ----
    "columns-left-out": Wording(
        "Not shown for lack of width: {headings}",
        "屏幕宽度不足，未显示：{headings}",
        "螢幕寬度不足，未顯示：{headings}",
    ),
}
