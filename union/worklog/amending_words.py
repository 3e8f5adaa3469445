"""The words that put a log right, clause by clause: what is wrong, left out, no spending, came back or was counted twice."""

from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.corrections import SAYS_NOT, RightFigure, is_sure_slip, placed_figures
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.corrections import PEOPLE

LONGEST = 150  # signs
# What may put a log right, tested before any log is looked at; 「漏了」, "my bad", "4 only", 「不算开支」.
SIGNS = EitherScript(
    r"\d(?:元|块钱?)?是|错|漏|更正|少[写记报算]|多[写记报算]|不[算用]|不?[计報报](?=$|[\s,，。])|没[记算计写报]|不是|应该|其实|实际|原来|重新|又补|后来|补送|才对|自[己掏]|要退|退[了回返]|忘|唔[係系使記记好]"
    r"|[冇未][計计記记報报]|搞[錯错]|睇[錯错]|咋(?=$|[\s,，])|(?<=\d)[人名位户個个]?(?:咋|而已)|\b(?:wrong|typo|my bad|oops|sorry|forgot|missed|left out|never (?:put|count)|actually|should|only|not \d|own pocket"
    r"|d(?:on'?t|un|o not) count|refund(?:ed)?|give back|gave back|twice|was \d|is \$?\d)\b",
    any_case=True,
)
ASKED = EitherScript(
    r"[?？吗嗎咩]|有(?:没有|冇|無)|多少|幾多|几[个户人]|[夠够]唔?不?[夠够]|未(?=$|[\s,，。])|[要会](?:不要|不会)|^(?:did|do|does|how|what|which|who|is|are|can|should)\b|\bor not\b",
    any_case=True,
)
CLAUSE = Regex(r"[;!?\n。]|,(?!(?<=\d,)\d{3}(?!\d))|(?<=[^\s,;。])(?=另外|还有)")
SENTENCE, POINTER = Regex(r"[;!?\n。]"), Regex(r"[那这](?=\d)")  # 「油钱那60我自己掏了」
MISSED = Regex(
    r"漏(?![收水雨电气油风])了?|(?:没|未|忘|不记得|没有)(?:了)?[记写报算计登](?:上|进|低|得)?|没报|forgot|missed|left·out|never·(?:put|count)",
    any_case=True,
)
BESIDES = Regex(r"还有|另有|另外|还(?=[漏要欠])|再加|加上|(?:also|and|plus|oso|&)(?=[·\s])", any_case=True)
NOT_SPENT = Regex(
    r"own·money|自己的?钱|自己买|(?:要|会|可以|能)退|不(?:算|计|用算|用计|要算|要计|入|算作|报|用报)(?:在内|进去?|数|开支|支出|经费|钱|账|的)?(?=$|[,的了吧,])|自(?:己|掏)[出掏付贴给]?|个人出|不是我们?哋?[给付出]|own·pocket|(?:do?n'?t|not)·count(?!·twice)",
    any_case=True,
)
COMES_BACK, OWN = Regex("押金|按金|退"), Regex(r"自[己掏]|个人|我(?:那份|出)|own·pocket", any_case=True)
REFUND = Regex(r"退(?!休|会|伍)|give·back|gave·back|refund", any_case=True)
TWICE = Regex(r"count(?:ed)?·(?:it·|them·)?twice|[算计记数](?:了|成)?两[遍次份]|重复[算计记]", any_case=True)
CAME_BACK = Regex(r"(?:押金|按金|订金)[^,。;]{0,10}|退(?:了|回|返)?来?")
PART_OF = Regex(r"(?:里面?|其中|当中|入面)有?[^,。;\d]{0,3}$")  # 「235的水果里有35是我自己买的」
NO_NAME = Regex(
    rf"(?:{MISSED.pattern})|(?:{BESIDES.pattern})|更正|不好意思|唔好意思|sorry|[,。:·\s]|^[条个笔张份了]|元$|块$|花了?$|used|spent|paid|commas",
    any_case=True,
)
ONLY_SO_MANY = Regex(r"only|就|只|得|而已|^\s*\d+$", any_case=True)  # "4 only", 「得66人」
MONTH = "月"  # 「4月15、16号请假」
EXPLAINS = Regex(r"\d(?:元|块钱?)?是")  # 「318是米油两户合计」
ABSENT = Regex(
    r"没有make·it|没[来到去]|never·(?:turn|come|show)|no·?show|有事|left\b|dropped|didn't|也[吃来去]|没有来",
    any_case=True,
)
DIGIT = Regex(r"\d")


class Aside(StrEnum):
    """What stands before the name of a sum that is no spending."""

    DEPOSIT = "待退"
    OWN = "自付"
    NOT_COUNTED = "不计"


class AmendingClause(NamedTuple):
    """A clause in one form, with its figures and whether each is denied."""

    text: str
    figures: tuple[tuple[RightFigure, bool], ...]

    @property
    def words(self) -> str:
        """Without its figures."""
        said = self.text
        for each, _is_denied in self.figures:
            said = said.replace(each.text, " ", 1)
        return said


def may_amend(text: str) -> bool:
    """Whether words may put a log right, and ask nothing."""
    return len(text) <= LONGEST and SIGNS.search(text) is not None and ASKED.search(text) is None


def clauses_of(text: str) -> tuple[AmendingClause, ...]:
    """The clauses of a message."""
    said = normal(text).text
    return tuple(_clause(each) for each in CLAUSE.split(said) if each.strip())


def _clause(text: str) -> AmendingClause:
    said = POINTER.sub(" ", BESIDES.sub(lambda one: " " * len(one[0]), text))
    found = [
        (with_any_unit(each, text), SAYS_NOT.search(said, 0, start) is not None)
        for start, _end, each, _ in placed_figures(said)
        if not said.startswith(MONTH, start - 1)
    ]
    return AmendingClause(text, tuple(found))


def with_any_unit(figure: RightFigure, text: str) -> RightFigure:
    """ "150 came" counts what the log counts, people or things."""
    is_bare = figure.unit in PEOPLE and text.isascii() is False and "人到场" in text and "·" in text
    return replace(figure, unit="") if is_bare else figure


def sentences_of(text: str) -> list[str]:
    """The sentences, each of which may be about a log of its own."""
    return [each for each in SENTENCE.split(normal(text).text) if each.strip()]


def says_wrong(said: str) -> bool:
    """Whether words in one form say that something was wrong, left out or no spending; a deposit that is back does not."""
    return bool(MISSED.search(said) or NOT_SPENT.search(said)) or is_sure_slip(CAME_BACK.sub(" ", said))


def are_all_amending(sentences: list[str]) -> bool:
    """Whether each sentence has a figure or a sign: 「应该是122张。另外我15号请假」 tells something else, too."""
    return all(says_wrong(each) or any(one.figures for one in clauses_of(each)) for each in sentences)


def surely_amends(text: str) -> bool:
    """Whether words say that something was wrong, left out or no spending."""
    said = normal(text).text
    return says_wrong(said) or any(each.search(said) for each in (TWICE, EXPLAINS))
