"""What a change names of the items there are: words of a title, a day, 那场, 这个, whose it is; how well a title fits them, by the rarest words it
shares with them or by all of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from functools import lru_cache
from operator import add

from union.core.almanac import festivals
from union.core.almanac.days_off import Notice
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain, own_end
from union.core.records import dataclass, replace
from union.reading.acts.changes.corrections import SLIP
from union.reading.acts.changes.item_changes import ItemChange
from union.reading.english.translation import is_english
from union.reading.message import Intent, When
from union.reading.names.alternative_names import renamed, renamed_words
from union.reading.reader import read
from union.reading.text.normal_form import EitherScript, normal

COMMON = Regex(  # In every second title: these alone name nothing
    r"^会?(?:工会|职工|会员|员工|活动|会议|工作|委员|时间|地点|名单|报名|通知|准备|参加|单位|公司|车间|大家|情况|组织|[那这]边|[那这][个条件项])+$"
)
SIGNS = Regex(r"[^\u4e00-\u9fffA-Za-z0-9]+")
SMALL = Regex(  # Words of an English title that name nothing by themselves
    r"the|an?|to|for|of|at|with|in|our|this|that|by|is|are|be|we|will|need|pls|please|new|first|get|do|send|draft|book|prepare"
    r"|take|took|give|put|go|bring|pass|buy|up|off|out|down|over|back|who|how|make|settle|close|all|some|from|and|moved|shifted|changed|postponed|rescheduled|note|onwards"
)
PART_OF_DAY = EitherScript(r"(?:早上|早晨|[上下中]午|晚上|傍晚|早|晚)")  # alone it names no time of an item
LATIN_WORDS = Regex(r"[A-Za-z][A-Za-z '&·]{1,60}")
WORD, LONG_WORD, LONG, HALF_OF_TITLE, OTHER_THING = 1.0, 1.5, 3, 0.5, -1.0
STEM, SPELT, FEAST = 4, Regex(r"[A-Za-z]{3,24}"), Regex(r"[^\d前后周]{2,8}")
COMMON_STEM = Regex(
    r"meet|mtg|talk|cour|trai|clas|visi|comm|memb|unio|bran|even|acti|repo|list|name|form|sess|day|next|week|mgmt|mana"
)
# 「母亲节套餐」 is about the day, not about what is planned for it
A_FEAST = Regex(r"[\u4e00-\u9fff]{1,3}节")
BEHIND_NAME = Regex(  # Of a clause that tells why: 「安全帽没到货」 is no 安全知识讲座
    r"$|[^\u4e00-\u9fff]|[那这的了我他她咱你们因由被让叫给把也都就还又先再原今明昨后周早晚上下十一二三四五六七八九老师讲教专裁医主领书厂礼社对方时地人来去不没冇要得有可恐正全只临撞延推挪改取停会课班赛借场选夹约凑排等照提迟换缓拖宽顺已退交写做弄收填缺漏错丢坏拍发送拿搞办打走跑练唱看尚太爆满够]|报(?!告|表|销|纸)"
)
OF_ITSELF = Regex(  # Behind the name of a thing: its doing, no other thing
    r"(?:[收截交]稿|采购|购买|对接|对账|统计|汇总|联系|布置|准备|排版|印制|发放|开张|跟进|活动|比赛|大赛|竞赛|会议?|班|课|工作|任务|[事话]儿?|[那这][块摊边批份单篇条本项]|本身|时间|日期|[从由]原?[定来]?|[月号日]|恐怕|可能|还|都|又|就|也|要|得|再|先|最后|的|我|才|今天|明天|早上|[上下中]午|晚上|[^\u4e00-\u9fff]){0,6}"
)


def in_one_language(words: str) -> str:
    """Words in their normal form, English ones among Chinese as the reader knows them: 「把badminton」 → 把羽毛球."""
    return LATIN_WORDS.sub(lambda found: normal(found[0].replace("·", " ")).text, normal(words).text)


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
    if block.size < 2 or (shared.isascii() and (shared.isdigit() or not is_word or SMALL.fullmatch(shared))):
        return 0.0
    found = LONG_WORD if block.size >= LONG else WORD
    found = WORD / 2 if COMMON.match(shared) or A_FEAST.fullmatch(shared) else found
    found += HALF_OF_TITLE if 2 * block.size >= len(core) else 0.0
    found /= sum(shared in each for each in cores)
    behind = words[block.b + block.size :]
    return found + (OTHER_THING if is_own and not OF_ITSELF.fullmatch(behind) else 0.0)


def title_mention_scores(titles: Sequence[str], said: str, *, by_rarity: bool = True) -> list[float]:
    """What the rarest words speak that a whole message shares with each title; without `by_rarity` others that have a word are no matter."""
    scores = _mention_scores(titles, said, by_rarity=by_rarity)
    alike = [renamed(each, said) for each in titles]
    if not any(alike):
        return scores
    others = [each[0] if each else title for each, title in zip(alike, titles, strict=True)]
    by_names = _mention_scores(others, renamed_words(said)[0], by_rarity=by_rarity)
    return [max(*both) if each else both[0] for *both, each in zip(scores, by_names, alike, strict=True)]


def _mention_scores(titles: Sequence[str], said: str, *, by_rarity: bool) -> list[float]:
    cores, words = [core_of(each) for each in titles], in_one_language(said).casefold()
    spelt, own = [word_stems(each) for each in titles], word_stems(said)
    pairs = set(map(add, words, words[1:]))
    found = list[float]()
    for core, stem in zip(cores, spelt, strict=True):
        has_pair = not pairs.isdisjoint(map(add, core, core[1:]))
        shared = _shared(core, words, cores if by_rarity else (core,), is_own=False) if has_pair else 0.0
        found.append(max(shared, _as_spelt(stem, own, spelt if by_rarity else (stem,)) if own else 0.0))
    return found


def as_spelt(title: str, said: str, titles: Sequence[str]) -> float:
    """The same of English words as they are spelt: a whole title may be translated otherwise than its head alone."""
    return _as_spelt(word_stems(title), word_stems(said), [word_stems(each) for each in titles])


def _as_spelt(own: Collection[str], said: Collection[str], spelt: Sequence[Collection[str]]) -> float:
    shared = [each for each in own if each in said]
    worth = {each: WORD / 2 if COMMON_STEM.fullmatch(each) else LONG_WORD for each in shared}
    found = (points / sum(each in stems for stems in spelt) for each, points in worth.items())
    return max(found, default=0.0) + (HALF_OF_TITLE if shared and 2 * len(shared) >= len(own) else 0.0)


def is_half_spelt(title: str, said: str) -> bool:
    """Whether half of a title's words are said at least."""
    own = word_stems(title)
    shared = own & word_stems(said)
    return bool(shared) and 2 * len(shared) >= len(own)


