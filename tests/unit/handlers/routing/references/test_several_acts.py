"""What is told, with a question, a correction or an absence beside it."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("今天走访困难职工4户，发慰问金2000元。女工委员会会议是哪天？", ("慰问金2000元", "12月3日")),
        ("今天给食堂送了12箱水，女工委员会会议改到12月8号，还是两点", ("12箱", "12月8日 周二 14:00")),
    ],
    ids=["a question", "a change"],
)
def test_what_stands_behind_what_is_told_is_heard_beside_it(said: str, heard: tuple[str, str]) -> None:
    """In a sentence of its own, or parted by commas alone; each keeps its own day."""
    week = Week()
    week.says(LI, "12月3日下午2点开女工委员会会议")
    answer = week.says(LI, said)
    assert all(each in answer for each in heard)


def test_an_absence_is_parted_from_who_takes_over() -> None:
    """A full stop ends an English sentence, too."""
    week = Week()
    week.says(LI, "11月27日前上报劳模材料，李建国负责")
    answer = week.says(LI, "I'm on leave tmr. Next up: committee meeting Thu 3 Dec 2pm at the office")
    assert "不在" in answer or "away" in answer
    assert "12月3日" in answer or "3 Dec" in answer


def test_what_names_nothing_of_its_own_belongs_to_what_stands_before_it() -> None:
    """That it cannot be held and when it is held instead are one move."""
    week = Week()
    week.says(LI, "11月24日下午2点开女工委员会会议")
    answer = week.says(LI, "女工委员会会议24号开不成了，局里临时叫我过去，就放到11月27日吧，还是下午两点")
    assert "11月27日 周五 14:00" in answer and "已取消" not in answer


def test_that_day_is_the_day_of_what_was_said_before() -> None:
    """「当天」 of somebody who is away."""
    week = Week()
    answer = week.says(LI, "12月8日14:00开预备会，三楼。周敏当天请假。")
    assert "周敏 12月8日 周二不在" in answer


def test_talk_with_a_price_and_a_day_is_left_alone() -> None:
    """Of several clauses, none of them ours."""
    week = Week()
    assert week.says(LI, "我媳妇做的年糕开卖啦，15块一条，下周五前私信我") == ""


def test_what_leads_to_a_plan_is_none() -> None:
    """The season in front, the agenda behind."""
    week = Week()
    answer = week.says(LI, "年底快到了，女工座谈会12月8号下午3点，二楼会议室。议题：元旦、三八节、体检")
    assert answer.count("已安排") == 1 and "女工座谈会：12月8日 周二 15:00" in answer


def test_work_of_days_gone_is_one_log() -> None:
    """「…再傾」 of yesterday plans nothing, and each day has its figure."""
    answer = Week().says(LI, "16號葵青劇院後台傾咗11個，17號西九再傾19個")
    assert "11月16日" in answer and "11月17日" in answer
    assert answer.count("已记录") == 1


@pytest.mark.parametrize(
    ("planned", "moment", "said", "heard"),
    [
        (
            "11月24日上午10点去新城工地查安全",
            "2026-11-24 12:00",
            "新城工地查完了，发了安全帽40顶。问一下，劳模材料几号交？",
            ("安全帽40顶", "#2 去新城工地查安全，已完成", "11月27日"),
        ),
        (
            "11月24日上午10点劳动争议调解",
            "2026-11-24 12:00",
            "调解成了，赔8000。协议12月1号下午签",
            ("8000元", "#2 劳动争议调解，已完成", "12月1日 周二 下午"),
        ),
        (
            "11月24日上午10点去新城工地查安全",
            "2026-11-24 12:00",
            "新城工地查完了，6处隐患改了4处，剩下两处下周三上午复查",
            ("6处", "#2 去新城工地查安全，已完成", "剩下两处复查：12月2日 周三 上午"),
        ),
        (
            "11月24日上午10点急救课",
            "2026-11-24 12:00",
            "急救课结束，19人。第二批12月8号上午九点",
            ("19人", "#2 急救课，已完成", "急救课：12月8日 周二 09:00"),
        ),
    ],
    ids=["a question", "less is enough", "what comes of it", "the next lot"],
)
def test_what_is_over_is_filed_and_what_comes_next_is_heard(
    planned: str, moment: str, said: str, heard: tuple[str, ...]
) -> None:
    """Whatever stands behind what is over, nothing is lost."""
    week = Week()
    week.says(LI, "11月27日前上报劳模材料，李建国负责")
    week.says(LI, planned)
    week.at(moment)
    answer = week.says(LI, said)
    assert [each for each in heard if each not in answer] == []


def test_what_was_done_elsewhere_moves_nothing() -> None:
    """Of two repairs the one told as done is filed, and no item of that day is put off."""
    week = Week()
    week.says(LI, "11月24日下午2点开女工委员会会议")
    week.at("2026-11-24 16:00")
    answer = week.says(LI, "电梯的配件没到，得等到12月1日。五楼漏水今天修好了，换管子8米")
    assert "管子8米" in answer and "已改期" not in answer


@pytest.mark.parametrize("said", ["卫生间灯管今天换好了，换了6根", "义务植树收工，种了45棵"])
def test_another_thing_that_is_over_ends_nothing(said: str) -> None:
    """What was held that morning is not what is told of."""
    week = Week()
    week.says(LI, "11月24日上午10点欠薪调解")
    week.at("2026-11-24 12:00")
    assert "已完成" not in week.says(LI, said)


@pytest.mark.parametrize("said", ["调解完了，我下周三上午去复查胃", "开完会啦，周六带孩子去公园"])
def test_what_somebody_does_for_themselves_is_not_planned(said: str) -> None:
    """A check-up at the hospital is none of ours."""
    week = Week()
    week.says(LI, "11月24日上午10点劳动争议调解")
    week.at("2026-11-24 12:00")
    assert "已安排" not in week.says(LI, said)


def test_how_many_signed_up_is_no_last_day() -> None:
    """「报名截止 28人」 tells that it is over and sets nothing."""
    week = Week()
    week.says(LI, "11月24日前各车间交比武报名，李建国负责")
    week.at("2026-11-24 12:00")
    answer = week.says(LI, "比武报名截止 28人 女将3个")
    assert "28人" in answer and "没看出截止时间" not in answer


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("技能比武的场地，李建国你明天去看看", "技能比武的场地"),
        ("志愿服务队的马甲到了，李建国明天去拿一下", "志愿服务队的马甲去拿"),
        ("会员普查的表格有几处不对，李建国9号前改过来", "会员普查的表格改过来"),
        ("排练厅的花订了280，明天送到", "排练厅的花送到"),
        ("奖牌那边联系好了，李建国你跑一趟，29号上午去市总领奖牌", "市总领奖牌"),
        ("技能比武的场地，李建国你明天去看看横幅", "看看横幅"),  # names its own
        ("其他人的名单我看过了，李建国9号前去把横幅挂好", "横幅"),
    ],
)
def test_a_title_that_names_nothing_takes_the_thing_told_before_it(said: str, title: str) -> None:
    """A deed, a pronoun or what is left over is found later by its thing."""
    week = Week()
    week.says(ZHOU, "大家好")
    assert title in week.says(ZHOU, said)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("趣味运动会定在12月24号了，时间上午八点半，地点一号操场", "趣味运动会：12月24日 周四 08:30"),
        ("下午碰个头，三点半，小会议室", "15:30"),
        ("周五5点半，篮球馆，搞个趣味投篮", "趣味投篮"),
        ("职工座谈会改到周五开，早上八点", "职工座谈会：11月20日"),
        ("助学金的申请表我周四报区总", "助学金的申请表报区总"),
    ],
)
def test_a_plan_is_read_with_its_hour_and_name(said: str, heard: str) -> None:
    """A day that was settled lies ahead, an hour told apart is of its part of the day, a place is no name."""
    assert heard in Week().says(LI, said)


def test_what_is_due_for_change_was_not_changed() -> None:
    """「该换了」 tells of no work; what was decided in prose is a list, good points of an outing are none."""
    week = Week()
    assert "已记录" not in week.says(LI, "消防器材该换了，周敏你这周五前去把它换回来")
    answer = week.says(LI, "昨天的委员会定了几件事，一是周敏28号前补齐档案，二是12月8号下午办普法讲座")
    assert "普法讲座" in answer and "二是" not in answer and "委员会" not in answer
    assert week.says(LI, "这次活动有几个好处，一是锻炼了身体，二是增进了感情") == ""


@pytest.fixture
def full() -> Week:
    """Eight things are ahead."""
    week = Week()
    for said in (
        "12月10日上午9点在三楼会议室开职代会",
        "12月11日下午2点半拔河比赛，地点厂区操场",
        "12月15日体检报名截止",
        "12月16日上午8点女职工体检，中心医院",
        "12月17日下午3点劳动竞赛座谈会",
        "12月18日早上8点第一批疗养出发",
        "11月24日晚上9点慰问夜班",
        "12月20日早上8点第二批疗养出发",
    ):
        week.says(LI, said)
    return week


@pytest.mark.parametrize(
    ("said", "heard", "not_heard"),
    [
        (
            "今天上午我们去了二车间慰问了八个一线职工发了八份慰问品一共花了一千六百块钱然后那个拔河比赛往后推一天吧另外周敏你把照片整理一下周三之前发群里",
            ("1600元", "拔河比赛：12月12日", "整理"),
            ("没用上",),
        ),
        (
            "嗯体检报名那个还有人没报上就是说再宽限两天到十七号吧然后体检那天早一点七点半就要到空腹啊",
            ("体检报名截止：截止12月17日 周四", "女职工体检：12月16日 周三 07:30"),
            ("01:00",),
        ),
        (
            "刚开完会说一下第一个职代会不变第二个拔河取消了因为操场要修第三个座谈会提前到十六号下午三点",
            ("已取消 #2 拔河比赛", "座谈会：12月16日 周三 15:00"),
            ("已取消 #1",),
        ),
        ("职代会10号变成9点半开始，因为厂长9点有早会。会后的合影取消，直接散会。", ("09:30",), ("已取消",)),
        ("今晚慰问夜班李建国说九点那波车刚到人最忙咱们十一点再过去啊后天那个不变", ("23:00",), ("排过",)),
        ("18号那批疗养院让7点半就到，20号的不变", ("12月18日 周五 07:30",), ("12月20日",)),
        ("11号拔河比赛照常，但改在室内体育馆。15号报名截止不变。", ("地点：室内体育馆",), ("吗",)),
        ("我12月16日出差不在，17号座谈会我赶得回来不变", ("不在",), ("说的是",)),
        ("商量好了，拔河比赛改到12月13日下午2点半。", ("12月13日",), ("哪一项",)),
        (
            "张师傅家我去看过了补了八百块钱困难补助签了字然后下周三我还要去一趟看看修好了没有",
            ("800元", "已安排"),
            (),
        ),
        ("拔河比赛推一天吧 14号客户来验厂", ("拔河比赛：12月12日",), ("验厂",)),
        (
            "职代会分工：会标李建国，签到周敏。24号备齐。",
            ("会标：截止11月24日", "签到：截止11月24日"),
            ("哪天",),
        ),
        (
            "除夕在岗的晚6点半送饺子 李建国备车 周敏订饺子 都2月3号前弄好",
            ("订饺子：截止2027年2月3日",),
            ("没用上",),
        ),
    ],
)
def test_each_of_several_things_is_done_once(
    full: Week, said: str, heard: tuple[str, ...], not_heard: tuple[str, ...]
) -> None:
    """Dictated or typed: what is told, changed, given out; what stays as it was needs nothing."""
    answer = full.says(LI, said)
    assert all(each in answer for each in heard), answer
    assert not any(each in answer for each in not_heard), answer


@pytest.mark.parametrize(
    "said",
    [
        "我们六点再去吃饭",
        "大家还有什么要补充的没有",
        "体检那天早点睡啊",
        "拔河那天我带啦啦队啊",
        "第二个人比第一个快多了",
    ],
)
def test_talk_beside_it_does_nothing(full: Week, said: str) -> None:
    """An hour or a day alone moves nothing."""
    assert full.says(LI, said) == ""


def test_a_surname_is_no_week(full: Week) -> None:
    """「周敏你带队」 is no new day."""
    assert "已改期" not in full.says(LI, "十六号体检那天我出差去不了，周敏你带队")


@pytest.mark.parametrize(
    ("said", "heard", "not_heard"),
    [
        ("登山因天气推迟到12月19日；装备登记顺延到12月10日", ("春季登山：12月19日", "12月10日"), ("2027",)),
        ("登山改8点半出发，西门不变，请大家提前十分钟到", ("08:30",), ("08:20",)),
        (
            "登山先不去了往后放一个礼拜十九号早上九点还是西门集合啊大家互相转告",
            ("春季登山：12月19日",),
            ("已取消",),
        ),
        ("羽毛球赛女双取消，男双照打", (), ("已取消",)),
        ("羽毛球赛取消", ("已取消 #3",), ()),
    ],
)
def test_the_thing_itself_is_meant(said: str, heard: tuple[str, ...], not_heard: tuple[str, ...]) -> None:
    """Neither what is to be handed in for it nor a part of it; who is to come early moves nothing."""
    week = Week()
    for each in (
        "12月12日上午9点春季登山，西门集合",
        "12月9日登山装备登记截止",
        "12月11日下午5点羽毛球赛，体育馆",
    ):
        week.says(LI, each)
    answer = week.says(LI, said)
    assert all(each in answer for each in heard), answer
    assert not any(each in answer for each in not_heard), answer
