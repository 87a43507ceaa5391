"""Each page: what the regulation says, its scheme file, ledgers, the arithmetic, the results.

The results were worked out by hand before the scheme was run. Rows may be shown in any order.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import command_of, run
from tests.test_scheme_language import Section, example_of, rows, shown

PAGES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_regulation_gives_what_was_worked_out(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    example = example_of(Section(text.partition("\n")[0], text))
    assert example.results
    scheme, ledgers = tmp_path / "rules" / "own.toml", tmp_path / "ledgers"
    for folder in (scheme.parent, ledgers):
        folder.mkdir()
    scheme.write_text(example.scheme, "utf-8")
    for name, table in example.ledgers.items():
        (ledgers / f"{name}.csv").write_text(table, "utf-8")
    checked = run("scheme", "check", scheme, "--lang", "en")
    assert checked.status == 0, checked.stderr
    for period, expected in example.results.items():
        command = [command_of(period), period, ledgers, "--scheme", scheme, "--lang", "en"]
        result = run(*command, "--format", "csv")
        assert result.status == 0, result.stderr
        got = sorted(shown(result.stdout, expected), key=by_id)
        assert got == sorted(rows(expected), key=by_id), (page.stem, period)


def by_id(row: dict[str, str]) -> str:
    return row["id"]
