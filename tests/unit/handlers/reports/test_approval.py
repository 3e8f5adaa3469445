"""审签: the draft goes to the 负责人, who publish it, send it back or add a sentence; unsigned at the lock it says so."""

from datetime import date

import pytest

from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming, Who
from handlers.core.messages.outgoing_message import Press
from handlers.reports import approval
from handlers.routing import free_text
from storage.core import groups, people
from storage.reports import locked_reports, publication
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import in_group, in_private
from union.core.groups import Person, Role
from union.reports.model import Digest, ReportState

NOV_10 = date(2026, 11, 10)
LI, WANG = Who(501, "李建国", None, "zh-hans"), Who(502, "王芳", None, "zh-hans")
POSTING = "2026-11-30 17:00"


class Signing(Office):
    """A group that wants its reports signed, with a log of November."""

    def __init__(self) -> None:
        super().__init__()
        self.want(True)
        self.first = self.log(households(12, 6000, NOV_10))

    def want(self, on: bool) -> None:
        """审签 on or off."""
        with self.store.unit() as db:
            groups.change_setting(db, self.group, "signing", on)

    def chief(self, who: Who, *, reachable: bool = True, chief: bool = True) -> Person:
        """Somebody is 负责人, or no longer."""
        person = self.officer(who.name, who.user_id, reachable=reachable)
        with self.store.unit() as db:
            people.set_chief(db, self.group, person, chief)
        return person

    def admin(self, name: str, number: int, *, reachable: bool = True) -> Person:
        """Somebody is 管理员."""
        person = self.officer(name, number, reachable=reachable)
        with self.store.unit() as db:
            people.enrol(db, self.group, person, Role.ADMIN, self.stage.now, by_hand=True)
        return person

    def press(self, who: Who, label: str) -> str | None:
        """Somebody presses under the draft in private."""
        return self.stage.press(who, label, approval.DEEDS, in_private(who))

    def answer(self, who: Who, text: str) -> None:
        """Somebody writes in private."""
        self.stage.write(who, text, free_text.in_private, in_private(who))

    def drafts(self, who: Who) -> list[str]:
        """What was sent to somebody, as it was first."""
        return [text for text in self.posts(who.user_id) if "送审稿" in text]

    def shown(self, who: Who) -> str:
        """What somebody's newest message or edit says."""
        return self.stage.shown(who.user_id)

    def kept(self) -> Digest:
        """November's report as it was locked."""
        found = locked_reports.latest(self.store.db, self.group, "2026-11")
        assert found is not None
        return found.report


def submitted() -> Signing:
    """November's draft with 李建国."""
    office = Signing()
    office.chief(LI)
    office.round(POSTING)
    return office


def test_the_draft_goes_to_the_chief_and_not_to_the_group() -> None:
    """At the posting time; once; the group hears nothing and no file is made."""
    office = submitted()
    [text] = office.drafts(LI)
    assert text.startswith("【红星机械厂工会】11月月报送审稿，请审签\n\n11月月报（截至11月30日 17:00）")
    assert "12户" in text
    assert text.endswith("到12月3日 周四 17:00仍未审签的，按「未审签」发布。")
    assert office.stage.labels(LI.user_id)[:3] == ["发布", "退回修改", "改一句"]
    assert office.posts() == []
    assert office.wanted() == []


def test_publishing_is_the_lock() -> None:
    """The group gets the final report with who signed, the file is wanted, the draft says so; later logs are 补报."""
    office = submitted()
    office.stage.now = at("2026-11-30 18:00")
    assert office.press(LI, "发布") == "已发布"
    [text] = office.posts()
    assert text.startswith("11月月报（定稿）")
    assert text.endswith("审签：李建国")
    assert [each.scheduled for each in office.wanted()] == [True] * 3
    assert publication.is_locked(office.store.db, office.group, "2026-11")
    assert (office.kept().state, office.kept().signed_by) == (ReportState.FINAL, "李建国")
    assert office.shown(LI) == "11月月报已由李建国审签发布，已定稿。"
    office.round("2026-12-03 17:00")
    assert len(office.posts()) == 1
    assert office.edits() == []


def test_a_second_press_does_nothing() -> None:
    """Whoever comes second is told, and the report is posted once."""
    office = Signing()
    office.chief(LI)
    office.chief(WANG)
    office.round(POSTING)
    office.deliver()
    office.press(LI, "发布")
    assert office.shown(WANG) == "11月月报已由李建国审签发布，已定稿。"
    assert office.press(WANG, "发布") == "这一稿已处理过了"
    assert office.press(LI, "发布") == "这一稿已处理过了"
    assert len(office.posts()) == 1


