"""改名为…: an item gets another title, a series as a whole."""

from dataclasses import replace

from handlers.calendar import add_command, event_creation
from handlers.calendar.changes import change_texts as phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
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
    if not may_alter(turn, one.event):
        turn.say(press_phrases.only_author(turn._))
        return True
    turn.enrol()
    event = replace(one.event, title=event_creation.public(title))
    add_command.store_change(turn, event)
    day, details = turn.with_group().day(turn.now), agenda_phrases.details(turn._, event)
    text = phrases.changed(turn._, replace(one, event=event), day, details).rstrip("\n")
    turn.say(text, about=message_subject.of_time(one))
    return True
