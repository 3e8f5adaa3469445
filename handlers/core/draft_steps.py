"""The moments an open question waits for, when something is to be said of it again: wall time, as `steps` of its draft."""

from datetime import datetime

from handlers.core.job_context import Desk
from storage.core import drafts


def due(desk: Desk, subject: str) -> list[drafts.Draft]:
    """The group's questions of one subject for which a moment has come."""
    found, now = drafts.of_subject(desk.db, desk.group, subject), desk.wall.isoformat()
    return [each for each in found if any(step <= now for step in each.data.get("steps", ()))]


def again(desk: Desk, subject: str) -> datetime | None:
    """The next moment that any of them waits for."""
    found = drafts.of_subject(desk.db, desk.group, subject)
    steps = (datetime.fromisoformat(step) for each in found for step in each.data.get("steps", ()))
    return min((desk.group.utc(step) for step in steps if step > desk.wall), default=None)


def strike(desk: Desk, draft: drafts.Draft) -> list[str]:
    """The moments that are still to come, kept as all there are."""
    left = [each for each in draft.data["steps"] if each > desk.wall.isoformat()]
    drafts.change(desk.db, draft, {**draft.data, "steps": left})
    return left