def test_what_is_signed_was_seen() -> None:
    """A log that came after the draft was drawn: the press shows the new draft and publishes nothing."""
    office = submitted()
    office.deliver()
    office.log(households(3, 900, NOV_10))
    assert office.press(LI, "发布") == "月报刚有变动，请看过新稿再发布"
    assert office.posts() == []
    assert "15户" in office.shown(LI)
    assert office.press(LI, "发布") == "已发布"
    assert "15户" in office.posts()[0]


def test_the_draft_is_kept_up_to_date_in_place() -> None:
    """Changes between draft and signing edit the draft; time alone does not."""
    office = submitted()
    office.deliver()
    office.round("2026-12-01 09:00")
    assert office.sent("editMessageText", LI.user_id) == []
    office.log(households(3, 900, NOV_10))
    office.round("2026-12-01 10:00")
    [edit] = office.sent("editMessageText", LI.user_id)
    assert "15户" in edit["text"]
    assert len(office.drafts(LI)) == 1


def test_unsigned_at_the_lock_says_so() -> None:
    """Posted as 未审签, locked, and the draft says what became of it."""
    office = submitted()
    office.round("2026-12-03 17:00")
    [text] = office.posts()
    assert text.startswith("11月月报（未审签）")
    assert office.kept().state is ReportState.UNSIGNED
    assert office.shown(LI) == "11月月报到定稿时间未审签，已按「未审签」发布。"
    assert office.press(LI, "发布") == "这一稿已处理过了"


def test_away_over_posting_and_lock_it_is_unsigned() -> None:
    """Nobody could sign what nobody was shown."""
    office = Signing()
    office.chief(LI)
    office.round("2026-12-07 10:00")
    assert office.posts()[0].startswith("11月月报（未审签）")
    assert office.drafts(LI) == []


def test_sent_back_with_a_reason() -> None:
    """The authors and the 管理员 hear in private what to mend; the draft shows the reason; a change brings it again."""
    office = Signing()
    author = office.officer(WANG.name, WANG.user_id, reachable=True)
    office.admin("周敏", 503)
    office.chief(LI)
    office.log(households(2, 400, NOV_10), by=author)
    office.round(POSTING)
    office.press(LI, "退回修改")
    assert office.shown(LI) == "哪里要改？请直接回一句，我转给记录人和管理员。"
    office.answer(LI, "慰问户数不对，请核对")
    assert office.posts(LI.user_id)[-1] == "已退回，转告了2人。记录改动后再送您审签。"
    for number in (WANG.user_id, 503):
        assert office.posts(number) == [
            "【红星机械厂工会】11月月报被李建国退回修改：慰问户数不对，请核对\n请更正有关记录，改后会再送审。"
        ]
    assert office.posts() == []
    office.deliver()
    assert office.press(LI, "发布") == "这一稿已处理过了"
    office.round("2026-12-01 09:00")
    assert len(office.drafts(LI)) == 1
    office.revise(office.first, households(11, 5500, NOV_10))
    office.round("2026-12-01 10:00")
    _first, second = office.drafts(LI)
    assert "11月月报送审稿（第2稿），请审签" in second
    assert "13户" in second
    office.press(LI, "发布")
    assert "13户，5900元" in office.posts()[0]


def test_sent_back_it_can_be_looked_at_again() -> None:
    """「再看一遍」 without any change."""
    office = submitted()
    office.press(LI, "退回修改")
    office.answer(LI, "再核对一下")
    assert office.posts() == ["11月月报被退回修改：再核对一下\n请更正有关记录，改后会再送审。"]
    office.press(LI, "再看一遍")
    assert len(office.drafts(LI)) == 2
    assert office.press(LI, "发布") == "已发布"


def test_a_sentence_is_added() -> None:
    """「改一句」 writes the 说明 into draft, post and kept report; 无 takes it out."""
    office = submitted()
    office.press(LI, "改一句")
    office.answer(LI, "本月慰问款\n含上级补助2000元。")
    assert "说明\n本月慰问款 含上级补助2000元。" in office.sent("editMessageText", LI.user_id)[-1]["text"]
    office.press(LI, "改一句")
    assert "现在是：本月慰问款 含上级补助2000元。" in office.shown(LI)
    office.answer(LI, "无")
    assert "说明" not in office.sent("editMessageText", LI.user_id)[-1]["text"]
    office.press(LI, "改一句")
    office.answer(LI, "数据截至月底。")
    office.press(LI, "发布")
    assert office.posts()[0].endswith("说明\n数据截至月底。\n\n审签：李建国")
    assert office.kept().remarks == "数据截至月底。"
    assert len(office.store.db.execute("select 1 from logs").fetchall()) == 1


