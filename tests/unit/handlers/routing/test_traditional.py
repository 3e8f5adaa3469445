"""What the bot asks people to type works as a Traditional reader types it: 「撤銷」, 「不辦了」, 「分工 王芳 理事」."""

import pytest
from opencc import OpenCC

from handlers.calendar import add_command
from handlers.care import rules as care_rules
from handlers.care import visit_answers
from handlers.core.messages.command_words import said_word, simplified_text
from handlers.people import appointments
from handlers.privacy import privacy_command
from handlers.reports import approval
from handlers.routing.features import WORDS
from handlers.routing.free_text import in_group as in_group_chat
from handlers.routing.free_text import in_private as in_private_chat
from handlers.yearplan import adoption as undoing
from handlers.yearplan import item_edit as editing
from handlers.yearplan import plan_command as gathering
from tests.unit.bot.web.test_languages import catalogue
from tests.unit.handlers.stage import LI, in_private, stage
from union.branches.list_edits import read_changes
from union.budgets.budget_lines import read_lines as read_budget
from union.calendar.templates import built_in, in_language, read_lines, template_named
from union.core.kinds import CATEGORIES, also_called
from union.helped.families import read_code, read_list
from union.reading.privacy.redaction import mask_private
from union.reading.replies.correction_lessons import named_category
from union.reading.replies.lead_time_replies import LeadsSaid, chosen_leads
from union.reading.text.normal_form import simplified
from union.words import Words, in_signs, page_words
from union.yearplan.documents.plan_lines import lines_of_text
from union.yearplan.reader import read_plan

TRADITIONAL = OpenCC("s2tw")
ANSWERS = (
    *appointments.ROLES, *appointments.CHIEF, *appointments.NO_TITLE, *visit_answers.IN_WORDS, *care_rules.NOTHING,
    *approval.NOTHING, *editing.NOTHING, *editing.OUT, *gathering.GIVEN_UP, *undoing.UNDO, *undoing.REDO,
)  # fmt: skip


@pytest.mark.parametrize("answer", dict.fromkeys(ANSWERS))
def test_every_fixed_answer_may_be_traditional(answer: str) -> None:
    """They are compared as `plain` gives them."""
    assert simplified_text(f" {TRADITIONAL.convert(answer)} ") == answer


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("為什麼 #1", "为什么"), ("為甚麼 #1", "为甚么"), ("存為範本 春遊", "存为范本"), ("月報範本", "月报范本"),
        ("搜尋 興趣班", "搜寻"), ("匯出我的", "汇出我的"), ("行事曆", "行事历"), ("抄送設定", "抄送设定"),
        ("設定 提醒時間 8:30", "设定"), ("五必訪", "五必访"), ("走訪情況 圖", "走访情况"), ("訴求 3號", "诉求"),
    ],
)  # fmt: skip
def test_commands_have_the_words_of_hong_kong_and_taiwan(said: str, word: str) -> None:
    """Where those differ from the mainland's, both are known."""
    assert said_word(said, WORDS) == word


@pytest.mark.slow
def test_categories_are_typed_as_they_are_shown() -> None:
    """The names of the Traditional catalogue, in budgets and in corrections."""
    shown = {each: simplified(catalogue("zh_Hant")[each]) for each in CATEGORIES}
    assert {also_called().get(said, said) for said in shown.values()} == set(CATEGORIES)
    assert {said for each, said in shown.items() if said != each} == set(also_called())
    assert named_category("改為康樂活動") == "文体活动"
    assert [each.category for each in read_budget("關懷探訪 30000\n技能比賽 1萬元", 2026, "HK")] == [
        "帮扶慰问",
        "劳动竞赛",
    ]


def test_lines_are_read_in_traditional_signs_and_kept_as_written() -> None:
    """A group's own templates, branches and lists of names."""
    steps = read_lines("春遊", ["提前3個工作日 聯絡旅遊巴", "當天 春遊", "之後兩週 報銷"]).steps
    assert [(step.offset, step.working, step.title) for step in steps] == [
        (-3, True, "聯絡旅遊巴"), (0, False, "春遊"), (14, False, "報銷"),
    ]  # fmt: skip
    changes = read_changes("貨運部 改名為 物流部\n客運部 別名 巴士組\n刪除 維修部\n倉務部 併入 物流部")
    assert [(each.verb.value, each.name, each.other) for each in changes] == [
        ("rename", "貨運部", "物流部"), ("name", "客運部", "巴士組"), ("delete", "維修部", ""),
        ("merge", "倉務部", "物流部"),
    ]  # fmt: skip
    (family,) = read_list("陳惠蘭 機關 500元 住院").lines
    assert (family.name, family.branch, family.minor) == ("陳惠蘭", "機關", 50000)
    assert read_list("陳惠蘭 500元").is_certain_list and read_code("戶03") == 3
    assert chosen_leads("預設") == LeadsSaid(None)


