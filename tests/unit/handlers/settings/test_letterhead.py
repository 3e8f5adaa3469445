"""月报抬头: 主送机关, 文号, 签发人 and 落款, set by a 管理员's words or by the reply to a question."""

import pytest

from handlers.routing import free_text, handler_table
from tests.unit.handlers.settings.test_settings_command import a_group, say
from tests.unit.handlers.stage import LI, ZHOU, Stage
from union.reports.document import LONGEST, Letterhead, letterhead


def _asked(at: Stage, label: str) -> int:
    """The way to a text's question by buttons; the question's message."""
    say(at, "/settings")
    for each in ("月报抬头", label):
        at.press(ZHOU, each, handler_table.DEEDS)
    at.deliver()
    found = at.store.db.query(
        "select message_id from outbox where method = 'sendMessage' order by id desc limit 1"
    )
    return int(next(iter(found))["message_id"])


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("设置 主送机关 市总工会", "addressee", "市总工会"),
        ("设置 文号 红纺工〔2026〕18号", "number", "红纺工〔2026〕18号"),
        ("/settings 签发人：王建国", "signer", "王建国"),
        ("设置 落款 红星纺织厂\n工会委员会", "issuer", "红星纺织厂 工会委员会"),
    ],
)
def test_a_text_is_kept_as_given(words: str, field: str, value: str) -> None:
    """On one line, said back, and on the documents from now on."""
    at = a_group()
    assert say(at, words).startswith("已改，")
    assert getattr(letterhead(at.group().settings), field) == value


@pytest.mark.parametrize("nothing", ["无", "清空", "没有", "none"])
def test_a_text_is_cleared_by_saying_so(nothing: str) -> None:
    """Then its line is left out of the documents."""
    at = a_group()
    say(at, "设置 主送机关 市总工会")
    assert say(at, f"设置 主送机关 {nothing}").endswith("已改，主送机关：未填")
    assert letterhead(at.group().settings) == Letterhead()


@pytest.mark.parametrize("said", ["", "长" * (LONGEST + 1)])
def test_what_cannot_be_kept_is_said(said: str) -> None:
    """Nothing, or more than a line holds: nothing changes."""
    at = a_group()
    assert "最多60个字，没有改" in say(at, f"设置 文号 {said}")
    assert at.group().settings.paper_number == ""


def test_the_settings_show_what_is_set() -> None:
    """One line among the others, for everybody."""
    at = a_group()
    assert "月报抬头：未填" in say(at, "/settings")
    say(at, "设置 签发人 王建国")
    say(at, "设置 主送机关 市总工会")
    assert "月报抬头：主送机关 市总工会；签发人 王建国" in say(at, "/settings", LI)


def test_the_name_alone_shows_all_four() -> None:
    """「设置 月报抬头」 says how each is written."""
    assert "主送机关：未填\n文号：未填\n签发人：未填\n落款：未填，写群名" in say(a_group(), "设置 月报抬头")


def test_only_the_admin_sets_them() -> None:
    """Words of an officer change nothing."""
    at = a_group()
    assert "由本群管理员修改" in say(at, "设置 签发人 王建国", LI)
    assert letterhead(at.group().settings) == Letterhead()


def test_a_button_asks_and_the_reply_is_the_text() -> None:
    """The question names an example; the reply to it is kept, once."""
    at = a_group()
    question = _asked(at, "文号")
    assert "文号写什么？请回复这条消息" in at.shown()
    at.write(ZHOU, "红纺工〔2026〕18号", free_text.in_group, reply_to=question, reply_to_bot=True)
    assert at.group().settings.paper_number == "红纺工〔2026〕18号"
    assert at.queued()[-1] == "已改，文号：红纺工〔2026〕18号"
    assert list(at.store.db.query("select 1 from drafts where subject = 'letterhead'")) == []


def test_a_reply_that_is_too_long_may_be_given_again() -> None:
    """The question stays open until there is an answer."""
    at = a_group()
    question = _asked(at, "签发人")
    at.write(ZHOU, "王" * 61, free_text.in_group, reply_to=question, reply_to_bot=True)
    at.write(ZHOU, "王建国", free_text.in_group, reply_to=question, reply_to_bot=True)
    assert at.group().settings.paper_signer == "王建国"


def test_somebody_elses_reply_sets_nothing() -> None:
    """An officer who replies to the admin's question is not obeyed."""
    at = a_group()
    question = _asked(at, "签发人")
    at.write(LI, "李建国", free_text.in_group, reply_to=question, reply_to_bot=True)
    assert at.group().settings.paper_signer == ""
