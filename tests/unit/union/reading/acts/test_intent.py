"""What the writer wants; in doubt the bot keeps out of it."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")

LOGS = [
    "今天看望住院职工3人，送去慰问品",
    "昨天下午召开了女职工座谈会",
    "11月18日举办消防演练1场，120人参加",
    "上周走访了两家基层工会",
    "发放助学金2.4万元，资助学生8名",
    "已完成工会经费上解",
    "刚刚给一线职工送了清凉",
    "本月发展会员35人",
    "开通职工维权热线12351",
    "今天走访何大姐家，慰问金800元",
]
PLANS = [
    ("下周二上午9点召开职代会预备会", Kind.MEETING),
    ("12月10日前报送工会统计报表", Kind.REPORT),
    ("明天走访困难职工12户", Kind.VISIT),
    ("周日下午2点篮球赛决赛", Kind.COMPETITION),
    ("12月3日至5日工会干部培训班", Kind.TRAINING),
    ("社区走访排了12月6号、14号、18号，全部下午4点半", Kind.VISIT),
    ("東區家訪排咗12月5號(星期六)下晝2點", Kind.VISIT),
    ("职业病问卷12月20号截止，请各位同自己组的工友讲一声", Kind.DEADLINE),
    ("元旦联欢晚会12月30日晚7点", Kind.ACTIVITY),
    ("11月30日前办结职工诉求", Kind.DEADLINE),
    ("每周五下午4点工会小组例会", Kind.MEETING),
    ("国庆期间值班安排", Kind.OTHER),
    ("已定于下周三召开委员会", Kind.MEETING),
    ("原定周三的职代会改到周四，别走空了", Kind.MEETING),
]
QUESTIONS = ["今年送温暖一共多少钱", "上个月开了几次会？", "还有哪些没完成", "谁还没报"]
COMMANDS = ["/help", "撤销 #12", "月报", "记：慰问3户", "帮助", "待办"]
CHATTER = [
    "登山报名请联系何伟13812345678",
    "维权帮扶热线12351，有事就打",
    "大家早上好！",
    "收到",
    "好的，辛苦了",
    "昨天吃了3碗面",
    "今早排队等了40分钟",
    "昨晚打牌输了50块",
    "孩子考了98分",
    "明天下午3点我去接孩子",
    "周末去钓鱼不",
    "不用慰问了",
    "下周三的会取消了",
    "周五的例会不开了",
    "明天的培训不用参加",
    "小李，你周三去走访吗？",
    "谁知道报表怎么填",
    "职代会是几号开？",
    "明天开会吗",
    "根据规定，每户慰问标准500元",
    "职代会应当每年至少召开一次",
    "如果下周三有空就开会吧",
    "听说隔壁单位发了2000元慰问金",
    "哈哈哈，慰问慰问我吧",
    "祝大家中秋快乐",
    "今天气温35度，注意防暑",
    "转发：市总工会表彰50个先进集体",
    "我们还没走访呢",
    "链接打不开 https://example.org/2026-11-20",
    "[图片]",
    "666",
    "",
    "   ",
    "😀😀😀",
    "<b>12</b> & *3*",
    "老王生了个儿子，6斤8两",
]


@pytest.mark.parametrize("text", LOGS)
def test_what_was_done_is_a_log(text: str) -> None:
    """A deed of union work, told as done or with its figures."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(("text", "kind"), PLANS)
def test_what_lies_ahead_is_an_item_with_its_kind(text: str, kind: Kind) -> None:
    """A date ahead and a word for what it is."""
    message = read(text, NOW)

    assert (message.intent, message.kind) == (Intent.EVENT, kind)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_the_work_is_one(text: str) -> None:
    """Only what the log or the calendar can answer counts as a question."""
    assert read(text, NOW).intent is Intent.QUESTION


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_word_alone_or_before_a_sign_is_a_command(text: str) -> None:
    """Design §6: the whole message, or followed by a blank, a line break, 「：」 or 「#」."""
    assert read(text, NOW).intent is Intent.COMMAND


@pytest.mark.parametrize("text", ["完成了工会报刊的征订", "记得明天交会费"])
def test_a_sentence_that_begins_like_a_command_is_none(text: str) -> None:
    """「完成了…」 is a sentence like any other."""
    assert read(text, NOW).intent is not Intent.COMMAND


