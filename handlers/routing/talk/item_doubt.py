"""Words nobody understood, about an item of ours: said which one, and what may become of it as buttons.

Where they most likely change or end one and none stands out, it is asked which, with a button each.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta

from handlers.calendar import additions
from handlers.calendar.changes import event_actions, event_replies, last_change
from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences, owned_items
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.reminders.texts import label_done
from handlers.routing.references import likely_items
from handlers.routing.references.candidate_times import accepts, fitted, is_writers_item
from handlers.routing.references.likely_items import CANCEL, DONE, MOVE, NOTE, Meant
from handlers.worklog import event_link_question, filed_words, log_command, unheard_writers
from storage.worklog import lessons
from union.core.period import Grain
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import UNSURE
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope, change_of_one_item
from union.reading.acts.opinion import Opinion, Sense
from union.reading.acts.talk_signs import CALLED_OFF, STAYS, is_talk
from union.reading.english.closings import tells_deed_done
from union.reading.explain.reading_text import when_words
from union.reading.message import Intent, Message
from union.reading.replies.bare_times import bare_times
from union.reading.replies.changed_times import change_as_reply, moved
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog import ending_choice
from union.worklog.event_links import ENDED, OVER

CHANGES = {DONE: ChangeDeed.FINISH, MOVE: ChangeDeed.MOVE, CANCEL: ChangeDeed.CANCEL}
CHOICES = *CHANGES, NOTE
# 「买好了，花了865」
PAID = EitherScript(
    r"(?:[买買订訂做印租借备備](?:好|齐|齊|到|咗)?(?:了|咗)|采购|採購)[^。！!?？]{0,24}?(?:花|付|用|一共|共|俾|畀)(?:了|咗|去)?\s?[$¥]?\d"
)
IN_PART = EitherScript(  # 「检查不用带安全帽了」, 「讲座取消签到」
    r"(?:[小老阿][\u4e00-\u9fff]|[姐哥])[也都就]?不[来去]|(?:不[用必要设收从在请]|无需|取消)再?(?!了|吧|掉|来|去|开|办|搞|弄|做|交|报|写|参加|举|组织|安排|打|上|排|练|比|[^,，。]{0,4}[会賽赛課课班训])[\u4e00-\u9fff]{2}"
)
STANDS_OUT, FAR, REPORTED, A_NAME = 0.45, 0.25, 0.7, 2  # signs of a title
CHANGED = (Sense.MOVED, Sense.CANCELLED)
ONE_MORE = EitherScript(
    r"[另再加多又]|还有|第[一二三两\d]|[分两一二三\d]场|[上下]半?场|\b(?:another|also|second|2nd|extra|session)\b",
    any_case=True,
)
A_YEAR, SOON = relativedelta(years=1), timedelta(days=60)
A_CLOCK = EitherScript(r"(?<=\d)\.(?=\d\d)")
SAYS_YEAR = EitherScript(r"\d{4}|年|补[记登报录]|\blast\b|\bago\b", any_case=True)
OTHERWISE_THERE = EitherScript(
    r"(?:(?:时间?|钟[点数头]|点[儿钟]?|地[点方]|集合|其[他余它]|别的|内容|人数|日[子期]|期限|截止)[、和同]?){1,3}(?:都|也|一样|还是)?(?:照[旧常]|[不没]变|不[动改])|same (?:time|place|venue|date)|dates? (?:is |stays? |remains? )?(?:the )?same|date no change",
    any_case=True,
)
PASSED_ON = EitherScript(
    # 「别让陈强买了，李建国去买」, 「名单周敏不弄了，李建国弄」
    r"(?:[别莫]|不[用要])(?:再)?(?:让|叫|麻烦)?[\u4e00-\u9fff]{2,3}(?P<verb>[买弄写做管跟搞办收订])了?,(?:换|让|由|叫)?(?P<another>[\u4e00-\u9fff]{2,3}?)(?:来|去|接着)?(?P=verb)"
    r"|[\u4e00-\u9fff]{2}不(?:再)?(?P<deed>[买弄写做管跟搞办收订])了,(?:换|让|由|叫)?(?P<other>[\u4e00-\u9fff]{2,3}?)(?:来|去|接着)?(?P=deed)"
    r"|(?P<mine>(?:^|[,。\s都就])(?:我(?:来|去|可以)?(?:接(?:手|过[来去])?|顶|替|代|揽)|(?:都|就)?是?我来[订买做办弄写搞跟管收])|\bi(?:'ll| will| can)? (?:take (?:it |this )?over|cover for|do it for))"
    r"|(?:交|转|移|派|让|托|拜托)(?:给|到)?(?=[\u4e00-\u9fff])|由(?=[\u4e00-\u9fff]{2})|接[手过管替班]|顶[上替]|换[人成]?(?=[\u4e00-\u9fff]{2})"
    r"|\b(?:take[sn]?|taking) over|(?:hand|pass)(?:ed|es|ing)? (?:it |this )?(?:over )?to\b|\bwill (?:handle|cover|do it)",
    any_case=True,
)
ABLE = EitherScript(
    r"\b(?:can only|only can|earliest i can|(?:i )?need (?:till|until)|give me (?:till|until))\b|最[快早](?:也?[要得]|[都也])|我?(?:[要得](?:等)?到|等到)[^,，。]{1,10}(?:才|先)[能可做交弄搞得]|[赶来嚟]不[完出及]|[趕嚟]唔切",
    any_case=True,
)
I_MYSELF, A_MOMENT, WHICH, MOST = "我", timedelta(microseconds=1), "which item", 3
LAST_CLAUSE = EitherScript(r"^.*[,。;!?\n~](?=.{3})")
LIKELY, SURE, RATHER_LIKELY, WORTH_NAMING = 0.6, 0.8, 0.5, 0.15  # the last two: of what may be of several
SENSES = {Sense.FINISHED: DONE, Sense.MOVED: MOVE, Sense.CANCELLED: CANCEL}


def item_meant(turn: Turn) -> Occurrence | None:
    """The item the words are about by many signs, though nobody understood what they say of it."""
    found = likely_items.item_of(turn) or likely_items.at_hand(turn)
    if found is not None:
        return found.one
    ended = (
        () if likely_items.is_excluded_message(turn) else event_link_question.endings(turn, turn.said.text)
    )
    return next((each.one for each in ended), None)


def is_item_of_message(turn: Turn, one: Occurrence) -> bool:
    """Whether the words are a stretch of the very message that has just put the item down, or changed it."""
    changed = last_change.latest(turn, timedelta(0))
    is_own = one.event.said_at == turn.said.at or (changed is not None and changed[0] == one.event.id)
    return is_own and message_reading.is_stretch(turn)


def changed_of(turn: Turn, message: Message) -> Meant | None:
    """What reads like work or a plan of its own and most likely moves or calls off the item it names, or surely does one."""
    found = likely_items.item_of(turn) if len(message.times) < 2 else None
    if found is None or not accepts(turn, found.one, ChangeDeed.MOVE):
        return None
    least = LIKELY if found.words >= likely_items.NAMED else SURE
    return found if found.said.share(*CHANGED) >= least else None


def told_anew(turn: Turn, message: Message) -> Meant | None:
    """The one item of several days, or of that day, that a plan, calling it by a part of its name, tells again otherwise: 「走访从29号到31号」."""
    when, title = message.when, normal(message.title or "").text
    anew = at_another_hour(turn, message)
    if anew is not None or when is None or when.end is None or not title:
        return next((each for each in likely_items.weighed(turn) if each.one == anew), None)
    days = when.start.date(), (when.end - A_MOMENT).date()
    found = [
        each
        for each in likely_items.weighed(turn)
        if title != (whole := normal(each.one.event.title).text)
        and title in whole
        and each.one.start.date() < each.one.last_moment.date()
        and days != (each.one.start.date(), each.one.last_moment.date())
        and each.one.start.date() <= days[1]
        and days[0] <= each.one.last_moment.date()
    ]
    return found[0] if len(found) == 1 else None


def at_another_hour(turn: Turn, message: Message) -> Occurrence | None:
    """The one item of that day and name that a plan tells with another hour: 「3月26日晚上6点半联欢会」 of what is at seven."""
    when, title = message.when, normal(message.title or "").text
    if when is None or when.grain is not Grain.MINUTE or when.rrule or ONE_MORE.search(turn.said.text):
        return None
    if len(message.times) > 1 or len(title) < A_NAME or message.owners:
        return None
    found = [
        each.one
        for each in likely_items.weighed(turn)
        if title in normal(each.one.event.title).text
        and each.one.start.date() == when.start.date()
        and not is_due_by(each.one.event)
        and message.place in (None, each.one.event.place)
    ]
    is_moved = len(found) == 1 and found[0].event.grain is Grain.MINUTE and found[0].start != when.start
    return found[0] if is_moved else None


def do_likely_change(turn: Turn) -> bool:
    """Do what the words most surely want of the item they most surely are about; its receipt has the way back."""
    text = turn.said.text
    if turn.said.edited or turn.said.forwarded or turn.is_old:
        return False
    found = likely_items.item_of(turn) or likely_items.at_hand(turn)
    if found is None:
        return _own_task_put_off(turn)
    if is_talk(text):
        return False
    is_given = found.fit >= likely_items.CERTAIN and found.share(MOVE) >= SURE
    anew = _handed(turn, found.one, is_sure=is_given)
    if anew is not None:
        return event_replies.changed(turn, found.one, anew)
    # That its place or hour is as it was says nothing of its day.
    if STAYS.search(OTHERWISE_THERE.sub("", text)):
        return False
    if is_item_over(turn) and DONE in labels(turn, found.one):
        return apply_answer(turn, DONE, found.one)
    if found.fit < likely_items.CERTAIN or UNSURE.search(LAST_CLAUSE.sub("", normal(text).text)):
        return False  # 「那天要加班，能不能换一天」
    is_short = is_due_by(found.one.event) and ending_choice.leaves_part(found.one.event, text)
    ended = 0.0 if is_short else found.said.share(Sense.FINISHED)
    shares = {DONE: ended, MOVE: found.share(MOVE), CANCEL: found.share(CANCEL)}
    answer = max(shares, key=lambda each: shares[each])
    is_sure = shares[answer] >= SURE and answer in labels(turn, found.one)
    return is_sure and can_apply_answer(turn, found, answer) and apply_answer(turn, answer, found.one)


def _own_task_put_off(turn: Turn) -> bool:
    """ "can only do by the 9th, supplier on leave" of whoever has one task alone: that one is due then."""
    me = turn.me()
    if me is None or ABLE.search(turn.said.text) is None or likely_items.is_excluded_message(turn):
        return False
    known = likely_items.weighed(turn)
    owed = owned_items.owed_by([each.one.event for each in known if is_due_by(each.one.event)], me)
    mine = [each for each in known if each.one.event in owed]
    if len(mine) != 1 or any(each.words >= likely_items.NAMED for each in known if each is not mine[0]):
        return False
    anew = moved_of(turn, mine[0].one) if may_alter(turn, mine[0].one.event) else None
    is_likely = mine[0].said.share(Sense.CHATTER) < mine[0].share(MOVE)
    return anew is not None and is_likely and event_replies.changed(turn, mine[0].one, anew)


def is_item_over(turn: Turn) -> bool:
    """Whether words report with a figure on what began today, or most likely tell a task as finished, and nothing comes near that one."""
    found = likely_items.standing_out(likely_items.weighed(turn), STANDS_OUT, FAR)
    if found is None or found.is_of_another_day or not accepts(turn, found.one, ChangeDeed.FINISH):
        return False
    if is_due_by(found.one.event):  # 「提案又收到3份」 ends no collection
        is_ended = any(each.search(normal(turn.said.text).text) for each in (OVER, ENDED))
        is_meant = found.words > 0 or is_writers_item(turn, found.one.event)
        is_finished = is_ended and is_meant and found.said.share(Sense.FINISHED) >= LIKELY
        is_deed = found.fit >= likely_items.CERTAIN and tells_deed_done(found.one.event.title, turn.said.text)
        return (is_finished or is_deed) and not ending_choice.leaves_part(found.one.event, turn.said.text)
    wall, start = turn.written, found.one.start
    is_told = found.said.share(Sense.FINISHED, Sense.TOLD) >= REPORTED
    is_counted = ending_choice.FIGURE.search(normal(turn.said.text).text) is not None
    is_told = is_told and not ending_choice.names_another(found.one.event.title, turn.said.text)
    return is_told and start.date() == wall.date() and start <= wall and is_counted


def can_apply_answer(turn: Turn, found: Meant, answer: int) -> bool:
    """Whether the words give what it needs: a move another time or another person than its own, the rest no other day."""
    if answer == MOVE:
        return (moved_of(turn, found.one) or _handed(turn, found.one)) is not None
    in_part = ending_choice.is_short if answer == DONE else IN_PART.search
    return not (found.is_of_another_day or in_part(normal(turn.said.text).text))


def question(turn: Turn, one: Occurrence) -> str:
    """Which item it is, with its time: who only asked for that knows it then."""
    return turn._("说的是 {item} 吗？点了才改。", item=title_line(turn._, one, turn.today))


def labels(turn: Turn, one: Occurrence, *, may_be_early: bool = False) -> dict[int, str]:
    """What may become of it now, by whoever wrote the words, the likeliest first; where it `may_be_early`, what is said to be over may be so before its day."""
    found: dict[int, str] = {}
    said = message_reading.opinion_of(turn, one.event.title)
    is_early = may_be_early and said is not None and said.share(Sense.FINISHED) >= SURE  # 「座谈提前开掉了」
    if (is_early or accepts(turn, one, ChangeDeed.FINISH)) and turn.may(Action.FINISH):
        found[DONE] = label_done(turn._, one.event)
    if may_alter(turn, one.event):
        found |= {MOVE: _label_move(turn, one), CANCEL: turn._("取消")}
    if said is None:
        return found
    ranked = sorted(found, key=lambda each: likely_items.wanted(said, each), reverse=True)
    return {choice: found[choice] for choice in ranked}


def _label_move(turn: Turn, one: Occurrence) -> str:
    """With the very time or person the words name, so that whoever presses sees what comes of it."""
    anew = _offered(turn, one)
    if anew is not None and anew.deed is ChangeDeed.OWNER:
        me = turn.me()
        return turn._("交给{who}", who=me.name if anew.quoted == I_MYSELF and me else anew.quoted)
    reply = change_as_reply(anew, turn.written, one.start, turn.notice) if anew is not None else None
    if reply is None or reply.when is None:
        return turn._("改期")
    return turn._("改到{time}", time=when_words(turn._, reply.when, turn.written))


def _offered(turn: Turn, one: Occurrence) -> ItemChange | None:
    """What 改期 would make of it: another time, be it said by a bare number, or somebody else's."""
    anew = moved_of(turn, one) or _handed(turn, one)
    if anew is not None:
        return anew
    has_hour = one.event.grain is Grain.MINUTE
    bare = next(bare_times(turn.said.text, turn.written, one.start, has_hour=has_hour), None)
    return change_of_one_item(ChangeDeed.MOVE, bare, bare) if bare is not None else None


