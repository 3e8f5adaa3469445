"""The work log by message: file, echo, take back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from handlers.budgets import spending_hints
from handlers.calendar import talked_plans
from handlers.calendar.changes import last_change
from handlers.core import group_choice, hooks, message_reading, pending_questions
from handlers.core import not_understood_texts as plains
from handlers.core import press_texts as presses
from handlers.core.messages import command_words, message_subject
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.worklog import ended_items, event_link_question, log_entry, log_receipt, receipt_questions
from handlers.worklog import texts as phrases
from storage.core import drafts
from storage.core.drafts import Draft
from storage.worklog import entries
from union.attendance.collection_parts import is_told_in_part
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.opinion import Sense
from union.reading.acts.talk_signs import is_running_count
from union.reading.message import Intent, LeftOver, Message
from union.reading.questions.item_questions import asks_whether_over
from union.reading.reader import OTHER, may_tell_of_work
from union.reading.text.identifiers import without_address
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense
from union.reminders.lead_times import is_due_by
from union.worklog import ending_choice
from union.worklog.entries import LogEntry
from union.worklog.event_links import Candidate, certain_candidate, head_of, heads_of, is_report
from union.worklog.other_deeds import events_possibly_told
from union.worklog.planned_figures import MAY_BE_PLANNED
from union.worklog.unnamed_reports import bears_event_name, is_bare_report

WORDS = message_reading.LOG_WORDS
MOST_BEHIND = 5  # clauses of talk behind what is told
LONG, TALK = 40, 0.6  # signs; how likely so many are talk
SENTENCE_END, MOST_SENTENCES = EitherScript(r"[。；;！!\n]"), 4
FORWARDED = "forwarded"  # the draft that asks whose work a forwarded message tells of


def log(turn: Turn) -> None:
    """/log, 记录, 登记, 记: whatever follows is filed, also what the words alone would leave in doubt."""
    words = command_words.argument(turn.said.text, WORDS)
    if not turn.may(Action.LOG):
        turn.say(plains.readers_only(turn._))
    elif not words:
        turn.say(turn._("请写做了什么，比如：记录 今天走访慰问困难职工12户，发放慰问金6000元"))
    elif len(words) > LONGEST_TOLD:
        turn.say(plains.too_long(turn._, length=len(words), most=LONGEST_TOLD))
    else:
        file(turn, message_reading.read_log(turn, words), meant=Intent.LOG, may_end=True)


def claimed(turn: Turn, words: str) -> bool:
    """「奖品花了2600，记一下」: as behind the command."""
    if turn.said.forwarded or not turn.may(Action.LOG):
        return False
    message = message_reading.read_words(turn, words, Intent.LOG)
    is_told = any(one.measures or one.money for one in message.facts) or message.category not in (None, OTHER)
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    is_due = when is not None and when.deadline and when.start > turn.written
    is_due = is_due and tense(normal(words).text) is not Tense.DONE
    # 「报表我12号前报，记一下」, 「明早去办年检，帮我记下」
    if is_due or log_entry.day_ahead(turn, message) is not None:
        turn.speak_as(replace(turn.said, text=words))
        return False
    if is_told:
        file(turn, message_reading.as_log(message), meant=Intent.LOG)
    return is_told


def file_or_finish(turn: Turn, message: Message, *, left_over: Sequence[LeftOver] | None = None) -> None:
    """What an officer tells by themselves: filed, unless it only says that what was due is over."""
    message = _done_part_of_message(turn, message)
    has_more = turn.said.photo is not None or message.rest is not None or log_entry.has_figures(message.facts)
    file(turn, message, left_over=left_over, may_end=True, may_only_end=not has_more)


def _done_part_of_message(turn: Turn, message: Message) -> Message:
    """「interviewed 12 students today, tmr balance 11」: what was done, where a clause behind looks at a day to come."""
    part = ending_choice.told_part(message.text) if log_entry.day_ahead(turn, message) is not None else ""
    if not part or part == message.text:
        return message
    told = message_reading.read_log(turn, part)
    is_told = log_entry.has_figures(told.facts) and wrong_day(turn, told) is None
    return replace(told, text=message.text) if is_told else message


def file(
    turn: Turn,
    message: Message,
    *,
    fulfils: Occurrence | None = None,
    photos: Iterable[Said] = (),
    left_over: Sequence[LeftOver] | None = None,
    meant: Intent | None = None,
    may_end: bool = False,
    may_only_end: bool = False,
    is_part: bool | None = None,
) -> None:
    """Keep an entry and echo it in one line; a wrong day and what no sum could hold are refused in words.

    `fulfils`: the time of an item that is done with it; `may_end`: it is all that was said, and may end what no rule finds; `photos`: messages sent before, whose words these are; `left_over`: what nothing was made of, where that is known; `meant`: how the words were read; `may_only_end`: nothing is kept of what only says that something due is over; `is_part`: whether some of what it fulfils is left, where that is known.
    """
    entry = log_entry.entry_of(turn, message)
    if _is_refused(turn, message, entry, meant):
        return
    is_unsorted = log_entry.may_be_of_item_sort(message)
    needs_item = not fulfils and (may_only_end or is_unsorted)
    found = event_link_question.candidates(turn, entry) if needs_item else None
    is_end = may_only_end or (fulfils and not photos and not turn.said.photo)
    if is_end and ended_items.finish_without_log(turn, entry, fulfils, found or ()):
        return
    entry = _of_item_sort(turn, message, entry, fulfils, found) if is_unsorted else entry
    kept = log_entry.attach_photos(turn, log_entry.keep(turn, entry), [*log_entry.earlier(turn), *photos])
    receipt_questions.look_for_twins(turn, kept)
    receipt_questions.look_for_left_over(turn, kept, message, left_over, meant)
    spending_hints.look(turn, kept)
    fulfils, others, found = _link_finished_items(
        turn, kept, fulfils, found, may_end=may_end, is_part=is_part
    )
    is_tied = bool(fulfils) or (turn.around(kept).visits and hooks.of(turn).log_filed(turn, kept))
    echo(turn, log_entry.anew(turn, kept) if is_tied else kept, None if is_tied else found)
    if fulfils is not None or others:
        ended_items.finish_others(turn, kept, fulfils, others)
    if message.rest is not None:  # what it plans behind the work it tells
        talked_plans.plan_or_offer(turn, message.rest)


def _link_finished_items(
    turn: Turn,
    kept: LogEntry,
    fulfils: Occurrence | None,
    found: Sequence[Candidate] | None,
    *,
    may_end: bool,
    is_part: bool | None,
) -> tuple[Occurrence | None, list[Occurrence], Sequence[Candidate]]:
    """The item that is surely over with a log, to which it is tied; what else is over; and what may be."""
    is_held = fulfils is not None and is_due_by(fulfils.event) and ending_choice.CAME.search(kept.text)
    if found is None:
        found = event_link_question.candidates(turn, kept) if is_held or not fulfils else ()
    held = event_link_question.surely_fulfilled(turn, kept, found)
    if fulfils is None or (held and is_held and bears_event_name(held, fulfils)):
        fulfils = held  # 「亲子日来了86人，奖品发了70份」 is no log of the prizes
    if fulfils is None:
        likely = event_link_question.likely_finished_items(turn, kept, is_all=may_end)
        fulfils, found = event_link_question.surely_fulfilled(turn, kept, likely), found or likely
        if not found and event_link_question.events_around_log(turn, kept):
            likely_ones = hooks.of(turn).likely_ended_items(turn)
            told = events_possibly_told([one.event for one in likely_ones], kept.text)
            found = [Candidate(one, 0.0, ()) for one in likely_ones if one.event in told]
    fulfils, others = event_link_question.fulfilled_and_others(turn, kept, fulfils, is_all=may_end)
    part = fulfils or (event_link_question.told_in_part(turn, kept, found) if found else None)
    is_left = is_part or (is_part is None and part and event_link_question.is_part_of(turn, kept, part))
    if part is not None and is_left:
        event_link_question.tie_part(turn, kept, part)
    elif fulfils is not None:
        event_link_question.tie(turn, kept, fulfils, is_whole=is_part is False)
    return part, others, found


def _is_refused(turn: Turn, message: Message, entry: LogEntry, meant: Intent | None) -> bool:
    """Whether it is refused, which is told, or figures are of nothing done, and were kept otherwise; a press says that it is work."""
    wrong = wrong_day(turn, message)
    if wrong is not None or log_entry.is_too_large(entry):
        return turn.tell(wrong or phrases.too_large(turn._))
    may_be = meant is None and turn.incoming.press is None and MAY_BE_PLANNED.search(message.text) is not None
    return may_be and hooks.of(turn).only_planned(turn, message.text)


def _of_item_sort(
    turn: Turn,
    message: Message,
    entry: LogEntry,
    fulfils: Occurrence | None,
    found: Sequence[Candidate] | None,
) -> LogEntry:
    """「打完了，矿泉水3箱」 is work of the sort of what it ends."""
    ended = fulfils or event_link_question.surely_fulfilled(turn, entry, found or ())
    return log_entry.entry_of_its_sort(turn, message, ended.event.title) if ended else entry


def _may_be_report(turn: Turn) -> bool:
    """Whether words that no rule reads may tell work of the calendar: their writer's own, and not so many that are most likely talk.

    「腿没了，楼梯是倒着下的。跑到第四公里的时候被一位推婴儿车的爸爸超了…」 files no run of that day.
    """
    if turn.said.forwarded or not turn.may(Action.LOG) or is_running_count(turn.said.text):
        return False
    meant = message_reading.opinion_of(turn) if len(turn.said.text) >= LONG else None
    return meant is None or meant.share(Sense.CHATTER) < TALK


def reported(turn: Turn, message: Message) -> bool:
    """「糭派晒，198只」: what is on the calendar, told with its figure, is work done however few words say so."""
    head = head_of(message.text)
    if message.intent is not Intent.NONE or not _may_be_report(turn):
        return False
    is_bare = is_bare_report(message.text)  # the calendar speaks for it, whatever talk stands behind
    if not (is_bare or message_reading.run_reader(turn, may_tell_of_work, head)):
        return False
    made = log_entry.entry_of(turn, message_reading.read_words(turn, head, Intent.LOG))
    told, several = _of_one_day(turn, message.text, {fact.day for fact in made.facts})
    if several or wrong_day(turn, told) is not None or not (is_bare or is_report(made.facts, head)):
        return False
    found = certain_candidate(event_link_question.candidates(turn, made), head, turn.written)
    if found is not None:
        file(turn, message_reading.as_log(told), fulfils=found.one)
    return found is not None


def _of_one_day(turn: Turn, text: str, days: set[date]) -> tuple[Message, bool]:
    """The words as far as they tell of the days of their head, and whether they are of several; what is said behind may
    be of another: 「打完了 40人 奖品12份 今晚谁也别拦我」."""
    several, heads = False, heads_of(text)
    for words in (*heads[:-MOST_BEHIND:-1], heads[0]):
        told = message_reading.read_words(turn, words, Intent.LOG)
        read = {fact.day for fact in log_entry.entry_of(turn, told).facts}
        several = several or (words == text and len(read) > 1)
        if read == days:
            break
    return told, several


def closed(turn: Turn, message: Message) -> bool:
    """What was told without its title, by all that speaks for it (union/worklog/ending_choice.py): the item is over, and what has figures or was held is kept."""
    if message.intent is not Intent.NONE or not _may_be_report(turn):
        return False
    if _closed(turn, message.text):
        return True
    sentences = [each for each in SENTENCE_END.split(message.text)[:MOST_SENTENCES] if each.strip()]
    ended = [_closed(turn, each) for each in sentences] if len(sentences) > 1 else []
    return True in ended  # 「…合计92份。表也都收回来了」: two things are over


def _closed(turn: Turn, text: str) -> bool:
    found = event_link_question.endings(turn, without_address(text))
    if len(found) != 1 or not found[0].is_sure or asks_whether_over(text):
        return False
    told = message_reading.read_log(turn, ending_choice.told_part(text))
    one = found[0].one
    is_part = found[0].is_part or event_link_question.is_open_yet(turn, one, text)
    is_of_part = log_entry.has_figures(told.facts) and is_told_in_part(one.event, text)
    is_open = is_part and not is_of_part and (found[0].is_named or not is_due_by(one.event))
    if wrong_day(turn, told) is not None or is_open:
        return False  # what is to become of what is named in part is asked (item_doubt.py)
    is_bare = is_due_by(one.event) or len(ending_choice.clauses(text)) == 1  # 「碰头会已开」
    if log_entry.has_figures(told.facts) or not (is_part or is_bare):
        file(turn, told, fulfils=None if is_part else one)
        return True
    if is_part:
        return turn.tell(turn._("#{number} {title}还没有办完，照常提醒。", **one.event.facts))
    return last_change.finish_as_said(turn, one)


def file_answer(turn: Turn, draft: Draft, message: Message, photos: Iterable[Said] = ()) -> bool:
    """File what was told in answer to a question of ours; of a wrong day it is asked again. True: it was said to us."""
    wrong = wrong_day(turn, message)
    if wrong is not None:
        return pending_questions.ask_again(turn, draft, wrong)
    drafts.end(turn.db, draft)
    file(turn, message, photos=photos)
    return True


def wrong_day(turn: Turn, message: Message) -> str | None:
    """What to say of a day that cannot be or is still to come; None when the day is right."""
    words, ahead = log_entry.impossible_time(message), log_entry.day_ahead(turn, message)
    if words is not None:
        return plains.no_such_time(turn._, words)
    return None if ahead is None else phrases.future_day_notice(turn._, ahead, turn.today)


def echo(turn: Turn, entry: LogEntry, found: Sequence[Candidate] | None = None) -> None:
    """Say what was filed: a line with buttons, or 👌 where the group prefers that and nothing is in doubt.

    `found`: the items it may fulfil, where they are known.
    """
    group = turn.with_group()
    line = phrases.one_line(turn._, entry, turn.today)
    title = group.title if group_choice.has_several_groups(turn) else None
    notes, asked = log_receipt.notes(turn, entry), log_receipt.questions_under(turn, entry, found)
    text = "\n".join([phrases.filed_so(turn._, entry, line, title), *notes])
    rows = log_receipt.rows(turn, entry, asked)
    is_sure = "\n" not in text and len(rows) == 1
    if group.settings.receipts == "reaction" and is_sure and not turn.where.private:
        turn.nod()
        return
    part = log_receipt.part(entry, "\n".join([line, *notes]), asked)
    turn.say(text, rows, about=message_subject.of_log(entry.id), joinable=part)


def set_undone(turn: Turn, entry: LogEntry, undone: bool) -> tuple[str, LogEntry]:
    """Take an entry back or bring it back; what to say, whether it was allowed or not, and the entry as it stands now."""
    problem = trouble(turn, entry)
    if problem is not None:
        return problem, entry
    group = turn.with_group()
    entries.set_undone(turn.db, group, entry, undone, turn.now, turn.me())
    turn.audit("undo" if undone else "redo", f"#{entry.number}")
    hooks.of(turn).log_changed(turn, entry)
    spending_hints.look(turn, entry)
    stayed = None if undone else receipt_questions.parted(turn, entry)
    if stayed is not None:
        log_receipt.redraw(turn, stayed)
    now = log_entry.anew(turn, entry)
    return log_receipt.text(turn, now, phrases.undone if undone else phrases.filed), now


def trouble(turn: Turn, entry: LogEntry, *, by_words: bool = False) -> str | None:
    """Why the writer may not change an entry, None when they may; `by_words`: it is put right, and its author sees that."""
    is_seen = entry.author_id is not None and entry.chat_id == turn.with_group().chat_id
    if not turn.may_change(entry.author_id) and not (by_words and is_seen and turn.may(Action.CORRECT)):
        return presses.only_author(turn._)
    month = _locked_in(turn, entry)
    if month is not None and not turn.may(Action.LOCKED):
        return phrases.locked(turn._, month)
    return None


def _locked_in(turn: Turn, entry: LogEntry) -> str | None:
    """The locked month whose report tells of the entry, as its own or as 补报."""
    if entry.late_for is None:
        return log_entry.locked_month(turn, entry.facts)
    month = hooks.of(turn).carried_in(turn.db, turn.with_group(), entry)
    return month.key if month else None


def ask_forwarded(turn: Turn) -> None:
    """A forwarded message tells of work, perhaps somebody else's: asked with two buttons."""
    data = group_choice.said_data(turn.said)
    draft_id = pending_questions.begin(turn, FORWARDED, data, group_choice.ASKED)
    row = [
        turn.button(turn._("记下"), "log.forwarded", draft_id, 1),
        turn.button(turn._("不用"), "log.forwarded", draft_id, 0),
    ]
    turn.say(turn._("这是转发来的内容，要记成本群的工作吗？"), [row])


