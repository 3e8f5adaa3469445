"""Holiday notices for tests: an arrangement written out in the ways such notices were worded, and whole years of our own."""

from collections.abc import Sequence
from datetime import date, timedelta

from union.festivals.notice_values import Arrangement

ONE_DAY = timedelta(days=1)
NUMBERS = "一二三四五六七八九十"
WEEKDAYS = "一二三四五六日"
OFFICIAL = {"五一": "劳动节", "清明": "清明节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节"}

# The law of 2008: rest days moved about, told day by day.
IN_FULL = """关于2008年节假日放假调休的通知
一、元旦：2007年12月30日—2008年1月1日放假，共3天。其中，1月1日（星期二）是法定节假日，12月30日（星期日）为公休日，\
12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。
二、春节：2月6日—12日（除夕至正月初六）放假，共7天。其中，2月6日、7日、8日为法定节假日，2月2日（星期六）、\
3日（星期日）两个公休日调至2月11日（星期一）、12日（星期二），2月2日（星期六）、3日（星期日）照常上班。
三、清明节：4月4日—6日放假，共3天。4月5日（星期六）、6日（星期日）照常公休。
四、“五一”国际劳动节：5月1日—3日放假，共3天，5月4日（星期日）上班。
五、端午节：6月7日—9日放假，共3天。
六、中秋节：9月13日—15日放假，共3天。
七、国庆节：9月29日—10月5日放假，共7天。9月27日（星期六）、9月28日（星期日）上班。
办公室
二〇〇七年十二月二十日"""

LATER = {
    "延长": (
        "关于延长2020年春节假期的通知：现将安排通知如下。一、延长2020年春节假期至2月2日（正月初九，星期日），"
        "2月3日（星期一）起正常上班。二、学校推迟开学。",
        ("2020-01-24", "2020-02-02"),
        (),
    ),
    "调整": (
        "现将2019年劳动节假期安排调整为：2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。",
        ("2019-05-01", "2019-05-04"),
        ("2019-04-28", "2019-05-05"),
    ),
    "纪念": (
        "纪念活动70周年调休安排：2015年9月3日全国放假1天。9月3日至5日调休放假，共3天，其中9月4日（星期五）调休，"
        "9月6日（星期日）上班。",
        ("2015-09-03", "2015-09-05"),
        ("2015-09-06",),
    ),
}


def written(year: int, parts: Sequence[Arrangement], *, weekdays: str = "周", count: str = "共{}天") -> str:
    """The notice of a year in the style of the 2010s (`weekdays` 「星期」) or the 2020s (「周」)."""
    lines = [f"国务院办公厅关于{year}年部分节假日安排的通知", ""]
    for number, part in zip(NUMBERS, parts, strict=False):
        names = "、".join(OFFICIAL.get(name, name) for name in part.festivals)
        lines += [
            f"{number}、{names}：{_off(year, part.off, weekdays, count)}{_work(year, part.work, weekdays)}",
            "",
        ]
    return "\n".join([*lines, "节假日期间，请妥善安排值班。", "国务院办公厅", f"{year - 1}年11月1日"])


def days(first: str, last: str) -> tuple[date, ...]:
    """Every day from one to another, both included."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return tuple(begin + number * ONE_DAY for number in range((end - begin).days + 1))


def _off(year: int, off: Sequence[date], weekdays: str, count: str) -> str:
    first, last = off[0], off[-1]
    if first == last:
        return f"{_day(year, first, weekdays)}放假1天，不调休。"
    end = _day(year, last, weekdays)
    if first.month == last.month:
        end = end.split("月", 1)[1] if first.year == last.year else end
    return f"{_day(year, first, weekdays)}至{end}放假调休，{count.format(len(off))}。"


def _work(year: int, work: Sequence[date], weekdays: str) -> str:
    return f"{'、'.join(_day(year, day, weekdays) for day in work)}上班。" if work else ""


def _day(year: int, day: date, weekdays: str) -> str:
    in_year = "" if day.year == year else f"{day.year}年"
    return f"{in_year}{day.month}月{day.day}日（{weekdays}{WEEKDAYS[day.weekday()]}）"
