from __future__ import annotations

import io
import re
import tempfile
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fake_report import PEOPLE, PROBLEMS, make_report, make_table
from recalculated import check_values, formulas, opened

from gridscore import __version__
from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET
from gridscore.results.model import History, Kind, Report
from gridscore.results.safe_write import write_safely
from gridscore.results.xlsx import table_sheet, workbook
from gridscore.results.xlsx.workbook import write_workbook
from tests.office import needs_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 4  # the first row under the headings


def written(report: Report) -> bytes:
    target = io.BytesIO()
    write_workbook(report, target)
    return target.getvalue()


def with_names(report: Report, *names: str) -> Report:
    roster = make_table(
        "t", {"id": (Kind.TEXT, ["1"] * len(names)), "name": (Kind.TEXT, names)}, report.lang
    )
    return replace(report, roster=roster, grades=(), money={})


def column(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[FIRST - 1]].index(heading) + 1


SHEETS = ["考核结果", "汇总", "发放表", "明细", "明细核对", "依据"]


def test_the_sheets_are_in_the_language_of_the_report(
    chinese_report: Report, english_report: Report
) -> None:
    assert opened(written(chinese_report)).sheetnames == SHEETS
    assert opened(written(english_report)).sheetnames == [
        *("Results", "Summary", "Payment list", "Journal", "Reconciliation", "Sources")
    ]


def test_bars_lie_where_their_names_are_long_and_have_the_colours_of_grades(
    chinese_report: Report,
) -> None:
    found = {}
    with zipfile.ZipFile(io.BytesIO(written(chinese_report))) as archive:
        for number in (3, 4):
            text = archive.read(f"xl/charts/chart{number}.xml").decode()
            axes = re.findall(r'orientation val="(\w+)"', text)  # of the names, of the figures
            fills = re.findall(r'<c:spPr><a:solidFill><a:srgbClr val="(\w+)"', text)
            found[number] = (*re.findall(r'barDir val="(\w+)"', text), axes, len(set(fills)))
    assert found == {  # grades by zone; means by zone, the first on top
        3: ("col", ["minMax", "minMax"], 4),
        4: ("bar", ["maxMin", "minMax"], 1),
    }


def test_nobody_is_paid_where_the_regulation_pays_nothing(chinese_report: Report) -> None:
    book = opened(written(replace(chinese_report, make_payments=None, money={})))
    assert "发放表" not in book.sheetnames
    assert "实发（元）" not in [row[0] for row in book["汇总"].values]


def test_cells_are_typed_and_show_the_published_figure(chinese_report: Report) -> None:
    sheet = opened(written(chinese_report))["考核结果"]
    for heading, value, number_format in (
        ("名次", 1, "0"),
        ("工号", "001", "@"),
        ("总分", 98.21, "0.00"),
        ("满意率（%）", 88.33, '0.00"%"'),
        ("实发（元）", 2400, "#,##0.00"),
    ):
        cell = sheet.cell(FIRST, column(sheet, heading))
        assert (cell.value, cell.number_format) == (value, number_format)
    assert sheet.cell(FIRST + PEOPLE - 1, column(sheet, "名次")).value is None


def test_a_sheet_is_ready_to_read_and_to_print(chinese_report: Report) -> None:
    sheet = opened(written(chinese_report))["考核结果"]
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref == f"A3:R{FIRST + PEOPLE - 1}"
    assert sheet.print_title_rows == "$1:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.column_dimensions["C"].width >= 2 * len("欧阳示例")
    assert {page.page_setup.paperSize for page in opened(written(chinese_report))} == {9}


