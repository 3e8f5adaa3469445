"""A reply to an entry's echo: a photo, 撤销, its category, the day it happened, or the right figures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.calendar.changes import completion
from handlers.core import message_reading
from handlers.core import not_understood_texts as plains
from handlers.core import press_texts as presses
from handlers.core.messages import command_words, message_subject
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry, log_receipt
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import branch_correction, correction, word_correction
from handlers.worklog.photos import photos
from storage.worklog import entries
from union.core.almanac.date_format import day_words
from union.reading.acts.changes.corrections import read_correction
from union.reading.acts.changes.remarks import WhatIsWrong, read_remark
from union.reading.english.translation import is_english
from union.reading.message import FactRead, Intent, When
from union.reading.replies.correction_lessons import named_category
from union.reading.replies.item_replies import Verb, read_reply
from union.reading.text.normal_form import normal
from union.worklog.corrections import CorrectionTrouble, Said, is_only_figures, mended, said
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import corrected_facts

WAS_DONE = "做的"  # put behind a bare day, which then looks back: 「11月3日」 is not next year's
# 「日期改昨天」, 「是11月3日」
LONGEST_DAY = 60  # signs of a day and its clock time
LONGEST_FIGURES = 300  # signs of figures and nothing else
OF_DAY = re.compile(
    r"(?:日期|[时時][间間]|日子)?(?:[应應][该該]|[应應][当當]|[应應])?(?:是|[为為]|改[为為]|改成|改到|改|:|：)?\s*"
)


def replied(turn: Turn, mark: str) -> bool:
    """Do what the reply says; False for talk in a group, and for a list none of whose entries was picked."""
    subject = message_subject.read(mark) or log_receipt.picked(mark)
    if subject is None:
        return False
    entry = entries.get(turn.db, turn.with_group(), subject.id)
    if entry is None:
        turn.say(presses.gone(turn._))
    elif turn.said.photo is not None:
        photos.add(turn, entry)
    else:
        return _in_words(turn, entry)
    return True


def replied_to_words(turn: Turn, _mark: str) -> bool:
    """A reply to the very message an entry was made of, by who may change it; False for talk, and for anybody else."""
    said_now = turn.said
    if turn.group is None or said_now.reply_to is None or said_now.reply_to_bot:
        return False
    entry = entries.of_message(turn.db, turn.group, turn.where.chat_id, said_now.reply_to)
    if entry is None or not turn.may_change(entry.author_id):
        return False
    if said_now.photo is not None and not said_now.text:
        photos.add(turn, entry)
        return True
    return said_now.photo is None and _in_words(turn, entry)


def _in_words(turn: Turn, entry: LogEntry) -> bool:
    if command_words.said_word(turn.said.text, (completion.WORD,)):
        log_command.bring_back(turn, entry)
        return True
    reply = read_reply(turn.said.text, turn.with_group().wall(turn.said.at), None)
    if reply is not None and reply.verb in (Verb.UNDO, Verb.CANCEL):
        log_command.take_back(turn, entry)
        return True
    remark = read_remark(turn.said.text)
    if remark is not None and remark.wrong is WhatIsWrong.ALL and read_correction(turn.said.text) is None:
        log_command.take_back(turn, entry)
        return True
    return corrects(turn, entry, turn.said.text) or _is_its_figure(turn, entry) or _not_understood(turn)


def _is_its_figure(turn: Turn, entry: LogEntry) -> bool:
    """「忘了裁判那份 13」, 「receipt says $768」: what tells no work of its own and names one figure puts that right."""
    message = message_reading.read_words(turn, turn.said.text)
    if message.intent in (Intent.LOG, Intent.EVENT, Intent.QUESTION):
        return False
    spoken = read_correction(turn.said.text, is_about_it=True)
    return spoken is not None and word_correction.put_right(turn, entry, spoken)


def corrects(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Do what words say that are a category, a branch, a day or figures; False for any other, where nothing is said.

    What they take back of the log and can't put right is asked about.
    """
    text = _by_itself(turn, entry, words) or word_correction.answered(turn, entry, words, _by_itself)
    if text is None:
        spoken = read_correction(words)
        if spoken is not None and word_correction.put_right(turn, entry, spoken):
            return True
        return word_correction.asked(turn, entry, words)
    correction.told(turn, entry, text)
    return True


