"""How a call ends: what scripts go by. 0 is for all well."""

from __future__ import annotations

LEDGER_ERRORS = 1
STOPPED = 1
"""The user broke off at a question."""
WRONG_USAGE = 2
OUTPUT_EXISTS = 3
