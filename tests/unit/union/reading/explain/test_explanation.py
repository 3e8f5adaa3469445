"""Why a sentence was read as it was: the pieces, their readings, and every reason in words."""

from datetime import datetime
from itertools import pairwise

import pytest

from union.reading.explain.explanation import LONGEST_SENTENCE, MOST_PIECES, account, explain, readings
from union.reading.message import Intent
from union.words import words

NOW = datetime.fromisoformat("2026-11-20T10:00")  # a Friday

PIECES = [
    # what was typed, its words, their name, their reading
    ("下周三下午3点开例会", "下周三下午3点", "时间", "11月25日 周三 15:00"),
    ("11月底前上报工会经费预算", "11月底前", "期限", "截止11月30日 周一，当天算在内"),
    ("每月最后一天报送简报", "每月最后一天", "重复", "每月最后一天，首次11月30日 周一"),
    ("每周五下午4点开碰头会，共六次", "每周五下午4点", "重复", "每周五，共6次，首次11月20日 周五 16:00"),
    ("元旦慰问方案12月10日前报", "元旦", "节日", "2027年1月1日 周五，是事情名称里的节日"),
    ("走访困难职工约12户", "约12户", "数量", "约12户，说的是「困难职工」"),
    ("帮扶职工3至5人，支出2000元", "3至5人", "数量", "3–5人，约数，说的是「职工」"),
    ("走访困难职工12户，每户500元", "500元", "单价", "500元/户，是单价，不计入合计"),
    ("慰问8户，花了3.2万元", "3.2万元", "金额", "32000元"),
    ("周日篮球决赛下午2点开赛", "下午2点", "时间", "14:00，接着前面的日期"),
    ("下周一上午9点在二楼会议室开工会例会", "二楼会议室", "地点", "二楼会议室"),
    ("下周一上午9点开例会，由陈委员负责", "由陈委员负责", "负责人", "陈委员"),
    ("3号车间下周一上午9点开班组会", "3号车间", "不是时间", "名称或编号，也不算数量"),
    ("12月3日前推荐五一劳动奖章人选", "12月3日前", "期限", "截止12月3日 周四，当天算在内"),
    ("2月30日开职代会", "2月30日", "不成立的时间", "没有这一天或这一刻"),
    ("今天走访12户，下周计划走访8户", "8户", "数量", "8户，没有采用"),
]


@pytest.mark.parametrize(("text", "said", "name", "reading"), PIECES)
def test_a_piece_has_its_words_a_name_and_its_reading(text: str, said: str, name: str, reading: str) -> None:
    """Every stretch that was read is quoted exactly, named, and said in words."""
    found = {one.words: (one.name, one.reading) for one in explain(text, NOW).pieces}

    assert found[said] == (name, reading)


@pytest.mark.parametrize(
    "text",
    [
        "下週三 下午 ３ 點　在三樓會議室開會，慰問困難職工１２戶",
        "🎉 12月5日  下午2点半 开职代会！",
        "*慰问*困难职工<b>12户</b>，每户 500 元",
        "Committee meeting next Wednesday at 3pm, 12 families visited",
    ],
)
def test_pieces_stand_in_the_writers_own_text(text: str) -> None:
    """Places count in the text as typed: blanks, full width, traditional characters, marks and English included."""
    found = explain(text, NOW).pieces

    assert found
    assert [text[one.start : one.end] for one in found] == [one.words for one in found]
    assert all(one.end <= after.start for one, after in pairwise(found))


ASKS = [
    ("周五开委员会", "今天就是周五，又没说几点：今天还是下周五？"),
    ("上午9点开职代会", "今天09:00已经过了：是11月21日 周六 09:00，还是今天的，写晚了？"),
    (
        "八月十五开慰问座谈会",
        "「八月十五」没说农历还是公历：农历是2027年9月15日 周三，公历是2027年8月15日 周日",
    ),
    ("明晚2点开会慰问夜班职工", "「明晚2点」是11月22日 周日 02:00，还是11月21日 周六 14:00？"),
    (
        "12月5日或6日开会员大会",
        "说了两个时间：12月5日 周六，或12月6日 周日，没说定哪一个",
    ),
]


@pytest.mark.parametrize(("text", "doubt"), ASKS)
def test_a_question_has_its_reason(text: str, doubt: str) -> None:
    """Whenever the bot asks which time is meant, the explanation says what made it unsure."""
    assert explain(text, NOW).asks == (doubt,)


