"""A plan sent again, held against what was proposed before."""

from dataclasses import replace
from datetime import datetime

from union.core.grouping import grouped
from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.yearplan import proposals as compare_module
from union.yearplan.model import PlanItem
from union.yearplan.proposals import Proposal, ProposalState, Sort, compare


def month(number: int) -> When:
    return When(f"{number}月", datetime(2027, number, 1), None, Grain.MONTH)


def item(title: str, when: When, quote: str = "", section: str = "文体活动") -> PlanItem:
    return PlanItem(title, Kind.ACTIVITY, when, None, (), quote or f"{when.text}{title}", section, 0)


def known(one: PlanItem, number: int, state: ProposalState = ProposalState.ACCEPTED) -> Proposal:
    accepted = state is ProposalState.ACCEPTED
    return Proposal(0, one, ticked=accepted, state=state, event_id=number if accepted else None, id=number)


def sorts(items: list[PlanItem], before: list[Proposal]) -> list[Sort]:
    return [one.sort for one in compare(items, before)]


PICNIC, MATCH = item("职工春游", month(4)), item("乒乓球比赛", month(5))


def test_the_same_again_is_nothing_new() -> None:
    """Each item meets itself."""
    assert sorts([PICNIC, MATCH], [known(MATCH, 1), known(PICNIC, 2)]) == [Sort.STANDS, Sort.STANDS]


def test_what_was_never_there_is_new() -> None:
    """Also beside items that resemble it in nothing."""
    assert sorts([PICNIC, item("安全知识讲座", month(6))], [known(PICNIC, 1)]) == [Sort.STANDS, Sort.NEW]


def test_another_time_is_named_with_the_old_one() -> None:
    """So that it can be said what it was."""
    moved = compare([item("职工春游", month(5))], [known(PICNIC, 7)])[0]
    assert moved.sort is Sort.MOVED
    assert moved.known is not None
    assert (moved.known.event_id, moved.known.item.when) == (7, month(4))


def test_other_words_for_a_time_are_the_same_time() -> None:
    """「四月份」 is 「4月」."""
    assert sorts([replace(PICNIC, when=replace(month(4), text="四月份"))], [known(PICNIC, 1)]) == [
        Sort.STANDS
    ]


def test_a_title_put_a_little_differently_is_the_same_item() -> None:
    """「组织职工春游活动」 was 「组织职工春游」."""
    before = item("组织职工春游", month(4), "4月组织职工春游，增进交流")
    now = item("组织职工春游活动", month(4), "4月组织职工春游活动，增进交流")
    assert sorts([now], [known(before, 1)]) == [Sort.STANDS]


def test_two_of_one_name_meet_by_their_time() -> None:
    """The meeting of March is not the one of September moved; the one of October is."""
    march, september, october = (item("工会小组长会议", month(each)) for each in (3, 9, 10))
    before = [known(september, 9), known(march, 3)]
    found = compare([march, october], before)
    assert [one.sort for one in found] == [Sort.STANDS, Sort.MOVED]
    assert found[1].known is not None
    assert found[1].known.event_id == 9


def test_a_second_one_of_the_name_is_new() -> None:
    """Where the first is known and stands."""
    march, september = (item("工会小组长会议", month(each)) for each in (3, 9))
    assert sorts([march, september], [known(march, 3)]) == [Sort.STANDS, Sort.NEW]


def test_items_of_one_sentence_are_not_taken_for_each_other() -> None:
    """The same quote, two competitions."""
    quote = "5月举办乒乓球、羽毛球比赛"
    balls = [item(f"{each}比赛", month(5), quote) for each in ("乒乓球", "羽毛球")]
    assert sorts(balls, [known(balls[0], 1)]) == [Sort.STANDS, Sort.NEW]


def test_what_was_not_wanted_is_known_as_such() -> None:
    """It is not offered as new."""
    assert sorts([PICNIC], [known(PICNIC, 1, ProposalState.PROPOSED)]) == [Sort.LEFT]


def test_the_newest_plan_says_when_an_item_is() -> None:
    """Accepted for April, moved to May by a second plan: May is no news."""
    later = replace(known(item("职工春游", month(5)), 1), id=2)
    assert sorts([item("职工春游", month(5))], [known(PICNIC, 1), later]) == [Sort.STANDS]


def test_every_item_is_answered_and_nobody_is_met_twice() -> None:
    """Three of one name against one known: one meets it."""
    found = sorts([PICNIC, PICNIC, PICNIC], [known(PICNIC, 1)])
    assert sorted(found) == [Sort.NEW, Sort.NEW, Sort.STANDS]


def test_a_long_plan_is_compared_in_proportion_to_its_length() -> None:
    """Twice the items, all in other words, about twice the pairs looked at."""

    def looked_at(count: int) -> int:
        before = [
            known(item(f"第{each}车间安全培训", month(each % 12 + 1)), each) for each in range(1, count)
        ]
        marks = [compare_module._Marks(one.item) for one in before]
        places = grouped((sign, place) for place, each in enumerate(marks) for sign in each.signs)
        return sum(len(compare_module._near_places(each, places)) for each in marks)

    assert looked_at(800) <= 2.5 * looked_at(400)


def test_other_words_are_found_in_a_long_plan_too() -> None:
    """Each item meets the one it was."""
    before = [item(f"第{each}车间安全培训", month(each % 12 + 1)) for each in range(1, 400)]
    now = [replace(one, title=f"{one.title}班", quote=f"{one.quote}班") for one in before]
    found = compare(now, [known(one, number) for number, one in enumerate(before)])
    assert {one.sort for one in found} == {Sort.STANDS}
    assert all(one.known is not None and one.known.item.title == one.item.title[:-1] for one in found)


def test_what_an_officer_has_changed_is_known_by_the_document_too() -> None:
    """Renamed and moved before it was accepted: the same document again says nothing new, another date does."""
    changed = replace(known(item("春游踏青", month(5)), 1), read=PICNIC)
    assert sorts([PICNIC], [changed]) == [Sort.STANDS]
    assert sorts([item("春游踏青", month(5))], [changed]) == [Sort.STANDS]
    assert sorts([item("职工春游", month(6))], [changed]) == [Sort.MOVED]
