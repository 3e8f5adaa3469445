"""What a question is about, in its own words, looked for in those of the logs: other names of a thing, and words told apart in them.

「女职工心理讲座」 is found where 女职工 (or 女工) and 心理 and 讲座 stand; words are split only in pieces of two signs and more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.vocabulary import meanings
from union.reading.lexicon import cantonese
from union.reading.questions.work_questions import EVERYTHING
from union.reading.text.normal_form import normal, traditional

# 「几次会」 means meetings: 例会, 座谈会, 会议; neither 工会 nor 会员.
MEETING = Regex(
    r"(?<![工入社机协聚约体领晚])(?<!委员)(?<!运动)(?<!联欢)(?<!展览)会(?!员|计|费|籍|长|务|场|徽|同|演|所|餐)|会议|例会"
)
MEETINGS = ("会", "会议", "开会", "开的会")
LONE_WORDS = tuple("会米油糖茶酒书伞药饼粽奶鱼")  # things of one sign: 「上次那批米」
SHORTEST, LONGEST = 2, 8
LONGEST_HALVED = 40  # each half is looked for in each log: what is longer is looked for whole
SHORTEST_ENGLISH, LETTERS = 4, Regex(r"[A-Za-z]{1,60}")
WORDS = Regex(r"[A-Za-z][A-Za-z'’-]{1,40}|[\u4e00-\u9fff\d]{1,40}")
MONTHS = Regex(r"(1[0-2]|[1-9])(?:-(1[0-2]|[1-9]))?月")
MONTH_SAID = Regex(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

Piece = tuple[str, ...]  # one thing under all its names
Way = tuple[Piece, ...]  # pieces that must all stand in a text


@cache
def _synonyms_by_word() -> dict[str, Piece]:
    """Each word with all the names of the thing, itself first."""
    found: dict[str, dict[str, None]] = {}
    for group in table("questions")["same"]["groups"]:
        for word in group:
            found.setdefault(word, {word: None}).update(dict.fromkeys(group))
    return {word: tuple(names) for word, names in found.items()}


@cache
def categories() -> dict[str, str]:
    """Words that alone mean a whole category."""
    return {word: name for name, words in table("questions")["categories"].items() for word in words}


def category_of(terms: Sequence[str]) -> str | None:
    """The category that words mean alone, in any order or each of them: 「探访和关怀」, 「培训和教育」."""
    known = categories()
    if found := known.get("".join(terms)) or known.get("".join(reversed(terms))):
        return found
    each = {known.get(term) for term in terms}
    return each.pop() if len(each) == 1 else None


def is_listed_name(word: str) -> bool:
    """Whether a word is listed as the name of a thing."""
    return word in _synonyms_by_word()


@cache
def loose() -> tuple[str, ...]:
    """Words that narrow nothing where another is said, longest first."""
    return tuple(sorted(table("questions")["loose"]["words"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def ways(term: str) -> tuple[Way, ...]:
    """How a term may stand in a text: whole, or in pieces of two signs and more; each piece under all its names."""
    if months := _months(term):
        return ((months,),)
    splits: Iterable[tuple[str, ...]] = _splits(term) if len(term) <= LONGEST else _halves(term)
    if LETTERS.search(
        term
    ):  # a word of letters has no words in it, and is written with a small or a large one
        words = tuple(word for word in WORDS.findall(term) if word.lower() not in meanings("small_words"))
        splits = [words or (term,)]
    elif DEED_ON.fullmatch(term):
        splits = [*splits, (term[0], term[1:])]  # 「巡地盘」 of 「巡查地盘」
    named, english, cantonese = _synonyms_by_word(), _in_english(), _in_cantonese()

    def names(word: str) -> Piece:
        if LETTERS.match(word):
            forms = {
                word: None,
                **{
                    each: None
                    for one in _inflected(word.lower(), named)
                    for each in (one, one.capitalize(), one.upper())
                },
            }
            return tuple(forms)
        same = named.get(word, (word,))  # "Visited 4 in hospital" tells of a 探望
        return (*same, *(each for one in same for each in english.get(one, ())), *cantonese.get(word, ()))

    return tuple(dict.fromkeys(tuple(map(names, split)) for split in splits))


def _inflected(word: str, named: Mapping[str, Piece]) -> Piece:
    """An English word, its irregular forms, and what its own endings leave: packs is told of by pack, delivery by Delivered."""
    stem = ENDING.sub("", word)
    bare = stem if len(stem) >= SHORTEST_ENGLISH - 1 else word
    return (word, bare, *named.get(word, named.get(bare, ())))


ENDING = Regex(r"(?:(?<=ss)es|(?<=sh)es|(?<=ch)es|(?<=x)es|ies|(?<![su])s|(?<=[a-z]{4})(?:ed|y))$")
# One sign that is a deed, and what it is done to or with.
DEED_ON = Regex(r"[巡探查访送派发修换订买印写拍讲种][\u4e00-\u9fff]{2,8}")


@lru_cache(maxsize=512)
def ways_written(term: str) -> tuple[Way, ...]:
    """The same where logs are written in traditional characters too."""
    return tuple(
        tuple(tuple(each for name in piece for each in (name, *traditional(name))) for piece in way)
        for way in ways(term)
    )


def has_term(term: str, text: str) -> bool:
    """Whether a text speaks of what the term names; an English or Cantonese one may do so in the words it is read in."""
    return holds(term, key_text(text))


def key_text(text: str) -> str:
    """A text to be looked through for many terms: with the words it is read in, where those are others."""
    said = normal(text).text
    return text if said == text else f"{text} {said}"


def holds(term: str, said: str) -> bool:
    """`has_term` of such a text."""
    if term in MEETINGS:
        return MEETING.search(said) is not None
    if months := _months(term):
        return any(each[0] in months for each in MONTH_SAID.finditer(said))
    return any(all(any(name in said for name in piece) for piece in way) for way in ways(term))


def _months(term: str) -> Piece:
    """All names of the months that 「9月」 or 「9-11月」 stands for, 「三月會費」 too; nothing for any other word."""
    found = MONTHS.fullmatch(term)
    numbers = range(int(found[1]), int(found[2] or found[1]) + 1) if found else ()
    return tuple(f"{name}月" for each in numbers for name in (str(each), NUMERALS[each - 1]))


def narrowing(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms without those that narrow nothing: 活动, 工作."""
    return tuple(each for each in terms if each not in loose())


