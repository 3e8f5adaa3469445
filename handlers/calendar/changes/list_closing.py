"""What is said to a sign-up, its last day too: it closes later, it is closed, so many entered. No work is filed by it, and the event stays as it is."""

from dataclasses import replace

from handlers.attendance import attendance_card, list_talk, open_lists, sign_up
from handlers.attendance import texts as phrases
from handlers.attendance.open_lists import ListMessage
from handlers.calendar import add_command
from handlers.calendar.changes import item_parts
from handlers.calendar.changes.occurrence_status import settle
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.attendance import headcounts
from union.attendance.headcount import closes_sign_up
from union.attendance.list_talk import ends_sign_up, items_said, opens_list, until_said, without_entries
from union.attendance.participation_replies import capacity_in
from union.core.period import OF_A_DAY
from union.core.rights import Action
from union.events.model import Status
from union.reading.acts.tasks.task_handover import passed_on
from union.reading.message import Intent
from union.reading.text.normal_form import EitherScript, in_script_of_text

CLOSING_WORDS = EitherScript(r"报名(?![单單表费費册冊])|截止|sign[ -]?ups?", any_case=True)
LAST_DAY = EitherScript(r"[截关關前]|\b(?:by|before|closing|closes)\b", any_case=True)
CLOSES, ENGLISH_CLOSES = "{words}截止", "reply by {words}"
BETWEEN, CHANGES = (
    "，",
    EitherScript(r"改[到成为在期]|取消|挪|换[到成]|\b(?:move|change|cancel)", any_case=True),
)
CLOSING, ENGLISH_CLOSING = "{title}报名{closing}", "{title} sign-up {closing}"


def hear(turn: Turn) -> bool:
    """Whether the words were said to a list of ours; then it is done, or told."""
    said = open_lists.message_to_list(turn)
    if said is not None and said.talk.later and CHANGES.search(" ".join(said.talk.beside)):
        return False  # something else is changed beside it
    is_sure = said is not None and said.is_sure
    if not is_sure and _are_closed(turn):
        return True
    is_heard = said is not None and _act_on_list(turn, said)
    if not (is_heard or is_sure) and _is_planned(turn):
        return True
    if said is not None and (is_heard or said.talk.opens):
        open_lists.remember(turn, said.of.event)
    return is_heard and (said is None or not _has_other_act(turn, said))


def _has_other_act(turn: Turn, said: ListMessage) -> bool:
    """Whether something else is given out, planned or changed beside it, which is heard next."""
    if not said.talk.parties or said.talk.is_closed or said.talk.is_asked or said.talk.opens:
        return False
    rest = in_script_of_text(BETWEEN.join(said.talk.beside), turn.said.text)
    rest = ", ".join(said.talk.beside) if turn.said.text.isascii() else rest
    names = speakers.people_names(turn)
    if not rest or not (
        any(passed_on(rest, names)) or message_reading.read_words(turn, rest).intent is Intent.EVENT
    ):
        return False
    turn.speak_as(replace(turn.said, text=rest))
    return True


def _act_on_list(turn: Turn, said: ListMessage) -> bool:
    if said.talk.opens:
        return said.is_sure and _opened(turn, said)
    if said.talk.later:
        return _closes_later(turn, said)
    if said.talk.is_closed:
        return _closed(turn, said)
    if said.talk.is_asked:
        return list_talk.answer(turn, said)
    if said.talk.total and said.talk.is_wrong and said.of.found.told is None:
        return False
    if said.talk.total and not said.talk.is_all:
        done = list_talk.entries_kept(turn, said)
        list_talk.keep_total(turn, said)
        return done or list_talk.tell(turn, said.of, attendance_card.counts_now(turn, said.of.found.one))
    return list_talk.entries_kept(turn, said)


def _are_closed(turn: Turn) -> bool:
    """「行山報名同親子日報名嗰兩單早就截咗 唔使再提我」: last days that are named, gone by or not, are settled."""
    if not ends_sign_up(turn.said.text) or not turn.may(Action.FINISH):
        return False
    closings = [each for each in occurrences.open_items(turn) if closes_sign_up(each)]
    named = [each for each in closings if items_said(turn.said.text, [CLOSING_WORDS.sub("", each.title)])]
    about = turn.replied_about()
    replied = [
        each for each in closings if about is not None and (about.subject, about.id) == ("event", each.id)
    ]
    told = replied or named
    for each in told:
        settle(turn, occurrences.of_whole_event(each), Status.DONE)
    if not told:
        return False
    items = turn._("、").join(turn._("#{number} {title}", **each.facts) for each in told)
    return turn.tell(turn._("{items}：已截止，不再提醒。", items=items))


