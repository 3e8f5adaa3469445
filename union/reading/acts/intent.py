"""What the writer wants: plan, tell, ask, command, or nothing of the bot's business (conventions, Don't butt in)."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Grain, is_clock_time
from union.reading import lexicon
from union.reading.acts import classification, facts, intent_features
from union.reading.acts.classification import POINTS, Evidence, Goal, Scale, weigh, words_by_ground
from union.reading.acts.intent_features import LAID_OUT, OURS, visits
from union.reading.message import Intent
from union.reading.text.tense import Tense, Tenses, tense
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.time_choice import beginning

# Commands by their Chinese words: the whole message, or followed by a blank, a line break, 「：」 or 「#」.
COMMAND = Regex(
    r"\s*(?:/[A-Za-z_]+|(?:看日程|日程|安排|记录|登记|记|日历|待办|月报|简报|总结|问|统计|帮助|撤销|完成|提醒我|查找|计划|节日|放假|分工"
    r"|设置|订阅|网页|我的|为什么|隐私|走访情况|预算|导出|算了)(?=[\s:：#]|$))"
)
# 「名单呢」, 「几点呢」 ask, 「都不肯走呢」, 「我留着呢」 do not.
TOPIC_ASKED = r"(?:谁|什么|啥|哪|几|多少|怎么?|咋|何)[^,。;!?\n]{0,16}呢|(?:^|[,。;!\n])[^,。;!\n还不没可才正都]{1,6}(?<!着)呢"
QUESTION_END = Regex(
    rf"[?]\s*$|(?:[吗吧不]|{TOPIC_ASKED})\s*+(?:[?!。]\s*+)?$|[了完好去来到交报办发]没有?\s*(?:[?!。,]|$)",
    signs="?吗吧不呢没",
)
# 「例会就这周五下午三点吧」 settles it; 「不如就周五吧」 only proposes it.
SETTLES = Regex(
    r"^(?![^。]{0,40}(?:不如|要不|要么|建议|不然|[?吗呢]))[^。]{2,24}(?:(?<!家长)(?<!同学)会|课|班|赛|活动|培训|讲座)[^。,]{0,6}就(?:定|放|安排)?在?(?:[这本下]?(?:个?星期|周|礼拜)|\d{1,2}[月号日]|[明后]天)[^,。;!?]{1,12}吧[。!,]?"
)
CHANGED = Regex(r"改[到为在成]|(?:推迟|延期|提前|调整)[到至]")  # 「周三的不开了，改到周四」 is a plan
MYSELF = Regex(  # 「我明天体检」 is the writer's own; 「我们」 and 「我工会」 are not
    r"(?<![给替为帮让请带叫醒发找跟和同向交报转归避躲])我(?![们会厂司院校局矿市县区镇方为与爱是的和队班组]|公司|单位|工会|分会|车间|部门|[跟陪带](?!我|老[公婆妈爸]|家|妈|爸|对象|朋友|同学|儿子|女儿|孩子|媳妇)[^,。;]{1,10}?(?:去|到|给|把|看|走|发|送))",
    signs="我",
)
MYSELF_ALONE = "我"
# Cases that somebody of the union took up.
CASES = r"调解|[\d两一二三四五六七八九][起宗件][^,。;]{0,6}(?:纠纷|投诉|争议|欠薪|工伤|劳动|诉求|矛盾|隐患)"
OUR_WORK = Regex(
    rf"工会|职工|会员|会费|慰问|走访|职代会|分会|委员|理事|工友|传单|单张|街站|联署|请愿|入会|{LAID_OUT.pattern}|(?:发票|收据|单据)(?:w|with|在)·?我|[是由]我(?:先|自己)?[买付垫出订]的[^。;]{{0,12}}\d|{CASES}"
)
CASE = Regex(CASES)
NEEDED = Regex(  # what needs something, and behind it that it was bought
    r"(?P<of>[^,。;]{2,16}?)(?:还|也|都)?(?:要|得|需要?|缺|差)(?:用|买|订|购|添|备|印|租)?[^,。;]{1,16}[,。;][^。;]{0,16}?(?:下[了过]?单|买[了好到齐回]|订[了好]|租[了好]|印[了好]|付了|[给花]了)"
)
CLAUSE, COUNTED = Regex(r"[,。;!\n]"), Regex(r"[\d一二两三四五六七八九十百千]")
UNSET = Regex(  # 「本来定30号，讲师有事，时间另定」: no day is left
    r"(?:时间|日期|日子|具体)[^,。;]{0,4}(?:另定|另行通知|另外通知|待定|再定|再议)|改期另定|择期(?:再|举)"
)
WAS_SET = Regex(r"本来|原本|原定|原计划|原来定")
HEADING = 14  # signs of a message that is hardly more than a plan's name: 「下个月职工运动会」
# 「抽奖到十点」, 「散场九点半」 tell how long it went.
CLOSED = Regex(r"(?:散场|散会|收工|[搞开讲忙打谈聊唱跳]?到)$")
AHEAD = Regex(r"明|后[天儿日]|下(?:个|下|周|星期|礼拜|月|季|旬)")
UNSAID = Regex(r"[^,。;?]{0,10}(?:没有?|未|还没|不)(?:讲|说|定|知|提)")
TAUGHT, FOR_ALL = Regex(r"[讲教][^,。;\n]{0,5}怎么"), Regex("都|一律|统一|凡是")
# What the employer owes and did not give: 「社保少交了三个月」 is a grievance, no work of the union.
OWED = Regex(
    r"(?:社保|五险|医保|养老|公积金|工资|薪水|加班费|夜班费|奖金|绩效|高温费|津贴|补贴|年假)[^,。;\n]{0,6}?"
    r"(?:少|漏|没|未)(?:给|发|交|缴|算)"
)
HANDLED = Regex(
    r"处理|受理|解决|督促|追|补[交缴发齐]|投诉|纠纷|调解|诉求|反映|核查|约谈|[\d一二两三四五六七八九十][起件]"
)
UNPAID = Regex(r"[没未](?:有)?(?:支?付|给钱|给|打款|结账|结|找数)(?:款|钱|清)?(?=[,。;!?]|$|[了呢\s$\d])")
BOUGHT = Regex(
    r"(?:[买购租印]|订了|[料费金钱])[^,。;]{0,10}\d|\d[^,。;]{0,4}[买购租印]|\d[\d.]{0,8}(?:元|块)"
)
AS_OF = Regex(r"截[至止][^,。;]{1,12}?(?:累计|一共|总共|共计|合计|共|已)")
# Work nobody does for himself; games, courses and outings may be the writer's own.
NOBODYS_OWN = frozenset({"组织建设", "民主管理", "维权保障", "帮扶慰问", "财务经审"})
DONE = ("deeds", "acts")  # grounds that are words of what is done
# Grounds that something happened, not only what it was about.
HAPPENED = (*DONE, "results", "events", "figure", "sum", "given", "held", "handling", "visit", "already", "paid", "agreed")  # fmt: skip
BEHIND_APPOINTED = ("other_bodies", "production", "others", "own_life", "little", "me_and_you")
SURE_KIND = 2.5
CALL = Regex(
    r"(?<!的)[,。;!\s](?:还差[^,。;]{1,4}人[,\s]?)?谁(?:[能去来]|有空|有时间|一起|可以|愿意|还?没)"
)  # 「12月2日搬慰问品，谁能来」, not 「饺子活动缺个买面粉的，谁去」


class Because(StrEnum):
    """Why a message has its intent, or none."""

    COMMAND = "command"
    ASKED = "questions"
    SUPPOSED = "suppositions"
    RULE = "rules"
    PRIVATE = "private_life"
    DENIED = "denials"
    HEARSAY = "hearsay"
    FELT = "feelings"
    OPINION = "opinions"
    OWN_LIFE = "own_life"
    FOR_ALL = "for_all"
    SHORT = "shortfalls"
    CONTACT = "contacts"
    TOLD = "told"
    OVER = "over"
    PLANNED = "planned"
    UNDATED = "undated"
    UNSURE = "unsure"


NOT_SAID_SURELY = (Because.HEARSAY, Because.SUPPOSED, Because.DENIED)
SESSIONS = Regex(r"(?:[开办搞]|分(?:成|为)?)[一两二三四五六七八九十\d]{1,2}[次场回期批](?![了过])")


class IntentVerdict(NamedTuple):
    """An intent with its reason; `span` is where the words that decided stand in the text, where it was words."""

    intent: Intent
    because: Because
    span: tuple[int, int] | None = None


def intent(seen: Evidence) -> Intent:
    """The intent as far as it is sure; whatever is not surely union work planned or told is NONE."""
    return verdict(seen).intent


def verdict(seen: Evidence) -> IntentVerdict:
    """The intent as far as it is sure, and why; talk beside what is told takes nothing from it."""
    seen = facts.without_courtesy(seen)
    whole = _verdict(seen)
    is_bought = whole.intent is Intent.NONE and _is_bought_for_work(seen) and may_tell(seen)
    if is_bought or (whole.intent is Intent.NONE and _tells_beside_talk(seen)):
        return IntentVerdict(Intent.LOG, Because.TOLD)
    if whole.intent is Intent.NONE and _plans_beside_talk(seen):
        return IntentVerdict(Intent.EVENT, Because.PLANNED)
    return whole


def _plans_beside_talk(seen: Evidence) -> bool:
    """Whether the sentence with a day and its hour plans, whatever is talked about behind it or felt before it."""
    when = seen.when
    if when is None or not when.has_day:
        return False
    is_ours = any(name in words_by_ground(seen.words) for name in ("ours", "matters", "deeds"))
    is_called = is_ours and CALL.search(seen.text, when.end) is not None
    if not is_called and not is_clock_time(when.when.grain):
        return False  # 「周末去爬山，谁一起」 may be theirs alone
    behind, rest = (each.search(seen.text, when.end) for each in (CLAUSE, facts.SENTENCE))
    said = seen.text[: rest.start()] if rest else seen.text
    if any(lexicon.pattern(name).search(said) for name in NOT_SAID_SURELY):
        return False
    talk = [*facts.felt(seen, when.begin), *([(behind.start(), len(seen.text))] if behind else [])]
    core = facts.evidence_without_spans(seen, talk)
    if not talk or _something_else(core) or not _plans(core):
        return False
    return planned(core, words_by_ground(core.words)).is_enough


def _tells_beside_talk(seen: Evidence) -> bool:
    """Whether union work is told with its figures, its clauses of talk left out."""
    if not seen.places or lexicon.pattern("hearsay").search(seen.text):
        return False
    core = facts.evidence_without_spans(seen, facts.asides(seen))
    if _has_own_deed(core) or _something_else(core, is_own=False) or not _may_tell(core):
        return False
    words = words_by_ground(core.words)
    scale = told_work_scale(core, words)
    # However many words of talk stand among what was told, together they weigh no more than one of them.
    talk = sorted((one for one in scale.grounds if one.name in facts.SOFT and one.points < 0), key=POINTS)
    rest = (one for one in scale.grounds if one not in talk)
    return _happened(core, words) and _is_work_told(scale._replace(grounds=(*rest, *talk[:1])))


def _happened(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a deed, a result or something held is told, and for whom or with what; 「打掼蛋赢了3局」 is a game."""
    is_for = "ours" in words or "matters" in words or seen.people or visits(seen.text)
    is_done = tense(seen.text) is Tense.DONE
    if "deeds" in words:
        return is_for or seen.figures > seen.durations
    if "results" in words or ("events" in words and (seen.people or is_done)):
        return is_for or classification.category(seen.words) in NOBODYS_OWN
    is_given = "matters" in words and ("acts" in words or intent_features.is_thing_given(seen.text))
    return (is_done and is_given) or ("acts" in words and "ours" in words)


