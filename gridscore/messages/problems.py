"""The catalogue of problem codes: how severe each is, what it says, what to do about it.

Ranges: GS1xx files, GS2xx tables and headings, GS3xx values in cells, GS4xx people and tables
that disagree, GS5xx something is missing (R16), GS6xx how a reading was applied, GS7xx settings.
"""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.problems import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

SEVERITIES: dict[str, Severity] = {}

TEXTS: dict[str, Wording] = {}

# ---- GS1xx: files ----


# ---- GS2xx: tables and headings ----


# ---- GS3xx: values in cells ----


# ---- GS4xx: people, and tables that disagree ----


# ---- GS5xx: something is missing (R16) ----


# ---- GS6xx: how a reading was applied ----


# ---- GS7xx: settings ----
