"""The report's documents: made outside any transaction, each sent once, tried again, given up in words."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from handlers.reports.documents.document_job import make_documents
from handlers.reports.report_snapshot import FileOrder, MadeFile
from storage.core import groups
from storage.core.outbox import queue
from storage.reports import publication
from storage.reports.publication import Wanted
from storage.worklog import photos
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import CHAT
from union.reports.document import FILES, FileForm, Letterhead, Paper, Picture
from union.reports.model import ReportState

pytestmark = pytest.mark.anyio


@dataclass
class Press:
    """Makes a file of the title, or fails as often as told; `broken` forms always fail."""

    failures: int = 0
    broken: tuple[FileForm, ...] = ()
    made: list[tuple[FileForm, Paper]] = field(default_factory=list)
    busy: int = 0
    busiest: int = 0

    async def __call__(self, form: FileForm, paper: Paper, language: str) -> bytes:
        """The file."""
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        self.made.append((form, paper))
        if self.failures or form in self.broken:
            self.failures = max(0, self.failures - 1)
            raise RuntimeError("no paper")
        return f"{form} {paper.digest.period.key} {language}".encode()

    def states(self, form: FileForm = FileForm.DOCX) -> list[ReportState]:
        """Of the reports made into this form."""
        return [paper.digest.state for each, paper in self.made if each is form]


def posted() -> Office:
    """November's report just posted, its documents wanted."""
    office = Office()
    office.log(households(12, 6000, date(2026, 11, 10)))
    office.round("2026-11-30 17:00")
    return office


def captions(office: Office, method: str = "sendDocument") -> list[str]:
    """Under what was sent to the group."""
    return [each["caption"] for each in office.sent(method)]


async def test_documents_follow_the_post() -> None:
    """The picture as a photo, the report, the ledger: each once, however often it is looked for."""
    office, press = posted(), Press()
    await make_documents(office.stage.services, press)
    await make_documents(office.stage.services, press)
    until = "（截至11月30日 17:00）"
    assert captions(office, "sendPhoto") == [f"2026年11月月报{until}"]
    assert captions(office) == [f"2026年11月月报{until}", f"2026年11月月报台账{until}"]
    found = office.store.db.query("select file_id from outbox where file_id is not null order by id")
    name = "红星机械厂工会2026年11月月报{}（截至11月30日_17-00）.{}"
    assert [queue.file(office.store.db, row["file_id"]) for row in found] == [
        (name.format("", "png"), b"png 2026-11 zh_Hans"),
        (name.format("", "docx"), b"docx 2026-11 zh_Hans"),
        (name.format("台账", "xlsx"), b"xlsx 2026-11 zh_Hans"),
    ]
    assert len(press.made) == 3


async def test_where_there_is_a_file_the_loop_reads_no_log(tmp_path: Path) -> None:
    """Each document is ordered of a process of its own; a Word file with photos is gathered here as ever."""
    office, press, ordered = posted(), Press(), list[FileOrder[Wanted]]()
    office.store.path = tmp_path / "bot.db"

    async def apart(order: FileOrder[Wanted]) -> MadeFile | None:
        ordered.append(order)
        return None if order.wanted.form is FileForm.PNG else MadeFile(b"x", "月报", "说明")

    await make_documents(office.stage.services, press, apart)
    assert [order.wanted.form for order in ordered] == [FileForm.PNG, FileForm.DOCX, FileForm.XLSX]
    assert captions(office) == ["说明", "说明"] and captions(office, "sendPhoto") == []
    assert press.made == [] and office.wanted() == []


async def test_documents_are_made_one_after_another() -> None:
    """Never two children at once, however many are wanted; only the ledger carries the rows."""
    office, press = posted(), Press()
    with office.store.unit() as db:
        for chat in range(501, 506):
            for form in FILES:
                wanted = Wanted(office.group.id, chat, None, "2026-11", form=form)
                publication.want_document(db, office.group, wanted, at("2026-11-20 10:00"))
    await make_documents(office.stage.services, press)
    assert len(press.made) == 18 and press.busiest == 1
    assert all((paper.ledger is not None) is (form is FileForm.XLSX) for form, paper in press.made)


