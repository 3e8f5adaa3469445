"""Sentences about the branches of a group: the list of /branches, and to which a record belongs."""

from collections.abc import Mapping, Sequence

from handlers.core.messages.text_limits import brief, fitting
from union.reading.names.branches import Branch, By
from union.words import Words
from union.words.script import in_signs
from union.worklog.entries import LogEntry

LONGEST, LONGEST_GONE, MOST_UNLISTED = 2800, 600, 3


def label_all(_: Words) -> str:
    """The button for all of them."""
    return _("各小组")


def label_none(_: Words) -> str:
    """The button for none."""
    return _("不分小组")


def learned(_: Words, word: str, branch: Branch) -> str:
    """A correction has taught a word."""
    return _("以后「{word}」算{branch}。不对请发 /branches", word=in_signs(word, _), branch=branch.name)


def listed(
    _: Words, found: Sequence[Branch], unlisted: Sequence[tuple[int, str]], *, may_change: bool
) -> str:
    """The list in its order, with how many people; those given up behind the others."""
    active = [each for each in found if each.active]
    gone = [each.name for each in found if not each.active]
    if not active:
        lines = [_("还没有小组名单。"), _("有了名单，记录会归到小组，/coverage 看哪个小组久没走到。")]
    else:
        lines = [_("小组名单（{count}个）", count=len(active)), *_lines(_, active)]
    if gone:
        names = _("、").join(fitting(gone, LONGEST_GONE))
        lines.append(_("已停用{count}个：{names}", count=len(gone), names=names))
    lines += [
        _("组长带的「{words}」不在名单里。", words=words) for _person, words in unlisted[:MOST_UNLISTED]
    ]
    if may_change:
        lines += ["", how(_)]
    return "\n".join(lines)


def how(_: Words) -> str:
    """How the 管理员 changes the list."""
    return "\n".join(
        [
            _("加：小组 一车间 45人、二车间、机关科室"),
            _("改：小组 二车间 86人；小组 二车间 改名 装配车间"),
            _("别名：小组 二车间 也叫 装配线"),
        ]
    )


def _lines(_: Words, active: Sequence[Branch]) -> list[str]:
    lines = [_("{place}. {line}", place=place, line=line(_, each)) for place, each in enumerate(active, 1)]
    shown = fitting(lines, LONGEST)
    rest = len(lines) - len(shown)
    return [*shown, _("……另有{rest}个，请翻页", rest=rest)] if rest else shown


def line(_: Words, branch: Branch) -> str:
    """「二车间，86人（也叫装配线）」."""
    parts = [branch.name] + ([_("{count}人", count=branch.people)] if branch.people is not None else [])
    text = _("，").join(parts)
    others = _("、").join(branch.aliases)
    return _("{branch}（也叫{others}）", branch=text, others=others) if others else text


def label_of(_: Words, branch: Branch) -> str:
    """A branch's button."""
    return branch.name if branch.active else _("{branch}（停用）", branch=branch.name)


def card(_: Words, branch: Branch, leader: str | None, taught: Mapping[str, str | None]) -> str:
    """One branch, above its buttons."""
    lines = [line(_, branch)]
    if not branch.active:
        lines.append(_("已停用：以前的记录还在，新的不再归它。"))
    if leader is not None:
        lines.append(_("组长：{name}", name=leader))
    for word in branch.learned:
        by = taught.get(word)
        said = _("「{word}」算{branch}，是改正时教的", word=in_signs(word, _), branch=branch.name)
        lines.append(_("{said}（{name}）", said=said, name=by) if by else said)
    return "\n".join(lines)


def label_unname(_: Words, name: str) -> str:
    """The button that forgets one of its names."""
    return _("✕ 不叫{name}", name=name)


def label_add(_: Words, words: str) -> str:
    """The button that takes into the list what somebody leads."""
    return _("把「{words}」加进名单", words=words)


def label_merge(_: Words, into: Branch) -> str:
    """The button that makes one of two."""
    return _("并入{branch}", branch=into.name)


def into_which(_: Words, branch: Branch) -> str:
    """Asked before two are made one."""
    return _("{branch}并入哪个小组？", branch=branch.name)


def ask_to_merge(_: Words, one: Branch, into: Branch) -> str:
    """What will be."""
    return _("{one}的记录和别名都归{into}，{one}不再单列。并入后不能撤销。", one=one.name, into=into.name)


