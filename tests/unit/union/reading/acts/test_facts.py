"""Several deeds in one message, and the category of each."""

from datetime import date, datetime, timedelta

import pytest

from union.reading.acts.classification import category
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


def test_one_deed_is_one_fact_with_all_its_figures() -> None:
    """Clauses about the same matter stay together."""
    (fact,) = read("今天看望困难职工8户，发放慰问金4000元，慰问品16份", NOW).facts

    assert (fact.category, fact.title) == ("帮扶慰问", "看望困难职工")
    assert [one.text for one in fact.measures] == ["8户", "16份"]
    assert [one.minor for one in fact.money] == [400000]


def test_several_deeds_are_several_facts() -> None:
    """Each with its own category and figures; the message has them all in order."""
    message = read(
        "昨天走访困难职工12户，发放慰问金6000元；举办乒乓球比赛1场，48人参加；培训工会干部60人次。", NOW
    )

    assert [fact.category for fact in message.facts] == ["帮扶慰问", "文体活动", "教育培训"]
    assert [[one.text for one in fact.measures] for fact in message.facts] == [
        ["12户"],
        ["1场", "48人"],
        ["60人次"],
    ]
    assert [one.text for one in message.measures] == ["12户", "1场", "48人", "60人次"]
    assert message.category == "帮扶慰问"


def test_a_fact_has_its_own_day_where_one_was_said() -> None:
    """Two days in one message become two dates; what names none falls on the day before it."""
    first, second, third = read("17日走访困难职工6户。18日培训工会干部30人。印发宣传资料200份。", NOW).facts

    assert first.when is None
    assert second.when is not None
    assert second.when.start.day == 18
    assert third.when == second.when


SEVERAL = [
    ("1.发放防暑药品200份 2.检查车间5个 3.培训安全员12人", 3),
    ("一是走访慰问8户，二是举办讲座1场，三是收会费3000元", 3),
    ("①走访3户②培训40人③收会费900元", 3),
    ("- 走访困难职工3户\n- 培训安全员40人", 2),
    ("本周工作：走访困难职工3户；培训安全员40人", 2),
    ("先去敬老院慰问老人20人，又到车间查隐患6处", 2),
    ("上午慰问环卫工人30人，下午慰问交警20人", 2),
    ("培训消防员30人、慰问住院职工2人", 2),
    ("发展会员30人，收缴会费900元", 2),
    ("给新会员办卡20张，给困难职工送米10袋", 2),
    ("走访困难职工3户/培训班长40人", 2),
    ("慰问住院职工2人；维修电梯2部", 2),
    ("走访困难职工6户，发慰问金3000元，送大米6袋", 1),
    ("举办安全培训2期，培训120人次，女职工45人参加", 1),
    ("开展安全知识竞赛，8支队伍参加，一等奖1名", 1),
    ("利用10天时间，全体干部分成三个组，对500户困难职工进行走访", 1),
    ("发展会员7名，开委员会两次", 2),
    ("走访困难职工8户，慰问老劳模5人，共3次", 1),
    ("公众号发2篇。另：请专家义诊30人", 2),
    ("看望病号2人；母婴室换了新沙发", 2),
    ("每户500元，走访困难职工12户", 1),
]


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_every_deed_is_a_fact_of_its_own(text: str, count: int) -> None:
    """Items of a list, deeds of another category or of another time; who came and how it went belong to the deed."""
    assert len(read(text, NOW, meant=Intent.LOG).facts) == count


def test_the_mark_of_an_item_is_no_part_of_its_title() -> None:
    """「2.培训安全员」 is called 培训安全员."""
    facts = read("1.走访困难职工3户 2.培训安全员12人", NOW, meant=Intent.LOG).facts

    assert [one.title for one in facts] == ["走访困难职工", "培训安全员"]


