"""What cannot be read in a TOML text: every mistake at once, in words, with its line.

`tomllib` stops at the first one. So the statement it stops at is taken out, and the rest is read
again. People type these files in editors whose keyboard writes Chinese, so most mistakes are
full-width signs, and text or dates that are not written as TOML wants them.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from gridscore.messages import say
from gridscore.records import NamedTuple
from gridscore.scheme.explain_errors import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.messages import Lang

MOST_TOLD = 20
"""Mistakes told at a time."""
_FARTHEST = 50
"""Statements above a mistake that are tried for being the one it is in."""
_LONGEST_SHOWN = 60

_PLAIN_SIGNS = {
    **dict.fromkeys("＝", "="),
    **dict.fromkeys("“”„‟＂「」『』", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("，、；", ","),
    **dict.fromkeys("【［〔", "["),
    **dict.fromkeys("】］〕", "]"),
    **dict.fromkeys("｛", "{"),
    **dict.fromkeys("｝", "}"),
    **dict.fromkeys("：", "="),
    **dict.fromkeys("＃", "#"),
    **dict.fromkeys("．。", "."),
    **dict.fromkeys("－—", "-"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
"""Signs that Chinese keyboards write, and what TOML takes in their place."""

_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_HEADER = re.compile(r"\s*[\[【［〔]{1,2}\s*[\w.\- ]+[\]】］〕]{0,2}\s*(?:[#＃].*)?")
_PAIR = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w.\-]+)\s*([=＝:：])\s*(.*)")
_DATE = re.compile(r"\d{4}\s*[-/.年－]\s*\d{1,2}\s*[-/.月－]\s*\d{1,2}\s*日?\s*(?:#.*)?")
_NUMBER = re.compile(r"([+-]?\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>\s*[^\s\d#,.\]}]+)?")
_TEXT_WITHIN = re.compile(r'"[^"]*"[^\s,#"][^"]*".*')
_BEFORE_REMARK = re.compile(r"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|[^#\"'])*")
_TRUTH = re.compile(r"(?:是|否|yes|no|on|off|True|False|TRUE|FALSE)\s*(?:#.*)?")


class TomlMistake(NamedTuple):
    """One mistake: its line, counted from 1, what is wrong there, and what stands there."""

    line: int
    what: Phrase
    given: str

    def in_language(self, lang: Lang) -> str:
        """Put it into one line of text."""
        what = self.what.in_language(lang)
        if self.given:
            what = say("scheme.given", lang, what=what, given=self.given)
        return say("scheme.in-line", lang, line=self.line, what=what)


class TomlMistakes(NamedTuple):
    """Every mistake of a text; what the rest of it says is only looked at once these are mended."""

    mistakes: tuple[TomlMistake, ...]

    def in_language(self, lang: Lang) -> str:
        """Write one mistake a line."""
        lines = [mistake.in_language(lang) for mistake in self.mistakes]
        return "\n".join(f"  {line}" for line in [*lines, say("scheme.toml-more", lang)])


def mistakes_of(text: str) -> TomlMistakes:
    """Tell what keeps a text from being TOML; it must be one that `tomllib` refuses."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return TomlMistakes(tuple(_mistakes(lines)))


def _mistakes(lines: list[str]) -> Iterator[TomlMistake]:
    """Find the mistakes one after the other; each statement found is taken out of `lines`."""
    for number in range(MOST_TOLD):
        error = _refusal("\n".join(lines))
        if error is None:
            return
        why, line = error
        at = len("\n".join(lines).rstrip().split("\n")) if line is None else line
        first, end = _statement(lines, at)
        yield _mistake(lines[first - 1 : end], first, at, why)
        is_header = _HEADER.fullmatch(lines[first - 1]) or lines[first - 1].lstrip().startswith("[")
        lines[first - 1 : end] = [""] * (end - first + 1)
        if is_header:  # what follows is to be in a table of its own
            lines[first - 1] = f"[unread-{number}]"


def _refusal(text: str) -> tuple[str, int | None] | None:
    """Return why a text is no TOML, and the line where it says so; None where it is."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also for numbers of endless digits
        found = _PLACE.fullmatch(str(error))
        return (found[1], int(found[2]) if found[2] else None) if found else (str(error), None)
    return None


def _statement(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Return the first and the last line of the statement that goes wrong in line `at`.

    One that is not closed is noticed in the line of the next.
    """
    above = [line for line in range(at - 1, 0, -1) if _begins(lines[line - 1])]
    tried = [at, *above[:_FARTHEST]]
    first = next((line for line in tried if not _refusal("\n".join(lines[: line - 1]))), at)
    end = first if _begins(lines[at - 1]) else at
    while end < len(lines) and not _begins(lines[end]):
        end += 1
    return first, end


