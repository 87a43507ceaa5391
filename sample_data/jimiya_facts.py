"""What happened in the invented year 2026 of a Jimiya-like port area: nothing but the facts.

All names and documents are invented. `make_jimiya.py` turns these facts into files; which
worker shows what is told in `README.md`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

YEAR = 2026
STATION = "积米崖港区社会治理办公室（样例）"
REVIEWER = "潮一"
BONUS = {"excellent": 2000, "good": 1500, "pass": 800}  # yuan by grade; fail gets nothing
REWARDS = {"clue": 500, "rescue": 1000, "hazard": 300}  # yuan; that for protection is not set yet


class Stint(NamedTuple):
    """A row of the roster; the superior is the id of whoever leads the grid above."""

    worker: str
    name: str
    grid: str
    level: int
    superior: str
    joined: date
    left: date | None = None
    remark: str = ""


ROSTER = (
    Stint("J01", "潮一", "网格1", 1, "", date(2021, 3, 1)),
    Stint("J02", "汐二", "网格2", 1, "", date(2021, 3, 1)),
    Stint("J03", "帆三", "网格3", 1, "", date(2023, 7, 1)),
    Stint("J11", "港四", "网格1-1", 2, "J01", date(2021, 3, 1)),
    Stint("J12", "湾五", "网格1-1-1", 3, "J11", date(2021, 5, 1)),
    Stint("J13", "岛六", "网格1-1-2", 3, "J11", date(2022, 2, 1)),
    Stint("J14", "礁七", "网格1-1-3", 3, "J11", date(2021, 5, 1)),
    Stint("J21", "滩八", "网格2-1", 2, "J02", date(2021, 3, 1)),
    Stint("J22", "浪九", "网格2-1-1", 3, "J21", date(2024, 9, 1)),
    Stint("J23", "鸥十", "网格2-1-2", 3, "J21", date(2023, 4, 1)),
    Stint("J24", "锚一", "网格2-1-3", 3, "J21", date(2021, 5, 1)),
    Stint("J31", "舵二", "网格3-1", 2, "J03", date(2021, 3, 1)),
    Stint("J32", "桅三", "网格3-1-1", 3, "J31", date(2022, 6, 1)),
    Stint("J33", "缆四", "网格3-1-2", 3, "J31", date(2026, 5, 18)),
    Stint(
        "J34", "桨五", "网格3-1-3", 3, "J31", date(2021, 5, 1), date(2026, 10, 30), "本人申请离任"
    ),
    Stint(
        "J35",
        "笛六",
        "网格2-1-4",
        3,
        "J21",
        date(2022, 1, 1),
        date(2026, 6, 30),
        "7月1日任网格3-2网格长",
    ),
    Stint("J35", "笛六", "网格3-2", 2, "J03", date(2026, 7, 1)),
    Stint("J36", "雾七", "网格3-2-1", 3, "J03", date(2025, 8, 1)),
)


class Incident(NamedTuple):
    """A row of the incident log."""

    day: date
    worker: str
    category: str
    authority: str
    document: str
    status: str
    note: str


LATE = "信息漏报"
MISCONDUCT, ABSENCE, CRIME = "严重失职", "长期不履职", "违法犯罪"
CLUE, RESCUE, PROTECTION, HAZARD = "重要线索", "抢险救灾", "见义勇为", "消除隐患"
SURE, PENDING, REVOKED = "已确认", "待核实", "已撤销"

INCIDENTS = (
    Incident(
        date(2026, 2, 3), "J11", CLUE, "区", "样区政法〔2026〕3号", SURE, "提供盗窃渔具案线索"
    ),
    Incident(
        date(2026, 2, 5), "J11", CLUE, "市", "样区政法〔2026〕3号", SURE, "同一文件，市里转发"
    ),
    Incident(date(2026, 2, 11), "J14", LATE, "", "", SURE, "民宿隐患迟报"),
    Incident(
        date(2026, 3, 3), "J36", ABSENCE, "街道", "样港办〔2026〕4号", SURE, "连续四十天未到岗"
    ),
    Incident(date(2026, 3, 6), "J21", CLUE, "区", "样区政法〔2026〕6号", SURE, "协助抓获嫌疑人"),
    Incident(date(2026, 3, 17), "J34", LATE, "", "", SURE, "外来船只漏报"),
    Incident(date(2026, 3, 20), "J36", LATE, "", "", SURE, "解聘后发现"),
    Incident(date(2026, 4, 9), "J21", LATE, "", "", SURE, "冷库漏氨未发现"),
    Incident(date(2026, 4, 9), "J21", LATE, "", "", SURE, "同日另一起：护栏缺口未报"),
    Incident(date(2026, 4, 15), "J23", HAZARD, "街道", "样港办〔2026〕9号", SURE, "仅街道认定"),
    Incident(date(2026, 5, 20), "J22", CRIME, "区", "样区公〔2026〕12号", SURE, "参与赌博被处罚"),
    Incident(date(2026, 6, 4), "J13", LATE, "", "", PENDING, "本人称已在群里上报"),
    Incident(date(2026, 7, 7), "J32", MISCONDUCT, "居民", "", REVOKED, "查无此事"),
    Incident(date(2026, 7, 21), "J31", RESCUE, "区", "样区应急〔2026〕8号", SURE, "台风转移渔民"),
    Incident(date(2026, 8, 6), "J23", HAZARD, "区", "样区应急〔2026〕10号", SURE, "发现燃气泄漏"),
    Incident(date(2026, 8, 12), "J21", LATE, "", "", SURE, "第三次"),
    Incident(
        date(2026, 8, 25), "J21", RESCUE, "区", "样区应急〔2026〕11号", SURE, "解聘后下达的表扬"
    ),
    Incident(date(2026, 9, 3), "J14", LATE, "区", "样区督〔2026〕7号", SURE, "游艇火情未报"),
    Incident(
        date(2026, 9, 8), "J14", LATE, "街道", "样区督〔2026〕7号", SURE, "同一督办件，街道再报"
    ),
    Incident(date(2026, 10, 12), "J32", PROTECTION, "街道", "", SURE, "口头表扬，未见文件"),
    Incident(date(2026, 10, 19), "J35", LATE, "", "", SURE, "停电信息迟报"),
    Incident(date(2026, 5, 7), "J35", LATE, "", "", SURE, "五月的事，十月补登"),
    Incident(
        date(2026, 11, 2), "J12", PROTECTION, "区", "样区见义〔2026〕2号", SURE, "救起落水儿童"
    ),
    Incident(date(2026, 11, 9), "J24", MISCONDUCT, "媒体", "", SURE, "媒体曝光，群众反映强烈"),
)

EXEMPTION = ("J31", "2026年第二季度", "工伤休养", "样港人〔2026〕5号")

# A line is month and day, worker, item, how many failures (- for a blank, which is one), and what
# was found.
FAULTS: dict[int, str] = {
    1: """
