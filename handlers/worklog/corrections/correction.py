"""Correcting an entry: another category, day or branch, by button; what a reply says of it is log_replies.py."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.branches import branch_assignment
from handlers.branches import texts as branch_texts
from handlers.branches.branch_assignment import CHOICES
from handlers.budgets import spending_hints
from handlers.core import group_choice, hooks, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Press, Rows, brief, in_rows, page_of
from handlers.core.turn import Act, NotDone, Turn
from handlers.worklog import log_command, log_entry, log_receipt, receipt_questions
from handlers.worklog import texts as phrases
from storage.branches import branch_list
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.worklog import entries
from union.branches.list_edits import chosen, unlisted
from union.core.almanac.date_format import day_words
from union.core.branches import EVERYONE, Branch, NamedBranches
from union.core.groups import Person
from union.core.kinds import CATEGORIES
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.reading.privacy.redaction import mask_private
from union.reading.replies.short_replies import read_denial
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.counted_figures import with_their_way
from union.worklog.entries import Fact, LogEntry, form_of_category, missing
from union.worklog.revisions import deeds_named

DAYS_OFFERED, NEAR = 4, timedelta(hours=1)
OFFERED, KEPT = "correct.offer", timedelta(days=3)
# "was on monday not wednesday" names two days.
NOT_THEN = Regex(r"不是|唔系|并非|而非|\bnot\b", any_case=True)
CLAUSES = EitherScript(r"[,，;；。!！\n]")
CHOOSE, NOBODY, ALL = "log.branch", "none", "all"
WIDTH, PAGE = 3, 24


def revise(turn: Turn, entry: LogEntry, changed: LogEntry, reason: str) -> LogEntry:
    """Store a correction as the entry's next version and write it down."""
    group, late_for = turn.with_group(), entry.late_for
    # Within the same months it leaves the entry where it was counted; a move may make it 补报.
    one, other = ({group.months.containing(each.day).key for each in of.facts} for of in (entry, changed))
    if one != other:
        late_for = log_entry.locked_month(turn, changed.facts)
    changed = replace(changed, late_for=late_for)
    kept = entries.revise(turn.db, group, changed, turn.now, reason, turn.me())
    turn.audit(reason, f"#{entry.number}")
    receipt_questions.look_for_twins(turn, kept)
    spending_hints.look(turn, entry, kept)
    hooks.of(turn).log_changed(turn, entry, kept)
    return kept


def moved(turn: Turn, entry: LogEntry, day: date) -> str:
    """All of it happened on that day, or the one deed the words name; what to say. Several days are never made one."""
    meant = _facts_named(turn, entry, day)
    if has_several_days(entry):
        meant = meant if len(meant) == 1 else _denied(turn, entry, day)
        if not meant:
            return phrases.several_days(turn._, entry)
    facts = tuple(replace(fact, day=day) if fact in meant else fact for fact in entry.facts)
    return corrected(turn, entry, replace(entry, facts=facts), "day")


def _facts_named(turn: Turn, entry: LogEntry, day: date | None = None) -> Sequence[Fact]:
    """The one deed of it the words name, in the clause that says the day, else all of them."""
    clauses = CLAUSES.split(turn.said.text) if turn.incoming.said else []
    dated = [each for each in clauses if day in message_reading.days_of(turn, each)] if day else []
    return deeds_named(entry, " ".join(dated or clauses)) or entry.facts


def _denied(turn: Turn, entry: LogEntry, day: date) -> Sequence[Fact]:
    """「那64张是周六发的，不是周五」: the deed whose figure the words say, else what was done on the day they deny."""
    words = normal(turn.said.text).text if turn.incoming.said else ""
    told = [fact for fact in entry.facts if any(normal(one.text).text in words for one in fact.measures)]
    denial = read_denial(words)
    pieces = [denial.wrong] if denial else NOT_THEN.split(turn.said.text) if words else []
    days = {each for piece in pieces for each in message_reading.days_of(turn, piece)} - {day}
    return told if len(told) == 1 else [fact for fact in entry.facts if fact.day in days]


def has_several_days(entry: LogEntry) -> bool:
    """Whether it tells of things of different days."""
    return len({fact.day for fact in entry.facts}) > 1


def recategorised(turn: Turn, entry: LogEntry, category: str) -> str:
    """All of it, or the one deed the words name, is of that category, and the next like entry follows; what to say."""
    meant = _facts_named(turn, entry)
    facts = (replace(fact, category=category) if fact in meant else fact for fact in entry.facts)
    changed = replace(entry, facts=tuple(facts))
    if changed != entry and log_command.trouble(turn, entry) is None:
        message_reading.teach_category(turn, entry, category)
    return corrected(turn, entry, changed, "category")


