"""Lines of a report are made from the facts of a log: third person, written style, every figure told, no talk."""

from datetime import date, datetime

import pytest

from union.data import table
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.text.normal_form import normal
from union.reports.named_items import notable
from union.reports.text import figure_texts as words_of
from union.reports.written_line import RULES, has_figure, made_line, restated
from union.words import words
from union.worklog.entries import Fact
from union.worklog.totals import Filed

AT = datetime(2027, 1, 19, 15)
STYLE = table("written_style")["spoken"]


def lines(text: str) -> list[str]:
    """What a report says of the facts of a message, each with its day."""
    region = "HK" if "$" in text else "CN"
    facts = [
        Fact(one.category, one.title, date(2027, 1, 19), one.measures, one.money)
        for one in read(text, AT, region=region, meant=Intent.LOG).facts
    ]
    return [words_of.item(notable([Filed(1, fact, text)])[0], words(), 2027) for fact in facts]


@pytest.mark.parametrize("rule", STYLE, ids=lambda rule: rule["means"] or str(next(iter(rule["reads"]))))
def test_spoken_words_are_written_as_their_examples(rule: dict[str, dict[str, str]]) -> None:
    assert {said: restated(normal(said).text) for said in rule["reads"]} == rule["reads"]


@pytest.mark.parametrize("part", ["visited", "helped", "english"])
def test_nobody_who_was_helped_is_named_as_their_examples(part: str) -> None:
    rules = zip(table("written_style")[part], RULES[part].rules, strict=True)
    reads = [(said, line, rule) for one, rule in rules for said, line in one["reads"].items()]
    assert [rule.pattern.sub(rule.says["means"], said) for said, _, rule in reads] == [
        line for _, line, _rule in reads
    ]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("我这边去看了住院的职工，带了300元慰问品", "1月19日，看望住院的职工，送去慰问品300元"),
        ("这边去看了退休职工老李，送了慰问金500元哈", "1月19日，看望退休职工，送去慰问金500元"),
        ("我和小李给外地职工送了年货，花了300", "1月19日，为外地职工送去年货，支出300元"),
        ("昨天去看外科老周住院，慰问600", "1月19日，看望外科职工住院，慰问金600元"),
        ("发现隐患2处，已整改2处", "1月19日，发现隐患2处，已整改2处"),
        (
            "拔河赛完了！冠军机修队，8队80人，奖金一共2000",
            "1月19日，举办拔河赛，冠军机修队，8队80人，奖金共2000元",
        ),
        ("座谈会散了，来了31个骑手，提了12条意见", "1月19日，召开座谈会，31名骑手参加，提出12条意见"),
        ("探望回来了 老人精神挺好 按标准给了1000元", "1月19日，按标准送去慰问金1000元"),
        (
            "趣味赛完美收官 13支队91名姐妹 奖品2730元 嗓子都喊哑了",
            "1月19日，趣味赛结束，13支队91名姐妹，奖品2730元",
        ),
        ("今天走仿困难职工2户 送油2桶 慰问今600元", "1月19日，走访困难职工2户，送油2桶，慰问金600元"),
        ("跟大家汇报下哈，昨天在食堂办了个急救小课堂，来了28个人", "1月19日，在食堂举办急救小课堂，28人参加"),
        ("替小芳报一下：读书会15人参加，分享了6本", "1月19日，读书会15人参加，分享6本"),
        ("职代会开完了，应到52人，实到49人", "1月19日，召开职代会，应到52人，实到49人"),
        ("隐患复查完，剩的3处都改了[强]", "1月19日，隐患复查完毕，剩的3处都改"),
        ("看望了老许，脚崴了，给了500", "1月19日，看望职工，送去慰问金500元"),
        ("今日探咗兩位退休車長，送米4包", "1月19日，探望两位退休车长，送米4包"),
        ("走访慰问困难职工12户，发放慰问金6000元", "1月19日，走访慰问困难职工12户，发放慰问金6000元"),
        ("消防演练，全厂参加312人，用时4分20秒疏散完", "1月19日，消防演练，全厂参加312人，用时4分20秒疏散完"),
        (
            "配电房检查，查出来隐患5条，4条改好了，还有1条要停机才能弄",
            "1月19日，配电房检查，查出隐患5条，整改4条，1条须停机整改",
        ),
        ("上午去医院看了住院职工，送了500块慰问金", "1月19日，到医院看望住院职工，送去慰问金500元"),
        ("质检科小刘（刘倩）结婚，送了贺礼300元", "1月19日，质检科职工结婚，送去贺礼300元"),
        ("办了一场亲子活动，62人，花了1800块左右", "1月19日，举办亲子活动，62人，支出1800元左右"),
        (
            "会员福利券派咗186份，每份$50",
            "1月19日，会员福利券派发186份，每份50港元（按每份$50×186份计9300港元）",
        ),
    ],
)
def test_line_is_made_from_the_facts(said: str, line: str) -> None:
    assert lines(said) == [line]


