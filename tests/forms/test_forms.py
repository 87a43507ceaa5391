"""What a form is like: what is filled in, locked, limited, and how it prints."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gridscore.forms.build import BLANK_ROWS
from gridscore.forms.kinds import FORM_KINDS
from gridscore.results import safe_write
from gridscore.results.xlsx.style_file import templates_folder
from tests.command import run
from tests.forms.filling import begin, forms, hand_out_and_fill
from tests.forms.stations import DAQINGGOU_2013, DAQINGGOU_2015, JIMIYA, LONGYUNLI
from tests.scripts import load_script

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.forms.stations import Station

ROSTER = (
    "工号,姓名,网格,责任区\n001,甲一,第01网格,第1责任区\n002,乙二,第02网格,第1责任区\n"
    "003,=1+1,第03网格,第2责任区\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger folder with a roster, and the working directory in it."""
    return started(tmp_path / "station", DAQINGGOU_2013, monkeypatch)


def started(place: Path, station: Station, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin(place, station)
    (place / "roster.csv").write_text(ROSTER, "utf-8")
    monkeypatch.chdir(place)
    return place


def opened(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


def rule_of(sheet: Worksheet, cell: str) -> DataValidation:
    (rule,) = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    return rule


def choices(path: Path, cell: str) -> list[object]:
    book = openpyxl.load_workbook(path)
    name, cells = str(rule_of(book.worksheets[0], cell).formula1).split("!")
    assert book[name.strip("'")].sheet_state == "hidden"
    return [one[0].value for one in book[name.strip("'")][cells.replace("$", "")]]


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[4]]


def test_a_round_has_a_score_sheet_for_each_zone(folder: Path) -> None:
    made = forms("scores", "--period", "2026Q1")
    assert [path.relative_to(folder).as_posix() for path in made] == [
        "2026/Q1/2026年第一季度评分表（第1责任区）.xlsx",
        "2026/Q1/2026年第一季度评分表（第2责任区）.xlsx",
    ]
    sheet = opened(made[0])
    assert sheet["A1"].value == "示例站"
    assert sheet["A2"].value == "2026年第一季度考核评分表（第1责任区）"
    assert headings(sheet) == [
        *("工号", "姓名", "评分人"),
        *("走访巡查与信息采集\n（20分）", "工作日志\n（20分）", "市容环境卫生\n（20分）"),
        *("服务态度\n（20分）", "工作能力\n（20分）", "总分"),
    ]
    assert [[cell.value for cell in row[:3]] for row in sheet["A5:C6"]] == [
        ["001", "甲一", None],
        ["002", "乙二", None],
    ]
    assert opened(made[1])["B5"].value == "=1+1"
    assert opened(made[1])["B5"].data_type == "s"


def test_named_scorers_have_a_sheet_each(folder: Path) -> None:
    made = forms("panel", "--period", "2026", "--scorer", "秋收", "--scorer", "冬藏")
    assert [path.name for path in made] == [
        "2026年度年终测评表（冬藏）.xlsx",
        "2026年度年终测评表（秋收）.xlsx",
    ]
    assert [opened(made[1]).cell(row, 3).value for row in (5, 6, 7)] == ["秋收"] * 3


def test_words_in_another_encoding_are_what_they_were_meant_as(folder: Path) -> None:
    kind, scorer = (os.fsdecode(word.encode("gbk")) for word in ("评分表", "秋收"))
    (made,) = forms(kind, "--period", "2026Q1", "--scorer", scorer)
    assert made.name == "2026年第一季度评分表（秋收）.xlsx"
    assert opened(made)["C5"].value == "秋收"


def test_structure_is_locked_without_password_and_input_is_not(folder: Path) -> None:
    sheet = opened(forms("scores", "--period", "2026Q1")[0])
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    locked = {cell.coordinate: cell.protection.locked for row in sheet["A2:I5"] for cell in row}
    assert [name for name in locked if not locked[name]] == ["C5", "D5", "E5", "F5", "G5", "H5"]


def test_points_are_limited_with_a_message_in_the_language(folder: Path) -> None:
    rule = rule_of(opened(forms("scores", "--period", "2026Q1")[0]), "D5")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
        *("decimal", "between", "0", "20"),
    )
    assert rule.errorStyle == "stop"
    assert rule.error == "请填 0 到 20 分，最多两位小数。"