01-05 J13 environment 3 网具乱堆
01-05 J14 patrol 2 新住户未登记
01-05 J22 patrol 2 漏巡一次
01-06 J22 ability - 纠纷未及时调解
01-07 J36 environment 3 网具乱堆
01-08 J23 ability 2 会议缺席
01-08 J23 environment 4 小广告未清
01-09 J36 ability 2 纠纷未及时调解
01-13 J36 log 2 上报时间未写
01-14 J23 ability 3 纠纷未及时调解
01-16 J36 patrol 3 流动人口未核对
01-22 J13 service 3 未回访
01-22 J36 ability - 政策答不上来
01-26 J23 log 14 整月日志缺失
01-26 J32 service 2 未使用文明用语
01-27 J22 service 2 态度生硬
01-28 J36 service - 未使用文明用语
01-29 J32 patrol - 漏巡一次
01-30 J12 environment 3 垃圾未上报
02-03 J31 service - 未回访
02-03 J31 service 3 态度生硬
02-03 J35 ability 4 会议缺席
02-04 J13 environment - 网具乱堆
02-04 J31 log - 日志未及时填
02-06 J21 log - 处理结果未写
02-10 J23 ability 4 会议缺席
02-12 J13 patrol - 新住户未登记
02-12 J34 environment 3 占道未劝阻
02-13 J35 ability 6 政策答不上来
02-16 J12 ability 2 会议缺席
02-16 J21 service 3 态度生硬
02-16 J32 log - 日志未及时填
02-17 J24 ability 3 会议缺席
02-18 J14 ability 2 政策答不上来
02-18 J35 patrol 4 联系卡未发到户
02-19 J23 patrol 6 联系卡未发到户
02-20 J35 environment 2 小广告未清
02-23 J14 patrol 3 巡查未按时
02-25 J13 patrol 2 漏巡一次
02-25 J34 ability - 政策答不上来
02-26 J12 log 3 日志缺页
02-27 J23 log 11 整月日志缺失
02-27 J24 ability - 纠纷未及时调解
02-27 J35 environment 4 暴露垃圾
03-02 J32 ability - 政策答不上来
03-04 J23 environment 4 暴露垃圾
03-05 J14 log - 上报时间未写
03-05 J32 service 2 未使用文明用语
03-06 J12 log - 问题未记
03-06 J34 environment 2 网具乱堆
03-09 J14 service - 答复不清
03-09 J34 environment 3 垃圾未上报
03-09 J36 patrol 5 解聘后登记
03-10 J14 service 2 答复不清
03-10 J21 environment - 小广告未清
03-10 J22 log - 问题未记
03-10 J31 environment 3 暴露垃圾
03-10 J34 ability 2 纠纷未及时调解
03-11 J21 service - 未回访
03-11 J23 ability 2 未联系物业
03-13 J14 ability - 会议缺席
03-13 J24 log - 上报时间未写
03-17 J32 ability - 政策答不上来
03-19 J12 log - 上报时间未写
03-19 J34 log - 日志缺页
03-24 J22 environment 2 垃圾未上报
03-24 J34 environment 3 暴露垃圾
""",
    2: """
