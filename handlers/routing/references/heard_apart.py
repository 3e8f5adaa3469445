"""A message that does several things: each of its stretches is heard like a message of its own, in order.

Where it is cut was learned (union/reading/acts/stretches.py); what is no thing of its own by what there is stays whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import minutes_proposal
from handlers.core import message_reading
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Act, Turn
from handlers.questions import event_answers
from storage.events import queries as events_queries
from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.rights import Action
from union.reading.acts.changes.changes import UNSURE, read_changes
from union.reading.acts.changes.item_changes import WHAT_OF_IT, ChangeDeed
from union.reading.acts.opinion import NOT_OURS, Sense
from union.reading.acts.stretches import BEGINS_NEXT, CLAUSE_END, EDGES, WORDS, ActStretch, Does, stretches
from union.reading.acts.tasks.relative_days import thing_meant
from union.reading.acts.tasks.segments import MINUTES
from union.reading.message import MAKES_ITEMS, Intent, Message, When
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.origin_words import named_with_origin

# Somebody else, who is asked or told: 「@somebody 今年慰问了多少户」.
CALLED = EitherScript(r"@(?!所有人|全体|all\b|everyone)", any_case=True)
POINTS = EitherScript(r"[①-⑳]|(?<![\d.])\d{1,2}[)）、](?!\d)")  # 「1）… 2）…」 has a reader of its own
BY_LINES, MYSELF = "\n", "我"
# A day and an hour, or a day and what the writer then does: what is most likely planned surely is, by itself.
A_DAY = r"(?:\d[号日]|[周期拜][一二三四五六日天]|[明后]天)"
OWN_PLAN = EitherScript(
    rf"{A_DAY}[^,，。;；\n]{{0,4}}?(?:[上下中]午|早上|晚上?|傍晚)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[点:：]|{A_DAY}(?:[上下中]午|早上|晚上)?(?P<by_me>我)[再就会要先]?[去来到找跟](?![^,，。;；\n]{{0,12}}[了过])"
)
SURE, TALK, NAMED, FEWEST_WORDS = 0.9, 0.5, 0.5, 3
THAT_DAY = EitherScript(r"(?<![\u4e00-\u9fff]会)(?:当[天日]|那[一]?天|同[一]?天|同日)")
AGENDA = EitherScript(r"(?:会议)?(?:议题|议程|議題|議程|内容|agenda)[:：\s]", any_case=True)
ANSWERS = EitherScript(
    r"[^,。;\s]{1,10}?(?:统筹|牵头|负责|主持|跟进|带队)[吧啊啦呀]?[。!]?"
)  # 「…，阿May統籌」
DAY = EitherScript(
    r"\d|[一二三四五六七八九十](?:[号日號点點]|月[一二三四五六七八九十])|[周期拜][一二三四五六日天]|[今明后後聽听]天|月底|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|tmr|tomorrow|today|tonight",
    any_case=True,
)
REFERS = (Sense.MOVED, Sense.CANCELLED, Sense.FINISHED, Sense.PARTLY, Sense.CORRECTED, Sense.ADDED)


def are_heard(turn: Turn, hear: Act, ask: Callable[[Turn], object]) -> bool:
    """Hear the stretches of what was said one after the other, and ask about those of them that nobody heard.

    False where it is one thing, or a list with a reading of its own, or where nobody heard any of them.
    """
    said, found, before = turn.said, _parted(turn), turn.answers
    unheard, last, day = list[ActStretch](), "", ""
    is_of_day = THAT_DAY.search(said.text) is not None
    for one in found:
        if one.does is Does.NOTHING:
            continue
        words = _words_of(said, one)
        # 「请愿当天怎么走」 is of a day of its own
        is_of_it = one.does is Does.IS_AWAY or THAT_DAY.match(words.text) is not None
        turn.speak_as(_on_day(words, day) if is_of_it else words)
        is_heard = _is_heard(turn, one, last, hear)
        if not is_heard and one.does is not Does.ASKS:  # that may be put to a colleague
            unheard.append(one)
        last = turn.said.text if is_heard and one.does is Does.TELLS else ""
        day = (_day_said(turn) if is_of_day else "") or day
    for one in unheard if turn.answers > before else ():
        turn.speak_as(_words_of(said, one))
        ask(turn)
    turn.speak_as(said)
    return turn.answers > before


def _on_day(said: Said, day: str) -> Said:
    """「…预备会，三楼。小张当天请假」: the day of what was said before it."""
    return replace(said, text=THAT_DAY.sub(day, said.text, 1)) if day else said


def _day_said(turn: Turn) -> str:
    when = _plan(turn).when
    is_day = when is not None and when.grain in (Grain.DAY, Grain.MINUTE)
    return when.start.date().isoformat() if when is not None and is_day else ""


def _is_heard(turn: Turn, one: ActStretch, told: str, hear: Act) -> bool:
    """`told`: the work told right before it."""
    before = turn.answers
    message_reading.presume(turn, one.said)
    plan = _plan(turn) if told and one.does is Does.PLANS else None
    thing = thing_meant(plan.title or "", _told(turn, told)) if plan else None
    if plan is not None and thing is not None and _is_ahead(turn, plan):
        minutes_proposal.put_on_calendar(turn, [replace(plan, title=thing)])
        return True
    hear(turn)
    return turn.answers > before or (plan is not None and _is_next_step(turn, plan))


def _plan(turn: Turn) -> Message:
    return message_reading.read_words(turn, turn.said.text, Intent.EVENT)


def _told(turn: Turn, words: str) -> str:
    return message_reading.read_words(turn, words, Intent.LOG).title or ""


def _sure_time(plan: Message) -> When | None:
    """Once, and not only supposed."""
    when = plan.when
    is_sure = when is not None and not when.rrule and UNSURE.search(normal(plan.text).text) is None
    return when if is_sure else None


def _is_ahead(turn: Turn, plan: Message) -> bool:
    when = _sure_time(plan)
    return when is not None and when.start > turn.with_group().wall(turn.said.at)


def _is_next_step(turn: Turn, plan: Message) -> bool:
    """「周四我去领耳塞」: behind work told that is planned what alone would be too little."""
    own, when = OWN_PLAN.search(plan.text), _sure_time(plan)
    if own is None or when is None:
        return False
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
    """The stretches that are things of their own; none where fewer than two are."""
    said, text = turn.said, turn.said.text
    if CLAUSE_END.search(text) is None:  # one clause: nobody needs an opinion on it here
        return ()
    if not turn.may(Action.LOG) or _has_own_reading(said) or _is_one(turn):
        return ()
    group, region = turn.with_group(), turn.settings.region
    wall = group.wall(said.at)

    def ask() -> Sequence[ActStretch]:
        return stretches(text, wall, region=region, notice=group.notice)

    found = turn.settled(("stretches", text, wall, region, group.notice), ask)
    if said.reply_to is not None and not all(one.is_next for one in found[1:]):
        return ()
    if any(one.does is Does.LIVES for one in found):
        return ()  # life_events.py hears it and what is told beside it
    if any(one.does is Does.ASKS for one in found) and event_answers.asked_when(turn, text):
        return ()  # 「启动会是哪天来着 还有厨师比赛」
    found = _joined(turn, found) if found else ()
    several = [one for one in found if one.does is not Does.NOTHING]
    return () if len(several) < 2 or _are_known_plans(turn, several) else found


def _has_own_reading(said: Said) -> bool:
    """Whether it is a list, minutes, a photo's words, or said to somebody else."""
    text = said.text
    is_list = len(text) > LONGEST_TOLD or BY_LINES in text.strip() or len(POINTS.findall(text)) > 1
    is_others = NOT_OURS.search(text) is not None or CALLED.match(text) is not None
    is_passed_on = said.edited or said.forwarded or said.photo is not None
    return is_list or is_others or is_passed_on or MINUTES.search(normal(text).text) is not None


