from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from fake_report import make_report, make_table
from rich.console import Console

from gridscore.messages import Lang, Wording, problems
from gridscore.numbers import UNSET
from gridscore.problems import Problem, Severity
from gridscore.results.console import print_summary, print_table
from gridscore.results.escape import display_width
from gridscore.results.model import Kind, Report, StandingChange


def summary(report: Report, width: int = 80) -> list[str]:
    out = io.StringIO()
    print_summary(report, Console(file=out, width=width))
    return out.getvalue().splitlines()


def table(report: Report, width: int = 80) -> list[str]:
    out = io.StringIO()
    print_table(report, Console(file=out, width=width))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_is_one_screen(lang: Lang, width: int) -> None:
    lines = summary(make_report(lang, draft=True), width)
    assert len(lines) <= 24
    assert max(map(display_width, lines)) <= width


def test_the_summary_says_what_matters(chinese_report: Report) -> None:
    text = "\n".join(summary(chinese_report, 120))
    assert text.startswith("示例社区工作站 2026 年度考核结果\n25 人，依据：")
    for part in (
        "  优秀    █████████████████ 5",
        "  无等次  ████ 1",
        "金额  年终奖（元） 44,500.00  表彰奖（元） 500.00  实发（元） 45,000.00",
        "  025 丁四 已解聘 四-1 本年第 3 次",
        "问题：1 个警告，2 条提示",
        "  提示[GS993] ×2 “备注”列不参与计算",
        "规则口径：R1, R2,",
    ):
        assert part in text
    assert "草稿" not in text


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


def test_long_lists_are_cut_and_counted(
    english_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = tuple(StandingChange(str(i), "x", "left", "") for i in range(9))
    for i in range(8):
        monkeypatch.setitem(problems.TEXTS, f"GS98{i}.what", Wording("x", "x", "x"))
    kinds = [Problem(f"GS98{i}", Severity.NOTICE) for i in range(8)]
    lines = summary(replace(english_report, changes=changes, problems=kinds * 50))
    assert "  … and 4 more" in lines
    assert [line for line in lines if "GS98" in line] == [
        f"  notice[GS98{i}] ×50 x" for i in range(5)
    ]
    assert "  … and 3 more kinds; --verbose lists them all" in lines


def test_bars_are_ascii_where_blocks_cannot_be_shown(chinese_report: Report) -> None:
    for encoding in ("ascii", "gbk", "cp1252"):
        raw = io.BytesIO()
        file = io.TextIOWrapper(raw, encoding)
        console = Console(file=file, width=80)
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
    assert lines[-2].startswith("屏幕宽度不足，未显示：网格，责任区，平时分")
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
    modules = ["model", "stream", "console", "problem_list", "safe_write", "escape"]
    heavy = ["pandas", "openpyxl", "pyarrow", "xlsxwriter", "rich"]
    code = (
        f"import sys; [__import__('gridscore.results.' + name) for name in {modules}]; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