async def test_nothing_to_draw_is_not_drawn() -> None:
    """An empty month is followed by its report alone; who asks for the rest gets it."""
    office, press = Office(), Press()
    office.item("读书分享会", "2026-11-20")
    office.round("2026-11-30 17:00")
    await make_documents(office.stage.services, press)
    assert [form for form, _paper in press.made] == [FileForm.DOCX]
    assert office.wanted() == []
    with office.store.unit() as db:
        wanted = Wanted(office.group.id, CHAT, None, "2026-11", form=FileForm.PNG)
        publication.want_document(db, office.group, wanted, at("2026-11-30 18:00"))
    await make_documents(office.stage.services, press)
    assert len(captions(office, "sendPhoto")) == 1


async def test_final_documents_are_sent_at_the_lock() -> None:
    """Two of each in all: the preliminary one and 定稿; changes in between make none."""
    office, press = posted(), Press()
    await make_documents(office.stage.services, press)
    office.log(households(1, 100, date(2026, 11, 30)))
    office.round("2026-12-01 10:00")
    await make_documents(office.stage.services, press)
    office.round("2026-12-03 17:00")
    await make_documents(office.stage.services, press)
    for form in FILES:
        assert press.states(form) == [ReportState.OPEN, ReportState.FINAL]
    assert captions(office)[2:] == ["2026年11月月报（定稿）", "2026年11月月报台账（定稿）"]


async def test_ledger_of_a_locked_month_stands() -> None:
    """What is filed or changed later is not in it, as it is not in the report."""
    office, press = posted(), Press()
    office.round("2026-12-03 17:00")
    office.revise(office.log(households(9, 900, date(2026, 11, 10)), late_for="2026-11"))
    with office.store.unit() as db:
        db.execute("update facts set title = '改过的'")
    await make_documents(office.stage.services, press)
    [paper] = [paper for form, paper in press.made if form is FileForm.XLSX]
    assert paper.ledger is not None
    assert [(row.number, row.title) for row in paper.ledger.rows] == [(1, "走访慰问困难职工")]
    assert [each.value for row in paper.ledger.rows for each in row.figures] == [12, 600000]


async def test_failure_is_tried_again() -> None:
    """A file that could not be made is made in the next round."""
    office, press = posted(), Press(failures=2)
    for _round in range(3):
        await make_documents(office.stage.services, press)
    assert len(office.sent("sendPhoto")) == 1
    assert len(office.sent("sendDocument")) == 2
    assert office.wanted() == []


async def test_third_failure_is_said_and_leaves_the_others() -> None:
    """After three tries the group hears what to do, once; the other forms came at the first."""
    office, press = posted(), Press(broken=(FileForm.DOCX,))
    await make_documents(office.stage.services, press)
    assert captions(office) == ["2026年11月月报台账（截至11月30日 17:00）"]
    assert len(captions(office, "sendPhoto")) == 1
    for _round in range(4):
        await make_documents(office.stage.services, press)
    assert office.posts()[1:] == ["Word 文件没有生成，稍后发 /digest 再试"]
    assert len(press.made) == 5 and office.wanted() == []


async def test_wish_overtaken_while_made_is_not_sent() -> None:
    """The month was locked while its preliminary file was in the making: only the final one goes out."""
    office = posted()
    overtaken = Press()

    async def slowly(form: FileForm, paper: Paper, language: str) -> bytes:
        if paper.digest.state is ReportState.OPEN:
            office.round("2026-12-03 17:00")
        return await overtaken(form, paper, language)

    await make_documents(office.stage.services, slowly)
    await make_documents(office.stage.services, slowly)
    assert captions(office) == ["2026年11月月报（定稿）", "2026年11月月报台账（定稿）"]
    assert captions(office, "sendPhoto") == ["2026年11月月报（定稿）"]


