"""Runs gridscore within the test's own process, and takes apart what it says."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from gridscore.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "daqinggou-2013"

_PROBLEM = re.compile(
    r"^(?P<severity>error|warning|notice)\[(?P<code>GS\d{3})\]: (?P<what>.*)\n"
    r"(?:  --> (?P<where>.*)\n)?(?:  help: (?P<repair>.*)\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Told:
    """One problem as it was listed in English."""

    severity: str
    code: str
    what: str
    where: str
    repair: str


@dataclass(frozen=True)
class Run:
    """What came of one call."""

    status: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        return self.stdout.decode()

    @property
    def problems(self) -> list[Told]:
        """The problems that were listed one by one, which takes --verbose or errors."""
        return [
            Told(*(found[part] or "" for part in ("severity", "code", "what", "where", "repair")))
            for found in _PROBLEM.finditer(self.stderr)
        ]

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        """The rows of a result in JSON by id; figures as they are written, "" for none."""
        document = json.loads(self.stdout, parse_float=str, parse_int=str)
        return {row["id"]: {k: v or "" for k, v in row.items()} for row in document["rows"]}


def run(
    *arguments: str | Path, given: bytes | None = None, env: Mapping[str, str | None] | None = None
) -> Run:
    """Call the command; whatever escapes it as an exception is raised."""
    result = CliRunner(env=env).invoke(app, [str(part) for part in arguments], input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout_bytes, result.stderr)


def sound_ledgers() -> dict[str, str]:
    """Return the ledgers of a small station without fault: two workers, a year, no incidents."""
    text = (Path(__file__).parent / "bad" / "sound.toml").read_text("utf-8")
    ledgers: dict[str, str] = tomllib.loads(text)["ledgers"]
    return ledgers


def write_ledgers(folder: Path, ledgers: Mapping[str, str]) -> None:
    """Write texts as files; an exact encoding matters to no test that uses this."""
    for name, text in ledgers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def settings_options(settings: Mapping[str, Any]) -> list[str]:
    """Turn settings into --set options; tables and lists are written as in TOML."""
    return [part for key, value in settings.items() for part in ("--set", f"{key}={value}")]


def command_of(period: str) -> str:
    """The command that assesses a period."""
    if "-" in period:
        return "month"
    if "H" in period:
        return "half-year"
    return "quarter" if "Q" in period else "year-end"