def word_stems(words: str) -> set[str]:
    """The English words of a text that name something, by their first signs."""
    return {each[:STEM] for each in map(str.casefold, SPELT.findall(words)) if not SMALL.fullmatch(each)}


LEAD = Regex(
    r"^(?>算了|还有|另外|此外|对了|[哎唉喂哦咦诶欸哟][呀哟]?|各位|[我本](?:公司|单位|部门|[厂校院站局处队行店])|其[余他]各?(?:个|[队组厂站店科班]|单位|车间|分会|部门)的?|(?:各|全部|所有|[一二两三四五六七八九十\d]{1,2})个?(?:车间|小组|分工?会|科室|班组|部门|支部|项目部?|小区|单位|门?店)的?(?=.{2})|[\u4e00-\u9fff]{2,3}(?:那|这)一?份|(?:[他她我]|[\u4e00-\u9fff]{2,3})(?:手[上头])?的?那?份(?=[\u4e00-\u9fff]{2})|[耍打练跳](?=太极|羽毛|乒乓|[篮足排网]球|气排|操|舞|瑜伽)|(?:[\u4e00-\u9fff]{2,4}(?<!的)(?:说|话|讲|通知)(?=.{2}|$))|经研究|经领导同意|决定|就是|集合|[那当][天日晚]的?|那|这|把|将|就|咱们?|我们?|原定|原来|现在|刚才|刚|个|请|通知|大家|大伙|因为?|由|从|的|关于|对|啊|哦|也|the·|our·|[·\s]){1,6}",
    any_case=True,
)
TAIL = Regex(
    r"(?:不(?:用|着)?急(?:着要)?|不赶|(?<=的)说|截止日(?!期)|截止|截稿|最后期限|期限|(?:往[前后]|向后)[挪推移延拖顺]|[这那][是事]|的|时间|日期|日子|暂时|临时|恐怕|也|都|已经|已|早就|全部|全|先|要|得|就|再|只|仅|重新|又|还是|原|会议时间|我|我们|那边|那里|决定|经研究|集合|开始|将|跟着|相应|一并|一起|一下|同步|那天|当天|(?<![A-Za-z])(?:also|still|we|i|(?:(?:closing|due)·)?(?:date|deadline|time)s?)(?![A-Za-z])|do|off|one|is|the|can|will|now|has|been|was|[·\s]){1,6}$"
)
POINTS = Regex(
    r"(?:那|这|呢|该|上|下)一?(?P<of>[个次场批节堂期趟项件班])(?:事儿?|活动)?|(?<=..)[这那]一?(?:事儿?|块儿?)|\bone\b|(?<=[日号天周期午晚二三四五六])个(?=$|[\u4e00-\u9fff])|the·"
)
# What may stand for any item of a kind.
NOUNS = (
    (Regex(r"^(?:会|会议|例会|碰头会|开会)$"), (Kind.MEETING,)),
    (Regex(r"^(?:班|课|训练|排练|培训|讲座|导师|老师)$"), (Kind.TRAINING, Kind.ACTIVITY)),
    (Regex(r"^(?:比赛|赛)$"), (Kind.COMPETITION, Kind.ACTIVITY)),
    (Regex(r"^(?:活动|局|聚会)$"), tuple(Kind)),
)
OF_CLASSES, OF_PLACE = frozenset("节堂班"), {"前": "一", "头": "一", "后": "最后"}
BECAUSE = Regex(r"^(?:因为?|由于)[^,。;]{1,14}?(?:关系|原因|缘故|影响)")
COUNTED = Regex(r"\d[盒箱人个户名份支条套本瓶包袋桶元块]")
ORDINAL = Regex(
    r"第([一二三四五六七八九十\d]{1,2})[期次场批节堂轮趟回个项天]|(最后)[那一]{0,2}[期次场批节堂轮趟回个项天]|(?P<place>前面?|头|后面?)(?:一|那一?)[个场项天次回]"
)
HINDERED = Regex(
    r"撞|冲突|(?<![受少免大忘])不[了成]|唔到|不行|有事|没空|下雨|落雨|赶不|占了|占用|封|霸|坏|停[电水]|跳闸|爆了|漏水|[大打刮起台]风|零下|[下大暴]雪|结冰|冰雹|高温|寒潮|大雾|雾霾|沙尘|扬沙|涨水|洪水|[维检]修|装修|[有大暴阵]雨|有雪|预警|[来迎]检|来检查|验收|出差|repair|clos"
)
NOUN_BEHIND = Regex(r"(?<=..)(?:会|班|课|赛|活动|的事|[的那]活儿?|[的那]个?任务|这块)$")
# Nouns of one or two signs that stand for a longer name, alone or at the head of 「那场球赛供电局来不了了」.
SHORT = Regex(r"[\u4e00-\u9fff]?[球赛课操舞歌戏棋牌展宴营绳饼粽鞋]|稿子?|名[单册]|报名|截稿|节目单|方案|材料")
PAPER = Regex(r"(?:名[单册]|[表册账]|方案|材料|总结|报告|通知|计划|清单|预算)$")
UNITS = Regex(r"[A-Za-z](?:&[A-Za-z]|[A-Za-z]{1,29})|[\u4e00-\u9fff]{1,40}")
SURE, FAIR, WHOLE, LESS, LONGEST_MONTH, FEW_LETTERS, TWO_WORDS = 0.8, 0.45, 0.3, 0.15, 31, 3, 4
ON_THAT_DAY = ("那天", "当天", "当日", "那日", "那次", "节那天", "节当天")  # 「太极班清明那天停一次」
OF_MONTH = Regex(  # 「the talk on 14」, 「the 11th」
    r"[·\s]?\bon[·\s](?:the[·\s])?(\d{1,2})(?:st|nd|rd|th)?$|(?:the[·\s])?(?<!\d)(\d{1,2})(?:st|nd|rd|th)\b",
    any_case=True,
)
POINTED = Regex(r"[号日天晚午一二三四五六日][\u4e00-\u9fff]{0,4}那[个场次趟]")
TOO_FEW = Regex(r"(?:才|只有?|仅有?|就)(?:报了?|来了?)?\d{1,3}个?人?(?:报名?|参加|来)?了?$")
BARE_DAY = Regex(r"(?<![\d.:])(\d{1,2})(?=那一?[场次天回趟])")  # 「我们17那场不行」
A_DAY = Regex(r"^\D{0,2}(\d{1,2}[号日])|(?<=\D)(\d{1,2}[号日])$")


