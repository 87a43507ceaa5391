"""Whatever stands in the cells, reading ends with a ledger and problems that name their cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import CRITERIA, EVERY_TABLE, ROSTER, SCHEME, Row, grid, told

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.grid import CellFault
from gridscore.messages import Lang
from gridscore.problems import has_errors
from gridscore.scheme.model import Scheme

HEADINGS: list[Row] = [
    ["工号", "姓名", "网格", "责任区", "入职日期", "离职日期", "银行账号"],
    ["工号", "姓名", "期间", "评分人", "评分人职务", *CRITERIA, "总分"],
    ["工号", "期间", "考核项目", "得分"],
    ["日期", "工号", "类别", "通报单位", "文号", "状态"],
    ["工号", "网格", "期间", "满意", "一般", "差", "抽样总票数"],
    ["工号", "期间", "原因"],
]

NEW_HEADINGS: list[Row] = [
    ["工号", "姓名", "岗位", "级别", "上级"],
    ["日期", "工号", "考核项目", "次数"],
    ["日期", "工号", "来源", "程度", "考核单位", "整改时限", "办结日期"],
    ["日期", "工号", "类别", "程度", "数量", "扣分"],
    ["工号", "期间", "走访户数", "增减"],
    ["工号", "期间", "指标", "数值"],
    ["工号", "期间", "总分"],
    ["工号", "年度", "等次"],
    ["工号", "网格", "期间", "评价", "投票人类别"],
]
"""Tables that only some regulations draw on."""

LIKELY = ["", "001", "甲一", "2026Q1", "2026", "2026-03-05", "一号网格", "投诉", 18, 18.5, 0, 20.0]
NEW_LIKELY = ["日常", "一般", "满意", "工作日志", "走访户数", "优秀", "市", "二级", 1, -0.01]

cells = st.one_of(
    st.sampled_from([*LIKELY, *NEW_LIKELY]),
    st.sampled_from(CellFault),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)

lines = st.one_of(st.sampled_from([*HEADINGS, *NEW_HEADINGS]), st.lists(cells, max_size=12))


@settings(max_examples=80)
@given(
    st.lists(st.lists(lines, max_size=8), max_size=3),
    st.booleans(),
    st.sampled_from([SCHEME, EVERY_TABLE]),
)
def test_no_content_is_beyond_the_reader(
    sheets: list[list[Row]],
    with_roster: bool,  # noqa: FBT001
    scheme: Scheme,
) -> None:
    grids = [grid(*rows, sheet=f"表{number}") for number, rows in enumerate(sheets)]
    ledger = assemble_ledger([*([ROSTER] if with_roster else []), *grids], scheme, None)
    for problem in ledger.problems:
        assert all(told(problem, lang) for lang in Lang)
        assert problem.place is None or problem.place.cell
    assert has_errors(ledger.problems) or len(ledger.roster.ids) > 0


@settings(max_examples=80)
@given(st.sampled_from(HEADINGS), st.lists(st.lists(cells, min_size=11, max_size=11), max_size=6))
def test_no_row_of_a_table_is_beyond_the_reader(headings: Row, rows: list[Row]) -> None:
    ledger = assemble_ledger([ROSTER, grid(headings, *rows)], SCHEME, None)
    scores, survey = ledger.scores, ledger.survey
    assert scores.points.shape == scores.row.shape == scores.col.shape
    assert ((scores.points >= -1) & (scores.points <= 2000)).all()
    assert (survey.answers >= 0).all()
    assert ((survey.worker >= 0) | (survey.grid >= 0)).all()


@settings(max_examples=120)
@given(st.sampled_from(NEW_HEADINGS), st.lists(st.lists(cells, min_size=7, max_size=7), max_size=6))
def test_no_row_of_a_newer_table_is_beyond_the_reader(headings: Row, rows: list[Row]) -> None:
    ledger = assemble_ledger([ROSTER, grid(headings, *rows)], EVERY_TABLE, None)
    events, measures, survey = ledger.incidents, ledger.measures, ledger.survey
    assert len({len(column) for column in (events.day, events.quantity, events.points)}) == 1
    assert (events.quantity >= -1).all()
    assert len(measures.value) == len(measures.worker) == len(measures.row)
    assert survey.answers.shape == (len(survey.worker), 3)
    assert (ledger.totals.total >= 0).all()
    assert (ledger.past_grades.grade >= 0).all()
    assert (ledger.roster.superior < len(ledger.roster.ids)).all()