@cache
def _in_english() -> dict[str, Piece]:
    """What English logs call a thing, with a small and a large first letter: 走访 is visit, Visit (so is visited)."""
    found: dict[str, list[str]] = {}
    known = [*meanings("work").items(), *meanings("festivals").items()]
    for said, means in sorted(known):  # "visit" before "visited", which it stands in
        bare = means.removesuffix("了")
        for word in dict.fromkeys((bare, bare.removesuffix("活动"))):
            stems = found.setdefault(word, [])
            if len(said) >= SHORTEST_ENGLISH and not any(stem in said for stem in stems):
                stems.append(said)
    return {
        word: tuple(each for stem in stems for each in (stem, stem[0].upper() + stem[1:]))
        for word, stems in found.items()
        if len(word) >= SHORTEST and stems
    }


@cache
def _in_cantonese() -> dict[str, Piece]:
    """What logs in Cantonese call a thing: 登山 is 行山, 烧烤 BBQ."""
    found: dict[str, dict[str, None]] = {}
    for said, means in cantonese(sure=True).items():
        if said != means and min(len(means), len(said)) >= SHORTEST:
            found.setdefault(means, {}).update(dict.fromkeys((said, said.upper())))
    return {word: tuple(names) for word, names in found.items()}


def _splits(term: str) -> Iterator[tuple[str, ...]]:
    yield (term,)
    for cut in range(len(term) - SHORTEST, SHORTEST - 1, -1):
        for rest in _splits(term[cut:]):
            yield (term[:cut], *rest)


def _halves(term: str) -> Iterator[tuple[str, ...]]:
    yield (term,)
    if len(term) <= LONGEST_HALVED:
        yield from ((term[:cut], term[cut:]) for cut in range(SHORTEST, len(term) - SHORTEST + 1))


