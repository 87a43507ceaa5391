"""Problems as people and programs get them: a list on the terminal, rows of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import in_words, say
from gridscore.messages.severity import Severity
from gridscore.messages.word_list import WordList
from gridscore.problems import LazyProblems, Problems, only, parts_of
from gridscore.records import replace
from gridscore.results.escape import shorten, visible
from gridscore.results.wrap import wrap_styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.messages import Lang
    from gridscore.problems import Problem
    from gridscore.results.terminal import Console, Piece

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTICE: "bold cyan",
}
SEVERITY_COLOURS = {
    Severity.ERROR: "FFC7CD",
    Severity.WARNING: "FFEB9B",
    Severity.NOTICE: "DDEBF6",
}
"""Of cells in workbooks: colours that hardly anybody chooses, so that ours are known again."""

_VALUE_WIDTH = 60
_MOST_READ = 1000  # problems
_LACKED_BY_PEOPLE = frozenset({"GS501", "GS503", "GS504"})
"""What each of several people may lack for one reason: nobody handed their sheet in."""
_OF_THE_ROSTER = frozenset({"GS402", "GS403", "GS405"})
"""What a row of the roster mends in every table that says the same of somebody."""
_OF_A_COPY = frozenset({"GS411", "GS412"})
"""What may be told of everybody on a sheet, because it is a copy."""


def what_is_wrong(problem: Problem, lang: Lang) -> str:
    """Say what is wrong; raw text, it may quote a ledger."""
    return _told(problem, "what", lang)


def what_to_do(problem: Problem, lang: Lang) -> str:
    """Say what to do about it; empty where nothing needs doing."""
    return _told(problem, "repair", lang)


class Told:
    """Says what is wrong and what to do; once for masses of problems that share all but a place."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._told: dict[tuple[object, ...], tuple[str, str]] = {}

    def of(self, problem: Problem) -> tuple[str, str]:
        """Return `what_is_wrong` and `what_to_do`; the details must live as long as this does."""
        kind = (problem.code, problem.value, id(problem.details))
        if kind not in self._told:
            lang = self._lang
            self._told[kind] = what_is_wrong(problem, lang), what_to_do(problem, lang)
        return self._told[kind]


def _told(problem: Problem, part: str, lang: Lang) -> str:
    details = {"value": problem.value, **problem.details}
    return say(f"problems.{problem.code}.{part}", lang, **details)


def _value(problem: Problem, lang: Lang) -> str:
    return str(in_words(problem.value, lang))


def by_severity(problems: Sequence[Problem]) -> Problems:
    """Put errors first, then warnings, then notices, each in the order given."""
    return Problems(*(only(problems, severity) for severity in Severity))


def by_kind(problems: Sequence[Problem]) -> list[Problems]:
    """Put together the problems of one code and severity, in the order of the first of each."""
    kinds: dict[tuple[Severity, str], list[Sequence[Problem]]] = {}
    for part in parts_of(problems):
        if isinstance(part, LazyProblems):
            kinds.setdefault((part.severity, part.code), []).append(part)
            continue
        made: dict[tuple[Severity, str], list[Problem]] = {}
        for problem in part:
            made.setdefault((problem.severity, problem.code), []).append(problem)
        for kind, some in made.items():
            kinds.setdefault(kind, []).append(some)
    return [Problems(*parts) for parts in kinds.values()]


def print_problems(
    problems: Sequence[Problem], lang: Lang, console: Console, limit: int | None
) -> bool:
    """List at most `limit` problems (None: all), errors first, and how many there are.

    Returns whether there were more than one would read here, so that not all of them stand there.
    With a limit, notices that say the same of many places are listed once, with their number, and
    so is what is mended at once; what several people lack with who they are.
    Lines are wrapped on a terminal only: what goes to a file stays one line to search in.
    """
    ordered = by_severity(problems)
    hidden = 0
    if limit is None:
        for problem in ordered:
            _print_problem(problem, lang, console)
            console.put()
    else:
        groups = group_alike(ordered, lang)
        for group in groups[:limit]:
            _print_problem(group[0], lang, console)
            if len(group) > 1:
                _print_line(console, (visible(_others(group, lang)), "dim"), indent="  ")
            console.put()
        hidden = sum(len(group) for group in groups[limit:])
    if hidden:
        _print_line(console, (say("console.problems.more", lang, count=hidden), "dim"))
    _print_line(console, (count_problems(problems, lang), "bold"))
    return bool(hidden) or (limit is not None and len(problems) > _MOST_READ)


