"""更正稿: after a change in a locked month the 管理员 and the 负责人 are asked, and what changed is said."""

from dataclasses import replace
from datetime import date

from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming, Who
from handlers.core.messages.outgoing_message import Press
from handlers.reports import amendment_question, digest_command
from handlers.routing import undo_commands
from handlers.worklog.corrections import correction
from storage.core import people
from storage.reports import locked_reports
from storage.worklog import entries
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import in_private
from union.core.groups import Role
from union.reports.model import ReportState
from union.worklog.entries import Fact, LogEntry

NOV_10 = date(2026, 11, 10)
ZHOU, LI, WANG = (Who(500 + n, name, None, "zh-hans") for n, name in enumerate(("周敏", "李建国", "王芳")))
OFFER = "【红星机械厂工会】11月月报已定稿。这次改动会使：\n· {lines}\n发布更正稿{version}？"


class Locked(Office):
    """November with one log of 王芳, its report posted and locked; 周敏 is 管理员."""

    def __init__(self, *, reachable: bool = True) -> None:
        super().__init__()
        self.member(ZHOU, Role.ADMIN, reachable=reachable)
        author = self.member(WANG, Role.OFFICER)
        self.first = self.log(households(12, 6000, NOV_10), by=author, text="走访12户")
        self.round("2026-11-30 17:00")
        self.deliver()
        self.round("2026-12-03 17:00")
        self.deliver()
        self.stage.now = at("2026-12-08 10:00")

    def member(self, who: Who, role: Role, *, reachable: bool = True) -> people.Person:
        """Somebody on the roster."""
        person = self.officer(who.name, who.user_id, reachable=reachable)
        with self.store.unit() as db:
            people.enrol(db, self.group, person, role, self.stage.now, by_hand=True)
        return person

    def chief(self, who: Who) -> None:
        """Somebody is 负责人."""
        person = self.member(who, Role.OFFICER)
        with self.store.unit() as db:
            people.set_chief(db, self.group, person, True)

    def now(self, entry: LogEntry) -> LogEntry:
        """A log as it is now."""
        return entries.get(self.store.db, self.group, entry.id) or entry

    def change(self, entry: LogEntry, fact: Fact, by: Who = ZHOU) -> None:
        """The admin gives a log other facts, as an edit or a button would."""
        now = self.now(entry)
        self.stage.write(
            by,
            "改",
            lambda turn: correction.revise(turn, now, replace(now, facts=(fact,)), "edited") and None,
        )

    def undo(self, entry: LogEntry, by: Who = ZHOU) -> None:
        """「撤销 #1」."""
        self.stage.write(by, f"撤销 #{entry.number}", undo_commands.undo)

    def press(self, who: Who, label: str) -> str | None:
        """Somebody presses under the card in private."""
        return self.stage.press(who, label, amendment_question.DEEDS, in_private(who))

    def versions(self, period: str = "2026-11") -> list[int]:
        """Every version kept of a report."""
        sql = "select version from kept_reports where period = ? order by version"
        return [row["version"] for row in self.store.db.query(sql, [period])]


def kept(office: Locked, period: str = "2026-11") -> locked_reports.LockedReport:
    """The report as it stands."""
    found = locked_reports.latest(office.store.db, office.group, period)
    assert found is not None
    return found


def test_a_change_after_the_lock_is_offered() -> None:
    """In private to the 管理员 and the 负责人, with what it would do; the report stands until somebody publishes."""
    office = Locked()
    office.chief(LI)
    office.change(office.first, households(11, 5500, NOV_10))
    text = OFFER.format(lines="帮扶慰问：12户→11户，6000元→5500元", version=1)
    assert office.posts(ZHOU.user_id)[-1] == text
    assert office.posts(LI.user_id)[-1] == text
    assert office.stage.labels(ZHOU.user_id) == ["发布更正稿", "先不发"]
    assert kept(office).version == 0
    office.stage.write(ZHOU, "月报 2026-11", digest_command.digest)
    assert "12户，6000元" in office.posts()[-1]


def test_publishing_edits_the_post_and_says_what_changed() -> None:
    """The post becomes 更正稿1 with the list, the group hears of it, the file comes anew, the older version is kept."""
    office = Locked()
    office.chief(LI)
    office.change(office.first, households(11, 5500, NOV_10))
    before = len(office.wanted())
    assert office.press(LI, "发布更正稿") == "已发布"
    assert office.edits()[-1].startswith(
        "11月月报（更正稿1）\n红星机械厂工会\n\n更正内容\n· 帮扶慰问：12户→11户，6000元→5500元\n\n本月共1项工作"
    )
    assert office.posts()[-1] == ("11月月报有更正（更正稿1）：\n· 帮扶慰问：12户→11户，6000元→5500元")
    assert len(office.wanted()) >= before
    assert (kept(office).version, kept(office).report.state) == (1, ReportState.CORRECTED)
    assert office.versions() == [0, 1]
    assert office.stage.shown(ZHOU.user_id) == "11月月报更正稿1已由李建国发布。"
    assert office.press(ZHOU, "发布更正稿") == "已经处理过了"
    office.change(office.first, households(10, 5000, NOV_10))
    assert "发布更正稿2？" in office.posts(ZHOU.user_id)[-1]
    office.press(ZHOU, "发布更正稿")
    assert kept(office).report.corrections == ("帮扶慰问：11户→10户，5500元→5000元",)
    assert office.versions() == [0, 1, 2]


