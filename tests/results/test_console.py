from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from fake_report import make_report, make_table

from gridscore.messages import Lang, Wording
from gridscore.messages.problems import cells, missing, readings, settings, tables
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET, format_money
from gridscore.problems import Problem
from gridscore.results.console.summary import SCREEN, print_summary
from gridscore.results.console.table import print_table
from gridscore.results.escape import display_width
from gridscore.results.model import (
    GroupTable,
    Kind,
    Ranking,
    Report,
    StandingChange,
    StandingChanges,
)
from gridscore.results.terminal import Console


def summary(report: Report, width: int = 80) -> list[str]:
    out = io.StringIO()
    print_summary(report, Console(out, width=width))
    return out.getvalue().splitlines()


def table(report: Report, width: int = 80) -> list[str]:
    out = io.StringIO()
    print_table(report, Console(out, width=width))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_is_one_screen(lang: Lang, width: int) -> None:
    report = make_report(lang, draft=True)
    everybody = tuple(StandingChange(str(i), "x" * 90, "left", "x" * 90) for i in range(99))
    lines = summary(replace(report, changes=everybody), width)
    assert len(lines) == SCREEN
    assert max(map(display_width, lines)) <= width


def test_the_summary_says_what_matters(chinese_report: Report) -> None:
    text = "\n".join(summary(chinese_report, 120))
    assert text.startswith(
        "示例社区工作站 2026 年度考核结果\n25 人，办法 daqinggou-2013（版本 1）："
    )
    for part in (
        "  优秀    █████████████████ 5  20%",
        "  无等次  ████ 1  4%",
        "金额（元）  年终奖 44,500.00  表彰奖 500.00  实发 45,000.00",
        "  025 丁四  已解聘  四-1 本年第 3 次",
        "问题：1 个警告，2 条提示（加 --verbose 全部列出）",
        "  提示[GS793] ×2 “备注”列不参与计算",
        "规则口径：R1-R26",
    ):
        assert part in text
    assert "草稿" not in text


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [30, 40, 60])
def test_a_narrow_window_cuts_no_figure(lang: Lang, width: int) -> None:
    report = make_report(lang)
    lines = summary(report, width)
    assert max(map(display_width, lines)) <= width
    text = "\n".join(lines)
    for grade in report.grades:
        assert re.search(rf"{grade.heading} .*{grade.count}(  \d+%)?$", text, re.MULTILINE)
    for amount in report.money.values():
        assert amount is not None
        assert format_money(amount) in text


def test_a_draft_says_so_first() -> None:
    draft = make_report(Lang.EN, draft=True)
    assert summary(draft)[0].startswith("DRAFT")
    assert table(draft)[0].startswith("DRAFT")


def test_money_that_is_not_set_is_not_a_number(english_report: Report) -> None:
    lines = summary(replace(english_report, money={"paid": None, "bonus": 0}))
    assert "Money (yuan)  paid not set  bonus 0.00" in lines


def test_what_does_not_exist_has_no_heading(english_report: Report) -> None:
    bare = replace(english_report, grades=(), money={}, changes=(), readings=(), problems=[])
    assert summary(bare)[2:] == ["", "Problems: no problems"]


def test_who_loses_money_is_counted(english_report: Report) -> None:
    columns = {
        "id": (Kind.TEXT, ["1", "2", "3"]),
        "withheld": (Kind.MONEY, [5000, 0, UNSET]),
    }
    report = replace(
        english_report, roster=make_table("t", columns, Lang.EN), money={"withheld": 5000}
    )
    assert "Money (yuan)  withheld 50.00 (from 1)" in summary(report)


def test_where_there_are_no_grades_the_first_ranks_are_shown(chinese_report: Report) -> None:
    columns = {
        "rank": (Kind.COUNT, [1, UNSET, 1]),
        "id": (Kind.TEXT, ["A", "B", "A1"]),
        "name": (Kind.TEXT, ["甲区", "乙开发区", "甲街道"]),
        "total": (Kind.POINTS, [9950, UNSET, 10000]),
        "change": (Kind.CHANGE, [1, UNSET, -2]),
    }
    report = replace(
        chinese_report,
        grades=(),
        roster=make_table("t", columns, Lang.ZH_HANS),
        ranking=Ranking(frozenset({"level"}), ((0, "级别 2"), (2, "级别 3"))),
    )
    lines = summary(report)
    at = lines.index("级别 2")
    assert lines[at + 1 : at + 4] == [
        "    1  A  甲区         99.50  +1",
        "    -  B  乙开发区         -",
        "",
    ]
    whole = replace(report, ranking=Ranking(frozenset({"level"}), ((0, "级别 2"),)))
    assert "    1  A1  甲街道      100.00  -2" in summary(whole)
    assert lines[1].startswith("3 个考核对象")


