from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fake_report import PROBLEM_TEXTS, make_report

from gridscore.messages import Lang
from gridscore.messages.problems import settings

if TYPE_CHECKING:
    from gridscore.results.model import Report


@pytest.fixture(autouse=True)
def _invented_problem_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, text in PROBLEM_TEXTS.items():
        monkeypatch.setitem(settings.TEXTS, key, text)


@pytest.fixture(scope="session")
def chinese_report() -> Report:
    return make_report(Lang.ZH_HANS)


@pytest.fixture(scope="session")
def english_report() -> Report:
    return make_report(Lang.EN)
