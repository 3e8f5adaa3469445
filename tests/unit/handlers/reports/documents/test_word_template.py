"""月报模板: a 管理员 sends a .docx, the reports are written in it, the default comes back."""

import json

import pytest

from handlers.core.messages.incoming_message import Document, Incoming, Said, Who
from handlers.reports.documents import word_template
from handlers.reports.report_snapshot import paper_of as paper
from handlers.routing import handler_table
from storage.core.outbox import queue
from storage.reports import forms
from tests.unit.handlers.settings.test_settings_command import a_group, say
from tests.unit.handlers.stage import LI, ZHOU, Stage, documents_read, in_group
from tests.unit.union.reports.digest_samples import empty_month
from tests.unit.union.yearplan.documents.word_files import own_template, with_parts
from union.core.files.refusal import MOST_BYTES
from union.reports.word.template_check import check_template

pytestmark = pytest.mark.anyio
OWN = own_template("样文")
SENT = Document("BQAC7", "东方印染厂工会.docx", len(OWN))


async def send(
    at: Stage, content: bytes | None = OWN, who: Who | None = ZHOU, *, replied: bool = False, text: str = "月报模板"
) -> str:  # fmt: skip
    """Somebody sends a file with the words, or replies to one; what is answered."""
    at.gateway.file = content
    where = {"reply_document": SENT} if replied else {"document": SENT}
    came = Incoming(0, in_group(), who, Said(text, 7, at.now, **where), anonymous=who is None)  # type: ignore[arg-type]
    at.come(word_template.command, came)
    await documents_read(at)
    return at.shown()


def kept(at: Stage) -> bytes | None:
    """What the reports are written in."""
    with at.store.reading() as db:
        return paper(db, at.group(), empty_month()).template


@pytest.mark.parametrize("replied", [False, True])
async def test_a_file_becomes_the_template(replied: bool) -> None:
    """As its caption or in reply to it; the reports have it from then on, and it is written down who did it."""
    at = a_group()
    assert await send(at, replied=replied) == "已记下模板「东方印染厂工会.docx」，下一份 Word 月报起用它。"
    assert kept(at) == OWN
    assert ("paper", "template") in [
        (row["action"], row["subject"]) for row in at.store.db.query("select action, subject from audit")
    ]


async def test_another_takes_its_place() -> None:
    """One at a time."""
    at, other = a_group(), own_template("别的")
    await send(at)
    assert (await send(at, other)).startswith("模板已换成")
    assert kept(at) == other


@pytest.mark.parametrize("who", [LI, None])
async def test_only_the_admin_gives_one(who: Who | None) -> None:
    """Neither an officer nor whoever writes as the group."""
    at = a_group()
    assert await send(at, who=who) == "月报模板由本群管理员更换。"
    assert kept(at) is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "文件没有取下来"),
        (with_parts(OWN, {"word/vbaProject.bin": b"x"}), "带有宏"),
        (with_parts(OWN, {"word/embeddings/a.xlsx": b"x"}), "链接或嵌着别的文件"),
        ("月报".encode(), "只有 .docx 能当模板"),
        (OWN[:-300], "文件损坏"),
    ],
)
async def test_what_cannot_be_one_is_refused_with_what_to_do(content: bytes | None, why: str) -> None:
    """The one before stays."""
    at = a_group()
    await send(at)
    answer = await send(at, content)
    assert answer.startswith("模板没有换：") and why in answer
    assert kept(at) == OWN


async def test_a_file_too_large_is_not_even_fetched() -> None:
    """Telegram says its size."""
    at = a_group()
    big = Document("BQAC7", "大.docx", MOST_BYTES + 1)
    came = Incoming(0, in_group(), ZHOU, Said("月报模板", 7, at.now, document=big))
    at.come(word_template.command, came)
    await documents_read(at)
    assert "最大1000KB" in at.shown()


async def test_the_default_comes_back_by_words_or_button() -> None:
    """「恢复默认模板」, or the button under the answer; a second time says that it is the default."""
    at = a_group()
    await send(at)
    assert at.press(ZHOU, "恢复默认模板", handler_table.DEEDS) != "您没有这个权限"
    assert kept(at) is None
    await send(at)
    assert say_template(at, "恢复默认模板") == "已恢复默认模板，下一份 Word 月报起用公文格式。"
    assert kept(at) is None
    assert say_template(at, "恢复默认模板") == "用的就是默认模板。"
    assert say_template(at, "恢复默认模板", LI) == "月报模板由本群管理员更换。"


def say_template(at: Stage, text: str, who: Who | None = ZHOU) -> str:
    """The words without a file."""
    at.write(who, text, word_template.command)
    return at.queued()[-1]


async def test_everybody_sees_which_one_holds() -> None:
    """With the way to change it for the admin alone."""
    at = a_group()
    assert say_template(at, "月报模板", LI) == "Word 月报用默认版式（公文格式）。\n换模板请找本群管理员。"
    await send(at)
    assert say_template(at, "月报模板").startswith("Word 月报用本群的模板「东方印染厂工会.docx」，11月18日")
    assert at.labels()[-2:] == ["要一份样本", "恢复默认模板"]


async def test_the_sample_may_be_sent_back_as_it_is() -> None:
    """By a button, as a file; it is a template itself."""
    at = a_group()
    say(at, "/settings")
    for label in ("月报抬头", "月报模板", "要一份样本"):
        at.press(ZHOU, label, handler_table.DEEDS)
    (row,) = at.store.db.query("select params, file_id from outbox where method = 'sendDocument'")
    with at.store.reading() as db:
        found = queue.file(db, row["file_id"])
    assert found is not None and "月报模板" in json.loads(row["params"])["caption"]
    assert found[0] == "月报模板样本.docx"
    check_template(found[1], found[0])


async def test_another_groups_template_is_not_ours() -> None:
    """What one union gives stays with it."""
    at = a_group()
    at.write(ZHOU, "早", lambda turn: None, in_group(-200, "别的工会"))
    await send(at)
    with at.store.reading() as db:
        assert forms.template_of(db, at.group(-200)) is None
