"""A message that surely does several different things: each of its stretches is heard like a message of its own, in order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import minutes_proposal
from handlers.core import message_reading
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Act, Turn
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.reading.acts.changes.changes import UNSURE
from union.reading.acts.doubt import NOT_OURS
from union.reading.acts.opinion import Sense
from union.reading.acts.stretches import (
    BEGINS_NEXT,
    OF_BEFORE,
    OWN_PLAN,
    ActStretch,
    Does,
    clauses,
    stretches,
)
from union.reading.acts.tasks.another_round import thing_meant
from union.reading.acts.tasks.segments import MINUTES
from union.reading.english.translation import is_english
from union.reading.message import MAKES_ITEMS, Intent
from union.reading.text.normal_form import normal

# Somebody else, who is asked or told: 「@somebody 今年慰问了多少户」.
CALLED = Regex(r"@(?!所有人|全体|all\b|everyone)", any_case=True)
BY_LINES, MYSELF, EDGES, STOPS = "\n", "我", " ,，、;；!！\n", (".", "。")
SURE, TOLD, MOST_SENTENCES = 0.9, 0.75, 4


def are_heard(turn: Turn, hear: Act, ask: Callable[[Turn], object]) -> bool:
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


def _is_heard(turn: Turn, said: Said, one: ActStretch, hear: Act) -> bool:
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
    leads = BEGINS_NEXT.match(said.text, one.start, one.end)
    words = said.text[leads.end() if leads else one.start : one.end].strip(EDGES)
    if one.start:  # what comes next answers nothing
        said = replace(said, reply_to=None, reply_to_bot=False, reply_who=None)
    return replace(said, text=words, dictated="", addressed=False)


def _parted(turn: Turn) -> Sequence[ActStretch]:
    said, text = turn.said, turn.said.text
    if said.edited or said.forwarded or said.photo is not None or len(text) > LONGEST_TOLD:
        return ()
    if (
        CALLED.match(text)
        or BY_LINES in text.strip()
        or NOT_OURS.search(text)
        or MINUTES.search(normal(text).text)
    ):
        return ()
    group, region = turn.with_group(), turn.settings.region
    wall = group.wall(turn.said.at)

    def ask() -> Sequence[ActStretch]:
        return stretches(text, wall, region=region, notice=group.notice)

    found = turn.settled(("stretches", text, wall, region, group.notice), ask)
    if said.reply_to is not None and not all(one.is_next for one in found[1:]):
        return ()
    return () if _are_known_plans(turn, found) else found or _told_beside_talk_of_it(turn)


def _told_beside_talk_of_it(turn: Turn) -> Sequence[ActStretch]:
    """「Subs banked today, $4,312. What date is the AGM?」, 「…; the one on Tues was 9, not 7」: what is told, and a question or correction beside it."""
    text = turn.said.text
    for at in [each.start for each in clauses(text) if each.is_first][1 : MOST_SENTENCES + 1]:
        parts = [(0, at), (at, len(text))]
        does = [_surely(turn, text[start:end].strip(EDGES)) for start, end in parts]
        if Does.TELLS in does and (Does.ASKS in does or Does.CORRECTS in does):
            return [
                ActStretch(start, end, each, 1.0, is_first=True, is_next=False, begins=each)
                for (start, end), each in zip(parts, does, strict=True)
            ]
    return ()


def _surely(turn: Turn, words: str) -> Does:
    """What they surely do, of these."""
    said = message_reading.opinion_of(turn, words=words) if words else None
    if said is None:
        return Does.NOTHING
    if said.share(Sense.ASKED) >= SURE and not words.endswith(STOPS):
        return Does.ASKS
    if said.share(Sense.CORRECTED) >= SURE and is_english(words) and not OF_BEFORE.match(words):
        return Does.CORRECTS
    message = message_reading.read_words(turn, words)
    has_figures = any(each.measures or each.money for each in message.facts)
    is_told = (message.intent is Intent.LOG and has_figures) or said.share(Sense.TOLD) >= TOLD
    return Does.TELLS if is_told and said.share(Sense.ASKED, Sense.CORRECTED) < TOLD else Does.NOTHING


def _are_known_plans(turn: Turn, found: Sequence[ActStretch]) -> bool:
    """Whether they are nothing but plans, and as many are read in the message as it is: with the days they share."""
    if not found or any(one.does is not Does.PLANS for one in found):
        return False
    reading = message_reading.read_whole(turn, message_reading.read_words(turn, turn.said.text))
    return sum(act.kind in MAKES_ITEMS for act in reading.acts) >= len(found)
