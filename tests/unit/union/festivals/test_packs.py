"""Festival packs: dated steps, the card, and what remains when nobody answers."""

from datetime import date, timedelta

import pytest

from union.core.almanac.workdays import Notice, is_workday
from union.core.kinds import Kind
from union.festivals.packs import Pack, cards_due, pack, quiet_pack


def made(name: str, year: int, notice: Notice | None = None) -> Pack:
    found = pack(name, year, notice=notice)
    assert found is not None
    return found


def test_spring_festival_is_planned_backwards() -> None:
    """T-40, T-30, T-20, T-14 to T-3, each on a working day, and the first working week after."""
    steps = [(step.kind, step.day, step.end) for step in made("春节", 2027).steps]
    assert steps == [
        (Kind.OTHER, date(2026, 12, 28), None),
        (Kind.OTHER, date(2027, 1, 7), None),
        (Kind.OTHER, date(2027, 1, 15), None),  # the 17th is a Sunday
        (Kind.VISIT, date(2027, 1, 22), date(2027, 2, 4)),  # the 23rd is a Saturday
        (Kind.OTHER, date(2027, 2, 9), date(2027, 2, 16)),
    ]


def test_steps_after_wait_for_the_end_of_the_holiday() -> None:
    """With the notice in, the step after 春节 moves to the first working week it leaves."""
    off = frozenset(date(2027, 2, day) for day in range(5, 14))
    step = made("春节", 2027, Notice(off=off, work=frozenset({date(2027, 2, 14)}))).steps[-1]
    assert step.day == date(2027, 2, 14)


@pytest.mark.parametrize("name", ["端午节", "端午"])
def test_a_pack_is_found_by_any_name_of_its_festival(name: str) -> None:
    """Officers say 端午节, the data 端午."""
    assert made(name, 2027).name == "端午2027"


@pytest.mark.parametrize("year", range(2024, 2040))
def test_steps_before_stand_on_working_days(year: int) -> None:
    """No step is on a day off, whatever the year."""
    for name in ("春节", "端午", "双节", "重阳", "三八", "五一"):
        assert all(is_workday(step.day) for step in made(name, year).steps), name


@pytest.mark.parametrize(
    ("year", "first", "second"),
    [
        (2025, ("国庆", date(2025, 10, 1)), ("中秋", date(2025, 10, 6))),
        (2026, ("中秋", date(2026, 9, 25)), ("国庆", date(2026, 10, 1))),
        (2027, ("中秋", date(2027, 9, 15)), ("国庆", date(2027, 10, 1))),
        (2028, ("国庆", date(2028, 10, 1)), ("中秋", date(2028, 10, 3))),
        (2029, ("中秋", date(2029, 9, 22)), ("国庆", date(2029, 10, 1))),
        (2030, ("中秋", date(2030, 9, 12)), ("国庆", date(2030, 10, 1))),
    ],
)
def test_mid_autumn_and_national_day_are_one_pack(
    year: int, first: tuple[str, date], second: tuple[str, date]
) -> None:
    """Less than 25 days apart they are 双节, counted from the earlier one, whichever it is."""
    double = made("双节", year)
    assert double.anchors == (first, second)
    assert double.day == first[1]
    assert made("中秋", year) == made("国庆", year) == double


def test_mid_autumn_is_never_25_days_before_national_day() -> None:
    """The rule 「less than 25 days apart」 holds in every year the tables know."""
    for year in range(1901, 2101):
        (_, first), (_, second) = made("双节", year).anchors
        assert (second - first).days < 25, year


def test_the_double_pack_closes_after_the_later_holiday() -> None:
    """台账 of 双节 2026 is for the first working day after 国庆."""
    assert made("双节", 2026).steps[-1].day == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("festival", "card"),
    [("春节", date(2026, 12, 23)), ("端午", date(2027, 5, 5)), ("双节", date(2027, 8, 11))],
)
def test_the_card_comes_five_days_before_the_first_step(festival: str, card: date) -> None:
    """T-45 for 春节, T-35 for the others."""
    assert made(festival, 2027).card_day == card
    assert [one.festival for one in cards_due(card)] == [festival]


def test_a_missed_card_is_offered_until_the_festival() -> None:
    """Away, or not yet in the group, the bot still asks; on the festival itself no more."""
    assert [one.name for one in cards_due(date(2027, 5, 9))] == ["端午2027"]
    assert [one.name for one in cards_due(date(2027, 6, 8))] == ["端午2027"]
    assert cards_due(date(2027, 6, 9)) == []
    assert cards_due(date(2027, 5, 4)) == []


def test_cards_are_on_by_default_for_four_festivals() -> None:
    """重阳, 三八, 五一 and seasonal work wait until somebody wants them."""
    year = [
        cards_due(date.fromordinal(day))
        for day in range(date(2027, 3, 1).toordinal(), date(2028, 1, 1).toordinal())
    ]
    offered = dict.fromkeys(one.name for cards in year for one in cards)
    assert list(offered) == ["端午2027", "双节2027", "春节2028"]


@pytest.mark.parametrize("name", ["重阳", "三八", "五一", "夏送清凉", "金秋助学", "安全生产月", "慈善一日捐"])
def test_other_packs_are_there_when_asked_for(name: str) -> None:
    """They have steps before and after and are not shown unasked."""
    found = made(name, 2027)
    assert not found.default
    assert found.steps[0].day < found.day < found.steps[-1].day


def test_what_has_no_pack_is_none() -> None:
    """七夕 needs no plan, and an unknown word is no festival."""
    assert pack("七夕", 2027) is None
    assert pack("愚公节", 2027) is None


def test_outside_the_mainland_mid_autumn_stands_alone() -> None:
    """Hong Kong keeps no 国庆 pack and no mainland campaigns."""
    mid_autumn = pack("中秋", 2027, region="HK")
    assert mid_autumn is not None
    assert mid_autumn.name == "中秋2027"
    assert pack("国庆", 2027, region="HK") is None
    assert pack("夏送清凉", 2027, region="HK") is None


def test_unanswered_only_the_festivals_remain() -> None:
    """A festival item each, whose own leads are T-7 and the day."""
    left = quiet_pack(made("双节", 2027))
    assert [(step.title, step.kind, step.day) for step in left] == [
        ("中秋", Kind.FESTIVAL, date(2027, 9, 15)),
        ("国庆", Kind.FESTIVAL, date(2027, 10, 1)),
    ]


@pytest.mark.parametrize(
    ("festival", "region", "day"),
    [
        ("开斋节", "MY", date(2026, 3, 20)),
        ("卫塞节", "SG", date(2026, 5, 31)),
        ("清明", "HK", date(2026, 4, 5)),
    ],
)
def test_a_place_has_plans_for_its_own_festivals(festival: str, region: str, day: date) -> None:
    """By the day its government keeps; elsewhere there is none."""
    found = pack(festival, 2026, region)

    assert found is not None
    assert abs(found.day - day) <= timedelta(days=2)
    assert pack(festival, 2026, "CN") is None
