"""The readings that hold for all schemes: where a regulation is silent, what is done."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "R1": Wording(
        "A band starts at its lower bound and includes it: 89.99 is good, 90.00 excellent.",
        "等次从下限起算并含下限：89.99 为良好，90.00 为优秀。",
        "等次從下限起算並含下限：89.99 為良好，90.00 為優秀。",
    ),
    "R3": Wording(
        "Every published figure is rounded half up to two decimals once, and later steps start from it.",
        "每个公布的数字只四舍五入一次，保留两位小数，后续计算从公布数起算。",
        "每個公布的數字只四捨五入一次，保留兩位小數，後續計算從公布數起算。",
    ),
    "R4": Wording(
        "Several scorers: the plain mean of each criterion is published, the total is the sum of these.",
        "多人评分：各项取简单平均并公布，总分为各项公布平均之和。",
        "多人評分：各項取簡單平均並公布，總分為各項公布平均之和。",
    ),
    "R5": Wording(
        "Year = routine 40 + annual panel sheet 40 + residents 20; without any annual sheets routine 80 + residents 20.",
        "年度分 = 平时 40 + 年终测评 40 + 居民满意度 20；全站没有年终测评表时为平时 80 + 满意度 20。",
        "年度分 = 平時 40 + 年終測評 40 + 居民滿意度 20；全站沒有年終測評表時為平時 80 + 滿意度 20。",
    ),
    "R6": Wording(
        "The routine mark of the year is the mean of the published totals of the periods in post.",
        "全年平时分为各在岗期间公布总分的平均。",
        "全年平時分為各在崗期間公布總分的平均。",
    ),
    "R7": Wording(
        "Each clause has its own ladder over the calendar year, by date, then by place in the ledger; only confirmed incidents count.",
        "各条款分别按自然年累计，按日期、再按台账先后排序；只计已确认的事项。",
        "各條款分別按自然年累計，按日期、再按台賬先後排序；只計已確認的事項。",
    ),
    "R8": Wording(
        "Beyond the last step the last one applies again.",
        "超过最后一档的，按最后一档处理。",
        "超過最後一檔的，按最後一檔處理。",
    ),
    "R9": Wording(
        "Points off “the total” come off the year's total, not below 0; a quarter shows them as pending.",
        "“从总分中扣除”指扣年度总分，扣至 0 为止；季度结果中只作预告。",
        "「從總分中扣除」指扣年度總分，扣至 0 為止；季度結果中只作預告。",
    ),
    "R10": Wording(
        "A deduction larger than its pot takes it down to 0; the rest is not carried over.",
        "扣款超过应发的，扣至 0 为止，不足部分不再补扣。",
        "扣款超過應發的，扣至 0 為止，不足部分不再補扣。",
    ),
    "R11": Wording(
        "Who is dismissed is in post up to and including the period of the dismissal; nothing later counts.",
        "被解聘者在岗至解聘当期（含），此后的记录不计。",
        "被解聘者在崗至解聘當期（含），此後的記錄不計。",
    ),
    "R12": Wording(
        "A notice by the city or the district counts; one by a lower body or by nobody named does not.",
        "市或区任一级的通报即计入；下级单位的或未写明单位的不计。",
        "市或區任一級的通報即計入；下級單位的或未寫明單位的不計。",
    ),
    "R13": Wording(
        "Sampled ballots: the number the tally states, else the sum of the three answers.",
        "抽样总票数以统计表所列为准，未列的取满意、一般、差三项之和。",
        "抽樣總票數以統計表所列為準，未列的取滿意、一般、差三項之和。",
    ),
    "R14": Wording(
        "An amount that the regulation does not state is the station's to set; unset, nothing is invented.",
        "办法未写明的金额由本站自定；未设定的留空，不发放。",
        "辦法未寫明的金額由本站自定；未設定的留空，不發放。",
    ),
    "R15": Wording(
        "In post in every period with at least one day; the bonus is paid in full; who left before the year's last day has no grade and no bonus.",
        "期间内在岗一天即计为在岗；年终奖全额发放；年末最后一天前离岗的不评等次、不发年终奖。",
        "期間內在崗一天即計為在崗；年終獎全額發放；年末最後一天前離崗的不評等次、不發年終獎。",
    ),
    "R16": Wording(
        "A missing score, vote or period is an error; a recorded exemption takes the period out of the mean.",
        "缺分、缺票、缺期均为错误；有免评记录的期间不计入平均。",
        "缺分、缺票、缺期均為錯誤；有免評記錄的期間不計入平均。",
    ),
    "R17": Wording(
        "Equal totals have equal rank and the next rank skips; a row without a grade has no rank.",
        "总分相同名次并列，其后名次顺延；无等次者无名次。",
        "總分相同名次並列，其後名次順延；無等次者無名次。",
    ),
    "R18": Wording(
        "The year's row of somebody dismissed stays for information: no grade, no rank, no bonus; earlier commendations are paid.",
        "被解聘者的年度行保留备查：无等次、无名次、无年终奖；此前的表彰照发。",
        "被解聘者的年度行保留備查：無等次、無名次、無年終獎；此前的表彰照發。",
    ),
    "R19": Wording(
        "Incidents of one person and category with one document number are one fact; the earliest stands.",
        "同一人同类事项文号相同的视为一件，以最早的为准。",
        "同一人同類事項文號相同的視為一件，以最早的為準。",
    ),
    "R20": Wording(
        "Occurrences on one day are each their own step.",
        "同一天的多次事项逐次计算。",
        "同一天的多次事項逐次計算。",
    ),
    "R21": Wording(
        "The label satisfied, fair or poor of the vote is shown and moves nothing.",
        "满意度的满意、一般、差只作显示，不影响结果。",
        "滿意度的滿意、一般、差只作顯示，不影響結果。",
    ),
    "R22": Wording(
        "The grade fail earns its 1000 yuan, as the regulation says literally.",
        "不合格仍按原文发 1000 元。",
        "不合格仍按原文發 1000 元。",
    ),
    "R23": Wording(
        "A blank of one scorer is left out of the mean; 0 is a score.",
        "某评分人未打分的不计入平均；0 分是分数。",
        "某評分人未打分的不計入平均；0 分是分數。",
    ),
    "R24": Wording(
        "Commendation money is paid once for each document number; without one it is listed and not paid.",
        "表彰奖按文号发放，一个文号一次；无文号的只列出不发。",
        "表彰獎按文號發放，一個文號一次；無文號的只列出不發。",
    ),
    "R25": Wording(
        "Published weighted parts are added up, then deductions, then floor 0 and cap 100, then bands, then overrides, then pay.",
        "先加总各公布的加权部分，再扣分，限于 0 至 100 分，再定等次，再作特别处理，最后计发。",
        "先加總各公布的加權部分，再扣分，限於 0 至 100 分，再定等次，再作特別處理，最後計發。",
    ),
    "R26": Wording(
        "Who moved has one ladder and is shown under the grid of his last day; a vote per grid is that of his longest stay.",
        "调动者累计不断，按最后一天所在网格列示；按网格统计的满意度取在岗时间最长的网格。",
        "調動者累計不斷，按最後一天所在網格列示；按網格統計的滿意度取在崗時間最長的網格。",
    ),
}
