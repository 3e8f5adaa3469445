"""Life events (五必访) read from messages: what tells one, what does not, whom a log of a visit is about."""

from datetime import timedelta

import pytest

from bench.life_events import DIRECTORY, NOW, load, score
from union.reading.acts.life_events import closing, life_events
from union.reading.explain.explanation import explain
from union.reading.life.life_event import Doubt, Likeness, Occasion
from union.reading.life.told_visits import same_person, visit_likeness, visited
from union.reading.message import Intent
from union.reading.privacy.redaction import helped_names, mask_names, masked_person
from union.reading.reader import read

ORDINARY = ("ordinary1", "hard1", "hard2", "hard3", "hard4", "ordinary4")
# Found and surely found of the life events told; at most so many of the other messages taken, asked about.
FLOORS = {
    "true1": (0.98, 0.93),
    "true2": (0.95, 0.88),
    "true3": (0.88, 0.80),
    "true4": (0.88, 0.83),
    "true5": (0.88, 0.70),
}


@pytest.mark.parametrize("name", FLOORS)
def test_life_events_told_are_found(name: str) -> None:
    """The labelled life events are found at least as well as when their floor was set."""
    tally = score(load(DIRECTORY / f"{name}.jsonl")).tally
    found, surely = FLOORS[name]
    assert tally["found"] >= found * tally["told"] and tally["surely"] >= surely * tally["told"]


def test_no_ordinary_message_is_taken_for_one() -> None:
    """Of the labelled ordinary messages and look-alikes none is taken surely, three are asked about in private."""
    tally = score(line for name in ORDINARY for line in load(DIRECTORY / f"{name}.jsonl")).tally
    assert tally["taken"] == 0 and tally["asked"] <= 3


def test_what_a_life_event_holds() -> None:
    """Person, relation, branch, time and the stretch of the message that tells it, as they were written."""
    text = "开会通知。三車間張師傅的母親昨天去世，大家知悉"
    (one,) = life_events(text, NOW)
    assert one.is_sure
    assert (one.occasion, one.person, one.relation, one.branch) == (
        Occasion.BEREAVEMENT,
        "張師傅",
        "母親",
        "三車間",
    )
    assert one.when is not None and one.when.start.date() == NOW.date() - timedelta(days=1)
    assert text[one.start : one.end].rstrip("，") == "三車間張師傅的母親昨天去世"


def test_two_are_told_in_one_message() -> None:
    """「老刘住院，小王生了」 are two; a death is no illness besides."""
    assert [(one.person, one.occasion) for one in life_events("老刘住院，小王生了", NOW)] == [
        ("老刘", Occasion.ILLNESS),
        ("小王", Occasion.BIRTH),
    ]
    assert [one.occasion for one in life_events("石师傅车祸住院，昨晚去世了", NOW)] == [Occasion.BEREAVEMENT]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("听说老刘住院了", Doubt.HEARSAY),
        ("有个师傅住院了", Doubt.UNNAMED),
        ("老李昨晚走了", Doubt.AMBIGUOUS),
        ("于师傅走了，昨晚十一点，心脏病", Doubt.AMBIGUOUS),
        ("老刘女儿下个月结婚", Doubt.RELATIVE),
        ("王大姐生日", Doubt.UNDATED),
        ("小宋10月2日结婚了", Doubt.LONG_SINCE),
    ],
)
def test_what_is_doubtful_says_why(text: str, doubt: Doubt) -> None:
    """A doubtful life event carries its reason and is not sure."""
    one = life_events(text, NOW)[0]
    assert doubt in one.doubts and not one.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "老刘住院了吗？",
        "老刘没住院",
        "要是老刘住院了",
        "老刘住院了，哈哈",
        "祝老刘早日康复",
        "老王去年住院",
        "我住院了",
        "他住院了",
    ],
)
def test_what_is_none(text: str) -> None:
    """Questions, denials, suppositions, jokes, wishes, what is long past, oneself, nobody known: no life event."""
    assert life_events(text, NOW) == ()


@pytest.mark.parametrize(
    "text",
    [
        "李师傅下月退休",
        "小陈这周六结婚",
        "工会小组报：本组熊师傅11月16日住院，病因胆结石",
        "沉痛告知：高师傅于11月18日病逝",
    ],
)
def test_it_is_no_item_and_no_log(text: str) -> None:
    """Somebody's life event is neither planned nor filed by itself, least of all a year ahead."""
    assert read(text, NOW).intent is Intent.NONE


def test_it_is_explained() -> None:
    """Whoever asks why hears that it is somebody's life, not work."""
    assert "五必访" in explain("李师傅下月退休", NOW).because


def test_work_beside_it_is_read() -> None:
    """What a message tells or plans besides a life event is still filed or planned."""
    assert read("职工许某家里着了火，工会先拿出3000元应急", NOW).intent is Intent.LOG
    assert read("老刘住院了。下周三下午3点三楼开工会委员会会议", NOW).intent is Intent.EVENT


