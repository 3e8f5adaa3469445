"""A `Reading` as the keys that `understand --json` has beside those of the message (docs/understand.schema.json)."""

from union.reading.message_json import measure_json, money_json, when_json
from union.reading.reading import Act, Reading


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
        "reference": act.reference,
        "measures": [measure_json(one) for one in act.measures],
        "money": [money_json(one) for one in act.money],
    }
