"""A message that does several things: each of its stretches is heard like a message of its own, in order.

Where it is cut was learned (union/reading/acts/stretches.py); what is no thing of its own by what there is stays whole.
Of what one reading takes for several acts work told is filed, plans and tasks are put on the calendar, in order, in one answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import minutes_proposal
from handlers.core import message_reading, speakers
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import ask_command, event_answers
from handlers.routing.references import clause_acts, errands
from handlers.routing.references.accompanying_acts import (
    DAY,
    is_unchanged_only,
    keep_unheard,
    obey_words,
    plan_after,
    planned_in_front,
    says_item_unchanged,
    tell_unheard,
    tell_unread,
)
from handlers.routing.references.unrepeated_hours import names_time
from handlers.worklog import log_command, log_entry
from handlers.worklog.payments import paid_beside_log
from union.core.period import Grain
from union.core.rights import Action
from union.reading.act_reading import may_have_several_acts
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.corrections import is_one_correction
from union.reading.acts.changes.hinted_changes import reopens_named_before
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.event_notes import is_note, is_terms
from union.reading.acts.opinion import TELLING, Opinion, Sense
from union.reading.acts.stretches import (
    BEGINS_NEXT,
    CLAUSE_END,
    EDGES,
    GIVEN,
    WORDS,
    ActStretch,
    Does,
    clauses,
    has_own_reading,
    is_next_step,
    stretches,
)
from union.reading.acts.tasks.assignments import leading_name, roster_names_by_form
from union.reading.acts.tasks.errands import SIGNS as MAY_BE_ERRAND
from union.reading.acts.tasks.hand_outs import DECIDED
from union.reading.acts.tasks.relative_days import NEXT_OF_IT
from union.reading.acts.tasks.segments import SETTLED
from union.reading.acts.tasks.table_rows import table_in
from union.reading.acts.tasks.task_handover import passed_on
from union.reading.acts.tasks.task_objects import CHARGE_ALONE, is_matter
from union.reading.acts.tasks.tasks import BACK_TO_ME
from union.reading.acts.titles import WITH_WHOM
from union.reading.message import MAKES_ITEMS, Act, ActKind, Intent, LeftOver, Message, Reading
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.worklog.item_likelihood import named_with_origin

OF_ONE_THING = EitherScript(r"[场次班期节堂轮批]|[两二三]天|同[一样]|split|session|another")
BY_LINES, STEPS = "\n", frozenset("号號日周週期拜明后後聽听下mtby")
SURE, SURELY_TALK, TELLS, TALK, NAMED, FEWEST_WORDS, A_FORTNIGHT = 0.9, 0.8, 0.6, 0.5, 0.5, 3, 14
AGENDA = EitherScript(
    r"(?:会议|主要)?(?:议题|议程|内容|agenda)(?:[:：\s]|(?:主要)?(?:包括|包含|[有为是]))", any_case=True
)
ANSWERS = EitherScript(r"[^,。;\s]{1,10}?(?:统筹|牵头|负责|主持|跟进|带队)[吧啊啦呀]?[。!]?")  # 「阿May統籌」
CHANGES = Opinion({each: float(each is Sense.MOVED) for each in Sense})
REFERS = (Sense.MOVED, Sense.CANCELLED, Sense.FINISHED, Sense.PARTLY, Sense.CORRECTED, Sense.ADDED)


def hear_stretches(turn: Turn, hear: Callable[[Turn], object], ask: Callable[[Turn], object]) -> bool:
    """Hear the stretches of what was said one after the other, and ask about those of them that nobody heard.

    False where it is one thing, or a list with a reading of its own, or where nobody heard any of them.
    """
    may_be = MAY_BE_ERRAND.search(turn.said.text) and not _has_own_reading(turn.said)
    if may_be and errands.hear_with_errands(turn, lambda rest: hear_stretches(rest, hear, ask) or hear(rest)):
        return True
    if DECIDED.search(simplified(turn.said.text)) and errands.hear_hand_outs(turn):
        return True
    said, found, before = turn.said, _parted(turn), turn.answers
    turn.is_cut(said.text)
    unheard, last, day = [each for each in found if each.does is Does.NOTHING], "", ""
    is_of_day = clause_acts.THAT_DAY.search(said.text) is not None
    for one in (each for each in found if each.does is not Does.NOTHING):
        words = _words_of(said, one)
        is_of_it = one.does is Does.IS_AWAY or clause_acts.THAT_DAY.match(words.text) is not None
        text = clause_acts.THAT_DAY.sub(day, words.text, 1) if is_of_it and day else words.text
        turn.speak_as(replace(words, text=text))
        is_heard = _hear_stretch(turn, one, last, hear)
        if is_heard and any(passed_on(words.text, speakers.people_names(turn))):
            unheard.clear()  # 「周敏怀孕了不方便跑」 was why
        # What asks may be put to a colleague, what is as it was needs nothing
        if not (is_heard or one.does is Does.ASKS or is_unchanged_only(turn)):
            unheard.append(one)
        last = turn.said.text if is_heard and one.does in (Does.TELLS, Does.CHANGES) else last
        when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when if is_of_day else None
        named = clause_acts.item_named(turn, words.text) if is_of_day and when is None else when
        if named is not None and (when is None or when.grain in (Grain.DAY, Grain.MINUTE)):
            day = named.start.date().isoformat()
    for one in unheard if turn.answers > before else ():
        turn.speak_as(_words_of(said, one))
        if not (keep_unheard(turn) or paid_beside_log(turn) or one.does is Does.NOTHING or ask(turn)):
            tell_unheard(turn, _names_in_charge(turn), is_plan=one.does is Does.PLANS)
    turn.speak_as(said)
    return turn.answers > before


def _hear_stretch(turn: Turn, one: ActStretch, told: str, hear: Callable[[Turn], object]) -> bool:
    """`told`: the work told before it."""
    before = turn.answers
    message_reading.presume(turn, one.said)
    plan = plan_after(turn, told) if told and one.does is Does.PLANS else None
    if plan is not None:
        minutes_proposal.put_on_calendar(turn, [plan])
        return True
    hear(turn)
    return turn.answers > before


def _words_of(said: Said, one: ActStretch) -> Said:
    leads = BEGINS_NEXT.match(said.text, one.start, one.end)
    words = said.text[leads.end() if leads else one.start : one.end].strip(EDGES)
    if one.start:  # what comes next answers nothing
        said = replace(said, reply_to=None, reply_to_bot=False, reply_who=None)
    return replace(said, text=words, dictated="", addressed=False)


def _parted(turn: Turn) -> Sequence[ActStretch]:
    """The stretches that are things of their own; none where fewer than two are."""
    said, text = turn.said, turn.said.text
    is_clause = not any(one.search(text) for one in (CLAUSE_END, clause_acts.AND)) or is_one_correction(text)
    if is_clause or (OF_ONE_THING.search(text) and clause_acts.is_about_one_item(turn)):
        return ()
    if not turn.may(Action.LOG) or _has_own_reading(said):
        return clause_acts.beside_table(turn) or clause_acts.above_list(turn)
    whole = message_reading.opinion_of(turn)
    if apart := _apart_from_talk(turn, whole):
        return apart
    if whole is not None and _is_one_thing(turn, whole):
        return clause_acts.independent_stretches(turn) if clause_acts.AND.search(text) else ()
    found: Sequence[ActStretch] = message_reading.looked_once(turn, stretches, called=_names_in_charge(turn))
    if said.reply_to is not None and not all(one.is_next for one in found[1:]):
        return ()
    if any(one.does is Does.LIVES for one in found):
        return ()  # life_events.py hears it and what is told beside it
    is_told = any(one.said.share(*TELLING) >= TELLS for one in found)  # 「查完了，6处。摸底表几号交？」
    if not is_told and any(one.does is Does.ASKS for one in found) and event_answers.asked_when(turn, text):
        return ()  # 「启动会是哪天来着 还有厨师比赛」
    found = _joined(turn, found) if found else ()
    several = [one for one in found if one.does is not Does.NOTHING]
    if len(several) < 2:
        is_plain = whole is not None and whole.share(Sense.TOLD) >= TELLS and not may_have_several_acts(text)
        return () if is_plain and not read_changes(text) else clause_acts.independent_stretches(turn)
    if any(one.does is not Does.PLANS for one in several):
        return [
            part
            for one in found
            for part in clause_acts.independent_stretches(turn, one.start, one.end) or (one,)
        ]
    # As many plans are read in the message as it is, with the days they share.
    reading = message_reading.read_all_acts(turn, message_reading.read_words(turn, text))
    return () if sum(act.kind in MAKES_ITEMS for act in reading.acts) >= len(several) else found


def _apart_from_talk(turn: Turn, whole: Opinion | None) -> Sequence[ActStretch]:
    if whole and whole.share(Sense.TOLD) >= SURE:
        return ()
    is_talk = whole is not None and whole.share(Sense.CHATTER) >= SURELY_TALK
    return (() if is_talk else clause_acts.beside_question(turn)) or clause_acts.amid_talk(turn, whole)


def _is_one_thing(turn: Turn, whole: Opinion) -> bool:
    """Whether it is most surely all work told, or nothing for the records while nobody waits for an answer."""
    text = turn.said.text
    is_next = NEXT_OF_IT.search(simplified(text)) is not None  # 「送了姜茶20盒。下次15号送」
    is_step = not STEPS.isdisjoint(text) and any(
        is_next_step(text, each, _names_in_charge(turn)) for each in clauses(text)[1:]
    )
    deeds = {each.deed for each in read_changes(text)} - {ChangeDeed.FINISH, ChangeDeed.DUE}
    is_other = bool(deeds) and any(each.is_next for each in clauses(text)[1:])  # 「…。然后拔河推一天」
    if whole.share(Sense.TOLD) >= SURE and not (is_next or is_step or is_other):
        return True
    are_gone = whole.share(Sense.TOLD) >= TELLS and _are_days_gone(turn, text)
    return are_gone or (not turn.where.private and whole.share(Sense.CHATTER) >= TALK)


def _are_days_gone(turn: Turn, text: str) -> bool:
    """「2號葵青傾咗11個，3號西九再傾19個」 on the 4th: told of days one after the other, each with its figures."""
    facts = log_entry.entry_of(turn, message_reading.read_words(turn, text, Intent.LOG)).facts
    days = [fact.day for fact in facts if fact.measures or fact.money]
    is_apart = len(set(days)) > 1 and len(days) == len(facts) and days == sorted(days)
    return is_apart and days[-1] <= turn.today and (days[-1] - days[0]).days < A_FORTNIGHT


def _names_in_charge(turn: Turn) -> tuple[str, ...]:
    return tuple(roster_names_by_form(speakers.people_names(turn) if GIVEN.search(turn.said.text) else ()))


def _has_own_reading(said: Said) -> bool:
    text = said.text
    is_list = len(text) > LONGEST_TOLD or BY_LINES in text.strip()
    is_passed_on = said.edited or said.forwarded or said.photo is not None
    return is_list or is_passed_on or has_own_reading(text)


def _joined(turn: Turn, found: Sequence[ActStretch]) -> Sequence[ActStretch]:
    """With what stands before it what is no thing of its own: 「明天的会开不成了，就放到下周二吧」, 「…开例会，由周敏负责」."""
    events = occurrences.open_items(turn)

    def is_named(words: str) -> bool:
        return max(named_with_origin(events, words), default=0.0) >= NAMED

    parts = list[ActStretch]()
    for one in found:
        words = turn.said.text[one.start : one.end]
        one = one._replace(said=CHANGES) if reopens_named_before(words) else one
        last = parts[-1] if parts else None
        is_step = one.does is Does.PLANS and not (last and _is_left_open(turn, one, last, words))
        is_step = is_step and is_next_step(turn.said.text, one, _names_in_charge(turn), last)
        is_plain = is_note(words) or is_terms(words)
        is_cost = one.does is Does.TELLS and clause_acts.is_its_cost(words) and not is_named(words)
        if last and (is_plain if last.does is Does.PLANS else is_cost and last.does is Does.TELLS):
            parts[-1] = last._replace(end=one.end)
        elif last and not is_step and _leads_to(turn, one, last, turn.said.text[last.start : last.end]):
            parts[-1] = one._replace(start=last.start)
        elif (
            last is None
            or last.does is Does.NOTHING
            or (one.is_next and not clause_acts.says_new_time(words))
        ):
            parts.append(one)
        elif one.is_next or (not is_step and _continues_last_stretch(turn, one, last, words, is_named)):
            parts[-1] = last._replace(end=one.end)
        else:
            parts.append(one)
    return parts


def _is_too_short(words: str) -> bool:
    return len(WORDS.findall(words)) < FEWEST_WORDS


def _leads_to(turn: Turn, one: ActStretch, last: ActStretch, words: str) -> bool:
    """「三八快到了，」, 「节后收心。」 before what is planned: names no day, and at most sounds like a plan; 「月饼订了，20号派」."""
    bare = BEGINS_NEXT.sub("", simplified(words.strip(EDGES)), 1).rstrip("啊呀哎")  # 「对了苏敏」
    is_why = one.does is Does.CHANGES and clause_acts.SO.match(turn.said.text, one.start)
    if is_why or reopens_named_before(turn.said.text[one.start : one.end]):
        return True  # 「区里通知我明天去开会，所以例会推到13号」, 「HQ returned the accounts. pls reopen」
    said = words.strip(EDGES)
    is_led = WITH_WHOM.match(bare) or SETTLED.search(said) or is_matter("", said)
    if is_led and one.does in (Does.PLANS, Does.CHANGES) and DAY.search(words) is None:
        return True  # 「约了劳动局谈合同 下周四11点」, 「春游定下来了。5月16日…」, 「商量好了，开放日改到…」
    if _is_too_short(words) or (bare and leading_name(bare, speakers.people_names(turn)) == bare):
        return True
    if one.does is Does.PLANS:
        own = turn.said.text[one.start : one.end].strip(EDGES)
        plan = message_reading.read_words(turn, own, Intent.EVENT)
        if plan.when is not None and len(plan.title or "") == 1:  # it names nothing itself
            return True
    if one.does is not Does.PLANS or DAY.search(words) is not None:
        return False
    is_event = last.said.best in REFERS and message_reading.read_words(turn, words).intent is Intent.EVENT
    return last.does is Does.PLANS or is_event


def _is_left_open(turn: Turn, one: ActStretch, last: ActStretch, words: str) -> bool:
    """What the change before it leaves open: 「没完，打回来了。」「我重弄，16号再交」; why, before its hour: 「推去周三啦 周二我要去公司 8点先开」."""
    cut, found = one.start - last.start, read_changes(turn.said.text[last.start : one.end])
    is_within = any(each.stretch[0] < cut < each.stretch[1] for each in found)
    is_due = any(each.deed is ChangeDeed.REOPEN for each in found[-2:]) and DAY.search(words) is not None
    return is_within or is_due


def _continues_last_stretch(
    turn: Turn, one: ActStretch, last: ActStretch, words: str, is_named: Callable[[str], bool]
) -> bool:
    """Whether it refers to something and names nothing of ours, or gives no time to what was planned before it."""
    is_told = last.does is Does.CHANGES and one.does is Does.TELLS
    if is_told and log_entry.has_figures(message_reading.read_words(turn, words, Intent.LOG).facts):
        return False  # 「缺配件，得拖到16日。漏电那处今天处理了，换线25米」
    if (is_open := _is_left_open(turn, one, last, words)) or one.said.best in REFERS:
        is_item = last.does is not Does.IS_AWAY or is_named(turn.said.text[last.start : last.end])
        return (is_open and is_item and last.does is not Does.TELLS) or not is_named(words)
    is_whose = ANSWERS.fullmatch(normal(words).text) or CHARGE_ALONE.fullmatch(words)
    if AGENDA.match(words) or _is_too_short(words) or is_whose:
        return True
    if last.does is Does.CHANGES and any(
        each.deed is ChangeDeed.OWNER and each.goes_on for each in read_changes(words)
    ):
        return True  # 「摸底表改到25号前交，周敏负责」
    is_plan = one.does is last.does is Does.PLANS
    return is_plan and message_reading.read_words(turn, words, Intent.EVENT).when is None


def do_several_acts(turn: Turn, message: Message, obeyed: Callable[[Turn], bool]) -> bool:
    """Do the acts of a message that `read` took for one thing or for none; False where it is one thing.

    `obeyed` does what a stretch changes of something that exists, and says whether it did.
    """
    if _is_single_act(message):
        return False
    reading = message_reading.read_all_acts(turn, message)
    work = work_in(reading.acts)
    # What seems told may be a question; of minutes with 「几件事」 it is none.
    is_told = message.intent is Intent.LOG and all(act.kind is ActKind.TOLD for act in work)
    if not _say_more(turn, work, message) or (is_told and ask_command.is_question_of_work(turn, message)):
        return False
    told, planned = list[Message](), list[Message]()
    for act in work:
        if act.kind is ActKind.CHANGED:
            # A stretch that changes something is heard like a message of its own; what it plans where it changes nothing.
            is_plan = act.message is not None and act.message.intent is Intent.EVENT
            planned += (
                [act.message] if act.message and not obey_words(turn, act.text, obeyed) and is_plan else []
            )
        elif act.kind is ActKind.TOLD and act.message is not None and act.message not in told:
            told.append(act.message)
            left = _of_logs(reading, work) if len(told) == 1 else ()
            # One deed told beside acts of other kinds may close what was planned.
            is_alone = len(work) > 1 and sum(each.kind is ActKind.TOLD for each in work) == 1
            if not (is_alone and obey_words(turn, act.text, obeyed)):
                log_command.file_or_finish(turn, act.message, left_over=left)
        elif act.message is not None and act.message not in told and not says_item_unchanged(turn, act.text):
            planned.append(act.message)
    before, front = turn.answers, work[0].start
    first = [] if told else planned_in_front(turn, message.text[:front], obeyed)
    front = front if told or first or turn.answers > before else 0
    minutes_proposal.put_on_calendar(turn, [*first, *planned])
    tell_unread(turn, message.text, front, reading.acts)
    return True


def _is_single_act(message: Message) -> bool:
    """Whether a message is surely one act or none: work told in one sentence, talk that names no time."""
    if message.intent is Intent.LOG:
        return message.rest is None and not may_have_several_acts(message.text)
    return message.intent is Intent.NONE and message.when is None and table_in(message.text) is None


def _of_logs(reading: Reading, work: Sequence[Act]) -> list[LeftOver]:
    """What was left over of work told, the totals of a table among it, not of what is planned or changed beside it."""
    others = [(act.start, act.end) for act in work if act.kind is not ActKind.TOLD]
    return [one for one in reading.left_over if not any(a <= one.start < b for a, b in others)]


def items_of(turn: Turn, message: Message, count: int) -> list[Message]:
    """The items a message makes, as they were made of it; itself where it makes neither one nor so many."""
    acts = [
        act for act in work_in(message_reading.read_all_acts(turn, message).acts) if act.kind in MAKES_ITEMS
    ]
    found = [replace(act.message, text=message.text) for act in acts if act.message is not None]
    return found if found and len(found) in (1, count) else [message]


def work_in(acts: Sequence[Act]) -> list[Act]:
    """The acts that file, plan or change something; a notice does where it fixes a time. What each is to pay is no act beside a plan."""
    terms = [act for act in acts if is_terms(act.text) and not names_time(act.text)]
    is_plan = any(act.kind in MAKES_ITEMS and act.message and act not in terms for act in acts)
    return [
        act
        for act in acts
        if act.kind in (ActKind.TOLD, ActKind.CHANGED, *MAKES_ITEMS)
        and act.message is not None
        and (act.kind is not ActKind.NOTIFIED or act.message.intent is Intent.EVENT)
        and (act.kind is not ActKind.TOLD or act.message.facts)
        and not (is_plan and act in terms)
    ]


def _say_more(turn: Turn, work: Sequence[Act], message: Message) -> bool:
    """Whether there are several acts, or a task that is surely ours: its day said, its owner one of us or of an office."""
    made = {id(act.message) for act in work}
    if not work or work[0].message is message or (len(made) == 1 and work[0].message == message):
        return False
    if message.intent is not Intent.NONE or turn.where.private:
        return True
    if len(made) > 1 and all(act.message and act.message.intent is not Intent.NONE for act in work):
        return True
    if all(act.kind is ActKind.TOLD and act.whens and act.money for act in work):
        return True  # a table of payments, each on its day
    tasks = (act for act in work if act.kind is ActKind.TASKED and act.whens)
    is_notice = all(act.kind is ActKind.NOTIFIED for act in work)
    return is_notice or any(_is_task_for_group(turn, act) for act in tasks)


def _is_task_for_group(turn: Turn, act: Act) -> bool:
    """Whether somebody on the roster is to do it, each of our bodies, or all are to hand it to the writer."""
    if not act.owners:
        return BACK_TO_ME.search(normal(act.text).text) is not None
    return any(speakers.is_given_to_us(turn, name) for name in act.owners)
