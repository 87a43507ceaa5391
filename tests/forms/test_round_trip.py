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
from tests.office import needs_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = ("ods", "xls", "xlsx")


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
    """Every form there is in each format; those of a regulation in one format each, by turns."""
    monkeypatch.chdir(tmp_path)
    folders = {}
    to_save: dict[str, list[Path]] = {ending: [] for ending in ENDINGS}
    for name, station in STATIONS.items():
        write_plain(tmp_path / "plain" / name, station)
        forms = hand_out_and_fill(tmp_path / name, station)
        if name == "every-table":
            for ending in ENDINGS:
                folders[tmp_path / ending] = name
                shutil.copytree(tmp_path / name, tmp_path / ending)
                to_save[ending] += (tmp_path / ending).rglob("*.xlsx")
        else:
            folders[tmp_path / name] = name
            for number, form in enumerate(forms, len(folders)):
                to_save[ENDINGS[number % len(ENDINGS)]].append(form)
    for ending, paths in to_save.items():
        convert(paths, ending, tmp_path / f"{ending} scratch")
    for folder, name in folders.items():
        compare(folder, tmp_path / "plain" / name, name, monkeypatch)
