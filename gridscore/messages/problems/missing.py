"""GS5xx. What is missing: points, votes and figures that must not be guessed (R16)."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import E

SEVERITIES = {
    "GS501": E, "GS502": E, "GS503": E, "GS504": E, "GS505": E, "GS506": E, "GS507": E, "GS508": E,
    "GS509": E, "GS510": E, "GS511": E, "GS512": E, "GS513": E, "GS514": E, "GS515": E, "GS516": E,
}  # fmt: skip

TEXTS = {
    "GS501.what": Wording(
        "{id} {name} has no points for {period}.",
        "{id} {name} 没有{period}的评分。",
        "{id} {name} 沒有{period}的評分。",
    ),
    "GS501.repair": Wording(
        "Hand in the sheet with the points, or record an exemption with its reason for that period. With --draft the rest is computed.",
        "请补上评分，或在免评记录中写明本期免评原因；加 --draft 可先算出其余部分。",
        "請補上評分，或在免評記錄中寫明本期免評原因；加 --draft 可先算出其餘部分。",
    ),
    "GS502.what": Wording(
        "{id} {name} has no score for “{criterion}” in {period}: every scorer left it blank.",
        "{id} {name} 在{period}的“{criterion}”没有任何评分。",
        "{id} {name} 在{period}的「{criterion}」沒有任何評分。",
    ),
    "GS502.repair": Wording(
        "Enter at least one score; 0 is a score too.",
        "请至少填写一个分数；0 分也要写 0。",
        "請至少填寫一個分數；0 分也要寫 0。",
    ),
    "GS503.what": Wording(
        "{id} {name} has no points on an annual panel sheet for {period}, where the panel's mark counts.",
        "{id} {name} 没有{period}的年终测评得分，而年终测评计入该年度。",
        "{id} {name} 沒有{period}的年終測評得分，而年終測評計入該年度。",
    ),
    "GS503.repair": Wording(
        "Hand in the annual sheet, or record an exemption for the year.",
        "请补上年终测评表，或在免评记录中写明年度免评原因。",
        "請補上年終測評表，或在免評記錄中寫明年度免評原因。",
    ),
    "GS504.what": Wording(
        "{id} {name} has no residents' vote for {period}.",
        "{id} {name} 没有{period}的满意度统计。",
        "{id} {name} 沒有{period}的滿意度統計。",
    ),
    "GS504.repair": Wording(
        "Add the tally for this worker or for the grid, or record an exemption for that period.",
        "请补上该人员或其网格的满意度票数，或在免评记录中写明本期免评原因。",
        "請補上該人員或其網格的滿意度票數，或在免評記錄中寫明本期免評原因。",
    ),
    "GS505.what": Wording(
        "The role “{role}” of scorer “{scorer}” has no weight, while scores are weighed by role.",
        "评分人“{scorer}”的身份“{role}”没有权重，而本办法按身份加权。",
        "評分人「{scorer}」的身份「{role}」沒有權重，而本辦法按身份加權。",
    ),
    "GS505.repair": Wording(
        "Fill in the scorer's role, one of: {roles}.",
        "请填写评分人身份，可填：{roles}。",
        "請填寫評分人身份，可填：{roles}。",
    ),
    "GS506.what": Wording(
        "No fault log was handed in, and {period} is scored by faults.",
        "没有不合格记录表，而{period}按不合格记录计分。",
        "沒有不合格記錄表，而{period}按不合格記錄計分。",
    ),
    "GS506.repair": Wording(
        "Hand in a fault log with the columns date, id, criterion and count; if there were no faults, one with headings only.",
        "请提交不合格记录表（日期、工号、考核项目、次数）；若无不合格，只留表头即可。",
        "請提交不合格記錄表（日期、工號、考核項目、次數）；若無不合格，只留表頭即可。",
    ),
    "GS507.what": Wording(
        "{id} {name} has no figure for {measure} in {period}.",
        "{id} {name} 在{period}没有{measure}的数据。",
        "{id} {name} 在{period}沒有{measure}的數據。",
    ),
    "GS507.repair": Wording(
        "Add it to a table of measures (id, period, measure, value), or record an exemption for the period.",
        "请在指标数据表中补上（工号、期间、指标、数值），或在免评记录中写明本期免评原因。",
        "請在指標數據表中補上（工號、期間、指標、數值），或在免評記錄中寫明本期免評原因。",
    ),
    "GS508.what": Wording(
        "The event “{category}” of {id} {name} on {date} says no severity that {rule} ({clause}) has an amount for.",
        "{id} {name} {date} 的“{category}”没有写明程度，而{rule}（{clause}）按程度计算。",
        "{id} {name} {date} 的「{category}」沒有寫明程度，而{rule}（{clause}）按程度計算。",
    ),
    "GS508.repair": Wording(
        "Fill in the severity, one of: {wanted}.",
        "请填写程度，可填：{wanted}。",
        "請填寫程度，可填：{wanted}。",
    ),
    "GS509.what": Wording(
        "The event “{category}” of {id} {name} on {date} says no quantity, which {rule} ({clause}) counts in units of {wanted}.",
        "{id} {name} {date} 的“{category}”没有数量，而{rule}（{clause}）按每 {wanted} 计算。",
        "{id} {name} {date} 的「{category}」沒有數量，而{rule}（{clause}）按每 {wanted} 計算。",
    ),
    "GS509.repair": Wording(
        "Fill in how many days, minutes or pieces in the count column.",
        "请在“数量”一列填写天数、分钟数或件数。",
        "請在「數量」一欄填寫天數、分鐘數或件數。",
    ),
    "GS510.what": Wording(
        "The event “{category}” of {id} {name} on {date} states no points, which {rule} ({clause}) leaves between {wanted}.",
        "{id} {name} {date} 的“{category}”没有填写分值，{rule}（{clause}）规定在 {wanted} 之间。",
        "{id} {name} {date} 的「{category}」沒有填寫分值，{rule}（{clause}）規定在 {wanted} 之間。",
    ),
    "GS510.repair": Wording(
        "Fill in the points that were decided.",
        "请填写所定的分值。",
        "請填寫所定的分值。",
    ),
    "GS511.what": Wording(
        "The points stated for “{category}” of {id} {name} on {date} lie outside what {rule} ({clause}) allows.",
        "{id} {name} {date} 的“{category}”所填分值超出{rule}（{clause}）的范围。",
        "{id} {name} {date} 的「{category}」所填分值超出{rule}（{clause}）的範圍。",
    ),
    "GS511.repair": Wording(
        "Allowed: {wanted}. Correct the points.",
        "允许范围：{wanted}。请改正分值。",
        "允許範圍：{wanted}。請改正分值。",
    ),
    "GS512.what": Wording(
        "“{assessor}” assessed {id} {name} on {date}, and is neither a unit above it nor the city.",
        "{date} 对 {id} {name} 的考核单位“{assessor}”既不是其上级，也不是市级。",
        "{date} 對 {id} {name} 的考核單位「{assessor}」既不是其上級，也不是市級。",
    ),
    "GS512.repair": Wording(
        "Those who may assess it are: {allowed}. Correct the assessor, or the unit's parent in the roster.",
        "可以考核它的是：{allowed}。请改正考核单位，或花名册中该单位的上级。",
        "可以考核它的是：{allowed}。請改正考核單位，或花名冊中該單位的上級。",
    ),
    "GS513.what": Wording(
        "{id} {name} has no vote of the group “{group}” for {period}, and every group of voters is weighed.",
        "{id} {name} 在{period}没有“{group}”一类投票人的满意度统计，而各类投票人均须计入。",
        "{id} {name} 在{period}沒有「{group}」一類投票人的滿意度統計，而各類投票人均須計入。",
    ),
    "GS513.repair": Wording(
        "Add the tally of that group, with the group in its own column, or record an exemption for that period.",
        "请补上该类投票人的票数，并在“投票人类别”一列写明类别，或在免评记录中写明本期免评原因。",
        "請補上該類投票人的票數，並在「投票人類別」一欄寫明類別，或在免評記錄中寫明本期免評原因。",
    ),
    "GS514.what": Wording(
        "The vote on {about} for {period} has {ballots} ballots; fewer than {minimum} make no vote.",
        "{about} 在{period}的满意度统计只有 {ballots} 票，少于 {minimum} 票无效。",
        "{about} 在{period}的滿意度統計只有 {ballots} 票，少於 {minimum} 票無效。",
    ),
    "GS514.repair": Wording(
        "Correct the figures, ask more residents, or record an exemption for that period.",
        "请改正票数、补充抽样，或在免评记录中写明本期免评原因。",
        "請改正票數、補充抽樣，或在免評記錄中寫明本期免評原因。",
    ),
    "GS515.what": Wording(
        "The event “{category}” of {id} {name} on {date} stands for several, and {rule} ({clause}) tells the first from the next.",
        "{id} {name} {date} 的“{category}”一行记了多次，而{rule}（{clause}）须区分第几次。",
        "{id} {name} {date} 的「{category}」一列記了多次，而{rule}（{clause}）須區分第幾次。",
    ),
    "GS515.repair": Wording(
        "Write a row of its own for each occurrence.",
        "请每次单独填一行。",
        "請每次單獨填一列。",
    ),
    "GS516.what": Wording(
        "The roster does not say when {id} {name} joined, and {measure} counts from that day.",
        "花名册没有填写 {id} {name} 的入职日期，而{measure}从该日起计算。",
        "花名冊沒有填寫 {id} {name} 的入職日期，而{measure}從該日起計算。",
    ),
    "GS516.repair": Wording(
        "Fill in the day, or at least the month, in the joined column of the roster.",
        "请在花名册“入职日期”一列填写日期，至少写到月份。",
        "請在花名冊「入職日期」一欄填寫日期，至少寫到月份。",
    ),
}
