"""A `Message`, and a `Reading`, as the JSON of `understand --json` (docs/understand.schema.json): all keys, always."""

from decimal import Decimal

from union.reading.message import Act, FactRead, Measure, Message, Money, Reading, When


def as_json(message: Message) -> dict[str, object]:
    """The object that `understand --json` prints; absent is null or [], figures are JSON numbers."""
    return {
        "intent": message.intent.value,
        "kind": message.kind.value if message.kind else None,
        "title": message.title,
        "category": message.category,
        "festival": message.festival,
        "when": when_json(message.acted or message.when),
        "alternatives": [when_json(one) for one in message.alternatives],
        "owners": list(message.owners),
        "place": message.place,
        "measures": [measure_json(one) for one in message.measures],
        "money": [money_json(one) for one in message.money],
        "facts": [_fact(one, message.when if message.acted else None) for one in message.facts],
        "impossible": list(message.impossible),
    }


def when_json(when: When | None) -> dict[str, object] | None:
    """A time as all our JSON has it, null without one."""
    if when is None:
        return None
    return {
        "text": when.text,
        "start": when.start.isoformat(timespec="minutes"),
        "end": when.end.isoformat(timespec="minutes") if when.end else None,
        "grain": when.grain.value,
        "deadline": when.deadline,
        "rrule": when.rrule,
        "shift": when.shift,
    }


def measure_json(measure: Measure) -> dict[str, object]:
    """A quantity."""
    return {
        "text": measure.text,
        "value": _figure(measure.value),
        "value_max": None if measure.value_max is None else _figure(measure.value_max),
        "unit": measure.unit,
        "approx": measure.approx,
        "what": measure.what,
    }


def money_json(money: Money) -> dict[str, object]:
    """A sum, in the currency's major unit."""
    return {
        "text": money.text,
        "yuan": _yuan(money.minor),
        "yuan_max": None if money.minor_max is None else _yuan(money.minor_max),
        "currency": money.currency,
        "approx": money.approx,
        "per": money.per,
        "what": money.what,
        "flow": money.flow,
    }


def _fact(fact: FactRead, told: When | None) -> dict[str, object]:
    """A fact under its own time; `told` is that of all facts where the message's is a later plan's."""
    return {
        "category": fact.category,
        "title": fact.title,
        "when": when_json(fact.when or told),
        "measures": [measure_json(one) for one in fact.measures],
        "money": [money_json(one) for one in fact.money],
    }


def _yuan(minor: int) -> int | float:
    """Hundredths as a JSON number of at most two decimals."""
    whole, cents = divmod(minor, 100)
    return whole if cents == 0 else float(f"{whole}.{cents:02d}")


def _figure(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def reading_json(reading: Reading) -> dict[str, object]:
    """`acts` in the order of the text, `left_over` with its places."""
    return {
        "acts": [_act(one) for one in reading.acts],
        "left_over": [{"text": one.text, "start": one.start, "end": one.end} for one in reading.left_over],
    }


def _act(act: Act) -> dict[str, object]:
    return {
        "kind": act.kind.value,
        "text": act.text,
        "start": act.start,
        "end": act.end,
        "title": act.title,
        "whens": [when_json(one) for one in act.whens],
        "owners": list(act.owners),
        "reference": None,  # kept for those who read it
        "measures": [measure_json(one) for one in act.measures],
        "money": [money_json(one) for one in act.money],
    }
