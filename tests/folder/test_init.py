"""`gridscore init`: a folder in which the next command needs no more words."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tomllib
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gridscore.folder.settings import read_settings
from gridscore.folder.start import Beginning, Places, readme_text
from gridscore.messages import Lang
from gridscore.periods import parse_period
from gridscore.results import safe_write
from gridscore.scheme.files import SHIPPED
from gridscore.scheme.loading import load_scheme, shipped_schemes
from tests.command import run
from tests.forms.filling import columns_of, fill
from tests.forms.stations import CRITERIA, DAQINGGOU_2013, JIMIYA, TARIFF, marks

if TYPE_CHECKING:
    from collections.abc import Callable

LEDGERS = {
    "daqinggou-2013": {
        *("花名册", "2026/奖惩台账", "2026/免评记录", "2026/年终测评表", "2026/满意度统计"),
        *(f"2026/Q{quarter}/评分表" for quarter in range(1, 5)),
    },
    "longyunli-2014": {
        *("花名册", "2026/奖惩台账", "2026/免评记录", "2026/年终测评表", "2026/满意度统计"),
        *(f"2026/Q{quarter}/评分表" for quarter in range(1, 5)),
    },
    "daqinggou-2015": {
        *("花名册", "2026/奖惩台账", "2026/免评记录"),
        *(f"2026/{month:02d}/评分表" for month in range(1, 13)),
    },
    "jimiya": {"花名册", "2026/奖惩台账", "2026/免评记录", "2026/不合格记录"},
    "haze-grid": {
        *("花名册", "2026/奖惩台账", "2026/免评记录", "2026/问题台账"),
        *(f"2026/{month:02d}/总分表" for month in range(1, 13)),
    },
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def start(scheme: str, *options: str, lang: str = "zh-Hans") -> Path:
    result = run("init", "站", "--scheme", scheme, "--year", "2026", "--lang", lang, *options)
    assert result.status == 0, result.stderr
    return Path("站").resolve()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives a folder as it is started under a regulation; each is written once and copied."""

    @cache
    def original(scheme: str) -> Path:
        with chdir(tmp_path_factory.mktemp(scheme)):
            return start(scheme, "--station", "示例“站”")

    def copied(scheme: str) -> Path:
        return Path(shutil.copytree(original(scheme), "站")).resolve()

    return copied


