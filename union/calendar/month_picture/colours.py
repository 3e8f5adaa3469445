"""The colours of a month's picture: each kind's own, and what late and done items look like.

Words stand upon them with a contrast of at least 4.5 (WCAG 2.2 AA); beside its colour a kind has its sign.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from union.calendar.month_grid import GridEntry, Look
from union.core.kinds import Kind

WHITE, INK, FAINT = "#FFFFFF", "#1F2933", "#616E7C"
PALE = "#6B7480"  # days of the neighbouring months
LINE, SHADE = "#D5DAE0", "#F6F7F9"  # between days; under days off
TODAY, TODAY_GROUND = "#1F2933", "#FFF4CC"
FREE = "#00635E"  # days off
LATE, WORKED = "#C62828", "#8A4B00"


@dataclass(frozen=True, slots=True)
class Colours:
    """Of a label: its ground and words, and the ground and words of the sign in front."""

    ground: str
    words: str
    sign_ground: str
    sign: str


KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.VISIT: ("#7A3E9D", "#F1E6F7"),
    Kind.COMPETITION: ("#A14A00", "#FCE8D6"),
    Kind.MEETING: ("#1F5FA8", "#DFEBF8"),
    Kind.TRAINING: ("#006A66", "#D6F0EE"),
    Kind.ACTIVITY: ("#2C7231", "#E0F2DF"),
    Kind.REPORT: ("#6A5A00", "#F6EFC4"),
    Kind.DEADLINE: ("#3B4754", "#E1E6EB"),
    Kind.FESTIVAL: ("#A3197C", "#FBE3F3"),
    Kind.OTHER: ("#5B6470", "#ECEEF1"),
}
DONE = Colours("#F3F5F7", "#5B6672", "#F3F5F7", "#5B6672")
OVERDUE = Colours(LATE, WHITE, WHITE, LATE)


def of_kind(kind: Kind) -> Colours:
    """Of an item of this kind that is still ahead."""
    strong, pale = KINDS[kind]
    return Colours(pale, INK, strong, WHITE)


def of_entry(entry: GridEntry) -> Colours:
    """Of an item as it stands."""
    return {Look.LATE: OVERDUE, Look.DONE: DONE}.get(entry.look) or of_kind(entry.kind)
