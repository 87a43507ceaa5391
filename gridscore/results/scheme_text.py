"""An outline of a regulation on the terminal, as Markdown, and as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import in_words, say
from gridscore.results.escape import display_width, visible
from gridscore.results.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridscore.messages import Lang
    from gridscore.results.terminal import Console
    from gridscore.scheme.outline.pieces import Rule, Words
    from gridscore.scheme.outline.whole import Outline

_INDENT = 2
_GAP = 2  # cells between columns
_WIDEST_CLAUSE = 12
_FACTS = {"subjects": "subjects", "cadence": "cadence", "in_force": "in-force"}


def print_outline(outline: Outline, lang: Lang, console: Console) -> None:
    """Print a regulation for reading; long lines wrap under the beginning of their text."""
    _put(console, _text(outline.title, lang), "bold")
    labels = [_text(label, lang) for label, _ in outline.facts]
    room = max(map(display_width, labels)) + _GAP
    for label, (_, value) in zip(labels, outline.facts, strict=True):
        _put_beside(console, label, _text(value, lang), room)
    rules = [rule for part in outline.parts for rule in part.rules]
    rules += [*(rule for _, rule in outline.readings), *outline.left_out]
    room = min(max(display_width(rule.clause) for rule in rules), _WIDEST_CLAUSE) + _GAP
    for part in outline.parts:
        _put_heading(console, _text(part.heading, lang))
        for rule in part.rules:
            title = f"{_text(rule.title, lang)}  [{rule.path}]"
            _put_beside(console, visible(rule.clause) or "-", title, room, "bold")
            for line in rule.lines:
                _put(console, _text(line, lang), "", _INDENT + room)
    _put_settings(console, outline, room, lang)
    _put_readings(console, outline, room, lang)
    if outline.left_out:
        _put_heading(console, say("regulation.part.left-out", lang))
    for rule in outline.left_out:
        _put_beside(console, visible(rule.clause), _text(rule.title, lang), room)


def _put_settings(console: Console, outline: Outline, room: int, lang: Lang) -> None:
    if not outline.settings:
        return
    _put_heading(console, say("regulation.part.settings", lang))
    for key in outline.settings:
        _put(console, key, "", _INDENT + room)
    _put(console, how_to_set(outline.settings[0], lang), "dim", _INDENT + room)


def _put_readings(console: Console, outline: Outline, room: int, lang: Lang) -> None:
    if not outline.readings:
        return
    _put_heading(console, say("regulation.part.readings", lang))
    for name, rule in outline.readings:
        _put_beside(console, visible(rule.clause), f"{name}  {_text(rule.title, lang)}", room)
        if rule.path:
            _put(console, say("regulation.key", lang, key=rule.path), "dim", _INDENT + room)


def print_schemes(rows: list[dict[str, str]], lang: Lang, console: Console) -> None:
    """Print the regulations there are: for each its title, then what a reader chooses by."""
    labels = {key: say(f"regulation.fact.{name}", lang) for key, name in _FACTS.items()}
    room = max(map(display_width, labels.values())) + _GAP
    for row in rows:
        console.put((visible(f"{row['id']}  {row['version']}"), "bold"))
        _put(console, visible(row["title"]), "", _INDENT)
        for key, label in labels.items():
            _put_beside(console, label, visible(row[key]), room)


def how_to_set(key: str, lang: Lang) -> str:
    """Say where a station writes an amount that it sets, with an example."""
    table, _, last = key.rpartition(".")
    return say("regulation.setting.how", lang, table=f"[{table}]", line=f"{last} = 600", key=key)


def _text(words: Words, lang: Lang) -> str:
    return visible(str(in_words(words, lang)))


def _put_heading(console: Console, text: str) -> None:
    console.put()
    _put(console, text, "bold cyan")


def _put_beside(console: Console, left: str, right: str, room: int, style: str = "") -> None:
    """Print a short text, and beside it one that wraps below its own beginning."""
    first, *more = wrap(right, console.width - _INDENT - room)
    filled = left + " " * max(1, room - display_width(left))
    console.put((" " * _INDENT, ""), (filled, "dim"), (first, style))
    for line in more:
        console.put((" " * (_INDENT + room), ""), (line, style))


def _put(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    for line in wrap(text, console.width - indent):
        console.put((" " * indent, ""), (line, style))


# ---- Markdown ----


def outline_as_markdown(outline: Outline, lang: Lang) -> str:
    """Write a regulation as a Markdown page."""
    return "\n".join(_markdown(outline, lang)) + "\n"


def _markdown(outline: Outline, lang: Lang) -> Iterator[str]:
    colon = say("console.colon", lang)
    yield from [f"# {_markup(outline.title, lang)}", ""]
    for label, value in outline.facts:
        yield f"* {_markup(label, lang)}{colon}{_markup(value, lang)}"
    for part in outline.parts:
        yield from ["", f"## {_markup(part.heading, lang)}"]
        for rule in part.rules:
            clause = f"{_escape(rule.clause)} " if rule.clause else ""
            yield from ["", f"### {clause}{_markup(rule.title, lang)} `{rule.path}`", ""]
            yield from (f"* {_markup(line, lang)}" for line in rule.lines)
    yield from _list("settings", lang, (f"* `{key}`" for key in outline.settings))
    readings = (
        f"* {name}, {_escape(rule.clause)}{colon}{_markup(rule.title, lang)}"
        + (f" `{rule.path}`" if rule.path else "")
        for name, rule in outline.readings
    )
    yield from _list("readings", lang, readings)
    left_out = (
        f"* {_escape(rule.clause)}{colon}{_markup(rule.title, lang)}" for rule in outline.left_out
    )
    yield from _list("left-out", lang, left_out)


def _list(name: str, lang: Lang, lines: Iterable[str]) -> Iterator[str]:
    """Put a heading over lines, if there are any."""
    listed = list(lines)
    if listed:
        yield from ["", f"## {say(f'regulation.part.{name}', lang)}", "", *listed]


def _markup(words: Words, lang: Lang) -> str:
    return _escape(_text(words, lang))


def _escape(text: str) -> str:
    """Keep text from being read as Markdown."""
    return "".join(
        f"\\{character}" if character in r"\`*_[]<>#|" else character for character in text
    )


# ---- data ----


def outline_as_data(outline: Outline, lang: Lang) -> dict[str, object]:
    """Give a regulation as plain data, worded in one language."""
    return {
        "id": outline.id,
        "version": outline.version,
        "title": _text(outline.title, lang),
        "rules_hash": outline.digest,
        "facts": {_text(label, lang): _text(value, lang) for label, value in outline.facts},
        "parts": [
            {
                "heading": _text(part.heading, lang),
                "rules": [_rule_as_data(rule, lang) for rule in part.rules],
            }
            for part in outline.parts
        ],
        "settings": list(outline.settings),
        "readings": [
            {"id": name, "clause": rule.clause, "text": _text(rule.title, lang), "key": rule.path}
            for name, rule in outline.readings
        ],
        "not_modelled": [
            {"clause": rule.clause, "why": _text(rule.title, lang)} for rule in outline.left_out
        ],
    }


def _rule_as_data(rule: Rule, lang: Lang) -> dict[str, object]:
    return {
        "clause": rule.clause,
        "title": _text(rule.title, lang),
        "key": rule.path,
        "says": [_text(line, lang) for line in rule.lines],
    }
