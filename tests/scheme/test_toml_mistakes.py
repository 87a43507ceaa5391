"""What is said of a text that is no TOML: every mistake, with its line and what to write."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.messages import Lang
from gridscore.scheme.files import SHIPPED
from gridscore.scheme.toml_mistakes import MOST_TOLD, mistakes_of
from tests.command import run

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
id = "ours"
clauses = ["一", "二"]

[[criteria]]
id = "log"
max = 40  # points
title = "工作日志"

[year]
weights = { routine = 100 }
"""


def spoiled(*changes: tuple[str, str]) -> str:
    text = SOUND
    for right, wrong in changes:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    return text


def told(text: str, lang: Lang = Lang.EN) -> list[str]:
    lines = mistakes_of(text).in_language(lang).split("\n")
    assert "mended" in lines[-1] or lang is not Lang.EN
    return [line.strip() for line in lines[:-1]]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "what"),
    [
        # what a Chinese keyboard writes
        ('"工作日志"', "“工作日志”", 7, 'write “ → ", ” → "'),
        ('"工作日志"', '"工作日志”', 7, 'write ” → "'),
        ('"工作日志"', "「工作日志」", 7, 'write 「 → ", 」 → "'),
        ("max = 40", "max ＝ 40", 6, "write ＝ → ="),
        ("max = 40", "max：40", 6, "write ： → ="),
        ("40  #", "40  ＃", 6, "write ＃ → #"),
        ("= 40", "= ４０", 6, "write ４ → 4, ０ → 0"),
        ('"一", "二"', '"一"，"二"', 2, "write ， → ,"),
        ('"一", "二"', '"一"、"二"', 2, "write 、 → ,"),
        ('"一", "二"', '\n  "一"，\n  "二"\n', 3, "write ， → ,"),
        ("[year]", "【year】", 9, "write 【 → [, 】 → ]"),
        ("{ routine = 100 }", "｛ routine = 100 ｝", 10, "write ｛ → {, ｝ → }"),
        # text, numbers and dates that are not written as TOML wants them
        ('"工作日志"', "工作日志", 7, "text in quotation marks"),
        ('"工作日志"', "", 7, "no value"),
        ('"工作日志"', '"工作日志', 7, "quotation mark is not closed"),
        ('"工作日志"', '"工作"好"日志"', 7, "ends the text"),
        ('"工作日志"', '"工作\\日志"', 7, "written twice"),
        ('"工作日志"', '"工作日志",', 7, "signs that are too many"),
        ("40  #", "40分  #", 6, "without sign or unit: 40 "),
        ("40  #", "1,000.5  #", 6, "without sign or unit: 1000.5 "),
        ("40  #", "40  //", 6, "begins with #"),
        ("40  #", "是  #", 6, "true or false"),
        ("40  #", "2026.1.5  #", 6, "a date such as"),
        ("40  #", "2026年1月5日  #", 6, "a date such as"),
        ("40  #", "2026-1-5  #", 6, "a date such as"),
        # keys, tables and brackets
        ("max = 40", "max: 40", 6, "not a colon"),
        ("max = 40", "max 40", 6, "key = value"),
        ("max = 40", "满分 = 40", 6, "stands in quotation marks"),
        ("max = 40", "最高四十分", 6, "begins with #"),
        ("max = 40", "max = 40\nmax = 50", 7, "stands in its table already"),
        ("[year]", "[criteria]", 9, "[[…]]"),
        ("[year]", "[年度]", 9, "stands in quotation marks"),
        ("[year]", "[year", 9, "a bracket is not closed"),
        ("[[criteria]]", "[[criteria]", 4, "a bracket is not closed"),
        ('"一", "二"]', '"一", "二"', 2, "a bracket is not closed"),
        ('"一", "二"]', '"一", "二",', 2, "a bracket is not closed"),
        ('"一", "二"]', '\n  "一",\n  "二",\n', 2, "a bracket is not closed"),
        ('"一", "二"', '"一" "二"', 2, "a comma is missing"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(
    right: str, wrong: str, line: int, what: str
) -> None:
    (only,) = told(spoiled((right, wrong)))
    assert only.startswith(f"line {line}: ")
    assert what in only


def test_all_mistakes_are_told_at_once() -> None:
    text = spoiled(
        ('"ours"', "“ours”"),
        ('"一", "二"]', '"一", "二"'),
        ("max = 40", "max = 40分"),
        ("[year]", "【year】"),
        ("{ routine = 100 }", "{ routine = 100 ｝"),
    )
    assert [line.partition(":")[0] for line in told(text)] == [
        *("line 1", "line 2", "line 6", "line 9", "line 10")
    ]


def test_what_stands_there_is_shown_without_the_remark_behind_it() -> None:
    (only,) = told(spoiled(("40  # points", "40分  # 写“分”")), Lang.ZH_HANS)
    assert only == "第 6 行：数字单独写，不带单位和千位分隔符：40（写的是：max = 40分）"


def test_a_table_after_a_broken_heading_is_no_mistake() -> None:
    text = spoiled(("[year]", "[year】\nid = 1\nmax = 2"))
    assert len(told(text)) == 1


def test_a_list_that_is_broken_inside_is_one_mistake() -> None:
    text = spoiled(('"一", "二"', '\n  "一",\n  二,\n  "三",\n'))
    assert [line.partition(":")[0] for line in told(text)] == ["line 4"]


def test_of_very_many_mistakes_some_are_told() -> None:
    assert len(told("max: 40\n" * 1000)) == MOST_TOLD


@pytest.mark.parametrize(
    "text", ["n = " + "9" * 5000, "n = " + "[" * 5000, '"""', "\ufeffn =", "\x00"]
)
def test_what_tomllib_gives_no_line_for_is_told_too(text: str) -> None:
    assert told(text)


@given(st.sampled_from(sorted(SHIPPED.glob("*.toml"))), st.data())
def test_whatever_is_cut_out_or_put_in_is_told_where_it_is(path: Path, data: st.DataObject) -> None:
    text = path.read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(st.sampled_from(["", "“", "，", "：", '"', "[", "\n", "=", "分"]))
    text = text[:at] + put + text[at + cut :]
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        mistakes = mistakes_of(text).mistakes
        assert mistakes
        assert all(1 <= mistake.line <= text.count("\n") + 1 for mistake in mistakes)


@pytest.mark.parametrize("name", ["ours.toml", "gridscore.toml", "templates/result-style.toml"])
def test_every_file_that_a_station_writes_is_told_of_alike(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "gridscore.toml").write_text('scheme = "daqinggou-2013"\n', "utf-8")
    (tmp_path / "花名册.csv").write_text("工号,姓名\nW1,甲一\n", "utf-8")
    (tmp_path / name).write_text("[pay]\nsubsidy ＝ 600\nbonus = 5元\n", "utf-8")
    call = ("scheme", "check", name) if name == "ours.toml" else ("quarter", "2026Q1", "--draft")
    result = run(*call, "--lang", "zh-Hans")
    assert result.status == 2
    assert f"{name} 写法有误" in result.stderr
    assert "第 2 行：" in result.stderr
    assert "第 3 行：" in result.stderr