@dataclass(frozen=True, slots=True)
class ItemMention:
    """What one clause names: `words` are those of a title, `when` the item's own time.

    `points`: it says 那场 or 这个, and of what sort (节). `is_own`: it stands in the verb's own clause.
    """

    words: str
    when: When | None
    points: str | None
    is_own: bool
    ordinal: str | None = None
    is_hindered: bool = False  # 「下周三那个撞了」
    spelled: str = ""  # the words with what stands between them

    @property
    def short(self) -> str:
        """The noun that stands for a longer name; "" where the words are none, nor point at something."""
        words = self.words.rpartition("的")[2]
        found = SHORT.match(words)
        is_head = not self.is_own and found is not None and (self.points is not None or found.end() > 1)
        is_all = found is not None and found.end() == len(self.words)
        return found[0].removesuffix("子") if found is not None and (is_head or is_all) else ""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of item a bare noun stands for; () where the words are no such noun."""
        return next((kinds for noun, kinds in NOUNS if noun.match(self.words)), ())


def mentions(
    change: ItemChange, wall: datetime, notice: Notice | None = None, region: str = "CN"
) -> Iterator[ItemMention]:
    """What the change's own clause names, then what those before it do, the nearest first."""
    if change.own:
        yield _mention(change.own, wall, notice, region, is_own=True)
    for words in change.before:
        # 「春熙44盒」 tells work, and 「看错日历了」 a slip: they name nothing
        # 「7号那个才报了9个」, 「羽毛球才3个人报」 name it
        is_told = COUNTED.search(words) and not (POINTED.search(words) or TOO_FEW.search(words))
        if is_told or (SLIP.search(words) and not NAMELESS.sub("", SLIP.sub("", words))):
            continue
        yield _mention(words, wall, notice, region, is_own=False)


