"""The columns that ledgers have, with the words that people head them by.

Simplified and traditional words are both written out.
"""

from __future__ import annotations

from gridscore.ledger.headings import heading_key
from gridscore.messages import Wording
from gridscore.patterns import pattern
from gridscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, how it is shown, the keys of all its headings."""

    id: str
    title: Wording
    keys: frozenset[str]
    is_item: bool = False  # a criterion or a measure
    maximum: int = 0  # hundredths of a point, for a criterion


def _column(name: str, hans: str, hant: str, en: str = "") -> Column:
    """Describe a column by its words, the first of each language being the one shown."""
    simplified, traditional = hans.split(), hant.split()
    words = [name, *simplified, *traditional, *en.split(", ")]
    title = Wording(name, simplified[0], traditional[0])
    return Column(name, title, frozenset(map(heading_key, words)) - {""})


ID = _column(
    "id",
    "工号 编号 职工编号 职工号 员工编号 员工号 人员编号 网格员编号 信息员编号 单位编号",
    "工號 編號 職工編號 職工號 員工編號 員工號 人員編號 網格員編號 信息員編號 單位編號",
    "worker id, employee id, staff id, unit id",
)
NAME = _column(
    "name",
    "姓名 网格员姓名 网格员 信息员 信息员姓名 网格信息员 员工姓名 人员姓名 被考核人 被考核人姓名"
    " 被测评人 被测评人姓名 被评议人 被评议人姓名 考核对象 测评对象 单位名称 被考核单位",
    "姓名 網格員姓名 網格員 信息員 信息員姓名 網格信息員 員工姓名 人員姓名 被考核人 被考核人姓名"
    " 被測評人 被測評人姓名 被評議人 被評議人姓名 考核對象 測評對象 單位名稱 被考核單位",
    "worker, worker name, full name, unit name",
)
GRID = _column(
    "grid",
    "网格 所属网格 所在网格 负责网格 网格名称 网格号 网格编号",
    "網格 所屬網格 所在網格 負責網格 網格名稱 網格號 網格編號",
    "grid name",
)
ZONE = _column(
    "zone",
    "责任区 网格责任区 所属责任区 责任区名称 责任片区 片区 所属片区",
    "責任區 網格責任區 所屬責任區 責任區名稱 責任片區 片區 所屬片區",
)
PERIOD = _column(
    "period",
    "期间 考核期间 考核期 考核周期 考核时间 所属期间 季度 考核季度 月份 考核月份 年度 考核年度",
    "期間 考核期間 考核期 考核週期 考核時間 所屬期間 季度 考核季度 月份 考核月份 年度 考核年度",
    "quarter, month, year",
)
SCORER = _column(
    "scorer",
    "评分人 评分人姓名 考核人 考核人姓名 打分人 评委 评议人 测评人",
    "評分人 評分人姓名 考核人 考核人姓名 打分人 評委 評議人 測評人",
    "scored by, assessor",
)
SCORER_ROLE = _column(
    "scorer_role",
    "评分人职务 评分人身份 评分人角色 考核人职务 考核人身份",
    "評分人職務 評分人身份 評分人角色 考核人職務 考核人身份",
    "role of scorer",
)
TOTAL = _column(
    "total",
    "总分 合计 总计 总得分 得分合计 合计得分 合计分 合计票数 总票数 票数合计",
    "總分 合計 總計 總得分 得分合計 合計得分 合計分 合計票數 總票數 票數合計",
    "sum, total points",
)
CRITERION = _column(
    "criterion",
    "考核项目 评分项目 测评项目 检查项目 扣分项目 项目 考核内容 考核指标 指标",
    "考核項目 評分項目 測評項目 檢查項目 扣分項目 項目 考核內容 考核指標 指標",
    "item",
)
POINTS = _column("points", "得分 分数 评分 打分 分值", "得分 分數 評分 打分 分值", "score, mark")
DATE = _column(
    "date",
    "日期 发生日期 事件日期 通报日期 发生时间 时间"
    " 检查日期 检查时间 巡查日期 巡查时间 发现日期 发现时间",
    "日期 發生日期 事件日期 通報日期 發生時間 時間"
    " 檢查日期 檢查時間 巡查日期 巡查時間 發現日期 發現時間",
)
CATEGORY = _column(
    "category",
    "类别 事项类别 事件类别 奖惩类别 事项 类型 事项类型",
    "類別 事項類別 事件類別 獎懲類別 事項 類型 事項類型",
)
AUTHORITY = _column(
    "authority",
    "发文单位 级别 通报单位 通报级别 通报机关 发文机关 表彰单位 表彰级别 单位级别",
    "發文單位 級別 通報單位 通報級別 通報機關 發文機關 表彰單位 表彰級別 單位級別",
)
DOCUMENT = _column(
    "document",
    "文号 文件号 文件文号 文件编号 发文字号 通报文号",
    "文號 文件號 文件文號 文件編號 發文字號 通報文號",
    "document number",
)
STATUS = _column(
    "status",
    "状态 核实状态 处理状态 认定状态 核实情况",
    "狀態 核實狀態 處理狀態 認定狀態 核實情況",
)
NOTE = _column("note", "备注 说明 情况说明", "備註 說明 情況說明", "notes, remark, remarks")
REASON = _column(
    "reason",
    "原因 免评原因 免考原因 免考核原因 理由 免评理由 事由",
    "原因 免評原因 免考原因 免考核原因 理由 免評理由 事由",
)
SATISFIED = _column(
    "satisfied",
    "满意 满意票 满意票数 满意数 满意人数 满意户数",
    "滿意 滿意票 滿意票數 滿意數 滿意人數 滿意戶數",
)
FAIR = _column(
    "fair",
    "一般 一般票 一般票数 一般数 一般人数 一般户数 基本满意 基本满意票数",
    "一般 一般票 一般票數 一般數 一般人數 一般戶數 基本滿意 基本滿意票數",
)
POOR = _column(
    "poor",
    "差 差票 差票数 不满意 不满意票 不满意票数 不满意数 不满意人数 不满意户数",
    "差 差票 差票數 不滿意 不滿意票 不滿意票數 不滿意數 不滿意人數 不滿意戶數",
    "dissatisfied",
)
SAMPLED = _column(
    "sampled",
    "抽样总票数 抽样票数 抽样数 抽样户数 抽样人数 发放票数 发放总数 发放数 发放份数 发出票数"
    " 发放 发出",
    "抽樣總票數 抽樣票數 抽樣數 抽樣戶數 抽樣人數 發放票數 發放總數 發放數 發放份數 發出票數"
    " 發放 發出",
    "ballots sampled, ballots sent out",
)
RETURNED = _column(
    "returned",
    "收回 收回票数 收回数 收回份数 收回总数 回收 回收票数 回收数 回收份数",
    "收回 收回票數 收回數 收回份數 收回總數 回收 回收票數 回收數 回收份數",
    "ballots returned",
)
VALID = _column(
    "valid",
    "有效 有效票 有效票数 有效数 有效份数",
    "有效 有效票 有效票數 有效數 有效份數",
    "valid ballots",
)
ROLE = _column("role", "岗位 职务 岗位名称", "崗位 職務 崗位名稱")
LEVEL = _column("level", "级别 层级 网格级别", "級別 層級 網格級別")
PARENT = _column(
    "parent",
    "上级 上级编号 上级网格 上级网格长 上级单位 所属上级",
    "上級 上級編號 上級網格 上級網格長 上級單位 所屬上級",
)
JOINED = _column(
    "joined",
    "入职日期 入职时间 到岗日期 到岗时间 上岗日期 上岗时间 任职日期 任职时间 聘用日期 聘用时间",
    "入職日期 入職時間 到崗日期 到崗時間 上崗日期 上崗時間 任職日期 任職時間 聘用日期 聘用時間",
    "joined on, start date",
)
LEFT = _column(
    "left",
    "离职日期 离职时间 离岗日期 离岗时间 退出日期 解聘日期",
    "離職日期 離職時間 離崗日期 離崗時間 退出日期 解聘日期",
    "left on, end date",
)
ACCOUNT = _column(
    "account",
    "银行账号 银行帐号 银行卡号 账号 帐号 卡号 工资卡号 银行账户 银行卡 银行卡账号 开户行及账号",
    "銀行賬號 銀行帳號 銀行卡號 賬號 帳號 卡號 工資卡號 銀行賬戶 銀行卡 銀行卡賬號 開戶行及賬號",
    "bank account",
)
RESULT = _column(
    "result",
    "等次 排名 名次 金额 应发 实发 应发金额 实发金额 次数 评价 来源 程度",
    "等次 排名 名次 金額 應發 實發 應發金額 實發金額 次數 評價 來源 程度",
    "grade, rank, paid, count, choice",
)
SEVERITY = _column(
    "severity",
    "程度 严重程度 情节 问题程度 问题等级",
    "程度 嚴重程度 情節 問題程度 問題等級",
)
SOURCE = _column(
    "source",
    "来源 发现方式 问题来源 发现途径",
    "來源 發現方式 問題來源 發現途徑",
)
COUNT = _column(
    "count",
    "次数 数量 天数 分钟 分钟数 件数 不合格次数",
    "次數 數量 天數 分鐘 分鐘數 件數 不合格次數",
    "times, quantity, days, minutes",
)
STATED_POINTS = _column("points", "扣分 加分 分值 扣加分 加扣分", "扣分 加分 分值 扣加分 加扣分")
ASSESSOR = _column(
    "assessor",
    "考核单位 督查单位 检查单位 督办单位 考核部门",
    "考核單位 督查單位 檢查單位 督辦單位 考核部門",
    "assessed by",
)
DEADLINE = _column(
    "deadline",
    "整改时限 整改期限 办理时限 办结时限 整改截止日期",
    "整改時限 整改期限 辦理時限 辦結時限 整改截止日期",
    "due date",
)
RESOLVED = _column(
    "resolved",
    "办结日期 整改完成日期 整改日期 完成日期 办结时间 整改完成时间",
    "辦結日期 整改完成日期 整改日期 完成日期 辦結時間 整改完成時間",
    "resolved on",
)
MEASURE = _column(
    "measure",
    "指标 计量项目 指标名称 计量指标 统计项目",
    "指標 計量項目 指標名稱 計量指標 統計項目",
    "indicator, metric",
)
VALUE = _column(
    "value",
    "数值 完成值 实绩 实际值 完成数 完成量",
    "數值 完成值 實績 實際值 完成數 完成量",
    "actual, figure",
)
GRADE = _column(
    "grade",
    "等次 考核等次 年度考核等次 评定等次 年度等次",
    "等次 考核等次 年度考核等次 評定等次 年度等次",
)
GROUP = _column(
    "group",
    "投票人类别 评议主体 测评主体 参评对象 投票人身份",
    "投票人類別 評議主體 測評主體 參評對象 投票人身份",
    "voter group, voters",
)
CHOICE = _column(
    "choice", "评价 评价结果 满意度 评议结果", "評價 評價結果 滿意度 評議結果", "answer, vote"
)

_FURTHER_ANSWER = pattern("(?:[满滿]意|[很较較极極]差)(?:票|[票人户戶份]?[数數])?$")
"""Ends the heading of an answer: `非常满意票数`; none that is known, a rate or a reason."""


def is_further_answer(heading: str) -> bool:
    """Say of a heading that is not known whether it is one of ballots: `非常满意`, `较满意`."""
    return _FURTHER_ANSWER.search(heading_key(heading)) is not None
