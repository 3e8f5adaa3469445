"""Which row of the table of rights each button, command, reply and page stands under, and what follows from the table.

What is expected of somebody comes from union/core/rights.py alone; here it only says which row is asked.
"""

from dataclasses import dataclass

from tests.walk.world import World
from union.core.rights import Action, Place, is_action_allowed


@dataclass(frozen=True)
class Need:
    """`action` lets anybody; `own` the author of the thing; `asked`: only who was asked; `place`: only there.

    `by_private`: what is asked for in the group comes in private, to whom it would be given there. `offered`: of others who may
    log, the author of the thing is asked, in the group or in private (QUESTION's tables change, nothing else).
    """

    action: Action | None
    own: Action | None = None
    asked: bool = False
    place: Place | None = None
    by_private: bool = False
    offered: bool = False

    def asks(self, world: World, name: str, place: Place) -> bool:
        """Whether what somebody may not do here is put to whoever may."""
        standing = world.standing(name, place)
        if not self.offered or standing is None:
            return (
                self.offered and name in ("former", "kicked") and place is Place.GROUP
            )  # who writes there is back
        return is_action_allowed(standing, Action.LOG, place, world.ties(name, own=True))

    def lets(self, world: World, name: str, place: Place) -> bool:
        """Whether the table lets somebody do it here with the author's thing."""
        standing = world.standing(name, place)
        if self.by_private and name == "former" and place is Place.GROUP:  # who writes there has come back
            place = Place.PRIVATE
        elif self.by_private and name != "anonymous":
            place, standing = Place.PRIVATE, world.standing(name, Place.PRIVATE)
        if standing is None or self.place not in (None, place) or (self.asked and name != "author"):
            return False
        ties = world.ties(name, own=True)
        by_own = (
            self.own is not None and name == "author" and is_action_allowed(standing, self.own, place, ties)
        )
        return by_own or (self.action is not None and is_action_allowed(standing, self.action, place, ties))


