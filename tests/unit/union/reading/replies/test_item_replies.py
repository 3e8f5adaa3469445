"""Replies to an item's or a log's message."""

from datetime import datetime

import pytest

from union.reading.replies.item_replies import Verb, read_reply

NOW = datetime.fromisoformat("2026-11-20T10:00")
BASE = datetime.fromisoformat("2026-11-25T15:00")  # a Wednesday


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("完成", Verb.DONE),
        ("办完了", Verb.DONE),
        ("已经办好了，谢谢", Verb.DONE),
        ("取消", Verb.CANCEL),
        ("这个会不开了", Verb.CANCEL),
        ("撤销", Verb.UNDO),
        ("记错了", Verb.UNDO),
        ("不办了", Verb.GIVE_UP),
        ("取消吧，人凑不齐", Verb.CANCEL),
    ],
)
def test_a_verb_alone_is_understood(text: str, verb: Verb) -> None:
    """Done, cancelled, taken back, given up: as said on a phone."""
    reply = read_reply(text, NOW, BASE)

    assert reply is not None
    assert (reply.verb, reply.when) == (verb, None)


@pytest.mark.parametrize(
    ("text", "verb", "start"),
    [
        ("推迟两天", Verb.POSTPONE, "2026-11-27T15:00"),
        ("推迟一周", Verb.POSTPONE, "2026-12-02T15:00"),
        ("延后一小时", Verb.POSTPONE, "2026-11-25T16:00"),
        ("推迟到周五", Verb.POSTPONE, "2026-11-27T15:00"),
        ("延期到12月5日", Verb.POSTPONE, "2026-12-05T15:00"),
        ("改到周五下午3点半", Verb.MOVE, "2026-11-20T15:30"),
        ("时间改为4点", Verb.MOVE, "2026-11-25T16:00"),
        ("提前到明天", Verb.MOVE, "2026-11-21T15:00"),
    ],
)
def test_a_new_time_is_counted_from_the_item(text: str, verb: Verb, start: str) -> None:
    """「推迟两天」 counts from the item's time; a bare clock keeps its day, a bare day its clock."""
    reply = read_reply(text, NOW, BASE)

    assert reply is not None
    assert reply.when is not None
    assert (reply.verb, reply.when.start) == (verb, datetime.fromisoformat(start))


def test_a_rule_for_all_that_follow_is_a_new_rule() -> None:
    """「以后都改到每周二」 names the rule; 「以后都改到周二」 is left to be asked."""
    reply = read_reply("以后都改到每周二下午3点", NOW, BASE)

    assert reply is not None and reply.when is not None
    assert reply.when.rrule == "FREQ=WEEKLY;BYDAY=TU"
    assert read_reply("以后都改到周二下午3点", NOW, BASE) is None


def test_without_an_item_time_a_postponement_counts_from_now() -> None:
    """The day alone then: the item had no hour."""
    reply = read_reply("推迟3天", NOW, None)

    assert reply is not None
    assert reply.when is not None
    assert (reply.when.start, reply.when.grain) == (datetime.fromisoformat("2026-11-23T00:00"), "day")


@pytest.mark.parametrize(
    ("text", "verb", "said"),
    [
        ("地点改为三楼会议室", Verb.PLACE, "三楼会议室"),
        ("改到二楼会议室", Verb.PLACE, "二楼会议室"),
        ("交给李委员", Verb.OWNER, "李委员"),
        ("由王芳负责", Verb.OWNER, "王芳"),
        ("负责人改为张强", Verb.OWNER, "张强"),
        ("不办了，经费没批下来", Verb.GIVE_UP, "经费没批下来"),
    ],
)
def test_a_verb_takes_its_words_with_it(text: str, verb: Verb, said: str) -> None:
    """The place, the owner, the reason, as written."""
    reply = read_reply(text, NOW, BASE)

    assert reply is not None
    assert (reply.verb, reply.text) == (verb, said)


@pytest.mark.parametrize(
    "text", ["", "好的", "谢谢", "周五我去", "完成了工会报刊的征订", "推迟", "改到", "哈哈"]
)
def test_anything_else_asks_nothing(text: str) -> None:
    """An unknown reply is left alone."""
    reply = read_reply(text, NOW, BASE)

    assert reply is None
