"""What happened in an invented city early in 2026: nothing but the facts.

All units, names and documents are invented. `make_haze_grid.py` turns these facts into files;
which unit shows what is told in `README.md`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

YEAR = 2026
STATION = "示例市治污减霾督办室（样例）"
REVIEWER = "值班主任"


class Stint(NamedTuple):
    """A row of the roster; the superior is written as the office wrote it: id, name or 市."""

    unit: str
    name: str
    level: int
    superior: str
    grid: str = ""
    joined: date | None = None
    left: date | None = None
    remark: str = ""


ROSTER = (
    Stint("S", "示例市督办室", 1, ""),
    Stint("A", "A区", 2, "市"),
    Stint("B", "B区", 2, "市"),
    Stint("C", "C区", 2, "全市"),
    Stint("D", "D开发区", 2, "市"),
    Stint("A1", "A区示例街道一", 3, "A"),
    Stint("A2", "A区示例街道二", 3, "A"),
    Stint("A3", "A区示例街道三", 3, "A区", remark="上级写名称"),
    Stint("B1", "B区示例街道一", 3, "B"),
    Stint("B2", "B区示例街道二", 3, "B"),
    Stint("C1", "C区示例街道一", 3, "C"),
    Stint("C2", "C区示例街道二", 3, "C"),
    Stint("D1", "示例镇", 3, "D"),
    Stint("D2", "D开发区示例街道", 3, "D"),
    Stint("A101", "松一", 4, "A1", "示例社区A1-1"),
    Stint("A102", "柏二", 4, "A1", "示例社区A1-2"),
    Stint("A103", "杉三", 4, "A1", "示例社区A1-3"),
    Stint("A201", "桐四", 4, "A2", "示例社区A2-1"),
    Stint("A202", "槐五", 4, "A2", "示例社区A2-2"),
    Stint("A203", "榆六", 4, "A2", "示例社区A2-3"),
    Stint("A301", "柳七", 4, "A3", "示例社区A3-1"),
    Stint("A302", "杨八", 4, "A3", "示例社区A3-2", left=date(2026, 2, 28), remark="调街道二"),
    Stint("A302", "杨八", 4, "A2", "示例社区A2-4", date(2026, 3, 1)),
    Stint("B101", "梅九", 4, "B1", "示例社区B1-1"),
    Stint("B102", "兰十", 4, "B1", "示例社区B1-2"),
    Stint("B103", "竹一", 4, "B1", "示例社区B1-3"),
    Stint("B201", "菊二", 4, "B2", "示例社区B2-1"),
    Stint("B202", "荷三", 4, "B2", "示例社区B2-2"),
    Stint("C101", "桂四", 4, "C1", "示例社区C1-1"),
    Stint("C102", "枫五", 4, "C1", "示例社区C1-2", left=date(2026, 3, 10), remark="本人申请离任"),
    Stint("C103", "樟六", 4, "C1", "示例社区C1-3"),
    Stint("C201", "楠七", 4, "C2", "示例社区C2-1"),
    Stint("C202", "椿八", 4, "C2", "示例社区C2-2"),
    Stint("D101", "示例村一", 4, "D1", remark="村级单位，未设网格员"),
    Stint("D102", "示例村二", 4, "D1", remark="村级单位，未设网格员"),
    Stint("D201", "桃九", 4, "D开发区示例街道", "示例社区D2-1", remark="上级写名称"),
    Stint("D202", "李十", 4, "D2", "示例社区D2-2"),
    Stint("D203", "杏一", 4, "D2", "示例社区D2-3", date(2026, 3, 1), remark="新聘"),
)


class Incident(NamedTuple):
    """A row of the log of commendations and criticisms."""

    day: date
    unit: str
    category: str
    authority: str
    document: str
    status: str
    note: str


PRAISE, CRITICISM = "表彰", "通报批评"
SURE, PENDING = "已确认", "待核实"

INCIDENTS = (
    Incident(date(2026, 2, 12), "C", PRAISE, "市", "示例政发〔2026〕5号", SURE, "扬尘治理现场会"),
    Incident(date(2026, 2, 18), "A1", PRAISE, "区", "示例A政〔2026〕2号", SURE, "散煤清零"),
    Incident(
        date(2026, 2, 19), "A1", PRAISE, "市", "示例A政〔2026〕2号", SURE, "同一文件，市里转发"
    ),
    Incident(date(2026, 2, 26), "C", PRAISE, "市", "示例政发〔2026〕9号", SURE, "冬防考核先进"),
    Incident(date(2026, 3, 5), "B", PRAISE, "市", "", SURE, "会上口头表扬，未见文件"),
    Incident(
        date(2026, 3, 11), "A201", PRAISE, "街道", "示例A2办〔2026〕1号", SURE, "街道自行表扬"
    ),
    Incident(date(2026, 3, 16), "D202", PRAISE, "区", "示例D政〔2026〕3号", PENDING, "材料待核"),
    Incident(date(2026, 3, 20), "A", CRITICISM, "市", "示例政发〔2026〕14号", SURE, "工地扬尘反弹"),
    Incident(date(2026, 3, 24), "D", CRITICISM, "市", "", SURE, "会上点名，未发文"),
)

EXEMPTION = ("B2", "2026年2月", "街道合并移交，市督办室同意免评", "示例督〔2026〕20号")

# A line is day, unit, mode, severity, assessor, time limit, day of resolving (- for a blank), and
# the document (- for none).
FINDINGS: dict[int, str] = {
    2: """
