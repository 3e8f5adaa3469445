"""English as typed on a phone: small letters, changes behind the thing, figures denied, sums and things left bare."""

from datetime import datetime

import pytest

from union.reading.english.vocabulary import with_capitals
from union.reading.message import Intent
from union.reading.money.flows import flow_of
from union.reading.reader import read as read_message
from union.reading.text.normal_form import normal

PEOPLE = ("Tan Mei Ling", "Mohd Faizal")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("mei ling pls print", "Mei Ling pls print"),
        ("faizal to send it", "Faizal to send it"),
        ("mdm wong will call", "Mdm Wong will call"),
        ("the lingo of faizals", "the lingo of faizals"),
    ],
)
def test_names_of_the_roster_get_their_capitals(said: str, written: str) -> None:
    """Sign for sign as long, so that every place stays."""
    assert with_capitals(said, PEOPLE) == written
    assert len(said) == len(written)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("exco shift to fri", "委员会改到周五"),
        ("Pls take note: AGM on 5 dec", "会员大会12月5日"),
        ("Action: Kumar do the minutes by fri", "由Kumar负责撰写the纪要周五前"),
        ("I'll do the notice by fri", "由我负责撰写the·notice周五前"),
        ("yoga every Wed 1pm, 20 jan till 24 feb", "瑜伽从1月20日起每周三13:00到2月24日"),
        ("course 11, 18, 25 Feb", "培训班2月11日、18日、25日"),
        (
            "minutes by 16 mar - Ravi. posters by 18 mar - Siti",
            "纪要3月16日前由Ravi负责。 海报3月18日前由Siti负责",
        ),
        ("banners printed, 4 pcs, 220", "横幅印好了, 4件, 220元"),
        ("feb & mar dues from hq, rm2,960", "feb &·mar会费from总会, RM2,960"),
        ("nominations closed bro.", "推荐表结束了。"),
        ("all asking about the sunday rate", "all·asking·about·the·sunday·rate"),
        ("exco now 6 dec 9am", "委员会改到12月6日9:00"),
        ("exco starts 230pm not 2pm", "委员会改到14:30,"),
        ("exco start at 7pm instead", "委员会改到19:00"),
        ("exco postponed by one week", "委员会推迟1周"),
        ("choir push 1600", "choir改到16:00"),
        (
            "no bus before that so everyone better meet 9.30am not 9, Ravi late",
            "no大巴before·that·so改到9:30,, Ravi·late",
        ),
        ("tally can only be ready fri", "tally延到周五"),
        ("the badge orders not ready, tues i pass", "the·badge·orders还没办好,延到周二"),
        ("kitchen tour one day later, same time", "kitchen参观活动推迟1天, 时间不变"),
        ("canteen talk the day before, same time", "canteen讲座提前1天, 时间不变"),
        ("lift is spoilt so no bingo that night", "lift·is·spoilt,bingo取消"),
        ("don't wait for me, all fine already", "don't·wait·for我, all·fine已"),
        ("bring forward the briefing by 30 min", "把部署会提前30分钟"),
        ("bursary closing extended to 7 nov", "助学金closing推迟到11月7日"),
    ],
)
def test_a_thing_may_stand_before_what_becomes_of_it(said: str, read: str) -> None:
    """The verb behind its thing, the new time alone, a length of time."""
    assert normal(said).text == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("agm over, 12 pax came", "会员大会结束了, 12人到场"),
        ("name list sent to HQ", "名单发出去了to总会"),
        ("posters are up", "海报结束了"),
        ("date to be confirmed", "日期另定"),
        ("gave out 25 hampers", "发放了25份慰问品"),
        ("Office closed 28 Dec", "办公室关闭12月28日"),
    ],
)
def test_what_is_over_is_said_behind_the_thing(said: str, read: str) -> None:
    """A closing word at the end of its clause; none in 「gave out」 or before a day."""
    assert normal(said).text == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("sorry 8 findings not 6", "抱歉应该是8处隐患not 6"),
        ("gave him 500 cash", "送去了him 500元cash"),
        ("balance 11 members", "尾款11名会员"),
        ("20 students x RM300", "20名学生×RM300"),
        ("meet at 3pm not 4pm", "meet改到15:00,"),
    ],
)
def test_bare_figures_get_what_chinese_says_with_them(said: str, read: str) -> None:
    """A figure put right, a sum without its currency, a product; a time denied is no figure."""
    assert normal(said).text == read