def test_a_day_and_a_month_that_may_be_swapped_are_both_named() -> None:
    """In Hong Kong 5/12 is the 5th of December, and the other reading is offered."""
    doubt = "「5/12」可以是12月5日 周六，也可以是2027年5月12日 周三：日和月分不清"

    assert explain("5/12開會員大會", NOW, region="HK").asks == (doubt,)


def test_a_clear_time_asks_nothing() -> None:
    """No doubt is invented."""
    assert explain("下周三下午3点开例会", NOW).asks == ()


SILENCES = [
    ("要不要明天开会？", "像是在提问，不是安排也不是汇报（「？」）"),
    ("这次不用慰问了", "说的是不办、取消或没办（「不用」）"),
    ("如果下周三开会就好了", "像是假设、转述或玩笑，不是真要办（「如果」）"),
    ("明天我去看牙", "说的像是自己的事，不是工会工作（「我」）"),
    ("晚上一起吃饺子", "没有看到工会工作的词，不敢替您记"),
    ("2月30日开职代会", "「2月30日」这个时间不成立"),
    ("工会准备慰问大病职工", "没说日期和数量，看不准是做过的还是打算做的"),
    ("花了1800元买羽毛球", "有数，但没说清做了哪项工会工作"),
]


@pytest.mark.parametrize(("text", "reason"), SILENCES)
def test_silence_has_its_reason(text: str, reason: str) -> None:
    """What makes no item and no log says why, with the word that decided where it was one."""
    explained = explain(text, NOW)

    assert not explained.is_acted_on
    assert explained.because == reason


def test_a_log_names_the_words_that_spoke_for_it() -> None:
    """Deeds and figures for the log, weighed words for its category."""
    explained = explain("今天走访困难职工12户，发放慰问金6000元", NOW)

    assert explained.because == "有做事的词「走访」「发放」，有数量或金额"
    (help_,) = explained.weighed
    assert help_.name == "帮扶慰问"
    assert {"困难职工", "走访"} <= {word for word, _weight in help_.words}


def test_a_product_is_worked_out_before_the_readers_eyes() -> None:
    """A sum nobody wrote shows its factors."""
    assert explain("走访困难职工12户，每户500元", NOW).computed == ("12户×500元＝6000元，按单价算出",)


def test_words_behind_a_command_need_no_other_reason() -> None:
    """What /log brings is a log, however it is put."""
    explained = explain("给大家发了西瓜", NOW, meant=Intent.LOG)

    assert explained.is_acted_on
    assert explained.because == "您说明了这是做过的工作"


NOTES = [
    ("12月5日（周五）上午开职代会", "写的日期和星期对不上：12月5日 周六，不是周五"),
    ("昨天下午3点开委员会会议", "时间已经过去，不能安排"),
    (
        "今天走访12户，下周计划走访8户",
        "一句话里先说做过的、后说打算的：做过的记下，打算的另算一件",
    ),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_what_an_officer_should_know_is_noted(text: str, note: str) -> None:
    """A date at odds with its weekday, a time gone by, a plan behind a report."""
    assert explain(text, NOW).notes == (note,)


def test_a_weekday_that_fits_its_date_is_not_noted() -> None:
    """12月5日（周六） is a Saturday."""
    assert explain("12月5日（周六）上午开职代会", NOW).notes == ()


def test_the_account_is_read_from_top_to_bottom() -> None:
    """Sentence, meaning, pieces, reasons; nothing but text."""
    assert account(words(), explain(" 走访困难职工12户，每户500元\n", NOW)) == [
        "走访困难职工【12户｜数量】，每户【500元｜单价】",
        "意思：工作记录：帮扶慰问｜走访困难职工",
        "· 数量「12户」：12户，说的是「困难职工」",
        "· 单价「500元」：500元/户，是单价，不计入合计",
        "· 算出的金额：12户×500元＝6000元，按单价算出",
        "为什么：有做事的词「走访」，有数量或金额",
        "类别「帮扶慰问」：「困难职工」「走访」",
    ]


def test_a_long_text_is_not_said_back_whole() -> None:
    """Neither the sentence nor more pieces than anybody reads."""
    explained = explain("走访困难职工12户，" * 100, NOW)

    assert account(words(), explained)[0] == "原话较长，只列认出的部分。"
    assert len(explained.text) > LONGEST_SENTENCE
    assert len(readings(words(), explained)) == MOST_PIECES + 1
