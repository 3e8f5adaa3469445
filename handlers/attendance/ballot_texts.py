"""Sentences of finding a day and of votes."""

from collections.abc import Mapping, Sequence
from typing import Any

from union.attendance.ballots import BallotDeed, Verdict
from union.attendance.representatives import QUORUM
from union.words import Words


def board(_: Words, data: Mapping[str, Any], chosen: Sequence[Sequence[str]], expected: int) -> str:
    """What is asked, and who chose what; of a secret vote how many took part."""
    is_day, title = data["kind"] == BallotDeed.DAY.value, data["title"]
    if is_day:
        head = [_("{title}：哪天合适？能来的日子都点上，再点一次取消。", title=title)]
    else:
        asked = (
            _("表决（无记名）：{title}", title=title) if data["secret"] else _("表决：{title}", title=title)
        )
        head = [asked, _("应投{expected}人，已投{count}人", expected=expected, count=len(data["votes"]))]
        if data.get("by_representatives"):
            needed = {"present": QUORUM.needed(expected), "more": expected // 2 + 1}
            head.append(_("{present}人到会有效，全体过半数{more}票通过", **needed))
    if data.get("secret"):
        return "\n".join(head)
    lines = (
        _(
            "{option} {count}人：{names}",
            option=option,
            count=len(names),
            names=_("、").join(filter(None, names)),
        )
        for option, names in zip(data["options"], chosen, strict=True)
        if names
    )
    return "\n".join([*head, *lines])


def chosen(_: Words, option: str, *, is_day: bool, is_on: bool) -> str:
    """Somebody's choice was kept."""
    if not is_day:
        return _("已记：{option}，结束前可以改", option=option)
    return _("已记：{option}", option=option) if is_on else _("已取消：{option}", option=option)


def missing(_: Words, title: str, left: Sequence[str], *, in_full: bool) -> str:
    """「增补委员」还有2人没投; to who may know, who they are."""
    if not left:
        return _("「{title}」都投了", title=title)
    if in_full:
        return _("「{title}」还没投：{names}", title=title, names=_("、").join(left))
    return _("「{title}」还有{count}人没投", title=title, count=len(left))


def undecided(_: Words, best: Sequence[str]) -> str:
    """定下 was pressed and no day is the one with most."""
    if not best:
        return _("还没有人选")
    return _("{days}一样多，请说一句，例如「就定周三」", days=_("、").join(best))


def ended(_: Words, title: str, *, is_day: bool) -> str:
    """The board of a ballot that is over."""
    return _("不再选日子：{title}", title=title) if is_day else _("表决已结束：{title}", title=title)


def given_up(_: Words, title: str, best: Sequence[str]) -> str:
    """Nobody settled it within a week."""
    if not best:
        return _("「{title}」一周没有人选，先收起，要问请再说一遍。", title=title)
    days = _("、").join(best)
    return _(
        "「{title}」一周没有定下来，先收起；选{days}的最多。定了说一声，好排进日程。", title=title, days=days
    )


def result(
    _: Words, data: Mapping[str, Any], found: Sequence[int], people: tuple[int, int], came_to: Verdict
) -> str:
    """「应到9人、实到7人，赞成6票、反对1票，通过」."""
    votes = _("、").join(
        _("{option}{count}票", option=option, count=count)
        for option, count in zip(data["options"], found, strict=True)
        if count
    )
    came = _("应到{expected}人、实到{present}人", expected=people[0], present=people[1])
    first = data["options"][found.index(max(found))]
    ends = {
        Verdict.TOO_FEW: _("不到法定人数，表决无效"),
        Verdict.CARRIED: _("定为{option}", option=first) if data["between"] else _("通过"),
        Verdict.MOST: _("{option}最多，没有过半数", option=first),
        Verdict.LOST: _("没有通过"),
        Verdict.TIED: _("票数相同，没有定下来"),
    }
    return _("，").join(part for part in (came, votes, ends[came_to]) if part)
