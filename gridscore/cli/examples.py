"""The calls that `--help` shows as examples, by the command whose page they stand on."""

from __future__ import annotations

EXAMPLES: dict[str, dict[str, str]] = {
    "": {
        "check": "check",
        "quarter": "quarter 2026Q1",
        "explain": "explain W007 2026",
    },
    "init": {"init": "init station --scheme daqinggou-2013"},
    "forms": {
        "forms": "forms --period 2026Q1",
        "forms-panel": "forms panel --period 2026",
        "forms-templates": "forms --templates",
    },
    "check": {
        "check": "check",
        "check-mark": "check --mark marked",
        "check-output": "check -o problems.xlsx",
    },
    "month": {"month": "month 2026-03"},
    "quarter": {
        "quarter-file": "quarter 2026Q1",
        "slips": "quarter 2026Q1 --slips slips.xlsx --public public.xlsx --mask",
        "draft": "quarter 2026Q1 --draft -o draft.xlsx",
    },
    "half-year": {"half-year": "half-year 2026H1"},
    "year-end": {
        "year-end": "year-end 2026",
        "journal": "year-end 2026 -o 2026.xlsx --journal journal.csv",
    },
    "explain": {
        "explain": "explain W007 2026",
        "explain-sheet": "explain W007 2026 -o W007.xlsx",
        "explain-code": "explain GS501",
    },
    "scheme show": {"scheme-show": "scheme show jimiya"},
    "scheme check": {"scheme-check": "scheme check my-rules.toml"},
    "scheme new": {"scheme-new": "scheme new my-rules.toml"},
    "scheme json-schema": {"json-schema": "scheme json-schema > scheme.schema.json"},
}
"""A word that names what the call is for, `help.example.WORD`, and the call."""
