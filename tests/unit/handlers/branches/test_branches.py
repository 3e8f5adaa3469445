"""The branches of a group: who makes the list, which logs belong to which, and what a correction teaches."""

import pytest

from handlers.branches import coverage_counts
from handlers.branches.branch_card import show
from handlers.core.messages.incoming_message import Who
from handlers.core.report_sections import ReportMoment
from handlers.people import roster
from handlers.routing import free_text
from handlers.routing.references import earlier_messages
from storage.branches import branch_list
from storage.worklog import entries
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.branches import By
from union.core.period import month
from union.worklog.entries import LogEntry


def office(words: str = "小组 一车间、二车间 86人、三车间") -> Week:
    """A group with a list of branches; 周敏 is 管理员, 李建国 an officer."""
    week = Week()
    week.says(LI, "今天慰问职工5人")
    week.stage.write(ZHOU, words, show)
    return week


def entry(week: Week, number: int) -> LogEntry:
    """The log of a number."""
    return entries.by_numbers(week.stage.store.db, week.stage.group(), [number])[0]


def listed(week: Week) -> list[str]:
    """The names in their order."""
    return [
        each.name for each in branch_list.all_branches(week.stage.store.db, week.stage.group()) if each.active
    ]


def said(week: Week, who: Who, words: str) -> str:
    """What the command answers."""
    week.stage.write(who, words, show)
    return week.stage.shown()


def test_the_admin_makes_the_list() -> None:
    """Names with how many people; asked again it is shown in that order."""
    week = office()
    assert listed(week) == ["一车间", "二车间", "三车间"]
    assert "2. 二车间，86人" in said(week, LI, "/branches")


def test_an_officer_only_sees_it() -> None:
    """The list is the 管理员's."""
    week = office()
    assert said(week, LI, "小组 四车间") == "小组名单由本群管理员修改；发 /branches 可以查看。"
    assert "四车间" not in listed(week)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("小组 二车间 90人", "二车间：86人 → 90人"),
        ("小组 2车间 改名 装配车间", "二车间 改名为装配车间，说「二车间」也认得。"),
        ("小组 二车间 也叫 装配线", "二车间也叫装配线。"),
        ("小组 二车间", "二车间已在名单里。"),
        ("小组 停用 二车间", "二车间已停用，以前的记录还在。"),
        ("小组 删除 二车间", "二车间已删除。"),
        ("小组 九车间 并入 一车间", "名单里没有「九车间」，没有改。"),
        ("小组 今天走访了3户", "「今天走访了3户」不像小组的名称（2至16个字），没有改。"),
    ],
)
def test_the_list_is_changed_in_words(words: str, answer: str) -> None:
    """Each change says what it was and is."""
    assert said(office(), ZHOU, words) == answer


def test_a_log_belongs_to_whom_its_words_name() -> None:
    """One, several, all, or none; the echo says which."""
    week = office()
    assert "，二车间" in week.says(LI, "今天到2车间走访困难职工3户")
    week.says(LI, "今天走访一、三车间困难职工5户")
    week.says(LI, "今天走访困难职工2户")

    assert [entry(week, number).branch for number in (2, 3, 4)] == ["二车间", "一车间、三车间", None]
    assert [entry(week, number).branch_by for number in (2, 3, 4)] == [By.SAID, By.SAID, By.NOBODY]


def test_without_words_it_is_the_leaders_own() -> None:
    """The 组长 of 二车间 visits his people; the echo says why."""
    week = office()
    week.join(WANG)
    week.stage.write(ZHOU, "分工 王 芳 组长 2车间", roster.roster)
    assert "二车间（记录人所在小组）" in week.says(WANG, "今天走访困难职工3户")
    assert "三车间" in week.says(WANG, "今天到三车间走访困难职工3户")


def test_a_leader_of_what_is_not_listed() -> None:
    """The text stays, and one press puts it into the list."""
    week = office()
    week.join(WANG)
    week.stage.write(ZHOU, "分工 王 芳 组长 五车间", roster.roster)

    assert week.press(ZHOU, "把「五车间」加进名单") == "已加1个小组：五车间"
    assert listed(week)[-1] == "五车间"


def test_a_correction_by_button_stays_and_teaches() -> None:
    """「装配线」 is 三车间's from now on; an edit of the message does not take that back."""
    week = office()
    week.stage.write(LI, "今天到装配线走访困难职工3户", free_text.in_group, message_id=700)
    week.press(LI, "改")
    week.press(LI, "换小组")
    week.press(LI, "三车间")
    assert "以后「装配线」算三车间" in week.stage.shown()
    week.stage.write(LI, "今天到装配线走访困难职工4户", earlier_messages.edited, message_id=700)

    week.says(LI, "今天装配线送清凉30人")
    assert [entry(week, number).branch for number in (2, 3)] == ["三车间", "三车间"]
    assert [entry(week, number).branch_by for number in (2, 3)] == [By.HAND, By.LEARNED]


