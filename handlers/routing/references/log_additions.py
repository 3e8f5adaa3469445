"""What is told right behind a log: more of it is joined to it; what may be more of it, or another figure, is asked about."""

from dataclasses import replace

from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.routing import undo_commands
from handlers.routing.references import named_logs
from handlers.worklog import log_command, log_entry, log_replies, unheard_writers
from handlers.worklog.corrections import correction
from handlers.worklog.corrections.rewording import BARE_FIGURE as BARE
from handlers.worklog.corrections.rewording import facts_with_addition
from storage.core import drafts
from storage.core.drafts import Draft
from storage.worklog import entries
from union.core.period import A_WEEK
from union.reading.acts.changes.corrections import SpokenCorrection, read_correction
from union.reading.acts.changes.log_additions import AddedWords, addition, is_unpaid
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.reading.reader import OTHER
from union.reading.replies.question_answers import Wish, joins_it, spoken_answer
from union.reading.text.normal_form import EitherScript
from union.worklog.corrections import same_unit
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import corrected_facts, is_close, is_cost_of_another_thing

SUBJECT, DEED = "more", "log.more"
ADDS, CORRECTS = "adds", "corrects"
NO, OF_IT, APART = 0, 1, 2
FORGOT = EitherScript(r"\s?(?:[哦噢啊哎对][了呀]?[,，\s]{0,2})?(?:还)?[忘漏]了?[说說写寫记記报報算登]")


def add_to_log(turn: Turn, read: AddedWords) -> bool:
    """Whether the words add to what the writer told here last and just now, or to the log they name; then they are joined to it."""
    if turn.said.edited or turn.said.reply_to is not None:
        return False
    entry = log_entry.just_told(turn) if read.to is None else named_logs.log_named(turn, read.to)
    is_forgotten = read.to is None and FORGOT.match(turn.said.text) is not None
    if entry is None and is_forgotten:
        latest, near = named_logs.nearest_log(turn, None)
        entry = entries.get(turn.db, turn.with_group(), latest) if near else None
    if read.is_bare:
        return entry is not None and _ask_about_cost(turn, entry, read.words)
    if read.thing == "":  # 「一共花了1260」
        entry = entry if entry and not any(fact.money for fact in entry.facts) else None
    elif read.thing is not None and (entry is None or not is_unpaid(read.thing, entry.text)):
        last, entry = entry, _costless(turn, read.thing)
        if entry is None and last is not None:
            return _ask_about_cost(turn, last, read.words)
    if entry is None:
        return read.to is None and read.thing is None and _ask_about_colleagues_log(turn, read.words)
    is_its = is_forgotten or read.is_its or read.to is not None
    if not is_its and _is_of_another_sort(turn, entry):
        return False
    facts = facts_with_addition(turn, entry, read.words, is_its=is_its)
    if facts is None or log_entry.is_too_large(replace(entry, facts=facts)):
        return False
    changed = replace(entry, facts=facts)
    correction.answer_correction(turn, entry, correction.corrected(turn, entry, changed, "figures"))
    return True


def _is_of_another_sort(turn: Turn, entry: LogEntry) -> bool:
    """Whether the words are a log of its own: "also bought 2 first aid boxes $120" behind ink for the office."""
    message = message_reading.read_words(turn, turn.said.text)
    sorts = {None, OTHER, *(fact.category for fact in entry.facts)}
    return message.intent is Intent.LOG and message.category not in sorts


def _costless(turn: Turn, thing: str) -> LogEntry | None:
    """The one log of these days that names a thing and no sum: 「传单印刷花了85元」 behind 「发放传单300份」."""
    entry = named_logs.log_named(turn, thing)
    is_lately = entry is not None and turn.said.at - entry.said_at <= A_WEEK
    return entry if entry and is_lately and not any(fact.money for fact in entry.facts) else None


def tell_same_work(turn: Turn, words: str) -> bool:
    """File 「今天还是一样，接待9人」 as work of the sort of what the writer told last, some days ago at most."""
    me, group = turn.me(), turn.group
    last = entries.latest_of(turn.db, group, me) if me and group and not turn.said.edited else None
    if last is None or turn.said.at - last.said_at > A_WEEK:
        return False
    before = last.facts[-1]
    bare = BARE.fullmatch(words)
    unit = before.measures[0].unit if bare and len(before.measures) == 1 else ""
    message = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    read = message_reading.read_words(turn, f"{words}{unit}", Intent.LOG).facts
    facts = [replace(each, category=before.category, title=before.title) for each in read]
    if not any(each.measures or each.money for each in facts):
        return False
    log_command.file(turn, replace(message, facts=tuple(facts), intent=Intent.LOG))
    return True


