"""Very many words kept as one array are read, numbered and put in order as one by one."""

from __future__ import annotations

from random import Random

import pytest

from gridscore.ledger.codebook import Codebook
from gridscore.ledger.large import text_order, texts
from gridscore.ledger.large.text_tidying import all_visible
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.parsing.cells import parse_texts
from gridscore.ledger.parsing.choices import AS_ABOVE, NO_DOCUMENT
from gridscore.ledger.parsing.documents import DOCUMENTS, doubtful, is_doubtful, parse_document
from gridscore.ledger.parsing.near import near_texts, near_words
from gridscore.ledger.parsing.values import document_key, is_blank, name_key, plain_key, visible
from gridscore.ledger.parsing.word_readers import IDS, NAMES, WORDS


def test_plain_texts_are_read_as_they_stand() -> None:
    every = [chr(code) for code in range(0x20, 0xFFFF) if not 0xD800 <= code < 0xE000]
    many = Texts.of([character * 2 for character in every])
    odd = set(many.odd.tolist())
    assert len(every) - len(odd) > 20_000
    for at, word in enumerate(many):
        if at not in odd:
            assert visible(word) == plain_key(word) == name_key(word) == word
            assert not is_blank(word)


def test_words_with_ascii_are_read_by_kernels_as_one_by_one() -> None:
    random = Random(20)
    alphabet = [
        *map(chr, range(128)),
        *"张三〔〕【—《，　·•・\xa0\u200b\u202a１Ａ＇．（＝＂",
        *"  ''__",
        "甲",
    ]
    words = ["".join(random.choices(alphabet, k=random.randrange(7))) for _ in range(20_000)]
    words += [
        f"{before}{word}{after}" for word in words[:2000] for before in " '" for after in "\t"
    ]
    words += [
        "".join(random.choices("甲乙张三·　 a1１Ａ.\xa0", k=random.randrange(7)))
        for _ in range(20_000)
    ]
    formulas = ('="%s"', ' =" %s"\t', '= "%s"', '="%s', '\'="%s"', '=""%s"')
    words += [formula % word for word in words[:2000] for formula in formulas]
    signs = [
        *"〔〕〔〕《》年第号號甲[](): 012",
        "2026",
        "〔2026",
        "〔2026〕",
        "〕1号",
        "文件",
        "文号",
    ]
    words += ["".join(random.choices(signs, k=random.randrange(9))) for _ in range(40_000)]
    many = Texts.of(words)
    left = set(many.strange.tolist())
    assert 1000 < len(left) < len(many.odd) - 1000
    assert list(all_visible(many)) == list(map(visible, words))
    assert many.blank.tolist() == list(map(is_blank, words))
    for key in (plain_key, name_key, document_key):
        assert list(Codebook(key)._keys_of(many)) == list(map(key, words))
    among_few = [code for code, word in enumerate(words) if is_doubtful(word)]
    assert doubtful(many).tolist() == doubtful(words).tolist() == among_few
    for reader in (WORDS, NAMES, IDS):
        read, tidied = reader.read_many(many)
        assert list(zip(read, tidied, strict=True)) == list(map(reader.parse, words))
        assert len(reader.many(many)[1]) < len(words) // 2


@pytest.mark.parametrize(
    "other",
    [
        *(
            "示例〔2026〕第7号",
            "示例〔2026〕07号",
            "示例〔2026年〕7号",
            "示例〔2026〕7",
            "示例[2026]7号",
        ),
        *(
            "示例〔2026〕7号文件",
            "《关于通报的决定》示例〔2026〕7号",
            "关于通报的决定（示例〔2026〕7号）",
        ),
    ],
)
@pytest.mark.parametrize("rows", [5, 2000])
def test_one_document_written_otherwise_is_found_among_many(other: str, rows: int) -> None:
    words = [f"示例〔2026〕{number}号" for number in range(1, rows)]
    words += ["", "样例", other, "示例〔2026〕号"]
    codes = Codebook(document_key).codes(Texts.of(words)).tolist()
    assert codes[:-2] == list(range(rows + 1))
    assert codes[-2:] == ([6, rows + 1] if rows > 7 else [rows + 1, rows + 2])


def test_words_for_no_document_are_found_among_many() -> None:
    words = [*NO_DOCUMENT, *(f" {word}\t" for word in NO_DOCUMENT), "待　补", "Ｎ／Ａ", "00", "0 "]
    words += [f"{word}{number}" for word in ("", "D", "D-", "(D)", "无 ") for number in range(200)]
    many = Texts.of([word for word in words if word not in AS_ABOVE])
    read, at, tidied = parse_texts(many, DOCUMENTS, required=False)
    parsed = list(map(parse_document, many))
    assert list(read) == [word for word, _ in parsed]
    assert list(tidied) == [parsed[place].tidied for place in at.tolist()]
    assert len(DOCUMENTS.many(many)[1]) < len(NO_DOCUMENT) * 3


@pytest.mark.parametrize("word", ["第%d网格", "G%04d", "G%d", "甲"])
@pytest.mark.parametrize("repeated", [1, 2, 9])
@pytest.mark.parametrize("order", ["as they rise", "at random", "one late", "the first again"])
def test_words_are_numbered_as_they_appear(
    monkeypatch: pytest.MonkeyPatch, word: str, repeated: int, order: str
) -> None:
    monkeypatch.setattr(texts, "STRETCH", 7)
    monkeypatch.setattr(text_order, "STRETCH", 7)
    numbers = [number // repeated for number in range(300)]
    if order == "at random":
        Random(4).shuffle(numbers)
    elif order == "one late":
        numbers.append(numbers.pop(100))
    elif order == "the first again":
        numbers.append(numbers[0])
    words = [word % number if "%" in word else word for number in numbers]
    distinct, code = Texts.of(words).numbered()
    assert list(distinct) == list(dict.fromkeys(words))
    assert [distinct[number] for number in code.tolist()] == words
    assert Texts.of(words).rise == (sorted(set(words)) == words)


def test_near_words_are_the_same_among_very_many() -> None:
    random = Random(2)
    for _ in range(200):
        known = ["".join(random.choices("甲乙G01", k=random.randrange(7))) for _ in range(40)]
        word = "".join(random.choices("甲乙G01", k=random.randrange(8)))
        assert near_texts(word, Texts.of(known)) == near_words(word, known)


def test_some_words_are_cut_out_of_texts_as_out_of_a_list() -> None:
    words = [f"G{number}" for number in range(20)]
    for part in (slice(3, 9), slice(None, None, 3), slice(12, 2, -2), slice(9, 3)):
        assert list(Texts.of(words)[part]) == words[part]
