"""Public holidays outside the mainland: which days, what they are called, and what follows for working days."""

import subprocess
import sys
from datetime import date

import pytest

from union.core.almanac import festivals, regional_holidays
from union.core.almanac.days_off import Notice, announced, of_place
from union.core.almanac.workdays import is_workday, next_workday, workday_on_or_before

# Days the mainland has otherwise, by each place's own announcement.
DAYS_OFF = [
    ("HK", date(2026, 4, 6), "复活节星期一"),
    ("HK", date(2026, 9, 26), "中秋翌日"),
    ("HK", date(2026, 7, 1), "香港特区成立纪念日"),
    ("HK", date(2026, 4, 3), "耶稣受难节"),
    ("MO", date(2026, 12, 20), "澳门特区成立纪念日"),
    ("MO", date(2026, 11, 2), "追思节"),
    ("TW", date(2026, 2, 27), "和平纪念日"),
    ("TW", date(2026, 9, 28), "孔子诞辰纪念日"),
    ("SG", date(2026, 8, 10), "国庆日"),
    ("SG", date(2026, 11, 9), "屠妖节"),
    ("MY", date(2026, 8, 31), "国庆日"),
    ("MY", date(2026, 9, 16), "马来西亚日"),
]


@pytest.mark.parametrize(("region", "day", "name"), DAYS_OFF)
def test_a_place_has_its_own_days_off(region: str, day: date, name: str) -> None:
    """The day is off there, by our name for it, and an ordinary one on the mainland."""
    (found,) = [one for one in regional_holidays.days_off(region, day.year) if one.day == day]
    assert found.names == (name,)
    assert not is_workday(day, of_place(region))


@pytest.mark.parametrize("region", ["HK", "MO", "TW", "SG", "MY"])
def test_the_mainland_s_arrangement_does_not_hold_elsewhere(region: str) -> None:
    """2026年国庆 goes on until the 7th on the mainland only, and Saturday the 10th is worked there only."""
    place = of_place(region)
    assert is_workday(date(2026, 10, 6), place) and not is_workday(date(2026, 10, 6))
    assert not is_workday(date(2026, 10, 10), place) and is_workday(date(2026, 10, 10))


def test_a_weekend_day_is_worked_where_the_place_says_so() -> None:
    """Taiwan gave 8 February 2025 for 27 January."""
    assert is_workday(date(2025, 2, 8), of_place("TW"))
    assert not is_workday(date(2025, 1, 27), of_place("TW"))


def test_a_day_in_lieu_is_told_from_the_holiday() -> None:
    """重阳 2026 is a Sunday: Hong Kong has the Monday in its place."""
    days = {one.day: one.in_lieu for one in regional_holidays.days_off("HK", 2026)}
    assert (days[date(2026, 10, 18)], days[date(2026, 10, 19)]) == (False, True)


def test_a_day_in_lieu_in_december_belongs_to_its_year() -> None:
    """元旦 2022 was a Saturday: Taiwan had 31 December 2021 off."""
    assert not is_workday(date(2021, 12, 31), of_place("TW"))


def test_steps_go_round_the_place_s_own_holidays() -> None:
    """Before Easter Monday 2026 the last working day is the Thursday; 清明, a Sunday, has the Tuesday in its place."""
    place = of_place("HK")
    assert workday_on_or_before(date(2026, 4, 6), place) == date(2026, 4, 2)
    assert next_workday(date(2026, 4, 2), place) == date(2026, 4, 8)


@pytest.mark.slow
def test_what_the_library_calls_a_day_is_said_in_chinese() -> None:
    """The years ahead of five places hold no name that officers could not read."""
    named = {
        name
        for region in ("HK", "MO", "TW", "SG", "MY")
        for year in range(2024, 2060)
        for one in regional_holidays.days_off(region, year)
        for name in one.names
    }
    assert [name for name in named if name.isascii()] == []


def test_the_calendar_shows_what_the_place_keeps() -> None:
    """Its own days beside the festivals kept everywhere; none of the mainland's alone."""
    names = [name for _day, name in festivals.festivals_between(date(2026, 1, 1), date(2027, 1, 1), "SG")]
    assert {"春节", "端午", "中秋", "重阳", "元旦", "五一", "三八", "国庆日", "屠妖节"} <= set(names)
    assert not {"国庆", "七一", "护士节"} & set(names)


def test_no_year_is_still_to_be_announced_elsewhere() -> None:
    """待公布 is the mainland's."""
    assert announced(2040, of_place("HK")) and not announced(2040)


def test_past_the_tables_nothing_is_a_holiday() -> None:
    """The last years end in weekends only, not in an error."""
    assert regional_holidays.days_off("SG", 2100) == ()
    assert is_workday(date(2100, 12, 27), of_place("SG"))


def test_the_library_is_loaded_only_when_a_place_asks() -> None:
    """A mainland group costs nothing of its 20 MB."""
    code = (
        "import sys; from datetime import date; from union.core.almanac import festivals, workdays;"
        "workdays.is_workday(date(2026, 10, 6)); festivals.festivals_between(date(2026, 1, 1), date(2026, 2, 1));"
        "print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_notices_of_the_mainland_stay_apart() -> None:
    """A group that moved to Hong Kong keeps to no notice it adopted before."""
    day = date(2026, 6, 1)
    adopted = Notice(off=frozenset({day}), work=frozenset())
    assert not is_workday(day, adopted)
    assert is_workday(day, of_place("HK"))
