"""The open items that words name by whose they are (union/reading/replies/owner_mentions.py)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.core import people
from union.core.groups import Person
from union.events.model import Event
from union.reading.replies.item_replies import read_reply
from union.reading.replies.mentions import title_mention_scores
from union.reading.replies.owner_mentions import pointed
from union.reading.text.identifiers import named_number
from union.reminders.lead_times import is_due_by

PRESSING, FAR = timedelta(days=1), timedelta(days=3)


def tasks_of_named_person(turn: Turn, open_items: Sequence[Event], clauses: Sequence[str]) -> list[Event]:
    """What the person has to do by a day whom the first such clause names, or leads: of several those named beside it."""
    for words in clauses:
        whose = pointed(words)
        if whose is None:
            continue
        person = turn.me() if whose.is_own else people.person_named(turn.db, turn.with_group(), whose.who)
        owed = owed_by(open_items, person) if person is not None else []
        if whose.is_led and person is not None:
            owed = [e for e in open_items if e.has_owner(person.id, person.name)]
        if owed:
            fits = title_mention_scores([each.title for each in owed], whose.rest)
            best = [each for each, fit in zip(owed, fits, strict=True) if fit > 0 and fit == max(fits)]
            return best or owed
    return []


def owed_by(open_items: Sequence[Event], person: Person) -> list[Event]:
    """What somebody has to do by a day; their own plan without an owner is theirs."""
    return [
        each
        for each in open_items
        if is_due_by(each)
        and (each.has_owner(person.id, person.name) if each.owners else each.author_id == person.id)
    ]


def own_title(turn: Turn, words: str) -> str:
    """The title of the one open item of the writer's that words name, be it by a word of many: 「名单」; else ""."""
    me = turn.me()
    own = [each.title for each in occurrences.open_items(turn) if me and each.has_owner(me.id, me.name)]
    fits = title_mention_scores(own, words, by_rarity=False)
    named = [title for title, fit in zip(own, fits, strict=True) if fit > 0]
    return named[0] if len(named) == 1 else ""


def pressing(turn: Turn, owed: Sequence[Event]) -> Sequence[Event]:
    """Of several the one that is due by now, where the others are not due for days: that is what was handed in."""
    today = turn.today
    near = [each for each in owed if each.start.date() <= today + PRESSING]
    is_alone = all(each in near or each.start.date() > today + FAR for each in owed)
    return near if len(near) == 1 and is_alone else owed


POINTERS = ("把", "将")


def number_and_words(text: str, at: datetime) -> tuple[int, str] | None:
    """The number, and what a reply to that item would say; None where no number is named."""
    found = named_number(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip(" \n：:，,。")
    for pointer in POINTERS:
        before = before.removesuffix(pointer)
    joined = before + after
    # 「不办了 #13 场地被占用」 needs its space, 「推迟 #13 两天」 must lose it.
    is_whole = not before or not after or read_reply(joined, at, None) is not None
    return int(found[1]), joined if is_whole else f"{before} {after}"
