"""What is handed out is named once, in what was decided; who buys it and who hands it out is told behind: 「元旦慰问品发米和油，每人200元标准，赵敏21号前买齐，陈静30号上午在食堂门口发」.

The decision is no plan of the festival's day, and whoever hands out does so on that day and is not due by it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import replace
from union.reading.acts.event_notes import RATE
from union.reading.acts.tasks.relative_days import ReadPart
from union.reading.message import ActKind, Message
from union.reading.text.normal_form import in_script_of_text, simplified

GOODS = r"[\u4e00-\u9fff]{1,8}(?:品|礼包|福利|礼物|物资|大礼|利是)"
DECIDED = Regex(
    rf"(?:^|(?<=[,，:：。;；\n]))\s?(?P<thing>{GOODS})(?:今年|统一|就|都|会|改)?(?:发|派)(?:放)?(?P<what>(?![完出下到了给咗])[\u4e00-\u9fff、]{{1,12}})(?=[,，。;；])"
    r"|(?:^|(?<=[,.:\n]))\s?(?P<goods>[a-z][a-z' ]{0,24}(?:bags?|packs?|hampers?|gifts?|vouchers?))\s(?:will be|are|is|to be)\s(?P<contents>(?!on\b|at\b|by\b|ready|done|given)[a-z][a-z ]{2,30})(?=[,.])",
    any_case=True,
)
HANDS_OUT = Regex(
    r"(?:[在到喺][^,，]{1,12}?)?(?P<out>派?发放?|派|领)(?:下去|完|到位|给大家|齐)?|(?P<who>(?-i:[A-Z][a-z]{1,14}\s){1,2})?(?P<given>give|hand|distribute)(?:\sthem)?(?:\sout)?(?:\s(?:at|in)\s.{1,40})?",
    any_case=True,
)
BUYS = Regex(r"(?P<deed>[订买备]|采购|预订|购买|准备)(?:好|齐|到位|货)?")
CLAUSE = Regex(r"[,，。;；:：\n]|\.\s")
ITEMS = (ActKind.PLANNED, ActKind.TASKED)


class Goods(NamedTuple):
    """What is handed out, as written: its name and what is in it, and where that is decided."""

    thing: str
    what: str
    start: int
    end: int


def goods_decided(text: str) -> Goods | None:
    """What the message decides to hand out; None where it decides nothing so."""
    plain = simplified(text)
    found = DECIDED.search(plain) if len(plain) == len(text) else None
    if found is None:
        return None
    thing, what = ("thing", "what") if found["thing"] else ("goods", "contents")
    return Goods(
        text[slice(*found.span(thing))], text[slice(*found.span(what))], found.start(thing), found.end()
    )


def with_goods(text: str, parts: Sequence[ReadPart]) -> list[ReadPart]:
    """The decision is no act where the deeds behind it are; each of these is named by the goods."""
    goods, found = goods_decided(text), list(parts)
    behind = [
        at for at, part in enumerate(found) if goods and part.start > goods.start and part.kind in ITEMS
    ]
    if goods is None or not behind:
        return found
    for at in behind:
        found[at] = replace(found[at], message=_of_goods(found[at].message, goods, text))
    head = next((each for each in found if each.start <= goods.start and goods.end <= each.end), None)
    first = behind[0]
    found[first] = replace(found[first], start=head.start if head else goods.start)
    return [each for each in found if each is not head]


def _of_goods(told: Message, goods: Goods, text: str) -> Message:
    """A deed of theirs called by them, any other as it is."""
    words = simplified(told.title or "")
    out, buys, when = HANDS_OUT.fullmatch(words), BUYS.fullmatch(words), told.when
    if buys is not None:
        return replace(told, title=in_script_of_text(buys["deed"], text) + goods.what)
    if out is None:
        return told
    deed = in_script_of_text(out["out"], text) if out["out"] else "give out "
    is_of_day = when is not None and (when.grain is not Grain.DAY or told.place is not None)
    return replace(
        told,
        title=f"{deed}{goods.thing}（{goods.what}）",
        owners=told.owners or ((out["who"].strip(),) if out["who"] else ()),
        kind=Kind.OTHER if is_of_day else told.kind,
        when=replace(when, deadline=False) if when is not None and is_of_day else when,
        note="，".join(each.strip() for each in CLAUSE.split(text[goods.end :]) if RATE.search(each)),
    )
