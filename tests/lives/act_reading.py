"""What `understand --json` gives as `acts` and `left_over` beside the labels, apart from what the program then does with it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.lives.act_judging import is_at
from tests.lives.record import Time
from tests.lives.words import folded, has_figure, same_name
from union.events.model import Status
from union.reading.message_json import as_json
from union.reading.reader import read

Json = Mapping[str, Any]


def reading_of(row: Json) -> Json:
    """The reading of a row's text without its context."""
    return as_json(read(row["text"], datetime.fromisoformat(row["at"]), region=row["region"]))


def report(rows: Sequence[Json], readings: Sequence[Json]) -> Iterator[str]:
    """How many rows have the acts labelled, and of those how many acts their times, figures and owners."""
    if not any("acts" in each for each in readings):
        yield "acts read: the reading gives none yet"
        return
    pairs = [
        (row, each.get("acts", ()), each.get("left_over", ()))
        for row, each in zip(rows, readings, strict=True)
    ]
    alike = [(row["acts"], acts) for row, acts, _left in pairs if same_kinds(row["acts"], acts)]
    yield f"acts read: the kinds of {len(alike)} of {len(pairs)} rows"
    both = [two for wanted, found in alike for two in zip(wanted, found, strict=True)]
    for name, holds in (("times", same_times), ("figures", same_figures), ("owners", same_owners)):
        yield f"   their {name}: {sum(holds(*two) for two in both)} of {len(both)} acts"
    left = [
        sorted(folded(one["text"]) for one in found) == sorted(map(folded, row["left_over"]))
        for row, _acts, found in pairs
    ]
    yield f"   left over as labelled: {sum(left)} of {len(left)} rows"


def same_kinds(wanted: Sequence[Json], found: Sequence[Json]) -> bool:
    """The same acts in the same order, another kind where the label allows it."""
    return len(wanted) == len(found) and all(
        folded(str(other["kind"])) in {folded(each) for each in (one["kind"], *one.get("or", ()))}
        for one, other in zip(wanted, found, strict=True)
    )


def same_times(wanted: Json, found: Json) -> bool:
    """Each time of the label is a time read, and there is none beside them."""
    times = [_time(when) for when in found.get("whens", ())]
    return len(times) == len(wanted["whens"]) and all(
        any(is_at(time, when) for time in times) for when in wanted["whens"]
    )


def _time(when: Json) -> Time:
    start = datetime.fromisoformat(when["start"])
    return Time(start, datetime.fromisoformat(when["end"]) if when.get("end") else start, Status.OPEN)


def same_figures(wanted: Json, found: Json) -> bool:
    """Each figure and the sum of the money."""
    figures = [(Decimal(str(one["value"])), one["unit"]) for one in found.get("measures", ())]
    money = sum(
        (Decimal(str(one["yuan"])) for one in found.get("money", ()) if not one.get("per")), Decimal(0)
    )
    meant = sum((Decimal(str(one["value"])) for one in wanted["money"] if not one.get("each")), Decimal(0))
    return money == meant and all(has_figure(figures, one["value"], one["unit"]) for one in wanted["figures"])


def same_owners(wanted: Json, found: Json) -> bool:
    """Each owner is named."""
    return all(any(same_name(name, owner) for name in found.get("owners", ())) for owner in wanted["owners"])