def test_formulas_carry_their_values(chinese_report: Report) -> None:
    data = written(chinese_report)
    sheet, plain = opened(data)["考核结果"], opened(data, values=False)["考核结果"]
    row, col = FIRST + PEOPLE, column(sheet, "实发（元）")
    assert sheet.cell(row, 1).value == "合计"
    assert plain.cell(row, col).value == "=SUM(P4:P28)"
    assert sheet.cell(row, col).value == 45000
    summary = opened(data)["汇总"]
    shown = {line[0].value: line[1].value for line in summary.iter_rows()}
    assert shown["平均总分"] == pytest.approx(sum(9821 - 173 * i for i in range(24)) / 2500 + 2.462)
    assert [shown[grade] for grade in ("优秀", "良好", "合格", "不合格")] == [5, 9, 9, 1]
    assert (shown["无等次"], shown["总人数"], shown["实发（元）"]) == (1, PEOPLE, 45000)


@needs_libreoffice
def test_libreoffice_computes_the_same_values(chinese_report: Report, tmp_path: Path) -> None:
    (sheets,) = check_values([written(chinese_report)], tmp_path)
    assert sheets == {"汇总", "考核结果", "发放表", "明细核对"}


def test_text_of_ledgers_is_never_a_formula_a_link_a_number_or_markup(
    chinese_report: Report,
) -> None:
    names = ['=HYPERLINK("http://x")', "http://example.org", "007", "<b>&", "{=1+1}", "a_x0041_b"]
    data = written(with_names(chinese_report, *names))
    sheet = opened(data)["考核结果"]
    assert [sheet.cell(FIRST + i, 2).value for i in range(len(names))] == names
    assert {sheet.cell(FIRST + i, 2).data_type for i in range(len(names))} == {"s"}
    assert {sheet for sheet, _ in formulas(opened(data, values=False))} == {"明细核对"}
    assert not any("externalLink" in name for name in zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_hostile_text_leaves_a_file_that_opens(chinese_report: Report) -> None:
    names = ["a\x1b\x00b", "<r>x & y</r>", "\ufffe", "caf\udce9", "x" * 40_000, "one\ntwo", " x "]
    sheet = opened(written(with_names(chinese_report, *names)))["考核结果"]
    read = [sheet.cell(FIRST + i, 2).value for i in range(len(names))]
    assert read[:4] == ["a_x001B__x0000_b", " <r>x & y</r>", "_xFFFE_", r"caf\udce9"]
    assert read[4:] == ["x" * 32_766 + "…", "one\ntwo", " x "]


def test_the_same_report_gives_the_same_bytes(chinese_report: Report) -> None:
    assert written(chinese_report) == written(make_report(Lang.ZH_HANS))


def test_properties_name_the_maker_and_the_period(chinese_report: Report) -> None:
    properties = opened(written(chinese_report)).properties
    assert (properties.creator, properties.title) == ("gridscore", "gridscore 2026")


def test_a_draft_is_marked_on_every_sheet_and_page() -> None:
    for sheet in opened(written(make_report(Lang.ZH_HANS, draft=True))):
        assert str(sheet["A1"].value).startswith("2026 年度考核结果")
        assert str(sheet["A1"].value).endswith("（草稿）")
        assert page_texts(sheet) == ("草 稿    草 稿    草 稿", "daqinggou-2013 草稿")
        assert sheet.print_title_rows in ("$1:$2", "$1:$3")  # the title stands on every page
    for sheet in opened(written(make_report(Lang.ZH_HANS))):
        assert str(sheet["A1"].value).startswith("2026 年度考核结果")
        assert "草" not in str(sheet["A1"].value)
        assert page_texts(sheet) == (None, "daqinggou-2013")


def page_texts(sheet: Worksheet) -> tuple[str | None, str | None]:
    assert sheet.oddHeader
    assert sheet.oddFooter
    return sheet.oddHeader.center.text, sheet.oddFooter.left.text


def test_a_page_header_shows_any_station_name(chinese_report: Report) -> None:
    sheet = opened(written(replace(chinese_report, station="A&B站" * 60)))["汇总"]
    assert sheet.oddHeader
    assert str(sheet.oddHeader.left.text).startswith("A&&B站A")


def test_grades_are_coloured(chinese_report: Report) -> None:
    sheet = opened(written(chinese_report))["考核结果"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert [rule.formula for rule in rules] == [['"优秀"'], ['"良好"'], ['"合格"'], ['"不合格"']]


def test_a_long_table_goes_on_over_further_sheets(
    chinese_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_sheet, "ROWS_PER_SHEET", 10)
    data = written(chinese_report)
    book, plain = opened(data), opened(data, values=False)
    assert book.sheetnames[:4] == ["考核结果", "考核结果 (2)", "考核结果 (3)", "汇总"]
    assert book.sheetnames[7] == "明细"
    journal = [row for name in book.sheetnames if name.startswith("明细") for row in book[name]]
    assert [row[0].value for row in journal if isinstance(row[0].value, int)] == [*range(1, 101)]
    last = plain["考核结果 (3)"]
    assert last.cell(FIRST, 2).value == "021"
    assert str(last.cell(FIRST + 5, 16).value).replace("'", "") == (
        "=SUM(考核结果!$P$4:$P$13,考核结果 (2)!$P$4:$P$13,P4:P8)"
    )
    assert book["考核结果 (3)"].cell(FIRST + 5, 16).value == 45000
    counted = {row[0].value: row[1].value for row in book["汇总"].iter_rows()}
    assert (counted["良好"], counted["总人数"]) == (9, PEOPLE)


@pytest.mark.parametrize("rows", [3, 4, 10, 1000])
def test_the_proof_sums_just_the_lines_of_each_worker(
    chinese_report: Report, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_sheet, "ROWS_PER_SHEET", rows)
    plain = opened(written(chinese_report), values=False)
    whose = {
        (name, cell.row): str(cell.offset(0, 1).value)
        for name in plain.sheetnames
        if name.startswith("明细") and name != "明细核对"
        for (cell,) in plain[name].iter_rows(min_row=FIRST, max_col=1)
        if cell.value is not None
    }
    ranges = re.compile(r"SUMIF\('?([^'!]*)'?!\$H\$(\d+)(?::\$H\$(\d+))?,")
    for row in range(FIRST, FIRST + min(rows, PEOPLE)):
        known, formula = (str(plain["明细核对"].cell(row, col).value) for col in (1, 3))
        summed = [
            whose.pop((name, line))
            for name, first, last in ranges.findall(formula)
            for line in range(int(first), int(last or first) + 1)
        ]
        assert set(summed) <= {known}
    left = {str(plain["明细核对"].cell(row, 1).value) for row in range(FIRST, FIRST + rows)}
    assert left.isdisjoint(whose.values())


def test_an_amount_that_is_not_set_is_said_and_not_summed(chinese_report: Report) -> None:
    roster = make_table(
        "t", {"id": (Kind.TEXT, ["1", "2"]), "paid": (Kind.MONEY, [UNSET, 100])}, Lang.ZH_HANS
    )
    data = written(replace(chinese_report, roster=roster, money={"paid": None}, grades=()))
    sheet = opened(data)["考核结果"]
    assert [sheet.cell(row, 2).value for row in (4, 5, 6)] == [None, 1, "未设定"]
    assert ("实发（元）", "未设定") in [row[:2] for row in opened(data)["汇总"].values]


def test_an_empty_roster_makes_a_workbook_without_totals(chinese_report: Report) -> None:
    roster = make_table("t", {"id": (Kind.TEXT, []), "paid": (Kind.MONEY, [])}, Lang.ZH_HANS)
    sheet = opened(written(replace(chinese_report, roster=roster)))["考核结果"]
    assert sheet.max_row == FIRST - 1


def test_the_summary_lists_changes_problems_and_readings(chinese_report: Report) -> None:
    rows = [row[:4] for row in opened(written(chinese_report))["汇总"].values]
    assert any(row[0] == "025" and row[3] == "已解聘" for row in rows)
    assert any(row[:2] == ("第四季度", 25) for row in rows)
    assert ("警告", "GS792", "W07 乙 二 没有年终测评表\n请补交测评表。", None) in rows
    assert ("R26", "四-3", "第 26 项口径的说明文字。" * 3, None) in rows
    assert any(row[1] == "0123456789abcdef" * 4 for row in rows)


def test_the_sources_prove_what_the_result_was_made_from(chinese_report: Report) -> None:
    rows = [row[:4] for row in opened(written(chinese_report))["依据"].values]
    assert ("2027-01-05 09:00:00", "12,345", "花名册.xlsx", "ab" * 32) in rows
    assert ("计算程序", f"gridscore {__version__}", None, None) in rows
    assert ("规则校验码", "0123456789abcdef" * 4, None, None) in rows
    assert ("R26", "四-3", "第 26 项口径的说明文字。" * 3, "year.weights") in rows
    assert ("警告", "GS792", "W07 乙 二 没有年终测评表\n请补交测评表。", None) in rows


@pytest.mark.parametrize(("rounds", "direction"), [(4, "col"), (12, "bar")])
def test_bars_of_twelve_months_lie(chinese_report: Report, rounds: int, direction: str) -> None:
    one = chinese_report.make_history().rounds[0]
    months = [replace(one, period=f"2026-{month:02}") for month in range(1, rounds + 1)]
    history = History(None, tuple(months))
    data = written(replace(chinese_report, make_history=lambda: history))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "/chart" in name]
    (means,) = (text for text in charts if "各期平均总分" in text)
    assert f'barDir val="{direction}"' in means


def test_the_summary_orders_zones_by_their_numbers(chinese_report: Report) -> None:
    han = "一", "二", "三", "十", "十一", "二十"
    ordered = ["1区", "2区", "10区", *(f"第{number}责任区" for number in han)]
    roster = chinese_report.roster
    of_people = [ordered[-1 - at % len(ordered)] for at in range(len(roster))]
    columns = [replace(c, values=of_people) if c.id == "zone" else c for c in roster.columns]
    report = replace(chinese_report, roster=replace(roster, columns=tuple(columns)))
    firsts = [row[0] for row in opened(written(report))["汇总"].values]
    assert [first for first in firsts if first in ordered] == ordered


def test_a_summary_of_nothing_says_so(chinese_report: Report) -> None:
    bare = replace(chinese_report, grades=(), money={}, changes=(), problems=[])
    firsts = [row[0] for row in opened(written(bare))["汇总"].values]
    assert firsts.count("无") == 2
    assert "等次分布" not in firsts
    assert "金额" not in firsts


def test_the_summary_does_not_list_thousands_of_problems(chinese_report: Report) -> None:
    errors = [PROBLEMS[0].weighed(Severity.ERROR)] * 1_000
    report = replace(chinese_report, problems=errors)
    book = opened(written(report))
    for name, most in (("汇总", 15), ("依据", 300)):
        rows = [" ".join(map(str, row)) for row in book[name].values]
        assert sum("备注" in text for text in rows) == most
        assert any(str(1000 - most) in text for text in rows)


def test_the_summary_lists_notices_of_one_wording_once(chinese_report: Report) -> None:
    notices = [PROBLEMS[0].weighed(Severity.NOTICE)] * 65
    rows = list(opened(written(replace(chinese_report, problems=notices)))["依据"].values)
    told = [row for row in rows if "备注" in str(row[2])]
    assert len(told) == 1
    assert "另有 64 处" in str(told[0][3])


def test_long_texts_get_rows_high_enough(chinese_report: Report) -> None:
    sheet = opened(written(chinese_report))["考核结果"]
    assert sheet.row_dimensions[FIRST].height is None
    assert sheet.row_dimensions[FIRST + PEOPLE - 1].height == 34.5


def test_a_path_and_a_pipe_get_a_workbook_too(chinese_report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_safely(path, lambda file: write_workbook(chinese_report, file), overwrite=False)
    assert path.read_bytes() == written(chinese_report)


def test_an_interrupted_workbook_leaves_no_scratch_files(
    chinese_report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(workbook, "write_summary", interrupt)
    with pytest.raises(KeyboardInterrupt):
        written(chinese_report)
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_an_os_error(
    chinese_report: Report, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(chinese_report, tmp_path / "missing" / "out.xlsx")