def _has_own_deed(seen: Evidence) -> bool:
    """Whether the writer does something of his own in any clause: 「我替主席去看了王阿姨」 is none."""
    return any(
        MYSELF.search(seen.words[start:end]) and not facts.is_deed_for_others(seen.words[start:end])
        for start, end in facts.clauses(seen.text)
    )


def _verdict(seen: Evidence) -> IntentVerdict:
    """The intent of the whole, every word of it weighed."""
    if COMMAND.match(seen.raw) or COMMAND.match(seen.text):
        return IntentVerdict(Intent.COMMAND, Because.COMMAND)
    if other := _something_else(seen):
        return other
    words = words_by_ground(seen.words)
    if _is_past_plan(seen, words):
        return IntentVerdict(Intent.EVENT, Because.OVER)
    if (
        _may_tell(seen)
        and not intent_features.is_a_word(seen)
        and _is_work_told(told_work_scale(seen, words))
    ):
        return IntentVerdict(Intent.LOG, Because.TOLD)
    is_settled = SETTLES.search(seen.text) or intent_features.calls_on_colleague(seen)
    if _plans(seen) and (is_settled or planned(seen, words).is_enough):
        return IntentVerdict(Intent.EVENT, Because.PLANNED)
    return IntentVerdict(Intent.NONE, Because.UNSURE if seen.when or seen.is_dated else Because.UNDATED)


