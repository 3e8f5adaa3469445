"""What the bot shows as examples is what it reads, and means the same in every language."""

import re
from datetime import datetime

import pytest

from handlers.attendance import texts as attendance_texts
from handlers.calendar.changes import occurrence_status
from handlers.core import not_understood_texts
from handlers.events import texts as events_texts
from handlers.routing import command_menu
from handlers.settings import greeting
from handlers.worklog import texts as worklog_texts
from union.attendance.participation_replies import read_part
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.reading.replies.english_answers import in_chinese_words
from union.words import LANGUAGES, SOURCE, Words, page_words
from union.worklog.entries import forms

NOW = datetime.fromisoformat("2026-11-18 10:00")  # a Wednesday


def examples(_: Words) -> list[str]:
    """The lines with a point before them in what newcomers read; the question and the reply, last in the help, have other tests."""
    told = command_menu.help_examples(_).rsplit("\n· ", 2)[0]
    shown = "\n".join((told, not_understood_texts.not_understood(_, "CNY"), greeting.examples(_)))
    return [line.removeprefix("· ") for line in shown.splitlines() if line.startswith("· ")]


def heart(message: Message) -> tuple[object, ...]:
    """What it is, when, and its figures: words and titles are the language's own."""
    when = message.when and (message.when.start, message.when.rrule, message.when.deadline)
    counts = [float(each.value) for fact in message.facts for each in fact.measures]
    return message.intent, when, counts, [each.minor for fact in message.facts for each in fact.money]


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_mean_the_same(language: str) -> None:
    """Plans and work done alike."""
    known = [heart(read(each, NOW)) for each in examples(page_words(SOURCE))]
    assert len(known) == 9 and {each[0] for each in known} == {Intent.LOG, Intent.EVENT}
    assert [heart(read(each, NOW)) for each in examples(page_words(language))] == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_complete_records_have_figures(language: str) -> None:
    """An answer like the one shown is a record."""
    _ = page_words(language)
    for form in forms():
        said = read(f"{_(form.name)}, {_(form.example)}", NOW, meant=Intent.LOG)
        assert any(fact.measures or fact.money for fact in said.facts), form.name


def test_answers_are_understood_as_they_are_shown() -> None:
    """What stands between quotes where the bot says how to answer; a date or figure alone is a sentence."""
    _ = page_words("en")
    shown = (
        events_texts.how_to_change(_),
        attendance_texts.how_to_set(_),
        attendance_texts.how_to_set_list(_),
    )
    more = (occurrence_status.how_to_finish(_), occurrence_status.no_clock(_), worklog_texts.not_a_change(_))
    listed = occurrence_status.what_can_be_said(_).partition(": ")[2].removesuffix(".").split(", ")
    quoted = [each for text in (*shown, *more) for each in re.findall("“(.+?)”", text)] + listed
    sentences = {"3 November", "13 families", "change to … 3pm", "add 30 people took part"}
    assert len(quoted) > 15
    unread = {each for each in quoted if in_chinese_words(each) is None and read_part(each) is None}
    assert unread <= sentences
