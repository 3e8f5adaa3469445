"""A life event beside a visit to somebody else is heard; the visit told is none."""

from datetime import datetime

import pytest

from union.reading.acts.life_events import events_told

NOW = datetime.fromisoformat("2026-11-18 10:00")
BESIDE = [
    ("今天走访困难职工3户，二车间老刘住院了", "二车间老刘住院了"),
    ("一车间小陈这周六结婚，今天走访困难职工3户，慰问金600元", "一车间小陈这周六结婚"),
    ("今天看望老刘，小王也住院了", "小王也住院了"),
]
NONE = [
    "二车间老刘住院了，今天已去看望，慰问金500元",
    "二车间老刘住院了，今天看望住院职工1人，慰问金500元",
    "今天慰问住院职工老刘、小王共2人，老刘骨折住院，小王生二孩",
    "今天看望住院的老刘，他是上周住院的",
    "走访困难职工12户，送慰问金6000元，其中二车间老刘住院",
    "今天走访困难职工3户，听说二车间老刘住院了",
]


@pytest.mark.parametrize(("text", "told"), BESIDE)
def test_beside_a_visit_to_others(text: str, told: str) -> None:
    """The stretch is that of the whole message."""
    assert [text[one.start : one.end] for one in events_told(text, NOW)] == [told]


@pytest.mark.parametrize("text", NONE)
def test_the_visit_itself_is_no_event(text: str) -> None:
    """Nor whom it was to, nor hearsay."""
    assert events_told(text, NOW) == ()