04-02 J13 ability - 未联系物业
04-03 J21 ability 2 纠纷未及时调解
04-03 J23 service 4 未回访
04-03 J23 service 2 未回访
04-03 J34 ability 2 纠纷未及时调解
04-07 J22 environment - 小广告未清
04-07 J23 environment 5 小广告未清
04-07 J24 environment - 网具乱堆
04-09 J12 patrol - 漏巡一次
04-09 J35 environment - 暴露垃圾
04-10 J22 service 2 态度生硬
04-13 J21 environment - 垃圾未上报
04-13 J24 ability 2 会议缺席
04-14 J12 patrol - 漏巡一次
04-14 J13 environment 3 小广告未清
04-15 J23 environment 5 垃圾未上报
04-17 J23 service 6 未回访
04-17 J24 ability - 纠纷未及时调解
04-20 J13 patrol 2 巡查未按时
04-21 J34 log 2 上报时间未写
04-22 J12 log 2 问题未记
04-22 J21 service - 态度生硬
04-22 J23 ability 5 政策答不上来
04-22 J32 log 3 处理结果未写
04-23 J14 service - 答复不清
04-27 J35 environment 6 小广告未清
04-28 J12 ability 3 政策答不上来
04-29 J13 service - 未回访
05-01 J23 service 2 未使用文明用语
05-01 J24 environment - 网具乱堆
05-04 J34 patrol 3 联系卡未发到户
05-05 J14 service - 答复不清
05-06 J12 patrol - 巡查未按时
05-06 J24 environment - 网具乱堆
05-07 J14 patrol - 漏巡一次
05-07 J22 log - 处理结果未写
05-12 J23 ability 2 纠纷未及时调解
05-12 J33 patrol 2 到岗前登记，系前任网格员所致
05-12 J35 service 6 态度生硬
05-13 J14 patrol 2 巡查未按时
05-14 J24 patrol - 新住户未登记
05-19 J13 environment 3 垃圾未上报
05-19 J14 service - 未使用文明用语
05-19 J23 patrol 4 渔船停靠未登记
05-19 J35 ability 6 会议缺席
05-20 J22 log - 当天查岗，日志未写
05-21 J32 log - 日志未及时填
05-21 J33 ability 3 会议缺席
05-22 J22 patrol 3 交接不清
05-22 J33 log 5 日志缺页
05-25 J33 environment 3 小广告未清
05-26 J33 patrol 2 联系卡未发到户
05-27 J33 log 3 处理结果未写
05-27 J35 log 4 日志未及时填
05-28 J21 ability - 会议缺席
06-01 J14 patrol 2 巡查未按时
06-01 J14 service - 未使用文明用语
06-03 J33 log 2 日志缺页
06-04 J14 service - 未回访
06-04 J34 ability - 会议缺席
06-04 J35 environment 2 占道未劝阻
06-05 J32 environment - 占道未劝阻
06-05 J32 log - 日志未及时填
06-05 J33 log 2 日志缺页
06-08 J33 environment 6 垃圾未上报
06-10 J32 service 2 态度生硬
06-10 J34 environment 2 占道未劝阻
06-15 J23 patrol 4 流动人口未核对
06-15 J34 patrol - 漏巡一次
06-18 J21 environment - 网具乱堆
06-18 J32 ability 2 未联系物业
06-22 J14 service - 未回访
06-22 J21 log 3 日志缺页
06-22 J33 patrol 2 新住户未登记
06-23 J14 ability 2 纠纷未及时调解
06-24 J14 environment - 网具乱堆
06-24 J32 log - 处理结果未写
06-24 J33 patrol 2 新住户未登记
06-25 J14 log - 处理结果未写
06-25 J32 log - 日志未及时填
06-25 J34 patrol 3 联系卡未发到户
06-29 J12 patrol 2 联系卡未发到户
""",
    3: """
