"""Days of the world: the rules of their calendars give the days their keepers keep."""

from datetime import date

import pytest

from union.core.almanac import festivals
from union.data import table


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("平安夜", date(2026, 12, 24)),
        ("感恩节", date(2026, 11, 26)),
        ("地球一小时", date(2026, 3, 28)),
        ("佛诞", date(2026, 5, 24)),
        ("寒食节", date(2026, 4, 4)),
        ("农民丰收节", date(2026, 9, 23)),
        ("复活节", date(2026, 4, 5)),
        ("五旬节", date(2026, 5, 24)),
        ("东正教复活节", date(2026, 4, 12)),
        ("开斋节", date(2026, 3, 20)),
        ("古尔邦节", date(2026, 5, 27)),
        ("犹太新年", date(2026, 9, 11)),
        ("普珥节", date(2024, 3, 23)),
        ("排灯节", date(2026, 11, 8)),
        ("卫塞节", date(2026, 5, 31)),
        ("以色列独立日", date(2026, 4, 21)),
        ("以色列独立日", date(2027, 5, 11)),
    ],
)
def test_a_day_falls_where_it_is_kept(name: str, day: date) -> None:
    """Fixed, by the weekday, the moon, Easter, the Islamic and Hebrew calendars, or a table."""
    assert festivals.dates_of(name, day.year) == (day,)


def test_a_feast_may_begin_before_its_day() -> None:
    """庞格尔节 is the second of its four days."""
    assert festivals.span_of("庞格尔节", date(2026, 1, 15)) == (date(2026, 1, 14), date(2026, 1, 18))
    assert festivals.span_of("平安夜", date(2026, 12, 24)) == (date(2026, 12, 24), date(2026, 12, 25))


def test_a_day_may_come_twice_in_a_year() -> None:
    """The Islamic year is eleven days shorter."""
    assert festivals.dates_of("斋月", 2030) == (date(2030, 1, 5), date(2030, 12, 26))


def test_no_name_is_that_of_a_festival_of_ours() -> None:
    """A name means one day only."""
    assert not festivals.world_names().keys() & festivals.canonical_names().keys()


def test_every_day_has_its_rule_and_source() -> None:
    """An officer can check each; none fails in any year that can be said."""
    for one in table("world_festivals")["day"]:
        assert one["source"] and sum(rule in one for rule in festivals.FINDERS) == 1, one
        for year in (1900, 1926, 2026, 2075, 2100, 2200):
            festivals.dates_of(one["names"][0], year)
