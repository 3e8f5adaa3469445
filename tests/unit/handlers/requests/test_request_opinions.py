"""An opinion on the answer to a request is of the answer its button stands under."""

from datetime import timedelta

import pytest

from handlers.core.button_press import pressed
from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Incoming
from handlers.routing import handler_table
from storage.requests import queries as requests_queries
from tests.unit.handlers.requests.test_requests import LIU, asks, committee, one, press, say
from tests.unit.handlers.stage import LI, Stage, in_private
from union.requests.lifecycle import RequestState, Step


@pytest.fixture
def at() -> Stage:
    return committee()


def answer(at: Stage, words: str) -> None:
    press(at, LI, "答复")
    say(at, LI, words)
    press(at, LI, "发出")
    at.now += timedelta(days=1)


def test_a_button_under_a_former_answer_rates_no_later_one(at: Stage) -> None:
    """Answered, not content, answered again: the old answer says so and shows the new one."""
    asks(at)
    answer(at, "下周换灶具")
    at.deliver()
    old_message, old_button = at._button("满意", LIU.user_id)
    press(at, LIU, "不满意")
    say(at, LIU, "一周太久")
    answer(at, "明天先送保温桶")

    came = Incoming(
        0,
        in_private(LIU),
        LIU,
        press=outgoing_message.press_from_data(old_button),
        press_id="p",
        pressed_in=old_message,
    )
    at.come(pressed(dict(handler_table.DEEDS)), came)

    assert "后来又有了答复" in (at.gateway.toasts[-1] or "")
    assert "明天先送保温桶" in at.queued(LIU.user_id)[-1]
    assert (one(at).state, one(at).opinion) == (RequestState.ANSWERED, None)
    assert press(at, LIU, "满意") == "已记下，谢谢"
    steps = [each.step for each in requests_queries.steps(at.store.db, at.group(), one(at))]
    assert steps[-2:] == [Step.ANSWER, Step.OPINION]