07-03 J13 ability 2 政策答不上来
07-08 J34 service 6 未回访
07-08 J35 service 3 答复不清
07-10 J14 environment 3 垃圾未上报
07-13 J31 service - 未使用文明用语
07-14 J14 environment - 垃圾未上报
07-14 J34 environment 3 占道未劝阻
07-15 J23 ability 2 会议缺席
07-16 J35 environment 5 小广告未清
07-17 J14 patrol - 新住户未登记
07-17 J33 service 6 态度生硬
07-20 J12 log 2 处理结果未写
07-21 J14 environment 3 网具乱堆
07-22 J12 service 3 答复不清
07-22 J33 ability 2 纠纷未及时调解
07-23 J12 service 3 态度生硬
07-23 J14 service 3 未使用文明用语
07-23 J21 ability 2 纠纷未及时调解
07-24 J21 ability - 政策答不上来
07-24 J33 environment 4 暴露垃圾
07-27 J23 service 6 态度生硬
07-28 J14 ability 2 未联系物业
07-29 J13 ability - 政策答不上来
07-29 J14 ability - 政策答不上来
07-29 J32 log 2 上报时间未写
07-31 J12 service - 未回访
07-31 J35 ability 2 政策答不上来
08-03 J23 ability 3 政策答不上来
08-03 J24 service 3 态度生硬
08-03 J33 patrol 2 联系卡未发到户
08-05 J23 environment 6 网具乱堆
08-05 J34 service 2 未使用文明用语
08-07 J13 service 2 未使用文明用语
08-07 J23 log 3 上报时间未写
08-07 J23 ability 2 未联系物业
08-10 J21 environment - 小广告未清
08-10 J33 log 4 问题未记
08-12 J34 log 2 上报时间未写
08-20 J21 service 2 解聘后投诉
08-21 J24 service 2 未回访
08-25 J24 environment - 占道未劝阻
08-25 J32 service - 未使用文明用语
08-25 J34 ability 3 纠纷未及时调解
08-26 J32 log - 处理结果未写
08-27 J23 environment 4 占道未劝阻
09-01 J31 patrol 3 巡查未按时
09-02 J33 ability 4 会议缺席
09-04 J23 service 2 未回访
09-07 J23 service 6 态度生硬
09-07 J35 patrol 4 新住户未登记
09-14 J23 log 2 问题未记
09-14 J32 patrol 2 巡查未按时
09-14 J35 service 2 态度生硬
09-17 J13 log 2 日志缺页
09-17 J23 ability 4 纠纷未及时调解
09-17 J32 environment - 小广告未清
09-18 J31 log - 处理结果未写
09-24 J35 environment 2 小广告未清
09-25 J32 ability 2 未联系物业
09-28 J13 service 3 未回访
09-29 J12 environment - 网具乱堆
09-29 J33 environment 5 小广告未清
""",
    4: """