def told_work_scale(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> Scale:
    """What speaks for work told as done, and what against it; 我 nothing where it took up cases."""
    if set(words.get("me_and_you", ())) == {MYSELF_ALONE} and CASE.search(seen.text):
        words = {name: said for name, said in words.items() if name != "me_and_you"}
    return weigh(Goal.LOG, words, intent_features.of_log(seen, words))


def _is_work_told(scale: Scale) -> bool:
    """Enough speaks for it, and something was done or came of it: 「职工之家的柜子」 only names a thing."""
    return scale.is_enough and any(one.name in HAPPENED and one.points > 0 for one in scale.grounds)


def planned(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> Scale:
    """What speaks for work planned, and what against it."""
    if intent_features.is_appointed(seen.text):  # the other side is whom one meets
        words = {name: said for name, said in words.items() if name not in BEHIND_APPOINTED}
    return weigh(Goal.PLAN, words, intent_features.of_plan(seen, words))


def is_nearly_sure_work(seen: Evidence) -> bool:
    """Whether nearly enough speaks for work told or planned, and nothing in the words forbids it."""
    words = words_by_ground(seen.words)
    if not any(name in words for name in (*OURS, *DONE)) or _something_else(seen):
        return False
    may_be_told = _may_tell(seen) and told_work_scale(seen, words).is_nearly_enough
    return may_be_told or (_plans(seen) and planned(seen, words).is_nearly_enough)


def may_tell(seen: Evidence) -> bool:
    """Whether a text may tell what was done: figures that are no mere spans, nothing asked, denied or planned."""
    return seen.figures + seen.sums > seen.durations and _something_else(seen) is None and _may_tell(seen)


def may_plan(seen: Evidence) -> bool:
    """Whether a text could be a plan behind work that was told: a time ahead, nothing asked or denied."""
    return seen.when is not None and _plans(seen) and _something_else(seen) is None


def reports(text: str, figures: int) -> bool:
    """Whether a text without any tense reports what was done: a deed with several figures, nothing planned."""
    return figures >= 2 and tense(text) is not Tense.PLANNED and bool(lexicon.pattern("deeds").search(text))


def _something_else(seen: Evidence, *, is_own: bool = True) -> IntentVerdict | None:
    """Asked, denied, only supposed, quoted as a rule, praised, or of somebody's own life (`is_own`: that counts)."""
    text = seen.text
    if (found := QUESTION_END.search(text)) and not SETTLES.search(text):
        return IntentVerdict(Intent.NONE, Because.ASKED, found.span())
    names = [Because.ASKED, Because.SUPPOSED, Because.RULE, Because.PRIVATE]
    if not CHANGED.search(text):
        names += [Because.DENIED, Because.HEARSAY]
    if seen.when is None and not seen.figures and not seen.sums:
        names.append(Because.CONTACT)
    if seen.figures == seen.durations and not intent_features.is_appointed(text):
        names.append(Because.FELT if seen.sums else Because.OPINION)
    for name in names:
        found = lexicon.pattern(name).search(text)
        if found and not (name is Because.ASKED and _is_taught(text, found.start())):
            return IntentVerdict(Intent.NONE, name, found.span())
    is_work = OUR_WORK.search(text) or intent_features.calls_on_colleague(seen) or _is_bought_for_work(seen)
    is_mine = is_own and not is_work
    if is_mine and (found := MYSELF.search(seen.words)) and not intent_features.is_appointed(text):
        return IntentVerdict(Intent.NONE, Because.OWN_LIFE, found.span())
    if (
        seen.when
        and FOR_ALL.search(seen.words)
        and text[: seen.when.begin].endswith(("从", "自"))
        and beginning(text, seen.when)
    ):
        # 「从今天起都在群里说」 announces how things are done
        return IntentVerdict(Intent.NONE, Because.FOR_ALL, (seen.when.begin, seen.when.end))
    if found := _short(text):
        return IntentVerdict(Intent.NONE, Because.SHORT, found.span())
    return None


def _is_bought_for_work(seen: Evidence) -> bool:
    """「跳绳要买30根绳子，我今天下单了，花了420」: what work of ours needs, bought and paid by whoever tells it."""
    found = NEEDED.search(seen.text) if seen.sums else None
    return found is not None and classification.category(found["of"]) is not None


def _is_taught(text: str, place: int) -> bool:
    """「请律师讲欠薪怎么要」, 「什么时候装就没说」 ask nothing."""
    return (UNSAID.match(text, place) or TAUGHT.search(text, max(0, place - 6), place + 2)) is not None


def _short(text: str) -> re.Match[str] | None:
    """The words that tell only what was not done, by the union or by who owes it."""
    found, deeds, shortfalls = OWED.search(text), lexicon.pattern("deeds"), lexicon.pattern(Because.SHORT)
    if found and not HANDLED.search(text) and not deeds.search(text):
        return found
    found = None if CHANGED.search(text) else shortfalls.search(text)
    rest = "".join(part for part in CLAUSE.split(text) if not shortfalls.search(part)) if found else ""
    if found and UNPAID.search(text) and BOUGHT.search(f"{rest},{text[: found.start()]}"):
        return None  # 「480买毛巾60条，另外租金200还没付」
    # 「走访12户，2户没去成」 tells more
    return None if deeds.search(rest) and COUNTED.search(rest) else found


def _may_tell(seen: Evidence) -> bool:
    """Not planned, nor ahead, nor only talked about; a bare month or quarter without a figure is a heading."""
    said = tense(seen.text)
    if said is Tense.PLANNED or lexicon.pattern("talk").search(seen.text):
        return False
    if intent_features.is_arranged(seen.text) and seen.figures <= seen.durations and not seen.sums:
        return False
    one = seen.when
    if one is None:
        return True
    # 「班开起来了，每周三17:30，一共六次」: hours to come, whose number is their only figure
    is_course = "COUNT=" in (one.when.rrule or "") and seen.figures - seen.durations <= 1
    if is_course and one.has_clock and not seen.sums:
        return False
    # 「散场九点半」: a bare clock time at which something ended, not one at which it begins
    if (not one.has_day and CLOSED.search(seen.text[max(0, one.begin - 3) : one.begin])) or _is_total_to_date(
        seen
    ):
        return True
    is_coarse = intent_features.is_coarse(one.when) and said is Tense.UNSAID  # 「第一季度开展劳动竞赛」
    return not (is_coarse and not _has_work_figure(seen, one)) and not _is_time_ahead(one, seen.now, said)


def _has_work_figure(seen: Evidence, one: TimeRead) -> bool:
    """Whether any figure is of work done; in 「这个月开两次会」 none, while that time lasts."""
    is_lasting = seen.figures == 1 and not seen.sums and one.when.until > seen.now
    is_any = seen.figures > 0 or seen.sums > 0 or COUNTED.search(seen.words) is not None
    return is_any and not (is_lasting and SESSIONS.search(seen.text))


def _is_total_to_date(seen: Evidence) -> bool:
    """「截至今天累计走访38户」 tells how many by now; it is no day by which something is to be done."""
    when = seen.when.when if seen.when else None
    if when is None or not when.deadline or when.start.date() > seen.now.date() or not seen.places:
        return False
    return AS_OF.search(seen.text) is not None


def _is_time_ahead(one: TimeRead, now: datetime, said: Tense) -> bool:
    """Whether the time lies ahead; a span that has begun does not, nor a rule by which something was done."""
    when = one.when
    if when.rrule or one.festival:  # 「春节慰问，已发完」 names the occasion
        return said is not Tense.DONE and (when.rrule is not None or when.start > now)
    if when.deadline:
        return when.start.date() >= now.date()
    is_vague = when.until - when.start > timedelta(days=3)  # 「年终」 in what is told as done
    return when.start > now and not (said is Tense.DONE and is_vague)


def _plans(seen: Evidence) -> bool:
    """A date ahead, today included; what was said in the past tense plans nothing."""
    if seen.when is None:
        return seen.is_dated
    when = seen.when.when
    if WAS_SET.search(seen.text) and UNSET.search(seen.text):
        return False
    is_set = when.deadline or intent_features.is_appointed(seen.text)
    is_set = is_set or intent_features.calls_on_colleague(seen)  # 「…探望刚做完手术的张师傅」
    if _is_total_to_date(seen) or (_is_deed_done(seen.text, seen.when) and not is_set):
        return False
    is_long = intent_features.is_coarse(when) and len(seen.text) > HEADING
    if is_long and not lexicon.pattern("deeds").search(seen.words):
        return False  # 「明年可得把职代会开好」
    return when.rrule is not None or (when.end or when.start).date() >= seen.now.date()


def _is_deed_done(text: str, one: TimeRead) -> bool:
    """Whether what goes with a time is told as done; of 「下周五」 only its own clause can tell that."""
    tenses = Tenses(text)
    is_done = tenses.at(one.begin) is Tense.DONE
    return is_done and (tenses.has_tense_in_clause(one.begin) or AHEAD.search(one.when.text) is None)


def _is_past_plan(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> bool:
    """A plan at a clock time gone by: 「昨天下午3点开会」 may be a slip, of what is held rather than done; whoever plans is told that it is past."""
    if seen.when is None or seen.figures or seen.sums or seen.when.when.grain is not Grain.MINUTE:
        return False
    is_past = seen.when.has_day and not seen.when.when.rrule and seen.when.when.start < seen.now
    if not is_past or tense(seen.words) is not Tense.UNSAID:
        return False
    if intent_features.MEETS.search(seen.words):
        return True
    kind = classification.loudness("kinds", seen.words)
    return kind >= SURE_KIND and not any(name in words for name in DONE)
