"""Periods in words, as an office writes them: 2026年第一季度."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import Wording
from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from gridscore.periods import Period


def period_in_words(period: Period) -> Wording:
    """Name a period; English has it as commands take it."""
    spoken = {
        PeriodKind.MONTH: f"{period.year}年{period.index}月",
        PeriodKind.QUARTER: f"{period.year}年第{'一二三四'[(period.index - 1) % 4]}季度",
        PeriodKind.HALF: f"{period.year}年{'上下'[(period.index - 1) % 2]}半年",
        PeriodKind.YEAR: f"{period.year}年度",
    }[period.kind]
    return Wording(str(period), spoken, spoken)
