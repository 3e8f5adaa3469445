"""What can be written to the bot: commands, sentences, replies to each kind of its messages, answers to each of its questions.

Each with the row of the table it stands under; the other committee's names and numbers are written, too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.calendar import minutes_card, time_question
from handlers.calendar.changes import event_actions
from handlers.calendar.templates import template_card as template_cards
from handlers.calendar.templates import template_proposal
from handlers.care import rules as care_rules
from handlers.care import visit_answers
from handlers.events import absences
from handlers.helped import told_names
from handlers.mirrors import mirror_command
from handlers.privacy import privacy_command
from handlers.reports import approval
from handlers.requests import answers
from handlers.routing.references import log_additions, log_corrections, proposals, spoken_changes
from handlers.routing.talk import doubt_answer
from handlers.settings import letterhead, quiet_requests
from handlers.worklog import record_form
from handlers.worklog.photos import photos
from handlers.yearplan import item_edit
from storage.core import drafts, people
from tests.unit.handlers.everything import OUTING, Books
from tests.walk.needs import ADD, FINISH, ITEM, LOG, OWN, PART, PLAN, RIGHTED, ROLES, SEE, SETTINGS, Need
from tests.walk.world import NUMBERS, ONLY_THERE, WHO, World
from union.core.rights import Action, Place

BOTH, IN_GROUP, IN_PRIVATE = frozenset(Place), frozenset({Place.GROUP}), frozenset({Place.PRIVATE})
NOWHERE: frozenset[Place] = frozenset()
A = Action


@dataclass(frozen=True)
class Saying:
    """Words, their row, and where something is changed by them when who may says them."""

    text: str
    need: Need
    must: frozenset[Place] = NOWHERE


NOTICE = (
    "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。"
)
FOREIGN = (  # about what is the other committee's: nothing of it is found
    f"撤销 #{NUMBERS + 1}", f"恢复 #{NUMBERS + 2}", f"完成 #{NUMBERS + 5}", f"#{NUMBERS + 5} 取消", f"/why #{NUMBERS + 1}",
    f"#{NUMBERS + 1} 改成5户", f"/undo #{NUMBERS + 1}", f"/done #{NUMBERS + 5}", f"{ONLY_THERE}改到周五下午3点",
    f"/find {ONLY_THERE}", f"/done {ONLY_THERE}", f"问 {ONLY_THERE}了多少户", f"{ONLY_THERE}取消", f"/template {ONLY_THERE}",
    f"{ONLY_THERE}是什么时候？", "/roles outsider 组长", "/handover outsider", "把我的事项交给outsider",
)  # fmt: skip
COMMANDS: Mapping[str, tuple[Saying, ...]] = {
    "add": (Saying("下周三下午3点开例会", ADD, BOTH), Saying("", SEE), Saying("春游 3月20日", ADD, BOTH)),
    "log": (Saying("今天走访困难职工3户，慰问金600元", LOG, BOTH), Saying("走访", LOG, BOTH), Saying("", SEE)),
    "cal": (Saying("", SEE), Saying("12月 图", SEE, BOTH), Saying("今天", SEE)),
    "due": (Saying("", SEE),),
    "me": (Saying("", SEE),),
    "digest": (Saying("", SEE), Saying("2026-11", SEE)),
    "ask": (Saying("今年慰问了多少户", SEE), Saying("谁还没报送", SEE)),
    "find": (Saying("走访", SEE),),
    "why": (Saying("", SEE), Saying("#1", SEE)),
    "help": (Saying("", SEE),),
    "start": (Saying("", SEE), Saying("web", Need(A.WEB, by_private=True)), Saying("feed", Need(A.FEED))),
    "undo": (Saying("", OWN), Saying("#1", OWN, BOTH), Saying("#8", ITEM, BOTH)),
    "redo": (Saying("", OWN), Saying("#2", OWN, BOTH)),
    "done": (Saying("", FINISH), Saying("#8", FINISH, BOTH), Saying("#8，今天走访12户", FINISH, BOTH)),
    "festivals": (Saying("", SEE), Saying("2027", SEE)),
    "holidays": (Saying("", SEE), Saying(NOTICE, SEE)),
    "plan": (Saying("", SEE), Saying("2027年工作计划\n一、3月举办职工运动会\n二、5月办培训班", ADD, BOTH), Saying("明年", SEE)),
    "remind": (Saying("", Need(A.OWN_REMINDER)), Saying("明天下午3点交表", Need(A.OWN_REMINDER), BOTH)),
    "template": (Saying("", SEE), Saying("春游赤霞", SEE), Saying("秋游\n提前3天 通知\n当天 秋游", Need(A.TEMPLATES), BOTH)),
    "check": (Saying("", SEE), Saying("全年走访12户，每户500元，共6500元。", SEE)),
    "paper": (Saying("", SEE),),
    "handover": (Saying("", SEE), Saying("other", Need(A.CHANGE_OWN)), Saying("author 给 other", OWN)),
    "roles": (Saying("", SEE), Saying("other 组长", ROLES, BOTH), Saying("other 负责人", ROLES, BOTH)),
    "request": (Saying("", SEE), Saying("食堂没热饭", SEE), Saying("1号", SEE), Saying("7K3F-92QD", SEE)),
    "language": (Saying("", SEE), Saying("English", SETTINGS, IN_GROUP)),
    "settings": (Saying("", SEE), Saying("提醒时间 10:00", SETTINGS, BOTH), Saying("主送机关 市总工会", SETTINGS, BOTH)),
    "care": (Saying("", SEE),),
    "coverage": (Saying("", Need(A.COVERAGE)), Saying("图", Need(A.COVERAGE), BOTH)),
    "branches": (Saying("", SEE), Saying("丙车间 30人", Need(A.BRANCHES), BOTH)),
    "budget": (Saying("", SEE), Saying("2025", SEE), Saying("文体活动 30000", Need(A.BUDGET), BOTH)),
    "mirrors": (Saying("", SETTINGS), Saying("ntfy://example.org/x", SETTINGS)),
    "web": (Saying("", Need(A.WEB, by_private=True)),),
    "feed": (Saying("", Need(A.FEED)),),
    "handout": (Saying("", SEE), Saying("慰问", SEE)),
    "form": (Saying("", SEE),),
    "rollup": (Saying("", SEE),),
    "helped": (Saying("", SEE), Saying(f"#{NUMBERS + 1}", Need(A.HELPED_NAMES))),
    "privacy": (Saying("", SEE),),
    "export": (Saying("", Need(A.EXPORT)), Saying("本群", Need(A.EXPORT))),
    "erase": (Saying("", Need(A.OWN_DATA)),),
    "cancel": (Saying("", SEE),),
}  # fmt: skip
ALIASES = (  # commands with another meaning by another word of theirs
    Saying("恢复默认模板", Need(A.TEMPLATES), BOTH), Saying("导出本群", Need(A.EXPORT)), Saying("导出我的", Need(A.OWN_DATA)),
    Saying("删除我的", Need(A.OWN_DATA)),
)  # fmt: skip
SENTENCES = (
    Saying("今天走访慰问困难职工3户，慰问金600元", LOG, BOTH), Saying("下周三下午3点在会议室开例会", ADD, BOTH),
    Saying("#1 改成5户", RIGHTED, BOTH), Saying("#8 改到11月27日下午3点", ITEM, BOTH), Saying("完成 #8", FINISH, BOTH),
    Saying("把我的事项交给other", Need(A.CHANGE_OWN)), Saying("每周五下午4点提醒我交周报", Need(A.OWN_REMINDER), BOTH),
    Saying("大家辛苦了", SEE), Saying("今年慰问了多少户？", SEE), Saying("上次会定了什么？", LOG), Saying("删除", SEE), Saying("赤霞厂工会", SEE),
    Saying("撤销 #1", OWN, BOTH), Saying("走访12户", LOG), Saying("三车间小赵骨折住院了", LOG, IN_PRIVATE),
    Saying("表决：同意增补工会委员", ADD, IN_GROUP), Saying("下周二还是下周四开例会，大家选一下", ADD, IN_GROUP),
    Saying("表决结束", OWN, IN_GROUP), Saying("我赞成", LOG, IN_GROUP), Saying("职工代表名单：周敏、李建国", ADD, IN_GROUP),
)  # fmt: skip
# By what the message replied to is about.
REPLIES: Mapping[str, tuple[Saying, ...]] = {
    "log": (
        Saying("撤销", OWN, BOTH), Saying("恢复", OWN), Saying("5户", RIGHTED, BOTH), Saying("昨天", RIGHTED, BOTH),
        Saying("文体活动", RIGHTED), Saying("今天走访困难职工9户", LOG), Saying("好的", SEE),
    ),
    "event": (
        Saying("完成", FINISH, BOTH), Saying("取消", ITEM, BOTH), Saying("改到11月27日下午3点", ITEM, BOTH),
        Saying("推迟两天", ITEM), Saying("以后再说", SEE), Saying("参加", PART, BOTH), Saying("请假", PART, BOTH), Saying("签到", PART),
        Saying("名单", Need(A.NAMES, A.CHANGE_OWN)), Saying("应到20人", FINISH, BOTH), Saying("限20人", ITEM, BOTH),
        Saying("需过半数", ITEM), Saying("备注：带身份证", FINISH, BOTH), Saying("清单：盖章、复印", FINISH, BOTH),
        Saying("由other负责", ITEM, BOTH), Saying("改名为年会", ITEM, BOTH), Saying("提前3天提醒", ITEM, BOTH), Saying("类型改为培训", ITEM, BOTH),
        Saying("未办：下雨", FINISH), Saying("地点改到三楼", ITEM, BOTH), Saying("恢复", FINISH), Saying("详情", SEE),
        Saying("提醒我 明天9点", Need(A.OWN_REMINDER), BOTH), Saying("完成，走访12户，6000元", FINISH, BOTH), Saying("为什么", SEE),
        Saying("/template 例会流程", Need(A.TEMPLATES), BOTH), Saying("/undo", ITEM), Saying("/done", FINISH), Saying("好的", SEE),
    ),
    "yp": (Saying("撤销", OWN, BOTH), Saying("恢复", PLAN), Saying("好的", SEE)),
    "request": (Saying("明天起有", Need(A.REQUESTS), IN_PRIVATE), Saying("", SEE)),
    "request.mine": (Saying("还有周末", Need(A.OWN_DATA, asked=True), IN_PRIVATE),),
    "due": (Saying("#8 完成", FINISH, BOTH), Saying("#8 取消", ITEM, BOTH), Saying(f"#{NUMBERS + 8} 取消", SEE)),
    "care": (
        Saying("我去", LOG, BOTH), Saying("安排", LOG, BOTH), Saying("不用", LOG, BOTH), Saying("好的呀", SEE),
    ),
    "digest": (Saying("依据", SEE), Saying("为什么", SEE)),
}  # fmt: skip


def marks(books: Books) -> Mapping[str, str]:
    """What a message of ours about each is marked with."""
    return {
        "log": f"log:{books.log}",
        "event": f"event:{books.meeting}",
        "yp": f"yp:{books.plans['done']}:1",
        "due": "due:0",
        "request": f"request:{books.care['given']}",
        "request.mine": f"request.mine:{books.care['given']}",
        "care": f"care:{books.care['offered']}",
        "digest": "digest:2026-11",
    }


@dataclass(frozen=True)
class Question:
    """A question of ours: its data, an answer to it, its row; whether only who was asked may answer; where it is asked."""

    data: Callable[[Books], Mapping[str, Any]]
    answer: str
    need: Need
    must: frozenset[Place] = BOTH
    places: frozenset[Place] = BOTH  # where it is ever asked


def _said(text: str) -> dict[str, Any]:
    return {"text": text, "message_id": 70, "at": "2026-11-18T02:00:00+00:00", "photo": None}


def _item(books: Books) -> Mapping[str, Any]:
    return {"event_id": books.meeting, "original": None}


AGENDA_LINE = {
    "title": "打印议程", "kind": "deadline", "owners": [], "place": None, "festival": None, "readings": [], "on": True,
    "when": {
        "text": "12月8日前", "start": "2026-12-08T00:00", "end": None, "grain": "day", "deadline": True, "rrule": None,
        "shift": None,
    },
}  # fmt: skip
QUESTIONS: Mapping[str, Question] = {
    mirror_command.SUBJECT: Question(lambda books: {}, "ntfy://ntfy.example/gonghui", SETTINGS, NOWHERE),
    photos.DRAFT: Question(
        lambda books: _said("") | {"photo": ["F", "U", None, False]}, "走访困难职工2户", LOG
    ),
    time_question.WHEN: Question(lambda books: _said("开职代会"), "下周三下午3点", ADD),
    time_question.RULE: Question(lambda books: _said("每周开例会"), "周三下午3点", ADD),
    visit_answers.DAY: Question(lambda books: {"care": books.care["offered"]}, "12月1日", LOG),
    care_rules.AMOUNT: Question(lambda books: {"occasion": "illness"}, "500元", Need(A.CARE)),
    told_names.SUBJECT: Question(
        lambda books: {"log_id": books.log}, "王秀英 500元", Need(A.HELPED_NAMES), IN_PRIVATE, IN_PRIVATE
    ),
    letterhead.SUBJECT: Question(lambda books: {"name": "paper_number"}, "红工〔2026〕1号", SETTINGS),
    quiet_requests.SUBJECT: Question(
        lambda books: {"before": {"hushed": "2026-11-25"}, "at": "2026-11-20T02:00:00+00:00"}, "恢复提醒", LOG
    ),
    absences.WHICH_DAYS: Question(
        lambda books: {"name": "李建国", "stand_in": None, "first": "2026-11-23", "last": "2026-11-29"},
        "周三周四",
        LOG,
    ),
    doubt_answer.SUBJECT: Question(lambda books: _said("走访困难职工2户"), "记一下", LOG),
    record_form.SUBJECT: Question(lambda books: _said("走访"), "3户，600元", LOG),
    privacy_command.FORGET: Question(lambda books: {}, "删除", Need(A.OWN_DATA), NOWHERE, IN_PRIVATE),
    privacy_command.WIPE: Question(lambda books: {}, "赤霞厂工会", Need(A.ERASE)),
    answers.WRITES: Question(
        lambda books: {"number": books.care["given"], "step": "answer"},
        "明天起有",
        Need(A.REQUESTS),
        IN_PRIVATE,
        IN_PRIVATE,
    ),
    approval.WHY: Question(
        lambda books: {"period": "2026-10"}, "少了两户", Need(A.SIGN), IN_PRIVATE, IN_PRIVATE
    ),
    approval.REMARKS: Question(
        lambda books: {"period": "2026-10"}, "本月无事", Need(A.SIGN), IN_PRIVATE, IN_PRIVATE
    ),
    template_cards.SUBJECT: Question(
        lambda books: template_proposal.keep(OUTING, None) | {"said": "春游", "message_id": 70},
        "明年3月20日",
        ADD,
    ),
    event_actions.UNTIL: Question(_item, "周五上午9点", FINISH),
    event_actions.MOVE: Question(_item, "11月27日下午3点", ITEM),
    minutes_card.SUBJECT: Question(
        lambda books: _said("会议纪要：1.12月8日前打印议程") | {"open": 0, "lines": [AGENDA_LINE]},
        "采用",
        ADD,
    ),
    time_question.READING: Question(lambda books: _said("下周三下午3点开职代会"), "是11月26日", ADD),
    spoken_changes.ASKING: Question(lambda books: _said("年报交了") | {"place": 0}, "年报", FINISH),
    log_additions.SUBJECT: Question(
        lambda books: _said("打车24块") | {"log": books.log, "does": log_additions.ADDS}, "另外记一条", LOG
    ),
    log_corrections.ASKING: Question(lambda books: _said("昨天的球6个一共318元"), "不是改，是另记一笔", LOG),
    proposals.ASKING: Question(
        lambda books: _said("例会能不能改到11月27日下午3点？") | {"by": 0}, "可以", ITEM
    ),
    item_edit.SUBJECT: Question(
        lambda books: {"plan": books.plans["open"], "position": 0, "page": 0, "card": None}, "6月", ADD
    ),
}


def ask(world: World, subject: str, name: str, chat: int) -> int:
    """The bot asks somebody, who stood otherwise then; the message the question stands in."""
    person = world.all.people.get(name)
    with world.stage.store.unit() as db:
        if person is None and name in WHO:
            who = WHO[name]
            person = people.upsert_person(db, who.user_id, who.name, None, who.language, world.stage.now)
        draft = drafts.begin(
            db, chat, subject, QUESTIONS[subject].data(world.books), world.stage.now,
            world.stage.now + timedelta(days=1), person=person,
            group=None if subject == privacy_command.FORGET else world.books.group,
        )  # fmt: skip
    return world.ours(None, chat, draft=draft, alone=subject == privacy_command.FORGET)