def test_further_changes_bring_the_card_up_to_date() -> None:
    """One card for all changes; when they are taken back it says so."""
    office = Locked()
    office.change(office.first, households(11, 5500, NOV_10))
    office.deliver()
    office.change(office.first, households(9, 4500, NOV_10))
    assert "12户→9户" in office.stage.shown(ZHOU.user_id)
    office.change(office.first, households(12, 6000, NOV_10))
    assert office.stage.shown(ZHOU.user_id) == "改动已还原，11月月报不用更正。"
    assert len(office.posts(ZHOU.user_id)) == 1


def test_what_is_published_was_seen() -> None:
    """A change between card and press: the card is shown anew, nothing is published."""
    office = Locked()
    office.change(office.first, households(11, 5500, NOV_10))
    office.deliver()
    office.revise(office.now(office.first), households(9, 4500, NOV_10))
    assert office.press(ZHOU, "发布更正稿") == "记录又有变动，请看过再发布"
    assert kept(office).version == 0
    assert office.press(ZHOU, "发布更正稿") == "已发布"


def test_it_can_wait() -> None:
    """「先不发」 keeps the way open."""
    office = Locked()
    office.change(office.first, households(11, 5500, NOV_10))
    office.press(ZHOU, "先不发")
    assert office.stage.shown(ZHOU.user_id).startswith("11月月报先不更正，仍按已发布的为准")
    assert office.stage.labels(ZHOU.user_id) == ["发布更正稿"]
    assert office.press(ZHOU, "发布更正稿") == "已发布"


def test_only_who_may_publishes() -> None:
    """An officer who forges the button is refused."""
    office = Locked()
    office.change(office.first, households(11, 5500, NOV_10))
    office.deliver()
    came = Incoming(
        0, in_private(WANG), WANG, press=Press("amend.publish", office.group.id, ("2026-11", "0"))
    )
    office.stage.come(pressed(amendment_question.DEEDS), came)
    assert kept(office).version == 0


def test_only_the_admin_changes_a_locked_month() -> None:
    """The author is told whom to ask; nothing is offered."""
    office = Locked()
    office.undo(office.first, by=WANG)
    assert "已定稿" in office.posts()[-1]
    assert all("这次改动" not in text for text in office.posts(ZHOU.user_id))
    office.undo(office.first)
    assert "1项→0项" in office.posts(ZHOU.user_id)[-1]


def test_nobody_reachable_is_asked_where_the_change_was_made() -> None:
    """In the group, with the buttons, for the 管理员 alone."""
    office = Locked(reachable=False)
    office.change(office.first, households(11, 5500, NOV_10))
    assert "发布更正稿1？" in office.posts()[-1]
    office.deliver()
    assert office.stage.press(WANG, "发布更正稿", amendment_question.DEEDS) == "更正稿由管理员或负责人发布"
    assert office.stage.press(ZHOU, "发布更正稿", amendment_question.DEEDS) == "已发布"


def test_a_change_of_nothing_reported_is_not_offered() -> None:
    """The same facts again."""
    office = Locked()
    office.change(office.first, households(12, 6000, NOV_10))
    assert office.posts(ZHOU.user_id) == []


def test_a_late_log_is_no_correction_of_its_month_but_of_its_year() -> None:
    """November stands; when the year is locked, its report is issued again with the 补报 of the next month's lock."""
    office = Locked()
    office.round("2026-12-31 17:00")
    office.round("2027-01-06 17:00")
    assert kept(office, "2026").report.state is ReportState.FINAL
    assert kept(office, "2026-H2").version == 0
    office.stage.now = at("2027-01-08 10:00")
    late = office.log(households(3, 300, date(2026, 12, 20)), late_for="2026-12")
    office.log(households(1, 100, date(2027, 1, 8)))
    office.round("2027-01-29 17:00")
    office.round("2027-02-03 17:00")
    told = next(text for text in office.posts() if "补入迟报的记录" in text)
    assert told == (
        "2026年年度报告补入迟报的记录（更正稿1）：\n· 帮扶慰问：1项→2项，12户→15户，6000元→6300元"
    )
    assert any(wanted.period == "2026" for wanted in office.wanted())
    assert office.versions("2026-12") == [0]
    assert office.versions("2026-Q4") == [0, 1]
    office.stage.now = at("2027-02-04 10:00")
    office.undo(late)
    assert "补报 帮扶慰问：1项→0项，3户→0户，300元→0元" in office.posts(ZHOU.user_id)[-1]


def test_a_longer_report_asked_for_is_up_to_date() -> None:
    """Between two locks: the 补报 is in it, and it says that it is a 更正稿."""
    office = Locked()
    office.round("2027-01-06 17:00")
    office.stage.now = at("2027-01-08 10:00")
    office.stage.write(ZHOU, "月报 2026", digest_command.digest)
    assert office.posts()[-1].startswith("2026年年度报告（定稿）")
    office.log(households(3, 300, date(2026, 12, 20)), late_for="2026-12")
    office.stage.write(ZHOU, "月报 2026", digest_command.digest)
    assert office.posts()[-1].startswith("2026年年度报告（更正稿1）")
    office.stage.write(ZHOU, "月报 2026", digest_command.digest)
    assert office.posts()[-1].startswith("2026年年度报告（更正稿1）")


def test_a_correction_reaches_the_longer_reports() -> None:
    """The quarter, half and year that are locked are issued with it, and the group hears so."""
    office = Locked()
    office.round("2027-01-06 17:00")
    office.stage.now = at("2027-01-08 10:00")
    office.change(office.first, households(11, 5500, NOV_10))
    office.press(ZHOU, "发布更正稿")
    assert office.posts()[-1].endswith("2026年第四季度报告、2026年下半年报告、2026年年度报告随之更正。")
    assert office.versions("2026") == [0, 1]
