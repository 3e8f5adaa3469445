"""An item of a plan on its way to the calendar: proposed, ticked, accepted, left out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from union.reading.message import When
from union.yearplan.model import PlanItem


class ProposalState(StrEnum):
    """Where a proposal stands; LEFT was not wanted when its plan was sent before."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Missing:
    """What an earlier plan put on the calendar and the one sent now does not name.

    `is_out`: taken off the calendar since; `rrule` is then the rule a series had until that.
    """

    event_id: int
    is_out: bool = False
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item of one plan; `position` counts from 0 and never changes.

    `event_id`: the item of the calendar it is or will change. `before`: the time that one had by an earlier plan.
    `read`: the item as the document has it, where an officer has changed it since. `moved_from`: the day off it would have fallen on. `batch`: ties what one press has put on the calendar.
    """

    position: int
    item: PlanItem
    ticked: bool = True
    state: ProposalState = ProposalState.PROPOSED
    event_id: int | None = None
    before: When | None = None
    moved_from: date | None = None
    batch: int | None = None
    read: PlanItem | None = None
    id: int = 0
    plan_id: int = 0

    @property
    def as_read(self) -> PlanItem:
        """The item in the document's own name and time."""
        return self.read or self.item
