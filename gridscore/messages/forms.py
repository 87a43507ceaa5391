"""The words of the forms: titles, instructions, signatures, what is told of a wrong entry.

Instructions stand above the headings, where reading looks for the period: they name none.
"""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    # ---- names of files and sheets ----
    "file.roster": Wording("roster", "花名册", "花名冊"),
    "file.scores": Wording("score sheet", "评分表", "評分表"),
    "file.panel": Wording("annual sheet", "年终测评表", "年終測評表"),
    "file.survey": Wording("survey tally", "满意度统计", "滿意度統計"),
    "file.ballots": Wording("survey form", "满意度测评表", "滿意度測評表"),
    "file.incidents": Wording("incident log", "奖惩台账", "獎懲台賬"),
    "file.faults": Wording("fault log", "不合格记录", "不合格記錄"),
    "file.findings": Wording("findings", "问题台账", "問題台賬"),
    "file.exemptions": Wording("exemptions", "免评记录", "免評記錄"),
    "file.measures": Wording("measures", "指标数据", "指標數據"),
    "file.totals": Wording("totals", "总分表", "總分表"),
    "file.history": Wording("earlier grades", "往年考核结果", "往年考核結果"),
    "of": Wording("{what} ({who})", "{what}（{who}）", "{what}（{who}）"),
    # ---- titles ----
    "title.roster": Wording("Roster", "花名册", "花名冊"),
    "title.scores": Wording("Score sheet {period}", "{period}考核评分表", "{period}考核評分表"),
    "title.panel": Wording("Annual sheet {period}", "{period}年终测评表", "{period}年終測評表"),
    "title.survey": Wording(
        "Survey tally {period}", "{period}满意度统计表", "{period}滿意度統計表"
    ),
    "title.ballots": Wording(
        "Survey form {period}", "{period}群众满意度测评表", "{period}群眾滿意度測評表"
    ),
    "title.incidents": Wording("Incident log {period}", "{period}奖惩台账", "{period}獎懲台賬"),
    "title.faults": Wording("Fault log {period}", "{period}不合格记录", "{period}不合格記錄"),
    "title.findings": Wording("Findings {period}", "{period}问题台账", "{period}問題台賬"),
    "title.exemptions": Wording("Exemptions {period}", "{period}免评记录", "{period}免評記錄"),
    "title.measures": Wording("Measures {period}", "{period}指标数据", "{period}指標數據"),
    "title.totals": Wording("Totals {period}", "{period}总分表", "{period}總分表"),
    "title.history": Wording("Earlier grades", "往年考核结果", "往年考核結果"),
    # ---- headings of their own ----
    "points": Wording(
        "{title}\n({points} points)", "{title}\n（{points}分）", "{title}\n（{points}分）"
    ),
    # ---- instructions ----
    "instructions.roster": Wording(
        "One row a person; id and name are needed. Write the id as it is, leading zeros too, and days as year-month-day. Who moves has a second row: give the old one the day of leaving, the new one the day of joining.",
        "每人一行，工号、姓名必填。工号照原样填写（包括开头的 0），日期写成“年-月-日”。调往别的网格的另起一行：原行填离职日期，新行填入职日期。",
        "每人一列，工號、姓名必填。工號照原樣填寫（包括開頭的 0），日期寫成「年-月-日」。調往別的網格的另起一列：原列填離職日期，新列填入職日期。",
    ),
    "instructions.roster-levels": Wording(
        "One row a unit or person; id, name and level are needed, and the superior: an id, a name of this roster, or city. Write the id as it is, leading zeros too, and days as year-month-day.",
        "每个单位或每人一行，工号、姓名、级别必填；上级填本表中的工号或姓名，最上级填“市”。工号照原样填写（包括开头的 0），日期写成“年-月-日”。",
        "每個單位或每人一列，工號、姓名、級別必填；上級填本表中的工號或姓名，最上級填「市」。工號照原樣填寫（包括開頭的 0），日期寫成「年-月-日」。",
    ),
    "instructions.scores": Wording(
        "Score each item from 0 to its points, with two decimals at most: 0 is a score, a blank says not scored. Where several score, each writes the own name under scorer. The total adds itself up.",
        "每项从 0 分打到满分，最多两位小数：0 分也是评分，不填表示未评。几个人评分的，各自在“评分人”一列写上姓名。总分自动算出。",
        "每項從 0 分打到滿分，最多兩位小數：0 分也是評分，不填表示未評。幾個人評分的，各自在「評分人」一欄寫上姓名。總分自動算出。",
    ),
    "instructions.survey": Wording(
        "Write the ballots handed out and how many came back as satisfied, fair and poor: numbers of ballots, no percentages, 0 where there are none. The three together are never more than the ballots handed out.",
        "先填抽样（发放）总票数，再按收回的选票填满意、一般、差各多少票。一律填票数，不填百分比；没有的填 0。三项之和不得超过总票数。",
        "先填抽樣（發放）總票數，再按收回的選票填滿意、一般、差各多少票。一律填票數，不填百分比；沒有的填 0。三項之和不得超過總票數。",
    ),
    "instructions.ballots": Wording(
        "One row a ballot: choose whom it is about, then the answer. Unused rows stay blank.",
        "每张选票一行：先选被测评的网格或人员，再选满意、一般或差。没有用到的行不填。",
        "每張選票一列：先選被測評的網格或人員，再選滿意、一般或差。沒有用到的列不填。",
    ),
    "instructions.incidents": Wording(
        "One row for each event, as soon as it is known. Of id and name one will do; whoever shares a name with another is told by id. A blank status is confirmed; what is still disputed does not count yet. A commendation needs its document number. Nothing to record: hand it in blank.",
        "每件事一行，随时登记。工号、姓名填一个即可，有同名的请选工号。“状态”不填就是已确认，申诉中的暂不计算。表彰要填文号。没有事项的，空表交回即可。",
        "每件事一列，隨時登記。工號、姓名填一個即可，有同名的請選工號。「狀態」不填就是已確認，申訴中的暫不計算。表彰要填文號。沒有事項的，空表交回即可。",
    ),
    "instructions.faults": Wording(
        "One row for each failure; a blank count is once. Of id and name one will do; whoever shares a name with another is told by id. Nothing to record: hand it in blank, and nobody loses a point.",
        "每次不合格一行，“次数”不填就是 1 次。工号、姓名填一个即可，有同名的请选工号。没有不合格的，空表交回即可，人人不扣分。",
        "每次不合格一列，「次數」不填就是 1 次。工號、姓名填一個即可，有同名的請選工號。沒有不合格的，空表交回即可，人人不扣分。",
    ),
    "instructions.findings": Wording(
        "One row for each finding: whom it is about, where it comes from and how grave it is. Where a time limit was set, write it, and the day it was resolved. Nothing to record: hand it in blank.",
        "每个问题一行：被考核单位、来源和程度必填。定了整改时限的，填时限和办结日期。没有问题的，空表交回即可。",
        "每個問題一列：被考核單位、來源和程度必填。定了整改時限的，填時限和辦結日期。沒有問題的，空表交回即可。",
    ),
    "instructions.exemptions": Wording(
        "One row for each person and period that is not assessed; the reason is needed (leave, illness, not yet in post). Nothing to record: hand it in blank.",
        "不参加考核的，每人每期一行，必须写明原因（休假、病假、尚未到岗等）。没有的，空表交回即可。",
        "不參加考核的，每人每期一列，必須寫明原因（休假、病假、尚未到崗等）。沒有的，空表交回即可。",
    ),
    "instructions.measures": Wording(
        "Write the figure reached by each person, with two decimals at most.",
        "填写每人的实际数值，最多两位小数。",
        "填寫每人的實際數值，最多兩位小數。",
    ),
    "instructions.totals": Wording(
        "Write the total of each unit or person, with two decimals at most.",
        "填写各单位或各人的总分，最多两位小数。",
        "填寫各單位或各人的總分，最多兩位小數。",
    ),
    "instructions.history": Wording(
        "One row for each person and earlier period: which one, and the grade it had.",
        "每人每个以往期间一行：填写期间和当时的等次。",
        "每人每個以往期間一列：填寫期間和當時的等次。",
    ),
    "instructions.all": Wording(
        "How to fill in: {text} Grey cells are not filled in. To add rows take the protection off, there is no password. ({mark})",
        "填表说明：{text}灰底格不用填写。需要加行时，可直接撤销工作表保护，没有密码。（{mark}）",
        "填表說明：{text}灰底格不用填寫。需要加列時，可直接撤銷工作表保護，沒有密碼。（{mark}）",
    ),
    # ---- signatures ----
    "signatures.sheet": Wording(
        "Signature of scorer:{gap}Signature of reviewer:{gap}Date:{gap}",
        "评分人（签字）：{gap}审核人（签字）：{gap}日期：{gap}",
        "評分人（簽字）：{gap}審核人（簽字）：{gap}日期：{gap}",
    ),
    "signatures.log": Wording(
        "Prepared by:{gap}Reviewed by:{gap}Date:{gap}",
        "制表人：{gap}审核人：{gap}日期：{gap}",
        "製表人：{gap}審核人：{gap}日期：{gap}",
    ),
    # ---- what is told of a wrong entry ----
    "wrong": Wording("Please check", "请检查", "請檢查"),
    "wrong.points": Wording(
        "Points from 0 to {maximum}, two decimals at most.",
        "请填 0 到 {maximum} 分，最多两位小数。",
        "請填 0 到 {maximum} 分，最多兩位小數。",
    ),
    "wrong.number": Wording("A plain number is needed here.", "此处请填数字。", "此處請填數字。"),
    "wrong.count": Wording(
        "A whole number is needed here, 0 or more.",
        "此处请填整数，0 或以上。",
        "此處請填整數，0 或以上。",
    ),
    "wrong.times": Wording(
        "A whole number is needed here, 1 or more.",
        "此处请填整数，1 或以上。",
        "此處請填整數，1 或以上。",
    ),
    "wrong.level": Wording(
        "A level is a number from 1 (the highest) to 9.",
        "级别请填 1（最高）到 9。",
        "級別請填 1（最高）到 9。",
    ),
    "wrong.day": Wording(
        "A day from {first} to {last} is needed here: year-month-day.",
        "请填 {first} 到 {last} 之间的日期，写成“年-月-日”。",
        "請填 {first} 到 {last} 之間的日期，寫成「年-月-日」。",
    ),
    "wrong.choice": Wording(
        "Choose from the list.", "请从下拉列表中选择。", "請從下拉列表中選擇。"
    ),
    # ---- the sheet of choices ----
    "choices": Wording(
        "choices of the lists; nothing is to be filled in here",
        "下拉列表的选项，不用填写",
        "下拉列表的選項，不用填寫",
    ),
}
