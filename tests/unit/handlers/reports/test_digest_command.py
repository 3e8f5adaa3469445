"""/digest and its buttons: which period, what stands behind each figure, the file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from handlers.core.messages.incoming_message import Where, Who
from handlers.core.turn import Turn
from handlers.reports import digest_command
from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.core import people
from storage.reports import publication
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, in_group, in_private
from union.core import period as periods
from union.reports.document import FileForm
from union.reports.model import digest

NOV_10 = date(2026, 11, 10)


def working() -> Office:
    """A group with logs in October and November; it is 20 November."""
    office = Office()
    office.log(households(5, 500, date(2026, 10, 9)))
    office.log(households(12, 6000, NOV_10))
    office.log(households(30, 0, NOV_10, "文体活动"))
    office.stage.now = at("2026-11-20 10:00")
    return office


def ask(office: Office, words: str) -> str:
    """Somebody asks for a report; the answer."""
    office.stage.write(ZHOU, words, digest_command.digest)
    return office.posts()[-1]


PERIODS = [
    ("月报", "11月月报（截至11月20日 10:00）"),
    ("/digest", "11月月报（截至11月20日 10:00）"),
    ("/digest@gonghui_bot 2026-10", "10月月报"),
    ("简报 上个月", "10月月报"),
    ("总结：今年", "2026年年度报告"),
    ("月报 四季度", "第四季度报告"),
    ("/digest 2026上半年", "上半年报告"),
    ("/digest 2026", "2026年年度报告"),
    ("三季度总结", "第三季度报告"),
    ("年度总结", "2026年年度报告"),
    ("2026年年报", "2026年年度报告"),
    ("年终总结", "2026年工作总结（初稿，截至11月20日 10:00）"),
    ("写年终总结", "2026年工作总结（初稿"),
    ("帮我起草一份2026年工会工作总结", "2026年工作总结（初稿"),
    ("今年的年终总结初稿", "2026年工作总结（初稿"),
    ("/digest 2026 总结", "2026年工作总结（初稿"),
    ("去年年终总结", "2025年没有工作记录，写不出总结"),
]


@pytest.mark.parametrize(("words", "begins"), PERIODS)
def test_period_is_read(words: str, begins: str) -> None:
    """This month without a word; else the period named, a bare one looking back."""
    assert ask(working(), words).startswith(begins)


def test_draft_of_the_year_comes_as_a_word_file() -> None:
    """In the chat in short with the sources of its figures; the file is made once, named as what it is."""
    office = working()
    assert "主要工作\n· 帮扶慰问 2项" in ask(office, "写年终总结")
    assert [one.form for one in office.wanted()] == [FileForm.REVIEW]
    assert "共2条" in opened(office, WANG, "依据：帮扶慰问")


@pytest.mark.parametrize("text", ["年终总结谁写", "今晚写年终总结", "年终总结写完了", "2026年总结会12月28日"])
def test_talk_of_a_summary_asks_for_none(text: str) -> None:
    assert digest_command.NAMED.fullmatch(text) is None


def test_unknown_period_is_said_with_examples() -> None:
    """Words that name no time are quoted, with three that do."""
    said = ask(working(), "月报 食堂")
    assert "没看懂「食堂」" in said
    assert "月报 2026-11" in said


def test_period_ahead_is_said() -> None:
    """There is nothing to sum up yet, and that is what is said."""
    assert "还没开始" in ask(working(), "月报 2027-01")


def test_text_is_formatted() -> None:
    """The details are folded; the spans fit the text."""
    office = working()
    text = ask(office, "月报")
    entities = office.sent()[-1]["entities"]
    assert {each["type"] for each in entities} == {"bold", "expandable_blockquote"}
    assert all(each["offset"] + each["length"] <= len(text.encode("utf-16-le")) // 2 for each in entities)


def test_last_month_is_offered_until_its_lock() -> None:
    """In the first days of a month, last month's report is likely meant."""
    office = working()
    office.stage.now = at("2026-12-02 10:00")
    ask(office, "月报")
    office.stage.press(ZHOU, "上月月报", digest_command.DEEDS)
    assert office.posts()[-1].startswith("11月月报")
    office.stage.now = at("2026-12-03 17:00")
    ask(office, "月报")
    assert "上月月报" not in office.stage.labels()


def sources(office: Office) -> Mapping[str, str]:
    """Every button of the report with the list it opens."""
    ask(office, "月报")
    office.stage.press(ZHOU, "依据▾", digest_command.DEEDS)
    labels = [each for each in office.stage.labels() if each.startswith("依据：")]
    return {label: opened(office, ZHOU, label) for label in labels}