def apply_answer(turn: Turn, answer: int, one: Occurrence) -> bool:
    """Do to the item what was chosen, with what the words tell of it; False where they give nothing to do."""
    if answer == DONE and (filed_words.ends_item(turn, one) or filed(turn, one)):
        return True
    if answer == MOVE:
        anew = _offered(turn, one)
        if anew is None or not event_replies.changed(turn, one, anew):
            event_actions.ask(turn, one, event_actions.MOVE)
        return True
    if answer == NOTE:
        additions.note(turn, one, turn.said.text)
        return True
    return event_replies.changed(turn, one, change_of_one_item(CHANGES[answer], turn.said.text))


def moved_of(turn: Turn, one: Occurrence) -> ItemChange | None:
    """To another time than its own, where the words name one."""
    title = simplified(one.event.title)  # 「中秋探访」 is what it is called
    reads = likely_items.times_and_figures(turn).reads  # 「start 4.30」 is no day of April
    said = (
        A_CLOCK.sub(":", each.when.text) if each.when.grain is Grain.MINUTE else each.when.text
        for each in reads
    )
    times = [each for each in said if simplified(each) not in title]
    change = moved(turn.said.text, times, turn.written, one.start, turn.notice)
    return replace(change, scope=Scope.ONE) if change is not None else None