def test_names_and_numbers_in_a_sentence_are_masked() -> None:
    """What the whole group reads later has no helped person's name and no telephone number."""
    office = submitted()
    office.press(LI, "改一句")
    office.answer(LI, "困难职工王建国住院，电话13812345678")
    remarks = publication.of_period(office.store.db, office.group, "2026-11")
    assert remarks is not None
    assert "王建国" not in remarks.remarks
    assert "13812345678" not in remarks.remarks


def test_an_overlong_answer_is_refused() -> None:
    """And asked for again: the next one counts."""
    office = submitted()
    office.press(LI, "改一句")
    office.answer(LI, "字" * 301)
    assert office.shown(LI) == "太长了，请在300字以内。"
    office.answer(LI, "短一点。")
    row = publication.of_period(office.store.db, office.group, "2026-11")
    assert row is not None
    assert row.remarks == "短一点。"


def test_an_answer_after_the_lock_changes_nothing() -> None:
    """Asked before, answered after."""
    office = submitted()
    office.press(LI, "改一句")
    office.round("2026-12-03 17:00")
    office.answer(LI, "太晚了。")
    assert office.shown(LI) == "这一稿已处理过了"
    assert office.kept().remarks == ""


def test_nobody_reachable_is_said_to_the_admin() -> None:
    """Once; as soon as the 负责人 can be reached the draft comes."""
    office = Signing()
    office.admin("周敏", 503)
    office.chief(LI, reachable=False)
    office.round(POSTING)
    [text] = office.posts(503)
    assert "11月月报待审签，但负责人都没有私聊过我" in text
    assert office.posts() == []
    office.chief(LI)
    office.round("2026-12-01 09:00")
    assert len(office.drafts(LI)) == 1
    assert office.posts(503) == [text]


def test_nobody_reachable_at_all_is_said_in_the_group() -> None:
    """In one line, once; and the ordinary way is taken at the lock."""
    office = Signing()
    office.chief(LI, reachable=False)
    office.round(POSTING)
    office.round("2026-12-01 10:00")
    assert office.posts() == [
        "11月月报待审签，请负责人先私聊我，发 /start；到12月3日 周四 17:00仍未审签的，按「未审签」发布。"
    ]
    office.round("2026-12-03 17:00")
    assert office.posts()[-1].startswith("11月月报（未审签）")


def test_without_a_chief_the_admin_signs() -> None:
    """Where nobody is 负责人, the 管理员 is in charge."""
    office = Signing()
    office.admin(LI.name, LI.user_id)
    office.round(POSTING)
    assert office.press(LI, "发布") == "已发布"


def test_another_chief_takes_over() -> None:
    """The draft goes to the new one; the former one's says so, and its buttons do nothing."""
    office = submitted()
    office.deliver()
    office.chief(LI, chief=False)
    office.chief(WANG)
    office.round("2026-12-01 10:00")
    assert office.shown(LI) == "您已不是负责人，11月月报由现在的负责人审签。"
    assert len(office.drafts(WANG)) == 1
    office.chief(LI)
    office.round("2026-12-01 11:00")
    assert "请审签" in office.shown(LI)
    assert len(office.drafts(LI)) == 1
    office.chief(LI, chief=False)
    assert office.press(LI, "发布") == "月报由本群负责人审签"
    assert office.posts() == []


def test_nobody_signs_in_the_group() -> None:
    """A button of the draft has no place there."""
    office = submitted()
    office.deliver()
    press = Press("sign.publish", office.group.id, ("2026-11", "00000000"))
    came = Incoming(0, in_group(), LI, press=press, press_id="p", pressed_in=1)
    office.stage.come(pressed(approval.DEEDS), came)
    assert office.stage.gateway.toasts[-1] == "月报由本群负责人审签"


def test_switched_off_meanwhile_the_report_is_posted() -> None:
    """And the draft says so."""
    office = submitted()
    office.deliver()
    office.want(False)
    office.round("2026-12-01 10:00")
    assert office.posts()[0].startswith("11月月报（截至12月1日 10:00）")
    assert office.shown(LI) == "审签已关闭，11月月报已照常发布。"
    office.round("2026-12-03 17:00")
    assert office.kept().state is ReportState.FINAL


def test_switched_on_after_the_post_it_concerns_the_next_month() -> None:
    """What the group has seen is not taken back."""
    office = Signing()
    office.want(False)
    office.chief(LI)
    office.round(POSTING)
    office.want(True)
    office.round("2026-12-03 17:00")
    assert office.drafts(LI) == []
    assert office.kept().state is ReportState.FINAL


@pytest.mark.parametrize("hour", ["22:00", "07:59"])
def test_the_draft_keeps_quiet_hours(hour: str) -> None:
    """It waits for the morning."""
    office = Signing()
    office.chief(LI)
    office.round(f"2026-12-01 {hour}")
    assert office.drafts(LI) == []
    office.round("2026-12-02 08:00")
    assert len(office.drafts(LI)) == 1
