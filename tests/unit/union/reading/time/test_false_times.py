"""What only looks like a time gives none, and the true time beside it is still read."""

from datetime import datetime

import pytest

from union.data import table
from union.reading.acts.extraction import look
from union.reading.time.false_times import CALLED, PEOPLE

NOW = datetime.fromisoformat("2026-11-20T10:00")

NONE = [
    # idioms, firms, plants, works
    "给退休师傅送去年画20张",
    "端午牌粽叶采购30包",
    "食堂的口号是天天向上",
    "每日坚果发完了没有",
    "说明日期填错一栏",
    "以后天天有人打扫",
    "雨后天边有彩虹",
    "把六月雪搬到窗台上",
    "那家三月街饭馆打几折",
    "孩子高三月考没考好",
    "五月龄的小狗谁要",
    "两点一线的日子",
    "每人年底薪涨两百",
    # people
    "麻烦找周三强盖个章",
    "周一帆说材料不齐",
    "李国庆请了婚假",
    "联系人：马元旦",
    "陈立秋师傅是钳工",
    "周日新是新来的电工",
    "高立夏管仓库",
    "白露、霜降两个姑娘是双胞胎",
    "七夕姐管签到桌",
    # shops and rooms
    "九点半面馆的券还有三张",
    "天天药房赞助了口罩",
    "清明大药房送的口罩不错",
    "周末影院的会员卡能退吗",
    "七一大桥封路",
    "3号会议室漏水，换5号",
    # codes, marks, sizes
    "工号20251203的卡消磁了",
    "合同号2026-04-11对不上",
    "房号12-06的钥匙",
    "平均分为9.2",
    "血压降到8.1",
    "误差±0.5可以接受",
    "木板10.5×8.2",
    "管子3.5-4.5米都行",
    "装个Win 10.1试试",
    "5.1声道的功放",
    "2/3的代表举了手",
    # scores, ratios, films
    "女双21:18、19:21、21:16，赢了",
    "第二局11:09扳回来",
    "消毒液按1:50稀释",
    "进度条拉到12:40就看到老赵",
    # decimals and points
    "再来三点五公斤",
    "误差不超过零点几",
    "我讲三点",
    "主席强调两点：一是安全",
    "晚一点再说",
    # things and places with a number
    "5号电池没货",
    "20号槽钢卸在门口",
    "中山路18号对面",
    "3号培训室空调坏了",
    "寄到桃源村7号就行",
    "样品6号裂了",
    "3号、5号机房都跳闸了",
    "拿一把14号扳手",
    "半决赛21:12、19:21，打满三局",
    "天天优鲜的酸奶过期了",
    "几十年前的老机床",
    "三十六日的口粮",
    "来了几十号人",
    "歇了两三日",
    "神舟十五号的模型",
    "日夜守在炉前",
    "下班时间别打电话",
    "8号电炉的炉衬换过",
    "6号空开发烫",
    "精度零点零三毫米",
    "八一体育馆订满了",
    "七一勋章的故事",
    # names in quotation marks
    "“三点半”课堂缺两位老师",
    "“七点学堂”换了地方",
    "小品“明天会来”少个演员",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Company tells: a name, a code, a score or a size is no time."""
    seen = look(text, NOW)
    assert ([one.when.text for one in seen.reads], seen.impossible) == ([], ())


TIMES = [
    ("八点半面馆门口集合", "2026-11-21T08:30"),
    ("周六强明天来补签", "2026-11-21T00:00"),
    ("明天九点半书屋的聚会", "2026-11-21T09:30"),
    ("周日新员工培训", "2026-11-22T00:00"),
    ("五一同学聚会", "2027-05-01T00:00"),
    ("周三强化训练", "2026-11-25T00:00"),
    ("周一成立舞蹈队", "2026-11-23T00:00"),
    ("请周三下午过来", "2026-11-25T12:00"),
    ("老周三点到", "2026-11-20T15:00"),
    ("刘姐元旦办喜事", "2027-01-01T00:00"),
    ("今天下午四点", "2026-11-20T16:00"),
    ("十一点点名", "2026-11-20T11:00"),
    ("三月三十日换届", "2027-03-30T00:00"),
    ("21号职工体检", "2026-11-21T00:00"),
    ("9号图书漂流", "2026-12-09T00:00"),
    ("12.5团建", "2026-12-05T00:00"),
    ("3.8妇女节插花", "2027-03-08T00:00"),
    ("例会改到12.8", "2026-12-08T00:00"),
    ("比赛今晚20:30开始", "2026-11-20T20:30"),
    ("视频会议10:40", "2026-11-20T10:40"),
    ("半决赛19:15", "2026-11-20T19:15"),
    ("20号油漆扶手", "2026-11-20T00:00"),
    ("年初三值班", "2027-02-08T00:00"),
    ("会员数天天报", "2026-11-20T00:00"),
    ("人数年底前报", "2026-12-31T00:00"),
    ("二十三日换届", "2026-11-23T00:00"),
    ("21号更换门锁", "2026-11-21T00:00"),
    ("12月8号电炉大修", "2026-12-08T00:00"),
    ("明天8点20公里徒步", "2026-11-21T08:00"),
    ("早八点集合", "2026-11-21T08:00"),
    ("明日期中考试监考", "2026-11-21T00:00"),
    ("三点三车间碰头", "2026-11-20T15:00"),
    ("“五一”慰问方案", "2027-05-01T00:00"),
]


@pytest.mark.parametrize(("text", "start"), TIMES)
def test_a_true_time_beside_is_read(text: str, start: str) -> None:
    """What begins like a listed word, or stands in like company, keeps its time."""
    best = look(text, NOW).best
    assert best is not None
    assert best.when.start == datetime.fromisoformat(start)


CANTONESE = [
    ("過多三個禮拜覆診", "2026-12-11T00:00"),
    ("拜四夜晚八點練歌", "2026-11-26T20:00"),
    ("個個月十八號出糧", "2026-12-18T00:00"),
    ("下個月頭八號截止", "2026-12-08T00:00"),
    ("是日下午三時起停水", "2026-11-20T15:00"),
    ("名天上午领劳保", "2026-11-21T08:00"),
    ("下舟五 下午 2 点 4 5 体检", "2026-11-27T14:45"),
    ("12月8号号上午1O点开箱", "2026-12-08T10:00"),
    ("聽晚八點搭四喺會所", "2026-11-21T20:20"),
    ("聽日下晝兩點三個字", "2026-11-21T14:15"),
    ("聽朝九點踏正", "2026-11-21T09:00"),
    ("今晚七點三個骨", "2026-11-20T19:45"),
    ("星期日晏晝三點九", "2026-11-22T15:45"),
    ("聽日三點踏半", "2026-11-21T15:30"),
    ("個半鐘後開會", "2026-11-20T11:30"),
    ("兩個鐘後散會", "2026-11-20T12:00"),
    ("今個禮拜六燒烤", "2026-11-21T00:00"),
    ("佢後晚九點先到", "2026-11-22T21:00"),
    ("月尾之前交表", "2026-11-30T00:00"),
    ("出年三月佢退休", "2027-03-01T00:00"),
    ("大後日上晝", "2026-11-23T08:00"),
    ("前日佢請假", "2026-11-18T00:00"),
    ("年廿八大掃除", "2027-02-04T00:00"),
    ("民國116年3月5日", "2027-03-05T00:00"),
    ("星期二放工前交", "2026-11-24T17:30"),
    ("5月6㊐開會", "2027-05-06T00:00"),
    ("⽉底盘点", "2026-11-25T00:00"),
    ("下午3.30碰头", "2026-11-20T15:30"),
    ("12月5日日上午", "2026-12-05T08:00"),
    ("9::30签到", "2026-11-21T09:30"),
]


@pytest.mark.parametrize(("text", "start"), CANTONESE)
def test_cantonese_and_slips_of_the_thumb_are_read(text: str, start: str) -> None:
    """A 字 is five minutes, a 骨 a quarter; doubled signs and copied radicals are seen through."""
    best = look(text, NOW).best
    assert best is not None
    assert best.when.start == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    "text",
    [
        "这间房宽三點三米",
        "钢琴晚会的曲目",
        "我在听日语课",
        "发放工资的办法",
        "搜寻日期栏",
        "目前日均客流",
        "五卅纪念馆",
        "喝得过多了",
        "叩拜四方",
        "10名天津职工",
    ],
)
def test_mandarin_that_looks_cantonese_is_left(text: str) -> None:
    """Words that end otherwise, and decimals, are no Cantonese times."""
    assert look(text, NOW).reads == []


@pytest.mark.parametrize(
    "text",
    ["27号周五，没人来。包饺子放28号下午4点", "27号不行，太赶，座谈会放28号", "27号撞了培训，28号开会"],
)
def test_a_day_that_will_not_do_is_not_the_day(text: str) -> None:
    """Where another is named behind it."""
    best = look(text, NOW).best
    assert best is not None and best.when.start.day == 28


@pytest.mark.parametrize("before", ["", "小", "老", "请", "联系"])
def test_whoever_is_called_by_a_weekday_is_looked_for(before: str) -> None:
    """Names are sought only where one may stand: none that is found stands elsewhere."""
    given = (
        *table("no_times")["people"]["given"],
        *table("no_times")["people"]["also_given"],
        *"上下中早晚1,师",
    )
    texts = [
        f"{before}周三{name}{rest}" for name in given for rest in ("", "师傅", "说材料不齐", "午", "来了,")
    ]
    assert [text for text in texts if PEOPLE.search(text) and not CALLED.search(text)] == []
    assert any(PEOPLE.search(text) for text in texts) and not CALLED.search("下周三下午3点开会,周五14:00交")


@pytest.mark.parametrize("thing", ["读书分享会", "竞赛", "汇演", "教代会", "相亲", "普法", "烘焙", "毅行"])
def test_a_number_before_what_is_planned_is_a_day(thing: str) -> None:
    """The kinds of items say so; 「8号电炉」 stays a thing with its number."""
    assert [one.when.start.day for one in look(f"23号{thing}，各车间报名", NOW).reads] == [23]


def test_a_number_of_things_behind_the_week_is_no_weekday() -> None:
    """「这周三项」 are three things of this week; 「下周三项目启动会」 has its day."""
    assert not look("这周三项：检查、走访、汇演", NOW).reads
    assert [one.when.start.day for one in look("下周三项目启动会", NOW).reads] == [25]
