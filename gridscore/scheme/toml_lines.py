"""In which line of a TOML text each key stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
from typing import TypeAlias

from gridscore.patterns import pattern

Path: TypeAlias = tuple[str | int, ...]
"""A way through tables and lists: keys, and places in lists counted from 0."""

_BARE = pattern(r"[A-Za-z0-9_-]+")
_SCALAR = pattern(r"[^,\]}\n#]*")
_BLANK = pattern(r"(?:[ \t\r]|#[^\n]*)*")
_BLANK_LINES = pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRINGS = (
    pattern(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    pattern(r"'''.*?'{3,5}", re.DOTALL),
    pattern(r'"(?:\\.|[^"\\])*"'),
    pattern(r"'[^']*'"),
)


def key_lines(text: str) -> dict[Path, int]:
    """Give the line, counted from 1, of every key, table and list entry of a TOML text.

    The text must be one that `tomllib` reads; of any other only a part may be found.
    """
    return _Scanner(text).scan()


class _Scanner:
    """Walks through a text once, noting keys as it meets them."""

    def __init__(self, text: str) -> None:
        self.text = text.removeprefix("\ufeff")
        self.at = 0
        self.seen_to, self.line = 0, 1
        self.lines: dict[Path, int] = {}
        self.lengths: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK_LINES)
        while self.at < len(self.text):
            before = self.at
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK_LINES)
            if self.at == before:
                break
        return self.lines

    def _header(self) -> Path:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        path = self._enter(self._keys(), last_is_table=brackets == 1)
        if brackets == 2:
            number = self.lengths.get(path, 0)
            self.lengths[path] = number + 1
            self._note(path)
            path = (*path, number)
            self._note(path)
        self._skip(_BLANK)
        self.at += brackets
        return path

    def _enter(self, keys: list[str], *, last_is_table: bool) -> Path:
        """Follow the keys of a header; in a list of tables they mean its last one."""
        path: Path = ()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if (number < len(keys) or last_is_table) and path in self.lengths:
                path = (*path, self.lengths[path] - 1)
            elif number < len(keys) or last_is_table:
                self._note(path)
        return path

    def _pair(self, table: Path) -> None:
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path)
        self._skip(_BLANK)
        self.at += 1  # the sign between key and value
        self._value(path)

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _key(self) -> str:
        start = self.at
        if self.text[start : start + 1] in ("'", '"'):
            self._string()
            return _plain(self.text[start : self.at])
        match = _BARE.match(self.text, start)
        self.at = match.end() if match else start
        return self.text[start : self.at]

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline(path)
        elif opening in ("'", '"'):
            self._string()
        else:
            self._skip(_SCALAR)

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        self._skip(_BLANK_LINES)
        while self.at < len(self.text) and self.text[self.at] != "]":
            before = self.at
            self._note((*path, number))
            self._value((*path, number))
            number += 1
            self._skip_comma()
            if self.at == before:
                return
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        self._skip(_BLANK_LINES)
        while self.at < len(self.text) and self.text[self.at] != "}":
            before = self.at
            self._pair(path)
            self._skip_comma()
            if self.at == before:
                return
        self.at += 1

    def _skip_comma(self) -> None:
        self._skip(_BLANK_LINES)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip(_BLANK_LINES)

    def _string(self) -> None:
        for string in _STRINGS:
            match = string.match(self.text, self.at)
            if match:
                self.at = match.end()
                return

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()

    def _note(self, path: Path) -> None:
        """Remember where a key stands; what a later header only passes through keeps its line."""
        self.line += self.text.count("\n", self.seen_to, self.at)
        self.seen_to = self.at
        self.lines.setdefault(path, self.line)


def _plain(quoted: str) -> str:
    """Take a quoted key out of its quotation marks."""
    import tomllib

    try:
        return next(iter(tomllib.loads(f"{quoted} = 0")))
    except tomllib.TOMLDecodeError:
        return quoted
