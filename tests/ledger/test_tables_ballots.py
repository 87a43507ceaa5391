"""Votes by groups of voters, in rounds, and ballots handed in one by one."""

from __future__ import annotations

import pytest
from in_memory import EVERY_TABLE, JIMIYA, SCHEME, Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.model import BLANK, Ledger
from gridscore.messages import Lang

TALLIES: Row = ["工号", "投票人类别", "期间", "满意", "一般", "差"]


def votes(*rows: Row, period: str | None = None) -> Ledger:
    return read(grid(*rows), scheme=EVERY_TABLE, period=period)


def groups(ledger: Ledger) -> list[str]:
    return [ledger.survey.groups[code] for code in ledger.survey.group]


@pytest.mark.parametrize(
    "headings",
    [
        TALLIES,
        ["工號", "參評對象", "期間", "滿意", "一般", "差"],
        ["id", "group", "period", "satisfied", "fair", "poor"],
    ],
)
def test_each_group_has_its_own_tally(headings: Row) -> None:
    ledger = votes(
        headings,
        ["001", "居民代表", 2026, 20, 8, 2],
        ["001", "商戶", 2026, 9, 1, 0],
        ["001", "merchants", "2026Q1", 9, 1, 0],
        ["002", "志愿者", 2026, 9, 1, 0],
    )
    assert codes(ledger) == []
    assert groups(ledger) == ["residents", "merchants", "merchants", "志愿者"]
    assert [str(ledger.survey.periods[code]) for code in ledger.survey.period] == [
        *("2026", "2026", "2026Q1", "2026")
    ]


def test_two_tallies_of_one_group() -> None:
    ledger = votes(TALLIES, ["001", "居民", 2026, 1, 1, 1], ["001", "群众", 2026, 1, 1, 1])
    assert [problem[:2] for problem in found(ledger)] == [("GS421", "A3")]


def test_a_regulation_without_groups_reads_none() -> None:
    ledger = read(grid(TALLIES, ["001", "居民", 2026, 1, 1, 1]), scheme=SCHEME)
    assert codes(ledger) == ["GS205"]
    assert ledger.survey.group.tolist() == [BLANK]


@pytest.mark.parametrize(
    ("title", "asked", "period", "code"),
    [
        ("2026年第二季度满意度", None, "2026Q2", ""),
        ("2026年度满意度", "2026Q1", "2026", ""),
        ("", "2026Q1", "2026", "GS209"),
        ("", "2026", "2026", "GS209"),
    ],
)
def test_where_rounds_have_a_vote_a_title_may_name_one(
    title: str, asked: str | None, period: str, code: str
) -> None:
    rows: list[Row] = [[title], ["工号", "满意", "一般", "差"], ["001", 9, 1, 0]]
    ledger = votes(*rows, period=asked)
    assert codes(ledger) == ([code] if code else [])
    assert [str(found) for found in ledger.survey.periods] == [period]


# ---- ballots ----

BALLOTS: Row = ["工号", "网格", "评价", "投票人类别", "期间"]