def test_an_end_is_told() -> None:
    """「出院」 and 「没事了」 close an illness; a question and a wish do not."""
    ended = closing("二车间老刘出院了")
    assert ended is not None and (ended.person, ended.branch) == ("老刘", "二车间")
    assert closing("老刘出院了吗") is None and closing("祝老刘早日康复") is None
    assert closing("老刘还没出院") is None and closing("老刘出院费用报销") is None


@pytest.mark.parametrize(
    "text", ["机关陈洋出院了", "陈洋今天出院", "陈洋没事了", "陈洋康复了", "陈洋没住院，是误传"]
)
def test_a_whole_name_ends_where_it_is_over(text: str) -> None:
    """「陈洋出院了」 without 已: the name is 陈洋, not 陈洋出."""
    ended = closing(text)
    assert ended is not None and ended.person == "陈洋"


def test_one_clause_tells_on_of_whom_another_named() -> None:
    """「没了」 and 「高烧不退」 deny nothing: the death and the illness behind them are of the same person."""
    assert [one.occasion for one in life_events("老孙没了，心脏病，后天出殡", NOW)] == [Occasion.BEREAVEMENT]
    (ill,) = life_events("一车间刘海涛高烧不退，今天住院了", NOW)
    assert ill.is_sure and ill.person == "刘海涛"
    assert [one.person for one in life_events("老何查出来胃癌，下周一手术", NOW)] == ["老何"]


@pytest.mark.parametrize(
    ("text", "branch", "likeness"),
    [
        ("今天到医院看望老刘，慰问金500元", "二车间", Likeness.SURE),
        ("看望住院的刘建国师傅，送去水果", "二车间", Likeness.SURE),
        ("今天看望了二车间的刘师傅，送去鲜花", "二车间", Likeness.SURE),
        ("今天看望了三车间住院的刘师傅，送去鲜花", "二车间", Likeness.NONE),
        ("今天慰问了刘师傅，送去500元", None, Likeness.MAYBE),
        ("今天看望了住院的小刘，送去500元", None, Likeness.NONE),
        ("今天看望了住院的王师傅", None, Likeness.NONE),
        ("明天去医院看望老刘", None, Likeness.NONE),
        ("昨天吊唁老刘父亲，送花圈", None, Likeness.MAYBE),
        ("今天看望二车间住院职工，送慰问金500元", "二车间", Likeness.MAYBE),
    ],
)
def test_a_log_tells_of_the_visit_due(text: str, branch: str | None, likeness: Likeness) -> None:
    """A visit told ties to the one due for 老刘's illness where the person fits and nothing differs."""
    assert visit_likeness(text, Occasion.ILLNESS, "老刘", branch) is likeness


def test_who_goes_to_the_wedding_has_visited() -> None:
    """「参加小吴婚礼，送贺金500元」 tells of the visit made for his marriage."""
    text = "昨天参加小吴婚礼，送贺金500元"
    assert visit_likeness(text, Occasion.MARRIAGE, "小吴", "一车间") is Likeness.SURE


def test_forms_of_one_name() -> None:
    """老刘, 刘师傅, 刘＊＊ and 刘建国 may be one; 老刘 and 小刘, 刘建国 and 刘建军 are not."""
    assert same_person("老刘", "刘建国") is same_person("刘师傅", "刘＊＊") is Likeness.MAYBE
    assert same_person("刘建国师傅", "刘建国") is Likeness.SURE
    assert same_person("阿明", "陈志明") is Likeness.MAYBE
    assert same_person("老刘", "小刘") is same_person("刘建国", "刘建军") is Likeness.NONE


def test_names_are_masked() -> None:
    """Whoever is told ill or mourning is hidden as a helped person is; nicknames and titles stay."""
    assert helped_names("王芳生二孩") == ("王芳",)
    assert mask_names("张建国父亲昨天去世") == "张＊＊父亲昨天去世"
    assert [masked_person(name) for name in ("刘建国", "张建国师傅", "老刘", "李师傅", "Amy")] == [
        "刘＊＊",
        "张＊＊师傅",
        "老刘",
        "李师傅",
        "A＊＊",
    ]


def test_a_visit_planned_is_none_made() -> None:
    """「看望了老刘」 tells a visit, 「要去看望老刘」 none."""
    assert visited("看望了住院的老刘") and not visited("大家要去看望老刘")


@pytest.mark.parametrize(
    "text", ["住院" * 600, "老刘住院" * 300, "老刘、" * 390 + "住院", "1" * 36 + "老刘住院", "老" * 1200]
)
def test_reading_is_bounded(text: str) -> None:
    """Whatever is written is read in little time and raises nothing."""
    assert len(life_events(text, NOW)) <= 8


@pytest.mark.parametrize(
    ("text", "many"), [("王秀兰 住院 500元", 0), ("王秀兰住院了", 1), ("王秀兰住院，交了5000元押金", 1)]
)
def test_what_was_paid_for_it_is_no_news(text: str, many: int) -> None:
    """A row of payments tells what was given."""
    assert len(life_events(text, NOW)) == many