def opened(office: Office, who: Who, label: str, *where: Where) -> str:
    """The list that a part opens to, in the place of the parts."""
    office.stage.press(who, "依据▾", digest_command.DEEDS, *where)
    office.stage.press(who, label, digest_command.DEEDS, *where)
    text: str = office.sent("editMessageText", *(each.chat_id for each in where))[-1]["text"]
    return text


def test_every_figure_opens_to_its_logs() -> None:
    """Sections, the whole, last month and the year each open to the logs that make them up, and no others."""
    office = working()
    opened = sources(office)
    numbers = {
        label: sorted(int(line[1:].split()[0]) for line in text.splitlines()[1:])
        for label, text in opened.items()
    }
    assert numbers == {
        "依据：帮扶慰问": [2],
        "依据：文体活动": [3],
        "依据：全部": [2, 3],
        "依据：上月": [1],
        "依据：本年累计": [1, 2, 3],
    }
    period = periods.month(2026, 11)
    report = digest(material(office.store.db, office.group, period, office.stage.now, SECTIONS))
    assert set(numbers["依据：全部"]) == set(report.overview.logs)


def test_plan_and_deadlines_open_to_their_items() -> None:
    """Every item behind plan against done and what is overdue, each with where it stands, an old deadline first."""
    office = working()
    office.item("上报十月报表", "2026-10-30", deadline=True)
    office.finish(office.item("读书会", "2026-11-12"))
    office.item("上报材料", "2026-11-18", deadline=True)
    assert sources(office)["依据：计划"].splitlines() == [
        "依据：11月 计划（共3条）",
        "#4 上报十月报表：10月30日到期，已过期限21天",
        "#5 11月12日 周四 读书会：已完成",
        "#6 11月18日 周三前 上报材料：已过期限2天",
    ]


def private(office: Office, who: Who) -> str:
    """Somebody asks for the month's report in private."""

    def act(turn: Turn) -> None:
        turn.group = office.group
        digest_command.digest(turn)

    office.stage.write(who, "月报", act, in_private(who))
    return office.posts(who.user_id)[-1]


def test_only_who_may_hear_them_reads_names_in_private() -> None:
    """The group hears how many have not reported; who they are the 负责人 hears in private, while it is open."""
    office = working()
    office.officer("王芳", 501)
    chief = office.officer("李建国", LI.user_id, by_hand=False)
    with office.store.unit() as db:
        people.set_chief(db, office.group, chief, True)
    assert "尚未报送1人" in ask(office, "月报")
    assert "王芳" not in ask(office, "月报") and "王芳" not in private(office, ZHOU)
    assert private(office, LI).endswith("尚未报送：王芳")
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", office.stage.now)
    assert "王芳" not in private(office, LI)


def test_late_logs_open_too() -> None:
    """补报 has its own button."""
    office = working()
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-10", at("2026-11-04 17:00"))
    office.log(households(2, 200, date(2026, 10, 20)), late_for="2026-10")
    assert "#4 10月20日 周二 周敏" in sources(office)["依据：补报"]


def test_source_tells_day_author_and_words() -> None:
    """#no, day with weekday, author, the words cut short; corrected ones are marked."""
    office = Office()
    entry = office.log(households(12, 6000, NOV_10), text="走访" + "很" * 200)
    office.revise(entry, households(13, 6000, NOV_10))
    line = sources(office)["依据：帮扶慰问"].splitlines()[1]
    assert line.startswith("#1 11月10日 周二 周敏：走访很很")
    assert line.endswith("…（已改）")
    assert len(line) < 100


def test_source_links_to_its_message_in_a_supergroup() -> None:
    """The number leads to the message; an ordinary group's messages have no address."""
    office = working()
    office.store.db.execute("update logs set chat_id = -1001234567890, message_id = 77 where number = 2")
    ask(office, "月报")
    opened(office, ZHOU, "依据：全部")
    message = office.sent("editMessageText")[-1]
    [link] = message["entities"]
    assert link["url"] == "https://t.me/c/1234567890/77"
    assert (
        message["text"].encode("utf-16-le")[link["offset"] * 2 :][: link["length"] * 2].decode("utf-16-le")
        == "#2"
    )


def test_long_lists_are_paged_and_put_away() -> None:
    """Eight to a page, turned within the same message; 收起 deletes it."""
    office = Office()
    for _number in range(20):
        office.log(households(1, 100, NOV_10))
    ask(office, "月报")
    assert "共20条，第1/3页" in opened(office, ZHOU, "依据：帮扶慰问")
    office.stage.press(ZHOU, "下一页", digest_command.DEEDS)
    office.stage.press(ZHOU, "下一页", digest_command.DEEDS)
    last = office.edits()[-1]
    assert "第3/3页" in last
    assert len(last.splitlines()) == 5
    office.stage.press(ZHOU, "收起", digest_command.DEEDS)
    assert len(office.sent("deleteMessage")) == 1


