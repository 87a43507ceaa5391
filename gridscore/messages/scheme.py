"""What is wrong with a scheme file, or with a value that overrides one."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "in-line": Wording("line {line}: {what}", "第 {line} 行：{what}", "第 {line} 行：{what}"),
    "in-file": Wording(
        "{file}, line {line}: {what}",
        "{file} 第 {line} 行：{what}",
        "{file} 第 {line} 行：{what}",
    ),
    "more": Wording(
        "(More may show once these are mended: some checks need every part to be sound.)",
        "（改正以上各处后可能还会发现其他问题：有些检查要求各部分都正确。）",
        "（改正以上各處後可能還會發現其他問題：有些檢查要求各部分都正確。）",
    ),
    "at": Wording("{where}: {what}", "{where}：{what}", "{where}：{what}"),
    "given": Wording(
        "{what} (given: {given})", "{what}（写的是：{given}）", "{what}（寫的是：{given}）"
    ),
    "toml-more": Wording(
        "(The rest is looked at once these are mended.)",
        "（改正以上各处后再检查其余内容。）",
        "（改正以上各處後再檢查其餘內容。）",
    ),
    "toml-signs": Wording(
        "full-width signs; write {signs}",
        "中文（全角）符号须改成半角：{signs}",
        "中文（全形）符號須改成半形：{signs}",
    ),
    "toml-colon": Wording(
        "= stands between key and value, not a colon",
        "键和值之间写 =，不写冒号",
        "鍵和值之間寫 =，不寫冒號",
    ),
    "toml-key": Wording(
        'a key that is not of a-z, 0-9, - and _ alone stands in quotation marks: "…" = 60',
        '中文等非 a-z、0-9、-、_ 的键须加引号："…" = 60',
        '中文等非 a-z、0-9、-、_ 的鍵須加引號："…" = 60',
    ),
    "toml-key-twice": Wording(
        "this key stands in its table already; keep one of them",
        "同一张表里已有这个键，只能留一个",
        "同一張表裡已有這個鍵，只能留一個",
    ),
    "toml-table-twice": Wording(
        "there is this table already; where there may be several, each begins with [[…]]",
        "这张表已经有了；同类可有多项的，每项都以 [[…]] 开头",
        "這張表已經有了；同類可有多項的，每項都以 [[…]] 開頭",
    ),
    "toml-not-closed": Wording(
        "a bracket is not closed, or a comma is missing: [ …, … ]",
        "括号没有配对，或两项之间缺少逗号：[ …, … ]",
        "括號沒有配對，或兩項之間缺少逗號：[ …, … ]",
    ),
    "toml-quote": Wording("a quotation mark is not closed", "引号没有配对", "引號沒有配對"),
    "toml-backslash": Wording(
        "a \\ between \"…\" is written twice; between '…' it may stand alone",
        "写在 \"…\" 中的 \\ 须写两个，写在 '…' 中的写一个",
        "寫在 \"…\" 中的 \\ 須寫兩個，寫在 '…' 中的寫一個",
    ),
    "toml-no-value": Wording("there is no value behind =", "= 后面没有值", "= 後面沒有值"),
    "toml-remark": Wording(
        "what is neither key nor value is a remark, and begins with #; delete signs that are too many",
        "键和值以外的文字是说明，须以 # 开头；多余的符号请删去",
        "鍵和值以外的文字是說明，須以 # 開頭；多餘的符號請刪去",
    ),
    "toml-text-within": Wording(
        "a straight quotation mark ends the text; within it write “…”, or put the whole into '…'",
        "文字中间的英文引号会使文字到此为止：中间请用中文引号“…”，或整段写在 '…' 中",
        "文字中間的英文引號會使文字到此為止：中間請用「…」，或整段寫在 '…' 中",
    ),
    "toml-number": Wording(
        "a number stands by itself, without sign or unit: {number}",
        "数字单独写，不带单位和千位分隔符：{number}",
        "數字單獨寫，不帶單位和千位分隔符：{number}",
    ),
    "toml-other": Wording(
        "each line reads key = value, or [table] ({why})",
        "每行写“键 = 值”或 [表名]（{why}）",
        "每行寫「鍵 = 值」或 [表名]（{why}）",
    ),
    "unknown-key-near": Wording(
        "unknown key; did you mean {near}?",
        "未知的键，是否指 {near}？",
        "未知的鍵，是否指 {near}？",
    ),
    "unknown-key-here": Wording(
        "this key does not belong here; it stands under: {places}",
        "这个键不属于这里；它写在：{places}",
        "這個鍵不屬於這裡；它寫在：{places}",
    ),
    "unknown-key-above": Wording(
        "this key belongs to no table: it stands above the first […]",
        "这个键不属于任何表：须写在第一个 […] 之前",
        "這個鍵不屬於任何表：須寫在第一個 […] 之前",
    ),
    "unknown-key": Wording(
        "unknown key; known keys: {known}", "未知的键；可用：{known}", "未知的鍵；可用：{known}"
    ),
    "missing": Wording("this key is missing", "缺少这个键", "缺少這個鍵"),
    "missing-several": Wording(
        "these keys are missing: {keys}", "缺少这些键：{keys}", "缺少這些鍵：{keys}"
    ),
    "not-a-number": Wording(
        "must be a number, without quotation marks", "应为数字，不加引号", "應為數字，不加引號"
    ),
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
    "less-than": Wording("must be at least {least}", "不能小于 {least}", "不能小於 {least}"),
    "more-than": Wording("must be at most {most}", "不能大于 {most}", "不能大於 {most}"),
    "bad-setting": Wording(
        "must begin with pay., in small letters, as in pay.subsidy",
        "应以 pay. 开头，用小写字母，如 pay.subsidy",
        "應以 pay. 開頭，用小寫字母，如 pay.subsidy",
    ),
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
        "these take money, and there is no pay.subsidy or pay.pots to withhold it from (to take it from a payment, name it: pot): {names}",
        "以下规则要扣款，但没有可扣的 pay.subsidy 或 pay.pots（从 payments 扣的，请用 pot 写明）：{names}",
        "以下規則要扣款，但沒有可扣的 pay.subsidy 或 pay.pots（從 payments 扣的，請用 pot 寫明）：{names}",
    ),
    "bands-order": Wording(
        "{kind} must stand best first, each with a lower bound of its own",
        "{kind} 应从高到低排列，各有不同的下限",
        "{kind} 應從高到低排列，各有不同的下限",
    ),
    "bands-gap": Wording(
        "{kind} leave a gap below {name}: no band starts at {least}",
        "{kind} 在 {name} 以下有空档：没有从 {least} 起的一档",
        "{kind} 在 {name} 以下有空檔：沒有從 {least} 起的一檔",
    ),
    "bands-high": Wording(
        "{kind}: {name} begins above 100 and can never be reached",
        "{kind}：{name} 的下限高于 100，永远达不到",
        "{kind}：{name} 的下限高於 100，永遠達不到",
    ),
    "criterion-column": Wording(
        "{kind}: {names} is the name of another column; choose another id",
        "{kind}：{names} 已是其他列的名称，请另取 id",
        "{kind}：{names} 已是其他列的名稱，請另取 id",
    ),
    "maxima-sum": Wording(
        "criteria and score.opening: the points add up to {total}, not {full} (score.full)",
        "criteria 与 score.opening：满分合计为 {total}，应为 {full}（score.full）",
        "criteria 與 score.opening：滿分合計為 {total}，應為 {full}（score.full）",
    ),
    "bands-overlap": Wording(
        "grades: the bands of {names} overlap",
        "grades：{names} 的分数段重叠",
        "grades：{names} 的分數段重疊",
    ),
    "scoring-missing": Wording(
        "scorers give points for {names}, and there is no [scoring] that says how they make one"
        " figure: add one with a clause, or let the criteria open full (opens = true)",
        "{names} 由评分人打分，但没有 [scoring] 说明如何合成；请补上并写明条款，"
        "或让这些项目以满分起算（opens = true）",
        "{names} 由評分人打分，但沒有 [scoring] 說明如何合成；請補上並寫明條款，"
        "或讓這些項目以滿分起算（opens = true）",
    ),
    "score-missing": Wording(
        "there are entries, and no [score] with the clause that says what they move",
        "有 entries，但没有 [score] 及其条款说明加减在哪里",
        "有 entries，但沒有 [score] 及其條款說明加減在哪裡",
    ),
    "cap-unsaid": Wording(
        '{names} add points: say how high a total may go, score.cap = 100 or score.cap = "none"',
        '{names} 会加分：请写明总分上限，score.cap = 100 或 score.cap = "none"',
        '{names} 會加分：請寫明總分上限，score.cap = 100 或 score.cap = "none"',
    ),
    "names-unknown": Wording(
        "{kind}: unknown: {names}; known: {known}",
        "{kind}：未知的 {names}；可用：{known}",
        "{kind}：未知的 {names}；可用：{known}",
    ),
    "entry-criterion-year": Wording(
        'moves a criterion, which a round has and the year has not: on = "round"',
        '涉及考核项目，项目只在每期计分：请用 on = "round"',
        '涉及考核項目，項目只在每期計分：請用 on = "round"',
    ),
    "entry-about": Wording(
        "must be about exactly one of: category, findings, missed, measure",
        "应且只应有其一：category、findings、missed、measure",
        "應且只應有其一：category、findings、missed、measure",
    ),
    "entry-target": Wording(
        "short_of and beyond are for a measure, one of them at most",
        "short_of 与 beyond 只用于 measure，且至多其一",
        "short_of 與 beyond 只用於 measure，且至多其一",
    ),
    "entry-measured": Wording(
        "a measure has neither severities nor authorities, occurrences or stated points",
        "measure 没有程度、单位、次数或自填分值之分",
        "measure 沒有程度、單位、次數或自填分值之分",
    ),
    "entry-bands": Wording(
        "bands say which points a value moves by themselves: leave out {names}",
        "已用 bands 按档写明分值，请删去 {names}",
        "已用 bands 按檔寫明分值，請刪去 {names}",
    ),
    "entry-measure-marks": Wording(
        "marks are for events: a ladder counts nothing of a measure",
        "marks 只用于事项：measure 不进入累计",
        "marks 只用於事項：measure 不進入累計",
    ),
    "entry-places": Wording(
        "is summed either under a criterion or under a section, not under both",
        "criterion 与 section 只能用其一",
        "criterion 與 section 只能用其一",
    ),
    "entry-idle": Wording(
        "moves nothing: give points, yuan or marks",
        "没有任何作用：请写 points、yuan 或 marks",
        "沒有任何作用：請寫 points、yuan 或 marks",
    ),
    "span-order": Wording(
        "from must not exceed to, and both must add or both take",
        "from 不能大于 to，且两者应同为加分或同为扣分",
        "from 不能大於 to，且兩者應同為加分或同為扣分",
    ),
    "sections-circle": Wording("lies within itself", "within 绕成了一圈", "within 繞成了一圈"),
    "ladder-counts": Wording(
        "must count either a category or, by of, what entries are about",
        "应以 category 或 of 之一说明计数对象",
        "應以 category 或 of 之一說明計數對象",
    ),
    "bound-beyond": Wording(
        "{key} = {bound}: {name} is never more than {most}, at its weight; mend the bound",
        "{key} = {bound}：{name} 按权重折算后最高只有 {most}，请改正这个界限",
        "{key} = {bound}：{name} 按權重折算後最高只有 {most}，請改正這個界限",
    ),
    "bound-above": Wording(
        "{key} = {bound}: {name} is never more than {most} here; mend the bound",
        "{key} = {bound}：{name} 在这里最高只有 {most}，请改正这个界限",
        "{key} = {bound}：{name} 在這裡最高只有 {most}，請改正這個界限",
    ),
    "bound-below": Wording(
        "{key} = {bound}: {name} is never less than {least} here; mend the bound",
        "{key} = {bound}：{name} 在这里最低也有 {least}，请改正这个界限",
        "{key} = {bound}：{name} 在這裡最低也有 {least}，請改正這個界限",
    ),
    "bound-rounds": Wording(
        "{key} = {bound}: there are at most {most} rounds to count here; mend the bound",
        "{key} = {bound}：这里最多只有 {most} 期可数，请改正这个界限",
        "{key} = {bound}：這裡最多只有 {most} 期可數，請改正這個界限",
    ),
    "bounds-cross": Wording(
        "{lower} = {low} and {upper} = {high} leave nothing between them: this never holds",
        "{lower} = {low} 与 {upper} = {high} 之间没有任何数，永远不成立",
        "{lower} = {low} 與 {upper} = {high} 之間沒有任何數，永遠不成立",
    ),
    "share-of-all": Wording(
        "beyond_share = 100: no place lies beyond all of those ranked: this never holds",
        "beyond_share = 100：没有名次在全部排名之外，永远不成立",
        "beyond_share = 100：沒有名次在全部排名之外，永遠不成立",
    ),
    "condition-elsewhere": Wording(
        'a condition with on = "{on}" is never looked at here: the rule itself is not; leave it out, or mend the on of the rule',
        '条件写了 on = "{on}"，而这条规则那时并不适用，条件永远不会核查：请删去，或改正规则的 on',
        '條件寫了 on = "{on}"，而這條規則那時並不適用，條件永遠不會核查：請刪去，或改正規則的 on',
    ),
    "floor-above-cap": Wording("floor is above cap", "floor 高于 cap", "floor 高於 cap"),
    "nothing-to-lose": Wording(
        "entries only take points, and there are none: give opening, criteria, or a floor below 0",
        "加减分项只扣分，而没有分可扣：请写 opening、考核项目，或低于 0 的 floor",
        "加減分項只扣分，而沒有分可扣：請寫 opening、考核項目，或低於 0 的 floor",
    ),
    "opening-above-cap": Wording(
        "cap is below the opening balance: everybody would open above it",
        "cap 低于起始分 opening：人人起始就超过上限",
        "cap 低於起始分 opening：人人起始就超過上限",
    ),
    "floor-above-max": Wording(
        "floor is above what the criterion can bring",
        "floor 高于该项目的满分",
        "floor 高於該項目的滿分",
    ),
    "section-bounds": Wording(
        "at_least bounds what is taken: 0 or less; at_most what is added: 0 or more",
        "at_least 限制扣分，不得大于 0；at_most 限制加分，不得小于 0",
        "at_least 限制扣分，不得大於 0；at_most 限制加分，不得小於 0",
    ),
    "ladder-of-events": Wording(
        "authorities and document are for a category; with of, the entries say which events count",
        "authorities 与 document 只用于 category；用 of 时，由所列 entries 决定哪些事项计入",
        "authorities 與 document 只用於 category；用 of 時，由所列 entries 決定哪些事項計入",
    ),
    "step-pot": Wording(
        "a step takes money in one way: withhold or withhold_share, with pot, or forfeit",
        "每一档只用一种方式扣款：withhold 或 withhold_share（可加 pot），或 forfeit",
        "每一檔只用一種方式扣款：withhold 或 withhold_share（可加 pot），或 forfeit",
    ),
    "idle-key": Wording(
        "{key} does nothing without {companion}",
        "没有 {companion} 时 {key} 不起作用",
        "沒有 {companion} 時 {key} 不起作用",
    ),
    "idle-missing": Wording(
        "missing does nothing where nobody hands the measure in (events, rate)",
        "由台账累计（events）或由两个数算出（rate）的数量不需要 missing",
        "由台帳累計（events）或由兩個數算出（rate）的數量不需要 missing",
    ),
    "measure-twice": Wording(
        "is added up from the log (events), a rate of two others, or the length of service: one of"
        " them",
        "events（由台账累计）、rate（由两个数算出）、service（工作年限）只能用其一",
        "events（由台帳累計）、rate（由兩個數算出）、service（工作年限）只能用其一",
    ),
    "rate-of-two": Wording(
        'names two measures, the part first: rate = ["closed", "assigned"]',
        '须写两个指标，分子在前：rate = ["closed", "assigned"]',
        '須寫兩個指標，分子在前：rate = ["closed", "assigned"]',
    ),
    "rate-of-none": Wording(
        'a rate must say what it is where there is nothing to take it of: of_none = 100, or "skip"'
        " to look at nothing",
        'rate 须写明分母为 0 时怎么算：of_none = 100，或 "skip"（不作处理）',
        'rate 須寫明分母為 0 時怎麼算：of_none = 100，或 "skip"（不作處理）',
    ),
    "idle-remainder": Wording(
        "remainder is for a pool", "remainder 只用于 pool", "remainder 只用於 pool"
    ),
    "needs-grade": Wording(
        "needs are asked of those alone whose total is in the band: grade would always hold, or never;"
        " for a grade of rounds or of years before write graded or previous",
        "needs 只对总分在本档的人核查：条件 grade 不是总成立就是永不成立；各期或往年的等次请用 graded 或 previous",
        "needs 只對總分在本檔的人核查：條件 grade 不是總成立就是永不成立；各期或往年的等次請用 graded 或 previous",
    ),
    "idle-needs": Wording(
        "the worst grade is anybody's: its needs do nothing",
        "最低等次没有条件：needs 不起作用",
        "最低等次沒有條件：needs 不起作用",
    ),
    "ladder-marks": Wording(
        "marks are given by entries: name them in of",
        "marks 由 entries 给出：请在 of 中列出",
        "marks 由 entries 給出：請在 of 中列出",
    ),
    "ladder-unmarked": Wording(
        "counts marks, and these entries give none: {names}",
        "按 marks 累计，但以下 entries 没有 marks：{names}",
        "按 marks 累計，但以下 entries 沒有 marks：{names}",
    ),
    "ladder-at": Wording(
        "each step needs the running total that reaches it: at = 12",
        "每一档应写明达到的累计数：at = 12",
        "每一檔應寫明達到的累計數：at = 12",
    ),
    "ladder-whole": Wording("occurrences are whole numbers", "次数应为整数", "次數應為整數"),
    "ladder-order": Wording(
        "the steps must stand in rising order", "各档应由低到高排列", "各檔應由低到高排列"
    ),
    "ladder-rolling": Wording(
        "a window of months lets each event expire by itself: carry does not fit",
        "滚动月份中各次自行失效：不能再用 carry",
        "滾動月份中各次自行失效：不能再用 carry",
    ),
    "step-unreachable": Wording(
        "step {number} can never be reached: the one before ends the post",
        "第 {number} 档永远达不到：前一档已解聘",
        "第 {number} 檔永遠達不到：前一檔已解聘",
    ),
    "condition-about": Wording(
        "a condition names exactly one of: figure, count, none, grade, previous, graded, met, role, any",
        "一个条件应且只应有其一：figure、count、none、grade、previous、graded、met、role、any",
        "一個條件應且只應有其一：figure、count、none、grade、previous、graded、met、role、any",
    ),
    "condition-bounds": Wording(
        "figure, count and graded need a bound: at_least, above, at_most or below, places also"
        " within_share or beyond_share; the others have none",
        "figure、count 与 graded 需要界限：at_least、above、at_most 或 below，名次也可用"
        " within_share、beyond_share；其他条件没有界限",
        "figure、count 與 graded 需要界限：at_least、above、at_most 或 below，名次也可用"
        " within_share、beyond_share；其他條件沒有界限",
    ),
    "condition-share": Wording(
        'within_share and beyond_share are for places, figure = "rank" or "rank_from_last", and'
        " need a rounding",
        'within_share、beyond_share 只用于名次（figure = "rank" 或 "rank_from_last"），'
        "并须写 rounding 如何取整",
        'within_share、beyond_share 只用於名次（figure = "rank" 或 "rank_from_last"），'
        "並須寫 rounding 如何取整",
    ),
    "condition-met": Wording(
        "met needs either rounds = 2 (in each of the two rounds before) or a bound on the number of"
        " rounds: at_least, above, at_most or below",
        "met 须二选一：rounds = 2（此前两期每期都成立），或对成立期数的界限："
        "at_least、above、at_most 或 below",
        "met 須二選一：rounds = 2（此前兩期每期都成立），或對成立期數的界限："
        "at_least、above、at_most 或 below",
    ),
    "met-never": Wording(
        'met asks of rounds whether {names} held, and no round looks at it: on = "round" or "both"',
        'met 查的是各期是否成立，而 {names} 只在年度核查：请写 on = "round" 或 "both"',
        'met 查的是各期是否成立，而 {names} 只在年度核查：請寫 on = "round" 或 "both"',
    ),
    "met-later": Wording(
        "met counts the round itself too, in which {names} is looked at only later: let it stand"
        ' before, ask for the rounds before (rounds = 2), or ask in the year only (on = "year")',
        "met 计数时本期也算，而本期此时尚未核查 {names}：请把它移到前面，或改为只查此前各期"
        '（rounds = 2），或只在年度核查（on = "year"）',
        "met 計數時本期也算，而本期此時尚未核查 {names}：請把它移到前面，或改為只查此前各期"
        '（rounds = 2），或只在年度核查（on = "year"）',
    ),
    "condition-number": Wording(
        "number is more than the conditions in any: it can never hold",
        "number 多于 any 中的条件，永远达不到",
        "number 多於 any 中的條件，永遠達不到",
    ),
    "figure-never": Wording(
        "no assessment in which this is looked at has the figure {names}",
        "核查本条件的各期考核中都没有 {names}",
        "核查本條件的各期考核中都沒有 {names}",
    ),
    "quota-worst": Wording(
        "names the worst grade, below which there is none for those beyond the quota",
        "列有最低等次，超出名额的人无更低等次可定",
        "列有最低等次，超出名額的人無更低等次可定",
    ),
    "band-ends": Wording("to must not be below from", "to 不能小于 from", "to 不能小於 from"),
    "member-rule-idle": Wording(
        "a rule about members does nothing: give grade or at_most",
        "rules 中有一条没有任何作用：请写 grade 或 at_most",
        "rules 中有一條沒有任何作用：請寫 grade 或 at_most",
    ),
    "groups-ungraded": Wording(
        "rules about members need graded = true",
        "有 rules 时须 graded = true",
        "有 rules 時須 graded = true",
    ),
    "override-idle": Wording(
        "does nothing: give grade, at_most, at_least, standing or dismiss, or let a condition count it"
        " (met)",
        "没有任何作用：请写 grade、at_most、at_least、standing 或 dismiss，或由条件计数（met）",
        "沒有任何作用：請寫 grade、at_most、at_least、standing 或 dismiss，或由條件計數（met）",
    ),
    "quota-size": Wording(
        "needs either a share in percent or a number",
        "应有 share（百分比）或 number 之一",
        "應有 share（百分比）或 number 之一",
    ),
    "payment-ways": Wording(
        "must say how much in exactly one way: flat, by_grade, by_role, per_point, by_rank, pool",
        "金额应且只应以一种方式写明：flat、by_grade、by_role、per_point、by_rank、pool",
        "金額應且只應以一種方式寫明：flat、by_grade、by_role、per_point、by_rank、pool",
    ),
    "payment-times": Wording(
        "times belongs to flat, per_point or pool",
        "times 只用于 flat、per_point 或 pool",
        "times 只用於 flat、per_point 或 pool",
    ),
    "payment-pool": Wording(
        "forfeited, share, among and per belong to a pool",
        "forfeited、share、among、per 只用于 pool",
        "forfeited、share、among、per 只用於 pool",
    ),
    "payment-round": Wording(
        "round_to is not for a pool or by_rank: they are shared to the last fen",
        "round_to 不用于 pool 与 by_rank：它们分配到最后一分",
        "round_to 不用於 pool 與 by_rank：它們分配到最後一分",
    ),
    "payment-shares": Wording(
        'share = "grade" needs shares, and nothing else does',
        'share = "grade" 时才需要且必须有 shares',
        'share = "grade" 時才需要且必須有 shares',
    ),
    "form-never": Wording(
        "is filled in each {each}, which this regulation does not assess by: {known}",
        "按{each}填写，但办法没有这一考核周期：{known}",
        "按{each}填寫，但辦法沒有這一考核週期：{known}",
    ),
    "form-empty": Wording(
        'shows = "{shows}" would stay empty: "scores" needs criteria, "year" is of a year, '
        '"survey" needs a survey and is of a year',
        'shows = "{shows}" 的表会是空的："scores" 要有考核项目，"year" 按年填写，'
        '"survey" 要有满意度测评且按年填写',
        'shows = "{shows}" 的表會是空的："scores" 要有考核項目，"year" 按年填寫，'
        '"survey" 要有滿意度測評且按年填寫',
    ),
    "payment-never-due": Wording(
        "falls due each {each}, which this regulation does not assess by: {known}",
        "按{each}发放，但办法没有这一考核周期：{known}",
        "按{each}發放，但辦法沒有這一考核週期：{known}",
    ),
    "pot-never-due": Wording(
        "falls due each {each}, and no period of this regulation pays it: {known}",
        "按{each}发放，但办法没有可发放它的考核周期：{known}",
        "按{each}發放，但辦法沒有可發放它的考核週期：{known}",
    ),
    "payment-empty": Wording(
        "{key} is empty: it pays nobody",
        "{key} 为空：不向任何人发放",
        "{key} 為空：不向任何人發放",
    ),
    "payment-above": Wording(
        "above belongs to per_point", "above 只用于 per_point", "above 只用於 per_point"
    ),
    "payment-minimum": Wording(
        "asks for {asked} months in post, and the period has {months}",
        "要求在岗 {asked} 个月，但每期只有 {months} 个月",
        "要求在崗 {asked} 個月，但每期只有 {months} 個月",
    ),
    "payment-proration": Wording(
        "is prorated {proration}, of which its period is but a part",
        "{proration}，但折算周期长于发放周期",
        "{proration}，但折算週期長於發放週期",
    ),
    "payment-forfeits": Wording(
        "takes in what pots withhold in its period, and no pot falls due within it",
        "并入本期扣发金额，但本期内没有可扣发的款项",
        "併入本期扣發金額，但本期內沒有可扣發的款項",
    ),
    "cap-of-pot": Wording(
        "yuan_cap limits what is taken in one round, but {pot} falls due several times in it: give the pot"
        " the period of the rounds, or leave out the limit",
        "yuan_cap 限制的是一期内所扣的钱，而 {pot} 一期内应发多次：请让这个款项按考核周期发放，或不写 yuan_cap",
        "yuan_cap 限制的是一期內所扣的錢，而 {pot} 一期內應發多次：請讓這個款項按考核週期發放，或不寫 yuan_cap",
    ),
    "entry-no-pot": Wording(
        'takes money from pay that falls due with it, and there is no such pot (on = "{on}")',
        '要扣款，但没有与其同期发放的款项（on = "{on}"）',
        '要扣款，但沒有與其同期發放的款項（on = "{on}"）',
    ),
    "gather-short": Wording(
        "gather must be longer than routine", "gather 应长于 routine", "gather 應長於 routine"
    ),
    "round-weights": Wording(
        "year.round_weights: the year has {rounds} rounds",
        "year.round_weights：一年有 {rounds} 期",
        "year.round_weights：一年有 {rounds} 期",
    ),
    "panel-of-year": Wording(
        "year.weights: where the year itself is the round, its sheets are the routine part",
        "year.weights：以年为一期时，年度评分表即 routine 部分",
        "year.weights：以年為一期時，年度評分表即 routine 部分",
    ),
    "instead-circle": Wording(
        "parts of the year stand in for each other in a circle",
        "年度各部分互相替代，绕成了一圈",
        "年度各部分互相替代，繞成了一圈",
    ),
    "survey-missing": Wording(
        "year.weights weighs a survey that there is none of: add [survey]",
        "year.weights 中有 survey，但没有 [survey]",
        "year.weights 中有 survey，但沒有 [survey]",
    ),
    "clauses-silent": Wording(
        "clauses neither cited by a rule nor listed as not modelled: {names}",
        "以下条款既未被规则引用，也未列为不计算：{names}",
        "以下條款既未被規則引用，也未列為不計算：{names}",
    ),
    "clauses-strange": Wording(
        "clauses that are not in the list of clauses: {names}",
        "以下条款不在 clauses 条款清单中：{names}",
        "以下條款不在 clauses 條款清單中：{names}",
    ),
    "clauses-strange-near": Wording(
        "clauses that are not in the list of clauses: {names}; in it, and cited by no rule: {near}",
        "clauses 中没有的条款：{names}；其中有而没有规则引用的：{near}",
        "clauses 中沒有的條款：{names}；其中有而沒有規則引用的：{near}",
    ),
    "claimed-twice": Wording(
        "events of {category} are claimed by several rules: {rules}; an event falls under one only. "
        "For several ladders let one [[entries]] have the category, with marks = 1, "
        'and name it in each ladder: of = ["its id"]',
        "{category} 类事项被多条规则引用：{rules}；一类事项只能归一条规则。"
        '要由几条规则分别计次，请另写一条 [[entries]] 引用此类事项，写 marks = 1，各 [[ladders]] 写 of = ["该条的 id"]',
        "{category} 類事項被多條規則引用：{rules}；一類事項只能歸一條規則。"
        '要由幾條規則分別計次，請另寫一條 [[entries]] 引用此類事項，寫 marks = 1，各 [[ladders]] 寫 of = ["該條的 id"]',
    ),
    "standing-taken": Wording(
        "there is such a standing already ({known}); choose another id",
        "已有此状态（{known}），请另取 id",
        "已有此狀態（{known}），請另取 id",
    ),
    "ladder-measured": Wording(
        "no step can be reached: the entries in of are about measures, which are no events to count",
        "各档永远达不到：of 中的 entries 属于 measure，没有可计次的事项",
        "各檔永遠達不到：of 中的 entries 屬於 measure，沒有可計次的事項",
    ),
    "reading-unworded": Wording(
        "needs a choice that says how the text was read; only the shared readings have wordings: {shared}",
        "应写 choice 说明口径；只有共用口径可不写：{shared}",
        "應寫 choice 說明口徑；只有共用口徑可不寫：{shared}",
    ),
    "remove-list": Wording(
        'must be a list of paths: remove = ["ladders.environment"]',
        '应为路径列表：remove = ["ladders.environment"]',
        '應為路徑列表：remove = ["ladders.environment"]',
    ),
    "remove-unknown": Wording(
        "there is no {path} in what this file extends",
        "所继承的办法中没有 {path}",
        "所繼承的辦法中沒有 {path}",
    ),
    "remove-alone": Wording(
        "there is nothing to remove from: this file extends no other",
        "本文件没有 extends，无可去除",
        "本檔案沒有 extends，無可去除",
    ),
    "extends-same": Wording(
        "results could not tell this scheme from the one it extends: both are {id}, version {version};"
        ' give an id of its own, or for a later version version = "…" and in_force = …',
        "结果中无法与所继承的办法区分：两者都是 {id} 第{version}版；请另取 id，"
        '若是新版本则写 version = "…" 和 in_force = …',
        "結果中無法與所繼承的辦法區分：兩者都是 {id} 第{version}版；請另取 id，"
        '若是新版本則寫 version = "…" 和 in_force = …',
    ),
    "remark-hole": Wording(
        "between {lower} (up to {to}) and {upper} (from {floor}) a total has no grade, and is told",
        "在 {lower}（至 {to}）与 {upper}（{floor} 起）之间的总分没有等次，计算时会提示",
        "在 {lower}（至 {to}）與 {upper}（{floor} 起）之間的總分沒有等次，計算時會提示",
    ),
    "remark-measure": Wording(
        "no rule draws on the measure {name}; it is asked for all the same",
        "没有规则用到指标 {name}，但仍须上报",
        "沒有規則用到指標 {name}，但仍須上報",
    ),
    "remark-section": Wording(
        "no entry lies in the section {name}",
        "没有加减分项归入分组 {name}",
        "沒有加減分項歸入分組 {name}",
    ),
    "remark-shares": Wording(
        "{key} add up to {total}, not 100; they are taken in proportion",
        "{key} 合计为 {total}，不是 100；按比例计算",
        "{key} 合計為 {total}，不是 100；按比例計算",
    ),
    "remark-key": Wording(
        "reading {reading}: nothing is found under the key {key}",
        "口径 {reading}：键 {key} 下没有内容",
        "口徑 {reading}：鍵 {key} 下沒有內容",
    ),
    "remark-open": Wording(
        "{key} is the station's to set: in gridscore.toml under {table}, for instance {line}; or --set {key}=600",
        "{key} 由本站自定：在 gridscore.toml 的 {table} 下写，例如 {line}；或 --set {key}=600",
        "{key} 由本站自定：在 gridscore.toml 的 {table} 下寫，例如 {line}；或 --set {key}=600",
    ),
    "remark-tariff": Wording(
        'there is no tariff yet; give the entries in a file with extends = "{id}"',
        '尚无加减分标准；请在写有 extends = "{id}" 的文件中给出 entries',
        '尚無加減分標準；請在寫有 extends = "{id}" 的檔案中給出 entries',
    ),
}
