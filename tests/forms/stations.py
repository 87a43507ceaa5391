"""Small stations under every regulation: what each form is filled in with, as plain rows.

All people, marks and documents are invented. A row is told by the canonical names of its columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

Row = dict[str, str | int | float | date]

CRITERIA = ("patrol", "log", "environment", "service", "ability")
MONTHLY = ("attendance", "reporting", "tasks", "log")
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 13))
EVERY_TABLE = Path(__file__).parents[1] / "ledger" / "every_table.toml"


@dataclass(frozen=True)
class Station:
    """What a station keeps; `forms` holds rows by kind of form and period."""

    scheme: str
    settings: str
    roster: list[Row]
    forms: dict[str, dict[str, list[Row]]]
    periods: tuple[str, ...]


def marks(names: tuple[str, ...], who: str, first: float, scorer: str = "") -> Row:
    """Give somebody's marks, each a quarter of a point above the one before."""
    row: Row = {"id": who, **{name: first + 0.25 * n for n, name in enumerate(names)}}
    return row | ({"scorer": scorer} if scorer else {})


def rounds(
    periods: tuple[str, ...], names: tuple[str, ...], people: dict[str, float], scorer: str = ""
) -> dict[str, list[Row]]:
    """Give the sheets of every round; marks rise from one to the next."""
    return {
        period: [marks(names, who, first + 0.5 * n, scorer) for who, first in people.items()]
        for n, period in enumerate(periods)
    }


def person(who: str, name: str, **more: str | int | date) -> Row:
    return {"id": who, "name": name, **more}


DAQINGGOU_2013 = Station(
    "daqinggou-2013",
    "[pay]\nsubsidy = 120\n",
    [
        person("001", "甲一", grid="第01网格", zone="第1责任区", joined=date(2020, 1, 1)),
        person("002", "乙二", grid="第02网格", zone="第1责任区", account="样例0002"),
        person("003", "丙三", grid="第03网格", zone="第2责任区"),
    ],
    {
        "exemptions": {"2026": [{"id": "003", "period": "2026年第四季度", "reason": "病假"}]},
        "scores": rounds(QUARTERS, CRITERIA, {"001": 17, "002": 12.5, "003": 16.75}, "天一"),
        "panel": {"2026": [marks(CRITERIA, who, 15, "秋收") for who in ("001", "002", "003")]},
        "survey": {
            "2026": [
                {"id": "001", "sampled": 60, "satisfied": 53, "fair": 5, "poor": 0},
                {"id": "002", "sampled": 50, "satisfied": 30, "fair": 10, "poor": 10},
                {"id": "003", "sampled": 40, "satisfied": 40, "fair": 0, "poor": 0},
            ]
        },
        "incidents": {
            "2026": [
                {"date": date(2026, 2, 3), "id": "002", "category": "信息漏报"},
                {
                    "date": date(2026, 5, 6),
                    "name": "丙三",
                    "category": "市容环境通报批评",
                    "authority": "区",
                    "document": "示例字〔2026〕1号",
                    "status": "已确认",
                    "note": "小区西门",
                },
            ]
        },
    },
    ("2026Q1", "2026"),
)
DAQINGGOU_2013.forms["scores"]["2026Q4"].pop()  # who is exempt has no sheet

LONGYUNLI = Station(
    "longyunli-2014",
    "[pay]\ncommendation = 300\n[pay.bonus]\nexcellent = 4\ngood = 3\npass = 2\nfail = 0\n",
    [
        person("1", "甲一", grid="竹一"),
        person("2", "乙二", grid="竹一"),
        person("3", "丙三", grid="兰二"),
        person("4", "丁四", grid="兰二"),
    ],
    {
        "scores": rounds(QUARTERS, CRITERIA, {"1": 16, "2": 17, "3": 12, "4": 16.5}),
        "panel": {"2026": [marks(CRITERIA, who, 16) for who in "1234"]},
        "ballots": {
            "2026": [
                {"grid": grid, "choice": choice}
                for grid, answers in (("竹一", (8, 1, 1)), ("兰二", (5, 3, 0)))
                for choice, count in zip(("满意", "一般", "差"), answers, strict=True)
                for _ in range(count)
            ]
        },
        "incidents": {
            "2026": [
                {
                    "date": date(2026, 3, 1),
                    "id": "3",
                    "category": "表彰",
                    "authority": "街道",
                    "document": "示例字〔2026〕2号",
                }
            ]
        },
    },
    ("2026Q2", "2026"),
)

