"""A message that surely does several different things: each of its stretches is heard like a message of its own, in order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import minutes_proposal
from handlers.core import message_reading
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Turn
from union.core.kinds import Kind
from union.core.rights import Action
from union.reading.acts.changes.changes import UNSURE
from union.reading.acts.doubt import NOT_OURS
from union.reading.acts.stretches import OWN_PLAN, ActStretch, Does, stretches
from union.reading.acts.tasks.another_round import thing_meant
from union.reading.acts.tasks.segments import MINUTES
from union.reading.message import MAKES_ITEMS, Intent
from union.reading.text.normal_form import normal

BY_LINES, MYSELF, EDGES = "\n", "我", " ,，、;；!！\n"


def are_heard(turn: Turn, hear: Callable[[Turn], None], ask: Callable[[Turn], object]) -> bool:
    """Hear the stretches of what was said one after the other, and ask about those of them that nobody heard.

    False where it is one thing, or a list with a reading of its own, or where nobody heard any of them.
    """
    said, found, before = turn.said, _parted(turn), turn.answers
    if not found or not turn.may(Action.LOG):
        return False
    unheard, last = list[ActStretch](), ""
    for one in found:
        is_heard = _is_heard(turn, said, one, hear)
        if not is_heard and not (last and one.does is Does.PLANS and _is_next_step(turn, last)):
            unheard.append(one)
        last = said.text[one.start : one.end] if is_heard and one.does is Does.TELLS else ""
    unheard = [one for one in unheard if one.does is not Does.ASKS]  # may be put to a colleague
    for one in unheard if turn.answers > before else ():
        turn.speak_as(_words_of(said, one))
        ask(turn)
    turn.speak_as(said)
    return turn.answers > before


def _is_heard(turn: Turn, said: Said, one: ActStretch, hear: Callable[[Turn], None]) -> bool:
    before = turn.answers
    turn.speak_as(_words_of(said, one))
    hear(turn)
    return turn.answers > before


def _is_next_step(turn: Turn, told: str) -> bool:
    """「周四我去领耳塞」, 「下周四下午3点再讲一场」: behind work told that is planned what alone would be too little."""
    words = turn.said.text
    own, plan = OWN_PLAN.search(words), message_reading.read_words(turn, words, Intent.EVENT)
    when = plan.when
    if own is None or when is None or when.rrule or UNSURE.search(normal(words).text):
        return False
    title = thing_meant(plan.title or "", message_reading.read_words(turn, told, Intent.LOG).title or "")
    plan = replace(plan, title=title or plan.title)
    if own["by_me"]:
        plan = replace(plan, owners=(MYSELF,), kind=Kind.DEADLINE, when=replace(when, deadline=True))
    minutes_proposal.put_on_calendar(turn, [plan])
    return True


def _words_of(said: Said, one: ActStretch) -> Said:
    words = said.text[one.start : one.end].strip(EDGES)
    if one.start:  # what comes next answers nothing
        said = replace(said, reply_to=None, reply_to_bot=False, reply_who=None)
    return replace(said, text=words, dictated="", addressed=False)


def _parted(turn: Turn) -> Sequence[ActStretch]:
    text = turn.said.text
    said = turn.said
    if said.edited or said.forwarded or said.photo is not None or len(text) > LONGEST_TOLD:
        return ()
    if BY_LINES in text.strip() or NOT_OURS.search(text) or MINUTES.search(normal(text).text):
        return ()
    group, region = turn.with_group(), turn.settings.region
    wall = group.wall(turn.said.at)

    def ask() -> Sequence[ActStretch]:
        return stretches(text, wall, region=region, notice=group.notice)

    found = turn.settled(("stretches", text, wall, region, group.notice), ask)
    if said.reply_to is not None and not all(one.is_next for one in found[1:]):
        return ()
    return () if _are_known_plans(turn, found) else found


def _are_known_plans(turn: Turn, found: Sequence[ActStretch]) -> bool:
    """Whether they are nothing but plans, and as many are read in the message as it is: with the days they share."""
    if not found or any(one.does is not Does.PLANS for one in found):
        return False
    reading = message_reading.read_whole(turn, message_reading.read_words(turn, turn.said.text))
    return sum(act.kind in MAKES_ITEMS for act in reading.acts) >= len(found)
