"""What is said to a sign-up: who comes with how many, who stays away, what all of them come to, that it closes or closes later.

Each clause is read sign by sign: whoever is named, whom they bring, the deed. What says nothing of that is left over in
`rest`; whether it may be is decided by whoever knows the lists (handlers/attendance).
"""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from union.attendance import list_words as words
from union.attendance.list_clauses import Companions, ListClause, PartyDeed, list_signs, read_list_clause
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.replies.mentions import COMMON, SMALL
from union.reading.text.normal_form import normal, simplified

LONGEST, ITEM, LEAST = 160, "§", 2


@dataclass(frozen=True, slots=True)
class Party:
    """`who` is as written, "" for the writer. `people`: 0 where no number was told; `is_alone`: those they bring without them.

    `is_name`: on the roster or a list. `rest`: what else the clause says.
    """

    who: str = ""
    people: int = 0
    deed: PartyDeed | None = None
    is_alone: bool = False
    is_name: bool = True
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ListTalk:
    """`items`: the titles whose words it says, `wrong`: those it denies. `later`: the clause that says until when; `opens`: people may
    enter from now on, until the clause `closing`.

    `is_all`: nobody but these stands on the list; `is_call`: it may call people; `is_wrong`: it puts a number right. `is_plain`: said in words
    that only a list is spoken of with; `is_alone`: it says nothing else. `beside`: clauses that say nothing of it.
    """

    parties: tuple[Party, ...] = ()
    items: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    total: int = 0
    later: str = ""
    opens: bool = False
    closing: str = ""
    is_asked: bool = False
    is_closed: bool = False
    is_call: bool = False
    is_wrong: bool = False
    is_all: bool = False
    is_plain: bool = False
    is_alone: bool = False
    beside: tuple[str, ...] = ()


# 「羽毛球赛取消」 is said of what is held, not of who comes; its title is a mark by then.
CALLED_OFF = Regex(
    r"§[的了也就要先暂时,\s]{0,4}(?:取消|不[搞办开]|停办|黄了)|(?:取消|call\w{0,2}\soff|cancel\w{0,5})[了掉,\s]{0,3}(?:the\s)?§|§\s?(?:is\s|was\s|has\sbeen\s)?(?:cancel|called\soff)",
    any_case=True,
)


def may_be_list_talk(text: str) -> bool:
    """Cheap: whether it is worth looking for an open list."""
    return len(text) <= LONGEST and "\n" not in text and words.SIGNS.search(text) is not None


def calls_to_enter(text: str) -> bool:
    """Whether people are called to enter for what the words tell of, and nothing is asked beside."""
    said = words.CALL_ASKED.sub("", simplified(text))
    return words.CALLS.search(simplified(text)) is not None and "?" not in said and "？" not in said


def opens_list(text: str) -> bool:
    """The same, with words that only a list is opened with."""
    return calls_to_enter(text) and words.OPENS_LIST.search(simplified(text)) is not None


def items_said(text: str, titles: Collection[str]) -> tuple[str, ...]:
    """Those of the titles that the words say best."""
    return _without_items(" ".join(text.split()) if text.isascii() else normal(text).text, titles)[1]


def without_entries(text: str, names: Collection[str]) -> str:
    """Words that plan something without the clauses that say who comes: 「…sign up w me. I n MeiLing going」."""
    kept = list[str]()
    for each in words.SENTENCES.split(text):
        said = read_list_talk(each, (), names)
        is_entry = (
            said and said.parties and all(one.deed is PartyDeed.IN and not one.rest for one in said.parties)
        )
        kept += [] if said and is_entry and not said.beside else [each]
    return "".join(kept).strip(" ,，")


def ends_sign_up(text: str) -> bool:
    """Whether a sign-up is said to be closed, or not to be reminded of."""
    said = simplified(text)
    is_of_list = words.OF_LIST.search(said) is not None
    return is_of_list and (words.CLOSED.search(said) or words.NO_NAGGING.search(said)) is not None


def until_said(clause: str) -> str:
    """The day in the clause that says until when."""
    found = words.UNTIL.search(clause)
    return clause[found.end() :].strip() if found else clause


