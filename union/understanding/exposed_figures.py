"""Which surely private figures a message shows to a whole group: an ID with its check figure, a bank card, a mobile.

Masking (private_figures.py) cuts when in doubt; here doubt is silence, for what is found is spoken of in the group.
"""

from enum import StrEnum

from union.understanding.normal import simplified
from union.understanding.private_figures import (
    BIRTHDAY,
    CARD,
    ID_CARD,
    KEPT,
    MOBILE,
    NARROW,
    OF_PAPERS,
    SUM_BEHIND,
    passes_luhn,
)
from union.understanding.regex import Regex


class Exposed(StrEnum):
    """What kind of figure it is; in the order they are told in."""

    ID = "身份证号"
    CARD = "银行卡号"
    MOBILE = "手机号"


ENOUGH = Regex(r"(?:[0-9０-９][^0-9０-９\n]{0,3}){11}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECKS = "10X98765432"
SAID_TO_BE = Regex(r"身[份分][证證](?:[号號][码碼]|[号號])?[^0-9０-９\n]{0,4}$")
CARD_BEGINS = ("62", "4", "51", "52", "53", "54", "55", "35", "37", "60", "95", "94")
# An office's account stands on its invoices, a contact's number on its notices: they are meant to be read.
OF_OFFICES = Regex(r"(?:对公|单位|公司|工会|开户行|收款|专户|基本户)[^0-9０-９\n]{0,24}$")
OF_CONTACTS = Regex(
    r"联系|咨询|报名|热线|值班|客服|订[餐票房]|预[订约]|致电|来电|拨打|总机|监督电话|举报|求助|司机|领队|带队|教练|导游|快递|物流|商家|供货|厂家|维修|物业"
)
OF_HELPED = Regex(r"困难|特困|低保|慰问|帮扶|救助|受助|住院|患病|大病|遗属|户主")
A_LIST = 5  # so many mobiles are a list of people, whatever stands above it


def exposed_figures(text: str) -> tuple[Exposed, ...]:
    """The kinds of surely private figures in these words, each once; contact numbers of a notice are none."""
    if not ENOUGH.search(text):
        return ()
    found = set[Exposed]()
    rest = text
    for match in ID_CARD.finditer(text):
        if _is_surely_id(match[0], text[: match.start()]):
            found.add(Exposed.ID)
        if BIRTHDAY.fullmatch(_plain(match[0])):
            rest = rest.replace(match[0], "，")  # its figures are no card's
    if any(_is_surely_card(rest, *match.span()) for match in CARD.finditer(rest)):
        found.add(Exposed.CARD)
    if _tells_of_mobiles(rest, found):
        found.add(Exposed.MOBILE)
    return tuple(each for each in Exposed if each in found)


def _is_surely_id(said: str, before: str) -> bool:
    figures = _plain(said)
    if not BIRTHDAY.fullmatch(figures):
        return False
    total = sum(weight * int(sign) for weight, sign in zip(WEIGHTS, figures, strict=False))
    return CHECKS[total % 11] == figures[-1].upper() or SAID_TO_BE.search(before[-KEPT * 4 :]) is not None


def _is_surely_card(text: str, start: int, end: int) -> bool:
    figures, before = _plain(text[start:end]), text[max(0, start - 32) : start]
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
    mobiles = {_plain(match[0])[-11:] for match in MOBILE.finditer(text)}
    if not mobiles:
        return False
    plain = simplified(text)
    is_private = bool(found) or len(mobiles) >= A_LIST or OF_HELPED.search(plain) is not None
    return is_private or OF_CONTACTS.search(plain) is None


def _plain(said: str) -> str:
    return "".join(sign for sign in said.translate(NARROW) if sign.isalnum())