@pytest.mark.parametrize(
    "headings",
    [
        BALLOTS,
        ["工號", "網格", "評價結果", "評議主體", "期間"],
        ["id", "grid", "choice", "group", "period"],
    ],
)
def test_ballots_are_counted(headings: Row) -> None:
    ledger = votes(
        headings,
        ["001", "", "满意", "居民", "2026"],
        ["", "二号网格", "不滿意", "居民", "2026"],
        ["001", "", "基本满意", "居民", "2026"],
        ["001", "", "Satisfied", "群众", "2026"],
        ["001", "", "差", "商户", "2026"],
        ["001", "", "差", "居民", "2026Q3"],
    )
    survey = ledger.survey
    assert codes(ledger) == []
    assert survey.worker.tolist() == [0, BLANK, 0, 0]
    assert survey.grid.tolist() == [BLANK, 1, BLANK, BLANK]
    assert survey.answers.tolist() == [[2, 1, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert survey.sampled.tolist() == [BLANK] * 4
    assert groups(ledger) == ["residents", "residents", "merchants", "residents"]
    assert survey.row.tolist() == [1, 2, 5, 6]
    assert survey.col.tolist() == [[2, 2, 2, BLANK]] * 4


def test_ballots_of_several_files_are_one_vote() -> None:
    sheets = [grid(["工号", "评价"], ["001", "满意"], file=f"{name}.csv") for name in "ab"]
    ledger = read(*sheets, scheme=SCHEME, period="2026")
    assert codes(ledger) == ["GS209", "GS209"]
    assert ledger.survey.answers.tolist() == [[2, 0, 0]]


def test_a_tally_and_ballots_of_the_same_vote_name_both() -> None:
    tally = grid(["工号", "期间", "满意", "一般", "差"], ["001", 2026, 9, 1, 0], sheet="统计")
    ballots = grid(["期间", "工号", "评价"], [2026, "001", "满意"], [2026, "001", "差"], sheet="票")
    ledger = read(ballots, tally, scheme=SCHEME)
    assert found(ledger) == [("GS421", "B2", "001")]
    assert "台账.xlsx 统计 A2" in told(the_problem(ledger, "GS421"))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["001", "", "非常满意", "", "2026"], ("GS318", "C2", "非常满意")),
        (["001", "", "", "", "2026"], ("GS313", "C2", "")),
        (["", "", "满意", "", "2026"], ("GS406", "A2", "")),
        (["001", "二号网格", "满意", "", "2026"], ("GS418", "B2", "二号网格")),
        (["", "九号网格", "满意", "", "2026"], ("GS417", "B2", "九号网格")),
    ],
)
def test_ballots_that_cannot_be_counted(row: Row, problem: tuple[str, str, str]) -> None:
    assert found(votes(BALLOTS, row))[0] == problem


def test_a_tally_with_a_rate_beside_it_is_no_list_of_ballots() -> None:
    ledger = votes(["工号", "满意", "一般", "满意度"], ["001", 9, 1, "90%"])
    assert codes(ledger) == ["GS202"]
    assert "The survey tally lacks: poor" in told(the_problem(ledger, "GS202"))


# ---- what a regulation has no use for ----

FOREIGN: dict[str, list[Row]] = {
    "fault log": [["日期", "工号", "考核项目", "次数"], ["2026-02-03", "001", "工作日志", 1]],
    "list of findings": [["日期", "编号", "来源", "程度"], ["2026-02-03", "001", "日常", "一般"]],
    "table of measures": [["工号", "指标", "数值"], ["001", "走访户数", 7]],
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_table_of_other_regulations_is_left_out_with_one_notice(kind: str) -> None:
    ledger = read(grid(*FOREIGN[kind]), scheme=SCHEME)
    assert found(ledger) == [("GS212", "A1", "")]
    problem = the_problem(ledger, "GS212")
    assert f"This {kind} was left out: no rule of daqinggou-2013" in told(problem)
    assert "daqinggou-2013" in told(problem, Lang.ZH_HANS)
    assert len(ledger.incidents.day) == len(ledger.measures.value) == 0
    assert ledger.handed_in == {"roster"}
    assert [table.kind for table in ledger.tables] == ["roster"]


def test_scores_and_votes_where_only_faults_count() -> None:
    scores = grid(["工号", "期间", "工作日志", "服务态度"], ["001", "2026Q1", 18, 18], sheet="分")
    items = grid(["工号", "考核项目", "得分"], ["001", "工作日志", 18], sheet="项")
    tally = grid(["工号", "满意", "一般", "差"], ["001", 9, 1, 0], sheet="票数")
    ballots = grid(["工号", "评价"], ["001", "满意"], sheet="票")
    ledger = read(scores, items, tally, ballots, scheme=JIMIYA)
    assert codes(ledger) == ["GS212"] * 4
    assert ledger.scores.points.shape == (0, 0)
    assert len(ledger.survey.worker) == 0


def test_an_incomplete_table_of_other_regulations_is_no_error() -> None:
    ledger = read(grid(["编号", "来源", "整改时限"], ["001", "日常", ""]), scheme=SCHEME)
    assert codes(ledger) == ["GS212"]
