"""Who may do what, where: the one table from which the check and docs/rights.md both come."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from union.groups import Member, Role
from union.settings import Settings


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


class Action(StrEnum):
    """What can be asked of the bot in a group's name."""

    SEE = "查看日程、待办、月报、统计"
    ADD = "新建日程"
    LOG = "记录工作"
    FINISH = "完成、推迟日程"
    CHANGE_OWN = "修改、撤销自己的日程和记录"
    CHANGE_ANY = "修改、撤销他人的日程和记录"
    TAKE_PART = "参加、请假、报名、签到"
    OWN_REMINDER = "让机器人提醒自己"
    NAMES = "查看他人日程的参加名单"
    DECIDE_PACK = "采用或不采用节日安排"
    PLAN = "把年度计划排进日历"
    HOLIDAYS = "采用放假通知"
    TEMPLATES = "保存、删除本群的模板"
    FEED = "用手机日历订阅日程"
    FEED_OF_ALL = "换新、停用本群的订阅地址"
    LOCKED = "锁定后的更正"
    SETTINGS = "修改设置"
    ROLES = "分工：改角色、负责人"
    EXPORT = "导出本群数据"
    ERASE = "删除本群全部数据"


_OFFICERS = frozenset({Standing.ADMIN, Standing.LEADER, Standing.OFFICER})
_WRITERS = _OFFICERS | {Standing.NEWCOMER, Standing.ANONYMOUS}
_ADMINS = frozenset({Standing.ADMIN})
_BOTH = frozenset(Place)

TABLE: Mapping[Action, tuple[frozenset[Standing], frozenset[Place]]] = {
    Action.SEE: (_WRITERS | {Standing.MEMBER}, _BOTH),
    Action.ADD: (_WRITERS, _BOTH),
    Action.LOG: (_WRITERS, _BOTH),
    Action.FINISH: (_WRITERS, _BOTH),
    Action.CHANGE_OWN: (_WRITERS | {Standing.MEMBER}, _BOTH),
    Action.CHANGE_ANY: (_ADMINS, _BOTH),
    Action.TAKE_PART: (_OFFICERS | {Standing.NEWCOMER, Standing.MEMBER}, _BOTH),
    Action.OWN_REMINDER: (_OFFICERS | {Standing.NEWCOMER, Standing.MEMBER}, _BOTH),
    Action.NAMES: (_ADMINS, _BOTH),
    Action.DECIDE_PACK: (_OFFICERS | {Standing.NEWCOMER}, _BOTH),
    Action.PLAN: (_OFFICERS | {Standing.NEWCOMER}, _BOTH),
    Action.HOLIDAYS: (_ADMINS, _BOTH),
    Action.TEMPLATES: (_ADMINS, _BOTH),
    Action.FEED: (_OFFICERS, _BOTH),
    Action.FEED_OF_ALL: (_ADMINS, _BOTH),
    Action.LOCKED: (_ADMINS, _BOTH),
    Action.SETTINGS: (_ADMINS, _BOTH),
    Action.ROLES: (_ADMINS, _BOTH),
    Action.EXPORT: (_ADMINS, _BOTH),
    Action.ERASE: (_ADMINS, _BOTH),
}

_OF_ROLE = {
    Role.ADMIN: Standing.ADMIN,
    Role.LEADER: Standing.LEADER,
    Role.OFFICER: Standing.OFFICER,
    Role.MEMBER: Standing.MEMBER,
}


def may(standing: Standing, action: Action, place: Place) -> bool:
    """Whether the table allows it."""
    standings, places = TABLE[action]
    return standing in standings and place in places


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
