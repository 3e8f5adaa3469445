"""What union/data/money_rules.toml says of how union money is spent, and what of it a log calls to mind: hints, no law.

Only what a log says itself is looked at; where an amount for one person is not said, nothing is guessed.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from union.core.almanac import festivals
from union.core.records import dataclass
from union.data import table
from union.reading.life.life_event import Occasion
from union.reading.message import Measure, Money
from union.worklog.counted_figures import SAME_UNIT, count_figures, is_vague
from union.worklog.entries import Fact, LogEntry

CASH, YEARLY, NIGHTS = "cash", "yearly", "nights"
FESTIVAL = "festival"
RELATIVE, MEMBER = "relative", "member"
PEOPLE, YUAN = "人", "CNY"
OF_ALL = "全体"
# What a visit was due for, in the words of the rules.
OCCASIONS: Mapping[Occasion, str] = {
    Occasion.ILLNESS: "hospital",
    Occasion.BIRTHDAY: "birthday",
    Occasion.MARRIAGE: "marriage",
    Occasion.BIRTH: "birth",
    Occasion.BEREAVEMENT: "bereavement",
    Occasion.RETIREMENT: "retirement",
}


@dataclass(frozen=True, slots=True)
class SpendingRule:
    """One rule: what is checked (`check`, `occasion`), its sentence, its figure in yuan, and where it stands.

    `surgery`, `whom`: of an occasion only this sort; None, "" any. `read_in`: where its words were found.
    """

    id: str
    check: str
    hint: str
    document: str
    number: str
    date: str
    article: str
    read_in: str
    occasion: str = ""
    figure: int = 0
    surgery: bool | None = None
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one place, under the document they come from."""

    id: str
    place: str
    rules: tuple[SpendingRule, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A rule a log calls to mind: by the word it says, else by an amount for one person, in fen."""

    rule: SpendingRule
    word: str = ""
    minor: int = 0


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by id, in the order of the file."""
    found = {}
    for each in table("money_rules")["profiles"]:
        source = {name: each[name] for name in ("document", "number", "date")}  # a rule's own comes before it
        rules = tuple(SpendingRule(**(source | rule)) for rule in each["rules"])
        found[each["id"]] = Profile(each["id"], each["place"], rules)
    return found


def hints(
    entry: LogEntry, profile: Profile, occasion: Occasion | None = None, already: int = 0, members: int = 0
) -> tuple[Hint, ...]:
    """What the log calls to mind, each rule once. `occasion`: the visit it fulfils was due for it, to one person.

    `already`: what each member got for festivals by the year's other logs, in fen; `members`: how many there are.
    """
    found: dict[str, Hint] = {}
    tied = OCCASIONS.get(occasion) if occasion else None
    for fact in entry.facts:
        words = words_of(entry, fact)
        for rule in profile.rules:
            hint = _hint(rule, fact, words, tied, already, members)
            if hint is not None:
                found.setdefault(rule.id, hint)
    return tuple(found.values())


def words_of(entry: LogEntry, fact: Fact) -> str:
    """What the log says of a fact: of several each has its own."""
    if len(entry.facts) == 1:
        return entry.text
    figures: tuple[Measure | Money, ...] = (*fact.measures, *fact.money)
    said = (f"{each.what or ''}{each.text or ''}" for each in figures)
    return "，".join([fact.title, *said])


def is_goods(words: str) -> bool:
    """Whether it tells of something given to all members for a festival; help for some of them is none."""
    is_festival = word_of_sort("festival", words) or any(name in words for name in festival_names())
    is_given = word_of_sort("given", words) and word_of_sort("everybody", words)
    return (
        bool(is_festival and is_given)
        and not word_of_sort("not_goods", words)
        and not word_of_sort("denied", words)
    )


@cache
def festival_names() -> tuple[str, ...]:
    """The festivals with days off by law, under all their names but those that may mean something else."""
    lawful, doubtful = festivals.statutory(), festivals.ambiguous()
    return tuple(
        each for each, name in festivals.canonical_names().items() if name in lawful and each not in doubtful
    )


def per_head(fact: Fact, text: str, members: int = 0, *, one: bool = False) -> int:
    """Fen for one person: as said, else the sum by the people said; `one`: it was one person. 0: it is not plain."""
    own = [each for each in fact.money if each.currency == YUAN and not is_vague(each)]
    prices = [each for each in own if each.per is not None and SAME_UNIT.get(each.per, each.per) == PEOPLE]
    if prices:
        return prices[0].minor if len(prices) == 1 else 0
    sums = [each for each in count_figures(fact, text).money if each.currency == YUAN]
    heads = [each for each in fact.measures if SAME_UNIT.get(each.unit, each.unit) == PEOPLE]
    is_plain = not any(is_vague(each) for each in sums) and not any(is_vague(each) for each in heads)
    if not sums or not is_plain or len(heads) > 1:
        return 0
    if heads:
        count = heads[0].value
    else:
        count = Decimal(1 if one else members if OF_ALL in text else 0)
    return int(sum(each.minor for each in sums) / count) if count > 0 else 0


def goods_of_each(found: Iterable[tuple[LogEntry, Fact]], members: int) -> int:
    """Fen each member got for festivals by these facts; those that don't say it for one are left out."""
    told = ((words_of(entry, fact), fact) for entry, fact in found)
    return sum(per_head(fact, words, members) for words, fact in told if is_goods(words))


def word_of_sort(sort: str, words: str) -> str:
    """The first word of a sort that stands in the words, "" where none does."""
    return next((each for each in table("money_rules")["words"][sort] if each in words), "")


def _hint(
    rule: SpendingRule, fact: Fact, words: str, tied: str | None, already: int, members: int
) -> Hint | None:
    if not fact.money and rule.check != NIGHTS:
        return None
    if rule.check == NIGHTS:
        word = word_of_sort("nights", words) if word_of_sort("outing", words) else ""
        return Hint(rule, word) if word else None
    if rule.check == YEARLY:
        each = per_head(fact, words, members) if is_goods(words) else 0
        return Hint(rule, minor=already + each) if each and already + each > rule.figure * 100 else None
    if not _is_rule_applicable(rule, words, tied):
        return None
    if rule.check == CASH:
        word = word_of_sort("cash", words)
        return Hint(rule, word) if word else None
    each = per_head(fact, words, one=tied == rule.occasion)
    return Hint(rule, minor=each) if each > rule.figure * 100 else None


def _is_rule_applicable(rule: SpendingRule, words: str, tied: str | None) -> bool:
    if rule.occasion == FESTIVAL:
        return is_goods(words)
    others = [sort for sort in OCCASIONS.values() if sort != rule.occasion and word_of_sort(sort, words)]
    is_meant = tied == rule.occasion or (
        tied is None and bool(word_of_sort(rule.occasion, words)) and not others
    )
    if not is_meant or word_of_sort("not_own", words) or word_of_sort("denied", words):
        return False
    is_surgery = rule.surgery is None or rule.surgery is bool(word_of_sort("surgery", words))
    whom = RELATIVE if word_of_sort("relative", words) else MEMBER
    return is_surgery and rule.whom in ("", whom)