def _is_one(turn: Turn) -> bool:
    """Whether the whole of it most surely is work told, or nothing for the records while nobody waits for an answer."""
    whole = message_reading.opinion_of(turn)
    if whole is None:
        return False
    return whole.share(Sense.TOLD) >= SURE or (not turn.where.private and whole.share(Sense.CHATTER) >= TALK)


def _joined(turn: Turn, found: Sequence[ActStretch]) -> Sequence[ActStretch]:
    """With what stands before it what is no thing of its own: 「明天的会开不成了，就放到下周二吧」, 「…开例会，由周敏负责」."""
    events = events_queries.open_ones(turn.db, turn.with_group())

    def is_named(words: str) -> bool:
        return max(named_with_origin(events, words), default=0.0) >= NAMED

    parts = list[ActStretch]()
    for one in found:
        words = turn.said.text[one.start : one.end]
        last = parts[-1] if parts else None
        if last is not None and _leads_to(turn, one, last, turn.said.text[last.start : last.end]):
            parts[-1] = one._replace(start=last.start)
        elif last is None or last.does is Does.NOTHING or (one.is_next and not _says_new_time(words)):
            parts.append(one)
        elif one.is_next or _is_of_last(turn, one, last, words, is_named):
            parts[-1] = last._replace(end=one.end)
        else:
            parts.append(one)
    return parts


