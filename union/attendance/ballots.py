"""Finding a day and deciding: 「下周哪天开委员会合适」, 「表决：同意吸收李明为会员」, and what the answers come to."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum, auto

from union.attendance.headcount import Quorum
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.events.model import Event
from union.reading.text.normal_form import in_script_of_text, simplified


class BallotDeed(StrEnum):
    """What words do with a ballot."""

    DAY = auto()
    VOTE = auto()
    CAST = auto()
    SUITS = auto()
    SETTLE = auto()
    CLOSE = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class BallotWords:
    """`words`: what the day is for, what is decided, the answer, or the hour settled on; `days`: the days named, as words of a date.

    `options`: what is voted between, none for 赞成, 反对, 弃权. `unsuited`: the days that do not suit the writer.
    """

    deed: BallotDeed
    words: str = ""
    days: str = ""
    options: tuple[str, ...] = ()
    is_secret: bool = False
    unsuited: str = ""


class VoteVerdict(StrEnum):
    """What a vote comes to."""

    TOO_FEW = auto()
    CARRIED = auto()
    MOST = auto()
    LOST = auto()
    TIED = auto()


LONGEST, LONGEST_QUESTION, LONGEST_OPTION, LONGEST_ANSWER, MOST_OPTIONS = 200, 80, 20, 40, 6
MADE = "表决"  # what a meeting that a vote alone made has for its words: no plan is said without a day
FOR = 0  # the place of 赞成 among its answers
# 「应到会人员超过半数同意视为通过」: rules of procedure of a plant's committee (www.77cn.com.cn/wenku/zonghe/1169577_3.html, article 11).
# A meeting that was given another quorum (法定人数) keeps that for who must take part.
MAJORITY = Quorum(1, 2, over=True)
SIGNS = Regex(
    r"哪|[几幾\d][号號日]|[周週期拜][几幾一二三四五六日天]|[时時]候|[还還]是|大家|表[决決]|投票|就|定|[赞贊]成|同意|反[对對]|[弃棄]|[没沒未]有?[投选選表]"
    r"|\b(?:voted?|voting|ballot|poll|which|what|choose|pick|settle|go with|for|against|abstain)\b",
    any_case=True,
)
SECRET = Regex(
    r"[(（,，\s]{0,3}(?:无记名|不记名|匿名|秘密|secret|anonymous)(?:投票|表决|进行|方式|ballot|vote){0,2}[)）]?",
    any_case=True,
)
HEAD = Regex(
    r"(?:请|现在|下面|我们|咱们|各位|大家|委员们?|职代会|教代会|职工代表(?:大会)?|代表们?|就|来|对|发起|开始|进行|无记名|不记名|匿名|秘密|记名|举手|线上|群里|[,，\s]){0,6}"
    r"(?:表决|投个?票)(?:一?下|一个|决定)?(?:\s?[(（][^)）]{1,8}[)）])?(?:\s?[:：]|(?<=一下)[,，]?)\s?(?P<asked>[^\n]{2,150})"
    r"|(?:请|现在|下面|大家|各位|委员们?|[,，\s]){1,4}(?:对|就)(?P<about>[^,，。]{2,60}?)(?:进行|投票|一起){0,2}表决(?:一下)?[。!！]?"
    r"|(?P<behind>[^\n]{2,60}?(?:还是|或者)[^\n]{1,60}?)[,，。?？!！\s]{1,2}(?:请|现在|就|来|在群里){0,2}(?:大家|各位|委员们?)?(?:请|都|来|一起){0,2}(?:投个?票|表决|表个态)(?:一?下|选|吧|决定){0,2}[。!！~～]?"
    r"|(?:let'?s |please |secret |anonymous |open |take a ){0,3}(?:vote|ballot)(?: on)?\s?[:：]\s?(?P<english>[^\n]{2,150})",
    any_case=True,
)
TOLD = Regex(
    r"\d\s?票|票数|通过了|已经?(?:通过|表决)|未?获?通过[。!！]?$|没有?通过|结束|结果|吗[?？]?$|怎么|回复|接龙|我[选投]|://"
)
OR = Regex(r"[,，]?\s?(?:还是|或者?(?!许)|\bor\b)\s?", any_case=True)
LISTED = Regex(r"[、;；/]|[,，]\s?|\s?\band\b\s?", any_case=True)
MARK = Regex(r"[,，;；、\s]?(?:(?<![A-Za-z\d])[A-Fa-f1-6][.、．)）:：](?!\d)|[①-⑥])\s?")
# 「…定300元，赞成/反对/弃权」: what there is to answer in any case is no part of the question.
USUAL = Regex(
    r"[,，;；\s]{1,2}[(（]?(?:请)?(?:回复|投|选)?(?:(?:赞成|同意|反对|不同意|弃权)票?(?:[、/,，或和\s]{1,2}|还是)?){2,3}[)）]?[。!！?？]?$"
)
# The verb before the first of two: 「春游去植物园还是动物园」.
LEADS = Regex(
    r"[^、,，;；/]{0,40}(?:去|到|在|选|用|吃|买|发|送|看|学|办|搞|由|让|是|定|坐|放|\b(?:to|at|in|is|be|go)\s)",
    any_case=True,
)
CAST = Regex(
    r"(?:我|本人)?(?:投|选|表示)?(?P<answer>赞成|同意|反对|不同意|弃权|for|against|abstain)(?:票)?[。.!！]?",
    any_case=True,
)
ANSWERS = {"赞成": 0, "同意": 0, "for": 0, "反对": 1, "不同意": 1, "against": 1, "弃权": 2, "abstain": 2}
CLOSE = Regex(
    r"(?:本次|这次|那)?(?:投票|表决)(?:现在|就)?(?:结束|截止|到此为止)(?:了|吧|啦)?[。.!！]?|(?:结束|截止|停止)(?:本次|这次)?(?:投票|表决)[。.!！]?"
    r"|(?:close|end) (?:the )?(?:vote|voting|ballot|poll)[.!]?|(?:vote|voting|poll) (?:is )?closed[.!]?",
    any_case=True,
)
MISSING = Regex(
    r"(?:还有)?(?:谁|哪[些个几][^，,。]{0,4}?|几个人?|多少人?)(?:都|还)?[没未]有?(?:投票?|表决|表态|选)(?:票|呢|了|[?？]){0,2}"
    r"|who (?:else )?(?:hasn\W?t|has not) (?:yet )?voted(?: yet)?[?？]?",
    any_case=True,
)
DAY = (
    r"(?:下下?|本|这)?个?(?:周|星期|礼拜)(?:[一二三四五六日天]|末)?(?!年|边|围|到|转|几(?!号)|报)|\d{1,2}月(?:\d{1,2}[日号]?)?(?!份)|\d{1,2}[日号]"
    r"|大?[明后]天|下个?月|本月|这个?月"
    r"|\b(?:next|this|coming) week\b|\b(?:next |this )?(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?\b|\btomorrow\b"
)
CLOCK = r"(?:上午|下午|早上|晚上|中午)(?:[\d一二两三四五六七八九十]{1,3}[点:：时](?:半|\d{2}分?)?)?|[\d一二两三四五六七八九十]{1,3}[点:：时](?:半|\d{2}分?)?"
HOUR = Regex(CLOCK)
DAYS = Regex(DAY, any_case=True)
WHOLE = Regex(r".{0,3}(?:周|星期|礼拜|月)|(?:next|this|coming) week", any_case=True)
WEEK = Regex(r"^(?:周|星期|礼拜)")
ENGLISH_DAYS = {
    each: f"周{name}"
    for each, name in zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "一二三四五六日", strict=True)
}
WHICH = Regex(
    r"(?:定?在)?(?:哪一?天|几号|(?:周|星期|礼拜)几(?!年|号)|哪个(?:时间|日子))(?:来|再)?|(?:什么|啥)时候(?=.{0,20}(?:合适|方便))|\b(?:which|what) day\b",
    any_case=True,
)
FITS = Regex(
    r"(?:都|比较|更|最)?(?:合适|方便)|(?:大家|各位|委员们?|你们)都?(?:有空|有时间|能来|能到)|大家(?:选|看|说|定|投)[一个票]{0,2}[选看下哪票]?|[请来]?选一?[下选]|投个?票"
    r"|(?:比较|更|最)?好(?=[?？呢呀啊,，。]|$)|(?:都)?行(?=[?？呢]|$)"
    r"|\b(?:suits?|works?|is (?:good|best|convenient|fine))(?: (?:everyone|everybody|us|all|you))?\b(?: best)?|\bgood for (?:everyone|all)\b|\bplease (?:choose|pick)\b",
    any_case=True,
)
PERSONAL = Regex(r"改[到在为]|推迟|延期|告诉|说一声|通知我|[我他她](?:哪|什么)|[没不]")
FILL = Regex(
    r"[?？。!！呢吗呀啊]|大家|各位|请|一下|看看|你们|(?:^|[,，\s])(?:for|the|a|to hold|to have|our|everyone)(?=\s)",
    any_case=True,
)
SETTLE = Regex(
    rf"(?:那|好的?|行|我们|咱们?|大家|会议|时间|[,，\s]){{0,4}}(?:就|定|就定|定在|就定在|定为|定了|选)(?:在|为|了)?\s?(?P<day>{DAY})(?P<hour>{CLOCK})?(?:开会?|吧|了|好了|[。!！\s]){{0,3}}"
    rf"|(?:ok,? )?(?:let'?s )?(?:go with|settle on|make it|do) (?P<said>{DAY})(?: then)?[.!]?",
    any_case=True,
)
# 「周三周四都行」, 「我周四可以」, 「周三不行」: a clause of an answer to 「哪天合适」.
SUITS = Regex(
    rf"(?:我们?|咱们?|俺|本人)?(?:这边|那)?(?P<days>(?:{DAY})(?:(?:[、和跟或/]|或者)?(?:{DAY})){{0,5}})(?:{CLOCK})?(?:我们?|大家)?(?:都|也|就|应该|是)?"
    r"(?P<no>不行|不在|不能来?|没空|没时间|来不了|不方便|不可以|有事|有课|出差|值班|除外)?"
    r"(?:(?:可以|行|ok|没问题|有空|有时间|方便|能来|能到|合适|好|在)?[的了哈啊吧呢呀])?(?:可以|行|ok|没问题|有空|有时间|方便|能来|能到|合适|好)?",
    any_case=True,
)
ANY_DAY = "哪天都行"
ANY = Regex(
    r"(?:我们?|咱们?)?(?:这边)?(?:哪一?天|什么时候|几号)我?都(?:可以|行|有空|ok|方便)[的啊吧呀了]?[。!！]?",
    any_case=True,
)
CLAUSES = Regex(r"[,，。.!！;；\s]{1,3}")


def read_ballot(text: str) -> BallotWords | None:
    """What words do with a ballot; None for any others."""
    said = simplified(text.strip())
    if len(said) > LONGEST:
        return None
    if CLOSE.fullmatch(said):
        return BallotWords(BallotDeed.CLOSE)
    if MISSING.fullmatch(said):
        return BallotWords(BallotDeed.MISSING)
    if found := CAST.fullmatch(said):
        return BallotWords(BallotDeed.CAST, found["answer"].casefold())
    if found := SETTLE.fullmatch(said):
        return BallotWords(BallotDeed.SETTLE, found["hour"] or "", _in_chinese(found["day"] or found["said"]))
    ballot = _vote(said) or _day(said) or _suits(said)
    if ballot is None or said == text.strip():
        return ballot
    options = tuple(in_script_of_text(each, text) for each in ballot.options)
    return replace(ballot, words=in_script_of_text(ballot.words, text), options=options)


def _vote(said: str) -> BallotWords | None:
    found = HEAD.fullmatch(said)
    asked = USUAL.sub("", next((each for each in found.groups() if each), "") if found else "")
    question = SECRET.sub("", asked).strip(" 。.?？!！,，")
    if TOLD.search(asked) or not 1 < len(question) <= LONGEST_QUESTION:
        return None
    return BallotWords(BallotDeed.VOTE, question, "", _options(question), SECRET.search(said) is not None)


def _options(question: str) -> tuple[str, ...]:
    """What is named to choose from; empty where one thing is agreed to or not."""
    _head, colon, listed = question.replace("：", ":").rpartition(":")
    marked = MARK.split(question)[1:]
    parts = marked if len(marked) > 1 else LISTED.split(listed) if colon else ()
    if not parts and OR.search(question):
        *first, last = OR.split(question)
        lead = LEADS.match(first[0])
        parts = [*LISTED.split(first[0][lead.end() if lead else 0 :]), *first[1:], last]
        verb = lead[0][-1] if lead else ""
        parts = [each.removeprefix(verb) if verb else each for each in parts]
    found = [each.strip(" ?？。") for each in parts]
    kept = tuple(dict.fromkeys(each[:LONGEST_OPTION] for each in found if each))
    return kept[:MOST_OPTIONS] if len(kept) > 1 else ()


def _day(said: str) -> BallotWords | None:
    mentions = [found[0] for found in DAYS.finditer(said)]
    named = [each for each in mentions if WHOLE.fullmatch(each) is None]
    is_choice = len(named) > 1 and OR.search(said) is not None
    if not (is_choice or WHICH.search(said)) or FITS.search(said) is None or PERSONAL.search(said):
        return None
    rest = DAYS.sub("", FITS.sub("", WHICH.sub("", said)))
    rest = " ".join(FILL.sub("", LISTED.sub("", OR.sub("", rest))).strip(" ,，、").split())
    hours = [found[0] for found in HOUR.finditer(rest)]
    if len(hours) > 1:  # 「周二下午还是周三下午」 has one for all, 「周二下午还是周三上午」 none
        rest = (hours[0] if len(set(hours)) == 1 else "") + HOUR.sub("", rest)
    # 「下周，周二还是周三」 as one list of dates: 「下周二、周三」
    whole = next((_in_chinese(each) for each in mentions if each not in named), "")
    first, *others = [_in_chinese(each) for each in named] or [""]
    days = "、".join([whole + WEEK.sub("", first) if whole else first, *others])
    return BallotWords(BallotDeed.DAY, rest, days) if rest else None


def _suits(said: str) -> BallotWords | None:
    """The days that suit the writer and those that do not, where every clause says so."""
    if len(said) > LONGEST_ANSWER:
        return None
    if ANY.fullmatch(said):
        return BallotWords(BallotDeed.SUITS, days=ANY_DAY)
    days: dict[bool, list[str]] = {False: [], True: []}
    for clause in filter(None, CLAUSES.split(said)):
        found = SUITS.fullmatch(clause)
        if found is None:
            return None
        days[bool(found["no"])] += [_in_chinese(day[0]) for day in DAYS.finditer(found["days"])]
    return BallotWords(BallotDeed.SUITS, days="、".join(days[False]), unsuited="、".join(days[True]))


def _in_chinese(day: str) -> str:
    """A day of an English sentence in the words of the reader's lists: 「next Tue」 is 下周二."""
    *before, last = day.casefold().split()
    if not last.isascii() or last[0].isdigit():
        return day
    name = {"week": "周", "tomorrow": "明天"}.get(last) or ENGLISH_DAYS[last[:3]]
    return ("下" if before == ["next"] or before == ["coming"] else "") + name


def is_event_for_vote(event: Event) -> bool:
    """Whether it stands on the calendar for a vote that was taken outside of any meeting: nobody planned it."""
    return event.said == MADE


def counts(votes: Iterable[Collection[int]], options: int) -> tuple[int, ...]:
    """How many chose each."""
    found = Counter(place for each in votes for place in each)
    return tuple(found[place] for place in range(options))


def verdict(
    found: Sequence[int], present: int, expected: int, quorum: Quorum | None, *, between: bool
) -> VoteVerdict:
    """What a vote of so many comes to; `between`: things to choose from, of which the one with most is taken."""
    needed, enough = MAJORITY.needed(expected) or 0, (quorum or MAJORITY).needed(expected) or 0
    if present < enough:
        return VoteVerdict.TOO_FEW
    if not between:
        return VoteVerdict.CARRIED if found[FOR] >= needed else VoteVerdict.LOST
    if found.count(max(found)) > 1:
        return VoteVerdict.TIED
    return VoteVerdict.CARRIED if max(found) >= needed else VoteVerdict.MOST
