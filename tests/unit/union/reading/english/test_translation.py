"""English messages: the commonest forms, read in the same way as the Chinese ones."""

from datetime import datetime

import pytest

from union.reading.english.translation import in_chinese
from union.reading.message import Intent
from union.reading.questions.question_reader import read_question
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("Committee meeting on Monday at 9:30", "2026-11-23T09:30", "Monday at 9:30"),
        ("4pm tomorrow: union meeting", "2026-11-21T16:00", "4pm tomorrow"),
        ("Training on the 3rd of December", "2026-12-03T00:00", "3rd of December"),
        ("Submit the report by 5pm Friday", "2026-11-20T17:00", "by 5pm Friday"),
        ("Badminton match in 2 weeks", "2026-12-04T00:00", "in 2 weeks"),
        ("Meeting tonight at 8 o'clock", "2026-11-20T20:00", "tonight at 8 o'clock"),
    ],
)
def test_a_time_keeps_its_english_words(text: str, start: str, words: str) -> None:
    """The time is right and quoted as it was written."""
    message = read(text, NOW)

    assert message.when is not None
    assert (message.when.start, message.when.text) == (datetime.fromisoformat(start), words)
    assert message.intent is Intent.EVENT


def test_an_english_log_has_its_figures() -> None:
    """Counts, sums and the day it happened."""
    message = read("Visited 8 families yesterday, handed out 4000 yuan", NOW)

    assert message.intent is Intent.LOG
    assert message.category == "帮扶慰问"
    assert [(one.text, int(one.value), one.unit) for one in message.measures] == [("8 families", 8, "户")]
    assert [one.minor for one in message.money] == [400000]


@pytest.mark.parametrize(
    ("said", "minor", "currency"),
    [
        ("6,000 dollars", 600000, "SGD"),
        ("150 US dollars", 15000, "USD"),
        ("1,500 ringgit", 150000, "MYR"),
        ("6000 SGD", 600000, "SGD"),
        ("SGD 6,000.50", 600050, "SGD"),
    ],
)
def test_money_is_named_as_english_officers_name_it(said: str, minor: int, currency: str) -> None:
    """Dollars are those of the place; a currency that is named is that one."""
    message = read(f"Visited 12 families today, {said}", NOW, region="SG")
    assert [(one.minor, one.currency, one.text) for one in message.money] == [(minor, currency, said)]


def test_a_title_is_written_as_it_was_said() -> None:
    """No date words, every other word as written."""
    assert read("Safety training next Tuesday 2pm", NOW).title == "Safety training"


def test_adjectives_stand_between_a_figure_and_what_is_counted() -> None:
    """「15 new members」 is fifteen members, quoted and titled as written."""
    message = read("Recruited 15 new members last month", NOW)

    assert [(one.text, one.unit) for one in message.measures] == [("15 new members", "名")]
    assert message.title == "Recruited 15 new members"


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("How many families did we visit this month?", "unit:户"),
        ("How many meetings did we hold last month?", "count"),
        ("How much did we spend on sunshades this year?", "money"),
    ],
)
def test_a_question_asks_for_its_figure(text: str, wants: str) -> None:
    """Asked in English, it is answered from the same log."""
    question = read_question(text, NOW)

    assert read(text, NOW).intent is Intent.QUESTION
    assert question is not None
    assert question.wants == wants


@pytest.mark.parametrize(
    "text",
    [
        "Thanks a lot!",
        "lunch tomorrow?",
        "see you on Friday",
        "No meeting this Friday",
        "My son has a basketball match on Saturday",
        "Is the meeting still on for Wed 3pm?",
        "We have 3 teams",
        "Room 1205",
        "The training tomorrow is called off",
        "Who is coming?",
    ],
)
def test_english_chatter_is_left_alone(text: str) -> None:
    """No plan, no deed."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize("text", ["picnic 25 people", "Gave out 150 goody bags", "Handled 4 grievances"])
def test_a_short_note_of_what_was_done_is_a_log(text: str) -> None:
    """A noun with who came, or a deed with what it counted."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize("said", ["add branch meeting 3 Dec", "Please add branch meeting on 3 Dec"])
def test_what_is_asked_to_be_added_is_named_without_the_asking(said: str) -> None:
    """「add」 is said to the bot."""
    assert read(said, NOW).title == "branch meeting"


def test_a_line_ends_behind_a_known_phrase() -> None:
    """「… union office\\n- Blood donation」 are two points."""
    assert "工会办公室\n" in "".join(
        sign for sign, _, _ in in_chinese("- Clinic Mon, union office\n- Blood drive Fri")
    )