def test_what_is_no_log_has_no_facts() -> None:
    """The figures then stand at the top alone."""
    message = read("明天走访困难职工12户", NOW)

    assert (message.facts, [one.text for one in message.measures]) == ((), ["12户"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建基层工会3家，发展会员120人", "组织建设"),
        ("召开职工代表大会，审议集体合同草案", "民主管理"),
        ("开展工资集体协商，签订集体合同12份", "维权保障"),
        ("看望生病住院职工", "帮扶慰问"),
        ("举办职工技能大赛", "劳动竞赛"),
        ("组织安全知识讲座", "教育培训"),
        ("组织职工健步走", "文体活动"),
        ("为女职工办理两癌筛查", "女职工"),
        ("上报信息6篇，录用2篇", "宣传信息"),
        ("开展工会经费审计", "财务经审"),
        ("组织无偿献血", "其他"),
        ("困难女职工慰问金发放到位", "帮扶慰问"),
        ("组织慰问演出，职工合唱队登台", "文体活动"),
        ("三八趣味运动会，职工60人", "文体活动"),
        ("送清凉进工地，宣传防暑知识", "帮扶慰问"),
        ("入户宣传医疗互助政策", "维权保障"),
        ("培训120人，其中女职工45人", "教育培训"),
        ("征集职工代表提案", "民主管理"),
        ("救急难，小郝家办妥", "帮扶慰问"),
        ("送热水到岗亭", "帮扶慰问"),
        ("配送员职业伤害险办了20人", "维权保障"),
        ("点钞比拼，柜员18人", "劳动竞赛"),
        ("新会员培训40人", "教育培训"),
        ("中秋博饼6桌", "文体活动"),
        ("妈咪小屋添沙发", "女职工"),
        ("厂报登了两篇", "宣传信息"),
        ("出纳交接，账对平", "财务经审"),
        ("清明扫墓", "其他"),
        ("慰问金送到，从会费里出", "帮扶慰问"),
        ("召开班组长会，讲安全", "维权保障"),
        ("小微企业工会经费返还到账", "财务经审"),
        ("劳模事迹宣传片拍摄完成", "宣传信息"),
    ],
)
def test_the_category_is_what_the_words_weigh_most_for(text: str, expected: str) -> None:
    """Weighed words of union/data/categories.toml."""
    assert category(text) == expected


def test_no_word_of_union_work_has_no_category() -> None:
    """Nothing is guessed."""
    assert category("昨天吃了3碗面") is None


@pytest.mark.parametrize("text", ["给会员李四过生日买蛋糕券300元", "会员过生日，蛋糕券发了12张"])
def test_a_birthday_kept_for_a_member_is_care(text: str) -> None:
    """Who got it is a member, but nothing of the membership was done."""
    assert [one.category for one in read(text, NOW).facts] == ["帮扶慰问"]


def test_each_line_of_the_longest_log_keeps_its_own_day() -> None:
    """3,000 characters are filed at most: no line falls on another's day for want of room."""
    days = [date(2026, 11, 19) - timedelta(days=each) for each in range(290)]
    said = "\n".join(f"{day.month}月{day.day}日走访{1 + at % 9}户" for at, day in enumerate(days))
    message = read(said, NOW)
    facts, own = message.facts, message.when

    assert 2700 < len(said) <= 3000 and own is not None
    assert [(fact.when or own).start.date() for fact in facts] == days
    assert {fact.title for fact in facts} == {"走访"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("本周一分会：周一安全学习26人，周二给新员工讲课12人，当场入会9人", [16, 17]),
        ("走访困难职工，7号走了6户，8号走了5户，每户800元", [7, 8]),
    ],
)
def test_a_clause_that_begins_with_its_day_and_has_its_figure_is_a_deed(text: str, days: list[int]) -> None:
    """What stands behind it without a day, or says what each got, belongs to it."""
    message = read(text, NOW)
    whens = [(fact.when or message.when) for fact in message.facts]
    assert [when and when.start.day for when in whens] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("上周三急救讲座来了38人，周四又补讲一场，20人", [11, 12]),
        ("昨天上午登高训练到了33人，今天上午又补训一批，19人", [19, 20]),
        ("Gave out 80 masks on Monday and 60 masks on Tuesday", [16, 17]),
    ],
)
def test_days_with_their_figures_are_deeds_of_their_own(text: str, days: list[int]) -> None:
    """A weekday behind one of last week is of that week; the figure may stand in the clause behind, or before its day."""
    message = read(text, NOW)
    found = [fact.when or message.when for fact in message.facts]
    assert [when and when.start.day for when in found] == days


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("10月会费$6,300已入银行 另外羽毛球报名费$700今天转给了联会", [["$6,300"], ["$700"]]),
        ("会费收了8200元，此外退了活动押金400元", [["8200元"], ["400元"]]),
        ("今天探望强叔，送慰问金500元，另外送果篮200元", [["500元", "200元"]]),
    ],
)
def test_what_the_treasurer_pays_besides_is_a_deed_of_its_own(text: str, sums: list[list[str]]) -> None:
    """What is given besides belongs to the visit."""
    assert [[one.text for one in fact.money] for fact in read(text, NOW).facts] == sums