def test_long_lists_are_cut_and_counted(
    english_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = tuple(StandingChange(str(i), "x", "left", "") for i in range(9))
    for i in range(8):
        monkeypatch.setitem(settings.TEXTS, f"GS78{i}.what", Wording("x", "x", "x"))
    kinds = [Problem(f"GS78{i}", Severity.NOTICE) for i in range(8)]
    lines = summary(replace(english_report, changes=changes, problems=kinds * 50))
    assert len(lines) == SCREEN
    shown = [line for line in lines if line.endswith("x  left")]
    assert f"Changes of standing  {len(shown)} of 9 shown" in lines
    kinds_shown = [line for line in lines if "GS78" in line]
    assert kinds_shown == [f"  notice[GS78{i}] ×50 x" for i in range(len(kinds_shown))]
    assert len(kinds_shown) >= 2
    assert "Problems: 400 notices; --verbose lists them all" in lines


def test_what_moved_the_result_goes_before_what_was_read(
    english_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [
        *(("GS381", cells, Severity.NOTICE), ("GS281", tables, Severity.NOTICE)),
        *(("GS681", readings, Severity.NOTICE), ("GS282", tables, Severity.WARNING)),
        ("GS581", missing, Severity.WARNING),
    ]
    for code, room, _ in given:
        monkeypatch.setitem(room.TEXTS, f"{code}.what", Wording("x", "x", "x"))
    met = [Problem(code, severity) for code, _, severity in given]
    lines = summary(replace(english_report, problems=met))
    order = [line[line.index("[") + 1 : line.index("]")] for line in lines if line.endswith("] x")]
    assert order == ["GS581", "GS282", "GS681", "GS381", "GS281"]


def test_on_a_large_screen_five_of_a_kind_are_enough(english_report: Report) -> None:
    changes = tuple(StandingChange(str(i), "x", "left", "") for i in range(9))
    bare = replace(english_report, changes=changes, grades=(), money={})
    assert "Changes of standing  5 of 9 shown" in summary(bare)


def test_long_lists_of_groups_do_not_push_the_rest_away(english_report: Report) -> None:
    columns = {
        "rank": (Kind.COUNT, [*range(1, 30)]),
        "group": (Kind.TEXT, [f"zone {i}" for i in range(1, 30)]),
        "total": (Kind.POINTS, [9000] * 29),
        "grade": (Kind.WORD, [""] * 29),
        "members": (Kind.COUNT, [2] * 29),
    }
    table = make_table("zone", columns, Lang.EN)
    groups = tuple(GroupTable(by, by, "1", table) for by in ("zone", "grid"))
    lines = summary(replace(english_report, groups=groups))
    assert len(lines) == SCREEN
    assert "  1  zone 1  90.00, 2 in all" in lines
    assert lines[-1].startswith("Readings in force: R1")


def test_readings_whose_numbers_follow_one_another_are_told_in_runs(english_report: Report) -> None:
    ids = ("R1", "R3", "R6", "R7", "R8", "R9", "R11", "R12", "opening", "R13", "R14", "R15")
    first = english_report.readings[0]
    readings = tuple(replace(first, id=one) for one in (*ids, "R15"))
    last = summary(replace(english_report, readings=readings))[-1]
    assert last == "Readings in force: R1, R3, R6-R9, R11, R12, opening, R13-R15"


def test_bars_are_ascii_where_blocks_cannot_be_shown(chinese_report: Report) -> None:
    for encoding in ("ascii", "gbk", "cp1252"):
        raw = io.BytesIO()
        file = io.TextIOWrapper(raw, encoding)
        console = Console(file, width=80)
        print_summary(chinese_report, console)
        print_table(chinese_report, console)
        file.flush()
        assert b" ##############################" in raw.getvalue()


def test_names_can_neither_act_nor_mark_up(english_report: Report) -> None:
    evil = "\x1b[2J[red]\u202e:smile:"
    roster = make_table("t", {"id": (Kind.TEXT, [evil]), "total": (Kind.POINTS, [1])}, Lang.EN)
    report = replace(
        english_report,
        station=evil,
        changes=(StandingChange(evil, evil, "left", evil),),
        roster=roster,
    )
    shown = r"\x1b[2J[red]\u202e:smile:"
    text = "\n".join(summary(report, 200))
    assert text.count(shown) == 4
    assert "\x1b" not in text + "\n".join(table(report, 200))


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_and_is_aligned(lang: Lang, width: int) -> None:
    lines = table(make_report(lang), width)
    rows = lines[1:28]
    assert max(map(display_width, lines)) <= width
    assert len({display_width(line) for line in rows}) == 1
    assert "98.21" in rows[2]
    assert "欧阳示例" in rows[5]


def test_a_narrow_table_names_what_it_leaves_out(chinese_report: Report) -> None:
    lines = table(chinese_report, 80)
    assert "责任区" not in lines[1]
    assert lines[-2].startswith("屏幕宽度不足，未显示：网格、责任区、平时分")
    assert not any("未显示" in line for line in table(chinese_report, 250))


def test_empty_columns_are_not_shown(english_report: Report) -> None:
    roster = make_table(
        "t",
        {"id": (Kind.TEXT, ["1"]), "grid": (Kind.TEXT, [""]), "due": (Kind.MONEY, [UNSET])},
        Lang.EN,
    )
    lines = table(replace(english_report, roster=roster), 80)
    assert lines[1].split() == ["id"]


def test_an_empty_roster_is_a_table_of_nothing(english_report: Report) -> None:
    roster = make_table("t", {"id": (Kind.TEXT, [])}, Lang.EN)
    assert table(replace(english_report, roster=roster))[0] == (
        "示例社区工作站 Annual assessment 2026"
    )


def test_the_model_and_the_writers_are_light_to_import() -> None:
    modules = ["model", "streams.stream", "console.summary", "problem_list", "safe_write", "escape"]
    heavy = ["pandas", "openpyxl", "pyarrow", "xlsxwriter", "rich"]
    code = (
        f"import sys; [__import__('gridscore.results.' + name) for name in {modules}]; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_changes_of_standing_are_made_when_they_are_shown() -> None:
    changes = StandingChanges(["1", "2", "3"], ["甲", "乙", "丙"], ["left"] * 3, ["", "R15", ""])
    assert list(changes) == [StandingChange(*"1甲", "left", ""), changes[1], changes[-1]]
    assert [change.id for change in changes[1:]] == ["2", "3"]
    assert (len(changes), len(changes[:2]), bool(changes[3:])) == (3, 2, False)
