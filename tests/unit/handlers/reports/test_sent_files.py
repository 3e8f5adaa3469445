"""What becomes of the files a month's post was followed by: overtaken by a change, or standing at the lock."""

from datetime import date

import pytest

from handlers.reports.documents.document_job import make_documents
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.reports.test_monthly_job import posted
from union.reports.document import FileForm, Paper

pytestmark = pytest.mark.anyio


async def written(form: FileForm, _paper: Paper, _language: str) -> bytes:
    """In the place of the worker."""
    return form.encode()


async def with_files() -> Office:
    """November posted, its three files sent."""
    office = posted()
    await make_documents(office.stage.services, written)
    office.deliver()
    assert not office.wanted()
    return office


def captions(office: Office) -> list[str]:
    """What is said anew under the files."""
    return [each["caption"] for each in office.sent("editMessageCaption")]


async def test_a_change_is_said_under_each_file_once() -> None:
    """With a button for a new one; a second change says nothing more."""
    office = await with_files()
    for hour, count in ((10, 3), (12, 4)):
        office.stage.now = at(f"2026-12-01 {hour}:00")
        office.log(households(count, 900, date(2026, 11, 27)))
        office.round(f"2026-12-01 {hour}:01")
        office.deliver()
    assert captions(office) == ["这是11月30日 17:00版，报告后来有改动。"] * 3
    buttons = [each["reply_markup"]["inline_keyboard"][0][0] for each in office.sent("editMessageCaption")]
    assert {each["text"] for each in buttons} == {"取新的"}
    assert [each["callback_data"].split(":")[-1] for each in buttons] == ["png", "docx", "xlsx"]
    assert not office.wanted()


async def test_no_second_set_where_nothing_changed_until_the_lock() -> None:
    """The files sent say that they stand."""
    office = await with_files()
    office.round("2026-12-03 17:00")
    office.deliver()
    assert captions(office) == ["已定稿，内容和这份一样。"] * 3
    assert not office.wanted()
    assert office.edits()[-1].startswith("11月月报（定稿）")


async def test_a_change_before_the_lock_brings_a_new_set() -> None:
    """What was sent was of another report."""
    office = await with_files()
    office.stage.now = at("2026-12-01 10:00")
    office.log(households(3, 900, date(2026, 11, 27)))
    office.round("2026-12-01 10:01")
    office.round("2026-12-03 17:00")
    assert [each.form for each in office.wanted()] == [FileForm.PNG, FileForm.DOCX, FileForm.XLSX]
    assert len(captions(office)) == 3


async def test_a_change_in_the_last_minute_brings_a_new_set() -> None:
    """The lock itself finds that the files tell something else."""
    office = await with_files()
    office.stage.now = at("2026-12-03 16:59")
    office.log(households(3, 900, date(2026, 11, 27)))
    office.round("2026-12-03 17:00")
    office.deliver()
    assert len(office.wanted()) == 3
    assert captions(office) == ["这是11月30日 17:00版，报告后来有改动。"] * 3
