"""Requests and whoever tries: a button pressed beside another, codes that are guessed, thousands of open ones."""

import pytest

from handlers.core.button_press import pressed
from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Incoming
from handlers.routing import handler_table
from storage.requests import queries as requests_queries
from tests.unit.handlers.requests.test_requests import LIU, WANG, asks, committee, look, press, say, spoken
from tests.unit.handlers.stage import Stage, in_private


@pytest.fixture
def at() -> Stage:
    """The committee."""
    return committee()


def test_by_name_and_then_without_is_once(at: Stage) -> None:
    """The button that went a moment later would put the same words beside the name."""
    say(at, LIU, "诉求：食堂没热饭")
    at.deliver()
    message_id, data = at._button("匿名提交", LIU.user_id)
    press(at, LIU, "实名提交")
    came = Incoming(
        0,
        in_private(LIU),
        LIU,
        press=outgoing_message.press_from_data(data),
        press_id="p",
        pressed_in=message_id,
    )
    at.come(pressed(dict(handler_table.DEEDS)), came)
    assert at.gateway.toasts[-1] == "这一条已经提交了"
    assert at.store.db.table("request_box").count == 0


def test_who_tries_codes_is_shown_none_any_more(at: Stage) -> None:
    """Also not the right one: ten wrong ones a day would else be no limit."""
    asks(at, how="匿名提交")
    talk = at.services.talks.of(LIU.user_id, at.now)
    assert talk is not None
    for number in range(10):
        say(at, WANG, f"诉求 2222-222{number}")
    say(at, WANG, f"诉求 {talk.code}")
    assert "今天查错太多次" in spoken(at, WANG)
    say(at, LIU, f"诉求 {talk.code}")
    assert "在匿名信箱里" in spoken(at, LIU)


def test_a_clock_that_goes_back_opens_no_box(at: Stage) -> None:
    """The hour in which something was put in would be known; the next full hour opens it."""
    look(at)
    asks(at, how="匿名提交")
    look(at, hours=-3)
    assert at.store.db.table("request_box").count == 1
    look(at, hours=1)
    assert at.store.db.table("request_box").count == 0


def test_a_round_asks_no_more_of_many_open_ones_than_of_few(at: Stage) -> None:
    """Of thousands a round would else stand still for seconds every minute."""
    asked = list[int]()
    for number in range(2, 40):
        with at.store.unit() as db:
            requests_queries.add(
                db, at.group(), f"第{number}件", at.group().day(at.now), 3, None, f"hash{number}"
            )
        if number in (2, 39):
            look(at)  # cards go out
            told = list[str]()
            at.store.db.conn.set_trace_callback(told.append)
            look(at)
            at.store.db.conn.set_trace_callback(None)
            asked.append(len(told))
    assert asked[0] == asked[1]