def test_every_choice_has_a_list(folder: Path) -> None:
    with (folder / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("004,乙二,第04网格,第2责任区\n")
    (path,) = forms("incidents", "--period", "2026")
    assert headings(opened(path)) == [
        *("日期", "工号", "姓名", "类别", "发文单位", "文号", "状态", "备注"),
    ]
    assert choices(path, "B5") == ["001", "002", "003", "004"]
    assert choices(path, "C5") == ["甲一", "=1+1"]  # who is called 乙二 is told by id
    assert choices(path, "D5") == ["信息漏报", "市容环境通报批评", "表彰", "投诉"]
    assert choices(path, "E5") == ["市", "区", "街道", "社区", "上级部门", "媒体", "居民"]
    assert choices(path, "G5") == ["已确认", "申诉中", "已撤销"]
    day = rule_of(opened(path), "A5")
    assert (day.type, day.formula1, day.formula2) == ("date", "46023", "46387")
    (exemptions,) = forms("exemptions", "--period", "2026")
    assert choices(exemptions, "C5") == [
        *("2026年第一季度", "2026年第二季度", "2026年第三季度", "2026年第四季度", "2026年度"),
    ]


def test_roles_are_those_that_the_regulation_weighs_in_its_own_words(folder: Path) -> None:
    (folder / "own.toml").write_text(
        'extends = "daqinggou-2013"\nid = "own"\ntitle = "试行"\n'
        '[scoring]\nrole_weights = { "网格长" = 60, "组长" = 40 }\n',
        "utf-8",
    )
    own = ("--scheme", "own.toml")
    for path in forms("scores", "--period", "2026Q1", *own):
        assert choices(path, "D5") == ["网格长", "组长"]
        path.unlink()
    (folder / "scores.csv").write_text(
        "id,period,scorer,scorer_role,patrol,log,environment,service,ability\n"
        + "".join(
            f"00{person},2026Q1,甲,网格长,20,20,20,20,20\n00{person},2026Q1,乙,{word},10,10,10,10,10\n"
            for person, word in enumerate(("组长", "組長", "leader"), 1)
        ),
        "utf-8",
    )
    result = run("quarter", "2026Q1", *own, "--lang", "en", "-o", "-", "--format", "json")
    assert [row["total"] for row in result.rows.values()] == ["80.00"] * 3
    scores = (folder / "scores.csv").read_text("utf-8").replace("組長", "组员")
    (folder / "scores.csv").write_text(scores, "utf-8")
    refused = run("quarter", "2026Q1", *own, "--lang", "zh-Hans", "-o", "-", "--format", "json")
    assert "“乙”的身份“组员”没有权重" in refused.stderr
    assert "可填：网格长、组长。" in refused.stderr


def test_faults_and_levels_only_where_the_regulation_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started(tmp_path / "jimiya", JIMIYA, monkeypatch)
    (faults,) = forms("faults", "--period", "2026Q1")
    assert choices(faults, "D5")[1] == "工作日志"
    assert rule_of(opened(faults), "E5").formula1 == "1"
    (folder / "roster.csv").unlink()
    assert headings(opened(forms("roster")[0]))[5:7] == ["级别", "上级"]
    refused = run("forms", "scores", "--period", "2026Q1", "--lang", "en")
    assert refused.status == 2
    assert "faults" in refused.stderr


def test_a_vote_is_on_the_grid_where_several_share_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path / "station", LONGYUNLI)
    monkeypatch.chdir(tmp_path / "station")
    Path("roster.csv").write_text("工号,姓名,网格\n1,甲,竹一\n2,乙,竹一\n3,丙,兰二\n", "utf-8")
    (tally,) = forms("survey", "--period", "2026")
    sheet = opened(tally)
    assert headings(sheet) == ["网格", "抽样总票数", "满意", "一般", "差"]
    assert [sheet.cell(row, 1).value for row in (5, 6)] == ["竹一", "兰二"]
    assert rule_of(sheet, "C5").type == "whole"
    (ballots,) = forms("ballots", "--period", "2026")
    assert choices(ballots, "A5") == ["竹一", "兰二"]
    assert choices(ballots, "B5") == ["满意", "一般", "差"]


