"""A notice with labels on lines of their own is one sentence that plans; what tells of work done, or of several times, is none."""

import pytest

from union.reading.acts.notices import as_sentence


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            (
                "关于召开小组长例会的通知",
                "时间：12月3日（周四）下午2:30",
                "地点：三楼会议室",
                "参加人员：全体组长",
                "请准时参加。",
            ),
            "12月3日（周四）下午2:30，小组长例会，地点：三楼会议室",
        ),
        (
            (
                "会议通知",
                "会议主题：经费审查会",
                "日期：下周三",
                "时 间：9:30-11:30",
                "会议地点：职工之家",
                "主持：周敏",
                "收到请回复",
            ),
            "下周三 9:30-11:30，经费审查会，地点：职工之家，周敏负责，收到请回复",
        ),
        (
            ("【通知】女职工体检", "一、时间：12月8日上午8点", "二、地点：市二院", "报名截止：12月1日"),
            "12月8日上午8点，女职工体检，地点：市二院。报名截止：12月1日",
        ),
        (
            (
                "各位理事：",
                "現將會員大會有關事項通知如下：",
                "日期：12月5日",
                "時間：夜晚七點半",
                "地點：禮堂",
            ),
            "12月5日 夜晚七點半，會員大會，地点：禮堂",
        ),
        (
            ("Notice of AGM", "Date: 12 Dec", "Time: 3pm", "Venue: Hall B", "Chair: Ravi", "RSVP by 30 Nov"),
            "AGM 12 Dec 3pm, venue Hall B, Ravi to chair. RSVP by 30 Nov",
        ),
        (
            (
                "Our AGM will be held as follows:",
                "Date & Time: 12 Dec, 3pm",
                "Venue: NTUC Centre, Rm 801",
                "Chaired by: Ravi",
                "Closing date: 5 Dec",
            ),
            "AGM 12 Dec, 3pm, venue NTUC Centre Rm 801, Ravi to chair. Closing date: 5 Dec",
        ),
    ],
)
def test_its_labels_are_one_sentence(lines: tuple[str, ...], sentence: str) -> None:
    """The day and the hour, what it is, where, who answers for it; other days behind it."""
    assert as_sentence("\n".join(lines)) == sentence


@pytest.mark.parametrize(
    "lines",
    [
        ("消防演练小结", "时间：11月20日", "地点：操场", "参加人数：45人"),
        ("12月安排", "时间：12月3日", "内容：例会", "时间：12月8日", "内容：体检"),
        ("走访困难职工3户", "张师傅家：米一袋", "李师傅家：油一桶"),
        ("物资清单", "地点：仓库", "毛巾：30条"),
        ("例会", "时间：待定", "地点：三楼"),
        ("委员会会议纪要", "时间：11月20日下午2点", "地点：三楼", "1. 王芳11月30日前订好会场"),
        (
            "委员会",
            "时间：11月20日下午2点",
            "王芳11月30日前订好会场",
            "李建国12月2日前排班",
            "周敏12月4日前报名单",
        ),
    ],
)
def test_others_stay_as_they_are(lines: tuple[str, ...]) -> None:
    """Reports, lists of several days, notes without a time."""
    assert as_sentence("\n".join(lines)) is None


def test_who_may_not_be_absent_makes_no_minutes() -> None:
    """「缺席」 of minutes tells who was; 「不得缺席」 asks all to come."""
    text = "关于召开职代会的通知\n时间：12月4日下午2:30\n地点：食堂\n请准时参加，不得缺席。"
    assert as_sentence(text) is not None
