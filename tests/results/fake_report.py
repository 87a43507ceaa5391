"""An invented station of 25 workers, as the engine would hand its result to the writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.inputs import Stamp
from gridscore.messages import Lang, Wording, term
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET
from gridscore.problems import Place, Problem
from gridscore.results.model import (
    Column,
    GradeCount,
    History,
    Kind,
    PaymentList,
    PeriodSummary,
    ReadingInForce,
    Report,
    StandingChange,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PEOPLE = 25
GRADES = ("excellent", "good", "pass", "fail")
BONUS = {"excellent": 240000, "good": 200000, "pass": 150000, "fail": 100000, "": 0}
NAMES = ("甲一", "乙 二", "丙三丙", "欧阳示例", "丁四")

PROBLEM_TEXTS = {
    "GS791.what": Wording('"{found}" is not a number', "“{found}”不是数字", "「{found}」不是數字"),
    "GS791.repair": Wording("Write 0 to {most}.", "请填 0 到 {most}。", "請填 0 到 {most}。"),
    "GS792.what": Wording(
        "{who} has no annual panel sheet", "{who} 没有年终测评表", "{who} 沒有年終測評表"
    ),
    "GS792.repair": Wording("Hand the sheet in.", "请补交测评表。", "請補交測評表。"),
    "GS793.what": Wording(
        "the column {heading} stays out", "“{heading}”列不参与计算", "「{heading}」列不參與計算"
    ),
    "GS793.repair": Wording("", "", ""),
}

PROBLEMS = [
    Problem("GS793", Severity.NOTICE, Place("花名册.xlsx", "在岗", "H1"), "", {"heading": "备注"}),
    Problem("GS792", Severity.WARNING, None, "", {"who": "W07 乙 二"}),
    Problem(
        "GS791",
        Severity.ERROR,
        Place("评分表.xlsx", "一季度", "E7"),
        "二十",
        {"found": "二十", "most": 20},
    ),
    Problem("GS793", Severity.NOTICE, Place("附录.csv", "", "C1"), "", {"heading": "序号"}),
]


def make_report(lang: Lang, *, draft: bool = False) -> Report:
    """Build the year's report: 24 graded workers and one who was dismissed."""
    totals = [9821 - 173 * i for i in range(PEOPLE - 1)] + [6155]
    grades = [_grade(total) for total in totals[:-1]] + [""]
    bonus = [BONUS[grade] for grade in grades]
    commendation = [50000 if i == 3 else 0 for i in range(PEOPLE)]
    paid = [b + c for b, c in zip(bonus, commendation, strict=True)]
    dismissed = PEOPLE - 1
    standings = ["dismissed" if i == dismissed else "active" for i in range(PEOPLE)]
    reasons = ["四-3; R22" if grade == "fail" else "" for grade in grades]
    reasons[dismissed] = "四-1 本年第 3 次：解聘，信息漏报造成工作失误，按期间结束时的在岗情况列示"
    figures: dict[str, tuple[Kind, Sequence[int] | Sequence[str]]] = {
        "rank": (Kind.COUNT, [*range(1, PEOPLE), UNSET]),
        "id": (Kind.TEXT, [f"{i + 1:03d}" for i in range(PEOPLE)]),
        "name": (Kind.TEXT, [NAMES[i % len(NAMES)] for i in range(PEOPLE)]),
        "grid": (Kind.TEXT, [f"第{i + 1}网格" for i in range(PEOPLE)]),
        "zone": (Kind.TEXT, [f"{i // 2 + 1}号责任区" for i in range(PEOPLE)]),
        "routine": (Kind.POINTS, totals),
        "panel": (Kind.POINTS, [*totals[:-1], UNSET]),
        "survey_rate": (Kind.RATE, [8833] * (PEOPLE - 1) + [UNSET]),
        "survey_band": (Kind.WORD, _words("band", ["fair"] * (PEOPLE - 1) + [""], lang)),
        "survey": (Kind.POINTS, [1767] * (PEOPLE - 1) + [UNSET]),
        "deducted": (Kind.POINTS, [0] * PEOPLE),
        "total": (Kind.POINTS, totals),
        "grade": (Kind.WORD, _words("grade", grades, lang)),
        "bonus": (Kind.MONEY, bonus),
        "commendation": (Kind.MONEY, commendation),
        "paid": (Kind.MONEY, paid),
        "standing": (Kind.WORD, _words("standing", standings, lang)),
        "reasons": (Kind.TEXT, reasons),
    }
    return Report(
        lang=lang,
        station="示例社区工作站",
        period="2026",
        title={Lang.EN: "Annual assessment 2026"}.get(lang, "2026 年度考核结果"),
        scheme_id="daqinggou-2013",
        scheme_version="1",
        make_scheme_hash=lambda: "0123456789abcdef" * 4,
        scheme_title="大青沟社区义务网格信息员考核办法（2013）",
        draft=draft,
        roster=make_table("2026", figures, lang),
        make_journal=lambda: _journal(lang, list(zip(totals, paid, strict=True))),
        grades=tuple(
            GradeCount(grade, term("grade", grade).in_language(lang), grades.count(grade))
            for grade in GRADES
        ),
        money={
            "bonus": sum(bonus),
            "commendation": sum(commendation),
            "paid": sum(bonus) + sum(commendation),
        },
        changes=(
            StandingChange(
                f"{PEOPLE:03d}",
                NAMES[dismissed % len(NAMES)],
                term("standing", "dismissed").in_language(lang),
                reasons[dismissed],
            ),
        ),
        readings=tuple(
            ReadingInForce(
                f"R{i}", "四-3", f"第 {i} 项口径的说明文字。" * (i % 4 + 1), "year.weights"
            )
            for i in range(1, 27)
        ),
        problems=[problem for problem in PROBLEMS if problem.severity is not Severity.ERROR],
        title_of=lambda account, rule: f"“{rule}” of {account.partition(':')[0]}",
        make_payments=lambda: PaymentList(_payments(figures, lang), 50000),
        make_stamps=lambda: (Stamp("花名册.xlsx", 12345, "2027-01-05 09:00:00", "ab" * 32),),
        make_history=lambda: History(
            _summary("2025", -1), tuple(_summary(f"2026Q{i}", i) for i in range(1, 5))
        ),
    )