def _handed(turn: Turn, one: Occurrence, *, is_sure: bool = True) -> ItemChange | None:
    """To somebody else, where the words name one and say that it passes on: 「我唔夠時間，交俾偉業跟啦」, "i take over from her"."""
    found = PASSED_ON.search(normal(turn.said.text).text)
    another = (
        (found["another"] or found["other"]) if found else None
    )  # for who does it no more: that ends nothing
    if found is None or not (is_sure or another):
        return None
    new = I_MYSELF if found["mine"] else another or ""
    return fitted(turn, one, change_of_one_item(ChangeDeed.OWNER, turn.said.text, new))


def paid_for(turn: Turn) -> bool:
    """Whether the words told what was paid for something of ours, 「包饺子的食材买好了，花了865元」; then that is filed and ends nothing."""
    if PAID.search(turn.said.text) is None or is_talk(turn.said.text):
        return False
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    return any(each.money for each in told.facts) and _is_filed(turn, told)


def filed(turn: Turn, fulfils: Occurrence | None = None) -> bool:
    """Whether the words were filed: work with a figure, of a day that can be; it finishes that item, else the one it most likely ends."""
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    has_figures = any(each.measures or each.money for each in told.facts)
    return has_figures and _is_filed(turn, told, fulfils, may_end=True)