def test_reader_of_traditional_signs_has_the_line_in_them() -> None:
    fact = Fact("帮扶慰问", "去看了退休职工", date(2027, 1, 19))
    item = notable([Filed(1, fact, "我去看了退休职工哈")])[0]
    assert words_of.item(item, words("zh_Hant"), 2027) == "1月19日，看望退休職工"


def test_whoever_was_visited_is_masked_in_the_line() -> None:
    """A name that stands behind a word of talk is known as a name once that says that he was visited."""
    assert "王海" not in "".join(lines("上午和建辉去医院看了王海，慰问金500"))


def test_what_can_not_be_put_in_the_third_person_is_told_by_its_category_and_figures() -> None:
    fact = Fact("文体活动", "我你俺咱", date(2027, 1, 19), (read("培训30人", AT).measures[0],))
    item = notable([Filed(1, fact, "我你俺咱")])[0]
    assert words_of.item(item, words(), 2027) == "1月19日，开展文体活动工作（30人）"


@pytest.mark.parametrize(
    ("line", "figure", "is_said"),
    [("17人参加", "17个人", True), ("12户", "2户", False), ("8队80人", "8队", True), ("3月", "3人", False)],
)
def test_a_figure_is_said_by_its_count_and_unit(line: str, figure: str, is_said: bool) -> None:
    assert has_figure(line, figure) is is_said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("今天看望了住院的小孙，慰问金500元", "看望住院的职工，慰问金500元"),
        ("看望生病的财务科小陈和李师傅，水果120元", "看望生病的财务科职工，水果120元"),
        ("慰问了老王家，送去慰问金800元", "慰问职工家，送去慰问金800元"),
        ("走访老党员3户", "走访老党员3户"),
    ],
)
def test_no_familiar_name_of_a_helped_person(text: str, line: str) -> None:
    """小孙 and 李师傅 are known to everybody where the report is read."""
    fact = Fact("帮扶慰问", text, date(2027, 1, 8), (), ())
    assert made_line(fact, text.split("，"), text).removeprefix("今天") == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Helped Mr Lim recover unpaid OT of $3,240 from his boss",
            "Helped a member recover unpaid OT of $3,240",
        ),
        ("Visited Ahmad at NUH, passed him $200", "Visited a member at NUH, passed him $200"),
        ("Visited Changi Hospital, gave out 40 packs", "Visited Changi Hospital, gave out 40 packs"),
        ("Devi's wedding, gave ang bow $150", "A member's wedding, gave ang bow $150"),
        ("Donation from Uncle Lee $500", "Donation from Uncle Lee $500"),
        ("帮包装线的王强讨回被拖欠的加班费2860元", "帮包装线的王＊＊讨回被拖欠的加班费2860元"),
        ("孙师傅他爱人查出来乳腺癌，先帮他申请了大病救助8000元", "职工爱人查出乳腺癌，申请大病救助8000元"),
        ("會員阿玲擺酒，工會送咗人情$800", "会员摆酒，送去人情800港元"),
    ],
)
def test_whoever_is_helped_is_named_nowhere(text: str, line: str) -> None:
    """Neither in the line nor in the title that lists of sources and the ledger show."""
    region = "HK" if "咗" in text else "CN"
    [one] = read(text, AT, region=region, meant=Intent.LOG).facts
    fact = Fact(one.category, one.title, date(2027, 1, 19), one.measures, one.money)
    item = notable([Filed(1, fact, text)])[0]
    assert item.words.startswith(line)
    assert not any(name in item.title for name in ("Lim", "Ahmad", "Devi", "王强", "孙师傅", "阿玲"))


def test_a_figure_mended_in_english_is_told_once() -> None:
    """「45 food packs」 put right to 48 stands nowhere beside it."""
    text = "Delivered 45 food packs to dorm, $675"
    measures = read("Delivered 48 food packs to dorm", AT, region="SG", meant=Intent.LOG).facts[0].measures
    item = notable(
        [Filed(1, Fact("帮扶慰问", "Delivered 45 food packs to dorm", AT.date(), measures), text)]
    )[0]
    assert words_of.item(item, words("en")) == "Delivered food packs to dorm [48 food packs]"


def test_who_came_alone_is_told_with_the_deed_the_message_begins_with() -> None:
    """「22号35人」 names nothing to whoever reads it above."""
    told = lines("插花活动圆满结束！来了36个女工，都挺高兴")
    assert "1月19日，插花活动结束，36名女工参加" in told
