"""Changes the bytes of files: blindly, and inside the parts of archives where it goes deeper."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tests.fuzz.files import zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_NUMBERS = (
    *(b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"4294967295", b"4294967296"),
    *(b"-2147483648", b"18446744073709551616", b"1048577", b"16385", b"1e400", b"nan", b"", b"0x1"),
    *(b"9" * 5000, b"-45000.75", b"2958466", b"99999999"),
)
_WORDS = (
    *(b"", b"\xff", b"<", b">", b"&", b"&amp;", b"&#0;", b"&#xD800;", b"&x;", b'"', b"\0" * 9),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml?>", b'<!DOCTYPE a [<!ENTITY b "c">]>', b"s"),
    *(
        b"../../../etc/passwd",
        b"A1",
        b"XFD1048576",
        b"A0",
        b"AAAA1",
        b"a1",
        b"A1:XFD1048576",
        b"1A",
    ),
    *(
        b"str",
        b"inlineStr",
        b"e",
        b"b",
        b"d",
        b"rId1",
        b"xl/workbook.xml",
        b"\r",
        b"\n",
        b"\xef\xbb",
    ),
    *("甲".encode(), "甲".encode("gb18030"), b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PK\x01\x02"),
)
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_DIGITS = re.compile(rb"[0-9]+")
_TAG = re.compile(rb"<[^<>]+>")


def mutate(data: bytes, random: Random) -> bytes:
    """Return the bytes changed in one to six places; in an archive mostly within its parts."""
    if data.startswith(b"PK") and random.random() < 0.75:
        return _mutate_parts(data, random)
    return _mutate_bytes(data, random)


def _mutate_parts(data: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(list(parts))
        kind = random.random()
        if kind < 0.05:
            del parts[name]
        elif kind < 0.1:
            parts[random.choice(("../a", "/a", "xl/A.xml", name.upper(), name + "/"))] = parts[name]
        else:
            parts[name] = _mutate_bytes(parts[name], random)
        if not parts:
            break
    return zipped(parts)


def _mutate_bytes(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 6))):
        data = random.choice(_CHANGES)(data, random)
    return data


def _place(data: bytes, random: Random) -> int:
    return random.randint(0, max(len(data) - 1, 0))


def flip(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    changed = bytes(byte ^ (1 << random.randrange(8)) for byte in data[at : at + 1])
    return data[:at] + changed + data[at + 1 :]


def overwrite(data: bytes, random: Random) -> bytes:
    at, word = _place(data, random), random.choice((*_WORDS, *_NUMBERS))
    return data[:at] + word + data[at + len(word) :]


def insert(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice((*_WORDS, *_NUMBERS)) + data[at:]


def cut(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + data[at + random.choice((1, 2, 4, 20, 500)) :]


def truncate(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def repeat(data: bytes, random: Random) -> bytes:
    at, length = _place(data, random), random.choice((1, 8, 100, 1000))
    return data[:at] + data[at : at + length] * random.choice((2, 2, 50)) + data[at + length :]


def fill(data: bytes, random: Random) -> bytes:
    """Make a small binary number extreme."""
    at, width = _place(data, random), random.choice((1, 2, 4, 8))
    return data[:at] + random.choice((b"\0", b"\xff", b"\x7f")) * width + data[at + width :]


def change_match(data: bytes, random: Random, what: re.Pattern[bytes], new: bytes) -> bytes:
    """Put `new` where one of the matches stands."""
    places = [match.span() for match in what.finditer(data[:200_000])]
    if not places:
        return data
    start, end = random.choice(places)
    return data[:start] + new + data[end:]


def change_number(data: bytes, random: Random) -> bytes:
    return change_match(data, random, _DIGITS, random.choice(_NUMBERS))


def change_attribute(data: bytes, random: Random) -> bytes:
    return change_match(
        data, random, _ATTRIBUTE, b'="' + random.choice((*_WORDS, *_NUMBERS)) + b'"'
    )


def change_tag(data: bytes, random: Random) -> bytes:
    tags = _TAG.findall(data[:200_000]) or [b"<x>"]
    return change_match(data, random, _TAG, random.choice(tags) * random.choice((0, 1, 2, 300)))


_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(flip, overwrite, insert, cut, truncate, repeat, fill),
    *(change_number, change_number, change_attribute, change_attribute, change_tag, change_tag),
)