def _is_filed(turn: Turn, told: Message, fulfils: Occurrence | None = None, *, may_end: bool = False) -> bool:
    """Whether what was told could be filed by whoever told it, of a day that can be."""
    if (
        not turn.may(Action.LOG)
        or log_command.wrong_day(turn, told) is not None
        or _may_be_next_year(turn, told)
    ):
        return False
    log_command.file(turn, message_reading.as_log(told), fulfils=fulfils, may_end=may_end)
    return True


def _may_be_next_year(turn: Turn, told: Message) -> bool:
    """Whether a day without a year was read as one nearly a year ago, while the next is near: 「通过11月21号搞秋茗」 in October."""
    if SAYS_YEAR.search(turn.said.text):
        return False
    days = [when.start.date() for fact in told.facts if (when := fact.when or told.when) is not None]
    return any(turn.today < day + A_YEAR <= turn.today + SOON for day in days)


class Several(NamedTuple):
    """What most likely becomes of one of these items, the likeliest first."""

    answer: int
    items: Sequence[Occurrence]


def is_told_in_part(turn: Turn) -> bool:
    """Whether words tell of what is not all done yet, which ends nothing: 「二车间还差」, "sold 22 so far"."""
    said = message_reading.opinion_of(turn)
    is_of_end = said is not None and said.best in (Sense.FINISHED, Sense.PARTLY, Sense.TOLD, Sense.CHATTER)
    is_timed = bool(likely_items.times_and_figures(turn).reads)  # 「还差8份，店里下周二才到」 may put it off
    return is_of_end and not is_timed and ending_choice.is_short(turn.said.text)


