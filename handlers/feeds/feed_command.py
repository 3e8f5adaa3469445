"""/feed, 订阅: the secret addresses under which phones read the calendar; always in private, never in the group."""

from collections.abc import Callable, Sequence

from handlers.core import group_choice
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.feeds import feed_content as keys
from storage.core.outbox.queue import Lane
from storage.feeds import subscriptions
from storage.feeds.subscriptions import Feed
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.core.rights import Action
from union.words import Words, language_of, sentence, words

WORDS = ("订阅", "日历订阅")
START = "feed"  # behind /start: the button in the group leads here
GROUP, OWN = "g", "p"
MARK = 12  # signs
# No public address is configured.
off = sentence("日历订阅没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")
# How the address comes into a phone.
how = sentence(
    "怎么订阅：复制地址，不要用浏览器打开。\n"
    "iPhone：设置 › App › 日历 › 日历账户 › 添加账户 › 其他 › 添加已订阅的日历，粘贴。\n"
    "安卓、Google 日历：用电脑打开 calendar.google.com，其他日历旁点 + › 通过网址添加。\n"
    "Outlook：日历 › 添加日历 › 从 Internet 订阅。\n"
    "只认 webcal 的程序，把开头的 https 改成 webcal。\n"
    "日程改了，手机几小时内自己更新（Google 最慢，约一天）。"
)
beware = sentence(
    "知道地址的人就能看到日程，请勿转发。有人退群，他自己的那份马上变空；本群的地址他若也有，请管理员换新。"
)
# Said in the group: an address is never written there.
only_in_private = sentence("日历的地址只发给本人，请点下面的按钮到私聊里取。")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who looks at the addresses of which group, in private."""

    turn: Turn
    words: Words
    group: Group
    person: Person

    def may(self, action: Action) -> bool:
        return group_choice.may_in_private(self.turn, self.group, self.person, action)

    def feed(self, whose: str) -> Feed | None:
        if whose == GROUP:
            return subscriptions.of_group(self.turn.db, self.group)
        return subscriptions.of_person(self.turn.db, self.person)


def show(turn: Turn) -> None:
    """/feed: in private the addresses; in the group only the way to them."""
    person = turn.me()
    if not turn.services.public_url:
        turn.say(off(turn._))
    elif person is None:
        turn.say(only_in_private(turn._), turn.to_private(turn._("私聊取地址"), START))
    elif turn.where.private:
        reader = _Reader(turn, turn._, turn.with_group(), person)
        turn.say(*_card(reader) if reader.may(Action.FEED) else (press_phrases.not_allowed(turn._),))
    else:
        reader = _Reader(turn, words(language_of(person.language)), turn.with_group(), person)
        if not person.reachable or not reader.may(Action.FEED):
            turn.say(only_in_private(turn._), turn.to_private(turn._("私聊取地址"), START))
            return
        turn.desk().tell(person, *_card(reader), lane=Lane.ANSWER, asked=True)
        turn.say(turn._("日历的地址已私聊发给您。"))


def _card(reader: _Reader) -> tuple[str, Rows]:
    _ = reader.words
    group, own = reader.feed(GROUP), reader.feed(OWN)
    lines = [
        _("把日程放进手机日历（{title}）", title=reader.group.title),
        "",
        _("本群全部日程：\n{address}", address=_address(reader, group)),
        _("我负责的日程（所有群）：\n{address}", address=_address(reader, own)),
        *(
            _("本群日历带闹钟") if (feed is group) else _("我的日历带闹钟")
            for feed in (group, own)
            if feed and feed.alarms and not feed.stopped
        ),
    ]
    if any(feed and not feed.stopped for feed in (group, own)):
        lines += ["", how(_), "", beware(_)]
    rows = [_buttons(reader, GROUP, group), _buttons(reader, OWN, own)]
    return "\n".join(lines), [row for row in rows if row]


def _address(reader: _Reader, feed: Feed | None) -> str:
    _ = reader.words
    if feed is None:
        return _("还没有开通")
    if feed.stopped:
        return _("已停用")
    services = reader.turn.services
    if keys.hash_of(keys.token_of(services.key, feed.seed)) != feed.hash:
        return _("仍可使用，但机器人换过令牌，地址不能再显示；要看就换新地址")
    return keys.sealed(services.key, services.public_url, feed.seed, reader.person.user_id)


def _buttons(reader: _Reader, whose: str, feed: Feed | None) -> Sequence[Button]:
    """What this person may do with it: a group's address is begun by any 委员, renewed and stopped by the 管理员."""
    _, is_group = reader.words, whose == GROUP
    ids = (reader.group.id, whose)
    if feed is None or feed.stopped:
        label, action = _("开通本群日历") if is_group else _("开通我的日历"), _needed(whose, feed)
        return [button(label, "feed.make", *ids)] if reader.may(action) else []
    if not reader.may(_needed(whose, feed)):
        return []
    ring = _("闹钟开（本群）") if is_group else _("闹钟开（我的）")
    if feed.alarms:
        ring = _("闹钟关（本群）") if is_group else _("闹钟关（我的）")
    return [
        button(_("换新地址（本群）") if is_group else _("换新地址（我的）"), "feed.make", *ids),
        button(_("停用（本群）") if is_group else _("停用（我的）"), "feed.stop", *ids),
        button(ring, "feed.ring", *ids),
    ]


