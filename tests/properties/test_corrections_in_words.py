"""What was told or planned is put right in plain words, by a reply or by its name, in the three ways our officers write."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest

from tests.empty_database import in_memory
from tests.lives.record import Item, Log, Record, record
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status

pytestmark = pytest.mark.slow
NOW = "2026-11-25 11:10"
VISIT, TRAINING, ADVICE, MATCH, LATEST, MEETING = range(6)
DAY, OTHER = date(2026, 11, 24), date(2026, 11, 19)


class Told(NamedTuple):
    """Messages of five logs, a meeting and a task, each with when it was said; `unit` of the match, `owner` of nobody yet."""

    messages: Sequence[tuple[str, str]]
    unit: str
    owner: str


MANDARIN = Told(
    (
        ("2026-11-20 16:00", "今天走访困难职工12户，发放慰问金6000元"),
        ("2026-11-23 17:00", "组织消防培训，45人参加"),
        ("2026-11-24 12:00", "上午开展法律咨询，接待职工18人次"),
        ("2026-11-24 18:00", "下午篮球友谊赛，32人参加，买水花了260元"),
        ("2026-11-25 09:00", "上午慰问住院职工3人，花了900元"),
        ("2026-11-25 09:10", "12月3日下午3点开委员会例会，三楼会议室"),
        ("2026-11-25 09:20", "困难职工名单11月30日前报上来，李建国负责"),
    ),
    "人",
    "周敏",
)
CANTONESE = Told(
    (
        ("2026-11-20 16:00", "今日探訪困難會員12戶，派慰問金6000蚊"),
        ("2026-11-23 17:00", "消防講座，45人參加"),
        ("2026-11-24 12:00", "上晝法律諮詢，接待會員18人次"),
        ("2026-11-24 18:00", "下晝籃球友誼賽，32人參加，買水用咗260蚊"),
        ("2026-11-25 09:00", "朝早探望住院會員3位，用咗900蚊"),
        ("2026-11-25 09:10", "12月3號下晝3點開理事會，三樓會議室"),
        ("2026-11-25 09:20", "困難會員名單11月30號前交，李建國負責"),
    ),
    "人",
    "周敏",
)
ENGLISH = Told(
    (
        ("2026-11-20 16:00", "Visited 12 families today, gave out $6000"),
        ("2026-11-23 17:00", "Fire safety training, 45 members attended"),
        ("2026-11-24 12:00", "Legal clinic this morning, advised 18 members"),
        ("2026-11-24 18:00", "Basketball friendly this afternoon, 32 pax, drinks $260"),
        ("2026-11-25 09:00", "Visited 3 members in hospital this morning, spent $900"),
        ("2026-11-25 09:10", "Committee meeting 3 Dec 3pm, level 3 meeting room"),
        ("2026-11-25 09:20", "李建国 to submit the welfare list by 30 Nov"),
    ),
    "pax",
    "Mary Tan",
)
Check = Callable[[Log | None], bool]


def _log(count: int, money: int, day: date = DAY) -> Check:
    """These figures alone."""

    def check(log: Log | None) -> bool:
        if log is None or {piece.day for piece in log.pieces} != {day}:
            return False
        counts = [value for piece in log.pieces for value, _unit in piece.figures]
        return sum(counts) == count and sum(sum(piece.money) for piece in log.pieces) == Decimal(money)

    return check


def _gone(log: Log | None) -> bool:
    return log is None


def _filed(category: str) -> Check:
    return lambda log: log is not None and {piece.category for piece in log.pieces} == {category}


COUNT, SUM, ON = _log(41, 260), _log(32, 480), _log(32, 260, OTHER)
# In reply to the match's receipt; {unit} is the unit.
REPLIES: dict[Told, Sequence[tuple[Check, Sequence[str]]]] = {
    MANDARIN: (
        (COUNT, ("41{unit}", "是41{unit}", "不对，41{unit}", "写错了，41{unit}", "改成41{unit}", "不是32{unit}，是41{unit}", "核对了一下，41{unit}", "41{unit}才对", "人数不对，是41{unit}", "搞错了，41{unit}")),
        (_log(34, 260), ("再加2{unit}", "还有2{unit}", "另外还有2{unit}", "漏了2{unit}", "再补2{unit}", "少了2{unit}")),
        (_log(30, 260), ("多算了2{unit}", "多了2{unit}")),
        (SUM, ("480元", "是480元", "金额改成480元", "发票是480元", "不是260，是480", "钱写错了，应该480块")),
        (ON, ("19号", "是19号", "日期错了，是19号", "应该是19号", "这是19号的", "是19号的事", "其实是19号去的", "不是今天，是19号")),
        (_gone, ("撤销", "删了吧", "不算", "记重了", "重复了，删掉", "这条不要了", "搞错了，删掉")),
        (_filed("教育培训"), ("归到教育培训", "应该是教育培训", "这是教育培训", "分类错了，是教育培训", "归教育培训")),
    ),
    CANTONESE: (
        (COUNT, ("係41{unit}", "唔啱，41{unit}", "打錯咗，41{unit}", "改返41{unit}", "唔係32{unit}，係41{unit}", "核對返，41{unit}")),
        (_log(34, 260), ("仲有2{unit}", "另外仲有2{unit}", "計少咗2{unit}")),
        (_log(30, 260), ("計多咗2{unit}", "多咗2{unit}")),
        (SUM, ("用咗480蚊", "金額打錯咗，480蚊", "張單係480蚊")),
        (ON, ("係19號", "日期錯咗，係19號", "係19號嘅事", "其實係19號去嘅", "19號嘅")),
        (_gone, ("刪咗佢", "刪走", "唔計", "記重咗", "del咗佢")),
        (_filed("教育培训"), ("應該係教育培訓", "呢個係教育培訓", "計教育培訓")),
    ),
    ENGLISH: (
        (COUNT, ("its 41 {unit}", "should be 41 {unit}", "typo, 41 {unit}", "41 {unit} not 32", "recounted, 41 {unit}")),
        (_log(34, 260), ("add 2 {unit}", "2 more {unit}", "missed 2 {unit}", "2 {unit} more")),
        (SUM, ("spent $480", "receipt says $480", "$480 not $260", "change amount to $480")),
        (ON, ("19 Nov", "it was on 19 Nov", "wrong date, 19 Nov", "date wrong, should be 19 Nov", "it was 19th")),
        (_gone, ("undo", "delete this", "pls delete", "logged twice, delete", "remove this", "void")),
        (_filed("教育培训"), ("should be training", "file under training")),
    ),
}  # fmt: skip
# By name, no reply: which log, what becomes of it.
NAMED: dict[Told, Sequence[tuple[int, Check, Sequence[str]]]] = {
    MANDARIN: (
        (VISIT, _log(8, 6000, date(2026, 11, 20)), ("20号走访应该是8户", "困难职工走访改成8户", "更正：走访困难职工那条8户", "走访数不对，8户", "#1 是8户")),
        (TRAINING, _log(50, 0, date(2026, 11, 23)), ("消防培训人数写错了，是50人", "周一的消防培训实际50人", "培训那条核对了，是50人")),
        (ADVICE, _log(25, 0), ("法律咨询更正一下，25人次", "24号法律咨询其实是25人次", "咨询那条改为25人次")),
        (MATCH, COUNT, ("昨天下午的球赛应该是41人", "篮球赛那条记错了，41人，不是32人")),
        (MATCH, SUM, ("刚核了发票，友谊赛是480元", "昨天的篮球赛260元改成480元")),
        (LATEST, _log(5, 900, date(2026, 11, 25)), ("上面那条改为5人", "刚才那条多报了，实际5人")),
        (VISIT, _log(12, 6000, OTHER), ("走访困难职工那条日期错了，是19号的", "上周五的走访其实是19号去的", "困难职工走访记到19号", "#1 是11月19日的事")),
        (VISIT, _gone, ("走访困难职工那条删掉", "上周五的走访记重了，删掉", "把困难职工走访删了", "#1 不要了")),
        (TRAINING, _gone, ("培训那条作废", "消防培训那条记录不算", "删掉消防培训那条", "23号消防培训作废")),
    ),
    CANTONESE: (
        (TRAINING, _log(50, 0, date(2026, 11, 23)), ("消防講座人數打錯咗，係50人", "講座嗰條改返50人")),
        (MATCH, SUM, ("籃球賽嗰條金額有誤，實際$480", "琴日籃球賽張單係480蚊")),
        (MATCH, ON, ("籃球賽嗰條日期錯咗，係19號", "友誼賽其實係19號去嘅")),
        (TRAINING, _gone, ("刪咗講座嗰條", "消防講座嗰條記錄取消", "消防講座del咗佢")),
    ),
    ENGLISH: (
        (TRAINING, _log(50, 0, date(2026, 11, 23)), ("the fire training should be 50 members", "recounted the training log, 50 members")),
        (MATCH, SUM, ("the basketball cost $480 not $260", "receipt says $480 for the basketball log")),
        (MATCH, ON, ("wrong date, the basketball was 19 Nov", "change the basketball date to 19 Nov")),
        (ADVICE, _gone, ("delete the legal clinic", "the legal clinic logged twice, delete one", "yesterday's legal clinic delete pls")),
    ),
}  # fmt: skip
# In reply to the meeting's receipt.
Planned = Callable[[Item], bool]
AT = datetime(2026, 12, 3, 15)


def _then(start: datetime) -> Planned:
    return lambda item: item.status is Status.OPEN and item.times[0].start == start


def _placed(words: str) -> Planned:
    return lambda item: words in (item.place or "") and item.times[0].start == AT


def _cancelled(item: Item) -> bool:
    return item.status is Status.CANCELLED


PLANNED: dict[Told, Sequence[tuple[Planned, Sequence[str]]]] = {
    MANDARIN: (
        (_then(datetime(2026, 12, 10, 15)), ("12月10号", "改到12月10号", "定在12月10号了", "还是12月10号吧")),
        (_then(datetime(2026, 12, 3, 17)), ("改到下午5点", "下午5点")),
        (_then(datetime(2026, 12, 4, 15)), ("推迟一天", "推后一天")),
        (_placed("食堂"), ("地点食堂", "在食堂", "去食堂", "地点换成食堂", "改到食堂")),
        (_cancelled, ("取消", "不开了", "不用了", "算了，不开了")),
    ),
    CANTONESE: (
        (_then(datetime(2026, 12, 10, 15)), ("12月10號", "改去12月10號", "都係12月10號啦")),
        (_then(datetime(2026, 12, 3, 16)), ("遲一個鐘",)),
        (_placed("社區中心"), ("地點社區中心", "喺社區中心", "地點換咗社區中心")),
        (_cancelled, ("取消咗", "唔開喇", "唔使喇")),
    ),
    ENGLISH: (
        (_then(datetime(2026, 12, 10, 15)), ("10 Dec", "push to 10 Dec", "bring to 10 Dec")),
        (_then(datetime(2026, 12, 3, 16)), ("1 hour later",)),
        (_then(datetime(2026, 12, 2, 15)), ("one day earlier",)),
        (_placed("canteen"), ("at the canteen", "venue is the canteen", "move to the canteen")),
        (_cancelled, ("cancel this", "called off", "not happening anymore")),
        (lambda item: item.owners == ("Mary Tan",), ("assign to Mary Tan", "Mary Tan will handle", "Mary Tan is in charge")),
    ),
}  # fmt: skip


class Group:
    """A group in which all of it was told; each sentence is said to it as it was then."""

    def __init__(self, told: Told) -> None:
        self.week = Week()
        self.marks = list[int]()
        for at, text in told.messages:
            self.week.at(at)
            self.week.says(LI, text)
            self.marks.append(self.week.last_message())
        self.week.at(NOW)
        self.database = self.week.stage.store.db.conn
        self.kept = in_memory()
        self.database.backup(self.kept.db.conn)
        self.before = self.now()
        self.logs, self.items = sorted(self.before.logs), list(self.before.items)

    def now(self) -> Record:
        stage = self.week.stage
        return record(stage.store, stage.group().chat_id, stage.now)

    def after(self, text: str, reply_to: int | None = None) -> Record:
        self.kept.db.conn.backup(self.database)
        self.week.says(LI, text, reply_to=reply_to)
        return self.now()

    def is_wrong(self, check: Check, which: int, text: str, reply_to: int | None = None) -> bool:
        """Whether the words did not put this log right, or touched anything else."""
        found, log = self.after(text, reply_to), self.logs[which]
        return not check(found.logs.get(log)) or not self.is_only(found, log)

    def is_only(self, found: Record, log: int | None = None) -> bool:
        """Whether nothing else was changed or made."""
        kept = {each: self.before.logs[each] for each in self.logs if each != log}
        others = {each: found.logs[each] for each in found.logs if each != log}
        return others == kept and (log is None or found.items == self.before.items)


LANGUAGES = pytest.mark.parametrize(
    "told", [MANDARIN, CANTONESE, ENGLISH], ids=["Mandarin", "Cantonese", "English"]
)


@LANGUAGES
def test_a_reply_puts_a_log_right(told: Told) -> None:
    """Its count, its sum, its day, its category; what is added is added, and nothing else is touched."""
    group = Group(told)
    said = [(check, each.format(unit=told.unit)) for check, texts in REPLIES[told] for each in texts]
    assert [text for check, text in said if group.is_wrong(check, MATCH, text, group.marks[MATCH])] == []


@LANGUAGES
def test_a_log_is_put_right_by_its_name(told: Told) -> None:
    """No other log is, whichever was told last."""
    group = Group(told)
    said = [(which, check, text) for which, check, texts in NAMED[told] for text in texts]
    assert [text for which, check, text in said if group.is_wrong(check, which, text)] == []


@LANGUAGES
def test_a_reply_changes_an_item(told: Told) -> None:
    """Its time, its place, who has it, and that it is off; nothing is logged or planned beside it."""
    group, wrong = Group(told), list[str]()
    (number,) = (each for each, item in group.before.items.items() if item.times[0].start == AT)
    for check, texts in PLANNED[told]:
        for text in texts:
            found = group.after(text, group.marks[MEETING])
            if not check(found.items[number]) or not group.is_only(found) or len(found.items) != 2:
                wrong.append(text)
    assert wrong == []