def test_it_prints_on_a4_with_headings_on_every_page(folder: Path) -> None:
    (folder / "roster.csv").unlink()
    sheet = opened(forms("roster")[0])
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    last = sheet.max_row
    assert str(sheet.cell(last, 1).value).startswith("制表人：")
    assert sheet.print_area == f"'花名册'!$A$1:$H${last}"


def test_what_a_period_needs(folder: Path) -> None:
    round_forms = {path.name for path in forms("--period", "2026Q1")}
    assert round_forms == {
        "2026年第一季度评分表（第1责任区）.xlsx",
        "2026年第一季度评分表（第2责任区）.xlsx",
        "2026年第一季度奖惩台账.xlsx",
        "2026年第一季度免评记录.xlsx",
    }
    year_forms = {path.stem.removeprefix("2026年度") for path in forms("--period", "2026")}
    assert year_forms == {"年终测评表", "满意度统计", "满意度测评表", "奖惩台账", "免评记录"}


def test_a_gathered_period_has_the_sheets_of_its_rounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(tmp_path / "station", DAQINGGOU_2015, monkeypatch)
    made = {
        path.relative_to(tmp_path / "station").as_posix() for path in forms("--period", "2026Q1")
    }
    assert made == {
        *(
            f"2026/0{n}/2026年{n}月评分表（第{zone}责任区）.xlsx"
            for n in (1, 2, 3)
            for zone in (1, 2)
        ),
        *("2026/Q1/2026年第一季度奖惩台账.xlsx", "2026/Q1/2026年第一季度免评记录.xlsx"),
    }


def test_forms_are_written_all_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []

    def fill_the_disk(file: Path) -> None:
        flushed.append(file)
        if len(flushed) == 3:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(safe_write, "_flush_to_disk", fill_the_disk)
    before = sorted(folder.rglob("*"))
    told = run("forms", "--period", "2026Q3", "--lang", "en")
    assert told.status == 2
    assert len(told.stderr.splitlines()) == 1  # what could not be written, nothing that was
    assert sorted(folder.rglob("*")) == before


def test_kinds_go_by_chinese_names_too(folder: Path) -> None:
    assert len(forms("评分表", "奖惩台账", "--period", "2026Q2")) == 3
    for lang, name in (("en", "exemptions"), ("zh-Hans", "免评记录")):
        refused = run("forms", "zzz", "--lang", lang)
        assert refused.status == 2
        assert name in refused.stderr


def test_nothing_is_overwritten_unless_it_is_blank(folder: Path) -> None:
    made = forms("scores", "--period", "2026Q1")
    made[0].write_bytes(b"mine")
    refused = run("forms", "scores", "--period", "2026Q1")
    assert refused.status == 3
    assert made[0].read_bytes() == b"mine"
    assert run("forms", "scores", "--period", "2026Q1", "--force").status == 0
    book = openpyxl.load_workbook(made[0])
    book.worksheets[0]["D5"] = 18
    book.save(made[0])
    before = made[0].read_bytes()
    for force in ([], ["--force"]):  # which is not advised where it does not help
        refused = run("forms", "scores", "--period", "2026Q1", *force)
        assert refused.status == 3
        assert "已经填写" in refused.stderr
        assert "--force" not in refused.stderr
        assert made[0].read_bytes() == before


def test_a_form_that_is_filled_in_elsewhere_is_kept_too(folder: Path, tmp_path: Path) -> None:
    call = ("forms", "scores", "--period", "2026Q1", "-o", tmp_path / "sent", "--force")
    assert run(*call).status == run(*call).status == 0
    path = min((tmp_path / "sent").iterdir())
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["D5"] = 18
    book.save(path)
    before = path.read_bytes()
    assert (run(*call).status, path.read_bytes()) == (3, before)
    again = ("forms", "roster", "-o", tmp_path / "sent", "--force")
    assert run(*again).status == run(*again).status == 0


