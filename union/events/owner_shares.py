"""Items of several owners: each does his own share, and the item is done when all have."""

import re

from union.events.model import Occurrence, Owner

OWN_PART = re.compile(r"^\s*我(?:这边|这里|负责的(?:部分)?|的?(?:部分|[这那一]份))(?:都|已经?)?")


def is_shared(one: Occurrence) -> bool:
    """Whether each owner finishes his own share: there are several, and one of them at least can say so."""
    return len(one.event.owners) > 1 and any(owner.person_id for owner in one.event.owners)


def left(one: Occurrence) -> tuple[Owner, ...]:
    """The owners whose share is not done."""
    return tuple(owner for owner in one.event.owners if one.key not in owner.done)


def share_of(one: Occurrence, person_id: int) -> Owner | None:
    """The owner this person is, None for anybody else."""
    return next((owner for owner in one.event.owners if owner.person_id == person_id), None)


def has_done(one: Occurrence, person_id: int) -> bool:
    """Whether the person is one of several owners and has done his share."""
    own = share_of(one, person_id)
    return own is not None and is_shared(one) and one.key in own.done


def done_count(one: Occurrence) -> int:
    """How many of several owners have done their share; 0 for an item that is not shared."""
    return len(one.event.owners) - len(left(one)) if is_shared(one) else 0


def without_own_part(text: str) -> str:
    """What is said of one's own share, 「我的部分做完了」, as it is said of an item."""
    return OWN_PART.sub("", text, count=1)
