"""Times in English sentences: what they are in the Chinese reader's words, and what is no time at all."""

import json
from datetime import datetime
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.effort import some
from union.reading.english.translation import in_chinese
from union.reading.message_json import as_json
from union.reading.reader import read

SENTENCES = Path(__file__).parents[4] / "data" / "understanding" / "english.jsonl"
NOW = datetime.fromisoformat("2026-11-20T10:00")
WHEN = ("start", "end", "grain", "rrule", "deadline", "shift")  # a label need not name the last


def labelled() -> list[Any]:
    """The labelled sentences, each under its id."""
    lines = map(json.loads, SENTENCES.read_text("utf-8").splitlines())
    return [pytest.param(line, id=line["id"]) for line in lines]


def is_meant(when: dict[str, Any] | None, line: dict[str, Any]) -> bool:
    """Whether a reading is the label's, one that is accepted too, or begins in the label's window."""
    if line["expect"] is None or when is None:
        return when is line["expect"]
    if window := line.get("window"):
        return bool(window[0] <= when["start"] <= window[1])
    wanted = [line["expect"], *line.get("accept", ())]
    return any(all(when[name] == one[name] for name in WHEN if name in one) for one in wanted)


@pytest.mark.parametrize("line", labelled())
def test_a_labelled_sentence_is_understood(line: dict[str, Any]) -> None:
    """Its time, with grain and deadline, and its intent where one is labelled."""
    seen = as_json(read(line["text"], datetime.fromisoformat(line["now"])))

    assert is_meant(seen["when"], line), seen["when"]  # type: ignore[arg-type]
    assert line.get("intent") in (None, seen["intent"])


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("3pm next Wednesday", "下周三15:00"),
        ("Friday the 4th of December at half past two", "12月4日周五2点30分"),
        ("the fifth of December 2026", "2026年12月5日"),
        ("05Dec2026", "2026年12月5日"),
        ("2026-12-05T14:30", "2026年12月5日14:30"),
        ("23/1/27", "2027年1月23日"),
        ("March 5-8", "3月5日至8日"),
        ("28 Dec to 2 Jan", "12月28日到1月2日"),
        ("11am-1pm tomorrow", "明天11:00-13:00"),
        ("9-12pm tomorrow", "明天9:00-12:00"),
        ("in an hour and a half", "1个半小时后"),
        ("two fortnights ago", "two fortnights ago"),
        ("a fortnight ago", "2周前"),
        ("within 10 business days", "10个工作日内"),
        ("by the end of next month", "下月底前"),
        ("by COB", "今天前"),
        ("Friday latest", "周五前"),
        ("last Friday", "上周五"),
        ("the last Friday of next month", "下个月最后一个周五"),
        ("on New Yr's eve 7pm", "12月31日19:00"),
        ("every Tue and Thu 6pm", "每周二、四18:00"),
        ("on the 1st and 15th of every month", "每月1、15日"),
        ("quarterly on the 10th", "每3个月10日"),
        ("Mon-Fri 9am-5pm", "周一到周五每天9:00-17:00"),
        ("from seven fifteen tonight", "今晚7点15分"),
        ("at six forty five in the morning", "上午6点45分"),
        ("Starting 6 Sep we run a clinic every Monday 1pm", "clinic 从9月6日起每周一13:00"),
        ("I will close the June accounts by 12 July", "我将要close 6月 账目7月12日前"),
        ("every other Friday starting 4 Dec, 5pm", "从12月4日起隔周五17:00"),
        ("Womens Day", "三八节"),
        ("CNY holidays", "春节假期"),
        ("H1 2027", "2027年上半年"),
        ("mid-April next year", "明年4月中旬"),
    ],
)
def test_an_english_time_is_put_in_chinese(said: str, chinese: str) -> None:
    """Day before clock, the year before all, a deadline's sign behind."""
    assert "".join(sign for sign, _, _ in in_chinese(said)).strip().replace("·", " ") == chinese


@pytest.mark.parametrize(
    "text",
    [
        "12 may join us, 3 said no",
        "March together, stand together",
        "Ask Jan or April Lim",
        "A week on Friday would suit me",
        "Budget is $2026 exactly",
        "Model TX-2027 has arrived",
        "See rule 3.4 on page 10/12",
        "We lost 2:3",
        "Half of them work nights",
        "ſat and ſun are no English days",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Verbs, names, sums, models and scores; what cannot be read rightly is not read at all."""
    assert read(text, NOW).when is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("3pm meeting on Saturday", "2026-11-21T15:00"),
        ("Meeting at 3pm, forms by Monday", "2026-11-23T00:00"),
        ("Committee meeting moved from 3 Dec to 10 Dec", "2026-12-10T00:00"),
        ("Committee meeting rescheduled from Tuesday 3pm to Thursday 4pm", "2026-11-26T16:00"),
        ("Deadline for the photo contest: Thursday noon", "2026-11-26T12:00"),
        ("16 Dec year end lunch at Jumbo 12.30", "2026-12-16T12:30"),
        ("CNY lo hei 6 Feb at depot 6.30", "2027-02-06T18:30"),
        ("16 Dec lunch at Jumbo 12.80", "2026-12-16T00:00"),
    ],
)
def test_of_several_times_the_one_to_act_on_counts(text: str, start: str) -> None:
    """A clock time goes to the day behind it; a change to what it was changed to."""
    when = read(text, NOW).when

    assert when is not None
    assert when.start == datetime.fromisoformat(start)


def test_day_and_month_in_doubt_are_asked() -> None:
    """In English the day comes first; the other reading is offered."""
    message = read("AGM 5/12/2026 at 2pm", NOW)

    assert message.when is not None
    assert message.when.start == datetime.fromisoformat("2026-12-05T14:00")
    assert [other.start for other in message.alternatives] == [datetime.fromisoformat("2026-05-12T14:00")]


def test_an_impossible_date_is_named() -> None:
    """31 November is no other day."""
    message = read("Committee meeting on 31 November", NOW)

    assert (message.when, message.impossible) == (None, ("31 November",))


def best_of(rounds: int, text: str, enough: float = 0.0) -> float:
    """The shortest of several translations, in seconds; no more are tried once one takes `enough`."""
    best = float("inf")
    for _ in range(rounds):
        begin = process_time()
        in_chinese(text)
        best = min(best, process_time() - begin)
        if best <= enough:
            break
    return best


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    some(
        ["may 5 to march ", "every mon and ", "12 needy old ", "3pm x ", "by the ", "deadline for a ", "1 "],
        2,
    ),
)
def test_time_is_linear_in_length(unit: str) -> None:
    """Ten times the length takes about ten times as long: what is quadratic takes a hundred, and other programs run beside."""
    short, long = (unit * 1000)[:1000], (unit * 10000)[:10000]

    most = 35 * best_of(5, short) + 0.002
    assert best_of(5, long, enough=most) <= most
