"""Slips, attached forms and the explanation of one worker, of the sample stations."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from recalculated import check_values

from gridscore.results.xlsx import page, slip_sheet
from tests.command import command_of, run
from tests.office import needs_libreoffice

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = Path(__file__).parents[2] / "sample_data"
RUNS = (  # the others differ from these in nothing that formulas see
    ("daqinggou-2013", "2026", "zh-Hant"),
    ("longyunli-2014", "2026", "zh-Hans"),  # amounts that are not set
    ("haze-grid", "2026-03", "en"),  # no grades, no money
)


def written(folder: Path, station: str, period: str, lang: str, *options: str) -> dict[str, bytes]:
    names = {name: folder / f"{name}.xlsx" for name in ("result", "slips", "public")}
    done = run(
        *(command_of(period), period, SAMPLES / station, "--lang", lang, *options),
        *("-o", names["result"], "--slips", names["slips"], "--public", names["public"]),
    )
    assert done.status == 0, done.stderr
    return {name: path.read_bytes() for name, path in names.items()}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("year")
    return opened(written(folder, "daqinggou-2013", "2026", "zh-Hans")["slips"])


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("quarter")
    return opened(written(folder, "daqinggou-2013", "2026Q2", "zh-Hans")["slips"])


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def page_of(sheet: Worksheet, person: str) -> list[list[object]]:
    """Take a person's page: the rows between two page breaks, without empty cells."""
    ends = [entry.id for entry in sheet.row_breaks.brk] + [sheet.max_row]
    start = 0
    for end in ends:
        rows = [
            [value for value in row if value is not None]
            for row in sheet.iter_rows(start + 1, end, values_only=True)
        ]
        if any(person in row for row in rows):
            return [row for row in rows if row]
        start = end
    raise AssertionError(person)


def test_a_slip_says_what_was_found_and_how_to_object(quarter: Workbook) -> None:
    slip = page_of(quarter["考核结果通知单"], "W006")
    assert slip[0] == ["2026年第二季度考核结果通知单"]
    assert ["姓名", "己六", "工号", "W006"] in slip
    assert ["走访巡查与信息采集", "三-1", "各评分人平均", 14] in slip
    assert ["合计", 71] in slip
    assert ["等次", "合格", "名次", "第 21 名（共 23 名）"] in slip
    offence = "信息漏报、迟报造成工作失误"
    assert [offence, "四-1", "2026-04-15", "本年第 1 次：扣 50.00 元", -50] in slip
    assert [offence, "四-1", "2026-06-09", "本年第 2 次：扣 100.00 元", -100] in slip
    assert ["合计", 0] in slip
    assert ["异议办法"] in slip
    assert any(str(row[0]).startswith("本人签收") for row in slip)


def test_everybody_has_a_page_of_his_own(quarter: Workbook) -> None:
    for sheet in quarter:
        assert len(sheet.row_breaks.brk) == 23
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 0)
        people = [row[1] for row in sheet.values if row[0] == "姓名"]
        assert len(people) == 24


def test_no_page_is_higher_than_paper(quarter: Workbook, year: Workbook) -> None:
    for book in (quarter, year):
        for sheet in book:
            ends = [entry.id for entry in sheet.row_breaks.brk] + [sheet.max_row]
            for start, end in zip([0, *ends], ends, strict=False):
                heights = [sheet.row_dimensions[row].height for row in range(start + 1, end + 1)]
                assert sum(height or 15 for height in heights) <= page.PAGE


def test_the_forms_of_the_regulation_are_filled_in(quarter: Workbook, year: Workbook) -> None:
    assert quarter.sheetnames == ["考核结果通知单", "季度考核测评表"]
    assert year.sheetnames == ["考核结果通知单", "年终考核测评表", "群众满意度测评表"]
    scores = page_of(quarter["季度考核测评表"], "W001")
    assert ["走访巡查与信息采集", "三-1", 20, 18] in scores
    assert ["总分", 94.33] in scores
    annual = page_of(year["年终考核测评表"], "W001")
    assert ["2026Q3", "95.00"] in annual
    assert ["年终测评", "四-3", "年终测评 94.83，占 40%", 37.93] in annual
    assert ["总分", 94.99] in annual
    assert ["年终奖（元）", "2,400.00", "表彰奖（元）", "500.00"] in annual
    votes = page_of(year["群众满意度测评表"], "W001")
    assert ["票数", 58, 2, 0, 60] in votes
    assert ["满意率（%）", "96.67", "满意度", "满意"] in votes
    assert ["无测评数据"] in page_of(year["群众满意度测评表"], "W006")


def test_lines_beyond_the_page_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PAGE", 480)
    slips = opened(written(tmp_path, "jimiya", "2026Q3", "zh-Hans")["slips"])
    sheet = slips["考核结果通知单"]
    slip = page_of(sheet, "J14")
    rest = next(row for row in slip if "其余" in str(row[0]))
    assert "明细" in str(rest[0])
    lines = [row[-1] for row in slip if isinstance(row[-1], int | float)]
    assert sum(lines[:-1]) == lines[-1] == 86


