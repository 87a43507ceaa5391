"""Keeping freed memory: asked of the C library, and no matter where that is another one."""

from __future__ import annotations

import ctypes

import pytest

from gridscore.memory import keep_freed_memory


def test_the_c_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    class Library:
        def mallopt(self, option: int, value: int) -> int:
            told.append((option, value))
            return 1

    def load(_: str | None) -> Library:
        return Library()

    monkeypatch.setattr(ctypes, "CDLL", load)
    keep_freed_memory()
    assert told == [(-4, 0), (-1, 2**31 - 1)]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_another_library_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def load(_: str | None) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", load)
    keep_freed_memory()