def _is_planned(turn: Turn) -> bool:
    """「food bank volunteering sat 19 dec, need 12 pax, sign up w me」: a day to come for which people are called to enter is a plan."""
    text = turn.said.text
    if not opens_list(text) or turn.said.forwarded or turn.said.reply_to_bot:
        return False
    if items_said(text, [each.title for each in occurrences.open_items(turn)]):
        return False
    message = message_reading.read_words(turn, text)
    if message.intent is Intent.EVENT:
        found = message_reading.plans_in(turn, message)
        closes = [each for each in found if each.title and CLOSING_WORDS.search(each.title)]
        if len(found) != 2 or len(closes) != 1 or any(each.owners for each in found):
            return False
        add_command.plan(turn, message)
        return True
    if message.intent is not Intent.NONE or LAST_DAY.search(text):
        return False  # whoever hears several plans in one message plans them
    text = without_entries(text, speakers.people_names(turn))
    meant = message_reading.read_words(turn, text, Intent.EVENT)
    when = meant.when
    if (
        when is None
        or len(CLOSING_WORDS.sub("", meant.title or "")) < 2
        or when.deadline
        or when.grain not in OF_A_DAY
        or when.start <= turn.written
    ):
        return False
    add_command.plan(turn, replace(meant, text=turn.said.text))
    return True


def _opened(turn: Turn, said: ListMessage) -> bool:
    """The item takes entries from now on; until when is planned as what it is, a day of its own."""
    if not may_alter(turn, said.of.event):
        return False
    found, text = list_talk.as_list(turn, said.of.found), turn.said.text
    if (most := capacity_in(text)) is not None:
        sign_up.change_terms(
            turn,
            found.one,
            replace(headcounts.terms(turn.db, turn.with_group(), said.of.event), capacity=most),
        )
    list_talk.entries_kept(turn, replace(said, talk=replace(said.talk, is_asked=False)))
    if said.talk.closing:
        form = ENGLISH_CLOSING if text.isascii() else CLOSING
        words = form.format(title=said.of.event.title, closing=said.talk.closing)
        turn.speak_as(replace(turn.said, text=words))
        add_command.plan(turn, message_reading.read_words(turn, words, Intent.EVENT))
        return True
    return list_talk.tell(turn, said.of, turn._("开放报名，直接说一句就行，例如：我报2人"))


def _closes_later(turn: Turn, said: ListMessage) -> bool:
    """Its last day is another; the event's own stays."""
    when = message_reading.read_words(
        turn,
        (ENGLISH_CLOSES if turn.said.text.isascii() else CLOSES).format(words=until_said(said.talk.later)),
        Intent.EVENT,
    ).when
    if (
        when is None
        or when.rrule is not None
        or when.start.date() > said.of.event.start.date()
        or not may_alter(turn, said.of.event)
    ):
        return False
    if said.talk.total:
        list_talk.keep_total(turn, said)
    closing = said.of.closing
    if closing is not None:
        item_parts.move(turn, occurrences.of_whole_event(closing), replace(when, deadline=True))
        return True
    terms = headcounts.terms(turn.db, turn.with_group(), said.of.event)
    moment = when.until
    sign_up.change_terms(turn, said.of.found.one, replace(terms, closes_at=turn.with_group().utc(moment)))
    until = phrases.until(turn._, moment, turn.today)
    return list_talk.tell(turn, said.of, turn._("报名截止{until}", until=until))


def _closed(turn: Turn, said: ListMessage) -> bool:
    """Nobody enters any more, and nobody is reminded of it; how many there are is kept as told."""
    if not may_alter(turn, said.of.event):
        return False
    closing, one = said.of.closing, said.of.found.one
    if said.talk.parties:
        list_talk.entries_kept(turn, said)
    list_talk.keep_total(turn, said)
    if closing is not None:
        settle(turn, occurrences.of_whole_event(closing), Status.DONE)
    terms = headcounts.terms(turn.db, turn.with_group(), said.of.event)
    sign_up.change_terms(turn, one, replace(terms, closes_at=turn.now))
    counts = attendance_card.counts_now(turn, one)
    return list_talk.tell(turn, said.of, phrases.joined(turn._, [turn._("报名已截止"), counts]))
