"""A `Message`, and a `Reading`, as the JSON of `understand --json` (docs/understand.schema.json): all keys, always."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from union.core.records import replace
from union.reading.message import Act, FactRead, LeftOver, Measure, Message, Money, Reading, When

# The keys of each value in their order; what it has no field for is null.
KEYS = {
    Message: "intent kind title category festival when alternatives owners place measures money facts impossible",
    FactRead: "category title when measures money",
    When: "text start end grain deadline rrule shift",
    Measure: "text value value_max unit approx what",
    Money: "text yuan yuan_max currency approx per what flow",
    Act: "kind text start end title whens owners reference measures money",
    LeftOver: "text start end",
    Reading: "acts left_over",
}
IN_CENTS = {"yuan": "minor", "yuan_max": "minor_max"}


def as_json(message: Message) -> dict[str, Any]:
    """The object that `understand --json` prints; absent is null or [], figures are JSON numbers.

    A fact stands under its own time; where the message's is a later plan's, that is the time of all facts told.
    """
    if message.acted:
        facts = tuple(replace(one, when=one.when or message.when) for one in message.facts)
        message = replace(message, when=message.acted, facts=facts)
    return _object(message)


def when_json(when: When | None) -> dict[str, Any] | None:
    """A time as all our JSON has it, null without one."""
    return None if when is None else _object(when)


def reading_json(reading: Reading) -> dict[str, Any]:
    """`acts` in the order of the text, `left_over` with its places."""
    return _object(reading)


def _object(value: object) -> dict[str, Any]:
    return {key: _json_value(_field(value, key)) for key in KEYS[type(value)].split()}


def _field(value: object, key: str) -> object:
    if key not in IN_CENTS:
        return getattr(value, key, None)
    minor = getattr(value, IN_CENTS[key])
    return None if minor is None else Decimal(minor) / 100


def _json_value(value: object) -> object:
    if type(value) in KEYS:
        return _object(value)
    match value:
        case tuple():
            return [_json_value(one) for one in value]
        case Enum():
            return value.value
        case datetime():
            return value.isoformat(timespec="minutes")
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value