def take_back(turn: Turn, entry: LogEntry) -> None:
    """Undo an entry and say so, with the way back."""
    before = (presses.done_before(turn._), entry)
    text, now = before if entry.undone else set_undone(turn, entry, True)
    turn.say(text, log_receipt.rows(turn, now) if now.undone else (), about=message_subject.of_log(entry.id))


def bring_back(turn: Turn, entry: LogEntry) -> None:
    """Let an entry count again and say so, with the way back."""
    mark = message_subject.of_log(entry.id)
    if not entry.undone:
        turn.say(turn._("#{number} 没有撤销，不用恢复。", number=entry.number), about=mark)
        return
    text, now = set_undone(turn, entry, False)
    if now.undone:
        turn.say(text, about=mark)
    else:
        # What its money reached was told when it was filed.
        text = turn._("已恢复 {entry}", entry=phrases.one_line(turn._, now, turn.today))
        turn.say(log_receipt.with_notes(turn, now, text, money=()), log_receipt.rows(turn, now), about=mark)


def _press_undone(undone: bool, turn: Turn) -> None:
    entry = turn.there(log_entry.pressed(turn))
    if entry.undone is undone:
        raise NotDone(presses.done_before(turn._))
    text, now = set_undone(turn, entry, undone)
    if now.undone is not undone:
        raise NotDone(text, alert=True)
    turn.toast = turn._("已撤销") if undone else turn._("已恢复")
    if not log_receipt.redraw_list(turn):
        turn.edit_pressed(text, log_receipt.rows(turn, now))


def _press_forwarded(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, FORWARDED, Action.LOG)
    drafts.end(turn.db, draft)
    if turn.press.number(1) == 0:
        turn.edit_pressed(turn._("好的，没有记下"))
        return
    said = group_choice.said_from_data(draft.data)
    turn.speak_as(said)
    turn.edit_pressed(turn._("好的，记下"))
    file(turn, message_reading.read_log(turn, said.text))


DEEDS: Deeds = {
    "log.undo": partial(_press_undone, True),
    "log.redo": partial(_press_undone, False),
    "log.forwarded": _press_forwarded,
}
