"""The comments of a new scheme file."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "head": Wording(
        "A scheme file for gridscore: what a regulation says, each rule with its clause.\nGo on writing, then run: gridscore scheme check FILE\nFor an editor that completes keys: gridscore scheme json-schema > scheme.schema.json",
        "gridscore 办法文件：写明一部考核办法的规则，每条规则注明条款。\n继续填写后请运行：gridscore scheme check 文件\n编辑器的自动补全：gridscore scheme json-schema > scheme.schema.json",
        "gridscore 辦法檔案：寫明一部考核辦法的規則，每條規則注明條款。\n繼續填寫後請執行：gridscore scheme check 檔案\n編輯器的自動補全：gridscore scheme json-schema > scheme.schema.json",
    ),
    "in-force": Wording("the first day it is in force", "施行日期", "施行日期"),
    "routine": Wording(
        "the round: month, quarter, half-year or year",
        "考核周期：month 月、quarter 季、half-year 半年、year 年",
        "考核週期：month 月、quarter 季、half-year 半年、year 年",
    ),
    "clauses": Wording(
        "How your regulation numbers its clauses. Each must be cited by a rule\nor stand under not_modelled.",
        "办法的条款编号。每条都应被规则引用，或列入 not_modelled。",
        "辦法的條款編號。每條都應被規則引用，或列入 not_modelled。",
    ),
    "scored": Wording("what is scored", "计分项目", "計分項目"),
    "full": Wording(
        "the full mark, where it is not 100", "满分，不是 100 分时写明", "滿分，不是 100 分時寫明"
    ),
    "scoring": Wording(
        "how several scorers make one figure", "多人评分如何合成", "多人評分如何合成"
    ),
    "trim": Wording(
        "so many highest and so many lowest scores are left out",
        "去掉几个最高分和几个最低分",
        "去掉幾個最高分和幾個最低分",
    ),
    "year": Wording("how the year comes together", "年度分的合成", "年度分的合成"),
    "rounds": Wording(
        '"held": a round without any sheet was not held',
        '"held" 表示没有任何评分表的一期视为未考核',
        '"held" 表示沒有任何評分表的一期視為未考核',
    ),
    "weights": Wording(
        "with a residents' vote: routine = 80, survey = 20, and a table [survey]",
        "有居民满意度时：routine = 80, survey = 20，并写 [survey] 表",
        "有居民滿意度時：routine = 80, survey = 20，並寫 [survey] 表",
    ),
    "grades": Wording(
        "Grades, best first; each begins at its lower bound and includes it.",
        "等次，从高到低；各从下限起算并含下限。",
        "等次，從高到低；各從下限起算並含下限。",
    ),
    "more": Wording("what may be added", "可以增加的内容", "可以增加的內容"),
    "ladder": Wording(
        "First, second, third occurrence: take the signs away and fit the clause.",
        "按第一、二、三次处理：去掉行首的 # 并改好条款。",
        "按第一、二、三次處理：去掉行首的 # 並改好條款。",
    ),
    "pay": Wording(
        "Money by grade; an amount that the regulation leaves open is a setting of the station.",
        "按等次发放；办法未写明的金额写成 setting，由工作站自定。",
        "按等次發放；辦法未寫明的金額寫成 setting，由工作站自定。",
    ),
    "readings": Wording(
        "how the text was read: what was silent or unclear",
        "规则口径：原文未写明或不清楚之处",
        "規則口徑：原文未寫明或不清楚之處",
    ),
    "left-out": Wording(
        "clauses that nothing is computed from, and why", "不计算的条款及理由", "不計算的條款及理由"
    ),
    "why": Wording(
        "Not settled yet; a clause that nothing is computed from says here why.",
        "待定；不涉及计算的条款在此写明理由。",
        "待定；不涉及計算的條款在此寫明理由。",
    ),
}
