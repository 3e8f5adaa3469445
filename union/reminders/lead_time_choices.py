"""Which lead times a group has chosen for a kind of item, as one line of its settings: 「meeting=d3,h2;visit=」.

A kind that is not named keeps the design's own; a kind with nothing behind it is not called to mind ahead.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from union.core.kinds import Kind


def chosen(line: str, kind: Kind) -> tuple[str, ...] | None:
    """The leads the group chose for the kind, None where it left them as they are."""
    return read(line).get(kind)


def with_choice(line: str, kind: Kind, leads: Sequence[str] | None) -> str:
    """The line after a choice; None puts the kind back to the design's own."""
    found = {each: own for each, own in read(line).items() if each is not kind}
    if leads is not None:
        found[kind] = tuple(leads)
    return ";".join(f"{each.value}={','.join(found[each])}" for each in Kind if each in found)


@lru_cache(maxsize=256)
def read(line: str) -> Mapping[Kind, tuple[str, ...]]:
    """Every choice of the line; whatever is no kind of ours is left out."""
    kinds = {each.value: each for each in Kind}
    pairs = (part.partition("=") for part in line.split(";"))
    return {
        kinds[name]: tuple(lead for lead in leads.split(",") if lead)
        for name, _, leads in pairs
        if name in kinds
    }