@pytest.mark.parametrize("text", CHATTER)
def test_what_is_not_surely_union_work_is_left_alone(text: str) -> None:
    """Greetings, gossip, jokes, denials, questions to others, quotes of rules get nothing."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("下周三下午3点开工会小组长例会", "工会小组长例会"),
        ("3月底前上报职代会材料", "上报职代会材料"),
        ("12月5号（周六）上午9:00-11:30，职代会，地点大礼堂", "职代会"),
        ("提醒大家：11月30日前交会费", "交会费"),
        ("请各小组于本月底前报送台账", "报送台账"),
        ("由李委员负责，周五前交工会报表", "交工会报表"),
        ("明天上午9点开会", "开会"),
        ("中秋节慰问困难职工", "中秋节慰问困难职工"),
        ("12月7日起为期三天的技能培训", "技能培训"),
        ("下週三下午三點召開工會委員會會議", "工會委員會會議"),
        ("下周三开会，周四交表", "开会"),
    ],
)
def test_a_title_is_what_an_officer_would_have_written(text: str, title: str) -> None:
    """No date words, no 「召开」 in front, no owner, no place; in his own script."""
    assert read(text, NOW).title == title


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("11月30日前报送季报，由李委员负责", ("李委员",)),
        ("12月1日职代会，负责人：王芳、张强", ("王芳", "张强")),
        ("@wangfang 11月30日前报送季报", ("@wangfang",)),
        ("周五前交报表，张主席牵头", ("张主席",)),
        ("明天下午开会", ()),
    ],
)
def test_owners_are_named(text: str, owners: tuple[str, ...]) -> None:
    """By 由…负责, 负责人：, a mention, …牵头."""
    assert read(text, NOW).owners == owners


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("明天下午3点在三楼会议室开会", "三楼会议室"),
        ("12月5日职代会，地点：大礼堂", "大礼堂"),
        ("请于周三下午2点到多功能厅参加培训", "多功能厅"),
        ("今日15:30在204开会", "204"),
        ("明天下午3点开会", None),
    ],
)
def test_the_place_is_named(text: str, place: str | None) -> None:
    """By 在…开, 地点：, 到…参加."""
    assert read(text, NOW).place == place


def test_words_behind_a_command_are_a_log_however_they_are_put() -> None:
    """`meant` is for /log and /add, where the intent is known; a bare date then points back."""
    message = read("3月12日植树 20人", NOW, meant=Intent.LOG)

    assert message.intent is Intent.LOG
    assert message.when is not None
    assert message.when.start.year == 2026
    assert message.facts[0].measures[0].unit == "人"


@pytest.mark.parametrize(
    "text",
    [
        "今天走访困难职工9户，下周计划再走访6户",
        "昨天慰问一线职工9户，请大家把照片发我",
        "今天走访困难职工9户，记得上报信息",
    ],
)
def test_what_was_told_is_kept_beside_a_plan(text: str) -> None:
    """The part told with figures is the log; what is only planned adds nothing to its sums."""
    message = read(text, NOW)

    assert message.intent is Intent.LOG
    assert [int(one.value) for one in message.measures] == [9]
    assert message.text == text


def test_a_plan_that_asks_something_stays_a_plan() -> None:
    """「请准时参加」 behind a date ahead makes no log."""
    assert read("下周三下午3点召开职代会，9名代表请准时参加", NOW).intent is Intent.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "走访困难职工9户，2户没去成",
        "职代会今天召开，应到60人，实到57人，3人因病未能到会",
        "发现隐患5处，整改4处，尚未整改1处",
    ],
)
def test_a_shortfall_does_not_undo_a_deed(text: str) -> None:
    """What could not be done is told along with what was."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "买了副羽毛球拍，花了260",
        "乒乓球馆25元一小时",
        "昨天的讲座太精彩了",
        "慰问标准：住院800元",
        "他们厂工会发了500元",
    ],
)
def test_own_life_prices_praise_and_rules_are_left_alone(text: str) -> None:
    """Words of union work alone tell no deed of this union."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize("text", ["昨天上午9点开会", "2021年3月4日下午2点召开总结会"])
def test_a_clock_time_gone_by_is_a_plan_to_be_asked_about(text: str) -> None:
    """Nobody plans what is over: whoever writes so is told, hence it is a plan with its past time."""
    message = read(text, NOW)

    assert message.intent is Intent.EVENT
    assert message.when is not None
    assert message.when.start < NOW


def test_a_meeting_that_was_held_is_told() -> None:
    """「开了会」 tells, whatever the clock."""
    assert read("昨天下午3点开了会", NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "各位，从今天起走访的事都在群里报一声",
        "听说二车间要办棋赛",
        "不知道下周要不要走访",
        "上次走访15户可真累",
    ],
)
def test_talk_about_work_is_none_of_ours(text: str) -> None:
    """Announcements, hearsay and what is remembered neither plan nor tell."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize("text", ["下周五办棋赛，周亮、陈静负责", "下周五办棋赛。负责：周亮、陈静"])
def test_two_can_answer_for_an_item(text: str) -> None:
    """Names joined by 、 before 负责 or behind 「负责：」."""
    assert read(text, NOW).owners == ("周亮", "陈静")