NAMELESS = Regex(r"我|刚才|上面|前面|时间|日期|日子|日历|地[方点]|[了啦呢哈人\s]")

CANCELLED = Regex(  # 「昨天取消的那个预备会」: when it was cancelled is not when it is
    r"^(?:[\d月日号上本这周一二三四五六]{1,8}|[昨前今]天|[上下中]午|早上|晚上|刚才|刚刚?|之前|先前|上次|已经?|被){0,3}"
    r"(?:取消|停办|停掉|推迟|延期|作罢|搁置|暂停|砍掉|完成|销)[了掉过]{0,2}的"
)
ITS_CLOSING = Regex(r"截止(?:日期?|时间)?")
WHOSE_REASON = Regex(  # 「周五的会我得去区里」, 「讲座报的人太少」
    r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?:(?:报名?)?的?人[手数]?(?:太|又|还|实在)?(?:少|不[够足]|凑不.)|没[几什]?[个么]?人报?)[^,。;]{0,8}$|"
    r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff]|[的个]会)[我他她](?!们?的)(?=那|当|得|要|有|去|来|没|不|正好|临时|刚好|可能|恐怕).{1,24}$|(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?:因为?|由于)[^,。;\d]{1,14}$"  # 「登山因天气推迟到20日」
    r"|(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?:实在|真[的是系]|都|也|还)?[整做弄搞写跟赶办画排印管]不(?:[了完及切来]|下去)$|(?<=[\u4e00-\u9fff][会赛课班])[^,。;\d]{2,8}(?:被?[占封坏]了?用?了?|[维检装]修|停[电水]了?|漏水|爆了?管?)$"  # 「海报画不完」, 「报告会大礼堂占了」
)
BARE_LUNAR = Regex(r"(?<![月年])初(?=[一二三四五六七八九十](?:[那这的日]|$))")  # 「初三那次」


