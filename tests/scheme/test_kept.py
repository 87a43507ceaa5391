"""What is recalled of a scheme that was found sound is that scheme, and takes no pydantic."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gridscore import kept
from gridscore.scheme.loading import load_scheme, shipped_schemes

DESCRIBE = Path(__file__).with_name("describe_scheme.py")
SKELETON = Path(kept.__file__).parent / "schemes" / "daqinggou-2013.toml"
CHECKING = "gridscore.scheme.consistency pydantic"


def described(folder: Path, name: str, *overrides: str) -> tuple[str, str, str]:
    """Give what a process of its own knows of a scheme, its hash, and what it imported."""
    result = subprocess.run(
        [sys.executable, DESCRIBE, folder, name, *overrides],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said, digest, heavy = result.stdout.split("\n")[:3]
    return said, digest, heavy


@pytest.mark.parametrize("name", shipped_schemes())
def test_what_is_recalled_is_what_was_checked(name: str, tmp_path: Path) -> None:
    *checked, heavy = described(tmp_path, name)
    assert heavy == CHECKING
    *recalled, heavy = described(tmp_path, name)
    assert heavy == ""
    assert recalled == checked
    assert recalled[1] == load_scheme(name).digest


def test_overrides_are_told_apart(tmp_path: Path) -> None:
    plain, digest, _ = described(tmp_path, "daqinggou-2013")
    override = "pay.bonus.amounts.good=1999"
    for heavy in (CHECKING, ""):
        other = described(tmp_path, "daqinggou-2013", override)
        assert other[0] != plain
        assert other[1] != digest
        assert other[2] == heavy
    assert described(tmp_path, "daqinggou-2013") == (plain, digest, "")


def test_a_file_that_changed_is_checked_again(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SKELETON.read_text("utf-8"), "utf-8")
    before = described(tmp_path, str(own))
    assert described(tmp_path, str(own))[2] == ""
    own.write_text(own.read_text("utf-8").replace("1500", "1501"), "utf-8")
    after = described(tmp_path, str(own))
    assert after[2] == CHECKING
    assert after[1] != before[1]


@pytest.mark.parametrize("content", ["", "[", "{}", "[1]", '{"kind": "dict"}'])
def test_what_cannot_be_read_is_made_anew(content: str, tmp_path: Path) -> None:
    before = described(tmp_path, "jimiya")
    (form,) = tmp_path.glob("kept-*.json")
    whole = form.read_bytes()
    form.write_text(content)
    assert described(tmp_path, "jimiya") == before
    assert form.read_bytes() == whole


def test_what_was_damaged_is_made_anew(tmp_path: Path) -> None:
    before = described(tmp_path, "daqinggou-2013")
    (form,) = tmp_path.glob("kept-*.json")
    whole = form.read_bytes()
    assert b"2400" in whole
    for damaged in (whole.replace(b"2400", b"2500"), whole[:-1], b"[" * 100_000):
        form.write_bytes(damaged)
        assert described(tmp_path, "daqinggou-2013") == before
        assert form.read_bytes() == whole


def test_nothing_is_left_beside_what_cannot_be_kept(tmp_path: Path) -> None:
    described(tmp_path, "jimiya")
    (form,) = tmp_path.glob("kept-*.json")
    form.unlink()
    form.mkdir()
    assert described(tmp_path, "jimiya")[2] == CHECKING
    assert list(tmp_path.iterdir()) == [form]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "missing"
    assert described(folder, "jimiya")[2] == CHECKING
    assert described(folder, "jimiya")[2] == CHECKING


def test_old_forms_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    monkeypatch.setattr(kept, "in_use", True)
    scheme = load_scheme("jimiya").scheme
    for text in "abcd":
        kept.keep(text, "gridscore.scheme.model", scheme)
    assert len(list(tmp_path.iterdir())) == 2


def test_only_the_command_itself_recalls() -> None:
    assert not kept.in_use
    assert kept.recall("anything", "gridscore.scheme.missing") is None