def test_many_slips_go_on_over_further_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slip_sheet, "PAGES_PER_SHEET", 10)
    names = opened(written(tmp_path, "daqinggou-2013", "2026Q2", "en")["slips"]).sheetnames
    assert names[:3] == ["Notices", "Notices (2)", "Notices (3)"]
    assert len(names) == 6


def test_slips_of_a_draft_say_so_on_every_page(tmp_path: Path) -> None:
    book = opened(written(tmp_path, "daqinggou-2013", "2026Q2", "zh-Hans", "--draft")["slips"])
    for sheet in book:
        assert sheet.oddHeader
        assert "草 稿" in str(sheet.oddHeader.center.text)
        titles = [row[0] for row in sheet.values if "（草稿）" in str(row[0])]
        assert len(titles) == 24


def test_slips_and_list_repeat_their_bytes_and_are_no_ledgers(tmp_path: Path) -> None:
    first = written(tmp_path, "daqinggou-2013", "2026", "zh-Hans")
    (tmp_path / "again").mkdir()
    assert written(tmp_path / "again", "daqinggou-2013", "2026", "zh-Hans") == first
    done = run("check", tmp_path, "--scheme", "daqinggou-2013", "--verbose", "--lang", "en")
    assert {problem.code for problem in done.problems} >= {"GS105"}
    assert [p for p in done.problems if p.severity == "error" and "xlsx" in p.where] == []


def test_accounts_stand_on_the_payment_list_alone(tmp_path: Path) -> None:
    journal = tmp_path / "journal.csv"
    made = written(
        tmp_path, "daqinggou-2013", "2026", "zh-Hans", "--journal", str(journal), "--verbose"
    )
    result = opened(made["result"])
    holding = {
        sheet.title
        for book in (result, opened(made["slips"]), opened(made["public"]))
        for sheet in book
        for row in sheet.values
        if any("样例0" in str(value) for value in row)
    }
    assert holding == {"发放表"}
    assert "样例0" not in journal.read_text("utf-8")


def explained(folder: Path, *arguments: str) -> bytes:
    path = folder / "explained.xlsx"
    done = run("explain", *arguments, "-o", path, "--force")
    assert done.status == 0, done.stderr
    return path.read_bytes()


def test_an_explanation_names_the_source_of_every_line(tmp_path: Path) -> None:
    station = str(SAMPLES / "daqinggou-2013")
    sheet = opened(explained(tmp_path, "W006", "2026", station, "--lang", "zh-Hans"))["考核依据"]
    rows = [[value for value in row if value is not None] for row in sheet.values]
    offence = "信息漏报、迟报造成工作失误"
    withheld = "本年第 2 次：扣 100.00 元"
    cell = "2026/奖惩台账.xlsx 奖惩台账 E13"
    assert [offence, "四-1", "2026-06-09", withheld, -100, -30, cell] in rows
    assert any(str(row[-1]).count("\n") == 2 for row in rows if row)  # a sheet to a line
    assert ["总分 71.00    等次 合格    名次 21"] in rows
    assert any(row and str(row[0]).startswith("2026年第三季度") for row in rows)
    assert sheet.page_setup.orientation == "landscape"


def test_an_explanation_as_json_is_what_is_shown(tmp_path: Path) -> None:
    station = SAMPLES / "daqinggou-2013"
    shown = run("explain", "W006", "2026Q2", station, "--format", "json")
    path = tmp_path / "w006.json"
    assert run("explain", "W006", "2026Q2", station, "-o", path).status == 0
    assert path.read_text("utf-8") == shown.text
    again = run("explain", "W006", "2026Q2", station, "-o", path)
    assert again.status == 3
    other = run("explain", "W006", "2026Q2", station, "-o", tmp_path / "w006.docx")
    assert other.status == 2
    assert ".xlsx" in other.stderr


def test_a_finding_and_its_missed_limit_have_each_its_own_date() -> None:
    done = run("explain", "D203", "2026-03", SAMPLES / "haze-grid", "--format", "json")
    (told,) = json.loads(done.text)["derivations"]
    dates = [(line["rule"], line["date"]) for line in told["lines"] if line["date"]]
    assert dates == [
        ("daily-findings", "2026-03-03"),
        ("daily-findings", "2026-03-17"),
        ("missed-limits", "2026-03-14"),
    ]


@needs_libreoffice
def test_libreoffice_computes_the_same_values_for_every_station(tmp_path: Path) -> None:
    made = []
    for number, (station, period, lang) in enumerate(RUNS):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = written(folder, station, period, lang)
        made += [files["result"], files["slips"]]
    station = str(SAMPLES / "daqinggou-2013")
    made.append(explained(tmp_path, "W006", "2026", station, "--lang", "zh-Hans"))
    sheets = check_values(made, tmp_path)
    assert all(sheets)
    assert sheets[1] == {"考核結果通知單", "年終考核測評表", "群眾滿意度測評表"}