@lru_cache(maxsize=32)  # a change is looked for by several readers in turn
def _mention(words: str, wall: datetime, notice: Notice | None, region: str, *, is_own: bool) -> ItemMention:
    words = BARE_LUNAR.sub("正月初", CANCELLED.sub("", words))
    words = BARE_DAY.sub(r"\1号", OF_MONTH.sub(lambda found: f" {found[1] or found[2]}号", words))
    when = _own_time(words, wall, notice, region)
    left = in_one_language(words)
    named = A_DAY.search(left) if when is None else None
    if named is not None:  # 「11号筛查」
        when = _own_time(named[1] or named[2], wall, notice, region)
    if when is not None and when.rrule is None:
        left = left.replace(normal(when.text).text, "", 1)
    left = WHOSE_REASON.sub("", TOO_FEW.sub("", left))
    points, ordinal = POINTS.search(left), ORDINAL.search(left)
    left = BECAUSE.sub("", ORDINAL.sub("", left, count=1), count=1)
    left = POINTS.sub("", left, count=1) if points is not None else left
    if ITS_CLOSING.fullmatch(left):  # 「不够人，截止延多一天」
        left = "报名"
    core = SIGNS.sub("", TAIL.sub("", LEAD.sub("", left.strip(" ·"), count=1), count=1))
    return ItemMention(
        core,
        when,
        (points.groupdict().get("of") or "个") if points else None,
        is_own,
        (ordinal[1] or ordinal[2] or OF_PLACE[ordinal["place"][0]]) if ordinal else None,
        HINDERED.search(left) is not None,
        left,
    )


def _own_time(words: str, wall: datetime, notice: Notice | None, region: str) -> When | None:
    """The time words name; of a feast's own name none: the Christmas party is on another day."""
    message = read(words, wall, region=region, meant=Intent.EVENT, notice=notice)
    said = normal(message.when.text).text if message.when else ""
    is_feast = said in festivals.world_names() or (message.festival and FEAST.fullmatch(said))
    return None if is_feast and not _is_its_day(said, normal(message.text).text) else message.when


def _is_its_day(feast: str, words: str) -> bool:
    """「太极班清明停一次」, 「清明那天」: a festival's name that says when."""
    is_last = words.endswith(feast) and len(words) > len(feast)
    return is_last or feast.endswith(ON_THAT_DAY) or any(f"{feast}{each}" in words for each in ON_THAT_DAY)


def likeness(title: str, mention: ItemMention, *, is_common_enough: bool = False) -> float:
    """How surely the words name the item of this title, 0 to 1.3: SURE is enough.

    The verb's own words must be the title's, nearly all of them; of a clause before it its head must be.
    `is_common_enough`: so may words that are in every second title. What has several names may have any of them in either.
    """
    found = _likeness(title, mention, is_common_enough=is_common_enough)
    alike = renamed(title, mention.words) if found < SURE else None
    if alike is None:
        return found
    other = replace(mention, words=alike[1])
    return max(found, _likeness(alike[0], other, is_common_enough=is_common_enough))


def _likeness(title: str, mention: ItemMention, *, is_common_enough: bool) -> float:
    core, words = SIGNS.sub("", in_one_language(title)).casefold(), mention.words.casefold()
    if len(words) < 2 or not core:
        return 0.0
    short = NOUN_BEHIND.sub("", words)
    common = COMMON if not is_common_enough else None
    # 「讲课比赛初赛那场」 says more than the title.
    is_within = words.endswith(core) and not COMMON.match(core)
    # 「夜班走访」 is the 走访仓库夜班.
    is_within |= len(words) == TWO_WORDS and all(
        each in core and not COMMON.match(each) for each in (words[:2], words[2:])
    )
    whole = max(_covered(core, words, common, is_own=mention.is_own), SURE if is_within else 0.0)
    if is_english(title):
        if words.isascii():  # 「letter」 shares letters with every committee
            return _covered_in_words(title, mention)
        whole = max(whole, _covered_in_words(title, mention))
    of, _, head = normal(title).text.partition("的")
    if is_another_sort(title, words) or (len(head) > 1 and words in of):
        return 0.0  # 「踏青」 is another thing than 「踏青的车联系一下」
    shorter = _covered(core, short, common, is_own=mention.is_own) - LESS if short != words else 0.0
    return max(whole, shorter)


def shortens(words: str, title: str) -> bool:
    """Whether a title has the signs of a short name, in their order: 球赛 is the 篮球友谊赛."""
    rest = iter(normal(title).text)
    return all(sign in rest for sign in words)


