"""The work log by message: file, echo, take back."""

from collections.abc import Callable, Iterable

from handlers import (
    about,
    albums,
    amended,
    amending,
    budget_watch,
    care_ties,
    chinese,
    filing,
    finishing,
    joining,
    learning,
    leftover,
    log_echo,
    questions,
    restoring,
    twin_question,
    tying,
    which,
)
from handlers.cards import button
from handlers.phrases import plain as plains
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.said import Said
from handlers.turn import Turn
from storage import books, drafts, events, logs
from storage.outbox import Outgoing
from union.agenda import Occurrence
from union.rights import Action
from union.understanding.message import Intent, Message
from union.understanding.numbers_named import read_number
from union.worklog import LogEntry

WORDS = learning.LOG_WORDS
FORWARDED = "forwarded"  # the draft that asks whose work a forwarded message tells of


def log(turn: Turn) -> None:
    """/log, 记录, 登记, 记: whatever follows is filed, also what the words alone would leave in doubt."""
    words = chinese.argument(turn.said.text, WORDS)
    if not turn.may(Action.LOG):
        turn.say(plains.readers_only(turn._))
    elif not words:
        turn.say(phrases.how_to_log(turn._))
    elif len(words) > filing.LONGEST:
        turn.say(plains.too_long(turn._, len(words), filing.LONGEST))
    else:
        file(turn, filing.as_log(filing.read_words(turn, words, Intent.LOG)))


def file(
    turn: Turn, message: Message, *, fulfils: Occurrence | None = None, photos: Iterable[Said] = ()
) -> None:
    """Keep an entry and echo it in one line; a wrong day and what no sum could hold are refused in words.

    `fulfils`: the time of an item that is done with it; `photos`: messages sent before, whose words these are.
    """
    wrong, entry = wrong_day(turn, message), filing.entry_of(turn, message)
    if wrong is not None:
        turn.say(wrong)
    elif filing.is_too_large(entry):
        turn.say(phrases.too_large(turn._))
    else:
        kept = filing.attach_photos(turn, filing.keep(turn, entry), [*albums.earlier(turn), *photos])
        twin_question.look(turn, kept)
        budget_watch.look(turn, kept)
        if fulfils is not None:
            tying.tie(turn, kept, fulfils)
        if fulfils is not None or care_ties.fulfil(turn, kept):
            kept = logs.get(turn.db, turn.with_group(), kept.id) or kept
        echo(turn, kept)
        leftover.offer(turn, message)


def wrong_day(turn: Turn, message: Message) -> str | None:
    """What to say of a day that cannot be or is still to come; None when the day is right."""
    words, ahead = filing.impossible_time(message), filing.day_ahead(turn, message)
    if words is not None:
        return plains.no_such_time(turn._, words)
    return None if ahead is None else phrases.not_yet(turn._, ahead, turn.with_group().day(turn.now))


def echo(turn: Turn, entry: LogEntry) -> None:
    """Say what was filed: a line with buttons, or 👌 where the group prefers that and nothing is in doubt."""
    group = turn.with_group()
    line, title = (
        phrases.one_line(turn._, entry, group.day(turn.now)),
        group.title if which.has_several(turn) else None,
    )
    notes, asked = log_echo.notes(turn, entry), log_echo.asked(turn, entry)
    text = "\n".join([phrases.filed_so(turn._, entry, line, title), *notes])
    rows = log_echo.rows(turn, entry, asked)
    is_sure = "\n" not in text and len(rows) == 1
    if group.settings.receipts == "reaction" and is_sure and not turn.where.private:
        _react(turn)
        return
    part = joining.part(entry, "\n".join([line, *notes]), asked)
    turn.say(text, rows, about=about.of_log(entry.id), joinable=part)


def undo(turn: Turn) -> None:
    """/undo, 撤销: the entry or item with this number, else the newest the writer has filed."""
    words = chinese.argument(turn.said.text, ("撤销",))
    number = read_number(words) if words else _newest(turn)
    if number is None:
        turn.say(phrases.undo_by_number(turn._, words) if words else phrases.nothing_to_undo(turn._))
        return
    _to_numbered(turn, number, take_back, finishing.undone_by_number)


def redo(turn: Turn) -> None:
    """/redo, 恢复: the entry or item with this number, else what the writer took back last."""
    words = chinese.argument(turn.said.text, (restoring.WORD,))
    number = read_number(words) if words else _last_undone(turn)
    if number is None:
        turn.say(phrases.nothing_to_redo(turn._))
        return
    _to_numbered(turn, number, bring_back, restoring.reopened_by_number)


def set_undone(turn: Turn, entry: LogEntry, undone: bool) -> str:
    """Take an entry back or bring it back; what to say, whether it was allowed or not."""
    problem = trouble(turn, entry)
    if problem is not None:
        return problem
    group = turn.with_group()
    logs.set_undone(turn.db, group, entry, undone, turn.now, turn.me())
    books.audit(turn.db, group, turn.me(), "undo" if undone else "redo", f"#{entry.number}", turn.now)
    amending.notice(turn, entry)
    budget_watch.look(turn, entry)
    stayed = None if undone else twin_question.parted(turn, entry)
    if stayed is not None:
        log_echo.redraw(turn, stayed)
    now = logs.get(turn.db, group, entry.id) or entry
    return log_echo.text(turn, now, phrases.undone if undone else phrases.filed)