def merged(_: Words, one: Branch, into: Branch) -> str:
    """Two are one."""
    return _("已把{one}并入{into}，以前的记录也归{into}。", one=one.name, into=into.name)


def same(_: Words, branch: Branch) -> str:
    """A branch cannot be made one with itself."""
    return _("{branch}和它是同一个小组。", branch=branch.name)


def added(_: Words, made: Sequence[Branch]) -> str:
    """New branches."""
    return _(
        "已加{count}个小组：{names}", count=len(made), names=_("、").join(_named(_, each) for each in made)
    )


def _named(_: Words, branch: Branch) -> str:
    if branch.people is None:
        return branch.name
    return _("{branch}（{count}人）", branch=branch.name, count=branch.people)


def taken_back(_: Words, found: Sequence[Branch]) -> str:
    """They are none any more."""
    return _("已撤销：{names}不在名单里了", names=_("、").join(each.name for each in found))


def read_again(_: Words, count: int) -> str:
    """Older logs got their branch."""
    return _("今年以前的记录里，有{count}条按原话归到了小组。", count=count)


def peopled(_: Words, branch: Branch, people: int) -> str:
    """How many belong to it, and how many it was before."""
    if branch.people is None:
        return _("{branch}：{people}人", branch=branch.name, people=people)
    return _("{branch}：{before}人 → {people}人", branch=branch.name, before=branch.people, people=people)


def renamed(_: Words, branch: Branch, name: str) -> str:
    """Another name; the old one is known on."""
    return _("{old} 改名为{name}，说「{old}」也认得。", old=branch.name, name=name)


def called(_: Words, branch: Branch, name: str) -> str:
    """One name more."""
    return _("{branch}也叫{name}。", branch=branch.name, name=name)


def unnamed(_: Words, branch: Branch, name: str) -> str:
    """One name less."""
    return _("「{name}」不再算{branch}。", name=name, branch=branch.name)


def not_called(_: Words, branch: Branch, name: str) -> str:
    """It never was called so."""
    return _("{branch}没有「{name}」这个叫法，没有改。", branch=branch.name, name=name)


def there_already(_: Words, branch: Branch) -> str:
    """The name is taken."""
    return _("{branch}已在名单里。", branch=branch.name)


def no_such(_: Words, name: str) -> str:
    """No branch of this name."""
    return _("名单里没有「{name}」，没有改。", name=brief(name))


def not_a_name(_: Words, words: str) -> str:
    """What is no name of a branch."""
    return _("「{words}」不像小组的名称（2至16个字），没有改。", words=brief(words))


def too_many(_: Words, most: int) -> str:
    """Too long a list."""
    return _("名单最多{most}个小组，没有改。", most=most)


def retired(_: Words, branch: Branch, *, kept: bool) -> str:
    """Given up; `kept` though it was to be deleted."""
    if kept:
        return _("{branch}有过记录，不能删除，已改为停用。", branch=branch.name)
    return _("{branch}已停用，以前的记录还在。", branch=branch.name)


def restored(_: Words, branch: Branch) -> str:
    """There again."""
    return _("{branch}已恢复。", branch=branch.name)


def deleted(_: Words, branch: Branch) -> str:
    """Gone for good: nothing belonged to it."""
    return _("{branch}已删除。", branch=branch.name)


def first_already(_: Words) -> str:
    """It can't go further up."""
    return _("已在第一位")


def moved_up(_: Words, place: int) -> str:
    """Its place now."""
    return _("已移到第{place}位", place=place)


def admins_only(_: Words) -> str:
    """Somebody else wanted to change the list."""
    return _("小组名单由本群管理员修改；发 /branches 可以查看。")


def because(_: Words, entry: LogEntry, words: Sequence[str]) -> str:
    """How the branch of a record is known: for /why."""
    branch = entry.branch or _("不分小组")
    match entry.branch_by:
        case By.HAND:
            return _("小组：{branch}，有人改定的", branch=branch)
        case By.LEADER:
            return _("小组：{branch}，原话没提，按记录人带的小组", branch=branch)
        case By.ITEM:
            return _("小组：{branch}，按对应的日程", branch=branch)
        case By.LEARNED:
            said = _("」「").join(words)
            return _("小组：{branch}，改正时教过「{said}」；不对请发 /branches", branch=branch, said=said)
        case _:
            said = _("」「").join(words)
            return (
                _("小组：{branch}，原话有「{said}」", branch=branch, said=said)
                if said
                else _("小组：{branch}", branch=branch)
            )
