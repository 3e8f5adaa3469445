"""What becomes of something planned where no verb says it: 「操场在铺草皮，拔河咱去篮球场拉」, 「那天就不出去了，另外两天照走」.

Signs, each weak by itself, are weighed over a message (union/data/change_signs.toml): why it can't be as it was, that it is not held, when,
where or by whom instead, that the rest stays. What enough of them say is a change as `read_changes` would tell it, any of whose
clauses may name the item.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading import lexicon
from union.reading.acts.changes.change_verbs import VERBS
from union.reading.acts.changes.changes import LONGEST, SAME, UNSURE, clauses_of, read_changes
from union.reading.acts.changes.false_changes import actual_changes
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.intent import Because
from union.reading.acts.opinion import NOT_OURS
from union.reading.english.translation import is_english
from union.reading.lexicon import TextRules
from union.reading.text.identifiers import list_marks
from union.reading.text.normal_form import EitherScript, Normal, normal, simplified

WHO = r"(?:[我她他](?!们)|[\u4e00-\u9fff][姐哥总工]|[\u4e00-\u9fff]{2,4}?)"
SHARED = {name: VERBS.spelt(f"@{name}") for name in ("A_TIME", "TIME_SIGNS", "PLACE", "DOING")}
SIGNS = TextRules("change_signs", "signs", {"WHO": WHO, **SHARED})
COUNT = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
DAY = (
    rf"(?:(?:本|这个?|下{{1,2}}个?)?(?:周|星期|礼拜)[一二三四五六日天]|大?后[天儿]|[明今](?:[天儿日早晚])|{COUNT}月(?:{COUNT}[号日]?|底|初)|{COUNT}[号日](?!楼|线|门|车间)"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}(?!\d)|月[底末]|年[底末]|(?:冬至|夏至|立[春夏秋冬]|元旦|腊八|小年|元宵|清明|端午|中秋|重阳|国庆|五一)节?(?:[那当]天|$))"
)
CLOCK = rf"(?:[上下中]午|早上?|晚上?|傍晚|午后)?\s?{COUNT}(?:[点:]|点钟)(?:半|[一三]刻|\d{{1,2}}分?)?"
A_TIME = Regex(
    rf"{DAY}(?:(?:周|星期|礼拜)[一二三四五六日天]|[(（]\S{{2,4}}[)）])?\s?(?:的?(?:{CLOCK}|[上下中]午|早上|晚上|傍晚))?|{CLOCK}"
)
THIS_ONE = "这个"
REOPENED = EitherScript(r"re-?open|open back|outstanding|重新打开|打回", any_case=True)
PUT_ELSEWHERE = Regex(  # 「明勿来 慰问改18一」, 「海报不要等到19号」: what has another day is not off
    r"[改挪推延顺移调](?:到|至|成|在)?\s?\d|(?:不[要用]?|别)等到?\s?[\d一二三四五六七八九十]"
)
NOT_UNTIL = Regex(r"(?:不[要用]?|别)等到?\s?$")
ANY, ENOUGH, A_TIME_SAID, MOST_CLAUSES = "any", 2.0, 0.5, 12
# Another time goes before what is off: 「各位莫白跑，初八再来」.
DEEDS = (ChangeDeed.MOVE, ChangeDeed.CANCEL, ChangeDeed.PLACE, ChangeDeed.OWNER)
OF_ITEM = ("verb", "doing")
AGAINST = (Because.PRIVATE, Because.HEARSAY)
FEWEST_SIGNS = 1.0  # of what is only asked about
YOU_SEE = Regex(
    r"(?<![给让叫请发])[,，\s]?(?:主席|书记|[\u4e00-\u9fff]{1,2}[姐哥总工])?[您你大家们]{1,3}看看?$"
)
PROPOSED = (*DEEDS, ChangeDeed.SHIFT, ChangeDeed.SWAP)
ASKS_NEWS = Regex(  # Whoever asks whether it was changed proposes nothing
    r"了[吗么没吧]?[?？\s]{0,2}$|是不是[^,，。]{0,12}了|有没有|听说|据说|谁|哪|几[点号楼层月日]|什么时候"
)
ASKS_LEAVE = Regex(
    r"(?<=[\u4e00-\u9fff\d])(?:可以吗|行不行?|好[不唔]好?|得唔得|行吗|好吗|成不成?|可以不|得行不|怎么样|咋样|如何|合适[点些吗]?)(?:[\u4e00-\u9fff]{1,3}(?:老师|师傅|主席|书记|主任|部长|经理|会长|[姐哥总工]))?(?:[啊呀\W]{0,6}$|(?=[\s,，?？][^\d]{1,20}$))"
    r"|(?:我们?|咱们?)?(?:能不能|能否|可[不唔]可以|可否|要不要|是不是(?:该|可以)?|建议|提议|(?<![给让发交拿])我看(?![看一下过]))|(?<!\w)要不(?=把)?|[吗么嘛]?[?？]{1,2}(?=[^?？]{0,20}$)|(?<=[A-Za-z\d])[?]{1,2}(?=\s[A-Za-z][^?]{0,90}$)|吗$"
    r"|\b(?:can|could|may|shall|should)\s(?:i|we|u|you)\s(?:(?:pls|please|help|kindly)\s)?|^can\s(?=(?:extend|move|push|postpone|shift|bring|change)\s)|\b(?:(?:is\s)?it\sok(?:ay)?|okay?)\s(?:if|to)\s(?:(?:i|we)\s)?|\bany\schance\s(?:to|of|(?:we|i)\scan)\s|\b(?:is\sit\s)?possible\sto\s",
    any_case=True,
)


# 「委员会不是说好改到11号了吗」: what was agreed and nobody did.
AGREED_BEFORE = EitherScript(
    r"(?:不是|唔系)(?:都|已经?|早就?){0,2}(?:[说讲约商定]|决定|通知|同意|答应)(?:好|定|过|妥|咗|了)?(?:要|是|系)?(?P<said>[^,，。?？]{2,24}?)[了咗]?(?:[吗嘛么咩]|[?？]|$)[?？]?"
)


class _Sign(NamedTuple):
    """A sign in its clause; `named` is the new place, or who takes it on; `kept` and all of what `stays` may name the item."""

    deed: str
    weight: float
    clause: int
    span: tuple[int, int]
    named: str = ""
    kept: tuple[int, int] = (0, 0)
    stays: bool = False


def read_hinted(text: str, enough: float = ENOUGH) -> tuple[ItemChange, ...]:
    """The changes enough signs speak for, another time first; none where the words ask, suppose, or tell of others."""
    said = normal(text)
    # minutes, a programme: each line plans something
    is_list = len(list_marks(said.text)) > 1 or text.count("\n") > 1
    if len(said.text) > LONGEST or is_list or is_english(text) or NOT_OURS.search(text):
        return ()
    if UNSURE.search(said.text) or any(lexicon.pattern(each).search(said.text) for each in AGAINST):
        return ()
    clauses = [words for _start, words in clauses_of(said)][:MOST_CLAUSES]
    signs = list(_signs(clauses))
    is_elsewhere = PUT_ELSEWHERE.search(said.text) is not None
    deeds = (each for each in DEEDS if signs and not (is_elsewhere and each is ChangeDeed.CANCEL))
    found = (_change(said, clauses, signs, deed) for deed in deeds)
    kept = [each for each in found if each is not None and each.weight >= enough]
    return actual_changes(kept) if kept else ()


def _signs(clauses: Sequence[str]) -> Iterator[_Sign]:
    """Each sign once, in the last clause that has it."""
    for rule in SIGNS.rules:
        for at in reversed(range(len(clauses))):
            if found := rule.pattern.search(clauses[at]):
                name = next((each for each, words in found.groupdict().items() if words), 0)
                # 「材料小燕替我交」, 「不慰问了」: of what may name the item
                is_item = name in OF_ITEM or (name and found.start(name) == found.start())
                named, kept = found[name] if name else "", found.span(name) if is_item else (0, 0)
                says = rule.says
                yield _Sign(says["deed"], says["weight"], at, found.span(), named, kept, "stays" in says)
                break


def _change(
    said: Normal, clauses: Sequence[str], signs: Sequence[_Sign], deed: ChangeDeed
) -> ItemChange | None:
    own = [each for each in signs if each.deed == deed]
    is_move = deed is ChangeDeed.MOVE
    says_so = [each for each in signs if each.deed == deed or (is_move and each.weight > 1)]
    if all(each.stays for each in says_so):
        return None
    weight = sum(each.weight for each in signs if each.deed in (ANY, deed))
    at, new = max((each.weight, each.clause) for each in says_so)[1], ""
    if is_move:
        when = _time(clauses, signs)
        if when is None:
            return None
        at, (start, end) = when
        new = clauses[at][start:end].strip()
        own.append(_Sign(deed, A_TIME_SAID, at, (start, end)))
        weight += A_TIME_SAID
    elif deed is not ChangeDeed.CANCEL:
        new = next((each.named for each in sorted(own, key=lambda one: -one.weight) if each.named), "")
        if not new:
            return None
    left = _clauses_without_signs(clauses, [*own, *(each for each in signs if each.deed == ANY)])
    order = [at, *reversed(range(at)), *range(at + 1, len(clauses))]
    before = tuple(left[each] for each in order if left[each] and not SAME.search(clauses[each]))
    whole, after = (0, len(said.raw)), tuple(clauses[at + 1 :])
    made = ItemChange(deed, "", before, new, after, Scope.UNSAID, clauses[at], new, whole)
    return replace(made, stretch=whole, weight=weight)


SAYS_ITS_TIME = 1.25  # the weight of a sign


def _time(clauses: Sequence[str], signs: Sequence[_Sign]) -> tuple[int, tuple[int, int]] | None:
    """The day, else the hour, most signs stand beside, of two alike the last; not the one of the reason why."""
    near = defaultdict[int, float](float)
    for each in signs:
        if each.deed in (ANY, ChangeDeed.MOVE):
            near[each.clause] += -each.weight if each.stays else each.weight
    # 「今晚…，咱们十一点再过去」 says its hour itself
    said = [each for each in signs if each.deed == ChangeDeed.MOVE and each.weight >= SAYS_ITS_TIME]
    own = {(each.clause, at) for each in said for at in range(each.span[0], each.span[1] + 1)}
    found = [
        ((at, each.start()) in own, re.match(DAY, each[0]) is not None, near[at], at, each.span())
        for at, words in enumerate(clauses)
        for each in A_TIME.finditer(words)
        if NOT_UNTIL.search(words, 0, each.start()) is None
    ]
    return max(found)[3:] if found else None


def _clauses_without_signs(clauses: Sequence[str], signs: Sequence[_Sign]) -> list[str]:
    """The clauses without what the signs say; what is left may name the item."""
    left = [list(words) for words in clauses]
    for each in signs:
        for place in range(*each.span) if not each.stays else ():
            if place not in range(*each.kept):
                left[each.clause][place] = " "
    return ["".join(words).strip() for words in left]


def read_proposals(text: str) -> tuple[ItemChange, ...]:
    """The changes a question asks leave for: 「筹备会能不能换到9号？」; none for any other question.

    What is only asked about needs fewer signs.
    """
    said = simplified(text)
    agreed = AGREED_BEFORE.search(text)
    if agreed is not None:
        return tuple(
            each
            for each in read_changes(f"{text[: agreed.start()]}{agreed['said']}")
            if each.deed in PROPOSED
        )
    plain = YOU_SEE.sub("", ASKS_LEAVE.sub(lambda found: "," if found[0][-1] in "?？" else "", said))
    if plain == said or ASKS_NEWS.search(said):
        return ()
    found = [each for each in read_changes(plain) if each.deed in PROPOSED]
    return tuple(found) or read_hinted(plain, FEWEST_SIGNS)[:1]


def reopens_named_before(words: str) -> bool:
    """Whether something is open again that the words before these name: 「HQ returned the accounts. pls reopen」."""
    found = read_changes(words)[:1] if REOPENED.search(words) else ()
    return any(each.deed is ChangeDeed.REOPEN and not each.own for each in found)


def of_item_before(last: ItemChange, change: ItemChange) -> ItemChange:
    """What names no item is of the one before it: "reopen pls. Mei Ling taking over", 「插花限30人，报名到3月1号」."""
    if change.own or (change.before and change.deed is ChangeDeed.OWNER):
        return change
    own = {ChangeDeed.OWNER: THIS_ONE, ChangeDeed.TERMS: last.own}
    return replace(change, own=own.get(change.deed, ""))
