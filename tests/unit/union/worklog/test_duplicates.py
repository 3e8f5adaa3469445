"""The same work logged twice is recognised; like work of another day, place, person or size is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.duplicates import DuplicateReason, likeness, twins
from union.worklog.entries import Fact, LogEntry

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)


def entry(
    text: str, by: int = 1, *, day: int = 20, after: timedelta = timedelta(), number: int = 2
) -> LogEntry:
    found = read(text, datetime.fromisoformat("2026-11-20 10:00"), region="CN", meant=Intent.LOG)
    facts = tuple(
        Fact(each.category, each.title, date(2026, 11, day), each.measures, each.money)
        for each in found.facts
    )
    return LogEntry(number, number, f"某{by}", by, text, AT + after, facts)


def seen(later: str, earlier: str, by: int = 2, **more: object) -> DuplicateReason | None:
    return likeness(entry(later, by, **more), entry(earlier, 1, number=1))  # type: ignore[arg-type]


BY_TWO = [
    ("走访慰问困难职工12户，慰问金6000元", "今天走访12户困难职工，发放慰问金6000元"),
    ("走访12户，6000元", "和李主席一起走访慰问困难职工12户，送去慰问金6000元"),
    ("走访困难职工12户，每户500元，共6000元", "走访困难职工12户，慰问金6000元"),
    ("女职工健康讲座46人参加", "举办女职工健康讲座，46名女职工参加"),
    ("19号走访困难职工九户", "走访了9户困难职工，慰问金4500元"),
    ("召开委员会议，9人到会，研究疗养方案", "召开委员会议，9人参加"),
]
APART = [
    ("走访困难职工12户，慰问金6000元", "走访困难职工13户，慰问金6500元"),
    ("一车间走访困难职工2户，1000元", "二车间走访困难职工2户，1000元"),
    ("看望住院的李师傅，送慰问金500元", "看望住院的王师傅，送慰问金500元"),
    ("安全培训30人参加", "读书会30人参加"),
    ("举办第二期安全培训，60人", "举办第三期安全培训，60人"),
    ("慰问环卫工人18人", "走访困难职工12户，6000元"),
    ("看望生病职工赵海，慰问金800元", "看望生病职工钱江，慰问金800元"),
    ("上午走访困难职工4户", "下午走访困难职工4户"),
    ("防汛知识讲座70人", "理财知识讲座70人"),
    ("采购手套90副，2700元", "给装卸工发放手套90副"),
    ("乒乓球比赛全厂48人参加", "乒乓球比赛12人参加"),
    ("走访困难职工1户", "走访了1户困难职工"),
]


@pytest.mark.parametrize(("later", "earlier"), BY_TWO)
def test_two_officers_tell_of_one_thing(later: str, earlier: str) -> None:
    """The same figures of the same day and category."""
    assert seen(later, earlier) is DuplicateReason.FIGURES


@pytest.mark.parametrize(("later", "earlier"), APART)
def test_like_things_stay_two(later: str, earlier: str) -> None:
    """Other figures, another workshop, person or subject, a part of the whole, the same small count."""
    assert seen(later, earlier) is None


def test_another_day_is_another_thing() -> None:
    """Every week the same visit."""
    assert seen(*BY_TWO[0], day=19) is None


def test_ones_own_words_again() -> None:
    """Sent twice, with other signs."""
    assert seen("走访困难职工12户，6000元。", "走访困难职工12户,6000元", by=1) is DuplicateReason.WORDS


def test_ones_own_message_mended_and_sent_anew() -> None:
    """Only shortly after; later it is another visit."""
    words = ("走访困难职工13户，慰问金6000元", "走访困难职工12户，慰问金6000元")
    assert seen(*words, by=1, after=timedelta(minutes=5)) is DuplicateReason.MENDED
    assert seen(*words, by=1, after=timedelta(hours=2)) is None


def test_ones_own_like_entries_are_two() -> None:
    """An officer who notes family after family is not asked each time."""
    assert seen("看望张姓职工，慰问金500元", "看望困难职工一家，慰问金500元", by=1) is None
    assert seen("走访困难职工2户，慰问金1000元", "走访困难职工3户，慰问金1500元", by=1) is None
    assert seen("走访困难职工2户", "走访困难职工3户", by=1) is None


def test_oldest_first() -> None:
    """The first that was filed stays."""
    later = entry("走访12户，6000元", 3, number=9)
    earlier = [entry("走访12户，6000元", each, number=each) for each in (5, 2)]
    assert [each.number for each in twins(later, earlier)] == [2, 5]