DAQINGGOU_2015 = Station(
    "daqinggou-2015",
    "[pay]\nsubsidy = 120\n",
    [person("A1", "甲一", grid="1"), person("A2", "乙二", grid="2")],
    {
        "scores": rounds(MONTHS, MONTHLY, {"A1": 18, "A2": 15}, "评委一"),
        "incidents": {
            "2026": [{"date": date(2026, 1, 31), "id": "A2", "category": "信息漏报"}],
        },
    },
    ("2026-01", "2026Q1", "2026"),
)

JIMIYA = Station(
    "jimiya",
    "[pay]\nclue = 5\nrescue = 6\nprotection = 7\nhazard = 8\n"
    "[pay.bonus]\nexcellent = 3\ngood = 2\npass = 1\n",
    [
        person("J1", "甲一", level=1, parent="市"),
        person("J2", "乙二", level=2, parent="J1"),
        person("J3", "丙三", level=3, parent="J2"),
    ],
    {
        "faults": {
            "2026": [
                {"date": date(2026, 1, 5), "id": "J3", "criterion": "工作日志", "count": 3},
                {
                    "date": date(2026, 4, 7),
                    "id": "J2",
                    "criterion": "服务态度",
                    "note": "态度生硬",
                },
            ]
        },
        "incidents": {
            "2026": [
                {
                    "date": date(2026, 4, 8),
                    "id": "J2",
                    "category": "消除隐患",
                    "authority": "区",
                    "document": "示例字〔2026〕3号",
                }
            ]
        },
        "exemptions": {"2026": [{"id": "J2", "period": "2026年第三季度", "reason": "休假"}]},
    },
    ("2026Q1", "2026"),
)

TARIFF = """
extends = "haze-grid"
id = "example"
title = "示例"

[[entries]]
id = "daily-findings"
clause = "第九条"
title = "日常督查发现的问题"
findings = ["daily"]
points = { minor = -0.5, serious = -1, grave = -2 }
section = "daily"

[[entries]]
id = "commendation"
clause = "第五条"
title = "表彰加分"
category = "commendation"
points = 2
section = "additions"
"""

HAZE = Station(
    "tariff.toml",
    "",
    [
        person("H1", "甲区", level=2, parent="市"),
        person("H2", "乙区", level=2, parent="市"),
        person("H3", "甲街", level=3, parent="H1"),
    ],
    {
        "findings": {
            "2026-03": [
                {
                    "date": date(2026, 3, 2),
                    "id": "H2",
                    "source": "日常督查",
                    "severity": "严重",
                    "assessor": "市",
                    "deadline": date(2026, 3, 9),
                    "resolved": date(2026, 3, 8),
                    "document": "示例字〔2026〕4号",
                },
                {"date": date(2026, 3, 3), "id": "H3", "source": "日常督查", "severity": "一般"},
            ]
        },
        "totals": {"2026-03": [{"id": "H1", "total": 99.25}]},
        "incidents": {
            "2026-03": [
                {
                    "date": date(2026, 3, 4),
                    "id": "H3",
                    "category": "表彰",
                    "document": "示例字〔2026〕5号",
                }
            ]
        },
    },
    ("2026-03",),
)

VOTES: list[Row] = [
    {"id": who, "group": group, "sampled": 20, "satisfied": 15, "fair": 3, "poor": 1}
    for who in ("E1", "E2")
    for group in ("居民", "商户")
]

EVERY = Station(
    "every_table.toml",
    "",
    [person("E1", "甲一", grid="东"), person("E2", "乙二", grid="西")],
    {
        "scores": {"2026Q1": [{"id": "E1", "service": 18.5}, {"id": "E2", "service": 16}]},
        "faults": {
            "2026Q1": [{"date": date(2026, 1, 9), "id": "E1", "criterion": "工作日志", "count": 2}]
        },
        "findings": {
            "2026Q1": [
                {"date": date(2026, 1, 8), "id": "E2", "source": "媒体曝光", "severity": "重大"}
            ]
        },
        "incidents": {
            "2026Q1": [
                {"date": date(2026, 2, 8), "id": "E2", "category": "late", "severity": "重大"},
                {"date": date(2026, 2, 9), "id": "E1", "category": "先进", "points": 3.5},
            ]
        },
        "measures": {
            "2026Q1": [
                {"id": "E1", "visits": 103, "balance": -1.5},
                {"id": "E2", "visits": 96, "balance": 2},
            ]
        },
        "survey": {"2026Q1": VOTES, "2026": VOTES},
        "history": {"2026": [{"id": "E1", "period": "2025年", "grade": "称职"}]},
    },
    ("2026Q1",),
)

STATIONS = {
    "daqinggou-2013": DAQINGGOU_2013,
    "longyunli-2014": LONGYUNLI,
    "daqinggou-2015": DAQINGGOU_2015,
    "jimiya": JIMIYA,
    "haze-grid": HAZE,
    "every-table": EVERY,
}
