"""A locked report keeps the letterhead it had; what was empty then is filled once, by what is given next."""

from handlers.reports.report_snapshot import Reports
from handlers.reports.report_snapshot import paper_of as paper
from handlers.routing.report_sections import SECTIONS
from handlers.settings import settings_command
from tests.unit.handlers.office import at, households
from tests.unit.handlers.reports.test_amendment_question import ZHOU, Locked, kept
from union.core.period import month
from union.reports.document import Letterhead


def _give(office: Locked, words: str) -> None:
    office.stage.write(ZHOU, f"设置 {words}", settings_command.show)


def _letterhead(office: Locked, number: int = 11) -> Letterhead:
    db, period = office.store.db, month(2026, number)
    group = office.stage.group()
    return paper(db, group, Reports(db, group, office.stage.now, SECTIONS).report(period)).letterhead


def test_a_number_given_after_the_lock_is_the_locked_reports() -> None:
    """A document gets its number when it is signed; the next number is not its own any more."""
    office = Locked()
    assert _letterhead(office) == Letterhead()
    _give(office, "文号 红纺工〔2026〕18号")
    _give(office, "文号 红纺工〔2026〕19号")
    assert _letterhead(office).number == "红纺工〔2026〕18号"
    assert _letterhead(office, 12).number == "红纺工〔2026〕19号"


def test_a_correction_has_the_letterhead_of_its_day() -> None:
    """It is a paper of its own; the one before keeps its own."""
    office = Locked()
    _give(office, "文号 红纺工〔2026〕18号")
    _give(office, "文号 红纺工〔2026〕20号")
    office.change(office.first, households(11, 5500, kept(office).report.period.first.replace(day=10)))
    office.press(ZHOU, "发布更正稿")
    assert kept(office).version == 1
    assert _letterhead(office).number == "红纺工〔2026〕20号"


def test_an_older_report_is_left_as_it_was() -> None:
    """Only the newest lock's reports are filled: the others went out without."""
    office = Locked()
    office.round("2026-12-31 17:00")
    office.round("2027-01-07 17:00")
    office.stage.now = at("2027-01-08 10:00")
    _give(office, "主送机关 市总工会")
    assert _letterhead(office) == Letterhead()
    assert _letterhead(office, 12).addressee == "市总工会"
