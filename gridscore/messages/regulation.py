"""How a regulation is told to a reader: its rules, amounts and readings in sentences."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    # ---- between words ----
    "comma": Wording(", ", "、", "、"),
    "semicolon": Wording("; ", "；", "；"),
    "and": Wording(" and ", "，且", "，且"),
    "both": Wording(" and ", "和", "和"),
    "or": Wording(" or ", "或", "或"),
    "or-else": Wording(" or ", "，或", "，或"),
    # ---- headings ----
    "part.score": Wording("What is scored", "计分", "計分"),
    "part.tariff": Wording("What adds and takes", "加分与扣分", "加分與扣分"),
    "part.year": Wording("The year", "年度", "年度"),
    "part.outcome": Wording("Grades and ranks", "等次与名次", "等次與名次"),
    "part.ladders": Wording("By number of occurrences", "按次数或累计处理", "按次數或累計處理"),
    "part.pay": Wording("Money", "经费", "經費"),
    "part.forms": Wording("Attached forms", "所附表格", "所附表格"),
    "form.scores": Wording(
        "filled in each {each}: the criteria with their points",
        "每{each}填写：各考核项目得分",
        "每{each}填寫：各考核項目得分",
    ),
    "form.year": Wording(
        "filled in each {each}: the rounds and the weighted parts of the year",
        "每{each}填写：各期得分与年度各部分折分",
        "每{each}填寫：各期得分與年度各部分折分",
    ),
    "form.survey": Wording(
        "filled in each {each}: the residents' answers, added up",
        "每{each}填写：居民测评票数汇总",
        "每{each}填寫：居民測評票數匯總",
    ),
    "part.settings": Wording(
        "Amounts the station sets", "须由本站自定的金额", "須由本站自定的金額"
    ),
    "part.readings": Wording("How the text was read", "规则口径", "規則口徑"),
    "part.left-out": Wording("What is not computed", "不计算的条款", "不計算的條款"),
    "rule.score": Wording("Score of a round", "每期得分", "每期得分"),
    "rule.scoring": Wording("Several scorers", "多人评分", "多人評分"),
    "rule.given": Wording("Totals handed in", "直接报送的总分", "直接報送的總分"),
    "rule.survey": Wording("Residents' vote", "居民满意度", "居民滿意度"),
    "rule.year": Wording("Mark of the year", "年度分", "年度分"),
    "rule.no-tariff": Wording("Tariff", "加减分标准", "加減分標準"),
    "rule.quota": Wording("Quota", "名额", "名額"),
    "rule.ranking": Wording("Ranks", "名次", "名次"),
    "rule.groups": Wording("Groups: {by}", "按{by}合并考核", "按{by}合併考核"),
    "rule.bonus": Wording("Year-end bonus", "年终奖", "年終獎"),
    "rule.commendation": Wording("Commendation", "表彰奖", "表彰獎"),
    # ---- what it is ----
    "fact.id": Wording("id", "编号", "編號"),
    "fact.version": Wording("version", "版本", "版本"),
    "fact.in-force": Wording("in force", "施行", "施行"),
    "fact.subjects": Wording("assessed", "考核对象", "考核對象"),
    "fact.cadence": Wording("how often", "考核周期", "考核週期"),
    "fact.extends": Wording("extends", "继承自", "繼承自"),
    "fact.digest": Wording("hash of the rules", "规则校验码", "規則校驗碼"),
    "in-force.always": Wording("no date stated", "未写明日期", "未寫明日期"),
    "in-force.until": Wording("until {last}", "至 {last} 止", "至 {last} 止"),
    "in-force.from": Wording("from {first}", "自 {first} 起", "自 {first} 起"),
    "in-force.from-to": Wording("{first} to {last}", "{first} 至 {last}", "{first} 至 {last}"),
    "subjects.all": Wording("everybody on the roster", "花名册全体人员", "花名冊全體人員"),
    "subjects.level": Wording("level {level}", "第 {level} 级", "第 {level} 級"),
    "figure.every-month": Wording("every month", "每月", "每月"),
    "figure.every-quarter": Wording("every quarter", "每季度", "每季度"),
    "figure.every-half-year": Wording("every half-year", "每半年", "每半年"),
    "figure.every-year": Wording("every year", "每年", "每年"),
    # ---- amounts ----
    "yuan": Wording("{amount} yuan", "{amount} 元", "{amount} 元"),
    "open": Wording("set by the station ({key})", "由本站自定（{key}）", "由本站自定（{key}）"),
    "share": Wording("{name} {share} %", "{name} {share}%", "{name} {share}%"),
    "factor": Wording("{name} ×{factor}", "{name} ×{factor}", "{name} ×{factor}"),
    "graded": Wording("{severity} {effect}", "{severity} {effect}", "{severity} {effect}"),
    # ---- score ----
    "score.opening": Wording(
        "A round opens at {points} points.", "每期以 {points} 分起算。", "每期以 {points} 分起算。"
    ),
    "score.full": Wording("The full mark is {points}.", "满分 {points} 分。", "滿分 {points} 分。"),
    "score.floor": Wording(
        "A total is never below {points}.", "总分最低 {points} 分。", "總分最低 {points} 分。"
    ),
    "score.floor.none": Wording(
        "A total may fall without limit.", "总分不设下限。", "總分不設下限。"
    ),
    "score.cap": Wording(
        "A total is never above {points}.", "总分最高 {points} 分。", "總分最高 {points} 分。"
    ),
    "score.cap.none": Wording(
        "A total may rise without limit.", "总分不设上限。", "總分不設上限。"
    ),
    "score.round-to": Wording(
        "Totals are rounded half up to a multiple of {step}.",
        "总分四舍五入到 {step} 的倍数。",
        "總分四捨五入到 {step} 的倍數。",
    ),
    "criterion.also": Wording(
        "Sheets may also head it: {names}.",
        "评分表中也可写作：{names}。",
        "評分表中也可寫作：{names}。",
    ),
    "criterion.max": Wording(
        "Up to {points} points, given by the scorers.",
        "满分 {points} 分，由评分人打分。",
        "滿分 {points} 分，由評分人打分。",
    ),
    "criterion.opens": Wording(
        "Opens at {points} points in each round, down to {floor}.",
        "每期以 {points} 分起算，扣至 {floor} 分为止。",
        "每期以 {points} 分起算，扣至 {floor} 分為止。",
    ),
    "criterion.fault": Wording(
        "Each fault costs {points}.", "每不合格一次扣 {points} 分。", "每不合格一次扣 {points} 分。"
    ),
    "criterion.weight": Wording(
        "The points count at {share} %.", "得分按 {share}% 计入。", "得分按 {share}% 計入。"
    ),
    "scoring.mean": Wording(
        "The mean of all scorers is taken for each criterion.",
        "各项取全部评分人的平均分。",
        "各項取全部評分人的平均分。",
    ),
    "scoring.trim": Wording(
        "The mean for each criterion leaves out {count} highest and {count} lowest.",
        "各项去掉 {count} 个最高分和 {count} 个最低分后取平均。",
        "各項去掉 {count} 個最高分和 {count} 個最低分後取平均。",
    ),
    "scoring.roles": Wording(
        "Weights of the roles: {weights}.",
        "各类评分人的权重：{weights}。",
        "各類評分人的權重：{weights}。",
    ),
    "scoring.blank.leave-out": Wording(
        "A blank is left out of the mean.", "空白不计入平均。", "空白不計入平均。"
    ),
    "scoring.blank.zero": Wording("A blank counts as 0.", "空白按 0 分计。", "空白按 0 分計。"),
    "measure.events": Wording(
        "Added up from the log: {names}.", "由台账累计：{names}。", "由台帳累計：{names}。"
    ),
    "measure.rate": Wording(
        "{part} in percent of {whole}, to two decimals.",
        "{part} ÷ {whole} × 100%，保留两位小数。",
        "{part} ÷ {whole} × 100%，保留兩位小數。",
    ),
    "measure.of-none": Wording(
        "Where {whole} is 0, it is {rate} %.",
        "{whole}为 0 时按 {rate}% 计。",
        "{whole}為 0 時按 {rate}% 計。",
    ),
    "measure.of-none.skip": Wording(
        "Where {whole} is 0, nothing is looked at.",
        "{whole}为 0 时不作处理。",
        "{whole}為 0 時不作處理。",
    ),
    "measure.service": Wording(
        "Full {unit} of service since the day of joining in the roster, {as_of}.",
        "按花名册入职日期计算的工作年限，取整{unit}，{as_of}。",
        "按花名冊入職日期計算的工作年限，取整{unit}，{as_of}。",
    ),
    "measure.service.years": Wording("years", "年", "年"),
    "measure.service.months": Wording("months", "月", "月"),
    "measure.as-of.last-day": Wording(
        "up to the end of the period or of the time in post",
        "算至本期末（期内离岗的算至离岗之日）",
        "算至本期末（期內離崗的算至離崗之日）",
    ),
    "measure.as-of.first-day": Wording(
        "as it was when the period began", "以本期开始时为准", "以本期開始時為準"
    ),
    "measure.service.skip": Wording(
        "Where the roster names no day of joining, nothing is looked at.",
        "花名册未填入职日期的不作处理。",
        "花名冊未填入職日期的不作處理。",
    ),
    "measure.error": Wording(
        "Measured in every round; a blank is an error.",
        "每期计量；空白为错误。",
        "每期計量；空白為錯誤。",
    ),
    "measure.skip": Wording(
        "Measured; where it is blank nothing is looked at.",
        "计量；空白的不作处理。",
        "計量；空白的不作處理。",
    ),
    "given": Wording(
        "Totals are handed in and ranked as they are.",
        "总分由报送单位给出，直接排名。",
        "總分由報送單位給出，直接排名。",
    ),
    "survey.sampled": Wording(
        "Rate = satisfied ballots of those sampled.",
        "满意率 = 满意票 ÷ 抽样总票数。",
        "滿意率 = 滿意票 ÷ 抽樣總票數。",
    ),
    "survey.valid": Wording(
        "Rate = satisfied ballots of the valid ones.",
        "满意率 = 满意票 ÷ 有效票数。",
        "滿意率 = 滿意票 ÷ 有效票數。",
    ),
    "survey.answers": Wording(
        "An answer is worth: {worth}.", "各种答案的分值：{worth}。", "各種答案的分值：{worth}。"
    ),
    "survey.groups": Wording(
        "Groups of voters: {weights}.",
        "各类投票人的权重：{weights}。",
        "各類投票人的權重：{weights}。",
    ),
    "survey.minimum": Wording(
        "At least {count} ballots make a vote.",
        "至少 {count} 票方为有效。",
        "至少 {count} 票方為有效。",
    ),
    "survey.group-minimum": Wording(
        "At least {count} ballots of each group.",
        "每类投票人至少 {count} 票。",
        "每類投票人至少 {count} 票。",
    ),
    "survey.label": Wording("{name} from {floor} %", "{floor}% 起为{name}", "{floor}% 起為{name}"),
    "survey.labels": Wording(
        "Names of the rate: {labels}.", "满意率的档次：{labels}。", "滿意率的檔次：{labels}。"
    ),
    # ---- the year ----
    "year.weights": Wording("Parts: {weights}.", "组成：{weights}。", "組成：{weights}。"),
    "year.without-panel": Wording(
        "Where no annual sheets are held: {weights}.",
        "全站没有年终测评表时：{weights}。",
        "全站沒有年終測評表時：{weights}。",
    ),
    "year.instead": Wording(
        "Who lacks the part {part}: its weight goes to {taker}.",
        "缺{part}的，其权重并入{taker}。",
        "缺{part}的，其權重併入{taker}。",
    ),
    "year.shared": Wording(
        "Who lacks the part {part}: the others share its weight as they weigh.",
        "缺{part}的，其权重按比例并入其他部分。",
        "缺{part}的，其權重按比例併入其他部分。",
    ),
    "year.gather": Wording(
        "A mark is gathered {gather} from what was assessed {routine}.",
        "{routine}的得分先合成{gather}的得分。",
        "{routine}的得分先合成{gather}的得分。",
    ),
    "year.round-weights": Wording(
        "The rounds of the year weigh, in percent: {shares}.",
        "全年各期的权重（%）：{shares}。",
        "全年各期的權重（%）：{shares}。",
    ),
    "year.rounds.every": Wording(
        "Every round must have its sheets.", "每期都应有评分表。", "每期都應有評分表。"
    ),
    "year.rounds.held": Wording(
        "A round without any sheet was not held.",
        "没有任何评分表的一期视为未考核。",
        "沒有任何評分表的一期視為未考核。",
    ),
    "year.leavers": Wording(
        "Who left before the last day is graded too.",
        "年末最后一天前离岗的也评等次。",
        "年末最後一天前離崗的也評等次。",
    ),
    "year.no-leavers": Wording(
        "Who left before the last day has no grade.",
        "年末最后一天前离岗的不评等次。",
        "年末最後一天前離崗的不評等次。",
    ),
    # ---- tariff ----
    "section": Wording(
        "A section: what belongs to it is summed up.",
        "分组：所属各项合并计算。",
        "分組：所屬各項合併計算。",
    ),
    "section.most": Wording(
        "At most {points} points in all.", "合计最多 {points} 分。", "合計最多 {points} 分。"
    ),
    "section.least": Wording(
        "At least {points} points in all.", "合计最低 {points} 分。", "合計最低 {points} 分。"
    ),
    "section.document": Wording(
        "Its events count only with a document number.",
        "所属事项须有文号才计入。",
        "所屬事項須有文號才計入。",
    ),
    "section.within": Wording("Part of: {section}.", "属于：{section}。", "屬於：{section}。"),
    "no-tariff": Wording(
        "The amounts are not in the source; without a tariff nothing is computed. Give one in a scheme file that extends this one.",
        "原文没有分值；没有加减分标准就不能计算。请在继承本办法的文件中给出。",
        "原文沒有分值；沒有加減分標準就不能計算。請在繼承本辦法的檔案中給出。",
    ),
    "about.events": Wording(
        "For each event: {names}.", "每发生一次：{names}。", "每發生一次：{names}。"
    ),
    "about.findings": Wording(
        "For each finding of: {names}.", "每发现一个问题：{names}。", "每發現一個問題：{names}。"
    ),
    "about.missed": Wording(
        "For each finding not settled in time: {names}.",
        "每有一个问题逾期未办结：{names}。",
        "每有一個問題逾期未辦結：{names}。",
    ),
    "about.measure": Wording("By {name}.", "按{name}计。", "按{name}計。"),
    "about.short-of": Wording(
        "For what {name} is short of {target}.",
        "{name}不足 {target} 的部分。",
        "{name}不足 {target} 的部分。",
    ),
    "about.beyond": Wording(
        "For what {name} is beyond {target}.",
        "{name}超过 {target} 的部分。",
        "{name}超過 {target} 的部分。",
    ),
    "limit.authorities": Wording(
        "Counts if it comes from: {names}.", "限：{names}。", "限：{names}。"
    ),
    "limit.document": Wording("Counts with a document number only.", "须有文号。", "須有文號。"),
    "entry.moves": Wording("Brings: {effects}.", "计：{effects}。", "計：{effects}。"),
    "effect.band": Wording(
        "{points} points from {floor}", "{floor} 以上 {points} 分", "{floor} 以上 {points} 分"
    ),
    "effect.points": Wording("{points} points", "{points} 分", "{points} 分"),
    "effect.span": Wording(
        "{least} to {most} points, as the log states",
        "台账所记的 {least} 至 {most} 分",
        "台賬所記的 {least} 至 {most} 分",
    ),
    "effect.marks": Wording("{marks} marks", "{marks} 记分", "{marks} 記分"),
    "entry.per.started": Wording(
        "For every {size}, started ones included.",
        "每 {size}，不足的也算。",
        "每 {size}，不足的也算。",
    ),
    "entry.per.whole": Wording("For every whole {size}.", "每满 {size}。", "每滿 {size}。"),
    "entry.per.exact": Wording(
        "For every {size}, parts in proportion.",
        "每 {size}，不足的按比例。",
        "每 {size}，不足的按比例。",
    ),
    "entry.free": Wording(
        "The first {size} are free.", "其中 {size} 以内不计。", "其中 {size} 以內不計。"
    ),
    "entry.times": Wording("Multiplied: {factors}.", "倍数：{factors}。", "倍數：{factors}。"),
    "entry.repeats": Wording(
        "On repeat, in order: {factors}, the last one again; counted within {within}.",
        "重复发生依次为：{factors}，以后同末次；{within}内累计。",
        "重複發生依次為：{factors}，以後同末次；{within}內累計。",
    ),
    "entry.within.year": Wording("the calendar year", "自然年", "自然年"),
    "entry.within.half-year": Wording("the half-year", "半年", "半年"),
    "entry.within.quarter": Wording("the quarter", "季度", "季度"),
    "entry.within.month": Wording("the month", "当月", "當月"),
    "entry.within.round": Wording("the round", "当期", "當期"),
    "entry.within.months": Wording(
        "the {months} months before", "此前 {months} 个月", "此前 {months} 個月"
    ),
    "entry.alike": Wording(
        "Only occurrences of one severity count together.",
        "同一程度的才合并计次。",
        "同一程度的才合併計次。",
    ),
    "entry.marks-cap": Wording(
        "At most {marks} marks in one window of a ladder.",
        "每个累计周期最多 {marks} 记分。",
        "每個累計週期最多 {marks} 記分。",
    ),
    "entry.cap": Wording(
        "At most {points} in one round.", "每期最多 {points}。", "每期最多 {points}。"
    ),
    "entry.yuan-cap.round": Wording(
        "At most {amount} in one round.", "每期最多 {amount}。", "每期最多 {amount}。"
    ),
    "entry.yuan-cap.year": Wording(
        "At most {amount} in a year.", "全年最多 {amount}。", "全年最多 {amount}。"
    ),
    "entry.criterion": Wording(
        "Moves the points of: {name}.", "计入项目：{name}。", "計入項目：{name}。"
    ),
    "entry.section": Wording("Summed under: {name}.", "归入：{name}。", "歸入：{name}。"),
    "entry.pot": Wording("It comes off {pot}.", "从{pot}中扣。", "從{pot}中扣。"),
    "entry.year": Wording(
        "Moves the year's total, not the round's.",
        "计入年度总分，不计入当期。",
        "計入年度總分，不計入當期。",
    ),
    # ---- grades ----
    "grade.from": Wording("From {floor} points.", "{floor} 分起（含）。", "{floor} 分起（含）。"),
    "grade.from-to": Wording(
        "From {floor} to {to} points.", "{floor} 至 {to} 分。", "{floor} 至 {to} 分。"
    ),
    "grade.needs": Wording(
        "Also needs: {conditions}.", "并应：{conditions}。", "並應：{conditions}。"
    ),
    "override.when": Wording("When {conditions}:", "当{conditions}时：", "當{conditions}時："),
    "override.then": Wording("{effects}.", "{effects}。", "{effects}。"),
    "on.round": Wording("Looked at in each round.", "每期适用。", "每期適用。"),
    "on.year": Wording("Looked at for the year.", "年度适用。", "年度適用。"),
    "on.both": Wording(
        "Looked at in each round and for the year.", "每期和年度均适用。", "每期和年度均適用。"
    ),
    "quota.share": Wording(
        "{grades}: at most {share} % of {of}.",
        "{grades}：不超过{of}的 {share}%。",
        "{grades}：不超過{of}的 {share}%。",
    ),
    "quota.number": Wording(
        "{grades}: at most {number}.",
        "{grades}：不超过 {number} 名。",
        "{grades}：不超過 {number} 名。",
    ),
    "quota.of.graded": Wording("those graded", "评定等次人数", "評定等次人數"),
    "quota.of.in-post": Wording("all in post", "在岗人数", "在崗人數"),
    "quota.rounding.down": Wording(
        "The number is rounded down.", "人数向下取整。", "人數向下取整。"
    ),
    "quota.rounding.half-up": Wording(
        "The number is rounded half up.", "人数四舍五入。", "人數四捨五入。"
    ),
    "quota.rounding.up": Wording("The number is rounded up.", "人数向上取整。", "人數向上取整。"),
    "quota.per": Wording(
        "In each group apart: {group}.", "按{group}分别计算。", "按{group}分別計算。"
    ),
    "quota.ties.in": Wording(
        "Equal totals across the line are all let in.",
        "分数线上总分相同的全部列入。",
        "分數線上總分相同的全部列入。",
    ),
    "quota.ties.out": Wording(
        "Equal totals across the line are all left out.",
        "分数线上总分相同的全部不列入。",
        "分數線上總分相同的全部不列入。",
    ),
    "quota.beyond": Wording(
        "Who is beyond it has the next grade down.", "超出名额的降一等。", "超出名額的降一等。"
    ),
    "ranking.all": Wording("Everybody is ranked together.", "全体统一排名。", "全體統一排名。"),
    "ranking.within": Wording(
        "Ranked apart: {names}.", "按{names}分别排名。", "按{names}分別排名。"
    ),
    "ranking.change": Wording(
        "The change of rank since the round before is shown.",
        "列出比上期升降的名次。",
        "列出比上期升降的名次。",
    ),
    "group.total.mean": Wording(
        "A group's total is the mean of its members' totals.",
        "总分为成员总分的平均。",
        "總分為成員總分的平均。",
    ),
    "group.total.sum": Wording(
        "A group's total is the sum of its members' totals.",
        "总分为成员总分之和。",
        "總分為成員總分之和。",
    ),
    "group.total.worst": Wording(
        "A group's total is the worst of its members' totals.",
        "总分取成员中最低的总分。",
        "總分取成員中最低的總分。",
    ),
    "group.total.best": Wording(
        "A group's total is the best of its members' totals.",
        "总分取成员中最高的总分。",
        "總分取成員中最高的總分。",
    ),
    "group.ungraded": Wording("Groups have no grade.", "不评等次。", "不評等次。"),
    "group.rule": Wording(
        "{clause}: where {number} or more members are {members}: {effects}.",
        "{clause}：成员中{members}达 {number} 人的：{effects}。",
        "{clause}：成員中{members}達 {number} 人的：{effects}。",
    ),
    "grouping.grid": Wording("grid", "网格", "網格"),
    "grouping.zone": Wording("zone", "责任区", "責任區"),
    "grouping.role": Wording("role", "岗位", "崗位"),
    "grouping.level": Wording("level", "级别", "級別"),
    "grouping.parent": Wording("parent unit", "上级单位", "上級單位"),
    "grouping.top": Wording("unit at the top", "所属最上级单位", "所屬最上級單位"),
    # ---- conditions ----
    "when.several": Wording(
        "at least {number} of: {options}",
        "以下至少 {number} 项：{options}",
        "以下至少 {number} 項：{options}",
    ),
    "when.rounds": Wording(
        "the grade of each of the {rounds} rounds before was {grades}",
        "此前 {rounds} 期每期等次为{grades}",
        "此前 {rounds} 期每期等次為{grades}",
    ),
    "override.ungraded": Wording("no grade is given", "不确定等次", "不確定等次"),
    "quota.tie-break": Wording(
        "Equal totals are told apart by {figures}, the higher first.",
        "总分相同的，依次以{figures}高者优先。",
        "總分相同的，依次以{figures}高者優先。",
    ),
    "when.any": Wording("({options})", "（{options}）", "（{options}）"),
    "when.none": Wording("no occurrence of {names}", "没有{names}", "沒有{names}"),
    "when.grade": Wording("the grade is {grades}", "等次为{grades}", "等次為{grades}"),
    "when.previous": Wording(
        "the grade of the last {years} year(s) was {grades}",
        "此前 {years} 年等次为{grades}",
        "此前 {years} 年等次為{grades}",
    ),
    "when.graded": Wording(
        "the number of rounds graded {grades} is {bounds}",
        "等次为{grades}的期数{bounds}",
        "等次為{grades}的期數{bounds}",
    ),
    "when.met-rounds": Wording(
        "{names} held in each of the {rounds} rounds before",
        "此前 {rounds} 期每期都属{names}",
        "此前 {rounds} 期每期都屬{names}",
    ),
    "when.met": Wording(
        "the number of rounds in which {names} held is {bounds}",
        "属{names}的期数{bounds}",
        "屬{names}的期數{bounds}",
    ),
    "override.noted": Wording("other rules count it", "由其他规则计数", "由其他規則計數"),
    "when.round-only": Wording(
        "{condition} (in rounds)", "{condition}（各期）", "{condition}（各期）"
    ),
    "when.year-only": Wording(
        "{condition} (in the year)", "{condition}（年度）", "{condition}（年度）"
    ),
    "when.role": Wording("the role is {roles}", "岗位为{roles}", "崗位為{roles}"),
    "when.count": Wording(
        "occurrences of {name} are {bounds}", "{name}的次数{bounds}", "{name}的次數{bounds}"
    ),
    "when.figure": Wording("{name} {bounds}", "{name}{bounds}", "{name}{bounds}"),
    "bound.at-least": Wording("at least {limit}", "不低于 {limit}", "不低於 {limit}"),
    "bound.above": Wording("above {limit}", "高于 {limit}", "高於 {limit}"),
    "bound.at-most": Wording("at most {limit}", "不高于 {limit}", "不高於 {limit}"),
    "bound.within-share": Wording(
        "within {limit} % of those ranked, {rounding}",
        "在排名人数的 {limit}% 以内（{rounding}）",
        "在排名人數的 {limit}% 以內（{rounding}）",
    ),
    "bound.beyond-share": Wording(
        "beyond {limit} % of those ranked, {rounding}",
        "在排名人数的 {limit}% 以外（{rounding}）",
        "在排名人數的 {limit}% 以外（{rounding}）",
    ),
    "bound.below": Wording("below {limit}", "低于 {limit}", "低於 {limit}"),
    "figure.total": Wording("total", "总分", "總分"),
    "figure.routine": Wording("routine mark", "平时分", "平時分"),
    "figure.panel": Wording("mark of the annual sheet", "年终测评分", "年終測評分"),
    "figure.survey_rate": Wording("satisfaction rate", "满意率", "滿意率"),
    "figure.survey": Wording("satisfaction rate", "满意率", "滿意率"),
    "figure.rank": Wording("rank", "名次", "名次"),
    "figure.months": Wording("months in post", "在岗月数", "在崗月數"),
    # ---- ladders ----
    "ladder.events": Wording(
        "Counts events: {names}.", "累计事项：{names}。", "累計事項：{names}。"
    ),
    "ladder.of.count": Wording(
        "Counts the events of: {names}.",
        "累计以下各项的次数：{names}。",
        "累計以下各項的次數：{names}。",
    ),
    "ladder.of.marks": Wording(
        "Adds up the marks of: {names}.",
        "累计以下各项的记分：{names}。",
        "累計以下各項的記分：{names}。",
    ),
    "ladder.window.year": Wording("Within the calendar year.", "按自然年累计。", "按自然年累計。"),
    "ladder.window.half-year": Wording("Within each half-year.", "按半年累计。", "按半年累計。"),
    "ladder.window.quarter": Wording("Within each quarter.", "按季度累计。", "按季度累計。"),
    "ladder.window.month": Wording("Within each month.", "按月累计。", "按月累計。"),
    "ladder.window.round": Wording("Within each round.", "按期累计。", "按期累計。"),
    "ladder.window.ever": Wording("For all time.", "一直累计。", "一直累計。"),
    "ladder.window.own-year": Wording(
        "Within each person's own year from the day of joining.",
        "自入职日起按本人年度累计。",
        "自入職日起按本人年度累計。",
    ),
    "ladder.rolling": Wording(
        "Within the {months} months before each event.",
        "按每次事项之前 {months} 个月滚动累计。",
        "按每次事項之前 {months} 個月滾動累計。",
    ),
    "ladder.bank": Wording(
        "The running total may fall below zero.",
        "累计数可以低于零，留待抵销。",
        "累計數可以低於零，留待抵銷。",
    ),
    "ladder.carry": Wording(
        "{share} % of the running total are carried on.",
        "累计数的 {share}% 转入下一周期。",
        "累計數的 {share}% 轉入下一週期。",
    ),
    "ladder.clean": Wording(
        "After {months} months without an event it starts anew.",
        "连续 {months} 个月没有事项的，重新累计。",
        "連續 {months} 個月沒有事項的，重新累計。",
    ),
    "ladder.clean-off": Wording(
        "Each {months} months without an event take {marks} off it.",
        "每连续 {months} 个月没有事项，累计数减 {marks}。",
        "每連續 {months} 個月沒有事項，累計數減 {marks}。",
    ),
    "ladder.repeats": Wording(
        "Beyond the last step: the last step again.",
        "超过末档的：仍按末档。",
        "超過末檔的：仍按末檔。",
    ),
    "ladder.ends": Wording(
        "Beyond the last step: nothing more.", "超过末档的：不再处理。", "超過末檔的：不再處理。"
    ),
    "step.count": Wording(
        "Occurrence {number}: {effects}.",
        "第 {number} 次：{effects}。",
        "第 {number} 次：{effects}。",
    ),
    "step.marks": Wording(
        "At {total}: {effects}.", "累计达 {total}：{effects}。", "累計達 {total}：{effects}。"
    ),
    "step.withhold": Wording(
        "{amount} off ({pot})", "扣 {amount}（{pot}）", "扣 {amount}（{pot}）"
    ),
    "step.share": Wording("{share} % off ({pot})", "扣 {share}%（{pot}）", "扣 {share}%（{pot}）"),
    "step.lasts-months": Wording(
        "which stands for {months} months", "保持 {months} 个月", "保持 {months} 個月"
    ),
    "step.lasts-reached": Wording(
        "which stands while the total is not below the step",
        "累计数降到该档以下时解除",
        "累計數降到該檔以下時解除",
    ),
    "step.forfeit": Wording("the whole of {pot} is withheld", "扣发全部{pot}", "扣發全部{pot}"),
    "step.deduct": Wording(
        "{points} points off the year's total", "年度总分扣 {points} 分", "年度總分扣 {points} 分"
    ),
    "step.dismiss": Wording("dismissed", "解聘", "解聘"),
    "step.clears": Wording("the running total starts anew", "累计数清零", "累計數清零"),
    "step.nothing": Wording("nothing yet", "暂不处理", "暫不處理"),
    "bearing.grade": Wording(
        "the grade is {grade} whatever the total", "等次直接定为{grade}", "等次直接定為{grade}"
    ),
    "bearing.at-most": Wording(
        "the grade is at most {grade}", "等次最高为{grade}", "等次最高為{grade}"
    ),
    "bearing.at-least": Wording(
        "the grade is at least {grade}", "等次最低为{grade}", "等次最低為{grade}"
    ),
    "bearing.standing": Wording(
        "standing: {standing}", "在岗状态：{standing}", "在崗狀態：{standing}"
    ),
    "severity.minor": Wording("minor", "一般", "一般"),
    "severity.serious": Wording("serious", "较重", "較重"),
    "severity.grave": Wording("grave", "严重", "嚴重"),
    "mode.daily": Wording("daily inspection", "日常检查", "日常檢查"),
    "mode.superior": Wording("inspection from above", "上级检查", "上級檢查"),
    "mode.special": Wording("special campaign", "专项检查", "專項檢查"),
    "mode.media": Wording("media", "媒体曝光", "媒體曝光"),
    "mode.public": Wording("complaints from the public", "群众投诉", "群眾投訴"),
    # ---- money ----
    "pot": Wording("Due {each}: {amount}.", "{each}应发：{amount}。", "{each}應發：{amount}。"),
    "bonus": Wording("By grade: {amounts}.", "按等次：{amounts}。", "按等次：{amounts}。"),
    "proration": Wording("Paid {how}.", "发放方式：{how}。", "發放方式：{how}。"),
    "proration.day": Wording("by days in post", "按在岗天数折算", "按在崗天數折算"),
    "reward": Wording(
        "For each event ({name}): {amount}.", "每次{name}：{amount}。", "每次{name}：{amount}。"
    ),
    "reward.applied-for": Wording(
        "Applied for at the street office.", "向街道办事处申请。", "向街道辦事處申請。"
    ),
    "payment.each": Wording("Paid {each}.", "{each}发放。", "{each}發放。"),
    "payment.flat": Wording(
        "The same for everybody: {amount}.", "每人相同：{amount}。", "每人相同：{amount}。"
    ),
    "payment.role": Wording("{role}: {amounts}.", "{role}：{amounts}。", "{role}：{amounts}。"),
    "payment.per-point": Wording(
        "{amount} for each point above {above}.",
        "高于 {above} 分的部分，每分 {amount}。",
        "高於 {above} 分的部分，每分 {amount}。",
    ),
    "payment.by-rank": Wording("By rank: {ranks}.", "按名次：{ranks}。", "按名次：{ranks}。"),
    "payment.rank": Wording("{rank}. {amount}", "第 {rank} 名 {amount}", "第 {rank} 名 {amount}"),
    "payment.when": Wording("When {conditions}.", "条件：{conditions}。", "條件：{conditions}。"),
    "payment.round-to": Wording(
        "Rounded half up to a multiple of {step}.",
        "四舍五入到 {step}的整数倍。",
        "四捨五入到 {step}的整數倍。",
    ),
    "payment.months": Wording(
        "At least {months} months in post in the period.",
        "当期在岗至少 {months} 个月。",
        "當期在崗至少 {months} 個月。",
    ),
    "pool": Wording(
        "Shared out among people: {amount}.",
        "分配到人，总额：{amount}。",
        "分配到人，總額：{amount}。",
    ),
    "pool.forfeited": Wording(
        "What was withheld in the period joins it.", "当期扣发的金额并入。", "當期扣發的金額併入。"
    ),
    "pool.per": Wording("A pool for each: {group}.", "每个{group}各一份。", "每個{group}各一份。"),
    "pool.among": Wording(
        "Among those graded {grades}.",
        "在等次为{grades}的人员中分配。",
        "在等次為{grades}的人員中分配。",
    ),
    "pool.share.alike": Wording("Everybody has the same share.", "平均分配。", "平均分配。"),
    "pool.share.points": Wording("Shares by points.", "按得分分配。", "按得分分配。"),
    "pool.share.grade": Wording(
        "Shares by grade: {shares}.", "按等次的份数分配：{shares}。", "按等次的份數分配：{shares}。"
    ),
    "pool.remainder.largest": Wording(
        "Remaining fen go to the largest remainders.",
        "余下的分归小数部分最大的人员。",
        "餘下的分歸小數部分最大的人員。",
    ),
    "pool.remainder.top": Wording(
        "Remaining fen all go to the best total.",
        "余下的分全部归总分最高者。",
        "餘下的分全部歸總分最高者。",
    ),
    "payment.times-measure": Wording("Multiplied by {name}.", "乘以{name}。", "乘以{name}。"),
    "payment.times": Wording("Multiplied: {factors}.", "系数：{factors}。", "係數：{factors}。"),
    "pool.remainder.best": Wording(
        "Remaining fen go to the best ranked.",
        "余下的分归名次靠前的人员。",
        "餘下的分歸名次靠前的人員。",
    ),
    # ---- around it ----
    "key": Wording("Changed by --set: {key}", "可用 --set 更改：{key}", "可用 --set 更改：{key}"),
    "setting.how": Wording(
        "In gridscore.toml, under {table}: {line}; for one run: --set {key}=600",
        "在 gridscore.toml 的 {table} 下写 {line}；或单次使用 --set {key}=600",
        "在 gridscore.toml 的 {table} 下寫 {line}；或單次使用 --set {key}=600",
    ),
}
