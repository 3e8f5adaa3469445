"""A group's own holiday notices: the last whole one counts, later parts over it, nothing withdrawn."""

from datetime import UTC, date, datetime

from storage.core import groups, holiday_notices
from storage.engine.database import Store
from tests.empty_database import in_memory
from union.core.almanac.days_off import announced
from union.core.almanac.workdays import is_workday
from union.core.groups import Group, Settings
from union.festivals.notice_values import Arrangement, HolidayNotice

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
NAMES = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")


def whole(*off: str, work: tuple[str, ...] = ()) -> HolidayNotice:
    """A notice of all festivals of 2027, its days in the first paragraph."""
    first = Arrangement(("元旦",), tuple(map(date.fromisoformat, off)), tuple(map(date.fromisoformat, work)))
    return HolidayNotice(2027, (first, *(Arrangement((name,), ()) for name in NAMES[1:])))


def office() -> tuple[Store, Group]:
    store = in_memory()
    with store.unit() as db:
        groups.create(db, -1, "工会", NOW)
        groups.create(db, -2, "别的工会", NOW)
    return store, group(store)


def group(store: Store, chat_id: int = -1) -> Group:
    found = groups.of_chat(store.db, chat_id, Settings())
    assert found is not None
    return found


def adopt(store: Store, one: HolidayNotice) -> int:
    with store.unit() as db:
        return holiday_notices.adopt(db, group(store), one, None, NOW)


def test_a_group_begins_without_a_notice() -> None:
    """The published years are everybody's."""
    _store, own = office()
    assert own.notice is None


def test_an_adopted_notice_is_the_groups_own() -> None:
    """It comes with the group, and with no other one."""
    store, _own = office()
    adopt(store, whole("2027-01-04", work=("2027-01-09",)))
    notice = group(store).notice
    assert not is_workday(date(2027, 1, 4), notice)
    assert is_workday(date(2027, 1, 9), notice)
    assert announced(2027, notice)
    assert group(store, -2).notice is None


def test_the_same_year_again_takes_its_place() -> None:
    """What the earlier one named and the later one does not is an ordinary day."""
    store, _own = office()
    adopt(store, whole("2027-01-04"))
    adopt(store, whole("2027-01-05"))
    notice = group(store).notice
    assert is_workday(date(2027, 1, 4), notice)
    assert not is_workday(date(2027, 1, 5), notice)


def test_what_is_withdrawn_does_not_count_until_it_is_restored() -> None:
    """The one it took the place of counts again."""
    store, own = office()
    adopt(store, whole("2027-01-04"))
    second = adopt(store, whole("2027-01-05"))
    with store.unit() as db:
        holiday_notices.withdraw(db, own, second, NOW)
    assert not is_workday(date(2027, 1, 4), group(store).notice)
    with store.unit() as db:
        holiday_notices.withdraw(db, own, second, None)
    assert is_workday(date(2027, 1, 4), group(store).notice)


def test_a_part_lies_over_the_whole() -> None:
    """A later notice about 元旦 leaves the other festivals as they were."""
    store, own = office()
    rest = whole("2027-01-04").parts[2:]
    spring = Arrangement(("春节",), (date(2027, 2, 9),))
    adopt(store, HolidayNotice(2027, (*whole("2027-01-04").parts[:1], spring, *rest)))
    adopt(store, HolidayNotice(2027, (Arrangement(("元旦",), (date(2027, 1, 1),)),)))
    notice = group(store).notice
    assert is_workday(date(2027, 1, 4), notice)
    assert not is_workday(date(2027, 2, 9), notice)
    assert announced(2027, notice)
    assert [one.whole for one in holiday_notices.of_year(store.db, own, 2027)] == [True, False]


def test_another_groups_notice_is_not_found() -> None:
    """By its id neither read nor withdrawn."""
    store, own = office()
    notice_id = adopt(store, whole("2027-01-04"))
    other = group(store, -2)
    with store.unit() as db:
        assert holiday_notices.get(db, other, notice_id) is None
        holiday_notices.withdraw(db, other, notice_id, NOW)
    found = holiday_notices.get(store.db, own, notice_id)
    assert found is not None
    assert not found.withdrawn
    assert found.notice == whole("2027-01-04")