02-04 B103 public minor B1 02-14 02-14 -
02-05 A103 public grave 市 02-10 02-10 -
02-06 A101 daily grave 市 - - -
02-07 B1 daily grave B - - -
02-08 A102 daily minor A1 02-11 02-11 -
02-08 A203 daily serious A - - -
02-09 A202 daily grave A2 02-19 02-17 -
02-09 B101 daily serious B 02-19 02-17 -
02-09 C101 daily grave C1 - - -
02-10 D101 public minor D1 02-17 02-16 -
02-10 D2 public minor D - - 示例D督〔2026〕25号
02-11 A2 daily serious A 02-21 02-20 -
02-12 A102 public serious A1 02-17 02-16 -
02-13 A daily minor 市 02-16 02-14 -
02-13 A superior grave 市 02-23 02-22 示例督〔2026〕24号
02-13 A superior minor 市 02-23 02-20 示例督〔2026〕24号
02-14 D202 daily serious 市 02-17 02-16 -
02-15 D102 daily serious D1 02-20 02-24 -
02-16 B media minor 市 02-19 02-21 -
02-16 B2 public minor B - - -
02-18 A2 special minor A区 02-25 - -
02-18 C daily minor 市督办室 - - 示例督〔2026〕24号
02-19 A201 daily serious A2 02-26 02-24 -
02-19 B202 daily minor B2 - - -
02-19 C2 special grave S 02-24 02-23 -
02-19 D102 daily grave 市 02-22 02-22 示例督〔2026〕23号
02-23 B1 daily serious B 02-26 02-27 -
02-23 D media serious 市 02-26 - -
02-24 D superior minor 市 03-06 03-09 示例督〔2026〕22号
02-25 A202 public serious A2 02-28 03-01 -
02-25 D202 daily minor D 02-28 02-26 -
02-26 A superior serious 市 03-03 03-01 -
02-27 C media minor 市 03-04 03-06 -
""",
    3: """
03-02 A202 public minor A2 03-05 03-09 -
03-03 A2 public grave A 03-08 03-07 -
03-03 D203 daily serious D2 03-13 03-14 -
03-04 B2 public grave B 03-09 03-09 -
03-04 D media serious 市 03-11 03-15 -
03-06 A301 daily serious 市 03-09 03-07 示例督〔2026〕36号
03-06 B2 public grave B 03-13 03-12 -
03-07 B daily serious 市 03-17 03-16 示例督〔2026〕31号
03-07 C1 daily minor 市 03-12 03-12 示例督〔2026〕35号
03-07 D102 daily serious 市 - - -
03-09 A daily minor 市 - - -
03-09 A302 daily minor A2 03-16 03-19 -
03-09 B201 daily minor B 03-16 03-15 -
03-10 B2 public grave B 03-17 03-16 -
03-11 A201 public minor A2 03-21 03-21 -
03-11 B102 daily serious B1 03-14 03-13 -
03-12 B2 public serious 市 03-19 03-18 -
03-12 B202 daily minor 市 03-22 03-20 -
03-13 A301 public minor A3 03-23 03-27 -
03-14 A1 public grave 市 03-17 03-17 示例督〔2026〕31号
03-14 C101 daily serious C1 - - -
03-15 D media minor 市 03-18 03-16 -
03-16 B101 daily minor B1 03-21 03-20 -
03-16 C1 public minor 市 03-23 03-25 -
03-17 D203 daily serious D2 03-20 03-20 -
03-18 B2 public grave B 03-25 03-25 -
03-21 C102 public grave 市 03-31 03-31 -
03-23 D201 public grave D 03-30 03-30 -
03-24 C special minor 市 03-27 03-27 -
03-25 D102 daily minor D 03-30 03-28 -
03-26 A superior minor 市 03-31 - -
""",
}

# Totals of January, when there was no tariff yet: unit and points.
TOTALS = """
A 92.5
B 95
C 95
D 90.75
A1 97
A2 96.5
A3 98
B1 94
B2 96
C1 99
C2 97.5
D1 93
D2 95.5
A101 99
A102 98.5
A103 98.5
A201 97
A202 96
A203 100
A301 99.5
A302 98
B101 97
B102 99
B103 95.5
B201 98
B202 98
C101 96.5
C102 99
C103 100
C201 97
C202 98.5
D101 96
D102 97
D201 98
D202 99.5
"""