def test_the_day_of_a_sum_paid_besides_is_not_that_of_the_first() -> None:
    """「10月会费」 says what the sum is for."""
    message = read("10月会费$6,300已入账，另外付了租金$900（11月9日过账）", NOW)
    days = [(fact.when or message.when) for fact in message.facts]
    assert [when and when.start.day for when in days] == [20, 9]


@pytest.mark.parametrize(
    "text",
    ["汇报两天的情况 昨天慰问了4户 今天慰问了6户", "昨天慰问了4户，今天又去二车间，慰问了6户"],
)
def test_two_days_are_two_deeds(text: str) -> None:
    """Parted by a blank too, the figure in a clause of its own too; how many days are told of counts nothing."""
    facts = read(text, NOW).facts
    assert [[one.text for one in fact.measures] for fact in facts] == [["4户"], ["6户"]]


def test_a_sum_before_a_day_is_no_day() -> None:
    """「面谈24、25、31号」 begins with a day; what was spent before a day of the month stays a sum."""
    message = read("10月8号看望电工6人，花了1200元，13号看望保安4人，花了800元", NOW)

    assert [[one.minor for one in fact.money] for fact in message.facts] == [[120000], [80000]]
    assert [(fact.when or message.when).start.day for fact in message.facts if message.when] == [8, 13]
    assert not read("助学金面谈24、25、31号", NOW).money


def test_what_is_told_behind_its_own_day_is_another_deed() -> None:
    """Whatever joins the two, and whether or not their words are of one sort."""
    for joined in ("，又", "，", "；"):
        message = read(f"11月16日走访困难职工129户，车费640元{joined}17日趣味运动会85人参赛", NOW)
        days = [(fact.when or message.when).start.day for fact in message.facts if message.when]
        assert (joined, days) == (joined, [16, 17])


def test_mediations_are_counted_before_a_blank() -> None:
    """「调解纠纷3起 慰问2人」, at the end of a line too."""
    for joined in (" ", "\n"):
        message = read(f"昨天调解劳动纠纷3起{joined}看望住院职工2人", NOW)
        assert [one.text for one in message.measures] == ["3起", "2人"]


