"""Round trips: any date, clock time or range, in any of the forms officers write, reads back."""

from datetime import date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from union.reading.message import When
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")
SIGNS = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
WITH_YEAR = (
    "{d.year}年{d.month}月{d.day}日",
    "{d.year}年{d.month}月{d.day}号",
    "{d.year}年 {d.month}月 {d.day}日",
    "{d.year}年，{d.month}月{d.day}日",
    "{d.year}-{d.month:02d}-{d.day:02d}",
    "{d.year}-{d.month}-{d.day}",
    "{d.year}/{d.month}/{d.day}",
    "{d.year}.{d.month}.{d.day}",
    "{d.year}{d.month:02d}{d.day:02d}",
    "{d.year} {d.month:02d} {d.day:02d}",
    "{d:%y}年{d.month}月{d.day}日",
    "{year}年{month}月{day}日",
    "{year}年{month}月{d.day}号",
)
WITHOUT_YEAR = (
    "{d.month}月{d.day}日",
    "{d.month}月{d.day}号",
    "{d.month}月{d.day}",
    "{d.month}.{d.day}",
    "{d.month}/{d.day}",
    "{d.month:02d}-{d.day:02d}",
    "{month}月{day}日",
    "{month}月{day}号",
    "{month}月{d.day}日",
)
CLOCKS = (
    "{h}:{m:02d}",
    "{h:02d}:{m:02d}",
    "{h}点{m}分",
    "{h}时{m:02d}分",
    "{hour}点{minute}分",
    "{h}：{m:02d}",
)
AFTERNOONS = (
    "下午{h}:{m:02d}",
    "下午{h}点{m}分",
    "下午{hour}点{minute}分",
    "{h}:{m:02d}pm",
    "下午 {h} 点 {m} 分",
)
JOINTS = ("至", "到", "-", "—", "~", "～", " - ", "一直到")

near = st.dates(NOW.date(), NOW.date() + timedelta(days=364))


def spoken(value: int) -> str:
    """A number below a hundred as it is said: 十, 十二, 二十五."""
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else SIGNS[tens]) + "十" if tens else "") + (
        SIGNS[ones] if ones or not tens else ""
    )


def written(form: str, day: date) -> str:
    """The day in one of the forms."""
    year = "".join(SIGNS[int(sign)] for sign in str(day.year))
    return form.format(d=day, year=year, month=spoken(day.month), day=spoken(day.day))


def heard(text: str) -> When:
    """What is read of a text that holds one time."""
    when = read(text, NOW).when
    assert when is not None, text
    return when


@given(st.dates(date(2000, 1, 1), date(2045, 12, 31)), st.sampled_from(WITH_YEAR))
def test_a_date_with_its_year(day: date, form: str) -> None:
    """Whatever signs stand between its numbers, and whichever figures."""
    when = heard(written(form, day) + "开会")

    assert (when.start.date(), when.end, when.grain) == (day, None, "day")


@given(near, st.sampled_from(WITHOUT_YEAR))
def test_a_date_without_its_year(day: date, form: str) -> None:
    """It is the next of that name, today included."""
    assert heard(written(form, day) + "开会").start.date() == day


@given(near, st.integers(0, 23), st.integers(0, 59), st.sampled_from(CLOCKS), st.sampled_from(WITHOUT_YEAR))
def test_a_clock_time_on_a_day(day: date, hour: int, minute: int, clock: str, form: str) -> None:
    """Hours of the day are as written; 点 before seven means the afternoon."""
    assume(hour == 0 or hour > 6 or not {"点", "时"} & set(clock))
    assume(not form.endswith("{d.day}"))
    assume(minute or "minute" not in clock)
    said = clock.format(h=hour, m=minute, hour=spoken(hour), minute=spoken(minute))
    when = heard(f"{written(form, day)} {said}开会")

    assert (when.start, when.grain) == (
        datetime.combine(day, datetime.min.time().replace(hour, minute)),
        "minute",
    )


@given(st.integers(1, 11), st.integers(1, 59), st.sampled_from(AFTERNOONS))
def test_an_afternoon(hour: int, minute: int, form: str) -> None:
    """下午 adds twelve hours."""
    when = heard("明天" + form.format(h=hour, m=minute, hour=spoken(hour), minute=spoken(minute)) + "开会")

    assert (when.start.hour, when.start.minute) == (hour + 12, minute)


@given(near, st.integers(1, 40), st.sampled_from(WITHOUT_YEAR), st.sampled_from(JOINTS))
def test_a_range_of_days(first: date, length: int, form: str, joint: str) -> None:
    """The last day is within; the end is the midnight after it."""
    last = first + timedelta(days=length)
    assume(joint not in ("-", "—", " - ") or "-" not in form)
    when = heard(written(form, first) + joint + written(form, last) + "值班")

    assert (when.start.date(), when.end) == (
        first,
        datetime.combine(last + timedelta(days=1), datetime.min.time()),
    )


@given(st.integers(0, 22), st.integers(0, 59), st.integers(1, 59), st.sampled_from(JOINTS))
def test_a_range_of_clock_times(hour: int, minute: int, length: int, joint: str) -> None:
    """Both ends are on the same day where the second is the later."""
    start = datetime.combine(NOW.date() + timedelta(days=1), datetime.min.time().replace(hour, minute))
    end = start + timedelta(minutes=length)
    when = heard(f"明天{hour}:{minute:02d}{joint}{end.hour}:{end.minute:02d}开会")

    assert (when.start, when.end) == (start, end)


@given(st.integers(1, 300), st.sampled_from([("天", 1), ("日", 1), ("周", 7), ("个星期", 7)]), st.booleans())
def test_so_many_days_on(count: int, unit: tuple[str, int], is_spoken: bool) -> None:
    """「12天后」, 「十二天后」: the day is counted from today."""
    assume(not is_spoken or count <= 31)
    number = spoken(count) if is_spoken else str(count)

    assert heard(f"{number}{unit[0]}后开会").start.date() == NOW.date() + timedelta(days=count * unit[1])


@given(st.integers(0, 6), st.sampled_from(["上上", "上", "这", "本", "下", "下下", "下下下"]), st.booleans())
def test_a_weekday_of_a_week(place: int, which: str, is_doubled: bool) -> None:
    """Weeks begin on Monday; each 上 or 下 is one more; 「下周的周三」 is the same."""
    weeks = {"上": -1, "下": 1}.get(which[0], 0) * len(which)
    monday = NOW.date() - timedelta(days=NOW.weekday())
    text = f"{which}周{'的周' if is_doubled else ''}{WEEKDAYS[place]}开会"

    assert heard(text).start.date() == monday + timedelta(days=7 * weeks + place)


@given(
    near, st.sampled_from(WITHOUT_YEAR), st.sampled_from(["前", "之前", "以前", "（含）前", "或之前", "截止"])
)
def test_a_deadline(day: date, form: str, words: str) -> None:
    """The day named is the last."""
    assume(not form.endswith("{d.day}"))
    when = heard(f"{written(form, day)}{words}报名单")

    assert (when.start.date(), when.end, when.deadline) == (day, None, True)