async def test_file_for_a_private_chat_goes_there() -> None:
    """Whoever asked in private gets it in private."""
    office, press = Office(), Press()
    with office.store.unit() as db:
        wanted = Wanted(office.group.id, 501, None, "2026-Q4")
        publication.want_document(db, office.group, wanted, at("2026-11-20 10:00"))
    await make_documents(office.stage.services, press)
    assert office.sent("sendDocument") == []
    assert office.sent("sendDocument", 501)[0]["caption"].startswith("2026年第四季度报告")


async def test_file_follows_the_chat_that_moved() -> None:
    """The group became a supergroup while its file was in the making."""
    office, press = posted(), Press()
    with office.store.unit() as db:
        db.execute("update groups set chat_id = -100777 where chat_id = ?", [CHAT])
    await make_documents(office.stage.services, press)
    assert len(office.sent("sendDocument", -100777)) == 2


async def test_what_the_union_set_stands_on_the_file() -> None:
    """The letterhead of the settings, as it is when the file is made."""
    office, made = posted(), list[Paper]()
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "paper_addressee", "市总工会")

    async def look(form: FileForm, paper: Paper, language: str) -> bytes:
        made.append(paper)
        return b"docx"

    await make_documents(office.stage.services, look)
    assert [each.letterhead for each in made] == [Letterhead(addressee="市总工会")] * 3


async def made_with(office: Office, photo: bytes | None, *, wanted: str) -> tuple[Picture, ...]:
    """The pictures of the .docx, where Telegram gives this for a photo and the group chose so."""
    entry = office.log(households(3, 900, date(2026, 11, 12)))
    row = {"chat_id": CHAT, "message_id": 7, "album": None, "file_id": "F", "unique_id": "U"}
    with office.store.unit() as db:
        photos.add_photo(db, office.group, entry, row, office.stage.now)
        groups.change_setting(db, office.group, "paper_photos", wanted)
    office.stage.gateway.file = photo
    press = Press()
    await make_documents(office.stage.services, press)
    (paper,) = (paper for form, paper in press.made if form is FileForm.DOCX)
    return paper.pictures


async def test_photos_stand_in_the_file_where_the_group_wants_them() -> None:
    """A photo of what is named, under the item's title; without the setting none is fetched."""
    assert await made_with(posted(), b"JPEG", wanted="True") == (
        Picture(b"JPEG", "11月12日，走访慰问困难职工"),
    )
    assert await made_with(posted(), b"JPEG", wanted="False") == ()


async def test_a_saved_photo_is_taken_from_the_disk(tmp_path: Path) -> None:
    """Telegram is asked only where it was taken away."""
    office = posted()
    office.stage.services.photos = tmp_path
    photos.write(tmp_path, "1/1.jpg", b"SAVED")
    assert [each.content for each in await made_with(office, b"JPEG", wanted="True")] == [b"JPEG"]
    with office.store.unit() as db:
        photos.saved(db, office.group, 1, "1/1.jpg")
        publication.want_document(
            db, office.group, Wanted(office.group.id, CHAT, None, "2026-11"), office.stage.now
        )
    press = Press()
    await make_documents(office.stage.services, press)
    assert [each.content for each in press.made[0][1].pictures] == [b"SAVED"]


async def test_a_busy_section_crowds_no_other_out() -> None:
    """Of each section in turn, at most eight."""
    office = posted()
    for number, category in enumerate(["帮扶慰问"] * 9 + ["教育培训"]):
        entry = office.log(households(3, 900 + number, date(2026, 11, 12), category))
        row = {"chat_id": CHAT, "message_id": 7, "album": None, "file_id": "F", "unique_id": str(number)}
        with office.store.unit() as db:
            photos.add_photo(db, office.group, entry, row, office.stage.now)
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "paper_photos", "True")
    office.stage.gateway.file = b"JPEG"
    press = Press()
    await make_documents(office.stage.services, press)
    (paper,) = (paper for form, paper in press.made if form is FileForm.DOCX)
    named = {item.number: section.category for section in paper.digest.sections for item in section.items}
    assert set(named.values()) == {"帮扶慰问", "教育培训"}
    assert 2 <= len(paper.pictures) <= 8


async def test_a_photo_that_is_gone_is_left_out() -> None:
    """Telegram does not give it: the file is made without."""
    assert await made_with(posted(), None, wanted="True") == ()