@pytest.mark.parametrize(("chief", "whole"), [(False, False), (True, True)])
def test_names_filed_in_private_are_for_the_chief(chief: bool, whole: bool) -> None:
    """A name kept because it was said in private is masked in the group and for other officers, not for the 负责人."""
    office = Office()
    reader = office.officer("周敏", ZHOU.user_id)
    with office.store.unit() as db:
        people.set_chief(db, office.group, reader, chief)
    office.log(households(1, 500, NOV_10), text="走访困难职工刘建国，慰问金500元")
    assert "刘建国" not in sources(office)["依据：帮扶慰问"]
    office.stage.write(ZHOU, "月报", lambda turn: _as_group(turn, office), in_private(ZHOU))
    assert ("刘建国" in opened(office, ZHOU, "依据：帮扶慰问", in_private(ZHOU))) is whole


def test_who_filed_it_in_private_sees_the_name() -> None:
    """The author reads their own words as they wrote them, in private only."""
    office = Office()
    author = office.officer("周敏", ZHOU.user_id)
    office.log(households(1, 500, NOV_10), by=author, text="走访困难职工刘建国，慰问金500元")
    assert "刘建国" not in sources(office)["依据：帮扶慰问"]
    office.stage.write(ZHOU, "月报", lambda turn: _as_group(turn, office), in_private(ZHOU))
    assert "刘建国" in opened(office, ZHOU, "依据：帮扶慰问", in_private(ZHOU))


def test_word_file_is_wanted_where_it_was_asked_for() -> None:
    """The button wants one file in this chat and topic, however often it is pressed."""
    office = working()
    office.stage.write(ZHOU, "月报", digest_command.digest, in_group(topic=9))
    for _press in range(2):
        toast = office.stage.press(ZHOU, "Word", digest_command.DEEDS, in_group(topic=9))
    assert toast == "正在生成 Word 文件，马上发来"
    [wanted] = office.wanted()
    assert (wanted.chat_id, wanted.topic, wanted.period, wanted.scheduled) == (CHAT, 9, "2026-11", False)


def test_buttons_of_the_post_work_after_an_edit() -> None:
    """The month's own post keeps its buttons through its edits."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-11-30 17:00")
    office.deliver()
    office.log(households(3, 300, date(2026, 11, 30)))
    office.round("2026-11-30 17:30")
    assert "共2条" in opened(office, LI, "依据：帮扶慰问")


def test_forged_period_is_an_old_button() -> None:
    """Data no keyboard of ours held does nothing."""
    office = working()
    ask(office, "月报")
    office.store.db.execute("update outbox set params = replace(params, '2026-11', '2026-99')")
    assert office.stage.press(WANG, "Word", digest_command.DEEDS) == "这个按钮已失效，请重新发一条"
    assert office.wanted() == []


def test_stranger_gets_no_report() -> None:
    """In private only the roster sees a group's work."""
    office = working()
    office.stage.write(WANG, "月报", lambda turn: _as_group(turn, office), in_private(WANG))
    assert office.posts(WANG.user_id) == ["您没有这个权限，请联系本群管理员"]


def _as_group(turn: Any, office: Office) -> None:
    turn.group = office.group
    digest_command.digest(turn)


ASKED_FOR = [
    "上个月月报发出来看看",
    "生成11月份工会工作月报",
    "整一份5月工作汇总 我要交区总",
    "二季度的记录全部导成表格发我",
    "11月报",
    "11月的报告",
    "出一下本月到今天的工作小结",
    "我要看十一月份的月报",
    "月报能发一份给我吗",
    "把上个月的工作情况做个总结",
    "出份今個月嘅月報嚟睇睇",
    "唔該整返十一月份報告俾我",
]
TALK = [
    "11月月报我明天交",
    "上个月月报发了吗",
    "5月工作汇总做好了",
    "9月月报要加照片",
    "上半年总结谁写",
    "11月报名",
    "我要做12月的工作总结",
    "工作小结大家抓紧写",
    "份報告我睇咗喇",
    "陈静把12月月报交上来",
    "出月报之前先核对一下数字",
]


@pytest.mark.parametrize("text", [*ASKED_FOR, *TALK])
def test_a_report_may_be_asked_for_in_words(text: str) -> None:
    """Talk about a report asks for none."""
    assert (digest_command.NAMED.fullmatch(text) is not None) == (text in ASKED_FOR)
