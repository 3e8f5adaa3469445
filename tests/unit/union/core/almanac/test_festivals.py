"""Festivals: names, days, days off, and the order they come in."""

from datetime import date

import pytest

from union.core.almanac import festivals
from union.core.almanac.days_off import Notice
from union.data import table

DAYS = [
    ("春节", 2027, date(2027, 2, 6)),
    ("端午", 2027, date(2027, 6, 9)),
    ("中秋", 2027, date(2027, 9, 15)),
    ("重阳", 2027, date(2027, 10, 8)),
    ("春节", 2028, date(2028, 1, 26)),
    ("端午", 2028, date(2028, 5, 28)),
    ("中秋", 2028, date(2028, 10, 3)),
    ("重阳", 2028, date(2028, 10, 26)),
    ("除夕", 2027, date(2027, 2, 5)),
    ("元宵", 2027, date(2027, 2, 20)),
    ("清明", 2028, date(2028, 4, 4)),
    ("冬至", 2026, date(2026, 12, 22)),
    ("母亲节", 2026, date(2026, 5, 10)),
    ("父亲节", 2026, date(2026, 6, 21)),
    ("三八", 2027, date(2027, 3, 8)),
    ("教师节", 2026, date(2026, 9, 10)),
]


@pytest.mark.parametrize(("name", "year", "day"), DAYS)
def test_a_festival_falls_on_its_day(name: str, year: int, day: date) -> None:
    """Solar, lunar, solar-term, nth-weekday festivals and eves are all found."""
    assert festivals.date_of(name, year) == day


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("三八妇女节", "三八"),
        ("国际劳动妇女节", "三八"),
        ("劳动节", "五一"),
        ("国庆节", "国庆"),
        ("十一", "国庆"),
        ("大年三十", "除夕"),
        ("中秋", "中秋"),
    ],
)
def test_an_alias_means_the_festival(alias: str, name: str) -> None:
    """What officers call a festival leads to its one name in this house."""
    assert festivals.canonical_names()[alias] == name


def test_names_that_may_mean_something_else_are_flagged() -> None:
    """「十一」 may be a number, 「新年」 either New Year; full names are never in doubt."""
    assert {"十一", "新年"} <= festivals.ambiguous()
    assert not {"国庆节", "元旦"} & festivals.ambiguous()


def test_no_alias_leads_to_two_festivals() -> None:
    """Each alias is written once in the data."""
    written = [
        alias for one in festivals._festivals().values() for alias in (*one.aliases, *one.ambiguous, one.name)
    ]
    assert len(written) == len(set(written))


def test_every_festival_has_exactly_one_rule_and_a_source() -> None:
    """A festival without a rule would never come, one with two would come twice."""
    for one in table("festivals")["festival"]:
        assert one["source"] and sum(rule in one for rule in festivals.FINDERS) == 1, one


def test_joint_names_are_made_of_festivals() -> None:
    """两节 and 双节 stand for festivals that exist."""
    joint = festivals.joint_names()
    assert joint["双节"] == ("中秋", "国庆")
    assert {name for names in joint.values() for name in names} <= set(festivals.canonical_names().values())


def test_an_unknown_festival_has_no_day() -> None:
    """A word that is no festival is answered with None."""
    assert festivals.date_of("愚公节", 2027) is None


def test_a_lunar_festival_beyond_the_tables_has_no_day() -> None:
    """中秋 of 2150 is not known, and saying so is no error."""
    assert festivals.date_of("中秋", 2150) is None


def test_a_year_may_hold_two_or_no_laba() -> None:
    """腊八 of the old lunar year in January, of the new one in December, or neither."""
    inside = [
        day.isoformat()
        for day, name in festivals.festivals_between(date(2022, 1, 1), date(2024, 1, 1))
        if name == "腊八"
    ]
    assert inside == ["2022-01-10", "2022-12-30"]
    assert festivals.date_of("腊八", 2023) is None
    assert festivals.date_of("腊八", 2024) == date(2024, 1, 18)


def test_festivals_of_a_span_come_in_order_without_its_end() -> None:
    """The first day is inside, the end is not."""
    found = festivals.festivals_between(date(2027, 9, 15), date(2027, 10, 1))
    assert found == [(date(2027, 9, 15), "中秋")]


@pytest.mark.parametrize(
    ("name", "year", "first", "end"),
    [
        ("国庆", 2026, date(2026, 10, 1), date(2026, 10, 8)),
        ("春节", 2026, date(2026, 2, 15), date(2026, 2, 24)),
        ("中秋", 2023, date(2023, 9, 29), date(2023, 10, 7)),
        ("元旦", 2024, date(2023, 12, 30), date(2024, 1, 2)),
        ("国庆", 2027, date(2027, 10, 1), date(2027, 10, 4)),
        ("春节", 2027, date(2027, 2, 5), date(2027, 2, 9)),
        ("七夕", 2026, date(2026, 8, 19), date(2026, 8, 20)),
    ],
)
def test_days_off_are_the_announced_else_the_statutory(name: str, year: int, first: date, end: date) -> None:
    """A published year gives the State Council's span, a later one the days of the law, others the day."""
    assert festivals.holiday_span(name, year) == (first, end)


def test_an_imported_notice_gives_the_span() -> None:
    """As soon as the notice for the year is in, its span is the holiday."""
    off = frozenset(date(2027, 10, day) for day in range(1, 8))
    notice = Notice(off=off, work=frozenset({date(2027, 9, 26)}))
    assert festivals.holiday_span("国庆", 2027, notice) == (date(2027, 10, 1), date(2027, 10, 8))


def test_a_region_outside_the_mainland_keeps_fewer_festivals() -> None:
    """Hong Kong keeps 中秋 and 重阳, not 国庆 or 建党节."""
    kept = festivals.of_region("HK")
    assert {"春节", "端午", "中秋", "重阳", "元旦", "五一", "三八"} == set(kept)
