"""Sentences about items of several owners. In the group people are counted; who is missing is told in private."""

from union.events.model import Occurrence
from union.words import Words


def share_done(_: Words, one: Occurrence, who: str, missing: int) -> str:
    """「#3 上报材料：李建国已完成，还差1人」."""
    number, title = one.event.number, one.event.title
    return _(
        "#{number} {title}：{who}已完成，还差{missing}人",
        number=number,
        title=title,
        who=who,
        missing=missing,
    )


def own_share_done(_: Words, one: Occurrence, missing: int) -> str:
    """An owner who has done his share says so again."""
    return _("#{number} 您的一份已经完成，还差{missing}人", number=one.event.number, missing=missing)


def share_taken_back(_: Words, one: Occurrence, missing: int) -> str:
    """An owner says he has not done it after all."""
    return _("已撤回，#{number} 还差{missing}人", number=one.event.number, missing=missing)


def ask_for_all(_: Words, one: Occurrence, missing: int) -> str:
    """Somebody who is none of the owners finishes it."""
    return _(
        "#{number} 由{count}人分别负责，还差{missing}人。要算全部完成吗？",
        number=one.event.number,
        count=len(one.event.owners),
        missing=missing,
    )


def only_owners(_: Words, one: Occurrence) -> str:
    """An officer who is neither owner nor author finishes it."""
    return _(
        "#{number} 由{count}人分别负责，请他们各自点「完成」；发起人和管理员可以「全部完成」。",
        number=one.event.number,
        count=len(one.event.owners),
    )


def label_all_done(_: Words) -> str:
    """Button."""
    return _("全部完成")


def label_take_back(_: Words) -> str:
    """Button of an owner who has done his share."""
    return _("撤回我的完成")