def is_another_sort(title: str, words: str) -> bool:
    """Whether a paper's title is laid beside words for something held: 「小组长会」 is no 小组长名单."""
    return words[-1:] in tuple("会班课赛") and PAPER.search(title) is not None


def _covered(core: str, words: str, common: Regex | None, *, is_own: bool) -> float:
    """How much of the words the title says, and a little more the more of the title they say."""
    blocks = SequenceMatcher(None, core, words, autojunk=False).get_matching_blocks()
    # A few letters of another word say nothing: the 「to」 of 「too many」.
    long = [
        one for one in blocks if one.size > (FEW_LETTERS if words[one.b : one.b + one.size].isascii() else 1)
    ]
    shared = "".join(words[one.b : one.b + one.size] for one in long)
    if not shared or (common is not None and common.match(shared)):
        return 0.0
    said, whole = sum(one.size for one in blocks) / len(words), WHOLE * len(shared) / len(core)
    is_headed = any(one.b == 0 and BEHIND_NAME.match(words, one.size) for one in long)
    return _of_words(said, whole, is_own=is_own, is_headed=is_headed)


def _of_words(said: float, whole: float, *, is_own: bool, is_headed: bool) -> float:
    """By how much of the words the title says; of a clause before the verb's own whether it says the head of them."""
    if is_own:
        return said + whole if said >= SURE - LESS else said
    return 1.0 + whole if is_headed else 0.0


def title_overlap(title: str, clauses: Sequence[str]) -> int:
    """How many signs in a row of a title one of the clauses says, by whatever name, two at least; none where those say nothing."""
    alike = list(filter(None, (renamed(title, each) for each in clauses)))
    cores = {each: SIGNS.sub("", normal(each).text) for each in {title, *(one for one, _ in alike)}}
    told = [0]
    for one, words in (*((title, each) for each in clauses), *alike):
        core = cores[one]
        block = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
        if block.size > 1 and not COMMON.match(core[block.a : block.a + block.size]):
            told.append(block.size)
    return max(told)


def _covered_in_words(title: str, mention: ItemMention) -> float:
    """The same of an English title, word by word: in another language words come in another order."""
    words, held = _units(mention.spelled), _units(in_one_language(title)) | _units(title)
    shared = words & held
    if not shared or all(COMMON.match(each) for each in shared):
        return 0.0
    said, whole = len(shared) / len(words), WHOLE * len(shared) / len(held)
    head = UNITS.search(mention.spelled)
    is_headed = said >= SURE - LESS or held <= words or (head is not None and _units(head[0]) <= held)
    return _of_words(said, whole, is_own=mention.is_own, is_headed=is_headed)


def _units(text: str) -> set[str]:
    """Latin words, and the pairs of signs of Chinese ones."""
    found = [match[0].casefold() for match in UNITS.finditer(text)]
    latin = {each.removesuffix("s") for each in found if each.isascii() and not SMALL.fullmatch(each)}
    other = [each for each in found if not each.isascii()]
    return latin | {each[at : at + 2] for each in other for at in range(max(1, len(each) - 1))}


def is_day_of(when: When, start: datetime, end: datetime) -> bool:
    """Whether a time of an item is the one a mention names: within it, or of the same number a month away."""
    limit = when.end or (None if when.grain in (Grain.DAY, Grain.MINUTE) else own_end(when.start, when.grain))
    if limit is not None and limit > when.start:
        return when.start <= start < limit
    if re.fullmatch(r"\d{1,2}[号日]", normal(when.text).text):
        is_near = abs(when.start.date() - start.date()).days <= LONGEST_MONTH
        return (is_near and when.start.day == start.day) or start.date() <= when.start.date() < end.date()
    return when.start.date() == start.date()


NOON, EVENING = 12, 18


def is_half_day_of(when: When, start: datetime, end: datetime) -> bool:
    """The same where a part of a day is meant roughly: 「明早」 of what begins at nine, 「今晚」 at half past five."""
    if when.grain is not Grain.HOUR or when.start.date() != start.date():
        return is_day_of(when, start, end)
    if when.start.hour < NOON:
        return start.hour < NOON
    is_late = when.start.hour >= EVENING and start.hour >= EVENING - 1
    return is_late or is_day_of(when, start, end)