def corrected(turn: Turn, entry: LogEntry, changed: LogEntry, reason: str) -> str:
    """Keep a correction by whom it is allowed to; what to say."""
    problem = log_command.trouble(turn, entry, by_words=turn.incoming.said is not None)
    if problem is not None:
        if changed == entry or problem == presses.only_author(turn._):
            return problem
        was, new = (phrases.one_line(turn._, each, turn.today) for each in (entry, changed))
        who = turn._("、").join(each.person.name for each in people.admins(turn.db, turn.with_group()))
        text = turn._("没有动：{entry}\n您说的是：{changed}\n请找：{who}", entry=was, changed=new, who=who)
        return f"{problem}\n{text}"
    changed = replace(changed, facts=with_their_way(entry, changed.facts))
    kept = entry if changed == entry else revise(turn, entry, changed, reason)
    return log_receipt.text(turn, kept, phrases.changed)


def offered(turn: Turn, entry: LogEntry, problem: str | None) -> bool:
    """Offer the author what another officer puts right; False where that is not the problem, or nobody could press."""
    author = people.get(turn.db, entry.author_id) if entry.author_id else None
    if author is None or problem != presses.only_author(turn._) or not turn.may(Action.LOG):
        return False
    said, group = replace(turn.said, text=mask_private(turn.said.text)), turn.with_group()
    chat_id = turn.where.chat_id
    if turn.where.private:
        chat_id = author.user_id if author.reachable else group.chat_id
    data = group_choice.said_data(said) | {"log_id": entry.id}
    draft_id = pending_questions.begin(turn, OFFERED, data, KEPT, chat_id)
    row = [
        turn.button(turn._("就这样改"), OFFERED, draft_id, 1),
        turn.button(turn._("不用"), OFFERED, draft_id, 0),
    ]
    facts = {"entry": phrases.one_line(turn._, entry, turn.today), "words": brief(said.text)}
    text = turn._("{entry}\n这条是{who}记的，由{who}点一下就改：「{words}」", **facts, who=author.name)
    if turn.where.private:
        _carry(turn, author, text, [row], draft_id)
        return turn.tell(
            turn._("#{number} 是{who}记的，已转给{who}，点一下就改。", number=entry.number, who=author.name)
        )
    drafts.set_message(turn.db, draft_id, turn.say(text, [row], about=message_subject.of_log(entry.id)))
    return True


def _carry(turn: Turn, author: Person, text: str, rows: Rows, draft_id: int) -> None:
    """What was said to us alone is put to the author in private, or in the group where they can't be reached."""
    desk, me = turn.desk(), turn.me()
    text = turn._("{who}在私聊里说：", who=me.name if me else "") + f"\n{text}"
    sent = desk.tell(author, text, rows, lane=Lane.ANSWER, asked=True)
    drafts.set_message(turn.db, draft_id, sent or desk.post(text, rows, lane=Lane.ANSWER))


def answer_correction(turn: Turn, entry: LogEntry, text: str) -> None:
    """Answer words that correct an entry; where they changed it its echo follows."""
    if offered(turn, entry, text):
        return
    now = entries.get(turn.db, turn.with_group(), entry.id)
    if now is None or now.version == entry.version:
        turn.say(text, about=message_subject.of_log(entry.id))
    elif not turn.may_change(entry.author_id):
        _tell_author(turn, entry, text)
        log_receipt.redraw(turn, now, phrases.changed)
    elif (
        "\n" not in text and _stands_right_above(turn, now) and log_receipt.redraw(turn, now, phrases.changed)
    ):
        turn.nod()
    else:
        turn.say(text, about=message_subject.of_log(entry.id))
        log_receipt.redraw(turn, now, phrases.changed)


def _tell_author(turn: Turn, entry: LogEntry, text: str) -> None:
    """What another officer put right: whose it was stands below, and they may have it back; where they see it."""
    author = people.get(turn.db, entry.author_id) if entry.author_id else None
    whose = turn._("原是{who}记的，有出入请{who}点「改回上一版」。", who=author.name) if author else ""
    back = turn.button(turn._("改回上一版"), "log.version", entry.id, entry.version)
    if turn.where.private:
        turn.say(text, about=message_subject.of_log(entry.id))
        me = turn.me()
        said = turn._("{who}在私聊里更正：", who=me.name if me else "")
        turn.desk().post("\n".join([said, text, whose]), [[back]], lane=Lane.ANSWER)
    else:
        turn.say("\n".join([text, whose]), [[back]], about=message_subject.of_log(entry.id))


