"""Days of single trades, what a group may wish for, and the year's list of festivals."""

from dataclasses import replace
from datetime import date

import pytest

from union.core.almanac import festivals
from union.core.groups import Settings
from union.festivals import packs
from union.festivals.packs import YearFestival, choices, of_year, toggled, wished

DAYS = [
    ("护士节", date(2027, 5, 12)),
    ("教师节", date(2027, 9, 10)),
    ("记者节", date(2027, 11, 8)),
    ("环卫工人节", date(2027, 10, 26)),
    ("公交驾驶员关爱日", date(2027, 5, 20)),
    ("世界社工日", date(2027, 3, 16)),
    ("警察节", date(2027, 1, 10)),
]


@pytest.mark.parametrize(("name", "day"), DAYS)
def test_a_trade_has_its_day(name: str, day: date) -> None:
    """Whichever file knows it."""
    assert packs.day_of(name, 2027) == day


@pytest.mark.parametrize("name", list(packs.trade_days()))
def test_every_trade_day_has_a_date_and_one_source(name: str) -> None:
    """Said here where no other file says it, and only then."""
    one = packs.trade_days()[name]
    elsewhere = name in festivals.canonical_names() or name in festivals.world_names()
    assert elsewhere is not bool(one.rule)
    assert bool(one.source) is not elsewhere
    assert all(packs.day_of(name, year) for year in range(2026, 2061))


def test_the_next_day_may_be_next_year() -> None:
    """The day itself counts."""
    assert packs.following("记者节", date(2026, 11, 8)) == date(2026, 11, 8)
    assert packs.following("记者节", date(2026, 11, 9)) == date(2027, 11, 8)
    assert packs.following("中秋", date(2026, 11, 9)) is None


def test_a_choice_is_kept_and_taken_back() -> None:
    """In the order offered, whatever the order of choosing."""
    settings = Settings()
    for name in ("记者节", "重阳", "教师节"):
        settings = replace(settings, festival_wishes=toggled(settings, name))
    assert wished(settings) == ("重阳", "教师节", "记者节")
    assert wished(replace(settings, festival_wishes=toggled(settings, "教师节"))) == ("重阳", "记者节")


def test_what_is_not_offered_cannot_be_chosen() -> None:
    """春节 comes to every group; outside the mainland the trades' days do not."""
    with pytest.raises(ValueError, match="春节"):
        toggled(Settings(), "春节")
    assert choices("HK") == ("重阳", "三八", "五一", "清明", "佛诞")
    assert wished(Settings(region="HK", festival_wishes="重阳,记者节,夏送清凉")) == ("重阳",)


def test_the_list_marks_plans_and_chosen_days() -> None:
    """Of the trades' days only the chosen ones; a season wished for stands on its own day."""
    found = of_year(2027, Settings(festival_wishes="夏送清凉,记者节"))
    names = {one.name: one for one in found}
    assert names["春节"] == YearFestival(date(2027, 2, 6), "春节", lunar=True, card=True)
    assert names["记者节"] == YearFestival(date(2027, 11, 8), "记者节", chosen=True)
    assert names["夏送清凉"] == YearFestival(date(2027, 7, 1), "夏送清凉", card=True)
    assert "教师节" not in names and not names["重阳"].card
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_without_cards_nothing_is_marked() -> None:
    """The setting 节日卡片 is off."""
    assert not any(one.card for one in of_year(2027, Settings(festival_cards=False)))


def test_another_place_has_its_own_list() -> None:
    """The common festivals and the place's public holidays."""
    names = [one.name for one in of_year(2026, Settings(region="MO"))]
    assert {"春节", "中秋", "澳门特区成立纪念日"} <= set(names)
    assert not {"国庆", "清明节", "七一"} & set(names)
