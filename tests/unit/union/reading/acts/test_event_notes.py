"""What a plan tells besides its event: when the event is, where, and what is noted of it."""

from datetime import datetime

import pytest

from union.data import table
from union.reading.acts import event_notes
from union.reading.acts.closing_days import of_event, signs_in
from union.reading.acts.event_notes import OFFERED, STOPS, is_note, is_terms
from union.reading.lexicon import TextRule
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2027, 3, 1, 10)


@pytest.mark.parametrize(
    ("text", "start", "place", "note"),
    [
        ("15号参观红色基地 7点40北门集合 8点发车 9点半参观 下午4点回", "03-15 09:30", None, "7点40北门集合；8点发车；下午4点回"),
        ("女工体检10号8点 7点40食堂门口集合", "03-10 08:00", None, "7点40食堂门口集合"),
        ("18号参观博物馆，7点半厂门口集合，8点发车", "03-18 07:30", "厂门口", "8点发车"),
        ("4月3号清明祭扫，8点半工会楼下集合，9点开始", "04-03 09:00", None, "8点半工会楼下集合"),
        ("行山21/3朝早9點半，9點港鐵A出口集合，每位$20", "03-21 09:30", None, "9點港鐵A出口集合；每位$20"),
        ("factory visit 23 mar 10am, assemble at lobby 9.15am", "03-23 10:00", None, "assemble at lobby 9.15am"),
        ("beach cleanup 20 mar, gather 8am gate A, bus move off 8.30", "03-20 08:00", "gate A", "bus move off 8.30"),
        ("16号下午3点插花课，材料费每人20元，名额25个", "03-16 15:00", None, "材料费每人20元；名额25个"),
        ("12月3日上午9点例会，12月5日7点半西门集合爬山", "12-03 09:00", "西门", ""),
        ("13号去敬老院，7点半北门集合", "03-13 07:30", "北门", ""),
    ],
)  # fmt: skip
def test_event_keeps_its_start_and_the_rest_is_its_note(
    text: str, start: str, place: str | None, note: str
) -> None:
    found = read(text, NOW, region="SG" if text.isascii() else "HK")
    own = min((one for one in (found.when, *found.times) if one), key=lambda one: one.deadline)
    assert (found.intent, f"{own.start:%m-%d %H:%M}") == (Intent.EVENT, start)
    assert (found.place, found.note) == (place, note)


def test_work_told_has_no_such_note() -> None:
    told = read("昨天上午8点集合出发，9点到敬老院慰问了20人，每人60元", NOW)
    assert told.intent is Intent.LOG
    assert told.note == ""
    assert told.measures


@pytest.mark.parametrize("rule", [*STOPS.rules, *OFFERED.rules], ids=lambda rule: str(rule.says["reads"]))
def test_rule_finds_what_its_examples_say(rule: TextRule) -> None:
    found = {
        said: "; ".join(match[0] for match in rule.pattern.finditer(said)) for said in rule.says["reads"]
    }
    assert found == rule.says["reads"]
    assert not [said for said in rule.says["not"] if rule.pattern.search(said)]


def test_what_is_only_a_note_is_known() -> None:
    assert is_note("下午5点回")
    assert is_note("名额30，每位50元")
    assert not is_note("下午5点开会")
    assert not is_note("")
    assert event_notes.note_end("max 20 pax, register by 31 mar") == len("max 20 pax")
    assert table("event_notes")["stops"]


def test_in_how_many_parts_they_come_is_no_work_done() -> None:
    """Beside a plan; what was done in parts is."""
    assert is_terms("女工120人分三批") and is_terms("队员60人，分成4组")
    assert not is_terms("女工120人分三批查完了") and not is_terms("女工120人")


def test_sign_up_is_the_events_own_with_whom_it_names() -> None:
    assert of_event("找我报名", "登山") == "登山报名"
    assert of_event("sign up with Kavitha", "bowling") == "bowling sign-up"
    assert signs_in("找我报名") == signs_in("register with me") == ("我",)
    assert signs_in("到李建国那报名") == ("李建国",)
    assert signs_in("sign up with Kavitha") == ("Kavitha",)
    assert signs_in("到工会报名") == signs_in("提案") == ()