def is_correction(turn: Turn, facts: Sequence[Fact], words: str) -> bool:
    """Whether the words are a category, a branch, a day or figures of a log with these facts."""
    if named_category(words) is not None or _day_said(turn, words) is not None:
        return True
    if branch_correction.is_said_in(turn, words):
        return True
    reply = said(words)
    return is_only_figures(facts, reply, _figures_read(turn, reply))


def _by_itself(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to a category, a branch, a day or figures, and nothing else; None to any other."""
    category = named_category(words)
    if category is not None:
        return correction.recategorised(turn, entry, category)
    placed = branch_correction.answered(turn, entry, words)
    if placed is not None:
        return placed
    return _day_answered(turn, entry, words) or _figures_answered(turn, entry, words)


def _not_understood(turn: Turn) -> bool:
    message = message_reading.read_words(turn, turn.said.text) if turn.where.private else None
    if message is not None and message.intent not in (Intent.LOG, Intent.EVENT):
        return turn.tell(phrases.not_a_change(turn._))
    return False


def _day_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    found, today = _day_said(turn, text), turn.with_group().day(turn.said.at)
    if found is None or isinstance(found, str):
        return plains.no_such_time(turn._, found) if found else None
    if found.start.date() > today:
        return turn._(
            "{day}还没到，没有改。请回复实际做的那天。", day=day_words(turn._, found.start.date(), now=today)
        )
    return correction.moved(turn, entry, log_entry.day_of(found, today))


def _day_said(turn: Turn, text: str) -> When | str | None:
    """The day that is all the words say; as a string one that cannot be."""
    words = OF_DAY.sub(
        "", normal(text).text.strip(" 。.，,") if is_english(text) else text.strip(" 。.，,"), count=1
    )
    if len(words) > LONGEST_DAY:
        return None
    message = message_reading.read_words(turn, f"{words}{WAS_DONE}")
    when, wrong = message.when, log_entry.impossible_time(message)
    if wrong is not None and wrong.strip() == words:
        return wrong
    return when if when is not None and when.text.strip() == words else None


def _figures_read(turn: Turn, reply: Said) -> tuple[FactRead, ...]:
    is_short = 0 < len(reply.words) <= LONGEST_FIGURES
    return message_reading.read_words(turn, reply.words, Intent.LOG).facts if is_short else ()


def _figures_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    reply = said(text)
    read = _figures_read(turn, reply)
    if not is_only_figures(entry.facts, reply, read):
        return None
    if turn.said.edited and reply.adds:
        return turn._("改过的回复不会再加一次，#{number} 没有动。要改请重新回复。", number=entry.number)
    facts = mended(entry.facts, reply, read)
    spoken = read_correction(text) if facts is CorrectionTrouble.SEVERAL else None
    if spoken is not None and any(each.label for each in spoken.right):  # its name may tell which
        facts = corrected_facts(entry, spoken) or facts
    if isinstance(facts, CorrectionTrouble):
        return (
            turn._("#{number} 里有几个这样的数，没有改。请写明是哪个，例如：参加30人", number=entry.number)
            if facts is CorrectionTrouble.SEVERAL
            else turn._(
                "#{number} 里没有这样的数，没有改。要补上请回复「加上…」，例如：加上参加30人",
                number=entry.number,
            )
        )
    changed = replace(entry, facts=facts)
    if log_entry.is_too_large(changed):
        return phrases.too_large(turn._)
    return correction.corrected(turn, entry, changed, "figures")
