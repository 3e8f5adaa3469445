"""What answers a proposal: agreement and nothing else, or a time."""

import pytest

from union.reading.replies.agreements import Agreement, Consent, read_consent
from union.reading.replies.short_replies import other_time


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("行，16号", "16号"),
        ("好的，那就周四吧", "周四"),
        ("ok 20号", "20号"),
        ("下周二可以", "下周二"),
        ("那就3点", "3点"),
    ],
)
def test_who_agrees_with_a_time_names_it(text: str, new: str) -> None:
    """Perhaps another than was proposed."""
    assert other_time(text) == new


@pytest.mark.parametrize(
    ("text", "answer", "rest"),
    [
        ("没意见，就推到18号，下雨用体育馆", Agreement.YES, "推到18号，下雨用体育馆"),
        ("好呀，咁就11點啦", Agreement.YES, "11點啦"),
        ("fine with me, make it 7pm", Agreement.YES, "make it 7pm"),
        ("我看行", Agreement.YES, ""),
        ("不行，那天我出差，19号吧", Agreement.NO, "那天我出差，19号吧"),
        ("no lah, sunday better", Agreement.NO, "sunday better"),
    ],
)
def test_what_is_said_beside_the_answer(text: str, answer: Agreement, rest: str) -> None:
    """It is done or noted; it takes nothing from the yes."""
    assert read_consent(text) == Consent(answer, rest)


@pytest.mark.parametrize(
    "text", ["可以，但要先问问校长", "can you bring cake", "行动要快", "好冷啊", "可以吗？", "得閒飲茶"]
)
def test_what_leaves_it_open_is_no_answer(text: str) -> None:
    """Nor is what only begins like one."""
    assert read_consent(text) is None


@pytest.mark.parametrize("text", ["可以，就这样定", "行，我没意见", "好的"])
def test_who_only_agrees_is_taken_at_the_word(text: str) -> None:
    """What was proposed is done."""
    consent = read_consent(text)
    assert consent is not None and consent.answer is Agreement.YES
