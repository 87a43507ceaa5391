"""What may be entered into a form: drop-down lists and limits, with a message in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from gridscore.forms.model import Day, Figure, OneOf, Points, Whole
from gridscore.ledger.own_forms import AID_MARK
from gridscore.messages import say
from gridscore.numbers import format_hundredths

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.forms.model import Entry
    from gridscore.messages import Lang

    Kind = Literal["list", "decimal", "whole", "date"]

_CHOICES = "gridscore"
_FIRST_CHOICE = 2  # under the line that says what the sheet is
_SERIAL_EPOCH = date(1899, 12, 30)


class EntryRules:
    """Adds the rules of one form; the words of its lists stand on a hidden sheet of their own."""

    def __init__(self, book: Workbook, sheet: Worksheet, lang: Lang) -> None:
        self._book, self._sheet, self._lang = book, sheet, lang
        self._choices: Worksheet | None = None
        self._lists: dict[tuple[str, ...], str] = {}

    def add(self, entry: Entry, letter: str, first: int, last: int) -> None:
        """Rule what may be entered into rows `first` to `last` of a column."""
        rule = self._rule(entry)
        if rule is None:
            return
        rule.showErrorMessage, rule.errorStyle = True, "stop"
        rule.errorTitle = say("forms.wrong", self._lang)
        rule.add(f"{letter}{first}:{letter}{last}")
        self._sheet.add_data_validation(rule)

    def _rule(self, entry: Entry) -> DataValidation | None:
        match entry:
            case OneOf(words) if words:
                return self._made("list", "wrong.choice", formula1=self._list_of(words))
            case Points(maximum):
                most = format_hundredths(maximum).removesuffix(".00")
                return self._between("decimal", "0", most, "wrong.points", maximum=most)
            case Figure():
                return self._between("decimal", "-1000000", "1000000", "wrong.number")
            case Whole(least, message, most):
                return self._between("whole", str(least), str(most or 10_000_000), message)
            case Day(first, last):
                return self._between(
                    "date", _serial(first), _serial(last), "wrong.day", first=first, last=last
                )
        return None

    def _between(
        self, kind: Kind, least: str, most: str, message: str, **details: object
    ) -> DataValidation:
        return self._made(kind, message, formula1=least, formula2=most, **details)

    def _made(
        self,
        kind: Kind,
        message: str,
        *,
        formula1: str,
        formula2: str | None = None,
        **details: object,
    ) -> DataValidation:
        return DataValidation(
            type=kind,
            operator="between" if formula2 else None,
            formula1=formula1,
            formula2=formula2,
            allow_blank=True,
            error=say(f"forms.{message}", self._lang, **details),
        )

    def _list_of(self, words: tuple[str, ...]) -> str:
        """Put a list on the sheet of choices, once, and return the reference to it."""
        if words not in self._lists:
            sheet = self._sheet_of_choices()
            letter = get_column_letter(len(self._lists) + 2)
            for row, word in enumerate(words, start=_FIRST_CHOICE):
                cell = sheet[f"{letter}{row}"]
                cell.value, cell.data_type, cell.number_format = word, "s", "@"
            last = _FIRST_CHOICE + len(words) - 1
            name = quote_sheetname(sheet.title)
            self._lists[words] = f"{name}!${letter}${_FIRST_CHOICE}:${letter}${last}"
        return self._lists[words]

    def _sheet_of_choices(self) -> Worksheet:
        if self._choices is None:
            sheet: Worksheet = self._book.create_sheet(_CHOICES)
            sheet["A1"] = f"{AID_MARK}{say('forms.choices', self._lang)}"
            sheet.sheet_state, sheet.protection.sheet = "hidden", True
            self._choices = sheet
        return self._choices


def _serial(day: date) -> str:
    """Write a day as spreadsheets count them."""
    return str((day - _SERIAL_EPOCH).days)