def read_list_talk(
    text: str, titles: Collection[str], names: Collection[str], *, is_plan: bool = False
) -> ListTalk | None:
    """What words say to one of the lists of these titles; None where they are supposed, or told as work."""
    is_latin = text.isascii()
    said = " ".join(text.split()) if is_latin else normal(text).text
    if words.SUPPOSED.search(said) or words.WORKED.search(said) or words.NUMBERED.search(text):
        return None
    said = words.PAST.sub("", said)
    said, items, wrong = _without_items(said, titles)
    if CALLED_OFF.search(said):
        return None
    clauses = [each.strip() for each in words.CLAUSES.split(said) if each and each.strip(" .")]
    defers = words.LATER_ENGLISH if is_latin else words.LATER
    later = next((each for each in clauses if defers.search(each)), "")
    opens, closed = (
        any(words.OPENS.search(each) for each in clauses),
        any(words.CLOSED.search(each) for each in clauses),
    )
    later = later if words.OF_LIST.search(text) or words.OF_LIST.search(said) else ""
    if not (is_plan or opens or later or (closed and items)) and words.A_DATE.search(said):
        return None  # it plans something
    pattern = list_signs(words.LATIN if is_latin else words.HAN, tuple(sorted(names)))
    read = [read_list_clause(each, pattern) for each in clauses if each != later]
    talk = ListTalk(
        items=items,
        wrong=wrong,
        later=later,
        opens=opens,
        closing=next((each for each in clauses if words.CLOSING.search(each)), ""),
        is_asked=words.ASKS.search(said) is not None,
        is_closed=closed,
        is_call=words.CALLED.search(said) is not None,
        is_all=any(each.is_all for each in read) and not said.endswith("?"),
        is_alone=not any(read_list_clause(words.ASKS.sub("", each), pattern).rest for each in clauses),
        is_plain=words.PLAIN.search(said) is not None,
    )
    return _Whole(talk, read, is_wrong=words.WRONG.search(said) is not None, is_plan=is_plan).told()


