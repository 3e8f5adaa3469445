"""改名为…: an item gets another title, a series as a whole."""

from dataclasses import replace

from handlers import about, agenda, making
from handlers.item_rights import may_alter
from handlers.phrases import agenda as agenda_phrases
from handlers.phrases import finishing as phrases
from handlers.phrases import press as press_phrases
from handlers.turn import Turn
from union.agenda import Occurrence, Status
from union.retitling import new_title


def answered(turn: Turn, one: Occurrence | None, text: str) -> bool:
    """Do what a reply says of an open item's name; False when it says nothing of it."""
    title = new_title(text)
    if title is None or one is None or one.status is not Status.OPEN:
        return False
    if not may_alter(turn, one.event):
        turn.say(press_phrases.only_author(turn._))
        return True
    turn.enrol()
    event = replace(one.event, title=making.public(title))
    agenda.store_change(turn, event)
    day, details = turn.with_group().day(turn.now), agenda_phrases.details(turn._, event)
    text = phrases.changed(turn._, replace(one, event=event), day, details).rstrip("\n")
    turn.say(text, about=about.of_time(one))
    return True