def test_a_sentence_of_small_letters_ends_at_its_stop() -> None:
    """But neither a list's number nor 「no. 5」 ends one."""
    assert normal("tea RM312. after that we left").text.count("。") == 1
    assert "。" not in normal("1. amy to book, no. 5").text


def test_two_plans_in_one_sentence_are_two() -> None:
    """Each has its day; a deadline behind a plan is its own."""
    assert "。" in normal("dialogue 30 Mar 3pm and lunch 31 Mar 12.30pm").text
    assert "。" not in normal("dialogue 30 Mar 3pm, reply by 20 Mar").text


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("exco shifted from 7pm to 8pm", "委员会shifted改到20:00"),
        ("exco moved from 21 to 22 apr", "委员会moved 4月21日改到22日"),
        ("change the exco from Thu to Fri", "change·the委员会周四改到周五"),
        ("dinner changed from 6-8pm to 7-9pm", "聚餐changed 18:00-20:00到19:00-21:00"),
        ("exco 3pm to 5pm on fri", "委员会周五15:00-17:00"),
    ],
)
def test_the_old_time_and_the_new_one_are_no_span(said: str, read: str) -> None:
    """From the one to the other, behind a word of moving."""
    assert normal(said).text == read


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("ntuc gave us $500 for the family day", "in"),
        ("boss paid $2,000 sponsorship for the dinner", "donated"),
        ("collected $400 for the trip", "in"),
        ("check-off for dec is in, $4,200", "in"),
        ("company paid back $3,600 overtime to 41 operators", "recovered"),
        ("recovered $12000 unpaid wages for a member", "recovered"),
        ("we paid $500 for the hall", "spent"),
    ],
)
def test_money_that_came_in_is_not_spent(said: str, flow: str) -> None:
    """By who gave it to whom."""
    (money,) = read_message(said, datetime(2026, 11, 20, 10), region="SG", meant=Intent.LOG).facts[0].money
    assert flow_of(money, said, said) == flow


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("van deposit wrong, uncle took 180", "van订金写错了, uncle·took 180"),
        ("oops $250 shd be $205", "oops $250应该是$205"),
        ("paid 85 for the van, and 40 for parking", "发放了85元for·the·van, and 40元for·parking"),
        ("claim 62.50 taxi fr petty cash", "支出了62.50元taxi·from·petty·cash"),
        ("15 ppl showed up ytd", "15人到场昨天"),
        ("exco dun have already", "委员会取消了"),
    ],
)
def test_thumbs_leave_out_what_the_grammar_tells(said: str, read: str) -> None:
    """The right figure behind a slip, sums beside each other, who came, what is off."""
    assert normal(said).text.replace("元 ", "元") == read


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("hampers all packed, 85 of them", [(85, "份")]),
        ("survey forms in, 212 collected", [(212, "份")]),
        ("letters posted to all retirees. 96 sent", [(96, "封")]),
        ("spoke to night shift just now, 28 of them", [(28, "人")]),
        ("bought banners for the rally, 220", []),
    ],
)
def test_a_figure_may_count_what_was_named_before(said: str, figures: list[tuple[int, str]]) -> None:
    found = read_message(said, datetime(2026, 11, 26, 18), region="SG", meant=Intent.LOG)
    assert [(int(one.value), one.unit) for each in found.facts for one in each.measures] == figures


def test_a_shopping_day_is_no_part_of_a_sum() -> None:
    assert (
        read_message("Feb subs also in, $6180", datetime(2026, 11, 26, 18), region="SG").intent is Intent.LOG
    )