def test_what_was_read_is_said_in_the_readers_signs() -> None:
    """A name the catalogue has, by that; other words sign by sign; nobody else's change."""
    traditional = page_words("zh_Hant")
    assert in_signs("困难会员", traditional) == "困難會員"
    assert in_signs("帮扶慰问", traditional) == "關懷探訪"
    assert in_signs("困难会员", Words()) == "困难会员"
    ready = [in_language(each, traditional) for each in built_in()]
    assert template_named("會員大會", ready) is template_named("職代會", ready) is ready[0]
    assert "职" not in "".join(each.name for each in ready)


def test_an_erasure_is_confirmed_in_traditional_signs() -> None:
    """「刪除」 is the word that was asked for."""
    at = stage()
    at.write(LI, "今天走访困难职工12户", in_group_chat)
    at.write(LI, "刪除我的", privacy_command.erase, in_private(LI))
    at.write(LI, "刪除", in_private_chat, in_private(LI))
    assert "李建国" not in "\n".join(at.store.db.conn.iterdump())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("陳師傅電話91234567", "陳師傅電話****4567"),
        ("證件號碼A123456(7)", "證件號碼****4567"),
        ("銀行帳戶123456789012", "銀行帳戶****9012"),
        ("護照K12345678", "護照****5678"),
        ("帳戶結餘12345678元", "帳戶結餘12345678元"),
    ],
)
def test_private_figures_are_cut_behind_traditional_words(text: str, kept: str) -> None:
    """As behind 电话, 证件号码, 账户, 护照."""
    assert mask_private(text) == kept


def test_an_owner_is_known_in_either_signs() -> None:
    """「由李建國負責」 is 李建国 of the roster; somebody it does not know is kept as written."""
    at = stage()
    at.write(LI, "今天走访困难职工12户", in_group_chat)
    at.write(LI, "/add 下週五交報表，由李建國負責", add_command.add)
    at.write(LI, "/add 下週六交名單，由范偉國負責", add_command.add)
    owners = [(row["name"], row["person_id"]) for row in at.store.db.query("select * from event_owners")]
    assert [(name, person is not None) for name, person in owners] == [("李建国", True), ("范偉國", False)]


def test_an_items_kind_is_known_where_its_time_is_asked_for() -> None:
    """「職工代表座談會」 alone is a meeting as 「职工代表座谈会」 is."""
    at = stage()
    at.write(LI, "/add 職工代表座談會", add_command.add)
    at.deliver()
    at.write(LI, "12月4日上午9點", in_group_chat, reply_to=1, reply_to_bot=True)
    kinds = [row["kind"] for row in at.store.db.query("select kind from events")]
    assert kinds == ["meeting"] and in_language(built_in()[0], page_words("zh_Hant")).name == "會員大會"


def test_a_years_plan_is_read_alike_in_either_signs() -> None:
    """As many items on the same days, under their own words; a table by its headers."""
    said = (
        "红星厂工会2027年工作计划\n一、帮扶\n1. 1月20日前走访慰问困难职工（负责：王芳）\n"
        "2. 每季度召开一次工会小组长例会\n二、培训\n1. 5月中旬举办安全知识培训班\n2. 9月底前上报培训总结"
    )
    table = "月份\t活动\t负责人\n3月\t会员大会\t周敏\n5月\t康乐旅行\t王芳"
    for text, year in ((said, None), (table, 2027)):
        plain = read_plan(lines_of_text(text), year=year).items
        found = read_plan(lines_of_text(TRADITIONAL.convert(text)), year=year).items
        assert [(each.when, each.owners) for each in found] == [(each.when, each.owners) for each in plain]
        assert [simplified(each.title) for each in found] == [each.title for each in plain]
        assert found[0].title in ("走訪慰問困難職工", "會員大會")