def _says_new_time(words: str) -> bool:
    """「然后咱们就放到下周二吧」 names nothing: it tells when the thing before it is held instead."""
    changes = read_changes(words)
    is_bare = bool(changes) and (not changes[0].own or WHAT_OF_IT.fullmatch(changes[0].own) is not None)
    return is_bare and not changes[0].before and changes[0].deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT)


def _is_too_short(words: str) -> bool:
    return len(WORDS.findall(words)) < FEWEST_WORDS


def _leads_to(turn: Turn, one: ActStretch, last: ActStretch, words: str) -> bool:
    """「三八快到了，」, 「节后收心。」 before what is planned: names no day, and at most sounds like a plan; 「月饼订了，20号派」."""
    if _is_too_short(words):
        return True
    if one.does is Does.PLANS and _names_nothing(turn, one):
        return True
    if one.does is not Does.PLANS or DAY.search(words) is not None:
        return False
    is_event = last.said.best in REFERS and message_reading.read_words(turn, words).intent is Intent.EVENT
    return last.does is Does.PLANS or is_event


def _names_nothing(turn: Turn, one: ActStretch) -> bool:
    plan = message_reading.read_words(turn, turn.said.text[one.start : one.end].strip(EDGES), Intent.EVENT)
    return plan.when is not None and len(plan.title or "") == 1


def _is_of_last(
    turn: Turn, one: ActStretch, last: ActStretch, words: str, is_named: Callable[[str], bool]
) -> bool:
    """Whether it refers to something and names nothing of ours, or gives no time to what was planned before it."""
    if one.said.best in REFERS:
        return not is_named(words)
    if AGENDA.match(words) or _is_too_short(words) or ANSWERS.fullmatch(normal(words).text):
        return True
    if last.does is Does.CHANGES and any(
        each.deed is ChangeDeed.OWNER and each.goes_on for each in read_changes(words)
    ):
        return True  # 「摸底表改到25号前交，周敏负责」
    is_plan = one.does is Does.PLANS and last.does is Does.PLANS
    return is_plan and message_reading.read_words(turn, words, Intent.EVENT).when is None


def _are_known_plans(turn: Turn, found: Sequence[ActStretch]) -> bool:
    """Whether they are nothing but plans, and as many are read in the message as it is: with the days they share."""
    if any(one.does is not Does.PLANS for one in found):
        return False
    reading = message_reading.read_whole(turn, message_reading.read_words(turn, turn.said.text))
    return sum(act.kind in MAKES_ITEMS for act in reading.acts) >= len(found)