def _needed(whose: str, feed: Feed | None) -> Action:
    return Action.FEED if whose == OWN or feed is None else Action.FEED_OF_ALL


def _pressed(act: Callable[[Turn, str, Feed | None], None]) -> Callable[[Turn, tuple[str, ...]], None]:
    """A deed with one of the two feeds; the card is shown as it is then. ValueError for a forged button."""

    def deed(turn: Turn, ids: tuple[str, ...]) -> None:
        person, whose = turn.me(), ids[0]
        unforged(whose in (GROUP, OWN))
        if not turn.services.public_url:
            raise NotDone(off(turn._))
        if person is None or not turn.where.private:
            raise NotDone(press_phrases.old_button(turn._))
        reader = _Reader(turn, turn._, turn.with_group(), person)
        feed = reader.feed(whose)
        if not reader.may(_needed(whose, feed)):
            raise NotDone(press_phrases.not_allowed(turn._))
        act(turn, whose, feed)
        turn.edit_pressed(*_card(reader))

    return deed


def of_group(turn: Turn) -> Feed | None:
    """The group's own address, None while there is none."""
    return subscriptions.of_group(turn.db, turn.with_group())


def mark(feed: Feed) -> str:
    """Which address it is, for a form; it opens nothing."""
    return feed.hash[:MARK]


def renew_group(turn: Turn) -> None:
    """A new address of the group's, the one before opens nothing."""
    _make(turn, GROUP, of_group(turn))


def stop_group(turn: Turn) -> None:
    _stop(turn, GROUP, of_group(turn))


def _make(turn: Turn, whose: str, feed: Feed | None) -> None:
    seed = keys.new_seed()
    hashed = keys.hash_of(keys.token_of(turn.services.key, seed))
    owner = turn.with_group() if whose == GROUP else turn.there(turn.me())
    subscriptions.make(turn.db, owner, seed, hashed, turn.now)
    turn.audit("feed.make", whose)
    is_new = feed is None or feed.stopped
    turn.toast = turn._("已开通") if is_new else turn._("已换新，原来的地址作废")


def _stop(turn: Turn, whose: str, feed: Feed | None) -> None:
    if feed is None or feed.stopped:
        turn.toast = press_phrases.done_before(turn._)
        return
    subscriptions.stop(turn.db, feed, turn.now)
    turn.audit("feed.stop", whose)
    turn.toast = turn._("已停用，原来的地址作废")


def _ring(turn: Turn, _whose: str, feed: Feed | None) -> None:
    if feed is None or feed.stopped:
        turn.toast = press_phrases.done_before(turn._)
        return
    subscriptions.set_alarms(turn.db, feed, not feed.alarms)


DEEDS: Deeds = {
    "feed.make": permitted_deed(Action.FEED, _pressed(_make)),
    "feed.stop": permitted_deed(Action.FEED, _pressed(_stop)),
    "feed.ring": permitted_deed(Action.FEED, _pressed(_ring)),
}