def ask_if_corrected(turn: Turn, said: SpokenCorrection) -> bool:
    """「93人」 right behind 「…91人参加」: most likely the right figure, perhaps work of its own; asked which."""
    entry = log_entry.just_told(turn)
    if turn.said.edited or turn.said.reply_to is not None or entry is None:
        return False
    figure, told = said.right[0], [one for fact in entry.facts for one in fact.measures]
    if any(one.value == figure.value and same_unit(one.unit, figure.unit) for one in told):
        turn.nod()  # it is said once more
        return True
    facts = corrected_facts(entry, said)
    return (
        facts not in (None, entry.facts) and is_close(entry, said) and _ask_about_log(turn, entry, CORRECTS)
    )


def _ask_about_colleagues_log(turn: Turn, words: str) -> bool:
    """Behind what a colleague told here just now: "I got another 2 from night shift"."""
    entry = undo_commands.latest_here(turn, log_entry.RIGHT_AFTER)
    if not isinstance(entry, LogEntry) or facts_with_addition(turn, entry, words, is_its=True) is None:
        return False
    return _ask_about_log(turn, entry, ADDS)


def _ask_about_cost(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Of a thing the log does not name, whether it adds to it; of what would else be a log of its own, whether it corrects it."""
    said = read_correction(words, is_about_it=True)
    if said is None or is_cost_of_another_thing(entry, said):
        return not _is_of_another_sort(turn, entry) and _ask_about_log(turn, entry, ADDS)
    is_work = message_reading.read_words(turn, turn.said.text).intent is Intent.LOG
    return is_work and is_close(entry, said) and _ask_about_log(turn, entry, CORRECTS)


def _ask_about_log(turn: Turn, entry: LogEntry, does: str) -> bool:
    if turn.settings.doubts == 0 and not turn.where.private:
        return False
    _, said = turn._, replace(turn.said, text=mask_private(turn.said.text))
    facts = {"words": brief(said.text), "number": entry.number}
    if does == ADDS:
        question, label = _("「{words}」要加到 #{number} 里吗？", **facts), _("加到 #{number}", **facts)
    else:
        question = _("「{words}」是更正 #{number}，还是另一件？", **facts)
        label = _("更正 #{number}", **facts)
    data = {**group_choice.said_data(said), "log": entry.id, "does": does}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    labels = {OF_IT: label, APART: _("另记一条"), NO: _("不用")}
    rows = [[turn.button(each, DEED, draft_id, choice) for choice, each in labels.items()]]
    drafts.set_message(turn.db, draft_id, turn.say(question, rows))
    unheard_writers.note(turn)
    return True


def _press(turn: Turn) -> None:
    draft, choice = pending_questions.pressed_by_asker(turn, SUBJECT), turn.press.number(1)
    if choice not in (NO, OF_IT, APART):
        raise ValueError(choice)
    if choice == NO:
        pending_questions.close(turn, draft, turn._("好的，没有记下"))
        return
    pending_questions.close(turn, draft, _join_or_file(turn, draft, is_joined=choice == OF_IT))


def _join_or_file(turn: Turn, draft: Draft, *, is_joined: bool) -> str:
    """The words asked about are joined to the log, or filed; what the question says then."""
    turn.speak_as(group_choice.said_from_data(draft.data))
    if not is_joined:
        log_command.file(turn, message_reading.read_log(turn, turn.said.text))
        return turn._("好的，记下")
    entry = turn.there(entries.get(turn.db, turn.with_group(), draft.data["log"]))
    problem = log_command.trouble(turn, entry, by_words=True)
    if problem or not _apply_answer(turn, entry, draft.data["does"]):
        raise NotDone(problem or presses.gone(turn._), alert=True)
    return turn._("好的，已更正 #{number}", number=entry.number)


def answered(turn: Turn, draft: Draft) -> bool:
    """The same in words, 「好，加落去啦」, 「另外记一条」, "no need"; anything else answers nothing."""
    said, is_joined = spoken_answer(turn.said.text), joins_it(turn.said.text)
    is_no = (
        said is not None and said.wish is Wish.NOTHING and (said.is_plain or turn.said.reply_to is not None)
    )
    if not pending_questions.is_askers(turn, draft) or (is_joined is None and not is_no):
        return False
    text = turn._("好的，没有记下") if is_joined is None else _join_or_file(turn, draft, is_joined=is_joined)
    pending_questions.close_in_words(turn, draft, text)
    return True


def _apply_answer(turn: Turn, entry: LogEntry, does: str) -> bool:
    if does == ADDS:
        more = addition(turn.said.text)
        facts = facts_with_addition(turn, entry, more.words if more else turn.said.text, is_its=True)
        return facts is not None and log_replies.replace_facts(turn, entry, facts)
    return log_replies.put_right_chosen(turn, entry)


DEEDS: Deeds = {DEED: _press}
ANSWERS: Answers = {SUBJECT: answered}
next_answers = pending_questions.unreplied(ANSWERS)