def group_alike(problems: Sequence[Problem], lang: Lang) -> Sequence[Sequence[Problem]]:
    """Put notices of the same wording together, where the first of them stands.

    Errors and warnings stay alone: each has its own cell to mend. What one row of the roster or
    one sheet mends is one: who is not in the roster, what several people lack, a sheet that is a
    copy. Of more than anybody reads one by one, each code is listed once.
    """
    if len(problems) > _MOST_READ:
        return by_kind(problems)
    groups: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        same = _what_is_the_same(problem, lang)
        key = number if same is None else (problem.code, same)
        groups.setdefault(key, []).append(problem)
    return list(groups.values())


def _what_is_the_same(problem: Problem, lang: Lang) -> object:
    """Say what all problems that are told with this one have alike; None if it stays alone."""
    if problem.code in _LACKED_BY_PEOPLE:
        return what_is_wrong(_of_nobody(problem), lang)
    if problem.code in _OF_A_COPY and problem.place:
        return problem.place.file, problem.place.sheet
    if problem.severity is Severity.NOTICE or problem.code in _OF_THE_ROSTER:
        return what_is_wrong(problem, lang)
    return None


def _of_nobody(problem: Problem) -> Problem:
    """Leave out who a problem is about."""
    return replace(problem, details={**problem.details, "id": "", "name": ""})


def _others(problems: Sequence[Problem], lang: Lang) -> str:
    """Say of how many places, or of whom, the same is to be told as of the first."""
    count = len(problems) - 1
    if problems[0].code not in _LACKED_BY_PEOPLE:
        return say("console.problems.alike", lang, count=count)
    people = WordList(tuple("{id} {name}".format(**one.details) for one in problems[1:]))
    return say("console.problems.alike.people", lang, count=count, people=people)


def count_problems(problems: Sequence[Problem], lang: Lang) -> str:
    """Put the numbers of errors, warnings and notices into words."""
    counts = {severity: len(only(problems, severity)) for severity in Severity}
    parts = [
        say(_counted_key(severity, counts[severity]), lang, count=counts[severity])
        for severity in Severity
        if counts[severity]
    ]
    return say("console.clauses", lang).join(parts) or say("console.problems.none", lang)


def _counted_key(severity: Severity, count: int) -> str:
    return f"console.{severity}.{'one' if count == 1 else 'many'}"


def severity_word(severity: Severity, lang: Lang) -> str:
    """Name a severity."""
    return say(f"console.{severity}", lang)


def _print_problem(problem: Problem, lang: Lang, console: Console) -> None:
    label = f"{severity_word(problem.severity, lang)}[{problem.code}]"
    colon, what = say("console.colon", lang), visible(what_is_wrong(problem, lang))
    severity = (label, SEVERITY_STYLES[problem.severity])
    _print_line(console, severity, (colon, "bold"), (what, "bold"))
    where = _where(problem, lang)
    if where:
        _print_line(console, ("--> ", "blue"), (where, ""), indent="  ")
    repair = what_to_do(problem, lang)
    if repair:
        label = say("console.repair", lang)
        first, *more = repair.split("\n")
        _print_line(console, (label, "green"), (visible(first), ""), indent="  ")
        for line in more:
            _print_line(console, (visible(line), ""), indent="      ")


def _where(problem: Problem, lang: Lang) -> str:
    place = visible(str(problem.place)) if problem.place else ""
    if not problem.value:
        return place
    value = shorten(visible(_value(problem, lang)), _VALUE_WIDTH)
    quoted = say("console.quoted", lang, value=value)
    return f"{place}{say('console.colon', lang)}{quoted}" if place else quoted


def _print_line(console: Console, *pieces: Piece, indent: str = "") -> None:
    width = console.width - len(indent)
    wrapped = wrap_styled(pieces, width) if console.is_terminal else [pieces]
    for line in wrapped:
        console.put((indent, ""), *line)


def problems_as_json(problems: Sequence[Problem], lang: Lang) -> list[dict[str, object]]:
    """Turn problems, in the order given, into rows for `json.dumps`; None where there is none."""
    told = Told(lang)
    return [_as_json(problem, lang, *told.of(problem)) for problem in problems]


def _as_json(problem: Problem, lang: Lang, message: str, repair: str) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file if place else None,
        "sheet": (place.sheet or None) if place else None,
        "cell": (place.cell or None) if place else None,
        "value": _value(problem, lang) or None,
        "message": message,
        "repair": repair or None,
    }
