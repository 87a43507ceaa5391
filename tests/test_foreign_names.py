from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gridscore.foreign_names import on_disk, readable

UTF_8_SYSTEM = pytest.mark.skipif(
    sys.getfilesystemencoding() != "utf-8" or os.name != "posix",
    reason="names of other encodings are made on a UTF-8 system",
)


@pytest.mark.parametrize("name", ["scores.csv", "第一季度/评分表.xlsx", "評分表"])
def test_names_in_order_stay_as_they_are(name: str) -> None:
    assert readable(name) == name


@UTF_8_SYSTEM
def test_a_name_in_gbk_is_read_as_it_was_meant() -> None:
    assert readable(os.fsdecode("第一季度.csv".encode("gbk"))) == "第一季度.csv"


@UTF_8_SYSTEM
def test_a_name_in_no_encoding_stays() -> None:
    name = os.fsdecode(b"\xff\xff.csv")
    assert readable(name) == name


def test_a_name_in_utf_8_is_read_from_a_gbk_console(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = "第一季度".encode().decode("gbk", "surrogateescape")
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("gbk", "surrogateescape"))
    assert readable(seen) == "第一季度"


def test_what_the_file_system_cannot_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("ascii"))
    assert readable("第一季度") == "第一季度"


def test_a_file_is_found_by_the_name_in_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "标准.toml"
    assert on_disk(there) == there
    there.write_text("", encoding="utf-8")
    assert on_disk(there) == there
    monkeypatch.setattr(os, "fsdecode", lambda raw: str(there))
    assert on_disk(tmp_path / "\u6807.toml") == there