def trouble(turn: Turn, entry: LogEntry) -> str | None:
    """Why the writer may not change an entry, None when they may."""
    if not turn.may_change(entry.author_id):
        return presses.only_author(turn._)
    month = _locked_in(turn, entry)
    if month is not None and not turn.may(Action.LOCKED):
        return phrases.locked(turn._, month)
    return None


def _locked_in(turn: Turn, entry: LogEntry) -> str | None:
    """The locked month whose report tells of the entry, as its own or as 补报."""
    if entry.late_for is None:
        return filing.locked_month(turn, entry.facts)
    month = amended.carrier(turn.db, turn.with_group(), entry)
    return month.key if month else None


def ask_forwarded(turn: Turn) -> None:
    """A forwarded message tells of work, perhaps somebody else's: asked with two buttons."""
    group = turn.with_group()
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, FORWARDED, which.said_data(turn.said), turn.now,
        turn.now + which.ASKED, group=group, person=turn.me(),
    )  # fmt: skip
    row = [
        button(turn._("记下"), "log.forwarded", group.id, draft_id, 1),
        button(turn._("不用"), "log.forwarded", group.id, draft_id, 0),
    ]
    turn.say(phrases.file_forwarded(turn._), [row])


def _newest(turn: Turn) -> int | None:
    """The number of the writer's newest entry or item that still stands."""
    person, group = turn.me(), turn.with_group()
    if person is None:
        return None
    found = (logs.latest_of(turn.db, group, person), events.latest_of(turn.db, group, person))
    return max((each.number for each in found if each), default=None)


def take_back(turn: Turn, entry: LogEntry) -> None:
    """Undo an entry and say so, with the way back."""
    if entry.undone:
        turn.say(presses.done_before(turn._), log_echo.rows(turn, entry), about=about.of_log(entry.id))
        return
    text = set_undone(turn, entry, True)
    now = logs.get(turn.db, turn.with_group(), entry.id) or entry
    turn.say(text, log_echo.rows(turn, now) if now.undone else (), about=about.of_log(entry.id))


def bring_back(turn: Turn, entry: LogEntry) -> None:
    """Let an entry count again and say so, with the way back."""
    mark = about.of_log(entry.id)
    if not entry.undone:
        turn.say(phrases.not_undone(turn._, entry), about=mark)
        return
    text = set_undone(turn, entry, False)
    now = logs.get(turn.db, turn.with_group(), entry.id) or entry
    if now.undone:
        turn.say(text, about=mark)
    else:
        # What its money reached was told when it was filed.
        text = phrases.brought_back(turn._, now, turn.with_group().day(turn.now))
        turn.say(log_echo.with_notes(turn, now, text, money=()), log_echo.rows(turn, now), about=mark)


def _to_numbered(
    turn: Turn,
    number: int,
    entry_act: Callable[[Turn, LogEntry], None],
    item_act: Callable[[Turn, int], bool],
) -> None:
    """Act on whatever has the number: entries and items share the group's numbers."""
    entry = logs.numbered(turn.db, turn.with_group(), number)
    if entry is not None:
        entry_act(turn, entry)
    elif not item_act(turn, number):
        turn.say(phrases.no_such_number(turn._, number))


def _last_undone(turn: Turn) -> int | None:
    person = turn.me()
    return None if person is None else logs.latest_undone(turn.db, turn.with_group(), person)


def _react(turn: Turn) -> None:
    params = {"message_id": turn.said.message_id, "reaction": ["👌"]}
    group_id, topic = turn.with_group().id, turn.where.topic
    turn.put(Outgoing(turn.where.chat_id, "setMessageReaction", params, group_id=group_id, topic=topic))


def _press_undone(undone: bool, turn: Turn) -> None:
    press = turn.incoming.press
    entry = logs.get(turn.db, turn.with_group(), press.number()) if press else None
    if entry is None or entry.undone is undone:
        turn.toast = presses.gone(turn._) if entry is None else presses.done_before(turn._)
        return
    text = set_undone(turn, entry, undone)
    now = logs.get(turn.db, turn.with_group(), entry.id) or entry
    if now.undone is not undone:
        turn.toast, turn.alert = text, True
        return
    turn.toast = turn._("已撤销") if undone else turn._("已恢复")
    if not joining.shown_again(turn):
        turn.edit_pressed(text, log_echo.rows(turn, now))


def _press_undo(turn: Turn) -> None:
    _press_undone(True, turn)


def _press_redo(turn: Turn) -> None:
    _press_undone(False, turn)


def _press_forwarded(turn: Turn) -> None:
    press, gone = turn.incoming.press, presses.done_before(turn._)
    draft = questions.pressed_by(turn, FORWARDED, Action.LOG, gone)
    if press is None or draft is None:
        return
    drafts.end(turn.db, draft)
    if press.number(1) == 0:
        turn.edit_pressed(phrases.left_out(turn._))
        return
    said = which.said_again(draft.data)
    turn.speak_as(said)
    turn.edit_pressed(turn._("好的，记下"))
    file(turn, filing.as_log(filing.read_words(turn, said.text, Intent.LOG)))


DEEDS = {"log.undo": _press_undo, "log.redo": _press_redo, "log.forwarded": _press_forwarded}
