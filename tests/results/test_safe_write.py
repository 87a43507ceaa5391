from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridscore.messages import Lang, say
from gridscore.messages.results import TEXTS
from gridscore.problems import OutputExistsError, OutputNotWritableError
from gridscore.results import safe_write
from gridscore.results.safe_write import open_result, write_safely, write_together


def write_new(path: Path) -> None:
    path.write_text("new")


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_new_file_is_complete_and_alone_in_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    write_safely(target, write_new, overwrite=False)
    assert target.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_the_temporary_file_is_hidden_and_has_the_same_ending(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(path: Path) -> None:
        seen.append(path)

    write_safely(tmp_path / "out.xlsx", write, overwrite=False)
    assert seen[0].parent == tmp_path
    assert seen[0].name.startswith(".")
    assert seen[0].suffix == ".xlsx"


def test_an_existing_file_is_only_overwritten_on_demand(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(OutputExistsError):
        write_safely(target, failing(AssertionError("computed first")), overwrite=False)  # type: ignore[arg-type]
    assert target.read_text() == "old"
    write_safely(target, write_new, overwrite=True)
    assert target.read_text() == "new"


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_file_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    target = tmp_path / "out.csv"
    if not links:
        monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "no links")))

    def write(path: Path) -> None:
        path.write_text("ours")
        target.write_text("theirs")

    with pytest.raises(OutputExistsError):
        write_safely(target, write, overwrite=False)
    assert target.read_text() == "theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_without_hard_links_the_file_still_gets_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "no links")))
    write_safely(tmp_path / "out.csv", write_new, overwrite=False)
    assert (tmp_path / "out.csv").read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("bug")])
def test_whatever_interrupts_the_writing_leaves_the_old_file(
    tmp_path: Path, error: BaseException
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")

    def write(path: Path) -> None:
        path.write_text("half")
        raise error

    with pytest.raises(type(error)):
        write_safely(target, write, overwrite=True)
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_run_that_was_cut_off_left_behind_is_cleared_by_the_next(tmp_path: Path) -> None:
    cut_off = """
import os, signal, sys
from pathlib import Path
from gridscore.results.safe_write import write_safely

def write(path):
    path.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)

write_safely(Path(sys.argv[1]), write, overwrite=True)
"""
    target, other = tmp_path / "out.csv", tmp_path / ".gridscore-notes.csv"
    target.write_text("old")
    other.write_text("not ours")
    subprocess.run([sys.executable, "-c", cut_off, str(target)], check=False)
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 3
    write_safely(target, write_new, overwrite=True)
    assert target.read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, target.name]


def test_what_another_run_is_writing_is_no_leftover(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_text("first")
        write_safely(tmp_path / "second.csv", write_new, overwrite=False)

    write_safely(tmp_path / "first.csv", write, overwrite=False)
    assert (tmp_path / "first.csv").read_text() == "first"


def test_a_claimed_name_is_given_back_when_the_move_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "no links")))
    monkeypatch.setattr(Path, "replace", failing(OSError(errno.EIO, "broken disk")))
    with pytest.raises(OutputNotWritableError) as caught:
        write_safely(tmp_path / "out.csv", write_new, overwrite=False)
    assert caught.value.reason == "failed"
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_rights_of_the_umask_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    old = os.umask(0o027)
    try:
        write_safely(tmp_path / "new.csv", write_new, overwrite=False)
    finally:
        os.umask(old)
    assert (tmp_path / "new.csv").stat().st_mode & 0o777 == 0o640
    kept = tmp_path / "kept.csv"
    kept.write_text("old")
    kept.chmod(0o604)
    write_safely(kept, write_new, overwrite=True)
    assert kept.stat().st_mode & 0o777 == 0o604


def test_a_symlink_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "data.csv", tmp_path / "link.csv"
    link.symlink_to(real)
    write_safely(link, write_new, overwrite=False)
    assert link.is_symlink()
    assert real.read_text() == "new"
    with pytest.raises(OutputExistsError):
        write_safely(link, write_new, overwrite=False)


def test_outputs_that_cannot_be_say_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (
        (".", "is-folder"),
        ("missing/out.csv", "no-folder"),
        ("file/out.csv", "no-folder"),
        ("x" * 300 + ".csv", "long-name"),
        ("pipe", "not-a-file"),
    ):
        with pytest.raises(OutputNotWritableError) as caught:
            write_safely(tmp_path / name, write_new, overwrite=True)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "full"), "no-space"),
        (PermissionError(errno.EACCES, "open in Excel"), "in-use"),
        (OSError(errno.EIO, "broken"), "failed"),
        (OSError("of no number"), "failed"),
    ],
)
def test_errors_while_moving_into_place_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    monkeypatch.setattr(Path, "replace", failing(error))
    with pytest.raises(OutputNotWritableError) as caught:
        write_safely(tmp_path / "out.csv", write_new, overwrite=True)
    assert caught.value.reason == reason
    assert list(tmp_path.iterdir()) == []


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.csv").write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputNotWritableError) as caught:
        write_safely(tmp_path / "out.csv", write_new, overwrite=True)
    assert caught.value.reason == "no-permission"


def test_every_reason_has_a_sentence_that_names_the_file() -> None:
    reasons = [key for key in TEXTS if key.startswith("output.")]
    assert len(reasons) == 8
    for key in reasons:
        for lang in Lang:
            assert "a.csv" in say(f"results.{key}", lang, path="a.csv")


def test_of_files_that_belong_together_none_is_written_unless_all_are(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("old", "utf-8")

    def fill(path: Path) -> None:
        path.write_text("new", "utf-8")

    def fail(path: Path) -> None:
        fill(path)
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OutputNotWritableError, match="no-space") as told:
        write_together([(first, fill), (second, fail)], overwrite=True)
    assert told.value.path == str(second)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.csv": "old"}
    write_together([(first, fill), (second, fill)], overwrite=True)
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"new"}


def test_what_goes_to_the_disk_on_the_way_is_all_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_write, "_ON_ITS_WAY", 1 << 13)
    pieces = [bytes([number]) * (1 + 997 * number) for number in range(60)]
    with open_result(tmp_path / "large.csv") as target:
        for piece in pieces:
            assert target.write(memoryview(piece)) == len(piece)
    assert (tmp_path / "large.csv").read_bytes() == b"".join(pieces)