def _without_items(said: str, titles: Collection[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The words with a mark in place of those of a title, and the titles that are said best; 「不是知识竞赛」 is said of none."""
    found = {each: _latin_run(said, each) if each.isascii() else _han_run(said, each) for each in titles}
    wrong = {
        run for run in found.values() if run and re.search(rf"(?:不是|\bnot (?:for )?){re.escape(run)}", said)
    }
    longest = max((len(run) for run in found.values() if run not in wrong), default=0)
    best = tuple(
        title for title, run in found.items() if longest and len(run) == longest and run not in wrong
    )
    for run in sorted({each for each in found.values() if each}, key=len, reverse=True):
        said = said.replace(run, ITEM)
    return said, best, tuple(title for title, run in found.items() if run in wrong)


def _han_run(said: str, title: str) -> str:
    core = normal(title).text
    block = SequenceMatcher(None, core, said, autojunk=False).find_longest_match()
    run = core[block.a : block.a + block.size].strip(" ,:")
    is_own = (
        len(run) >= LEAST
        and not COMMON.match(run)
        and words.KINSMAN.fullmatch(run) is None
        and words.NO_ITEM.fullmatch(run) is None
    )
    return run if is_own and not run.isdecimal() else ""


def _latin_run(said: str, title: str) -> str:
    """The longest run of the title's words: 「dragon boat」 of 「dragon boat trial」."""
    spelt, own = said.casefold(), title.casefold().split()
    runs = (own[at:end] for at in range(len(own)) for end in range(at + 1, len(own) + 1))
    held = [
        run
        for each in runs
        if (len(each) > 1 or not _is_small(each[0]))
        and re.search(rf"\b{re.escape(run := ' '.join(each))}\b", spelt)
    ]
    best = max(held, key=len, default="")
    return said[spelt.find(best) :][: len(best)]


def _is_small(word: str) -> bool:
    return (
        len(word) <= LEAST or SMALL.fullmatch(word) is not None or words.NO_ITEM.fullmatch(word) is not None
    )


class _Whole:
    """The clauses as one: a deed without anybody is that of those before it, or of the writer."""

    def __init__(self, talk: ListTalk, read: Sequence[ListClause], *, is_wrong: bool, is_plan: bool) -> None:
        self.talk, self.is_wrong, self.total = talk, is_wrong, 0
        self.is_plan = is_plan
        self.parties, self.beside = list[Party](), list[str]()
        every = [(one, each.deed) for each in read for one in each.groups]
        self.brought = {one.people for one, deed in every if not one.comes and deed is PartyDeed.IN}
        self.is_named = any(one.who for one, _deed in every)
        for each in read:
            self.total = max(self.total, each.total)
            groups = [one for one in _merged(each.groups) if not (one.is_bare and each.rest)]
            is_told = each.refers and self.is_named and not any(one.who for one in groups)
            if not is_told and not self._takes_number(each, groups):
                self._take(each, groups)

    def _takes_number(self, clause: ListClause, groups: Sequence[Companions]) -> bool:
        """A number and nobody: that of all, or of those told of right before: 「我带孩子去，俩」."""
        if len(groups) != 1 or not groups[0].is_bare:
            return False
        number, talk = groups[0].exact, self.talk
        if words.ALL_SAID.search(clause.said):
            self.total = self.total or number
            return True
        is_end = self.is_wrong or talk.is_closed or (talk.is_all and bool(self.parties))
        if is_end and clause.deed in (None, PartyDeed.NOW):
            self.total = number
            return True
        if talk.is_all or not self.parties or clause.deed not in (None, PartyDeed.IN):
            return False
        last = self.parties[-1]
        now = Party(last.who, number, PartyDeed.NOW, is_name=last.is_name)
        is_left = last.deed in (PartyDeed.OUT, PartyDeed.LESS)  # 「我老婆唔得，一個位夠」
        self.parties[-1:] = [last, now] if is_left else [replace(last, people=number, is_alone=False)]
        return True

    def _take(self, clause: ListClause, groups: Sequence[Companions]) -> None:
        is_more = (
            clause.deed is PartyDeed.MORE and self.parties and {one.people for one in groups} <= self.brought
        )
        if groups and is_more:
            return  # "Ravi's brother also wants to come, add 1"
        if groups and not (clause.rest and clause.deed is None):
            self.parties += _parties(clause, groups)
        elif clause.deed is not None and not clause.rest and not groups:
            self._do(clause, clause.deed)
        elif clause.rest or groups:
            self.beside.append(clause.said)

    def _do(self, clause: ListClause, deed: PartyDeed) -> None:
        is_other = self.talk.is_asked or self.talk.is_closed or bool(self.talk.later)
        is_other = is_other or self.is_plan  # 「限2人，报名」 calls others
        enters = deed is PartyDeed.OUT or words.ENTERS_ALONE.search(clause.said) is not None
        own = [Party(deed=deed)] if enters and not is_other else []
        self.parties = [replace(one, deed=one.deed or deed) for one in self.parties] or own

    def told(self) -> ListTalk:
        talk, settled, total = self.talk, _settled(self.parties), max(self.total, 0)
        is_end = talk.is_all or talk.is_closed or self.is_wrong
        if total and len(settled) == 1 and settled[0].deed is not PartyDeed.OUT and not is_end:
            settled, total = (
                (replace(settled[0], people=total, is_alone=False),),
                0,
            )  # 「我带老婆孩子去，一共3人」
        is_plain = talk.is_plain or (self.is_wrong and total > 0)
        told = replace(talk, parties=settled, total=total, beside=tuple(self.beside))
        return replace(told, is_wrong=self.is_wrong, is_plain=is_plain)


def _merged(groups: Sequence[Companions]) -> list[Companions]:
    """What is told of one person in several words; a number before names is what they come to: 「chope 2 for me and Farah」."""
    own, kept = [each for each in groups if not each.who], dict[str, Companions]()
    others = len(groups) > 1 and groups[0].exact and not groups[0].who and not groups[0].kin
    for each in groups[1:] if others and len(groups) > 1 else groups:
        there = kept.get(each.who)
        if there is None:
            kept[each.who] = each
        else:
            there.comes, there.kin = there.comes or each.comes, there.kin + each.kin
            there.exact = each.exact or there.exact
    if others and len(kept) == 1 and own:
        next(iter(kept.values())).exact = groups[0].exact
    return list(kept.values())


def _parties(clause: ListClause, groups: Sequence[Companions]) -> list[Party]:
    made = list[Party]()
    for each in groups:
        is_alone = not each.comes and not each.exact
        is_change = clause.deed in (PartyDeed.MORE, PartyDeed.LESS)
        people = (each.kin if is_change else 0) or each.people or (1 if clause.deed is PartyDeed.NOW else 0)
        made.append(Party(each.who, people, clause.deed, is_alone, each.is_name, clause.rest))
    return made


def _settled(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Where a number is told of all of somebody's people, those who leave or come beside it are counted in it."""
    whole = {
        each.who for each in parties if not each.is_alone and each.people and each.deed is not PartyDeed.OUT
    }
    gone = {each.who for each in parties if each.deed is PartyDeed.OUT and not each.is_alone}
    kept = [
        each
        for each in parties
        if each.who not in whole or (not each.is_alone and each.deed is not PartyDeed.OUT)
    ]
    return tuple(
        dict.fromkeys(each for each in kept if each.who not in gone - whole or each.deed is PartyDeed.OUT)
    )