def _begins(line: str) -> bool:
    """Say whether a line looks as if a statement began in it."""
    return bool(_PAIR.match(line) or _HEADER.fullmatch(line))


def _mistake(statement: Sequence[str], first: int, at: int, why: str) -> TomlMistake:
    """Say what is wrong in a statement that begins in line `first` and goes wrong in line `at`."""
    for line, text in enumerate(statement, first):
        signs = _foreign_signs(text)
        if signs:
            return TomlMistake(line, Phrase("toml-signs", {"signs": signs}), _shown(text))
    if _is_open(statement):
        return TomlMistake(first, Phrase("toml-not-closed", {}), _shown(statement[0]))
    line = min(at, first + len(statement) - 1)
    text = statement[line - first]
    return TomlMistake(line, _why(text, why), _shown(text))


def _is_open(statement: Sequence[str]) -> bool:
    """Say whether a statement opens more brackets than it closes."""
    bare = [_QUOTED.sub("", text).partition("#")[0].partition('"')[0] for text in statement]
    opened, closed = (sum(map("".join(bare).count, brackets)) for brackets in ("[{", "]}"))
    return opened > closed


def _foreign_signs(text: str) -> list[str]:
    """List the full-width signs of a line outside of quotation marks, with the plain ones."""
    pair = _PAIR.fullmatch(text)
    if pair and _TEXT_WITHIN.fullmatch(pair[3]):
        return []
    bare = _QUOTED.sub("", text).partition("#")[0]
    opened, _, inside = bare.partition('"')
    if not set(inside) & set("“”"):  # they close it; else the text goes on to the end of the line
        bare = opened
    signs = dict.fromkeys(sign for sign in bare if sign in _PLAIN_SIGNS)
    return [f"{sign} → {_PLAIN_SIGNS[sign]}" for sign in signs]


def _why(text: str, why: str) -> Phrase:
    """Say what is wrong in a line without foreign signs; `why` is what `tomllib` says."""
    pair = _PAIR.fullmatch(text)
    key, sign, value = pair.groups() if pair else ("", "", "")
    if sign == ":":
        return Phrase("toml-colon", {})
    if "overwrite" in why or "Duplicate" in why:
        return Phrase("toml-key-twice", {})
    if "twice" in why or "namespace" in why:
        return Phrase("toml-table-twice", {})
    if why.startswith("Unclosed") or "end of a table" in why or "end of an array" in why:
        return Phrase("toml-not-closed", {})
    if _TEXT_WITHIN.fullmatch(value):
        return Phrase("toml-text-within", {})
    if "\\" in text and "\\n" not in why:
        return Phrase("toml-backslash", {})
    if _QUOTED.sub("", text).count('"') % 2:
        return Phrase("toml-quote", {})
    if not pair and text.lstrip()[:1].isalpha() and not text.isascii():
        return Phrase("toml-remark", {})
    if not (key or text).isascii() and key[:1] not in ("'", '"'):
        return Phrase("toml-key", {})
    return _why_value(value, why) if pair else Phrase("toml-other", {"why": why})


def _why_value(value: str, why: str) -> Phrase:
    """Say what is wrong with the value of a key."""
    if not value.partition("#")[0].strip():
        return Phrase("toml-no-value", {})
    if _DATE.fullmatch(value):
        return Phrase("not-date", {})
    if _TRUTH.fullmatch(value):
        return Phrase("not-truth", {})
    number = _NUMBER.match(value)
    if number and (number["unit"] or "," in number[1]) and "//" not in value:
        return Phrase("toml-number", {"number": number[1].replace(",", "")})
    if value[0].isalpha():
        return Phrase("not-text", {})
    is_followed = why.startswith("Expected newline")
    return Phrase("toml-remark", {}) if is_followed else Phrase("toml-other", {"why": why})


def _shown(text: str) -> str:
    """Show a line without the remark behind it."""
    before = _BEFORE_REMARK.match(text)
    end = before.end() if before else 0
    text = (text[:end] if text[end:].startswith("#") else text).strip()
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
