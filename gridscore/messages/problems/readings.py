"""GS6xx. How a reading was applied: what does not count, and what counts all the same."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import N, W

SEVERITIES = {
    "GS601": N, "GS602": N, "GS603": W, "GS604": W, "GS605": N, "GS606": N, "GS607": N, "GS608": W,
    "GS609": N, "GS610": N, "GS611": N, "GS612": W, "GS613": W, "GS614": N, "GS615": N, "GS616": N,
    "GS617": N, "GS618": N, "GS619": N, "GS620": W, "GS621": W, "GS622": W, "GS623": W, "GS624": W,
    "GS626": W, "GS627": N, "GS630": W, "GS631": N, "GS632": W, "GS641": W, "GS642": N, "GS643": W,
    "GS644": W, "GS645": W, "GS646": W, "GS647": N,
}  # fmt: skip

TEXTS = {
    "GS601.what": Wording(
        "The incident of {id} {name} on {date} is still pending and does not count (R7).",
        "{id} {name} {date} 的事项尚在核实或申诉中，暂不计入（R7）。",
        "{id} {name} {date} 的事項尚在核實或申訴中，暫不計入（R7）。",
    ),
    "GS601.repair": Wording(
        "Nothing needs to be done; set its status to confirmed once it is.",
        "无需处理；确认后把状态改为“已确认”。",
        "無需處理；確認後把狀態改為「已確認」。",
    ),
    "GS602.what": Wording(
        "The incident of {id} {name} on {date} was revoked and does not count (R7).",
        "{id} {name} {date} 的事项已撤销，不计入（R7）。",
        "{id} {name} {date} 的事項已撤銷，不計入（R7）。",
    ),
    "GS602.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS603.what": Wording(
        "The notice against {id} {name} on {date} does not count: it comes from “{authority}”, and only certain authorities count (R12).",
        "{id} {name} {date} 的通报不计入：发文单位为“{authority}”，不在计入的级别之内（R12）。",
        "{id} {name} {date} 的通報不計入：發文單位為「{authority}」，不在計入的級別之內（R12）。",
    ),
    "GS603.repair": Wording(
        "If city or district issued it, correct the authority column.",
        "如确由市或区通报，请改正“发文单位”一列。",
        "如確由市或區通報，請改正「發文單位」一欄。",
    ),
    "GS604.what": Wording(
        "The commendation of {id} {name} on {date} is listed and not paid: it has no document number (R24).",
        "{id} {name} {date} 的表彰没有文号，只列出，不发奖金（R24）。",
        "{id} {name} {date} 的表彰沒有文號，只列出，不發獎金（R24）。",
    ),
    "GS604.repair": Wording(
        "Enter the document number if there is one.",
        "如有文号，请补填。",
        "如有文號，請補填。",
    ),
    "GS605.what": Wording(
        "{id} {name}, {date}: document {document} was counted already, so this entry is the same fact and does not count again (R19).",
        "{id} {name} {date}：文号 {document} 已计入一次，本条为同一事项，不重复计入（R19）。",
        "{id} {name} {date}：文號 {document} 已計入一次，本條為同一事項，不重複計入（R19）。",
    ),
    "GS605.repair": Wording(
        "Nothing needs to be done; correct the number if these are two facts.",
        "无需处理；如为两件事，请改正文号。",
        "無需處理；如為兩件事，請改正文號。",
    ),
    "GS606.what": Wording(
        "The entry of {id} {name} on {date} does not count: it comes after the dismissal (R11).",
        "{id} {name} {date} 的事项在解聘之后，不计入（R11）。",
        "{id} {name} {date} 的事項在解聘之後，不計入（R11）。",
    ),
    "GS606.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS607.what": Wording(
        "{id} {name} has more than one “{category}” on {date}; each is its own step, this one is number {number} (R20).",
        "{id} {name} 在 {date} 有不止一次“{category}”，逐次计算，本次为第 {number} 次（R20）。",
        "{id} {name} 在 {date} 有不止一次「{category}」，逐次計算，本次為第 {number} 次（R20）。",
    ),
    "GS607.repair": Wording(
        "Nothing needs to be done; delete the row if it is the same fact entered twice.",
        "无需处理；如属重复登记，请删去一行。",
        "無需處理；如屬重複登記，請刪去一列。",
    ),
    "GS608.what": Wording(
        "The incident on {date} is not counted: {id} {name} was not in post that day.",
        "{date} 的事项不计入：{id} {name} 当日不在岗。",
        "{date} 的事項不計入：{id} {name} 當日不在崗。",
    ),
    "GS608.repair": Wording(
        "Check the date, or the joined and left dates in the roster.",
        "请核对日期，或花名册中的入职、离职日期。",
        "請核對日期，或花名冊中的入職、離職日期。",
    ),
    "GS609.what": Wording(
        "{id} {name} is graded fail and is still paid {amount} yuan: clause {clause} says so (R22).",
        "{id} {name} 等次为不合格，仍按条款 {clause} 发 {amount} 元（R22）。",
        "{id} {name} 等次為不合格，仍按條款 {clause} 發 {amount} 元（R22）。",
    ),
    "GS609.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS610.what": Wording(
        "Scorer “{scorer}” left “{criterion}” of {id} {name} blank; the mean is that of the other scorers (R23).",
        "评分人“{scorer}”未给 {id} {name} 的“{criterion}”打分，按其他评分人平均（R23）。",
        "評分人「{scorer}」未給 {id} {name} 的「{criterion}」打分，按其他評分人平均（R23）。",
    ),
    "GS610.repair": Wording(
        "Nothing needs to be done; enter the score if it was forgotten, 0 if it is zero.",
        "无需处理；如属漏填请补上，零分请填 0。",
        "無需處理；如屬漏填請補上，零分請填 0。",
    ),
    "GS611.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: dismissed before that period (R11).",
        "{id} {name} 在{period}之前已解聘，该评分表不计（R11）。",
        "{id} {name} 在{period}之前已解聘，該評分表不計（R11）。",
    ),
    "GS611.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS612.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: not in post in that period.",
        "{id} {name} 在{period}不在岗，该评分表不计。",
        "{id} {name} 在{period}不在崗，該評分表不計。",
    ),
    "GS612.repair": Wording(
        "Check the joined and left dates in the roster, or the sheet's period.",
        "请核对花名册中的入职、离职日期，或评分表的期间。",
        "請核對花名冊中的入職、離職日期，或評分表的期間。",
    ),
    "GS613.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: an exemption is recorded for that period.",
        "{id} {name} 在{period}有免评记录，该评分表不计。",
        "{id} {name} 在{period}有免評記錄，該評分表不計。",
    ),
    "GS613.repair": Wording(
        "Remove the exemption or the sheet.",
        "请删去免评记录或评分表之一。",
        "請刪去免評記錄或評分表之一。",
    ),
    "GS614.what": Wording(
        "{id} {name} has no points for {period}, the period of the dismissal; the row stays without total (R11).",
        "{id} {name} 在解聘当期（{period}）没有评分，该行不计总分（R11）。",
        "{id} {name} 在解聘當期（{period}）沒有評分，該行不計總分（R11）。",
    ),
    "GS614.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS615.what": Wording(
        "{id} {name} was dismissed and has no annual panel sheet for {period}; the total is that of the other parts (R18).",
        "{id} {name} 已解聘，没有{period}的年终测评表，总分只含其余部分（R18）。",
        "{id} {name} 已解聘，沒有{period}的年終測評表，總分只含其餘部分（R18）。",
    ),
    "GS615.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS616.what": Wording(
        "{id} {name} was dismissed and has no residents' vote for {period}; the total is that of the other parts (R18).",
        "{id} {name} 已解聘，没有{period}的满意度统计，总分只含其余部分（R18）。",
        "{id} {name} 已解聘，沒有{period}的滿意度統計，總分只含其餘部分（R18）。",
    ),
    "GS616.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS617.what": Wording(
        "There are no annual panel sheets for {year}; the year is put together from the other parts alone (R5).",
        "没有 {year} 年的年终测评表，年度分只由其余部分合成（R5）。",
        "沒有 {year} 年的年終測評表，年度分只由其餘部分合成（R5）。",
    ),
    "GS617.repair": Wording(
        "If annual sheets exist, put them into the folder; their period is the year.",
        "如有年终测评表，请放入文件夹，期间写年份。",
        "如有年終測評表，請放入資料夾，期間寫年份。",
    ),
    "GS618.what": Wording(
        "{id} {name} was exempt in every period in post in {year}: there is no routine mark, so no total and no grade.",
        "{id} {name} 在 {year} 年各在岗期间均免评，没有平时分，不计总分和等次。",
        "{id} {name} 在 {year} 年各在崗期間均免評，沒有平時分，不計總分和等次。",
    ),
    "GS618.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS619.what": Wording(
        "{id} {name} has a tally of their own and so has the grid; their own is used (R26).",
        "{id} {name} 本人和所在网格都有满意度统计，采用本人的（R26）。",
        "{id} {name} 本人和所在網格都有滿意度統計，採用本人的（R26）。",
    ),
    "GS619.repair": Wording(
        "Nothing needs to be done; delete the tally that is not meant.",
        "无需处理；如有一份不应计入，请删去。",
        "無需處理；如有一份不應計入，請刪去。",
    ),
    "GS620.what": Wording(
        "{id} {name} was not in post on {date}, the day of the commendation; it is paid all the same.",
        "{id} {name} 在表彰日 {date} 不在岗，奖金仍照发。",
        "{id} {name} 在表彰日 {date} 不在崗，獎金仍照發。",
    ),
    "GS620.repair": Wording(
        "Check the date, or the joined and left dates in the roster.",
        "请核对日期，或花名册中的入职、离职日期。",
        "請核對日期，或花名冊中的入職、離職日期。",
    ),
    "GS621.what": Wording(
        "{id} {name} has a like entry on {date} in another file or sheet; both count, this one as number {number} (R20).",
        "{id} {name} 在 {date} 的同类事项在另一文件或工作表中也有，两条都计入，本条为第 {number} 次（R20）。",
        "{id} {name} 在 {date} 的同類事項在另一檔案或工作表中也有，兩條都計入，本條為第 {number} 次（R20）。",
    ),
    "GS621.repair": Wording(
        "If it is a copy of the log, remove one of the two.",
        "如属台账副本，请移走其中一份。",
        "如屬台賬副本，請移走其中一份。",
    ),
    "GS622.what": Wording(
        "{id} {name} was dismissed on {date}, in an earlier year, but is still in post in the roster.",
        "{id} {name} 已于 {date}（往年）解聘，但花名册中仍在岗。",
        "{id} {name} 已於 {date}（往年）解聘，但花名冊中仍在崗。",
    ),
    "GS622.repair": Wording(
        "Enter the left date in the roster, or a new row if the person was taken on again.",
        "请在花名册填写离职日期；如重新聘用，请另起一行。",
        "請在花名冊填寫離職日期；如重新聘用，請另起一列。",
    ),
    "GS623.what": Wording(
        "There is no score sheet at all for {period}: it is taken that no round was held, and the routine mark is the mean of the others.",
        "没有任何{period}的评分表，视为该期未作考核，平时分取其余各期的平均。",
        "沒有任何{period}的評分表，視為該期未作考核，平時分取其餘各期的平均。",
    ),
    "GS623.repair": Wording(
        "If there was a round, put its sheets into the folder.",
        "如该期作过考核，请把评分表放入文件夹。",
        "如該期作過考核，請把評分表放入資料夾。",
    ),
    "GS624.what": Wording(
        "The commendation of {id} {name} on {date} is listed and not paid: it comes from “{authority}”, and only certain authorities count.",
        "{id} {name} {date} 的表彰只登记、不发奖：发文单位为“{authority}”，不在计入的级别之内。",
        "{id} {name} {date} 的表彰只登記、不發獎：發文單位為「{authority}」，不在計入的級別之內。",
    ),
    "GS624.repair": Wording(
        "If an authority that counts issued it, correct the authority column.",
        "如确由计入级别的单位表彰，请改正“发文单位”一列。",
        "如確由計入級別的單位表彰，請改正「發文單位」一欄。",
    ),
    "GS626.what": Wording(
        "The tally of {about} is left out: it names no group of voters that this regulation weighs.",
        "{about} 的满意度统计未计入：没有写明本办法所列的投票人类别。",
        "{about} 的滿意度統計未計入：沒有寫明本辦法所列的投票人類別。",
    ),
    "GS626.repair": Wording(
        "Write the group of voters, one of: {groups}.",
        "请填写投票人类别，可填：{groups}。",
        "請填寫投票人類別，可填：{groups}。",
    ),
    "GS627.what": Wording(
        "Scorer “{scorer}” gave no score to people on the sheet, {count} in all, such as {people};"
        " their means are those of the other scorers (R23).",
        "评分人“{scorer}”有 {count} 人整行没有打分（{people}等），这些人按其他评分人平均（R23）。",
        "評分人「{scorer}」有 {count} 人整列沒有打分（{people}等），這些人按其他評分人平均（R23）。",
    ),
    "GS627.repair": Wording(
        "If they were for others to score, nothing needs to be done; if somebody was forgotten, enter the scores.",
        "如果这些人本来不由他评分，无需处理；如有漏评，请补上。",
        "如果這些人本來不由他評分，無需處理；如有漏評，請補上。",
    ),
    "GS630.what": Wording(
        "The total of {id} {name}, {total}, lies in no band and has no grade: {grade} ends at {end}, {above}.",
        "{id} {name} 的总分 {total} 不在任何分数段内，不评等次：{grade}至 {end} 为止，{above}。",
        "{id} {name} 的總分 {total} 不在任何分數段內，不評等次：{grade}至 {end} 為止，{above}。",
    ),
    "GS630.repair": Wording(
        "Ask whoever issued the regulation which grade is meant, and correct “from” or “to” of the scheme's grades.",
        "请向办法制定单位确认应为何等次，并改正办法文件中 grades 的 from 或 to。",
        "請向辦法制定單位確認應為何等次，並改正辦法檔中 grades 的 from 或 to。",
    ),
    "GS631.what": Wording(
        "{id} {name} is dismissed with {date} by “{rule}” ({clause}), but is in post afterwards in the roster.",
        "{id} {name} 按“{rule}”（{clause}）于 {date} 解聘，但花名册中此后仍在岗。",
        "{id} {name} 按「{rule}」（{clause}）於 {date} 解聘，但花名冊中此後仍在崗。",
    ),
    "GS631.repair": Wording(
        "Enter {date} as the left date in the roster: the next year goes by the roster.",
        "请在花名册的离职日期填写 {date}：下一年度以花名册为准。",
        "請在花名冊的離職日期填寫 {date}：下一年度以花名冊為準。",
    ),
    "GS632.what": Wording(
        "{id} {name} was dismissed on {date} and has a later roster row; nobody is assessed again in the year of the dismissal (R11).",
        "{id} {name} 已于 {date} 解聘，花名册中另有此后入职的一行；解聘当年不再考核（R11）。",
        "{id} {name} 已於 {date} 解聘，花名冊中另有此後入職的一列；解聘當年不再考核（R11）。",
    ),
    "GS632.repair": Wording(
        "If the person was taken on again, nothing needs to be done: the next year goes by the roster. Else correct the roster or the log.",
        "如确已重新聘用，无需处理：下一年度以花名册为准。否则请改正花名册或台账。",
        "如確已重新聘用，無需處理：下一年度以花名冊為準。否則請改正花名冊或台賬。",
    ),
    "GS641.what": Wording(
        "“{category}” of {id} {name} on {date} does not count: it has no document number, and its rule asks for one.",
        "{id} {name} {date} 的“{category}”没有文号，而规则要求有文件依据，不计入。",
        "{id} {name} {date} 的「{category}」沒有文號，而規則要求有文件依據，不計入。",
    ),
    "GS641.repair": Wording(
        "Enter the document number if there is one.",
        "如有文号，请补填。",
        "如有文號，請補填。",
    ),
    "GS642.what": Wording(
        "The change of rank is left open: the ledgers of {before} have errors, so the ranks of that period are not known.",
        "名次变化未列出：{before}的台账有错误，无法得出该期名次。",
        "名次變化未列出：{before}的台賬有錯誤，無法得出該期名次。",
    ),
    "GS642.repair": Wording(
        "Assess {before} by itself to see them, and correct them.",
        "请单独考核{before}查看并改正。",
        "請單獨考核{before}查看並改正。",
    ),
    "GS643.what": Wording(
        "No list of findings was handed in, and {period} is scored by findings: nobody loses points by them.",
        "没有问题台账，而{period}按问题计分：无人因此扣分。",
        "沒有問題台賬，而{period}按問題計分：無人因此扣分。",
    ),
    "GS643.repair": Wording(
        "Hand in the findings (date, id, source, severity); if there were none, a list with headings only.",
        "请提交问题台账（日期、编号、来源、程度）；若无问题，只留表头即可。",
        "請提交問題台賬（日期、編號、來源、程度）；若無問題，只留表頭即可。",
    ),
    "GS644.what": Wording(
        "“{category}” of {id} {name} on {date} does not count: it comes from “{authority}”, and only certain authorities count.",
        "{id} {name} {date} 的“{category}”不计入：发文单位为“{authority}”，不在计入的级别之内。",
        "{id} {name} {date} 的「{category}」不計入：發文單位為「{authority}」，不在計入的級別之內。",
    ),
    "GS644.repair": Wording(
        "If an authority that counts issued it, correct the authority column.",
        "如确由计入级别的单位发文，请改正“发文单位”一列。",
        "如確由計入級別的單位發文，請改正「發文單位」一欄。",
    ),
    "GS645.what": Wording(
        "“{category}” of {id} {name} on {date} is pending or revoked in this row, while an earlier row has the same as confirmed: that one counts (R7).",
        "{id} {name} {date} 的“{category}”在本行为申诉中或已撤销，但前面另有相同的一行为已确认，那一行仍计入（R7）。",
        "{id} {name} {date} 的「{category}」在本列為申訴中或已撤銷，但前面另有相同的一列為已確認，那一列仍計入（R7）。",
    ),
    "GS645.repair": Wording(
        "If it is the same incident, change the status in the earlier row and delete this one. If there were two, nothing needs to be done.",
        "如为同一事项，请在前面那一行改状态，并删去本行；如确为两件，无需处理。",
        "如為同一事項，請在前面那一列改狀態，並刪去本列；如確為兩件，無需處理。",
    ),
    "GS646.what": Wording(
        "“{category}” of {id} {name} on {date}: document {document} has the same numbers as that of another entry of this day, yet other words, so both count.",
        "{id} {name} {date} 的“{category}”：文号 {document} 与当日另一条的文号数字相同而文字不同，两条都已计入。",
        "{id} {name} {date} 的「{category}」：文號 {document} 與當日另一條的文號數字相同而文字不同，兩條都已計入。",
    ),
    "GS646.repair": Wording(
        "If it is one document, write its number the same way in both rows; it then counts once.",
        "如为同一文件，请把两处文号写成一样，即只计一次；如为两份文件，无需处理。",
        "如為同一文件，請把兩處文號寫成一樣，即只計一次；如為兩份文件，無需處理。",
    ),
    "GS647.what": Wording(
        "Findings of the mode “{mode}” cost nothing in {period} ({count}): the regulation has no points for them.",
        "{period}来源为“{mode}”的问题（{count} 个）不扣分：办法中没有这种来源的分值。",
        "{period}來源為「{mode}」的問題（{count} 個）不扣分：辦法中沒有這種來源的分值。",
    ),
    "GS647.repair": Wording(
        "If they are meant to cost points, add an entry with findings for this mode to the scheme file.",
        "如应扣分，请在办法文件中补一项，在 findings 中写明这种来源；本来不扣的，无需处理。",
        "如應扣分，請在辦法檔案中補一項，在 findings 中寫明這種來源；本來不扣的，無需處理。",
    ),
}
