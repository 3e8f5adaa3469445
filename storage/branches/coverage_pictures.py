"""Pictures of 走访情况 that are still to be drawn, and for whom; one wish a chat."""

from dataclasses import dataclass

from storage.core.render_queue import Wishes


@dataclass(frozen=True, slots=True)
class WantedCoverage:
    """One to be drawn and sent to a chat."""

    group_id: int
    chat_id: int
    topic: int | None
    tries: int = 0
    id: int = 0
    since: str = ""


WISHES = Wishes("coverage_picture", WantedCoverage)
