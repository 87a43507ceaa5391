"""Tables are recognised by their headings, whatever stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_memory import CRITERIA, ROSTER, SCHEME, Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.headings import KnownHeadings, heading_key
from gridscore.ledger.kinds import wide_scores
from gridscore.ledger.model import SheetRef
from gridscore.ledger.parsing.items import item_reader
from gridscore.ledger.parsing.values import BadCell
from gridscore.ledger.recognition import footers
from gridscore.ledger.vocabulary import Item
from gridscore.messages import Lang, Wording
from gridscore.periods import parse_period
from gridscore.problems import make_problem

SCORED: Row = ["001", 18, 18.5, 20, 17, 19]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("工作日志（20分）", "工作日志"),
        ("3、工作日志(满分20分)", "工作日志"),
        ("工作\n日志", "工作日志"),
        ("《工作日志》", "工作日志"),
        ("工作日志20分", "工作日志"),
        ("工作日志（20分", "工作日志"),
        ("*姓　名：", "姓名"),
        ("Scorer_Role", "scorerrole"),
        ("（二）工作日志", "工作日志"),
        ("③工作日志", "工作日志"),
    ],
)
def test_headings_are_compared_without_their_trimmings(heading: str, key: str) -> None:
    assert heading_key(heading) == key


@given(st.text("Az_ \t", max_size=12))
def test_a_heading_of_letters_is_reduced_like_one_in_full_width(heading: str) -> None:
    wide = heading.translate({ord(letter): ord(letter) + 0xFEE0 for letter in "Az_"})
    assert heading_key(heading) == heading_key(wide)


@given(st.from_regex(r"[0-9A-Za-z]{1,8}", fullmatch=True))
def test_an_id_is_its_own_key(word: str) -> None:
    assert heading_key(word) == heading_key(f" {word}:") == word.casefold()


@given(
    st.lists(
        st.lists(st.one_of(st.text("姓名工号分 :：（）Id1一十、.③ＩＤ", max_size=5), st.floats()))
    )
)
def test_headings_among_many_cells_are_those_that_each_cell_is(rows: list[Row]) -> None:
    known = KnownHeadings(["姓名", "工号", "id", "分", "一号"])
    assert known.among(rows) == {cell for row in rows for cell in row if known.has(cell)}


@given(
    st.lists(st.one_of(st.floats(), st.integers())),
    st.from_regex(footers._ID.pattern, fullmatch=True),
    st.lists(st.one_of(st.sampled_from(["合计", "平均", "3人", "", "说明"]), st.floats())),
)
def test_a_row_that_begins_with_an_id_is_no_footer(before: Row, own: str, behind: Row) -> None:
    row, col = [*before, own, *behind], len(before)
    layout = footers._Layout.of({"id": col, "name": col + 1})
    assert footers._begins_with_id(row, col)
    for is_among_last in (False, True):
        assert footers._kind_of(row, layout, is_among_last=is_among_last) is None


@pytest.mark.parametrize(
    "headings",
    [
        ["工号", *CRITERIA],
        ["編號", "走訪巡查與信息採集", "工作日誌", "市容環境衛生", "服務態度", "工作能力"],
        ["ID", "patrol", "Work Log (20)", "environment", "service", "ability"],
    ],
)
def test_headings_in_any_language(headings: list[str]) -> None:
    ledger = read(grid([*headings], SCORED), period="2026Q1")
    assert codes(ledger) == ["GS209"]
    assert ledger.scores.points.tolist() == [[1800, 1850, 2000, 1700, 1900]]


def test_the_order_of_columns_is_free_and_places_are_kept() -> None:
    sheet = grid(
        ["2026年第一季度考核评分表"],
        [],
        ["", *reversed(CRITERIA), "工号"],
        ["", 1, 2, 3, 4, 5, "002"],
    )
    ledger = read(sheet)
    assert codes(ledger) == []
    assert ledger.scores.points.tolist() == [[500, 400, 300, 200, 100]]
    assert ledger.scores.row.tolist() == [[3] * 5]
    assert ledger.scores.col.tolist() == [[5, 4, 3, 2, 1]]
    assert ledger.sheets[ledger.scores.sheet[0]] == SheetRef("台账.xlsx", "表一")


def test_what_each_table_was_taken_for_is_told() -> None:
    sheet = grid(["期间：2026Q1"], ["工号", *CRITERIA, "备注"], SCORED)
    roster, scores = read(sheet).tables
    assert (roster.kind, roster.rows) == ("roster", 4)
    assert (scores.kind, scores.header_row, scores.rows) == ("scores", 1, 1)
    assert scores.period == parse_period("2026Q1")
    assert ("工号", "id") in scores.headings
    assert scores.ignored == ("备注",)


def test_what_cannot_be_seen_is_no_part_of_a_heading_or_id() -> None:
    headings = [f"\u202a{heading}\u202c" for heading in ["工号", *CRITERIA]]
    ledger = read(grid(["2026Q1"], headings, ["\u202a001\u202c\xad", *SCORED[1:]]))
    assert ledger.scores.points.tolist() == [[1800, 1850, 2000, 1700, 1900]]
    assert "GS402" not in codes(ledger)


def test_a_sheet_of_the_year_is_a_panel_sheet() -> None:
    ledger = read(grid(["2026年度终评"], ["工号", *CRITERIA], SCORED))
    assert ledger.tables[1].kind == "panel"
    assert ledger.scores.periods == [parse_period("2026")]


@pytest.mark.parametrize(("second", "kind"), [("2026", "panel"), ("2026Q1", "scores")])
def test_a_sheet_whose_rows_all_name_the_year_is_a_panel_sheet(second: str, kind: str) -> None:
    other: Row = ["002", 1, 2, 3, 4, 5]
    ledger = read(grid(["期间", "工号", *CRITERIA], ["2026年", *SCORED], [second, *other]))
    assert ledger.tables[1].kind == kind


def test_a_blank_annual_sheet_is_called_so() -> None:
    said = "填表说明（gridscore forms）"
    ledger = read(grid(["2026年 年终测评表"], [said], ["工号", *CRITERIA], [""]))
    assert ledger.tables[1].kind == "panel"
    assert "年终测评表" in told(the_problem(ledger, "GS213"), Lang.ZH_HANS)


def test_criteria_with_their_numbers_glued_to_them() -> None:
    numbered = [f"{number}{title} 20分" for number, title in enumerate(CRITERIA, 1)]
    ledger = read(grid(["2026Q1"], ["工号", *numbered], SCORED))
    assert codes(ledger) == []
    assert ledger.scores.points.tolist() == [[1800, 1850, 2000, 1700, 1900]]
    others = [f"{number}{title}" for number, title in enumerate(CRITERIA, 12)]
    assert "GS201" in codes(read(grid(["2026Q1"], ["工号", *others], SCORED)))


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (["分值", "得分"], ""),
        (["自评分", "考核分"], ""),
        (["得分", "扣分原因"], ""),
        (["分值", "甲评"], "GS203"),
        (["组长评分", "组员评分"], "GS203"),
    ],
)
def test_a_criterion_over_several_columns_counts_by_that_of_its_points(
    labels: list[str], code: str
) -> None:
    upper = [cell for name in CRITERIA for cell in (name, "")]
    at = 0 if labels[0] == "得分" else 1
    marks: Row = [cell for mark in SCORED[1:] for cell in ((20, mark) if at else (mark, ""))]
    sheet = grid(["2026Q1"], ["工号", *upper], ["", *labels * 5], ["001", *marks])
    ledger = read(sheet)
    assert codes(ledger) == [code] * 5 * bool(code)
    if not code:
        assert ledger.scores.points.tolist() == [[1800, 1850, 2000, 1700, 1900]]
        assert ledger.scores.col.tolist() == [[at + 1, at + 3, at + 5, at + 7, at + 9]]


def test_headings_of_two_rows() -> None:
    sheet = grid(
        ["2026Q1"],
        ["序号", "工号", "姓名", "考核内容", "", "", "", "", "总分"],
        ["", "", "", *CRITERIA, ""],
        [1, "001", "甲一", 18, 18, 18, 18, 18, 90],
    )
    ledger = read(sheet)
    assert codes(ledger) == ["GS205"]
    assert ledger.scores.points.tolist() == [[1800] * 5]


def test_two_tables_in_one_sheet() -> None:
    sheet = grid(
        ["2026年第一季度"],
        ["工号", *CRITERIA],
        SCORED,
        ["合计", "", "", "", "", ""],
        [],
        ["2026年第二季度"],
        ["工号", *CRITERIA],
        ["002", 1, 2, 3, 4, 5],
    )
    ledger = read(sheet)
    assert codes(ledger) == []
    assert [str(ledger.scores.periods[code]) for code in ledger.scores.period] == [
        "2026Q1",
        "2026Q2",
    ]


def test_headings_repeated_on_the_next_page_belong_to_the_same_title() -> None:
    sheet = grid(
        ["2026Q1"], ["工号", *CRITERIA], SCORED, ["工号", *CRITERIA], ["002", 1, 2, 3, 4, 5]
    )
    ledger = read(sheet)
    assert codes(ledger) == []
    assert ledger.scores.period.tolist() == [0, 0]
    assert ledger.scores.row[:, 0].tolist() == [2, 4]


def test_a_missing_column_is_named_with_the_headings_found() -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA[:4]], ["001", 1, 2, 3, 4]))
    assert found(ledger) == [("GS202", "A2", "")]
    words = told(the_problem(ledger, "GS202"), Lang.ZH_HANS)
    assert "缺少以下列：工作能力" in words
    assert "工号、走访巡查与信息采集" in words


def test_a_sheet_with_shortened_criteria_is_no_roster() -> None:
    short: Row = ["工号", "姓名", "走访巡查", "日志", "环境卫生", "态度", "能力"]
    ledger = read(grid(["2026Q1"], short, ["001", "甲一", 1, 2, 3, 4, 5]))
    assert found(ledger) == [("GS202", "A2", "")]
    assert "The score sheet lacks: " in told(the_problem(ledger, "GS202"))


def test_a_long_remark_is_no_heading() -> None:
    assert heading_key("(" * 30_000) == ""


def test_a_column_that_stands_twice() -> None:
    ledger = read(grid(["2026Q1"], ["工号", "编号", *CRITERIA], ["001", *SCORED]))
    assert found(ledger) == [("GS203", "B2", "编号")]
    assert "工号, 编号" in told(the_problem(ledger, "GS203"))


def test_an_unknown_sheet_is_a_warning_with_the_nearest_table() -> None:
    ledger = read(grid(["联系方式"], ["姓名", "网格", "电话"], ["甲一", "一号网格", "不详"]))
    assert found(ledger) == [("GS201", "A2", "")]
    words = told(the_problem(ledger, "GS201"), Lang.EN)
    assert "姓名, 网格, 电话" in words
    assert "Nearest: " in words


def test_a_sheet_without_any_known_heading() -> None:
    ledger = read(grid(["填表说明"], ["请逐项填写"]))
    assert codes(ledger) == ["GS201"]
    assert "Nearest: -" in told(the_problem(ledger, "GS201"))


def test_an_empty_sheet_is_passed_over() -> None:
    assert codes(read(grid(), grid(["", " "]))) == []


def test_a_list_of_payments_is_no_roster() -> None:
    ledger = read(grid(["工号", "姓名", "金额"], ["001", "甲一", 500]))
    assert codes(ledger) == ["GS201"]


def test_headings_without_rows() -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA], ["制表人：某某"]))
    assert found(ledger) == [("GS204", "A2", "")]


def test_a_log_without_rows_means_that_nothing_happened() -> None:
    ledger = read(grid(["日期", "工号", "类别"]), grid(["工号", "期间", "原因"]))
    assert found(ledger) == [("GS210", "A1", ""), ("GS210", "A1", "")]


def test_extra_columns_are_named_once() -> None:
    sheet = grid(["2026Q1"], ["序号", "工号", *CRITERIA, "备注"], [1, *SCORED, "无"])
    ledger = read(sheet)
    assert found(ledger) == [("GS205", "B2", "")]
    assert "序号, 备注" in told(the_problem(ledger, "GS205"))


def test_blank_rows_and_footers_are_no_data() -> None:
    sheet = grid(
        ["2026Q1"],
        ["序号", "工号", "姓名", *CRITERIA],
        [1, "001", "甲一", 1, 2, 3, 4, 5],
        [],
        [2, "", "", "", "", "", "", ""],
        ["小 计", "", "", 1, 2, 3, 4, 5],
        ["", "平均", "", 1, 2, 3, 4, 5],
        ["备注：无"],
        ["制表人：某某", "", "", "审核人：某某"],
        ["填表说明：逐项填写"],
    )
    ledger = read(sheet)
    assert codes(ledger) == ["GS205"]
    assert ledger.scores.row[:, 0].tolist() == [2]


def test_a_row_with_an_id_is_data_whatever_it_starts_with() -> None:
    sheet = grid(["2026Q1"], ["备忘", "工号", *CRITERIA], ["备注", "002", 1, 2, 3, 4, 5])
    assert len(read(sheet).scores.worker) == 1


def test_rows_prefilled_with_period_and_scorer_only_are_blank() -> None:
    sheet = grid(
        ["期间", "评分人", "工号", *CRITERIA, "总分"],
        ["2026Q1", "某评委", *SCORED, 92.5],
        ["2026Q1", "某评委", "", "", "", "", "", "", 0],
    )
    ledger = read(sheet)
    assert codes(ledger) == []
    assert len(ledger.scores.worker) == 1


def test_short_rows_end_in_blanks() -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA], ["001", 18]))
    assert ledger.scores.points.tolist() == [[1800, -1, -1, -1, -1]]


def test_problems_that_reading_found_come_first() -> None:
    unread = make_problem("GS107")
    assert assemble_ledger([ROSTER], SCHEME, None, [unread]).problems == [unread]


def test_no_roster_is_told_with_the_columns_it_has() -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA], SCORED), roster=None)
    assert codes(ledger) == ["GS401"]
    assert "id, name" in told(the_problem(ledger, "GS401"))
    assert ledger.roster.ids == []


def test_a_file_that_cannot_be_read_may_be_the_roster() -> None:
    assert codes(assemble_ledger([], SCHEME, None, [make_problem("GS110")])) == ["GS110"]


def test_a_row_with_points_is_data_whatever_its_name_begins_with() -> None:
    roster = grid(["工号", "姓名"], ["1", "以上"], ["2", "※甲二"])
    rows: list[Row] = [["以上", 1, 2, 3, 4, 5], ["※甲二", 1, 2, 3, 4, 5]]
    ledger = read(grid(["2026Q1"], ["姓名", *CRITERIA], *rows), roster=roster)
    assert ledger.scores.worker.tolist() == [0, 1]


def test_remarks_go_on_over_several_lines() -> None:
    sheet = grid(
        *(["2026年第一季度"], ["工号", "姓名", *CRITERIA], ["001", "甲一", 18, 18.5, 20, 17, 19]),
        *(["备注：", "满分100分"], ["1、请逐项填写"], ["（二）每季度末上报一次"]),
        *(["本表一式两份，一份由社区留存，一份上报街道办事处。"], ["002", "乙二", 1, 2, 3, 4, 5]),
        ["1. 不是说明"],
    )
    ledger = read(sheet)
    assert found(ledger) == [("GS402", "A9", "1. 不是说明")]
    assert len(ledger.scores.worker) == 2


def test_a_serial_number_before_a_sum_is_passed_over() -> None:
    sheet = grid(["2026Q1"], ["序号", "工号", *CRITERIA], [1, *SCORED], [2, "合计", 18, 18.5])
    assert codes(read(sheet)) == ["GS205"]


@pytest.mark.parametrize(
    "points",
    [
        ["", 20, 20, 20, 20, 20],
        ["", "20分", "（20分）", "满分20", "20", "20.0"],
        ["分值", 20, 20, 20, 20, 20],
        ["满分", 25, 25, 25, 25, 0],
    ],
)
def test_a_row_of_points_below_the_headings_is_no_data(points: Row) -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA], points, SCORED))
    assert codes(ledger) == []
    assert ledger.scores.row[:, 0].tolist() == [3]


def test_a_row_without_a_worker_is_no_row_of_points() -> None:
    ledger = read(grid(["2026Q1"], ["工号", *CRITERIA], ["", 20, 20, 20, 20, 19], SCORED))
    assert found(ledger) == [("GS406", "A3", "")]


def test_criteria_headed_as_scores() -> None:
    ledger = read(grid(["2026Q1"], ["*工号", *(f"{name}得分" for name in CRITERIA)], SCORED))
    assert codes(ledger) == []


@pytest.mark.parametrize("sign", ["—", "－", "-", "/", "／", "——", "无", "…"])
def test_dashes_below_the_last_row_are_no_data(sign: str) -> None:
    head: Row = ["序号", "工号", "姓名", *CRITERIA, "备注"]
    data: Row = [1, *SCORED[:1], "", *SCORED[1:], sign]
    for row in ([sign], ["", sign], ["", "", sign], [sign] * len(head), [2, *[sign] * 7, ""]):
        ledger = read(grid(["2026Q1"], head, data, row, ["", "合计"]))
        assert codes(ledger) == ["GS205"], row
        assert len(ledger.scores.worker) == 1


def test_dashes_beside_anything_that_is_said_are_data() -> None:
    head: Row = ["工号", "姓名", *CRITERIA]
    ledger = read(grid(["2026Q1"], head, ["—", "甲一", 18, 18, 18, 18, 18]))
    assert found(ledger) == [("GS402", "A3", "—")]
    ledger = read(grid(["2026Q1"], head, ["—", "—", 18, "—", "—", "—", "—"]))
    assert ("GS402", "A3", "—") in found(ledger)


def test_nothing_is_to_be_recorded_where_a_log_says_so() -> None:
    log = grid(
        ["2026年奖惩台账"], ["序号", "日期", "工号", "类别", "备注"], [1, "无", "无", "/", ""]
    )
    assert codes(read(log)) == ["GS205", "GS210"]


@pytest.mark.parametrize("count", ["30人", "共30人", "２名"])
def test_a_number_of_people_beside_a_sum_names_nobody(count: str) -> None:
    people: list[Row] = [[1, "甲一", "001"], [2, "乙二", "002"]]
    roster = grid(["花名册"], ["序号", "姓名", "工号"], *people, ["合计", count])
    assert read(roster=roster).roster.ids == ["001", "002"]
    roster = grid(["花名册"], ["序号", "姓名", "工号"], *people, ["合计", "三人行", "003"])
    assert read(roster=roster).roster.ids == ["001", "002", "003"]


def test_nobody_is_lost_who_is_called_like_a_footer() -> None:
    roster = grid(["工号", "姓名"], ["合计", "甲一"], ["Note", "乙二"])
    assert read(roster=roster).roster.ids == ["Note", "合计"]


@pytest.mark.parametrize("title", ["—", "=", "（ ）"])
def test_a_criterion_titled_by_signs_alone_takes_no_blank_column(title: str) -> None:
    item = Item("c1", Wording(title, title, title), maximum=2000)
    kind = wide_scores((item,))
    assert kind.column_of.get("") is None
    with pytest.raises(BadCell):
        item_reader((item,))("")