def test_forms_may_go_elsewhere(folder: Path, tmp_path: Path) -> None:
    result = run("forms", "scores", "--period", "2026Q1", "-o", tmp_path / "to send" / "round one")
    assert result.status == 0
    assert len(list((tmp_path / "to send" / "round one").iterdir())) == 2


def test_a_second_roster_is_never_put_among_the_ledgers(folder: Path, tmp_path: Path) -> None:
    for place in ([], ["-o", folder / "out"]):
        refused = run("forms", "roster", *place, "--lang", "en")
        assert refused.status == 2
        assert "has a roster already" in refused.stderr
    assert run("forms", "roster", "-o", tmp_path / "out").status == 0
    sheet = opened(tmp_path / "out" / "花名册.xlsx")
    assert [cell.value for cell in sheet[5]][:4] == ["001", "甲一", "第01网格", "第1责任区"]
    assert not sheet["A5"].protection.locked


def test_a_roster_with_errors_is_told(folder: Path) -> None:
    (folder / "roster.csv").write_text("工号,姓名\n1,甲\n1,乙\n", "utf-8")
    result = run("forms", "scores", "--period", "2026Q1", "--lang", "en")
    assert result.status == 1
    assert "GS408" in result.stderr


def test_a_roster_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    """It was taken for one that is not filled in yet, and the forms named nobody."""
    (folder / "roster.csv").write_bytes(b"PK\x03\x04 cut off")
    refused = run("forms", "--period", "2026Q1", "-o", tmp_path / "out", "--lang", "en")
    assert refused.status == 1
    assert "roster.csv" in refused.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_roster_there_are_rows_to_fill_in(folder: Path) -> None:
    (folder / "roster.csv").unlink()
    result = run("forms", "--period", "2026Q1", "--lang", "en")
    assert result.status == 0
    assert "roster is not filled in yet" in result.stderr
    assert (folder / "roster.xlsx").exists()
    sheet = opened(folder / "2026" / "Q1" / "2026Q1 score sheet.xlsx")
    assert not sheet["A5"].protection.locked
    assert sheet.max_row > BLANK_ROWS


@pytest.mark.parametrize(
    ("given", "said"), [("2026Q5", "no period"), ("2026-03", "not by the month")]
)
def test_periods_that_the_regulation_does_not_assess(folder: Path, given: str, said: str) -> None:
    refused = run("forms", "--period", given, "--lang", "en")
    assert refused.status == 2
    assert said in refused.stderr


# ---- templates ----


def own_template(folder: Path, kind: str, **cells: str | None) -> Path:
    """Give the station a copy of a template with some cells changed."""
    assert run("forms", kind, "--templates").status == 0
    path = folder / "templates" / f"{kind}.xlsx"
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(path)
    return path


def test_a_station_changes_letterhead_columns_and_words(folder: Path) -> None:
    path = own_template(
        folder, "scores", A1="大青沟街道 · {station}", A4="{name}", B4="{id:职工号}"
    )
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A5"].font = openpyxl.styles.Font(name="楷体", size=14)
    book.worksheets[0].column_dimensions["E"].width = 25
    book.save(path)
    sheet = opened(forms("scores", "--period", "2026Q1")[0])
    assert sheet["A1"].value == "大青沟街道 · 示例站"
    assert headings(sheet)[:3] == ["姓名", "职工号", "评分人"]
    assert [cell.value for cell in sheet[5]][:2] == ["甲一", "001"]
    assert (sheet["A5"].font.name, sheet["A5"].font.size) == ("楷体", 14)
    assert [sheet.column_dimensions[letter].width for letter in "DH"] == [25, 25]
    assert "A1:I1" in sheet.merged_cells


