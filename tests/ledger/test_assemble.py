"""Whatever stands in the cells, reading ends with a ledger and problems that name their cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import CRITERIA, ROSTER, SCHEME, Row, grid, told

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.grid import CellFault
from gridscore.messages import Lang
from gridscore.problems import has_errors

HEADINGS: list[Row] = [
    ["工号", "姓名", "网格", "责任区", "入职日期", "离职日期", "银行账号"],
    ["工号", "姓名", "期间", "评分人", "评分人职务", *CRITERIA, "总分"],
    ["工号", "期间", "考核项目", "得分"],
    ["日期", "工号", "类别", "通报单位", "文号", "状态"],
    ["工号", "网格", "期间", "满意", "一般", "差", "抽样总票数"],
    ["工号", "期间", "原因"],
]

LIKELY = ["", "001", "甲一", "2026Q1", "2026", "2026-03-05", "一号网格", "投诉", 18, 18.5, 0, 20.0]

cells = st.one_of(
    st.sampled_from(LIKELY),
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

lines = st.one_of(st.sampled_from(HEADINGS), st.lists(cells, max_size=12))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(lines, max_size=8), max_size=3), st.booleans())
def test_no_content_is_beyond_the_reader(sheets: list[list[Row]], with_roster: bool) -> None:  # noqa: FBT001
    grids = [grid(*rows, sheet=f"表{number}") for number, rows in enumerate(sheets)]
    ledger = assemble_ledger([*([ROSTER] if with_roster else []), *grids], SCHEME, None)
    for problem in ledger.problems:
        assert all(told(problem, lang) for lang in Lang)
        assert problem.place is None or problem.place.cell
    assert has_errors(ledger.problems) or len(ledger.roster.ids) > 0


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(HEADINGS), st.lists(st.lists(cells, min_size=11, max_size=11), max_size=6))
def test_no_row_of_a_table_is_beyond_the_reader(headings: Row, rows: list[Row]) -> None:
    ledger = assemble_ledger([ROSTER, grid(headings, *rows)], SCHEME, None)
    scores, survey = ledger.scores, ledger.survey
    assert scores.points.shape == scores.row.shape == scores.col.shape
    assert ((scores.points >= -1) & (scores.points <= 2000)).all()
    assert (survey.answers >= 0).all()
    assert ((survey.worker >= 0) | (survey.grid >= 0)).all()
