"""Why a posting has its amount, in words."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "criterion": Wording("mean of the scorers", "各评分人平均", "各評分人平均"),
    "part-routine": Wording(
        "mean of the periods in post {mark}, at {weight} %",
        "各期平均 {mark}，占 {weight}%",
        "各期平均 {mark}，佔 {weight}%",
    ),
    "part-panel": Wording(
        "annual panel sheet {mark}, at {weight} %",
        "年终测评 {mark}，占 {weight}%",
        "年終測評 {mark}，佔 {weight}%",
    ),
    "part-survey": Wording(
        "{mark} % satisfied, at {weight} %",
        "满意率 {mark}%，占 {weight}%",
        "滿意率 {mark}%，佔 {weight}%",
    ),
    "vote-of-group": Wording(
        "{group}: {mark} %, weight {weight}",
        "{group}：{mark}%，权重 {weight}",
        "{group}：{mark}%，權重 {weight}",
    ),
    "exempt": Wording("exempt from assessment: {reason}", "免评：{reason}", "免評：{reason}"),
    "due": Wording("due for the period in post", "在岗期间应发", "在崗期間應發"),
    "due-prorated": Wording(
        "due for the period, {proration}", "本期应发，{proration}", "本期應發，{proration}"
    ),
    "due-unset": Wording(
        "not set: the station has not given {key}",
        "未设定：本站设置中没有填写 {key}",
        "未設定：本站設定中沒有填寫 {key}",
    ),
    "withheld": Wording(
        "{occurrence}: {amount} yuan withheld",
        "{occurrence}：扣 {amount} 元",
        "{occurrence}：扣 {amount} 元",
    ),
    "no-withholding": Wording(
        "{occurrence}: no money withheld",
        "{occurrence}：不扣款",
        "{occurrence}：不扣款",
    ),
    "floor": Wording(
        "more than what is due: down to 0, the rest is not carried over",
        "扣款超过应发，扣至 0 为止，不足部分不再补扣",
        "扣款超過應發，扣至 0 為止，不足部分不再補扣",
    ),
    "floor-unset": Wording(
        "a part is not set: nothing is paid yet, the amounts above stand for information",
        "有金额未设定，暂不发款，以上金额仅供参考",
        "有金額未設定，暫不發款，以上金額僅供參考",
    ),
    "points-pending": Wording(
        "{occurrence}: {points} points will come off the year's total",
        "{occurrence}：年终从总分中扣 {points} 分",
        "{occurrence}：年終從總分中扣 {points} 分",
    ),
    "points-off": Wording(
        "{occurrence}: {points} points off the total",
        "{occurrence}：总分扣 {points} 分",
        "{occurrence}：總分扣 {points} 分",
    ),
    "no-points": Wording(
        "{occurrence}: no points off",
        "{occurrence}：不扣分",
        "{occurrence}：不扣分",
    ),
    "no-total": Wording(
        "{occurrence}: no total that {points} points could come off",
        "{occurrence}：无总分，{points} 分无从扣减",
        "{occurrence}：無總分，{points} 分無從扣減",
    ),
    "grade-forced": Wording(
        "{occurrence}: the year is graded {grade} whatever the total",
        "{occurrence}：年度等次直接定为{grade}",
        "{occurrence}：年度等次直接定為{grade}",
    ),
    "no-grade": Wording(
        "{occurrence}: no grade that could be decided by it",
        "{occurrence}：不评等次，无从改定",
        "{occurrence}：不評等次，無從改定",
    ),
    "points-floor": Wording(
        "more off than there is: down to 0, the rest is not carried over",
        "扣分超过总分，扣至 0 为止，不足部分不再补扣",
        "扣分超過總分，扣至 0 為止，不足部分不再補扣",
    ),
    "occurrence-year": Wording(
        "occurrence {number} this year", "本年第 {number} 次", "本年第 {number} 次"
    ),
    "occurrence-round": Wording(
        "occurrence {number} this period", "本期第 {number} 次", "本期第 {number} 次"
    ),
    "occurrence-half-year": Wording(
        "occurrence {number} this half-year", "本半年第 {number} 次", "本半年第 {number} 次"
    ),
    "occurrence-quarter": Wording(
        "occurrence {number} this quarter", "本季度第 {number} 次", "本季度第 {number} 次"
    ),
    "occurrence-month": Wording(
        "occurrence {number} this month", "本月第 {number} 次", "本月第 {number} 次"
    ),
    "occurrence-ever": Wording("occurrence {number}", "第 {number} 次", "第 {number} 次"),
    "occurrence-own-year": Wording(
        "occurrence {number} of his own year",
        "本人考核年度第 {number} 次",
        "本人考核年度第 {number} 次",
    ),
    "occurrence-months": Wording(
        "occurrence {number} within {months} months",
        "{months} 个月内第 {number} 次",
        "{months} 個月內第 {number} 次",
    ),
    "running-marks": Wording("{marks} marks in all", "累计 {marks} 分", "累計 {marks} 分"),
    "standing": Wording(
        "{occurrence}: {standing}", "{occurrence}：{standing}", "{occurrence}：{standing}"
    ),
    "grade-at-most": Wording(
        "{occurrence}: the year is graded {grade} at most",
        "{occurrence}：年度等次不高于{grade}",
        "{occurrence}：年度等次不高於{grade}",
    ),
    "grade-at-least": Wording(
        "{occurrence}: the year is graded {grade} at least",
        "{occurrence}：年度等次不低于{grade}",
        "{occurrence}：年度等次不低於{grade}",
    ),
    "withheld-elsewhere": Wording(
        "{occurrence}: withheld from pay that is not due in this period",
        "{occurrence}：从不在本期发放的款项中扣",
        "{occurrence}：從不在本期發放的款項中扣",
    ),
    "opening": Wording("opens full", "以满分起算", "以滿分起算"),
    "criterion-weighed": Wording(
        "mean of the scorers {mark}, at {weight} %",
        "各评分人平均 {mark}，占 {weight}%",
        "各評分人平均 {mark}，佔 {weight}%",
    ),
    "weighed": Wording(
        "what its weight leaves of {value}", "{value} 按权重折算", "{value} 按權重折算"
    ),
    "mean-of-rounds": Wording("mean of its rounds", "各期平均", "各期平均"),
    "given-total": Wording("total as handed in", "按上报总分", "按上報總分"),
    "fault": Wording("{points} for each fault", "每次扣 {points} 分", "每次扣 {points} 分"),
    "no-fault": Wording(
        "looked at: no fault in the period", "已核查：本期无不合格记录", "已核查：本期無不合格記錄"
    ),
    "no-event": Wording(
        "looked at: nothing of the kind in the period",
        "已核查：本期无此类事项",
        "已核查：本期無此類事項",
    ),
    "no-round-total": Wording(
        "no total that it could move", "无总分，无从加减", "無總分，無從加減"
    ),
    "entry": Wording("{title}", "{title}", "{title}"),
    "measured": Wording("{title}: {value}", "{title}：{value}", "{title}：{value}"),
    "measured-event": Wording(
        "{value} towards {title}", "{value} 计入{title}", "{value} 計入{title}"
    ),
    "measured-short": Wording(
        "{title}: {value}, where {target} is asked",
        "{title}：{value}，应为 {target}",
        "{title}：{value}，應為 {target}",
    ),
    "measured-beyond": Wording(
        "{title}: {value}, counted beyond {target}",
        "{title}：{value}，超过 {target} 部分计",
        "{title}：{value}，超過 {target} 部分計",
    ),
    "not-measured": Wording("not measured", "未计量", "未計量"),
    "limit-low": Wording("no lower than {limit}", "不低于 {limit}", "不低於 {limit}"),
    "rounding": Wording(
        "rounded to the nearest {step}, a half upwards",
        "四舍五入到 {step} 的倍数",
        "四捨五入到 {step} 的倍數",
    ),
    "limit-high": Wording("no higher than {limit}", "不高于 {limit}", "不高於 {limit}"),
    "yuan-cap": Wording(
        "no more than {limit} yuan in {period}",
        "{period}不超过 {limit} 元",
        "{period}不超過 {limit} 元",
    ),
    "condition-figure": Wording("{name} {bounds}", "{name}{bounds}", "{name}{bounds}"),
    "condition-count": Wording("{name}: {bounds} times", "{name}{bounds}次", "{name}{bounds}次"),
    "condition-none": Wording("none of: {names}", "无以下事项：{names}", "無以下事項：{names}"),
    "condition-grade": Wording("graded {grades}", "等次为{grades}", "等次為{grades}"),
    "condition-previous": Wording(
        "graded {grades} in each of the {years} years before",
        "前 {years} 年每年等次为{grades}",
        "前 {years} 年每年等次為{grades}",
    ),
    "condition-role": Wording("in post as {roles}", "岗位为{roles}", "崗位為{roles}"),
    "condition-rounds": Wording(
        "graded {grades} in each of the {rounds} rounds before",
        "前 {rounds} 期每期等次为{grades}",
        "前 {rounds} 期每期等次為{grades}",
    ),
    "condition-graded": Wording(
        "graded {grades} in a number of rounds that is {bounds}",
        "等次为{grades}的期数{bounds}",
        "等次為{grades}的期數{bounds}",
    ),
    "condition-met-rounds": Wording(
        "{names} held in each of the {rounds} rounds before",
        "此前 {rounds} 期每期都属{names}",
        "此前 {rounds} 期每期都屬{names}",
    ),
    "condition-met": Wording(
        "{names} held in a number of rounds that is {bounds}",
        "属{names}的期数{bounds}",
        "屬{names}的期數{bounds}",
    ),
    "override-noted": Wording(
        "its conditions hold; other rules count it",
        "条件满足；由其他规则计数",
        "條件滿足；由其他規則計數",
    ),
    "condition-several": Wording(
        "at least {number} of these: {conditions}",
        "以下至少 {number} 项：{conditions}",
        "以下至少 {number} 項：{conditions}",
    ),
    "condition-any": Wording(
        "any of these: {conditions}", "以下任一：{conditions}", "以下任一：{conditions}"
    ),
    "bound-at-least": Wording("at least {limit}", "不低于 {limit}", "不低於 {limit}"),
    "bound-above": Wording("above {limit}", "高于 {limit}", "高於 {limit}"),
    "bound-at-most": Wording("at most {limit}", "不高于 {limit}", "不高於 {limit}"),
    "bound-within-share": Wording(
        "within {limit} % of those ranked, {rounding}",
        "在排名人数的 {limit}% 以内（{rounding}）",
        "在排名人數的 {limit}% 以內（{rounding}）",
    ),
    "bound-beyond-share": Wording(
        "beyond {limit} % of those ranked, {rounding}",
        "在排名人数的 {limit}% 以外（{rounding}）",
        "在排名人數的 {limit}% 以外（{rounding}）",
    ),
    "bound-below": Wording("below {limit}", "低于 {limit}", "低於 {limit}"),
    "condition-unseen": Wording(
        "not looked at, there is no such figure in this period: {condition}",
        "本期没有该项数据，未核查：{condition}",
        "本期沒有該項數據，未核查：{condition}",
    ),
    "grade-short": Wording(
        "short of {grade}, which asks for: {condition}",
        "达不到{grade}，未满足条件：{condition}",
        "達不到{grade}，未滿足條件：{condition}",
    ),
    "grade-earned": Wording(
        "every condition for {grade} that was looked at holds",
        "已核查：{grade}的各项条件均满足",
        "已核查：{grade}的各項條件均滿足",
    ),
    "grade-gap": Wording(
        "a total of {value} lies in no band, so no grade: {grade} ends at {end}, {above}",
        "总分 {value} 不在任何分数段内，不评等次：{grade}至 {end} 为止，{above}",
        "總分 {value} 不在任何分數段內，不評等次：{grade}至 {end} 為止，{above}",
    ),
    "band-above": Wording(
        "{grade} begins at {start}", "{grade}从 {start} 起", "{grade}從 {start} 起"
    ),
    "no-band-above": Wording("there is none above", "其上再无等次", "其上再無等次"),
    "override-grade": Wording(
        "graded {grade} whatever the total", "等次直接定为{grade}", "等次直接定為{grade}"
    ),
    "override-at-most": Wording("graded {grade} at most", "等次不高于{grade}", "等次不高於{grade}"),
    "override-at-least": Wording(
        "graded {grade} at least", "等次不低于{grade}", "等次不低於{grade}"
    ),
    "override-standing": Wording("{standing}", "{standing}", "{standing}"),
    "override-dismissed": Wording(
        "dismissed with the end of the period; the grade stays, and what it pays is paid",
        "期末解聘，本期等次和按等次发放的款项不变",
        "期末解聘，本期等次和按等次發放的款項不變",
    ),
    "override-dismissed-in": Wording(
        "dismissed with the end of {period} by what it came to",
        "按{period}考核结果于该期期末解聘",
        "按{period}考核結果於該期期末解聘",
    ),
    "override-grade-so": Wording(
        "its conditions hold and change nothing: the grade agrees with {grade} already",
        "条件满足，等次已符合{grade}，无须改动",
        "條件滿足，等次已符合{grade}，無須改動",
    ),
    "override-standing-so": Wording(
        "its conditions hold and change nothing: {standing} already, graver, or out of post",
        "条件满足，在岗状态已为{standing}、更重或已不在岗，无须改动",
        "條件滿足，在崗狀態已為{standing}、更重或已不在崗，無須改動",
    ),
    "override-out": Wording(
        "its conditions hold and change nothing: out of post already",
        "条件满足，但已不在岗，无须改动",
        "條件滿足，但已不在崗，無須改動",
    ),
    "override-unmet": Wording(
        "looked at, does not hold: {condition}",
        "已核查，条件不满足：{condition}",
        "已核查，條件不滿足：{condition}",
    ),
    "override-ungraded": Wording("no grade is given", "不确定等次", "不確定等次"),
    "override-no-grade": Wording(
        "no grade or whole result that it could act on",
        "无等次或成绩不全，无从改定",
        "無等次或成績不全，無從改定",
    ),
    "quota-kept": Wording(
        "within the {room} who may be graded {grades}",
        "在{grades}名额 {room} 人之内",
        "在{grades}名額 {room} 人之內",
    ),
    "quota-beyond": Wording(
        "beyond the {room} who may be graded {grades}: graded {grade}",
        "超出{grades}名额 {room} 人，定为{grade}",
        "超出{grades}名額 {room} 人，定為{grade}",
    ),
    "quota-title": Wording("quota for {grades}", "{grades}名额", "{grades}名額"),
    "group-gap": Wording(
        "the total lies in no band, so no grade",
        "总分不在任何分数段内，不评等次",
        "總分不在任何分數段內，不評等次",
    ),
    "group-grade": Wording(
        "at least {number} of its members graded {grades}: graded {grade}",
        "成员中 {grades} 达 {number} 人，等次定为{grade}",
        "成員中 {grades} 達 {number} 人，等次定為{grade}",
    ),
    "group-at-most": Wording(
        "at least {number} of its members graded {grades}: graded {grade} at most",
        "成员中 {grades} 达 {number} 人，等次不高于{grade}",
        "成員中 {grades} 達 {number} 人，等次不高於{grade}",
    ),
    "no-bonus-no-band": Wording(
        "the total lies in no band: no grade, no bonus",
        "总分不在任何分数段内，不评等次，无年终奖",
        "總分不在任何分數段內，不評等次，無年終獎",
    ),
    "no-bonus-ungraded": Wording(
        "no grade is given, so no bonus", "不评等次，无年终奖", "不評等次，無年終獎"
    ),
    "no-incident": Wording(
        "looked at: no incident in the period", "已核查：本期无此类事项", "已核查：本期無此類事項"
    ),
    "pending": Wording(
        "not counted: still pending ({reading})",
        "不计：核实或申诉中（{reading}）",
        "不計：核實或申訴中（{reading}）",
    ),
    "revoked": Wording(
        "not counted: revoked ({reading})", "不计：已撤销（{reading}）", "不計：已撤銷（{reading}）"
    ),
    "authority": Wording(
        "not counted: not a notice of an authority that counts ({reading})",
        "不计：发文单位不在计入级别（{reading}）",
        "不計：發文單位不在計入級別（{reading}）",
    ),
    "authority-event": Wording(
        "not counted: comes from no authority that counts",
        "不计：发文单位不在计入级别",
        "不計：發文單位不在計入級別",
    ),
    "undocumented": Wording(
        "not paid: no document number ({reading})",
        "不发：无文号（{reading}）",
        "不發：無文號（{reading}）",
    ),
    "undocumented-event": Wording(
        "not counted: no document number", "不计：无文号", "不計：無文號"
    ),
    "duplicate": Wording(
        "not counted again: the same document number ({reading})",
        "不重复计：文号相同（{reading}）",
        "不重複計：文號相同（{reading}）",
    ),
    "after-dismissal": Wording(
        "not counted: after the dismissal ({reading})",
        "不计：在解聘之后（{reading}）",
        "不計：在解聘之後（{reading}）",
    ),
    "out-of-post": Wording(
        "not counted: not in post that day ({reading})",
        "不计：当日不在岗（{reading}）",
        "不計：當日不在崗（{reading}）",
    ),
    "dismissed": Wording(
        "{occurrence}: dismissed",
        "{occurrence}：解聘",
        "{occurrence}：解聘",
    ),
    "marks-counted": Wording("{value} marks in all", "累计 {value} 分", "累計 {value} 分"),
    "marks-now": Wording(
        "{value} marks stand at the end of the period",
        "期末累计 {value} 分",
        "期末累計 {value} 分",
    ),
    "post-kept": Wording(
        "looked at: {count} counted this year, the post is kept",
        "已核查：本年计 {count} 次，保留岗位",
        "已核查：本年計 {count} 次，保留崗位",
    ),
    "bonus": Wording(
        "grade {grade}, {proration}", "等次{grade}，{proration}", "等次{grade}，{proration}"
    ),
    "bonus-unset": Wording(
        "grade {grade}, {proration}; not set: the station has not given {key}",
        "等次{grade}，{proration}；未设定：本站设置中没有填写 {key}",
        "等次{grade}，{proration}；未設定：本站設定中沒有填寫 {key}",
    ),
    "no-bonus-dismissed": Wording(
        "dismissed during the year: no grade, no bonus",
        "年内解聘，不评等次，无年终奖",
        "年內解聘，不評等次，無年終獎",
    ),
    "no-bonus-left": Wording(
        "left before the year's last day: no grade, no bonus",
        "年末前离岗，不评等次，无年终奖",
        "年末前離崗，不評等次，無年終獎",
    ),
    "no-bonus-exempt": Wording(
        "exempt from the year's assessment: no grade, no bonus",
        "年度免评，不评等次，无年终奖",
        "年度免評，不評等次，無年終獎",
    ),
    "no-bonus-incomplete": Wording(
        "draft: a part is missing, so no grade and no bonus yet",
        "草稿：缺少部分成绩，暂不评等次、不发年终奖",
        "草稿：缺少部分成績，暫不評等次、不發年終獎",
    ),
    "commended": Wording("documented commendation", "有文号的表彰", "有文號的表彰"),
    "commended-unset": Wording(
        "documented commendation; not set: the station has not given {key}",
        "有文号的表彰；未设定：本站设置中没有填写 {key}",
        "有文號的表彰；未設定：本站設定中沒有填寫 {key}",
    ),
    "commended-applied": Wording(
        "documented commendation; the money is applied for at the street office",
        "有文号的表彰，奖金向街道办申请",
        "有文號的表彰，獎金向街道辦申請",
    ),
    "no-commendation": Wording(
        "looked at: no commendation this year", "已核查：本年无表彰", "已核查：本年無表彰"
    ),
    "times-factors": Wording(
        "{amount}, times the factors of {factors}",
        "{amount}乘以{factors}系数",
        "{amount}乘以{factors}係數",
    ),
    "proration-rounded": Wording(
        "{proration}, rounded to {step} yuan",
        "{proration}，四舍五入到 {step} 元",
        "{proration}，四捨五入到 {step} 元",
    ),
    "payment-flat": Wording(
        "the same for everybody, {proration}", "人人相同，{proration}", "人人相同，{proration}"
    ),
    "payment-times": Wording(
        "{amount} yuan × {value}, {measure}, {proration}",
        "{amount} 元 × {value}（{measure}），{proration}",
        "{amount} 元 × {value}（{measure}），{proration}",
    ),
    "payment-times-none": Wording(
        "not paid: {measure} is not known", "不发：没有{measure}的数据", "不發：沒有{measure}的數據"
    ),
    "payment-role": Wording(
        "{role}, grade {grade}, {proration}",
        "{role}，等次{grade}，{proration}",
        "{role}，等次{grade}，{proration}",
    ),
    "payment-points": Wording(
        "{value} points above {above}, {rate} yuan each, {proration}",
        "超过 {above} 分的部分 {value} 分，每分 {rate} 元，{proration}",
        "超過 {above} 分的部分 {value} 分，每分 {rate} 元，{proration}",
    ),
    "payment-points-none": Wording(
        "total {value}: not above {above}",
        "总分 {value}，未超过 {above}",
        "總分 {value}，未超過 {above}",
    ),
    "payment-rank": Wording(
        "rank {rank}, {proration}", "第 {rank} 名，{proration}", "第 {rank} 名，{proration}"
    ),
    "payment-rank-shared": Wording(
        "rank {rank}, shared by {count}: what their places earn together, {proration}",
        "并列第 {rank} 名共 {count} 人，均分所占名次的奖金，{proration}",
        "並列第 {rank} 名共 {count} 人，均分所佔名次的獎金，{proration}",
    ),
    "payment-rank-none": Wording(
        "looked at: beyond the {places} places that are paid",
        "已核查：不在前 {places} 名之内",
        "已核查：不在前 {places} 名之內",
    ),
    "payment-pool": Wording(
        "share of {value} yuan, {share}", "按{share}分配 {value} 元", "按{share}分配 {value} 元"
    ),
    "payment-pool-weightless": Wording(
        "takes part in {value} yuan shared {share}, with a weight of 0",
        "参与按{share}分配 {value} 元，权重为 0",
        "參與按{share}分配 {value} 元，權重為 0",
    ),
    "payment-pool-unpaid": Wording(
        "the pool is not paid: everybody who takes part has a weight of 0",
        "不发放：参与分配者权重均为 0",
        "不發放：參與分配者權重均為 0",
    ),
    "payment-not-among": Wording(
        "looked at: takes no part with this grade",
        "已核查：该等次不参与分配",
        "已核查：該等次不參與分配",
    ),
    "payment-no-group": Wording(
        "takes no part: the roster names no {group}",
        "不参与分配：花名册未填{group}",
        "不參與分配：花名冊未填{group}",
    ),
    "payment-nothing": Wording(
        "looked at: no amount for this grade or role",
        "已核查：该等次或岗位没有相应金额",
        "已核查：該等次或崗位沒有相應金額",
    ),
    "payment-ungraded": Wording(
        "not paid: no total or no grade that it could go by",
        "不发：没有可依据的总分或等次",
        "不發：沒有可依據的總分或等次",
    ),
    "payment-exempt": Wording(
        "not paid: exempt from the period's assessment",
        "不发：本期免评",
        "不發：本期免評",
    ),
    "payment-months": Wording(
        "not paid: fewer than {months} months in post in the period",
        "不发：本期在岗不足 {months} 个月",
        "不發：本期在崗不足 {months} 個月",
    ),
    "payment-condition": Wording(
        "not paid: what must hold does not: {condition}",
        "不发：不符合条件：{condition}",
        "不發：不符合條件：{condition}",
    ),
}
