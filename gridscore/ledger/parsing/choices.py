"""The words that stand for one of a fixed set of choices: categories, authorities, statuses.

Each choice has its canonical English name, and the simplified and traditional words that
ledgers use for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.near import near_words
from gridscore.ledger.parsing.values import BadCell, Parsed, parse_text
from gridscore.messages import Lang, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.vocabulary import Titled, Vocabulary
    from gridscore.messages import Localised

Choices = dict[str, tuple[str, ...]]
"""A canonical name to the words it goes by, the simplified and the traditional name first."""

CATEGORIES: Choices = {
    "late-report": (
        *("信息漏报", "信息漏報", "漏报", "漏報", "迟报", "遲報", "信息迟报", "信息遲報"),
        *("迟报漏报", "遲報漏報", "漏报迟报", "漏報遲報", "信息漏报迟报", "信息漏報遲報"),
    ),
    "environment": (
        *("市容环境通报批评", "市容環境通報批評", "市容环境", "市容環境"),
        *("市容环境卫生通报批评", "市容環境衛生通報批評", "环境通报批评", "環境通報批評"),
    ),
    "commendation": ("表彰", "表彰", "表扬", "表揚", "通报表扬", "通報表揚", "嘉奖", "嘉獎"),
    "complaint": ("投诉", "投訴", "居民投诉", "居民投訴", "群众投诉", "群眾投訴"),
    "misconduct": ("严重失职", "嚴重失職", "失职渎职", "失職瀆職"),
    "absence": ("长期不履职", "長期不履職", "不履职", "不履職"),
    "crime": ("违法犯罪", "違法犯罪", "违法", "違法"),
    "clue": ("重要线索", "重要線索", "提供线索", "提供線索"),
    "rescue": ("抢险救灾", "搶險救災", "抢险", "搶險"),
    "protection": ("见义勇为", "見義勇為"),
    "hazard": ("消除隐患", "消除隱患", "隐患消除", "隱患消除"),
}

RECORDED_ONLY = frozenset({"complaint"})
"""Categories that are recorded and shown although no rule moves anything by them."""

AUTHORITIES: Choices = {
    "city": ("市", "市", "市级", "市級", "市里", "市、区", "市、區", "市区", "市區"),
    "district": ("区", "區", "区级", "區級", "区里", "區裡"),
    "street": ("街道", "街道", "街道办", "街道辦", "街道办事处", "街道辦事處", "街道级", "街道級"),
    "community": ("社区", "社區", "社区居委会", "社區居委會", "居委会", "居委會", "社区工作站"),
    "department": ("上级部门", "上級部門", "部门", "部門", "主管部门", "主管部門"),
    "media": ("媒体", "媒體", "新闻媒体", "新聞媒體"),
    "resident": ("居民", "居民", "群众", "群眾"),
}

CITY_WORDS = frozenset(
    {"city", *AUTHORITIES["city"][:5], "全市", "市督办室", "市督辦室", "市督查室"}
)
"""What stands for the city itself, above every unit."""

STATUS_WORDS: Choices = {
    "confirmed": (
        *("已确认", "已確認", "确认", "確認", "属实", "屬實", "已核实", "已核實"),
        *("查实", "查實", "已查实", "已查實", "有效", "申诉不成立", "申訴不成立"),
        *("申诉失败", "申訴失敗", "申诉驳回", "申訴駁回", "驳回申诉", "駁回申訴"),
    ),
    "pending": (
        *("申诉中", "申訴中", "待核实", "待核實", "核实中", "核實中"),
        *("待确认", "待確認", "申诉", "申訴", "未核实", "未核實", "未确认", "未確認"),
        *("待查", "调查中", "調查中", "复核中", "復核中", "複核中"),
    ),
    "revoked": (
        *("已撤销", "已撤銷", "撤销", "撤銷", "撤回", "已撤回", "取消", "已取消"),
        *("撤消", "已撤消", "作废", "作廢", "已作废", "已作廢", "无效", "無效"),
        *("不属实", "不屬實", "不实", "不實", "误报", "誤報", "查无此事", "查無此事"),
        *("申诉成功", "申訴成功", "申诉成立", "申訴成立"),
    ),
}

ROLES: Choices = {
    "leader": ("组长", "組長"),
    "deputy": ("副组长", "副組長"),
    "member": ("组员", "組員", "成员", "成員"),
}

SEVERITIES: Choices = {
    "minor": ("一般", "一般", "轻微", "輕微", "较轻", "較輕"),
    "serious": ("较重", "較重"),
    "grave": ("严重", "嚴重"),
}

SOURCES: Choices = {
    "daily": ("日常", "日常", "日常督查", "日常督查", "日常检查", "日常檢查", "日常巡查"),
    "superior": ("上级", "上級", "上级检查", "上級檢查", "上级督查", "上級督查", "领导检查"),
    "special": ("专项", "專項", "专项督查", "專項督查", "专项行动", "專項行動", "专项检查"),
    "media": ("媒体", "媒體", "媒体曝光", "媒體曝光", "新闻媒体", "新聞媒體"),
    "public": (
        *("群众投诉", "群眾投訴", "群众", "群眾", "群众举报", "群眾舉報"),
        *("居民投诉", "居民投訴", "投诉", "投訴"),
    ),
}

VOTERS: Choices = {
    "residents": ("居民", "居民", "群众", "群眾", "居民代表", "居民群众", "居民群眾"),
    "merchants": ("商户", "商戶", "商家", "沿街商户", "沿街商戶"),
    "units": ("单位", "單位", "驻区单位", "駐區單位", "辖区单位", "轄區單位"),
    "colleagues": ("同事", "同事", "同事互评", "同事互評", "互评", "互評"),
    "leaders": ("领导", "領導", "上级领导", "上級領導", "社区领导", "社區領導"),
}

ANSWERS: Choices = {
    "satisfied": ("满意", "滿意"),
    "fair": ("一般", "一般", "基本满意", "基本滿意"),
    "poor": ("差", "差", "不满意", "不滿意"),
}
"""What a ballot says."""

GRADES: Choices = {
    "excellent": ("优秀", "優秀", "优", "優"),
    "good": ("良好", "良好", "良"),
    "pass": ("合格", "合格", "达标", "達標"),
    "fail": ("不合格", "不合格", "不达标", "不達標"),
}

_NOTHING = frozenset(("无", "無", "none", "n/a", "/", "-", "--", "—", "——"))

NO_DOCUMENT = _NOTHING.union(
    ("无文号", "無文號", "没有文号", "沒有文號", "无文件", "無文件"),
    ("没有", "沒有", "暂无", "暫無"),
    ("无编号", "無編號", "未编号", "未編號", "未发文", "未發文", "待发文", "待發文"),
    ("略", "空", "空白", "待补", "待補", "待补充", "待補充", "待查", "待核", "待定"),
    ("不详", "不詳", "不明", "未知", "见附件", "見附件", "附件", "口头", "口頭"),
    ("口头表扬", "口頭表揚", "口头通报", "口頭通報", "口头批评", "口頭批評"),
    ("na", "nil", "no", "unknown", "tbd", "oral", "verbal", "×", "x", "?", "0"),
)
"""What people write where they have no document number; where it stands is not said by it."""

NOT_LEFT = _NOTHING.union(
    ("至今", "在岗", "在崗", "在职", "在職", "在任", "现任", "現任", "未离职", "未離職")
)
"""What people write where there is no day of leaving."""

NO_REASON = _NOTHING.union(
    ("没有", "沒有", "暂无", "暫無", "待补", "待補", "待定", "不详", "不詳", "是"),
    ("免评", "免評", "免考", "免考核", "无原因", "無原因", "×", "?", "0", "√", "…", "……", "、"),
)
"""What people write where they give no reason for an exemption."""

AS_ABOVE = frozenset(("同上", "同前", "〃", "′′", '"', "''", "ditto"))
"""What stands for the words of the row above."""


_NEGATIONS = frozenset("不未无無非没沒否")

_HYPHEN = re.compile(r"(?<=[a-z])[-_](?=[a-z])")

_BETWEEN = re.compile(r"[,、;。:/()\[\]【】]+|(?<=[^\x00-\x7f])\s+")


def choice_key(word: str) -> str:
    """Reduce a word to what choices are compared by: `Late_Report` and `late-report` are one."""
    plain = "".join(unicodedata.normalize("NFKC", word).split()).casefold()
    return _HYPHEN.sub("", plain)


def said_apart(text: str) -> list[str]:
    """Take apart what is said one after the other: `申诉成功，已撤销`."""
    return [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if part]


def by_word(choices: Choices) -> dict[str, str]:
    """Map the key of every word, and of every canonical name, to the canonical name."""
    return {choice_key(word): name for name, words in choices.items() for word in (name, *words)}


def shown_choices(choices: Choices) -> list[Wording]:
    """Name every choice in each language, to tell people what they may write."""
    return [Wording(name, *(words[:2] or (name, name))) for name, words in choices.items()]


def incident_categories(vocabulary: Vocabulary) -> Choices:
    """Return the categories gridscore knows, and those that only this scheme names."""
    choices = {**dict.fromkeys(vocabulary.categories, ()), **CATEGORIES}
    for name, title in vocabulary.categories.items():
        choices[name] = (*choices[name], *_title_words(title))
    return choices


def offered_categories(vocabulary: Vocabulary) -> Choices:
    """Return the categories that some rule of the scheme claims, and what is only recorded.

    Where no rule claims any, all that are known.
    """
    every = incident_categories(vocabulary)
    claimed = [*vocabulary.categories, *RECORDED_ONLY.difference(vocabulary.categories)]
    return {name: every[name] for name in claimed} if vocabulary.categories else every


@lru_cache(maxsize=2**16)
def is_city(text: str) -> bool:
    """Say whether a unit's name means the city itself."""
    return choice_key(text) in CITY_WORDS