@pytest.mark.parametrize("day", ["昨天下午", "11月19日", "周四下午", "昨晚", "昨天"])
def test_work_with_its_figure_is_told_behind_any_day(day: str) -> None:
    """However many signs name the day."""
    assert read(f"{day}走访企业6家", NOW).intent is Intent.LOG
    assert read(f"{day}慰问一线职工12人", NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    ("text", "region", "days"),
    [
        ("11月3日慰问住院职工刘＊＊500元，11月9日慰问困难职工张＊＊一千元", "CN", [3, 9]),
        ("11.3 王秀兰 住院 500元\n11.9 陈立新 丧事 800元", "CN", [3, 9]),
        ("前天给门卫送了水果6箱昨天又给食堂4箱拢共520块", "CN", [18, 19]),
        ("Wed 18 Bulim: talked to 33 drivers, 2 joined. Thu 19 Ulu Pandan: 14 drivers", "SG", [18, 19]),
        ("Wed 18: talked to 33 drivers. Thu 19: 14 drivers", "SG", [18, 19]),
    ],
)
def test_each_day_has_its_figures(text: str, region: str, days: list[int]) -> None:
    """Behind a name that was hidden, in rows, without a comma between, by weekday and number."""
    message = read(text, NOW, region=region)

    assert message.intent is Intent.LOG
    whens = [one.when or message.when for one in message.facts]
    assert [when and when.start.day for when in whens] == days
    assert all(one.measures or one.money for one in message.facts)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Mon visited 6 members at Tuas, Tue 9 members at Jurong Port, total 15", []),
        ("Visited 6 members at Tuas yesterday, total 135", [13500]),
    ],
)
def test_english_totals_may_be_heads(text: str, sums: list[int]) -> None:
    """A total that the heads make up is no money."""
    assert [one.minor for one in read(text, NOW, region="SG").money] == sums


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("周一走访了两个班组，送了茶叶8盒，周三我又跑了趟食堂，跟师傅们聊了聊，收到意见5条", [16, 18]),
        ("18号我去食堂查了卫生，查了6个窗口，然后昨天又到锅炉房看了看，旧的都换掉了，换了2个阀门", [18, 19]),
        ("昨天培训26人，今天继续，合计花了1200元", [19]),
        ("昨天开会12人，后天去现场看看，带5箱水", [19]),
    ],
)
def test_a_day_is_counted_by_the_clauses_behind_it(text: str, days: list[int]) -> None:
    """What was done on another day is a deed of its own though its figure comes later; a sum of both days and what is to come is none."""
    message = read(text, NOW, meant=Intent.LOG)
    found = [fact.when or message.when for fact in message.facts]
    assert [when and when.start.day for when in found] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("钥匙昨天拿到了，今天上午图书角开放，借出去32本", 20),
        ("他母亲前天过世，今天我们去吊唁，帛金300元", 20),
        ("昨天场地就借好了，今天上午职工趣味赛，来了62人", 20),
        ("昨天组织了登山活动，今天统计了一下，共35人参加", 19),
        ("18号慰问王师傅，他昨天刚出院，送了500元", 18),
        ("昨天开了会，今天报一下人数，到了35人", 19),
    ],
)
def test_the_day_of_a_figure_is_that_of_its_work(text: str, day: int) -> None:
    """Of two days the one at the head of the clause of work that leads to the figure, where the other's clause is of none."""
    message = read(text, NOW, meant=Intent.LOG)
    when = message.facts[-1].when or message.when
    assert when is not None and when.start.day == day


@pytest.mark.parametrize(
    ("text", "category", "count"),
    [
        ("今天组织歌咏比赛，120人参加。横幅200元，矿泉水300元", "文体活动", 1),
        ("昨天看望了老谭。带了果篮54元和红包100元", "帮扶慰问", 1),
        ("昨天走访困难职工3户。培训支出500元", "帮扶慰问", 2),
        ("昨天看望2人；拔河赛奖品600元", "帮扶慰问", 2),
    ],
)
def test_goods_are_of_the_deed_before(text: str, category: str, count: int) -> None:
    """What was bought names no deed; another deed's cost does."""
    facts = read(text, NOW).facts

    assert (len(facts), facts[0].category) == (count, category)


@pytest.mark.parametrize(
    ("text", "minor"),
    [("蛋糕一个260块", [26000]), ("展板做了12块", []), ("奖品320元，水96", [32000, 9600])],
)
def test_a_price_behind_a_thing(text: str, minor: list[int]) -> None:
    """Behind 「一个」 块 is money; a price stands behind a price."""
    assert [one.minor for one in read(f"今天比赛，{text}", NOW).money] == minor