def test_columns_of_the_stations_own_stay(folder: Path) -> None:
    own_template(folder, "scores", F4="备注")
    sheet = opened(forms("scores", "--period", "2026Q1")[0])
    assert headings(sheet)[-1] == "备注"
    assert not sheet["I5"].protection.locked


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"A4": "{idd}"}, "A4: there is no placeholder {idd}. Did you mean: {id}"),
        ({"E4": None}, "lacks {criteria}"),
        ({"A3": None}, "lacks {instructions}"),
        ({"C4": "{id}"}, "has {id} twice"),
        ({"A8": "{total}", "F4": None}, "in two rows; the second begins at A8"),
        (dict.fromkeys(["A4", "B4", "C4", "D4", "E4", "F4"]), "no row of headings"),
    ],
)
def test_a_template_that_would_not_be_read_is_refused(
    folder: Path, cells: dict[str, str | None], said: str
) -> None:
    own_template(folder, "scores", **cells)
    refused = run("forms", "scores", "--period", "2026Q1", "--lang", "en")
    assert refused.status == 2
    assert said in refused.stderr
    assert not (folder / "2026").exists()


def test_a_template_that_is_no_workbook_is_refused(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "scores.xlsx").write_bytes(b"PK\x03\x04")
    refused = run("forms", "scores", "--period", "2026Q1", "--lang", "en")
    assert refused.status == 2
    assert "cannot be opened" in refused.stderr


def test_templates_are_copied_once(folder: Path) -> None:
    assert run("forms", "--templates").status == 0
    assert {path.stem for path in (folder / "templates").iterdir()} == FORM_KINDS.keys()
    assert run("forms", "--templates").status == 3


def test_templates_are_copied_to_where_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # no ledger folder is needed then
    copied = run("forms", "scores", "--templates", "-o", "elsewhere/mine")
    assert (copied.status, str(Path("elsewhere", "mine", "scores.xlsx")) in copied.stderr) == (
        0,
        True,
    )
    assert [path.name for path in (tmp_path / "elsewhere" / "mine").iterdir()] == ["scores.xlsx"]
    assert not (tmp_path / "templates").exists()
    assert run("forms", "scores", "--templates", "-o", "elsewhere/mine").status == 3
    quiet = run("forms", "scores", "--templates", "-o", "elsewhere/mine", "--force", "-q")
    assert (quiet.status, quiet.text) == (0, "")


def test_templates_are_not_copied_among_the_ledgers(folder: Path) -> None:
    for place in (".", "2026", folder):
        assert run("forms", "--templates", "-o", place, "--lang", "en").status == 2
    assert not list(folder.glob("*.xlsx"))
    assert run("forms", "scores", "--templates", "-o", "templates/old").status == 0
    refused = run("forms", "--templates", "-o", "roster.csv", "--lang", "en")
    assert (refused.status, "is a file" in refused.stderr) == (2, True)


def test_shipped_templates_are_what_the_program_writes(tmp_path: Path) -> None:
    program = load_script(templates_folder() / "make_templates.py")
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        program.main(folder)
    assert {path.stem for path in (tmp_path / "one").iterdir()} == FORM_KINDS.keys()
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
        assert cells(path) == cells(templates_folder() / path.name), (
            "python templates/make_templates.py"
        )


def cells(path: Path) -> list[object]:
    sheet = opened(path)
    looks = [(cell.coordinate, cell.value, cell.font.name) for row in sheet for cell in row]
    widths = sorted((letter, one.width) for letter, one in sheet.column_dimensions.items())
    return [*looks, *widths]


def test_a_picture_of_the_letterhead_is_kept(folder: Path) -> None:
    from openpyxl.drawing.image import Image
    from PIL import Image as Pixels

    emblem = io.BytesIO()
    Pixels.new("RGB", (8, 8), "red").save(emblem, "png")
    path = own_template(folder, "scores")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].add_image(Image(emblem), "A1")
    book.save(path)
    made = forms("scores", "--period", "2026Q1")[0]
    assert len(opened(made)._images) == 1


def test_forms_need_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("forms", "scores", "--period", "2026Q1", "--scheme", "longyunli-2014")
    assert result.status == 0
    assert [path.suffix for path in (tmp_path / "2026" / "Q1").iterdir()] == [".xlsx"]
    assert run("forms", "scores", "--templates").status == 2


def test_own_files_do_not_disturb_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hand_out_and_fill(tmp_path / "station", JIMIYA)
    assert run("forms", "--templates").status == 0
    assert run("check", "--strict").status == 0
