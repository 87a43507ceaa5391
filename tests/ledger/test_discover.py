from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from gridscore.ledger.discover import find_files
from gridscore.ledger.sources import read_grids
from gridscore.messages.severity import Severity
from gridscore.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def place_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("工号,姓名\n", encoding="utf-8")


def shown(paths: Sequence[Path], base: Path) -> list[str]:
    files, problems = find_files(paths, base)
    assert problems == []
    return [file.shown for file in files]


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place or "")) for problem in problems]


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    place_files(tmp_path, "b.csv", "a/2.TSV", "a/1.txt", "c/d/e.csv")
    assert shown([tmp_path], tmp_path) == ["a/1.txt", "a/2.TSV", "b.csv", "c/d/e.csv"]


def test_what_is_not_a_ledger_is_passed_over(tmp_path: Path) -> None:
    place_files(
        tmp_path,
        "ledger.csv",
        "~$ledger.xlsx",
        ".hidden.csv",
        ".git/x.csv",
        "README.txt",
        "Readme.md",
        "notes.md",
        "gridscore.toml",
        "results/2026.csv",
        "sub/results/kept.csv",
    )
    assert shown([tmp_path], tmp_path) == ["ledger.csv", "sub/results/kept.csv"]


def test_a_results_folder_without_settings_beside_it_is_read(tmp_path: Path) -> None:
    place_files(tmp_path, "results/2026.csv")
    assert shown([tmp_path], tmp_path) == ["results/2026.csv"]


def test_paths_outside_the_base_are_shown_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_files(tmp_path, "base/a.csv", "other/b.csv")
    monkeypatch.chdir(tmp_path)
    paths = [Path("base/../base/a.csv"), Path("other"), tmp_path / "other" / "b.csv"]
    assert shown(paths[:2], Path("base")) == ["a.csv", "other/b.csv"]
    assert shown(paths[2:], Path("base")) == [(tmp_path / "other" / "b.csv").as_posix()]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    place_files(tmp_path, "a/x.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a" / "x.csv")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    paths = [tmp_path, tmp_path / "a", tmp_path / "a" / "x.csv"]
    assert shown(paths, tmp_path) == ["a/x.csv"]
    assert shown(paths[::-1], tmp_path) == ["a/x.csv"]


def test_a_lock_file_that_a_shell_names_is_passed_over(tmp_path: Path) -> None:
    place_files(tmp_path, "a.csv", "~$a.csv")
    assert shown([tmp_path / "a.csv", tmp_path / "~$a.csv"], tmp_path) == ["a.csv"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    place_files(tmp_path, ".a.csv", "README.csv")
    assert shown([tmp_path / ".a.csv", tmp_path / "README.csv"], tmp_path) == [
        ".a.csv",
        "README.csv",
    ]


@pytest.mark.parametrize("ending", [".et", ".numbers", ".PDF", ".png", ".docx", ".md", ""])
def test_a_kind_that_cannot_be_read_is_an_error_when_named(tmp_path: Path, ending: str) -> None:
    place_files(tmp_path, f"a{ending}", "b.csv")
    files, problems = find_files([tmp_path / f"a{ending}", tmp_path / "b.csv"], tmp_path)
    assert [file.shown for file in files] == ["b.csv"]
    assert told(problems) == [("GS103", f"a{ending}")]
    assert problems[0].details == {"ending": ending}
    assert problems[0].severity is Severity.ERROR


def test_an_office_file_met_in_a_folder_is_a_warning(tmp_path: Path) -> None:
    strange = (
        "a.et",
        "c.jpg",
        "f.slk",
        "g.DIF",
        "h.dbf",
        "i.numbers",
        "j.wps",
        "k.ksheet",
        "l.uos",
    )
    place_files(tmp_path, *strange, "b.csv", "d.py", "e.md")
    files, problems = find_files([tmp_path], tmp_path)
    assert [file.shown for file in files] == ["b.csv"]
    assert told(problems) == [("GS104", name) for name in strange]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_what_is_not_there_is_an_error_and_the_rest_is_found(tmp_path: Path) -> None:
    place_files(tmp_path, "a.csv")
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "gone.csv")
    paths = [tmp_path / "b.csv", tmp_path / "dangling.csv", tmp_path / "a.csv"]
    files, problems = find_files(paths, tmp_path)
    assert [file.shown for file in files] == ["a.csv"]
    assert told(problems) == [("GS101", "b.csv"), ("GS101", "dangling.csv")]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    place_files(tmp_path, "a.csv")
    for name in ("dangling.csv", "folder"):
        (tmp_path / name).symlink_to(tmp_path / "gone" / name)
    files, problems = find_files([tmp_path], tmp_path)
    assert [file.shown for file in files] == ["a.csv"]
    assert told(problems) == [("GS101", "dangling.csv"), ("GS101", "folder")]


