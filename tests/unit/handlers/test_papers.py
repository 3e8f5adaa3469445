"""The report as a file: made outside any transaction, sent once, tried again, given up in words."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from handlers.papers import make_documents
from storage import books, digests, groups
from storage.digests import Wanted
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import CHAT
from union.digest import Digest, State
from union.documents.paper import Letterhead, Paper

pytestmark = pytest.mark.anyio


@dataclass
class Press:
    """Makes a file of the title, or fails as often as told."""

    failures: int = 0
    made: list[Digest] = field(default_factory=list)

    async def __call__(self, paper: Paper, language: str) -> bytes:
        """The file."""
        self.made.append(paper.digest)
        if self.failures:
            self.failures -= 1
            raise RuntimeError("no paper")
        return f"{paper.digest.period.key} {language}".encode()


def posted() -> Office:
    """November's report just posted, its file wanted."""
    office = Office()
    office.log(households(12, 6000, date(2026, 11, 10)))
    office.round("2026-11-30 17:00")
    return office


async def test_file_follows_the_post() -> None:
    """The file is sent once, however often it is looked for."""
    office, press = posted(), Press()
    await make_documents(office.stage.services, press)
    await make_documents(office.stage.services, press)
    [document] = office.sent("sendDocument")
    assert document["caption"] == "2026年11月月报（截至11月30日 17:00）"
    [row] = office.store.db.query("select file_id, id from outbox where method = 'sendDocument'")
    name = "红星机械厂工会2026年11月月报（截至11月30日_17-00）.docx"
    assert books.file(office.store.db, row["file_id"]) == (name, b"2026-11 zh_Hans")
    assert len(press.made) == 1


async def test_final_file_is_sent_at_the_lock() -> None:
    """Two files in all: the preliminary one and 定稿; changes in between make none."""
    office, press = posted(), Press()
    await make_documents(office.stage.services, press)
    office.log(households(1, 100, date(2026, 11, 30)))
    office.round("2026-12-01 10:00")
    await make_documents(office.stage.services, press)
    office.round("2026-12-03 17:00")
    await make_documents(office.stage.services, press)
    assert [each.state for each in press.made] == [State.OPEN, State.FINAL]
    assert [each["caption"] for each in office.sent("sendDocument")][1] == "2026年11月月报（定稿）"


async def test_failure_is_tried_again() -> None:
    """A file that could not be made is made in the next round."""
    office, press = posted(), Press(failures=2)
    for _round in range(3):
        await make_documents(office.stage.services, press)
    assert len(office.sent("sendDocument")) == 1
    assert office.wanted() == []


async def test_third_failure_is_said() -> None:
    """After three tries the group hears what to do, once."""
    office, press = posted(), Press(failures=9)
    for _round in range(5):
        await make_documents(office.stage.services, press)
    assert office.posts()[1:] == ["Word 文件没有生成，稍后发 /digest 再试"]
    assert office.sent("sendDocument") == []
    assert len(press.made) == 3


async def test_wish_overtaken_while_made_is_not_sent() -> None:
    """The month was locked while its preliminary file was in the making: only the final one goes out."""
    office = posted()
    overtaken = Press()

    async def slowly(paper: Paper, language: str) -> bytes:
        if paper.digest.state is State.OPEN:
            office.round("2026-12-03 17:00")
        return await overtaken(paper, language)

    await make_documents(office.stage.services, slowly)
    await make_documents(office.stage.services, slowly)
    assert [each["caption"] for each in office.sent("sendDocument")] == ["2026年11月月报（定稿）"]


async def test_file_for_a_private_chat_goes_there() -> None:
    """Whoever asked in private gets it in private."""
    office, press = Office(), Press()
    with office.store.unit() as db:
        wanted = Wanted(0, office.group.id, 501, None, "2026-Q4")
        digests.want_document(db, office.group, wanted, at("2026-11-20 10:00"))
    await make_documents(office.stage.services, press)
    assert office.sent("sendDocument") == []
    assert office.sent("sendDocument", 501)[0]["caption"].startswith("2026年第四季度报告")


async def test_file_follows_the_chat_that_moved() -> None:
    """The group became a supergroup while its file was in the making."""
    office, press = posted(), Press()
    with office.store.unit() as db:
        db.execute("update groups set chat_id = -100777 where chat_id = ?", [CHAT])
    await make_documents(office.stage.services, press)
    assert len(office.sent("sendDocument", -100777)) == 1


async def test_what_the_union_set_stands_on_the_file() -> None:
    """The letterhead of the settings, as it is when the file is made."""
    office, made = posted(), list[Paper]()
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "paper_addressee", "市总工会")

    async def look(paper: Paper, language: str) -> bytes:
        made.append(paper)
        return b"docx"

    await make_documents(office.stage.services, look)
    assert [each.letterhead for each in made] == [Letterhead(addressee="市总工会")]