def test_what_was_learned_is_seen_and_forgotten() -> None:
    """On the branch's card, with who taught it; and when the log is taken back."""
    week = office()
    week.says(LI, "今天到装配线走访困难职工3户")
    week.says(LI, "#2 是三车间的")
    said(week, ZHOU, "小组")
    week.press(ZHOU, "三车间")
    assert "「装配线」算三车间，是改正时教的（李建国）" in week.stage.shown()
    week.press(ZHOU, "✕ 不叫装配线")

    week.says(LI, "今天装配线送清凉30人")
    assert entry(week, 3).branch is None
    week.says(LI, "#3 是一车间的")
    week.says(LI, "撤销 #3")
    week.says(LI, "今天装配线走访2户")
    assert entry(week, 4).branch is None


@pytest.mark.parametrize(
    ("words", "branch"),
    [
        ("#2 是三车间的", "三车间"),
        ("#2 一、二车间", "一车间、二车间"),
        ("#2 各车间", "各小组"),
        ("#2 不分小组", None),
    ],
)
def test_a_reply_says_which(words: str, branch: str | None) -> None:
    """By the number; what was settled so is never read again."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    assert week.says(LI, words) == ""  # its receipt, right above, shows it
    said(week, ZHOU, "小组 四车间")

    assert (entry(week, 2).branch, entry(week, 2).branch_by) == (branch, By.HAND)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("是九车间的", "九车间"),
        ("第9车间", "第9车间"),
        ("改成铸造车间", "铸造车间"),
    ],
)
def test_a_branch_the_list_has_not_is_said(words: str, name: str) -> None:
    """Silence would leave the officer to believe that it was put right."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    assert week.says(LI, f"#2 {words}") == f"名单里没有「{name}」，没有改。"
    assert entry(week, 2).branch == "二车间"


@pytest.mark.parametrize("words", ["感谢九车间", "是不是九车间的", "是谢谢你们小组"])
def test_other_talk_of_such_a_branch_is_none(words: str) -> None:
    """Only a reply that places the entry there."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    assert "名单里没有" not in week.says(LI, f"#2 {words}")


def test_talk_about_a_branch_is_no_correction() -> None:
    """A number and a branch in a sentence."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    assert week.says(LI, "#2 二车间的人都满意吗") == ""


def test_older_logs_get_a_new_branch() -> None:
    """Those whose words name it, said with their count; taken back they are of none again."""
    week = office()
    week.says(LI, "今天到五车间走访困难职工3户")
    week.says(LI, "今天到一车间和五车间走访困难职工3户")

    assert said(week, ZHOU, "小组 五车间").endswith("今年以前的记录里，有2条按原话归到了小组。")
    assert [entry(week, number).branch for number in (2, 3)] == ["五车间", "一车间、五车间"]
    week.press(ZHOU, "撤销")
    assert [entry(week, number).branch for number in (2, 3)] == [None, "一车间"]


def test_two_branches_become_one() -> None:
    """Asked first; logs, names and who leads it go along."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    said(week, ZHOU, "小组 二车间 并入 三车间")
    assert listed(week) == ["一车间", "二车间", "三车间"]
    week.press(ZHOU, "并入三车间")

    assert listed(week) == ["一车间", "三车间"]
    assert entry(week, 2).branch == "三车间"
    assert "三车间" in week.says(LI, "今天到二车间走访困难职工1户")


def test_a_new_name_is_shown_everywhere() -> None:
    """In older logs too; the old one is known on."""
    week = office()
    week.says(LI, "今天走访一、二车间困难职工3户")
    said(week, ZHOU, "小组 二车间 改名 装配车间")

    assert entry(week, 2).branch == "一车间、装配车间"
    week.says(LI, "今天到二车间走访困难职工1户")
    assert entry(week, 3).branch == "装配车间"


def test_a_branch_with_logs_is_given_up_never_deleted() -> None:
    """Its logs keep it; new ones are none of its."""
    week = office()
    week.says(LI, "今天到二车间走访困难职工3户")
    assert said(week, ZHOU, "小组 删除 二车间") == "二车间有过记录，不能删除，已改为停用。"

    week.says(LI, "今天到二车间走访困难职工1户")
    assert [entry(week, number).branch for number in (2, 3)] == ["二车间", None]


def test_the_longest_list_still_fits() -> None:
    """A hundred branches of sixteen signs, half of them given up."""
    names = [f"第{number}铆焊装配联合作业工段班组" for number in range(100, 200)]
    week = office("小组 " + "、".join(names))
    said(week, ZHOU, "小组 停用 " + "、".join(names[:60]))

    assert len(said(week, ZHOU, "小组")) < 4096
    assert said(week, ZHOU, "小组 再加一个") == "名单最多100个小组，没有改。"


def test_a_report_tells_what_each_branch_cost() -> None:
    """By the logs about it alone; a sum for two of them is neither's, and what came in is no cost."""
    week = office()
    week.says(LI, "今天走访一车间困难职工2户，慰问金1000元")
    week.says(LI, "今天走访一车间困难职工1户，慰问金500元")
    week.says(LI, "今天一车间、二车间开展拔河比赛，奖品800元")
    week.says(LI, "今天二车间收到捐款300元")
    stage = week.stage
    moment = ReportMoment(month(2026, 11), stage.now)
    section = coverage_counts.totals(stage.store.db, stage.group(), moment)
    assert section is not None
    assert section.told == "一车间 3项（3户、1500元），二车间 2项"
    assert [(each.of, each.value, each.unit) for each in section.figures if each.of] == [
        ("一车间", 1500, "元")
    ]