10-09 J13 environment 2 占道未劝阻
10-09 J24 ability - 纠纷未及时调解
10-09 J34 environment 3 小广告未清
10-13 J33 log 4 处理结果未写
10-14 J31 patrol - 新住户未登记
10-15 J34 service - 答复不清
10-16 J24 log - 上报时间未写
10-19 J24 log - 日志缺页
10-19 J34 patrol - 新住户未登记
10-20 J12 ability - 未联系物业
10-21 J14 ability - 会议缺席
10-21 J14 log - 问题未记
10-21 J34 log - 问题未记
10-22 J31 patrol - 巡查未按时
10-22 J35 service 3 答复不清
10-23 J12 patrol - 联系卡未发到户
10-23 J14 service - 答复不清
10-26 J13 service - 未回访
10-26 J23 patrol 2 漏巡一次
10-27 J23 environment 2 占道未劝阻
10-27 J24 ability - 政策答不上来
10-28 J24 patrol - 渔船停靠未登记
10-28 J32 service - 答复不清
10-29 J14 ability 2 政策答不上来
10-29 J33 log 2 处理结果未写
10-29 J33 log 4 问题未记
10-29 J34 patrol - 流动人口未核对
10-30 J24 log 2 问题未记
11-04 J23 ability 2 政策答不上来
11-04 J23 service 4 答复不清
11-04 J32 environment 2 占道未劝阻
11-05 J24 log - 日志未及时填
11-05 J32 log 3 问题未记
11-06 J12 ability - 纠纷未及时调解
11-06 J24 log - 问题未记
11-13 J23 ability 5 未联系物业
11-13 J33 log 3 日志未及时填
11-16 J12 log - 日志缺页
11-16 J35 log 6 处理结果未写
11-17 J33 ability 4 政策答不上来
11-18 J13 patrol 3 新住户未登记
11-20 J12 ability - 纠纷未及时调解
11-20 J14 log - 日志未及时填
11-26 J13 ability - 会议缺席
11-26 J13 patrol 2 新住户未登记
12-01 J12 log - 处理结果未写
12-02 J33 environment 4 小广告未清
12-03 J12 ability - 政策答不上来
12-03 J35 service 5 答复不清
12-04 J14 service 3 未使用文明用语
12-04 J32 patrol 2 巡查未按时
12-07 J23 patrol 5 巡查未按时
12-07 J23 environment 2 小广告未清
12-08 J31 patrol 2 流动人口未核对
12-08 J33 log 4 上报时间未写
12-09 J13 ability 2 政策答不上来
12-09 J23 service 2 答复不清
12-09 J33 log - 处理结果未写
12-10 J23 patrol 4 流动人口未核对
12-10 J32 environment - 网具乱堆
12-10 J35 environment 5 网具乱堆
12-15 J12 ability 2 纠纷未及时调解
12-15 J12 patrol - 新住户未登记
12-15 J23 patrol - 漏巡一次
12-16 J14 environment - 网具乱堆
12-16 J23 log 3 日志未及时填
12-21 J14 patrol - 联系卡未发到户
12-21 J32 ability 2 未联系物业
12-22 J23 patrol 6 巡查未按时
12-24 J14 patrol 2 渔船停靠未登记
""",
}
