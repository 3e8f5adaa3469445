"""A document sent with a command is read beside the updates: kept, said, counted, and answered in its place."""

import json
from contextlib import AbstractContextManager, nullcontext

import pytest

from handlers.core.command_limits import heavy
from handlers.core.messages.incoming_message import Document, Incoming, Said
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import PART_SECONDS, Gateway, TookTooLong
from handlers.core.turn import NotDone, Turn
from handlers.festivals import days_off
from handlers.reports.documents import word_template
from handlers.routing import features, handler_table
from storage.core import drafts
from storage.privacy import data_register
from tests.papers import docx_of
from tests.unit.handlers.festivals import test_days_off as words
from tests.unit.handlers.settings.test_settings_command import a_group
from tests.unit.handlers.stage import CHAT, LI, SUPERGROUP, ZHOU, Stage, documents_read, in_group
from union.core.rate_limit import Quota

pytestmark = pytest.mark.anyio
NOTICE = docx_of(words.NOTICE)
SENT = Document("BQAC7", "通知.docx", 10)


def send(at: Stage, act: object = days_off.show, text: str = "/holidays") -> None:
    """周敏 sends a notice with the command."""
    at.come(act, Incoming(0, in_group(), ZHOU, Said(text, 7, at.now, document=SENT)))  # type: ignore[arg-type]


async def test_the_answer_takes_the_place_of_the_word_that_it_is_read() -> None:
    """One message, changed; its buttons work, and nothing waits any more."""
    at = a_group()
    at.gateway.file = NOTICE
    send(at)
    at.deliver()
    await documents_read(at)
    assert [json.loads(row["params"])["text"][:4] for row in at.store.db.query(
        "select params from outbox where method = 'editMessageText'"
    )] == ["读到20"]  # fmt: skip
    assert at.queued()[-1] == "正在读取…"
    assert drafts.waiting(at.store.db, "attachment") == []
    assert at.press(ZHOU, "采用", handler_table.DEEDS) is None


async def test_what_kills_the_program_is_given_up_at_last() -> None:
    """A try is counted before it begins; after three it is said that the file can't be read."""
    at = a_group()

    class Killed(BaseException):
        """As if the process were gone."""

    class Deadly(type(at.gateway)):  # type: ignore[misc]
        async def download(self, file_id: str, most: int) -> bytes | None:
            raise Killed

    send(at)
    plain: Gateway = at.gateway
    at.services.gateway = Deadly()
    for _ in range(3):
        with pytest.raises(Killed):
            await documents_read(at)
    await documents_read(at)
    at.services.gateway = plain
    assert at.shown().startswith("文件损坏")


async def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are broken off as in a turn: who sent it is told what to do, the operator where, and nothing waits any more."""
    at = a_group()
    bounds: list[float] = []

    def bounded(seconds: float) -> AbstractContextManager[object]:
        bounds.append(seconds)
        return nullcontext()

    def slow(*_: object) -> None:
        raise TookTooLong

    monkeypatch.setattr(at.services, "bounded", bounded)
    at.gateway.file = NOTICE
    send(at)
    at.deliver()
    monkeypatch.setattr(days_off, "read_notice", slow)
    await documents_read(at)
    assert at.shown() == "文件里的内容太多，请只留要读的部分，或拆成几份再发。"
    assert drafts.waiting(at.store.db, "attachment") == []
    assert at.services.troubles.is_open(Trouble.SLOW)
    assert set(bounds) == {PART_SECONDS}


async def test_too_many_are_refused_before_anything_is_fetched() -> None:
    """The quota for what costs much holds for documents too."""
    at = a_group()
    at.services.quota = Quota(0, 0, 1)
    for _ in range(2):
        send(at, heavy(days_off.show))
    assert len(drafts.waiting(at.store.db, "attachment")) == 1
    assert "正在读取" not in at.shown()


async def test_who_may_not_give_one_is_told_at_once() -> None:
    """Nothing is fetched for a template that is not theirs to change."""
    at = a_group()
    at.come(word_template.command, Incoming(0, in_group(), LI, Said("月报模板", 7, at.now, document=SENT)))
    assert at.shown() == "月报模板由本群管理员更换。"
    assert drafts.waiting(at.store.db, "attachment") == []


async def test_why_a_command_is_not_done_once_its_document_is_read_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beside the updates no turn of theirs catches it."""

    def refuse(_turn: Turn) -> None:
        raise NotDone("不行")

    at = a_group()
    at.gateway.file = NOTICE
    read, _act = features.DOCUMENTS[days_off.NAME]
    monkeypatch.setitem(features.DOCUMENTS, days_off.NAME, (read, refuse))
    send(at)
    at.deliver()
    await documents_read(at)
    assert at.shown() == "不行"


async def test_a_group_that_became_a_supergroup_meanwhile_is_answered_there() -> None:
    """And in nobody else's chat."""
    at = a_group()
    at.gateway.file = NOTICE
    send(at)
    with at.store.unit() as db:
        data_register.move(db, at.group(CHAT), SUPERGROUP)
    await documents_read(at)
    assert at.shown(SUPERGROUP).startswith("读到20")


async def test_one_that_was_given_up_is_not_answered() -> None:
    """The message was edited, or the group erased: the wish is gone, and what comes is thrown away."""
    at = a_group()
    send(at)
    (wish,) = drafts.waiting(at.store.db, "attachment")

    class Slow(type(at.gateway)):  # type: ignore[misc]
        async def download(self, file_id: str, most: int) -> bytes | None:
            with at.store.unit() as db:
                drafts.end(db, wish)
            return NOTICE

    at.services.gateway = Slow()
    await documents_read(at)
    assert at.shown() == "正在读取…"
