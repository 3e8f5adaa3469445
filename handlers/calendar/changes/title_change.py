"""改名为…: an item gets another title, a series as a whole."""

from dataclasses import replace

from handlers.calendar import event_creation
from handlers.calendar.changes.occurrence_status import change, changed_text, is_open_to, say
from handlers.core.turn import Turn
from union.events.model import Occurrence, Status
from union.reading.replies.title_changes import new_title


def answered(turn: Turn, one: Occurrence | None, text: str) -> bool:
    """Do what a reply says of an open item's name; False when it says nothing of it."""
    title = new_title(text)
    return title is not None and one is not None and renamed(turn, one, title)


def renamed(turn: Turn, one: Occurrence, title: str) -> bool:
    """Give an open item another name, or say who may; False for one that is open no more."""
    if one.status is not Status.OPEN:
        return False
    if is_open_to(turn, one):
        now = change(turn, one, replace(one.event, title=event_creation.public(title)))
        say(turn, now, changed_text(turn, now))
    return True
