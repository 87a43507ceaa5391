"""Forms that are filled in and handed back: read without a notice, with the results of plain
ledgers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.command import run
from tests.forms.filling import convert, hand_out_and_fill, results, write_plain
from tests.forms.stations import STATIONS

if TYPE_CHECKING:
    from pathlib import Path

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    monkeypatch.chdir(folder)
    found: list[dict[str, str]] = json.loads(run("check", "--format", "json").stdout)
    return found


def compare(folder: Path, plain: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(folder, monkeypatch) == []
    assert results(folder, STATIONS[name]) == results(plain, STATIONS[name])


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        *((name, "zh-Hans") for name in STATIONS),
        ("daqinggou-2013", "zh-Hant"),
        ("haze-grid", "zh-Hant"),
        ("longyunli-2014", "en"),
        ("jimiya", "en"),
    ],
)
def test_filled_in_by_openpyxl(
    name: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_plain(tmp_path / "plain", STATIONS[name])
    hand_out_and_fill(tmp_path / "filled", STATIONS[name], lang)
    compare(tmp_path / "filled", tmp_path / "plain", name, monkeypatch)


@needs_libreoffice
def test_saved_by_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, station in STATIONS.items():
        write_plain(tmp_path / "plain" / name, station)
        hand_out_and_fill(tmp_path / "xlsx" / name, station)
    expected = {name: results(tmp_path / "plain" / name, STATIONS[name]) for name in STATIONS}
    for ending in ("ods", "xls", "xlsx"):
        folder = tmp_path / ending
        if ending != "xlsx":
            shutil.copytree(tmp_path / "xlsx", folder)
        convert(sorted(folder.rglob("*.xlsx")), ending, tmp_path / f"{ending} scratch")
        for name, station in STATIONS.items():
            assert problems(folder / name, monkeypatch) == [], ending
            assert results(folder / name, station) == expected[name], ending
