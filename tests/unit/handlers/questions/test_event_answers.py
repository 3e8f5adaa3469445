"""Questions about an item of the calendar."""

from datetime import date
from decimal import Decimal

from handlers.routing import free_text
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import ZHOU
from union.reading.message import Measure
from union.worklog.entries import Fact


def test_a_figure_of_what_is_over_is_told_by_the_logs() -> None:
    """Not how the item stands that the words name: it says no figure."""
    office = Office()
    office.stage.now = at("2026-11-20 10:00")
    office.finish(office.item("deepavali hampers distribution", "2026-11-06"))
    for boxes, day in ((27, 6), (18, 7)):
        office.log(
            Fact(
                "职工福利",
                f"gave out {boxes} hampers",
                date(2026, 11, day),
                (Measure(f"{boxes} hampers", Decimal(boxes), "份"),),
            )
        )
    office.stage.write(ZHOU, "how many hampers did we give out this month", free_text.in_group)
    assert "45" in office.posts()[-1] and "deepavali" not in office.posts()[-1]