def _payments(
    figures: Mapping[str, tuple[Kind, Sequence[int] | Sequence[str]]], lang: Lang
) -> Table:
    columns: dict[str, tuple[Kind, Sequence[int] | Sequence[str]]] = {
        "number": (Kind.COUNT, range(1, PEOPLE + 1)),
        **{name: figures[name] for name in ("id", "name", "bonus", "commendation", "paid")},
        "bank": (Kind.TEXT, [f"00{i:04d}" for i in range(PEOPLE)]),
        "signature": (Kind.TEXT, [""] * PEOPLE),
        "remark": (Kind.TEXT, [""] * PEOPLE),
    }
    return make_table("payments", columns, lang)


def _summary(period: str, more: int) -> PeriodSummary:
    grades = dict(zip(GRADES, (5 + more, 9, 9 - more, 1), strict=True))
    return PeriodSummary(period, PEOPLE, grades, 7800 + more, {"paid": 4000000 + more})


def make_table(
    name: str, columns: Mapping[str, tuple[Kind, Sequence[int] | Sequence[str]]], lang: Lang
) -> Table:
    """Build a table with the headings of the result columns."""
    return Table(
        name,
        tuple(
            Column(column, term("column", column).in_language(lang), kind, as_values(kind, values))
            for column, (kind, values) in columns.items()
        ),
    )


def as_values(
    kind: Kind, values: Sequence[int] | Sequence[str]
) -> np.ndarray[tuple[int], np.dtype[np.int64]] | list[str]:
    """Turn values into what a column of that kind holds."""
    if kind in {Kind.TEXT, Kind.WORD}:
        return [str(value) for value in values]
    return np.array([int(value) for value in values], np.int64)


def _grade(total: int) -> str:
    bounds = (9000, 7500, 6000, 0)
    return next(grade for grade, bound in zip(GRADES, bounds, strict=True) if total >= bound)


def _words(kind: str, names: list[str], lang: Lang) -> list[str]:
    return [term(kind, name).in_language(lang) if name else "" for name in names]


def _journal(lang: Lang, sums: Sequence[tuple[int, int]]) -> Table:
    lines = [
        ("points:routine", "四-3", "routine", "points"),
        ("points:panel", "四-3", "panel", "points"),
        ("pay:bonus", "四-3", "bonus", "yuan"),
        ("pay:commendation", "四-4", "commendation", "yuan"),
    ]
    count = len(lines) * PEOPLE
    repeated = lines * PEOPLE
    amounts = [amount for total, paid in sums for amount in (3103, total - 3103, paid - 5000, 5000)]
    return make_table(
        "journal",
        {
            "posting": (Kind.COUNT, range(1, count + 1)),
            "id": (Kind.TEXT, [f"{i // len(lines) + 1:03d}" for i in range(count)]),
            "period": (Kind.TEXT, ["2026"] * count),
            "account": (Kind.WORD, [line[0] for line in repeated]),
            "clause": (Kind.TEXT, [line[1] for line in repeated]),
            "rule": (Kind.WORD, [line[2] for line in repeated]),
            "amount": (Kind.POINTS, amounts),
            "unit": (Kind.WORD, _words("unit", [line[3] for line in repeated], lang)),
            "reason": (Kind.TEXT, ["各期平均，占 40%"] * count),
            "file": (Kind.TEXT, ["台账/评分表.xlsx"] * count),
            "sheet": (Kind.TEXT, ["一季度"] * count),
            "cell": (Kind.TEXT, [f"E{i + 2}" for i in range(count)]),
        },
        lang,
    )