@pytest.mark.parametrize(
    "text",
    [
        "探望工伤职工1名，带了牛奶",
        "女工花艺课，来了26人",
        "职工羽毛球混双打完，检修班夺冠",
        "给早班保洁送热饮，30杯",
        "困难补助发了，7人",
        "换了一期宣传栏，印海报20张",
        "已排查4处",
        "小家建设验收通过，评了三星",
        "跟行政续签女职工专项合同",
        "参加市总培训，去了3名委员",
    ],
)
def test_few_words_tell_a_deed(text: str) -> None:
    """Officers write no sentences: a deed or an event of the union with what came of it."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("周一上午10点分会主席碰头，二楼", Kind.MEETING),
        ("12月8日补选女工委员", Kind.MEETING),
        ("周四小组长会", Kind.MEETING),
        ("下周日带职工子女逛博物馆", Kind.ACTIVITY),
        ("周四下午3点集体合同谈判", Kind.MEETING),
        ("月底前把帮扶金发到位", Kind.DEADLINE),
    ],
)
def test_few_words_plan(text: str, kind: Kind) -> None:
    """A time ahead and something of the union, also without 「开」 or 「办」."""
    message = read(text, NOW)

    assert (message.intent, message.kind) == (Intent.EVENT, kind)


@pytest.mark.parametrize(
    "text",
    [
        "送的绿豆汤有点咸",
        "慰问演出那个主持人绝了",
        "按规定生育慰问不超过800元",
        "【新闻】全国总工会去年送温暖资金60亿元",
        "人家地铁工会12月20日搞集体婚礼，羡慕",
        "祝姐妹们节日快乐",
        "职代会每年至少开一次",
        "体检报告拿到了，血脂偏高",
        "买了副手套，花了35",
        "劳模奖金交不交税",
        "周五是你去还是我去",
        "第一季度开展劳动竞赛",
        "会议室的灯又坏了，修了两次",
        "下周三客户验厂，工位收拾好",
    ],
)
def test_talk_with_words_of_the_union_is_left_alone(text: str) -> None:
    """What was given is judged, rules and news are told, other houses have their own."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("今天走访12户，下周三计划走访8户", "下周三计划走访8户"),
        ("昨天慰问一线职工40人，明天再去二车间", "明天再去二车间"),
        ("换届完成3家，剩余2家下周三进行", "剩余2家下周三进行"),
        ("今天走访12户，下周三还去不去？", None),
        ("今天走访12户，发放米油", None),
    ],
)
def test_a_plan_behind_a_deed_is_kept_as_words(text: str, rest: str | None) -> None:
    """The deed is filed; the plan can be offered, never a question."""
    message = read(text, NOW)

    assert (message.intent, message.rest) == (Intent.LOG, rest)


@pytest.mark.parametrize("text", ["月报 2026-10", "预算 3000元", "完成 12", "月报：2026-10"])
def test_a_command_keeps_the_blank_before_its_figure(text: str) -> None:
    """The blank is gone in normal signs, not in what was written."""
    assert read(text, NOW).intent is Intent.COMMAND


@pytest.mark.parametrize("text", ["元旦慰问值班职工15人，慰问品已发完", "赶在元旦之前搞了场跳绳赛，6支队伍"])
def test_a_festival_ahead_is_the_occasion_of_what_was_done(text: str) -> None:
    """Told as done it has no day of its own: it was filed on the day it was told."""
    message = read(text, NOW)

    assert (message.intent, message.when) == (Intent.LOG, None)


def test_marks_of_typesetting_within_a_sentence_hide_no_figure() -> None:
    """「**」 around words in mid-sentence is no sign of multiplication."""
    (measure,) = read("探望**住院职工**4人", NOW).measures

    assert (measure.text, measure.what) == ("4人", "住院职工")


@pytest.mark.parametrize(
    "text", ["今天下午开会", "今晚碰头会", "12月8日下午2点开代表会，应到10人，过三分之二有效", "周五下午开会"]
)
def test_what_lies_ahead_today_is_a_plan(text: str) -> None:
    """A part of today still to come is a time to act on; a quorum tells of no past."""
    assert read(text, NOW).intent is Intent.EVENT


@pytest.mark.parametrize("text", ["走访困难职工-5户", "今天慰问困难职工0户"])
def test_a_figure_nobody_did_work_with_is_not_filed(text: str) -> None:
    """Less than none were visited, or none: a slip, or no work."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize("text", ["安全检查3次，发现隐患0处", "走访困难职工8-10户", "走访困难职工——5户"])
def test_a_finding_of_nothing_a_range_and_a_dash_are_filed(text: str) -> None:
    """A nought may be what was found; only a minus makes less than none."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("五一过了，大家辛苦了，这个月理事会定于11月26号晚上七点半", Intent.EVENT),
        ("我妈辛苦了，星期五晚上七点半给她过生日", Intent.NONE),
        ("昨天我去街站派发传单，派发了120张", Intent.LOG),
        ("昨天我去超市买了2箱牛奶", Intent.NONE),
    ],
)
def test_thanks_and_the_writer_take_nothing_from_what_is_of_the_union(text: str, intent: Intent) -> None:
    """What nobody does on his own account is told though he says 「我」."""
    assert read(text, datetime(2026, 11, 20, 10, 0)).intent is intent
