"""What kind of act a stretch is that was read as a message, and the acts it makes: one a deed."""

from collections.abc import Iterator
from datetime import datetime

from union.core.lazy_regex import Regex
from union.reading.acts.absences import is_absence
from union.reading.acts.extraction import Seen, look
from union.reading.acts.facts import stretches
from union.reading.life.life_event import LifeEvent
from union.reading.message import Act, ActKind, FactRead, Intent, Message

KINDS = {
    Intent.LOG: ActKind.TOLD,
    Intent.EVENT: ActKind.PLANNED,
    Intent.QUESTION: ActKind.ASKED,
    Intent.COMMAND: ActKind.COMMANDED,
}
# What is made known to all: 「通知：…」, 「【放假通知】…」, 「各位注意」.
NOTICE = Regex(
    r"^[\[【(]?[^,。;!\n:]{0,14}(?:通知|公告|通告|公示|告示|启事|notice|announcement)[\]】)]?\s?[:,\s]|^[\[【][^\]】]{0,14}(?:通知|公告|通告|公示)[\]】]"
    r"|^关于[^,。;!\n:]{2,30}的?(?:通知|公告|公示):|(?:各位|大家|全体|同志们?)(?:同志|会员|职工|委员)?(?:请?注意|知悉)|请(?:各位)?(?:知悉|周知|互相转告)"
    r"|收到(?:的)?请?(?:回复?|扣|在群)|看到的?(?:请)?回[个复]|^提醒(?:各位|大家|全体)|^to all\b|^reminder\b|reply (?:ok )?when read",
    any_case=True,
)


def kind_of(message: Message, seen: Seen) -> ActKind | None:
    """The kind of a message read whole; None for what is nothing of ours."""
    text = seen.said.text
    if message.intent in (Intent.EVENT, Intent.NONE):
        if NOTICE.search(text) and (seen.best is not None or message.impossible):
            return ActKind.NOTIFIED
        if is_absence(text) and not seen.prices:
            return ActKind.ABSENT
    return KINDS.get(message.intent)


def acts_of(
    text: str, start: int, end: int, kind: ActKind | None, message: Message, now: datetime
) -> Iterator[Act]:
    """The acts of one stretch of a message."""
    if kind is None:
        return
    if kind is ActKind.TOLD and len(message.facts) > 1:
        for fact, (a, b) in zip(message.facts, _places(message, text[start:end], start, now), strict=True):
            yield _told(text, a, b, fact, message)
        return
    yield Act(
        kind, text[start:end], start, end, message.title, message.whens, message.owners,
        measures=message.measures, money=message.money, message=message,
    )  # fmt: skip


def lived(text: str, events: tuple[LifeEvent, ...]) -> Iterator[Act]:
    """The life events of a message."""
    for one in events:
        who = (one.person,) if one.person else ()
        yield Act(ActKind.LIVED, text[one.start : one.end], one.start, one.end, owners=who)


def _told(text: str, start: int, end: int, fact: FactRead, message: Message) -> Act:
    when = fact.when or message.when
    return Act(
        ActKind.TOLD, text[start:end], start, end, fact.title, (when,) if when else (),
        measures=fact.measures, money=fact.money, message=message,
    )  # fmt: skip


def _places(message: Message, words: str, at: int, now: datetime) -> list[tuple[int, int]]:
    """Where each deed stands in the message as written; the whole stretch where that cannot be told."""
    seen = look(words, now)
    found, whole = stretches(seen.words, seen.figures), (at, at + len(words))
    if len(found) != len(message.facts):
        return [whole] * len(message.facts)
    places = []
    for one in found:
        quoted = seen.said.quote(one.start, one.end).strip(" ,，。；;、\n")
        begins = words.find(quoted)
        places.append((at + begins, at + begins + len(quoted)) if begins >= 0 and quoted else whole)
    return places