def ledgers(folder: Path) -> set[str]:
    return {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.xlsx")}


def test_every_regulation_is_looked_at() -> None:
    assert set(shipped_schemes()) == LEDGERS.keys()


@pytest.mark.parametrize("scheme", LEDGERS)
def test_it_has_the_ledgers_that_the_regulation_draws_on(
    scheme: str, started: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started(scheme)
    assert ledgers(folder) == LEDGERS[scheme]
    parts = {path.name for path in (folder / "2026").iterdir() if path.is_dir()}
    assert len(parts) == (12 if load_scheme(scheme).scheme.routine == "month" else 4)
    settings = tomllib.loads((folder / "gridscore.toml").read_text("utf-8"))
    assert (settings["scheme"], settings["station"], settings["lang"]) == (
        *(scheme, "示例“站”", "zh-Hans"),
    )
    monkeypatch.chdir(folder)
    told = run("check", "--lang", "en", "--verbose").problems
    assert [problem.code for problem in told if problem.severity == "error"] == ["GS204"]


@pytest.mark.parametrize(
    ("scheme", "keys"),
    [
        ("daqinggou-2013", {"subsidy"}),
        ("longyunli-2014", {"bonus", "commendation"}),
        ("jimiya", {"bonus", "clue", "rescue", "protection", "hazard"}),
        ("haze-grid", set()),
    ],
)
def test_amounts_wait_to_be_filled_in(
    scheme: str, keys: set[str], started: Callable[[str], Path]
) -> None:
    file = started(scheme) / "gridscore.toml"
    text = file.read_text("utf-8")
    assert not tomllib.loads(text).get("pay", {}).keys() - {"bonus"}
    filled_in = re.sub(r"^# (?=\S+ = 0$)", "", text, flags=re.MULTILINE)
    assert tomllib.loads(filled_in).get("pay", {}).keys() == keys
    file.write_text(filled_in, "utf-8")
    assert run("check", file.parent).status == 1  # for the blank roster: the keys are known


def test_forms_are_written_beside_a_blank_roster(
    started: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(started("daqinggou-2013"))
    written = run("forms", "--period", "2026Q1", "--lang", "en")
    assert written.status == 0, written.stderr
    assert "The roster is not filled in yet" in written.stderr
    assert "花名册" not in written.stderr


@pytest.mark.parametrize("lang", Lang)
def test_readme_and_remarks_are_in_her_language(lang: Lang, started: Callable[[str], Path]) -> None:
    chinese = lang is Lang.ZH_HANS
    folder = started("daqinggou-2013") if chinese else start("daqinggou-2013", lang=lang.value)
    text = (folder / "README.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in text
    assert "gridscore forms --period 2026Q1" in text.decode("utf-8")
    words = {Lang.EN: "roster", Lang.ZH_HANS: "花名册", Lang.ZH_HANT: "花名冊"}[lang]
    assert words in text.decode("utf-8")
    assert (folder / f"{words}.xlsx").exists()


@pytest.mark.parametrize("amounts", [True, False])
def test_the_steps_of_the_readme_are_numbered_without_a_gap(*, amounts: bool) -> None:
    beginning = Beginning(load_scheme("jimiya").scheme, "jimiya", "站", Lang.ZH_HANS)
    places = Places("花名册.xlsx", "奖惩台账.xlsx", parse_period("2026Q1"), "2026/Q1")
    text = readme_text(beginning, places, has_amounts=amounts)
    assert re.findall(r"^(.)、", text, re.MULTILINE) == list("一二三四五六"[: 5 + amounts])


def test_once_filled_in_a_quarter_needs_no_more_words(
    started: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started("daqinggou-2013")
    fill_in(folder, "花名册", "roster", DAQINGGOU_2013.roster)
    rows = [marks(CRITERIA, who, 15) for who in ("001", "002", "003")]
    fill_in(folder, "2026/Q1/评分表", "scores", rows)
    monkeypatch.chdir(folder / "2026")
    result = run("quarter", "2026Q1")
    assert result.status == 0, result.stderr
    assert (folder / "results" / "2026Q1.xlsx").exists()
    assert run("quarter", "2026Q1").status == 3
    missing = run("quarter", "2026Q2", "--lang", "en")
    assert {problem.code for problem in missing.problems if problem.severity == "error"} == {
        "GS501"
    }


def fill_in(folder: Path, name: str, kind: str, rows: list[dict[str, object]]) -> None:
    columns = columns_of(folder, DAQINGGOU_2013, kind)
    fill(folder / f"{name}.xlsx", rows, columns)  # type: ignore[arg-type]


def test_a_blank_fault_log_is_no_statement_yet_but_a_warning(
    started: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started("jimiya")
    fill(folder / "花名册.xlsx", JIMIYA.roster, columns_of(folder, JIMIYA, "roster"))
    monkeypatch.chdir(folder)
    told = run("check", "--lang", "en", "--verbose").problems
    assert "GS214" in [problem.code for problem in told if problem.severity == "warning"]


def test_a_scheme_file_is_named_from_the_folder(here: Path) -> None:
    (here / "tariff.toml").write_text(TARIFF, "utf-8")
    folder = start("tariff.toml")
    assert 'scheme = "../tariff.toml"' in (folder / "gridscore.toml").read_text("utf-8")
    assert run("check", folder).status == 1  # for the roster, which is blank
    assert "GS204" in run("check", folder).stderr


# ---- what is there already ----


def test_a_folder_is_not_started_twice(started: Callable[[str], Path]) -> None:
    folder = started("jimiya")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = run("init", "站", "--scheme", "longyunli-2014", "--year", "2026", "--lang", "en")
    assert again.status == 3
    assert "writes settings and README anew" in again.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_no_folder_is_started_within_another(
    started: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started("jimiya")
    monkeypatch.chdir(folder / "2026")
    result = run("init", "明年", "--scheme", "jimiya", "--year", "2027", "--lang", "en")
    assert result.status == 2
    assert "would read both" in result.stderr
    assert not Path("明年").exists()
    assert run("init", "../../明年", "--scheme", "jimiya", "--year", "2027").status == 0


def test_nothing_is_overwritten_and_nothing_half_written(here: Path) -> None:
    (here / "站" / "2026").mkdir(parents=True)
    (here / "站" / "2026" / "奖惩台账.xlsx").write_bytes(b"mine")
    result = run("init", "站", "--scheme", "jimiya", "--year", "2026", "--lang", "zh-Hans")
    assert result.status == 3
    assert sorted(path.name for path in (here / "站").rglob("*")) == ["2026", "奖惩台账.xlsx"]


@pytest.mark.parametrize("stopped_by", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize("there", [".", "站/2026"])
def test_a_beginning_that_is_cut_off_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, there: str, stopped_by: BaseException
) -> None:
    (here / there).mkdir(parents=True, exist_ok=True)
    before = sorted(here.rglob("*"))
    with monkeypatch.context() as patched:
        stop_at(6, patched, stopped_by)
        result = run("init", "站", "--scheme", "jimiya", "--year", "2026", "--lang", "zh-Hans")
    assert result.status == (130 if isinstance(stopped_by, KeyboardInterrupt) else 2)
    assert sorted(here.rglob("*")) == before
    start("jimiya")


def stop_at(number: int, patched: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the file of this number be the one that cannot be written."""
    flushed: list[Path] = []

    def stop(file: Path) -> None:
        flushed.append(file)
        if len(flushed) == number:
            raise error

    patched.setattr(safe_write, "_flush_to_disk", stop)


def test_force_renews_the_settings_and_keeps_ledgers(started: Callable[[str], Path]) -> None:
    folder = started("jimiya")
    book = openpyxl.load_workbook(folder / "花名册.xlsx")
    book.worksheets[0]["A5"] = "J1"
    book.save(folder / "花名册.xlsx")
    (folder / "2026" / "不合格记录.xlsx").unlink()
    filled = (folder / "花名册.xlsx").read_bytes()
    start("jimiya", "--station", "新站", "--force")
    assert (folder / "花名册.xlsx").read_bytes() == filled
    assert (folder / "2026" / "不合格记录.xlsx").exists()
    assert "新站" in (folder / "gridscore.toml").read_text("utf-8")


def test_other_files_of_a_folder_do_not_matter(here: Path) -> None:
    (here / "站").mkdir()
    (here / "站" / "notes.docx").touch()
    start("jimiya")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("init", "站"), "--scheme"),
        (("init", "站", "--scheme", "zzz"), "no regulation"),
        (("init", "file", "--scheme", "jimiya"), "no folder"),
        (("init", "站", "--scheme", "jimiya", "--year", "26"), "no period"),
    ],
)
def test_what_is_refused(here: Path, call: tuple[str, ...], said: str) -> None:
    (here / "file").touch()
    result = run(*call, "--lang", "en")
    assert result.status == 2
    assert said in result.stderr
    assert not (here / "站").exists()


@pytest.mark.parametrize(
    ("station", "kept"),
    [
        (os.fsdecode("示例社区".encode("gbk")), "示例社区"),
        ("a\x7f\x1b\nb", "a\x7f\x1b\nb"),
        (os.fsdecode(b"a\xff"), "a\\udcff"),
    ],
    ids=["another encoding", "signs that act", "stray bytes"],
)
def test_whatever_a_station_is_called_its_settings_can_be_read(station: str, kept: str) -> None:
    settings = start("jimiya", "--station", station) / "gridscore.toml"
    assert read_settings(settings).station == kept


def test_a_regulation_in_a_file_with_stray_bytes_in_its_name_is_told(here: Path) -> None:
    name = os.fsdecode(b"\xff.toml")
    (here / name).write_bytes((SHIPPED / "jimiya.toml").read_bytes())
    assert run("init", "own", "--scheme", name, "--lang", "en").status == 0
    told = run("check", "own", "--lang", "en")
    assert told.status == 2
    assert "udcff.toml" in told.stderr