FILLER = Regex(
    r"人家(?!属)|[两几三四][个间家](?:车厂|厂区|店|分店|院舍|校区|站点?|单位)(?=[加合都]|[一总]共|[,\s])|当[时日天初]|那会儿|往外|(?<!其)[他她]们?|前后(?=[派发共去来一])|请汇总|[?!,。:;、~\s\"“”]|(?<!第)(?:这|那)?[一二两三四五六七八九十]{1,2}[天晚批场堂次回轮期趟笔样](?![性级等报会])|(?:这|那|本)[次场回餐顿]|(?:这|那)(?:个|[位户家单件起笔批](?![\u4e00-\u9fff]{0,1}[主长])|些|方面|一?块儿?(?!地))|最[后终晚迟]|究竟|的(?:地方|时间)|[筹募][到得集]|加(?:[起埋]|在?一[起块])来?|合(?:在一|一)?起来?是?|一共|总共|合计|合共|共计|累计|总计|我们|咱们?|本会|[请想]问|麻烦|帮我|帮忙|(?<![检排筛巡审抽普督复])查(?:一?查|一?下|看)|看一?下|看看|统计一?下?|算一?下|列一?下|列出|查出|发现|(?:收集|存入)(?!箱)|惠及|得到|受到|帮助|覆盖|涉及|人次|支出|花费|花钱|次数|场次|户数|期数|告诉我|想知道|知道|到底|(?:目前|现在)?为止|目前|现在|截至|用于|用在|派发|经费(?![审管])|什么|每[户家人位名次回场][给发派送花用]{0,2}|花费|开展|举办|组织|发放|参加|参与|参训|召开|进行|实施|完成|安排|已经|大概|大约|左右|出去|下来|金额|总额|数额|数量|人数|总数|是不是|有没有|一下|没有?$|要交|要报|多少(?:人次|人|户|钱|次)?|几(?:个|名|位)?(?:人|户|次)|分别|所有|全部|全年|全会|当中|其中|里面|方面|以来|期间|相比|对比|同比|环比|同期|增长|增加|减少|下降|变化|多了|少了|多出|百分之|百分比|的话|各(?=$|[,。?\s]|(?:发|有|花|用|是|办|搞|开))|之间|这段时间|谢谢|多谢|唔该|辛苦[了晒]|(?<![书担骨衣货支框])架(?=\W|$)|[了的呢吗吧呀啊么㗎嘞咧喎]"
)
# 「隐患几处，改好几处了」: the deed of a question is no word of a log.
DEED = Regex("[改修办做弄搞写交收发送买换装贴印订排查调][好完掉妥齐成到出](?:来|去)?|处理|领取|[领拿]走?")
NEW_MEMBERS, RECRUITED = (
    "新会员",
    ("发展", "吸收", "招收", "新增", "签订", "签订了", "发展了"),
)  # 「发展了多少新会员」
# What an English question says around what it is about: "the retirees, how much each and how many did we see".
ASKING_ENGLISH = Regex(
    r"(?<![A-Za-z])(?:(?!women|men|children|worker|member|staff|teacher|mother|father|nurse|new|today)[a-z]{2,15}['’]s|times?|thing(?:y|s|ies)?|stuff|an?|the|and|n|or|of|to|for|on|in|at|by|with|from|about|each|every|any|all|both|so|far|out|up|also|too|only|just|then|it|they|them|we|us|our|i|you|my"
    r"|is|are|am|was|were|be|been|do|does|did|done|has|have|had|get|got|go|going|gone|went|come|came|turned|see|saw|seen|last|one|ones|this|that|these|those|there|which|what|who|whom|when|where|how|many|much|can'?t|per|average|thx|thanks|tks|tq|tolong|year|month|week|date|day|turnout|attendance|altogether|recall|remember|forgot|know|give|gave|given|settled|approved|sorted|resolved|spend|spent|bring|brought|cost|total|pls|please|ah|leh|lah|hor|sia|bro|sis|already|alr|yet|anot|not)(?![A-Za-z'])",
    any_case=True,
)
# What stands at the edge of a subject and is none of it, unless it begins a word: 报告会, 发展会员, 开幕式.
BEGINS = "报(?!告|刊|名|纸|销)|发(?!展|明|言|热|布|票)|办(?!公|法)|开(?!幕|学|放|工(?!会)|班|展|门|年|业|题)|用(?!品|工)|问(?!卷|题)|对(?!口|外)|过(?!年|节)|打(?!扫|假|卡|拐)|收(?!费|集|入|缴|银|运|纳|割|发室)|有(?!奖)|做(?!饭|操)|次(?!数)|记(?!者)|和(?!谐)|同(?!事|志|乐)|个(?!人)|要(?!求)|我(?!爱)|比(?!赛|武)|跟(?!岗)|到(?!期)|多(?!功能)|为(?!民)|花(?!艺|卉|展)|给|从|去|在|与|较|都|还|又|把|被|该|你|他|几|共|搞|是|多少"
LONE = Regex(
    rf"^(?:{BEGINS}|[那这]|些(?!微|许)|看(?!望|电影|书|病)|送(?=[退困生住一]))+|(?<=..)(?:(?<![验回招接吸征])收|(?<=[师工人户员志])看|(?<=..)买|(?<![网线船海会路车山街早晚])上|[帮送走跑]|(?<![不理自])由|(?<![跟服])从)$|(?:(?<![插鲜绣献扎剪])花|[共开办搞做有是用给去发在和与跟同比较都还为到几]|(?<![通超经不])过|(?<![纪提摘需主重])要|多少|来(?!访)|得){{1,5}}$"
)
JOINED = Regex(
    r"[的了和与跟、,。;\s]|(?<=会费)(?=[A-Za-z])|以及|(?:送|办|搞|做|去|发|派|买|探|开|看|给|组织)过|(?<=[\u4e00-\u9fff]{2})(?:给|发放?(?!展|明|言))(?=[\u4e00-\u9fff]{2})"
)


def terms_in(rest: str, festivals: Sequence[str]) -> tuple[str, ...]:
    """What the question is about, in its own words: festivals first."""
    parts = [
        _without_activity_word(_trimmed(part))
        for part in JOINED.split(FILLER.sub(" ", ASKING_ENGLISH.sub(" ", rest)))
    ]
    said = dict.fromkeys((*festivals, *(each for each in parts if DEED.fullmatch(each) is None)))
    if any(is_listed_name(word) and NEW_MEMBERS in _synonyms_by_word()[word] for word in said):
        said = {word: None for word in said if word not in RECRUITED}
    return narrowing(
        [word for word in said if word in LONE_WORDS or (len(word) > 1 and word not in EVERYTHING)]
    )


def _without_activity_word(part: str) -> str:
    """「送温暖活动」 is 送温暖, where the whole is no name of its own."""
    if part in categories() or is_listed_name(part):
        return part
    rest = part.removesuffix("活动")
    return rest if len(rest) > 1 else part


def _trimmed(part: str) -> str:
    while (rest := LONE.sub("", part)) != part:
        part = rest
    return part
