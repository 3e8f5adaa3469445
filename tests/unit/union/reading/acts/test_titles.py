"""Titles and what figures count: the words an officer would have used, nothing left over."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T17:15")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("每月10号前报送考勤表，请陈静负责", "报送考勤表"),
        ("一季度工会经费决算1月25日前报上级", "一季度工会经费决算报上级"),
        ("9月会费12月8日前交齐", "9月会费交齐"),
        ("2026年度工会工作总结12月25日前交", "2026年度工会工作总结"),
        ("12月慰问困难职工定在12号", "慰问困难职工"),
        ("体检改期到12月20号", "体检"),
        ("电工考试，分两场考，12月5日上午9点、下午2点", "电工考试"),
        ("退休职工体检分三批进行，12月2日、3日、4日", "退休职工体检"),
        ("的士司机恳谈会12月5日下午3点", "的士司机恳谈会"),
        ("兄弟们周五晚上羽毛球，老地方", "羽毛球"),
        ("剪纸班12月8号晚上7点，城东分会", "剪纸班"),
        ("另第三季会费12月31日截数", "第三季会费截数"),
        ("社區探訪排咗12月6號下晝3點", "社區探訪"),
        ("兹定于12月4日下午2:00在综合楼三楼会议室召开工会例会，议题为困难职工申报", "工会例会"),
        ("12月4日下午2点召开工会例会，研究春节走访安排", "工会例会"),
        ("妇科检查跟妇幼约好了，12月4日早上8点", "妇科检查"),
        ("消防演练排在12月4日上午9点", "消防演练"),
        ("下周一下午2点开会商量团建", "开会商量团建"),
        ("下周一下午2点开工会例会", "工会例会"),
        ("在12月2日举行职工书法比赛", "职工书法比赛"),
        ("于12月2日召开表彰会", "表彰会"),
        ("12月2日的座谈会", "座谈会"),
        ("各位理事：理事会会议订于12月2日晚上7点", "理事会会议"),
        ("准备12月6号办个棋赛", "棋赛"),
        ("12月6号去慰问退休工人", "慰问退休工人"),
        ("工会委员会12月6日召开", "工会委员会"),
        ("三八节组织女职工插花", "三八节组织女职工插花"),
        ("决算交财务了\n毛巾12月4号到 下午发", "毛巾"),
        ("名册印好了。写春联12月5号上午，食堂", "写春联"),
        ("12月4号夜校开班典礼，晚上7点", "夜校开班典礼"),
        ("下周三下午整理职工书屋", "整理职工书屋"),
        ("从12月1日起开展技能比武", "技能比武"),
        ("周六或者周日组织爬山活动", "爬山活动"),
        ("大家早上好，辛苦了。下周三晚上7点整个跳绳比赛", "跳绳比赛"),
        ("各组注意：续保名单，12月4日中午前交给我", "续保名单"),
        ("睇完，揀A。大澳旅行定12月20號（日）朝早9點", "大澳旅行"),
        ("各位手足早晨，12月9號夜晚7點半會址開檢討會", "檢討會"),
        ("12月份：12月9日上午包饺子比赛，食堂二楼", "包饺子比赛"),
        ("定了迎新联欢12月30号下午2点", "迎新联欢"),
        ("敲定咗：12月5號（六）朝早9點行山", "行山"),
        ("Hi all, hope you are well. Branch dinner on Fri 4 Dec 7pm at the club", "Branch dinner"),
        ("Locker fitting will be held on Tue 8 Dec, 10am to 4pm, HQ store", "Locker fitting"),
        ("Stewards' dialogue, block 1 level 2, Tue 8 Dec 11am", "Stewards' dialogue"),
        ("Decided: next exco meeting 3 Dec 6pm, hq level 3", "next exco meeting"),
        (
            "Dialogue session with the new manager on shift allowance and rest days 3 Dec 4pm",
            "Dialogue session with the new manager on shift allowance and rest days",
        ),
    ],
)
def test_a_plan_is_named_without_leftovers(text: str, title: str) -> None:
    """No 前, 的, 在, 于, 和, 开, 召开 in front, no verb of holding behind."""
    assert read(text, NOW).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("今天召开了女工委会议，9人参加", "女工委会议"),
        ("补记：10月8日重阳节慰问老人6人", "重阳节慰问老人"),
        ("🎉“四送”活动结束，服务职工40人", "“四送”活动结束"),
        ("职工亲子活动办了，30人", "职工亲子活动"),
        ("今天看望困难职工张＊＊，家里五口人，送米面油", "看望困难职工张＊＊"),
    ],
)
def test_a_deed_is_named_without_leftovers(text: str, title: str) -> None:
    """No 了 in front, no label of the message, no emoji."""
    assert read(text, NOW).facts[0].title == title


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("今天看望住院职工1人", ["住院职工"]),
        ("发放棉被50床、大米20袋", ["棉被", "大米"]),
        ("今天职工运动会，90名运动员参赛", ["运动员"]),
        ("收到建议43条", ["建议"]),
        ("慰问职工12人，送慰问金5000元", ["职工", "慰问金"]),
        ("发放慰问品折合3000元", ["慰问品"]),
        ("举办篮球赛，奖品支出4800元", ["奖品"]),
        ("慰问职工12人，共计5000元", ["职工", None]),
    ],
)
def test_a_figure_knows_what_it_counts(text: str, whats: list[str | None]) -> None:
    """The noun alone, without its verb or the day, so that reports add like with like."""
    message = read(text, NOW)

    assert [one.what for one in (*message.measures, *message.money)] == whats


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("先后对9人进行了法律援助，挽回损失12万元", "法律援助"),
        ("今天对困难家庭进行了走访，共7户", "走访困难家庭"),
        ("昨天走访了5户单亲职工家庭，送米10袋", "走访了5户单亲职工家庭"),
        ("本月评出标兵4名、先进集体2个", "评出标兵、先进集体"),
        ("补助标准由过去的200元提高到300元，惠及职工60人", "补助标准由过去的200元提高到300元"),
        ("机修分会于11月12日进行了初赛，80人参加", "机修分会进行了初赛"),
        ("从8月份开始试行午休制，惠及职工90人", "试行午休制"),
        ("并组织职工体检，参检300人", "职工体检"),
        ("走访职工家庭8户(其中劳模2户)", "走访职工家庭"),
        ("举办“快乐,健康”健步走，120人参加", "快乐"),
    ],
)
def test_a_deed_reads_as_chinese(text: str, title: str) -> None:
    """A figure in mid-clause stays, one at its end goes; no 对, 了, 并, 于 in front; quotation marks in pairs."""
    assert read(text, NOW, meant=Intent.LOG).facts[0].title == title


def test_a_long_title_ends_at_a_border() -> None:
    """At most sixty signs, cut where a part of the clause ends."""
    title = (
        read("今天慰问" + "、".join(["保洁班组", "保安班组", "配电班组"] * 8) + "，共90人", NOW)
        .facts[0]
        .title
    )

    assert len(title) <= 60
    assert title.endswith("班组")


@pytest.mark.parametrize(
    "text", ["<b>看望</b>住院职工3人", "*看望* _住院_ `职工`3人", "看望 **住院职工** 3人"]
)
def test_marks_of_typesetting_are_no_words(text: str) -> None:
    """Tags and marks of Markdown are neither in the title nor in what was counted."""
    message = read(text, NOW)

    assert not set("<>*_`") & set((message.title or "") + (message.measures[0].what or ""))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("元旦前把灭火器换了", "换灭火器"),
        ("下周五前把账结了", "结账"),
        ("11月25日前把消防检查做了", "消防检查"),
        ("推荐表于11月23日（周一）17时前报政治部", "推荐表报政治部"),
        ("材料在11月25日前交办公室", "材料交办公室"),
        ("关于11月25日职代会的通知", "关于职代会的通知"),
    ],
)
def test_a_title_says_what_is_to_be_done(text: str, title: str) -> None:
    """The thing behind 把 is the verb's; what led to the time goes with it."""
    assert read(text, datetime(2026, 11, 20, 10)).title == title
