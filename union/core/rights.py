"""Who may do what, where: the one table from which the check and docs/rights.md both come."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from union.core.groups import Member, Role, Settings
from union.core.records import dataclass


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


class Action(StrEnum):
    """What can be asked of the bot in a group's name."""

    SEE = "查看日程、待办、月报、统计"
    ADD = "新建日程"
    LOG = "记录工作"
    FINISH = "完成、推迟日程"
    CHANGE_OWN = "修改、撤销自己的日程和记录"
    ALTER = "修改、取消他人的日程"
    CHANGE_ANY = "修改、撤销他人的记录"
    CORRECT = "说话更正他人在群里记的工作"
    TAKE_PART = "参加、请假、报名、签到"
    OWN_REMINDER = "让机器人提醒自己"
    NAMES = "查看他人日程的参加名单"
    UNREPORTED = "查看未报送人员的姓名"
    HELPED_NAMES = "查看私聊记录里被慰问人的姓名、照片"
    UNEXPOSE = "删除群里含证件号、卡号、手机号的消息"
    DECIDE_PACK = "采用或不采用节日安排"
    PLAN = "把年度计划、日历文件排进日历"
    HOLIDAYS = "采用放假通知"
    TEMPLATES = "保存、删除本群的模板"
    FEED = "用手机日历订阅日程"
    FEED_OF_ALL = "换新、停用本群的订阅地址"
    WEB = "打开本群网页"
    WEB_OF_ALL = "结束本群所有网页登录"
    SIGN = "审签月报：发布、退回、改说明"
    AMEND = "发布更正稿"
    LOCKED = "锁定后的更正"
    SETTINGS = "修改设置"
    CARE = "五必访：开关、规矩"
    REQUEST = "提诉求"
    REQUESTS = "查看、办理诉求"
    GIVE_REQUEST = "把诉求交给谁办"
    ROLES = "分工：改角色、负责人"
    BUDGET = "定预算"
    BRANCHES = "改小组名单"
    COVERAGE = "看走访情况、排走访"
    EXPORT = "导出本群数据"
    ERASE = "删除本群全部数据"
    OWN_DATA = "导出、删除自己的数据"


_OFFICERS = frozenset({Standing.ADMIN, Standing.LEADER, Standing.OFFICER})
_WRITERS = _OFFICERS | {Standing.NEWCOMER, Standing.ANONYMOUS}
_ADMINS = frozenset({Standing.ADMIN})
_MEMBERS = _OFFICERS | {Standing.MEMBER}
_PRIVATE = frozenset({Place.PRIVATE})
_CHIEF = frozenset({Tie.CHIEF})


@dataclass(frozen=True, slots=True)
class AccessRule:
    """By which standing something is allowed, in which places, and there also by which tie to the thing."""

    standings: frozenset[Standing]
    places: frozenset[Place] = frozenset(Place)
    ties: frozenset[Tie] = frozenset()


TABLE: Mapping[Action, AccessRule] = {
    Action.SEE: AccessRule(_WRITERS | {Standing.MEMBER}),
    Action.ADD: AccessRule(_WRITERS),
    Action.LOG: AccessRule(_WRITERS),
    Action.FINISH: AccessRule(_WRITERS),
    Action.CHANGE_OWN: AccessRule(_WRITERS | {Standing.MEMBER}),
    Action.ALTER: AccessRule(_OFFICERS | {Standing.NEWCOMER}),
    Action.CHANGE_ANY: AccessRule(_ADMINS),
    Action.CORRECT: AccessRule(_OFFICERS),
    Action.TAKE_PART: AccessRule(_MEMBERS | {Standing.NEWCOMER}),
    Action.OWN_REMINDER: AccessRule(_MEMBERS | {Standing.NEWCOMER}),
    Action.NAMES: AccessRule(_ADMINS, ties=_CHIEF),
    Action.UNREPORTED: AccessRule(_ADMINS, _PRIVATE, _CHIEF),
    Action.HELPED_NAMES: AccessRule(_ADMINS, _PRIVATE, _CHIEF | {Tie.AUTHOR}),
    Action.UNEXPOSE: AccessRule(_OFFICERS, frozenset({Place.GROUP}), frozenset({Tie.AUTHOR})),
    Action.DECIDE_PACK: AccessRule(_OFFICERS | {Standing.NEWCOMER}),
    Action.PLAN: AccessRule(_OFFICERS | {Standing.NEWCOMER}),
    Action.HOLIDAYS: AccessRule(_ADMINS),
    Action.TEMPLATES: AccessRule(_ADMINS),
    Action.FEED: AccessRule(_OFFICERS),
    Action.FEED_OF_ALL: AccessRule(_ADMINS),
    Action.WEB: AccessRule(_MEMBERS, _PRIVATE),
    Action.WEB_OF_ALL: AccessRule(_ADMINS),
    Action.SIGN: AccessRule(frozenset(), _PRIVATE, _CHIEF),
    Action.AMEND: AccessRule(_ADMINS, ties=_CHIEF),
    Action.LOCKED: AccessRule(_ADMINS),
    Action.SETTINGS: AccessRule(_ADMINS),
    Action.CARE: AccessRule(_ADMINS, ties=_CHIEF),
    Action.REQUEST: AccessRule(_MEMBERS | {Standing.NEWCOMER}, _PRIVATE),
    Action.REQUESTS: AccessRule(frozenset(), _PRIVATE, _CHIEF | {Tie.OWNER}),
    Action.GIVE_REQUEST: AccessRule(frozenset(), _PRIVATE, _CHIEF),
    Action.ROLES: AccessRule(_ADMINS),
    Action.BUDGET: AccessRule(_ADMINS, ties=_CHIEF),
    Action.BRANCHES: AccessRule(_ADMINS),
    Action.COVERAGE: AccessRule(_WRITERS),
    Action.EXPORT: AccessRule(_ADMINS),
    Action.ERASE: AccessRule(_ADMINS),
    Action.OWN_DATA: AccessRule(frozenset(Standing), _PRIVATE),
}
_OF_ROLE = {role: Standing[role.name] for role in Role}


def is_action_allowed(standing: Standing, action: Action, place: Place, ties: Collection[Tie] = ()) -> bool:
    """Whether the table allows it; a tie counts for who is of the group."""
    rule = TABLE[action]
    is_tied = standing is not Standing.STRANGER and not rule.ties.isdisjoint(ties)
    return place in rule.places and (standing in rule.standings or is_tied)


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