def _stands_right_above(turn: Turn, entry: LogEntry) -> bool:
    """Whether its echo is the last that was said in the group: edited there, and with nothing to heed, it needs no line beside it."""
    last = sent_messages.newest_about(turn.db, turn.where.chat_id, turn.now - NEAR, logs=True)
    return last is not None and last.about == message_subject.of_log(entry.id) and not turn.where.private


def pressed_entry(turn: Turn) -> LogEntry:
    """The entry of a pressed button, which the presser may change."""
    return _changeable(turn, log_entry.pressed(turn), presses.gone(turn._))


def pressed_question(turn: Turn, subject: str) -> tuple[Draft, LogEntry]:
    """What waits for a press, and the entry it is about, which the presser may change."""
    draft = pending_questions.pressed(turn, subject)
    known = entries.get(turn.db, turn.with_group(), draft.data.get("log_id") or 0)
    return draft, _changeable(turn, known, presses.done_before(turn._))


def _changeable(turn: Turn, entry: LogEntry | None, missing: str) -> LogEntry:
    if entry is None or entry.undone:
        raise NotDone(missing)
    problem = log_command.trouble(turn, entry)
    if problem is not None:
        raise NotDone(problem, alert=True)
    return entry


def pressed(act: Callable[[Turn, LogEntry, Press], None]) -> Act:
    """A deed with the entry of its button, by whoever may correct that."""

    def deed(turn: Turn) -> None:
        act(turn, pressed_entry(turn), turn.press)

    return deed


def ask(turn: Turn, entry: LogEntry) -> None:
    """Words take back something of it that can't be put right by themselves: offer what can be changed."""
    text, rows = _what_to_change(turn, entry)
    turn.say(text, rows, about=message_subject.of_log(entry.id))


def _what_to_change(turn: Turn, entry: LogEntry) -> tuple[str, Rows]:
    today = turn.today
    back = ("log.version", entry.id, entry.version - 1)
    earlier = [turn.button(turn._("改回上一版"), *back)] if entry.version > 1 else []
    rows = [
        [
            turn.button(turn._("改类别"), "log.categories", entry.id),
            turn.button(turn._("改日期"), "log.days", entry.id),
            *branch_assignment.change_buttons(turn, entry),
        ],
        [
            turn.button(turn._("补充照片"), "log.photos", entry.id),
            *earlier,
            turn.button(turn._("返回"), "log.show", entry.id),
        ],
    ]
    line = phrases.one_line(turn._, entry, today)
    head = turn._("{entry}\n要改内容，直接编辑原消息即可；类别和日期可点下面的按钮。", entry=line)
    return "\n".join([head, *_left_open(turn, entry)]), rows


def _left_open(turn: Turn, entry: LogEntry) -> list[str]:
    """Figures a complete record of this category has and this one has not."""
    forms = {form_of_category(fact.category) for fact in entry.facts}
    form = forms.pop() if len(forms) == 1 else None
    open_ = [each for each in missing(form, entry.facts, entry.text) if each.is_figure] if form else []
    names = turn._("、").join(turn._(each.name) for each in open_)
    return [turn._("还没写：{names}。要补上请回复「加上…」。", names=names)] if open_ else []


def ask_sort(turn: Turn, entry: LogEntry) -> None:
    """Ask of which sort it is, each a button."""
    turn.say(*_sorts_offered(turn, entry), about=message_subject.of_log(entry.id))


def _sorts_offered(turn: Turn, entry: LogEntry) -> tuple[str, Rows]:
    sorts = enumerate(CATEGORIES)
    buttons = [turn.button(turn._(each), "log.category", entry.id, place) for place, each in sorts]
    text = turn._("{entry}\n改成哪一类？", entry=phrases.one_line(turn._, entry, turn.today))
    return text, in_rows(buttons, 3)


def _press_category(turn: Turn, entry: LogEntry, press: Press) -> None:
    show_corrected(turn, entry, recategorised(turn, entry, CATEGORIES[press.number(1)]))


def _press_days(turn: Turn, entry: LogEntry, _press: Press) -> None:
    if has_several_days(entry):
        raise NotDone(phrases.several_days(turn._, entry), alert=True)
    log_receipt.pick(turn, entry)
    today = turn.today
    days = [today - timedelta(days=back) for back in range(DAYS_OFFERED)]
    buttons = [
        turn.button(day_words(turn._, day, now=today), "log.day", entry.id, day.isoformat()) for day in days
    ]
    turn.edit_pressed(
        turn._(
            "{entry}\n实际是哪天做的？其他日期请回复本条，如「11月3日」。",
            entry=phrases.one_line(turn._, entry, today),
        ),
        in_rows(buttons, 2),
    )


