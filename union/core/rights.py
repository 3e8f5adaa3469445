"""Who may do what, where: the one table from which the check and docs/rights.md both come."""

from collections.abc import Collection
from enum import StrEnum
from typing import Self

from union.core.groups import Member, Role, Settings


class Place(StrEnum):
    """Where somebody speaks to the bot."""

    GROUP = "group"
    PRIVATE = "private"


class Standing(StrEnum):
    """What somebody is to a group at this moment."""

    ADMIN = "管理员"
    LEADER = "组长"
    OFFICER = "委员"
    MEMBER = "群成员"
    NEWCOMER = "未登记的群成员"  # writes in an open group and is not on the roster yet
    ANONYMOUS = "匿名管理员"
    STRANGER = "外人"  # in private: not on the roster, or left the group


class Tie(StrEnum):
    """What somebody has to do with the very thing, or with the group, beside their standing."""

    AUTHOR = "写的人"
    OWNER = "承办的人"  # was given the very request
    CHIEF = "负责人"  # where none is named, the 管理员 (union/core/groups.py, in_charge)


_OFFICERS = frozenset({Standing.ADMIN, Standing.LEADER, Standing.OFFICER})
_WRITERS = _OFFICERS | {Standing.NEWCOMER, Standing.ANONYMOUS}
_ADMINS = frozenset({Standing.ADMIN})
_MEMBERS = _OFFICERS | {Standing.MEMBER}
_PRIVATE = frozenset({Place.PRIVATE})
_NOBODY, _ANYWHERE = frozenset[Standing](), frozenset(Place)
_CHIEF = frozenset({Tie.CHIEF})


class Action(StrEnum):
    """What can be asked of the bot in a group's name: by which standing, in which places, and there also by which tie to the thing."""

    standings: frozenset[Standing]
    places: frozenset[Place]
    ties: frozenset[Tie]

    def __new__(
        cls,
        told: str,
        standings: frozenset[Standing],
        places: frozenset[Place] = _ANYWHERE,
        ties: frozenset[Tie] = frozenset(),
    ) -> Self:
        action = str.__new__(cls, told)
        action._value_, action.standings, action.places, action.ties = told, standings, places, ties
        return action

    SEE = "查看日程、待办、月报、统计", _WRITERS | {Standing.MEMBER}
    ADD = "新建日程", _WRITERS
    LOG = "记录工作", _WRITERS
    FINISH = "完成、推迟日程", _WRITERS
    CHANGE_OWN = "修改、撤销自己的日程和记录", _WRITERS | {Standing.MEMBER}
    ALTER = "修改、取消他人的日程", _OFFICERS | {Standing.NEWCOMER}
    CHANGE_ANY = "修改、撤销他人的记录", _ADMINS
    CORRECT = "说话更正他人在群里记的工作", _OFFICERS
    TAKE_PART = "参加、请假、报名、签到", _MEMBERS | {Standing.NEWCOMER}
    OWN_REMINDER = "让机器人提醒自己", _MEMBERS | {Standing.NEWCOMER}
    NAMES = "查看他人日程的参加名单", _ADMINS, _ANYWHERE, _CHIEF
    UNREPORTED = "查看未报送人员的姓名", _ADMINS, _PRIVATE, _CHIEF
    HELPED_NAMES = "查看私聊记录里被慰问人的姓名、照片", _ADMINS, _PRIVATE, _CHIEF | {Tie.AUTHOR}
    UNEXPOSE = (
        "删除群里含证件号、卡号、手机号的消息",
        _OFFICERS,
        frozenset({Place.GROUP}),
        frozenset({Tie.AUTHOR}),
    )
    DECIDE_PACK = "采用或不采用节日安排", _OFFICERS | {Standing.NEWCOMER}
    PLAN = "把年度计划、日历文件排进日历", _OFFICERS | {Standing.NEWCOMER}
    HOLIDAYS = "采用放假通知", _ADMINS
    TEMPLATES = "保存、删除本群的模板", _ADMINS
    FEED = "用手机日历订阅日程", _OFFICERS
    FEED_OF_ALL = "换新、停用本群的订阅地址", _ADMINS
    WEB = "打开本群网页", _MEMBERS, _PRIVATE
    WEB_OF_ALL = "结束本群所有网页登录", _ADMINS
    SIGN = "审签月报：发布、退回、改说明", _NOBODY, _PRIVATE, _CHIEF
    AMEND = "发布更正稿", _ADMINS, _ANYWHERE, _CHIEF
    LOCKED = "锁定后的更正", _ADMINS
    SETTINGS = "修改设置", _ADMINS
    CARE = "五必访：开关、规矩", _ADMINS, _ANYWHERE, _CHIEF
    REQUEST = "提诉求", _MEMBERS | {Standing.NEWCOMER}, _PRIVATE
    REQUESTS = "查看、办理诉求", _NOBODY, _PRIVATE, _CHIEF | {Tie.OWNER}
    GIVE_REQUEST = "把诉求交给谁办", _NOBODY, _PRIVATE, _CHIEF
    ROLES = "分工：改角色、负责人", _ADMINS
    BUDGET = "定预算", _ADMINS, _ANYWHERE, _CHIEF
    BRANCHES = "改小组名单", _ADMINS
    COVERAGE = "看走访情况、排走访", _WRITERS
    EXPORT = "导出本群数据", _ADMINS
    ERASE = "删除本群全部数据", _ADMINS
    OWN_DATA = "导出、删除自己的数据", frozenset(Standing), _PRIVATE


_OF_ROLE = {role: Standing[role.name] for role in Role}


def is_action_allowed(standing: Standing, action: Action, place: Place, ties: Collection[Tie] = ()) -> bool:
    """Whether the table allows it; a tie counts for who is of the group."""
    is_tied = standing is not Standing.STRANGER and not action.ties.isdisjoint(ties)
    return place in action.places and (standing in action.standings or is_tied)


def standing_of(member: Member | None, settings: Settings, place: Place) -> Standing:
    """What a person is to a group: by the roster; else a newcomer, where the group is open and they are in it.

    In private only the roster counts: whoever is not on it is a stranger to the group.
    """
    if member is not None:
        return _OF_ROLE[member.role]
    if place is Place.PRIVATE:
        return Standing.STRANGER
    return Standing.MEMBER if settings.officers_only else Standing.NEWCOMER


def may_take_charge(user_id: int, administrators: Collection[int], in_charge: Collection[int]) -> bool:
    """Whether somebody may become 管理员 by 「由我管理」: an administrator of the chat, where nobody is it yet.

    All are Telegram's user ids; `administrators` as Telegram names them, `in_charge` the group's own 管理员.
    """
    return not in_charge and user_id in administrators
