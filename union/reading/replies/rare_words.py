"""What the rarest words speak that somebody's words and the title of an item share: by how few titles have them."""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from operator import add

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal

# In every second title: these alone name nothing.
COMMON = Regex(
    r"^(?:工会|职工|会员|员工|活动|会议|工作|委员|时间|地点|名单|报名|通知|准备|参加|单位|公司|车间|大家|情况|组织)+$"
)
SIGNS = Regex(r"[^\u4e00-\u9fffA-Za-z0-9]+")
# Words of an English title that name nothing by themselves.
SMALL = Regex(
    r"the|an?|to|for|of|at|with|in|our|this|that|by|is|are|be|we|will|need|pls|please|new|first|get|do|send|draft|book|prepare"
    r"|make|settle|close|all|some|from|and|moved|shifted|changed|postponed|rescheduled|note|onwards"
)
LATIN = Regex(r"[A-Za-z][A-Za-z '&·]{1,60}")
WORD, LONG_WORD, LONG = 1.0, 1.5, 3
HALF_OF_TITLE, OTHER_THING = 0.5, -1.0
STEM, SPELT = 4, Regex(r"[A-Za-z]{3,24}")
COMMON_STEM = Regex(
    r"meet|mtg|talk|cour|trai|clas|visi|comm|memb|unio|bran|even|acti|repo|list|name|form|sess|day|next|week|mgmt|mana"
)
A_FEAST = Regex(
    r"[\u4e00-\u9fff]{1,3}节"
)  # 「母亲节套餐」 is about the day, not about what is planned for it
# Behind the name of a thing: its doing, no other thing.
OF_ITSELF = Regex(
    r"(?:[收截交]稿|采购|购买|对接|对账|统计|汇总|联系|布置|准备|排版|印制|发放|开张|跟进|活动|比赛|大赛|竞赛|会议?|班|课|工作|任务|[事话]儿?|[那这][块摊边批份单篇条本项]|本身|时间|日期|[从由]原?[定来]?|[月号日]|恐怕|可能|还|都|又|就|也|要|得|再|先|最后|的|我|才|今天|明天|早上|[上下中]午|晚上|[^\u4e00-\u9fff]){0,6}"
)


def in_one_language(words: str) -> str:
    """Words in their normal form, English ones among Chinese as the reader knows them: 「把badminton」 → 把羽毛球."""
    return LATIN.sub(lambda found: normal(found[0].replace("·", " ")).text, normal(words).text)


def core_of(title: str) -> str:
    """A title's words in one language, without signs."""
    return SIGNS.sub("", in_one_language(title)).casefold()


def of_clause(core: str, clause: str, cores: Sequence[str], *, is_own: bool) -> float:
    """What the longest piece speaks that a clause shares with a title; less where its own clause goes on about another thing."""
    return _shared(core, in_one_language(clause).casefold(), cores, is_own=is_own)


def _shared(core: str, words: str, cores: Sequence[str], *, is_own: bool) -> float:
    block = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    shared = core[block.a : block.a + block.size]
    beside = words[: block.b][-1:], words[block.b + block.size :][:1]
    is_word = block.size > LONG and not any(each.isascii() and each.isalpha() for each in beside)
    if block.size < 2 or (shared.isascii() and not is_word):
        return 0.0
    found = LONG_WORD if block.size >= LONG else WORD
    found = WORD / 2 if COMMON.match(shared) or A_FEAST.fullmatch(shared) else found
    found += HALF_OF_TITLE if 2 * block.size >= len(core) else 0.0
    found /= sum(shared in each for each in cores)
    behind = words[block.b + block.size :]
    return found + (OTHER_THING if is_own and not OF_ITSELF.fullmatch(behind) else 0.0)


def named_in(titles: Sequence[str], said: str, *, by_rarity: bool = True) -> list[float]:
    """What the rarest words speak that a whole message shares with each of the titles; of titles without a sign of it nothing is worked out.

    Without `by_rarity` a word that several titles have speaks for each of them as loudly as for one alone.
    """
    cores, words = [core_of(each) for each in titles], in_one_language(said).casefold()
    stems, own = [_stems(each) for each in titles], _stems(said)
    pairs = set(map(add, words, words[1:]))
    found = list[float]()
    for core, stem in zip(cores, stems, strict=True):
        has_pair = not pairs.isdisjoint(map(add, core, core[1:]))
        shared = _shared(core, words, cores if by_rarity else (core,), is_own=False) if has_pair else 0.0
        found.append(max(shared, _as_spelt(stem, own, stems if by_rarity else (stem,)) if own else 0.0))
    return found


def as_spelt(title: str, said: str, titles: Sequence[str]) -> float:
    """The same of English words as they are spelt: a whole title may be translated otherwise than its head alone."""
    return _as_spelt(_stems(title), _stems(said), [_stems(each) for each in titles])


def _as_spelt(own: Collection[str], said: Collection[str], spelt: Sequence[Collection[str]]) -> float:
    shared = [each for each in own if each in said]
    worth = {each: WORD / 2 if COMMON_STEM.fullmatch(each) else LONG_WORD for each in shared}
    found = (points / sum(each in stems for stems in spelt) for each, points in worth.items())
    return max(found, default=0.0) + (HALF_OF_TITLE if shared and 2 * len(shared) >= len(own) else 0.0)


def is_half_spelt(title: str, said: str) -> bool:
    """Whether half of a title's words are said at least."""
    own = _stems(title)
    shared = own & _stems(said)
    return bool(shared) and 2 * len(shared) >= len(own)


def _stems(words: str) -> set[str]:
    spelt = (each[0].casefold() for each in SPELT.finditer(words))
    return {each[:STEM] for each in spelt if not SMALL.fullmatch(each)}
