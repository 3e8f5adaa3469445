"""Which surely private figures a message shows to a whole group: an ID with its check figure, a bank card, a mobile.

Masking (private_numbers.py) cuts when in doubt; here doubt is silence, for what is found is spoken of in the group.
"""

from enum import StrEnum

from union.core.lazy_regex import Regex
from union.reading.privacy.figure_characters import figure_signs, holds_figures
from union.reading.privacy.private_numbers import (
    BIRTHDAY,
    CARD,
    ID_CARD,
    KEPT,
    MOBILE,
    OF_PAPERS,
    SUM_BEHIND,
    passes_id,
    passes_luhn,
    plain_figure,
)
from union.reading.text.normal_form import simplified


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
        if _is_surely_id(match[0], text[: match.start()]):
            found.add(Exposed.ID)
        if BIRTHDAY.fullmatch(plain_figure(match[0])):
            rest = rest.replace(match[0], "，")  # its figures are no card's
    if any(_is_surely_card(rest, *match.span()) for match in CARD.finditer(rest)):
        found.add(Exposed.CARD)
    if _tells_of_mobiles(rest, found):
        found.add(Exposed.MOBILE)
    return tuple(each for each in Exposed if each in found)


def _is_surely_id(said: str, before: str) -> bool:
    figures = plain_figure(said)
    if not BIRTHDAY.fullmatch(figures):
        return False
    return passes_id(figures) or SAID_TO_BE.search(before[-KEPT * 4 :]) is not None


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