@pytest.mark.parametrize("stream", [1, 2])
def test_the_file_that_the_output_goes_to_is_no_ledger(tmp_path: Path, stream: int) -> None:
    place_files(tmp_path, "a.csv", "check.txt")
    kept = os.dup(stream)
    try:
        with (tmp_path / "check.txt").open("w") as output:
            os.dup2(output.fileno(), stream)
            found = shown([tmp_path, tmp_path / "check.txt"], tmp_path)
    finally:
        os.dup2(kept, stream)
        os.close(kept)
    assert found == ["a.csv"]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert told(find_files([tmp_path / "a.csv"], tmp_path)[1]) == [("GS124", "a.csv")]


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    endless = tmp_path / ("a" * 300 + ".csv")
    (code,) = [code for code, _ in told(find_files([endless], tmp_path)[1])]
    assert code in ("GS101", "GS106")  # later versions of Python answer that there is none


def test_a_folder_without_ledgers_is_an_error(tmp_path: Path) -> None:
    place_files(tmp_path, "empty/notes.md", "full/a.csv")
    files, problems = find_files([tmp_path / "empty", tmp_path / "full"], tmp_path)
    assert [file.shown for file in files] == ["full/a.csv"]
    assert told(problems) == [("GS102", "empty")]


def test_a_folder_that_may_not_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_files(tmp_path, "a.csv", "closed/b.csv")
    listing = Path.iterdir

    def deny(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", deny)
    files, problems = find_files([tmp_path], tmp_path)
    assert [file.shown for file in files] == ["a.csv"]
    assert told(problems) == [("GS106", "closed")]


def test_what_is_in_a_folder_that_may_not_be_entered_is_an_error_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_files(tmp_path, "a.csv", "closed/b.csv", "z.csv")
    look = Path.is_dir

    def deny(path: Path) -> bool:
        if path.parent.name == "closed":
            raise PermissionError
        return look(path)

    monkeypatch.setattr(Path, "is_dir", deny)
    files, problems = find_files([tmp_path], tmp_path)
    assert [file.shown for file in files] == ["a.csv", "z.csv"]
    assert told(problems) == [("GS106", "closed/b.csv")]


def test_a_folder_that_cannot_be_read_is_named_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("station").mkdir()
    assert told(find_files([Path("station")], Path("station"))[1]) == [("GS102", "station")]


def write_result(path: Path, author: str, title: str) -> None:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": author, "title": title})
    book.add_worksheet().write(0, 0, "rank")
    book.close()


def test_gridscores_own_results_are_left_out_with_a_notice(tmp_path: Path) -> None:
    write_result(tmp_path / "result.xlsx", "gridscore", "gridscore 2026Q1")
    write_result(tmp_path / "form.xlsx", "gridscore", "季度考核测评表")
    write_result(tmp_path / "clerk.xlsx", "张三", "gridscore 2026Q1")
    with zipfile.ZipFile(tmp_path / "result.ods", "w") as archive:
        archive.writestr("content.xml", "<x/>")
        archive.writestr(
            "meta.xml",
            "<m><meta:initial-creator>gridscore</meta:initial-creator>"
            "<dc:title>gridscore 2026Q1</dc:title></m>",
        )
    files, _ = find_files([tmp_path, tmp_path / "result.xlsx"], tmp_path)
    grids, problems = read_grids(files)
    assert [grid.ref.file for grid in grids] == ["clerk.xlsx", "form.xlsx"]
    assert told(problems) == [("GS105", "result.ods"), ("GS105", "result.xlsx")]
    assert {problem.severity for problem in problems} == {Severity.NOTICE}


def test_a_damaged_workbook_is_kept_for_the_reader_to_refuse(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    for name, length in (("b.xlsx", 700), ("c.xlsx", 0)):
        (tmp_path / name).write_bytes(data[:length])
    assert shown([tmp_path], tmp_path) == ["a.xlsx", "b.xlsx", "c.xlsx"]
