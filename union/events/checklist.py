"""The checklist of an item: its lines, how far it has got, and what becomes of it when it is written anew."""

from collections.abc import Sequence
from dataclasses import replace

from union.events.model import Check, Occurrence

MOST = 20  # lines: each has a button


def progress(one: Occurrence) -> tuple[int, int] | None:
    """How many lines are ticked, of how many; None without a checklist."""
    checks = one.event.checks
    return (sum(is_ticked(one, each) for each in checks), len(checks)) if checks else None


def is_ticked(one: Occurrence, check: Check) -> bool:
    """Whether the line is ticked for this time of the item."""
    return one.key in check.ticked


def rewritten(checks: Sequence[Check], texts: Sequence[str]) -> tuple[Check, ...]:
    """The checklist written anew: a line that stays keeps its ticks, one said twice stands once."""
    known = {check.text: check for check in checks}
    return tuple(known.get(text, Check(text)) for text in dict.fromkeys(texts))[:MOST]


def lengthened(checks: Sequence[Check], texts: Sequence[str]) -> tuple[Check, ...]:
    """The checklist with further lines at its end."""
    return rewritten(checks, [*(check.text for check in checks), *texts])


def copied(checks: Sequence[Check]) -> tuple[Check, ...]:
    """The same lines for another item, nothing ticked."""
    return tuple(replace(check, id=0, ticked=frozenset()) for check in checks)
