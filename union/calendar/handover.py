"""Handing over: 「把我的事项交给王芳」 read, what a person's items are, and the owners after it."""

from collections.abc import Iterable
from re import Match

from union.core.groups import Person
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.events.model import Event, Owner, Status
from union.reading.text.normal_form import EitherScript

WHO = r"@?[\u4e00-\u9fffA-Za-z0-9_]{1,20}"
ITEMS = r"(?:的|名下的|負責的|负责的)?(?:所有|全部)?(?:的)?(?:事项|事項|日程|待办|待辦|任务|任務)"
GIVEN = r"(?:都|全部|全)?(?:移交给|移交給|交接给|交接給|转交给|轉交給|交给|交給|转给|轉給)"
END = r"(?:来|來)?(?:负责|負責|办|辦|跟进|跟進|处理|處理)?(?:吧|了|啦)?[。！!]?"
SENTENCE = Regex(rf"\s*(?:请|請)?(?:把|将|將)?(?P<of>我|{WHO}?){ITEMS}{GIVEN}\s*(?P<to>{WHO}?){END}\s*")
MYSELF = "我"
ARROW = Regex(r"\s*(?:→|->|=>|给|給|交给|交給)\s*|\s+")


@dataclass(frozen=True, slots=True)
class HandoverRequest:
    """Whose items go to whom, as named; `of` None: the writer's own."""

    to: str
    of: str | None = None


def read_sentence(text: str) -> HandoverRequest | None:
    """「把我的事项都交给王芳」, 「把李建国的日程转给王芳负责」; None for anything else."""
    found = SENTENCE.fullmatch(text)
    return request_in(found) if found else None


def request_in(found: Match[str]) -> HandoverRequest:
    """What such a sentence asks for."""
    return HandoverRequest(found["to"], None if found["of"] == MYSELF else found["of"])


def read_argument(text: str) -> HandoverRequest | None:
    """What stands behind /handover: 「@wangfang」, 「李建国 王芳」, 「李建国→王芳」, or the whole sentence."""
    sentence = read_sentence(text)
    if sentence is not None:
        return sentence
    *of, to = [name for name in ARROW.split(text.strip()) if name] or [""]
    if not to or len(of) > 1:
        return None
    return HandoverRequest(to, of[0] if of and of[0] != MYSELF else None)


def is_same_person(owner: Owner, person: Person | None, name: str) -> bool:
    """Whether an owner is that person, also one known by name only."""
    if owner.person_id is not None:
        return person is not None and owner.person_id == person.id
    return owner.name == (person.name if person else name)


def owned(events: Iterable[Event], person: Person | None, name: str) -> list[Event]:
    """The open items the person answers for; not where his share of a one-off item is done."""
    opened = [(each, each.owners) for each in events if each.status is Status.OPEN]
    waiting = [(each, [owner for owner in owners if "" not in owner.done]) for each, owners in opened]
    return [each for each, owners in waiting if any(is_same_person(owner, person, name) for owner in owners)]


def made_for_nobody(events: Iterable[Event], person: Person | None) -> list[Event]:
    """The open items the person has put on the calendar and nobody answers for."""
    unowned = (event for event in events if event.status is Status.OPEN and not event.owners)
    return [event for event in unowned if person and event.author_id == person.id]


def handed(event: Event, person: Person | None, name: str, to: Person) -> Event:
    """The item with the new owner in the old one's place; who is one of its owners already stays the only one."""
    new = Owner(to.name, to.id)
    if not event.owners:
        return replace(event, owners=(new,))
    if any(owner.person_id == to.id for owner in event.owners):
        left = tuple(owner for owner in event.owners if not is_same_person(owner, person, name))
        return replace(event, owners=left)
    owners = (new if is_same_person(owner, person, name) else owner for owner in event.owners)
    return replace(event, owners=tuple(owners))


# 「我只是参加，不是我负责」, "I'm not in charge"
NOT_MINE = EitherScript(
    r"(?:不是|不用|不归|不歸|不由|唔[系係])(?:由|归|歸)?我(?:来|來)?(?:负责|負責|管|跟|做|弄|办|辦)|我(?:不是|不|唔[系係]?)(?:负责|負責)|\bi'?m not (?:the one )?(?:in charge|responsible)\b|\bnot me in charge\b",
    any_case=True,
)