def possible_items(turn: Turn) -> Several | None:
    """The items they may be about; None where words most likely do nothing to any."""
    said = message_reading.opinion_of(turn)
    if said is None or said.share(*SENSES) < RATHER_LIKELY:
        return None
    if likely_items.is_excluded_message(turn) or is_talk(turn.said.text):
        return None
    return nearest_items(turn, said, WORTH_NAMING)


def nearest_items(turn: Turn, said: Opinion, least: float = 0.0) -> Several | None:
    """The items that words of that sense may be about, the likeliest and nearest of them; None where none fits so well."""
    answer = SENSES[max(SENSES, key=lambda each: said.shares[each])]
    if answer == CANCEL and CALLED_OFF.search(turn.said.text) is None:
        return None
    found = (each for each in likely_items.weighed(turn) if accepts(turn, each.one, CHANGES[answer]))
    items = [each.one for each in found if each.fit >= least][:MOST]
    return Several(answer, items) if items else None


def ask_which(turn: Turn, several: Several, kept: Mapping[str, Any]) -> None:
    """Put the question; `kept` is what it remembers beside the words and what becomes of the item."""
    questions = {
        DONE: turn._("办完的是哪一项？点了才改。"),
        MOVE: turn._("改期的是哪一项？点了才改。"),
        CANCEL: turn._("取消的是哪一项？点了才改。"),
    }
    answer, today = several.answer, turn.today
    choices = [(title_line(turn._, one, today), one.event.id, occurrences.code(one)) for one in several.items]
    pending_questions.ask_which(
        turn, WHICH, "unsure.which", questions[answer], choices, **kept, answer=answer
    )
    unheard_writers.note(turn)


def _press(turn: Turn) -> None:
    doubt_id = pending_questions.pressed_by_asker(turn, WHICH).data["doubt"]
    lessons.answered(turn.db, turn.with_group(), doubt_id, "no", "", turn.me())
    draft = pending_questions.picked(turn, WHICH)
    if draft is None:
        return
    if not apply_answer(turn, draft.data["answer"], occurrences.of_press(turn, at=1)):
        raise NotDone(presses.gone(turn._))
    pending_questions.close(turn, draft, turn._("好的"))


DEEDS: Deeds = {"unsure.which": _press}