def _press_day(turn: Turn, entry: LogEntry, press: Press) -> None:
    day = date.fromisoformat(press.ids[1])
    if day > turn.today:
        raise ValueError("a day that no button of ours names")
    show_corrected(turn, entry, moved(turn, entry, day))


def _press_version(turn: Turn, entry: LogEntry, press: Press) -> None:
    earlier = entries.of_version(turn.db, turn.with_group(), entry, press.number(1))
    show_corrected(turn, entry, corrected(turn, entry, earlier, "back"))


def show_corrected(turn: Turn, entry: LogEntry, text: str) -> None:
    """After a button: the entry alone, or the list of several it was opened from."""
    if log_receipt.redraw_list(turn):
        turn.toast = turn._("已改")
        return
    now = log_entry.anew(turn, entry)
    turn.edit_pressed(text, log_receipt.rows(turn, now))


def names_branches(turn: Turn, words: str) -> bool:
    """Whether branches are all the words say, also one the group's list has not."""
    return _chosen(turn, words) is not None or _unlisted(turn, words) is not None


def branches_answered(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to such words about an entry; None to any other, and to nobody else of a branch that is not listed."""
    found, other = _chosen(turn, words), _unlisted(turn, words)
    if found is not None:
        return _settle(turn, entry, found.branches, found.words)
    if other is None or log_command.trouble(turn, entry) is not None:
        return None
    return branch_texts.no_such(turn._, name=brief(other))


def _chosen(turn: Turn, words: str) -> NamedBranches | None:
    listed = branch_assignment.active(turn)
    return chosen(words, listed) if listed else None


def _unlisted(turn: Turn, words: str) -> str | None:
    listed = branch_assignment.active(turn)
    return unlisted(words, listed) if listed else None


def _settle(turn: Turn, entry: LogEntry, meant: Sequence[Branch], words: str | None = None) -> str:
    """By whom it is allowed to; a word that this teaches is named."""
    changed = branch_assignment.at_hand(entry, meant, words)
    may = log_command.trouble(turn, entry) is None
    text = corrected(turn, entry, changed, branch_assignment.REASON)
    if not may:
        return text
    word = branch_assignment.teach(turn, entry, meant)
    return "\n".join([text, branch_texts.learned(turn._, word, meant[0])]) if word and meant else text


def _press_branches(turn: Turn, entry: LogEntry, press: Press) -> None:
    page = press.number(1) if len(press.ids) > 1 else 0
    listed = branch_assignment.active(turn)
    if not listed:
        raise NotDone(presses.gone(turn._))
    text = turn._(
        "{entry}\n是哪个小组的？几个小组的请回复，如「一车间、二车间」。",
        entry=phrases.one_line(turn._, entry, turn.today),
    )
    turn.edit_pressed(text, _branch_rows(turn, entry, listed, page))


def _branch_rows(turn: Turn, entry: LogEntry, listed: Sequence[Branch], page: int) -> Rows:
    buttons = [turn.button(each.name, CHOOSE, entry.id, each.number) for each in listed]
    rows = page_of(turn._, buttons, page, (PAGE, WIDTH), CHOICES, turn.with_group().id, entry.id)
    last = [
        turn.button(turn._("各小组"), CHOOSE, entry.id, ALL),
        turn.button(turn._("不分小组"), CHOOSE, entry.id, NOBODY),
        turn.button(turn._("返回"), "log.show", entry.id),
    ]
    return [*rows, last]


def _press_branch(turn: Turn, entry: LogEntry, press: Press) -> None:
    code, listed = press.ids[1], branch_assignment.active(turn)
    if code == NOBODY:
        meant, words = [], None
    elif code == ALL:
        meant, words = listed, EVERYONE
    else:
        found = branch_list.get(turn.db, turn.with_group(), press.number(1))
        if found is None or not found.active:
            raise NotDone(presses.gone(turn._))
        meant, words = [found], None
    text = _settle(turn, entry, meant, words)
    show_corrected(turn, log_entry.anew(turn, entry), text)


DEEDS = {
    CHOICES: pressed(_press_branches),
    CHOOSE: pressed(_press_branch),
    "log.change": pressed(lambda turn, entry, _press: turn.edit_pressed(*_what_to_change(turn, entry))),
    "log.categories": pressed(lambda turn, entry, _press: turn.edit_pressed(*_sorts_offered(turn, entry))),
    "log.category": pressed(_press_category),
    "log.days": pressed(_press_days),
    "log.day": pressed(_press_day),
    "log.show": pressed(lambda turn, entry, _press: log_receipt.show(turn, entry)),
    "log.version": pressed(_press_version),
}
