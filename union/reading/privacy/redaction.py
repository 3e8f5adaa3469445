"""Cuts private figures to their last four signs, masks the names of helped people (design §3, Privacy), drops signs that garble.

Runs before anything is stored; dates, sums and document numbers stay as they are. Masking (private_numbers.py) cuts when in
doubt; where a figure is to be spoken of in the group, doubt is silence.
"""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache

from union.core.lazy_regex import Regex
from union.mirrors.destinations import veiled
from union.reading.life.detection import names_in_life_events
from union.reading.life.life_event import full_name
from union.reading.names.people import HELPED, named_spans, shown_part
from union.reading.privacy.private_numbers import (
    BIRTHDAY,
    CARD,
    ID_CARD,
    KEPT,
    MOBILE,
    OF_PAPERS,
    SUM_BEHIND,
    figure_signs,
    holds_figures,
    passes_id,
    passes_luhn,
    plain_figure,
)
from union.reading.privacy.private_numbers import MARK as MARK
from union.reading.privacy.private_numbers import mask_private as mask_private
from union.reading.text.normal_form import EitherScript, simplified

HIDDEN = "＊＊"
IN_CHARGE = EitherScript(  # 「元旦慰问赵敏和建国负责」: who does it is nobody who is helped
    r"(?:[、和跟与同][\u4e00-\u9fff]{2,3}?){0,3}(?:同志)?(?:来|一起|共同|两人)?(?:负责|牵头|带队|领队|统筹|操办)"
)
LONGEST_KNOWN = 4096  # characters of a message; no document stays in memory
FIGURE = "身份证|电话|手机|卡号|账号|账户|银行卡|微信|联系方式"
WITH_FIGURE = Regex(
    lambda: (
        rf"(?P<name>(?!.(?:{FIGURE})){HELPED.spelt('@ONE_NAME')})(?:同志)?的?(?:(?:{FIGURE})(?:号码|号)?)?[是为]?[\s:：,，(（]{{0,3}}{re.escape(MARK)}"
    )
)


def helped_names(text: str) -> tuple[str, ...]:
    """The names of helped people that a text tells, as written, each once: 「慰问对象：张三、李四」 → 张三, 李四.

    Whoever is told to be ill, in need, in mourning is to be helped: 「王芳生二孩」.
    """
    return _cached_helped_names(text) if len(text) <= LONGEST_KNOWN else _sought(text)


@lru_cache(maxsize=64)  # asked of a message as it comes, as it is counted, as it is shown
def _cached_helped_names(text: str) -> tuple[str, ...]:
    return _sought(text)


def _sought(text: str) -> tuple[str, ...]:
    spans = (span for span in named_spans(text) if IN_CHARGE.match(text, span[1]) is None)
    found = [*(text[start:end] for start, end in spans), *names_in_life_events(text)]
    return tuple(dict.fromkeys(name for name in found if HIDDEN[0] not in name))


def mask_names(text: str, also: Iterable[str] = ()) -> str:
    """「困难职工刘建国」 → 「困难职工刘＊＊」; only people named as helped ones, a colleague's name stays.

    Who is named so once is hidden wherever they stand. `also`: names to be hidden wherever they stand, those of the message a title was cut from.
    """
    return hide_names(text, {*helped_names(text), *also})


def names_with_figures(text: str) -> tuple[str, ...]:
    """The names before a figure that was cut: 「冯志明身份证****663X」, also where nothing says that they are helped."""
    return tuple(match["name"] for match in WITH_FIGURE.finditer(text)) if MARK in text else ()


def hide_names(text: str, names: Collection[str]) -> str:
    """Each name hidden, of several that begin at one place the longest: the text is walked once, however many there are."""
    if not names:
        return text
    lengths: dict[str, dict[int, None]] = {}
    for name in sorted(filter(None, names), key=len, reverse=True):
        lengths.setdefault(name[0], {})[len(name)] = None
    parts, at = list[str](), 0
    while at < len(text):
        begun = (text[at : at + length] for length in lengths.get(text[at], ()))
        name = next((each for each in begun if each in names), "")
        parts.append(_hidden(name) if name else text[at])
        at += len(name) or 1
    return "".join(parts)