def role_choices(weighed: Iterable[str]) -> Choices:
    """Return the scorers' roles that a scheme weighs, or the usual ones where it weighs none.

    A scheme may name a role by any word that it is known by, or by one of its own.
    """
    roles = list(weighed)
    usual = by_word(ROLES)
    return {role: _role_words(role, usual, roles) for role in roles} or ROLES


def _role_words(role: str, usual: Mapping[str, str], roles: Sequence[str]) -> tuple[str, ...]:
    """Give the words of a role, first those it is shown by; another role's name is none of them."""
    name = usual.get(choice_key(role))
    if name is None:
        return ()
    shown = () if name == role else (role, role)
    return (*shown, *(word for word in (*ROLES[name], name) if word == role or word not in roles))


def titled_choices(known: Choices, titled: Titled) -> Choices:
    """Return the choices that a scheme names: its own titles, and what they are known by.

    A known word that the scheme makes the title of another choice is that other one's.
    """
    titles = {name: _title_words(title) for name, title in titled}
    taken = {word for words in titles.values() for word in words}
    return {
        name: (*words, *(word for word in known.get(name, ()) if word not in taken))
        for name, words in titles.items()
    }


def _title_words(title: Localised | None) -> tuple[str, ...]:
    """Give the simplified title, the traditional and the English one; none where there is none."""
    if title is None:
        return ()
    en, *chinese = (title.in_language(lang) for lang in Lang)
    return (*chinese, en)


def _near_choices(word: str, words: Iterable[str]) -> list[str]:
    """Return words that look like one that is none of them, but for what says the opposite."""
    is_negated = not _NEGATIONS.isdisjoint(word)
    return near_words(word, (one for one in words if is_negated != _NEGATIONS.isdisjoint(one)))


def choice_reader(
    choices: Choices, offered: Choices | None = None
) -> Callable[[Cell], Parsed[int]]:
    """Return a parser of one of the choices, as its number among them.

    Several words for the same one are understood, such as `申诉成功，已撤销`. Who wrote none of
    them is told of those that are `offered`, if not all.
    """
    words = by_word(choices)
    number = {name: position for position, name in enumerate(choices)}
    spelled = {choice_key(name): name for name in choices}

    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        if not text:
            return Parsed(BLANK)
        name = words.get(choice_key(text))
        if name is None:
            meant = {words.get(choice_key(part)) for part in said_apart(text)}
            name = meant.pop() if len(meant) == 1 else None
        if name is None:
            near = [spelled.get(key, key) for key in _near_choices(choice_key(text), words)]
            raise BadCell("GS318", near=near, choices=shown_choices(offered or choices))
        return Parsed(number[name])

    return parse