A = Action
OWN = Need(A.CHANGE_ANY, A.CHANGE_OWN)
RIGHTED = Need(A.CORRECT, A.CHANGE_OWN, offered=True)  # by words; by a button only one's own
QUESTION = frozenset({"drafts", "outbox"})
ITEM = Need(A.ALTER, A.CHANGE_OWN)
SEE, ADD, LOG, FINISH, PLAN = Need(A.SEE), Need(A.ADD), Need(A.LOG), Need(A.FINISH), Need(A.PLAN)
SETTINGS, ROLES, PACK, PART = Need(A.SETTINGS), Need(A.ROLES), Need(A.DECIDE_PACK), Need(A.TAKE_PART)
PRIVATE = Place.PRIVATE
# The deed up to its dot where all of a sort stand under one row; the exact name goes first.
DEEDS: dict[str, Need] = {
    "which": Need(A.SEE, asked=True, place=PRIVATE),
    "item.undo": ITEM, "item.tick": ITEM, "item.undoall": ITEM, "item.restoreall": ITEM, "item.restore": ITEM, "item.help": SEE, "item": ADD,
    "ask": SEE, "find": SEE, "cal": SEE, "me": SEE, "due": SEE, "join": SEE,
    "log.undo": OWN, "log.redo": OWN, "log.category": OWN, "log.day": OWN, "log.one": OWN, "log.two": OWN,
    "log.photos": OWN, "log.tie": FINISH, "log.tienone": FINISH, "log.untie": FINISH, "log.reopen": FINISH,
    "log.forwarded": Need(A.LOG, asked=True), "log": SEE,
    "photo": Need(A.LOG, asked=True),
    "rest": ADD, "minutes": ADD, "representatives": ADD,
    "undo": LOG,
    "left": OWN,
    "change.agreed": ITEM, "reply.note": OWN, "change": OWN, "correct": OWN, "log.more": OWN,
    "unsure.which": OWN, "taken": OWN, "unsure": Need(A.LOG, asked=True),
    "ev.doneall": OWN, "ev.done": FINISH, "ev.giveup": FINISH, "ev.snooze": FINISH, "ev.until": FINISH,
    "ev.unshare": Need(A.FINISH, asked=True), "ev.details": SEE, "ev.later": FINISH, "ev.back": SEE, "ev": ITEM,
    "handover": OWN,
    "check": FINISH,
    "note.send": SEE, "note.minutes": ADD, "note": OWN,
    "series": ITEM,
    "part.names": Need(A.NAMES, A.CHANGE_OWN), "part.quorum": ITEM, "part.enter": PART, "part.out": Need(A.TAKE_PART, asked=True), "part": PART,
    "pack.choose": SEE, "pack": PACK,
    "plan": ADD,
    "yp.page": SEE, "yp.duties": SEE, "yp.missing": SEE, "yp.progress": SEE, "yp.section": SEE,
    "yp.start": ADD, "yp.cancel": ADD, "yp.again": ADD, "yp.year": ADD, "yp.tick": ADD, "yp.all": ADD, "yp.kind": ADD,
    "yp.left": ADD, "yp.edit": ADD, "yp.next": ADD, "yp.adopt": PLAN, "yp.keep": PLAN, "yp.drop": PLAN,
    "yp.reopen": PLAN, "yp.out": ITEM, "yp.back": ITEM, "yp": OWN,
    "template": Need(A.TEMPLATES), "paper": Need(A.TEMPLATES),
    "fest.year": SEE, "fest": SETTINGS,
    "holidays": Need(A.HOLIDAYS),
    "report": SEE, "sources": SEE,
    "sign": Need(A.SIGN), "amend": Need(A.AMEND),
    "absent": LOG, "owner": FINISH, "quiet": LOG, "quiet.less": SETTINGS, "collect.got": PART, "collect.tick": LOG, "collect": Need(A.TAKE_PART, asked=True),
    "ballot.cast": LOG, "ballot.void": ITEM, "ballot": OWN,
    "roles": ROLES, "settings": SETTINGS, "leads": SETTINGS, "letterhead": SETTINGS,
    "greeting": SETTINGS, "language": SEE,
    "own": Need(A.OWN_REMINDER, asked=True),
    "feed": Need(A.FEED_OF_ALL, place=PRIVATE),  # the walk presses the buttons of the group's own address
    "web.open": Need(A.WEB), "web.end": Need(A.WEB_OF_ALL),
    "data.mine": Need(A.OWN_DATA), "data.forget": Need(A.OWN_DATA),
    "data.group": Need(A.EXPORT), "data.wipe": Need(A.ERASE),
    "mirror": SETTINGS,
    "req.give": Need(A.GIVE_REQUEST), "req.to": Need(A.GIVE_REQUEST),
    "req.go": Need(A.REQUESTS, asked=True), "req.again": Need(A.REQUESTS, asked=True), "req.no": Need(A.REQUESTS, asked=True),
    "req.rate": Need(A.OWN_DATA, asked=True), "req.more": Need(A.OWN_DATA, asked=True), "req.drop": Need(A.OWN_DATA, asked=True),
    "req.new": Need(A.REQUEST), "req.group": Need(A.REQUEST), "req.send": Need(A.REQUEST), "req.code": Need(A.REQUEST),
    "req": Need(A.REQUESTS),
    "care.accept": LOG, "care.go": LOG, "care.no": LOG, "care.day": LOG, "care.again": LOG, "care.other": LOG,
    "care.still": FINISH, "care.needless": ITEM, "care": Need(A.CARE),
    "coverage.undo": OWN, "coverage": Need(A.COVERAGE),
    "branch": Need(A.BRANCHES), "log.branch": OWN,
    "hint": SETTINGS, "budget.show": SEE, "budget": Need(A.BUDGET),
    "form": SEE, "rollup": SETTINGS, "helped.paper": SEE, "helped.same": Need(A.HELPED_NAMES, asked=True, place=PRIVATE), "helped": Need(A.HELPED_NAMES),
    "expose": Need(A.UNEXPOSE, A.UNEXPOSE),
    "help": Need(A.OWN_DATA),
    "charge": Need(None),  # there is a 管理员; tests of membership cover the rest
}  # fmt: skip


def of_deed(deed: str) -> Need | None:
    """The row a button stands under; None for one nobody has entered here."""
    return DEEDS.get(deed, DEEDS.get(deed.partition(".")[0]))