def masked_person(person: str) -> str:
    """Of somebody's name what may stand in a group: 刘建国 → 刘＊＊, 张建国师傅 → 张＊＊师傅; 老刘 and 李师傅 stay."""
    name = full_name(person)
    if name is None:
        return person[:1] + HIDDEN if person.isascii() and person else person
    return _hidden(name) + person[len(name) :]


def _hidden(name: str) -> str:
    return shown_part(name) + HIDDEN


# Controls but tab and line break, zero-width spaces, marks of direction, halves of characters; what joins an emoji stays.
INVISIBLE = dict.fromkeys(
    code for span in ((0, 9), (11, 32), (0x7F, 0xA0), (0x2060, 0x2070)) for code in range(*span)
) | dict.fromkeys(
    (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF, *range(0xD800, 0xE000))
)


def keepable(words: str, *, private: bool) -> str:
    """What may be kept of any words: also those of a document."""
    text = mask_private(veiled(visible(words)))
    return text if private else mask_names(text)


def visible(text: str) -> str:
    """Without control characters and those that turn the direction of writing: they would garble what stands beside."""
    # What is printable holds none of them, and most words are.
    return (text if text.isprintable() else text.translate(INVISIBLE)).strip()


class Exposed(StrEnum):
    """What kind of figure it is; in the order they are told in."""

    ID = "身份证号"
    CARD = "银行卡号"
    MOBILE = "手机号"


SAID_TO_BE = Regex(r"身[份分][证證](?:[号號][码碼]|[号號])?[^0-9\n]{0,4}$")
CARD_BEGINS = ("62", "4", "51", "52", "53", "54", "55", "35", "37", "60", "95", "94")
# An office's account stands on its invoices, a contact's number on its notices: they are meant to be read.
OF_OFFICES = Regex(r"(?:对公|单位|公司|工会|开户行|收款|专户|基本户)[^0-9\n]{0,24}$")
OF_CONTACTS = Regex(
    r"联系|咨询|报名|热线|值班|客服|订[餐票房]|预[订约]|致电|来电|拨打|总机|监督电话|举报|求助|司机|领队|带队|教练|导游|快递|物流|商家|供货|厂家|维修|物业"
)
OF_HELPED = Regex(r"困难|特困|低保|慰问|帮扶|救助|受助|住院|患病|大病|遗属|户主")
A_LIST = 5  # so many mobiles are a list of people, whatever stands above it


def exposed_figures(text: str) -> tuple[Exposed, ...]:
    """The kinds of surely private figures in these words, each once; contact numbers of a notice are none."""
    if not holds_figures(text):
        return ()
    text = figure_signs(text).text
    found = set[Exposed]()
    rest = text
    for match in ID_CARD.finditer(text):
        figures, before = plain_figure(match[0]), text[max(0, match.start() - KEPT * 4) : match.start()]
        if not BIRTHDAY.fullmatch(figures):
            continue
        rest = rest.replace(match[0], "，")  # its figures are no card's
        if passes_id(figures) or SAID_TO_BE.search(before):
            found.add(Exposed.ID)
    if any(_is_surely_card(rest, *match.span()) for match in CARD.finditer(rest)):
        found.add(Exposed.CARD)
    if _tells_of_mobiles(rest, found):
        found.add(Exposed.MOBILE)
    return tuple(each for each in Exposed if each in found)


def _is_surely_card(text: str, start: int, end: int) -> bool:
    figures, before = plain_figure(text[start:end]), text[max(0, start - 32) : start]
    return (
        len(figures) >= 16
        and figures.startswith(CARD_BEGINS)
        and passes_luhn(figures)
        and not SUM_BEHIND.match(text, end)
        and not OF_PAPERS.search(before)
        and not OF_OFFICES.search(simplified(before))
    )


def _tells_of_mobiles(text: str, found: set[Exposed]) -> bool:
    """One beside an ID or a card, of somebody helped, or several, or one that no word says is a contact's."""
    mobiles = {plain_figure(match[0])[-11:] for match in MOBILE.finditer(text)}
    if not mobiles:
        return False
    plain = simplified(text)
    is_private = bool(found) or len(mobiles) >= A_LIST or OF_HELPED.search(plain) is not None
    return is_private or OF_CONTACTS.search(plain) is None
