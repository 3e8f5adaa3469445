"""What a sentence says becomes of something that is there: moved, put off, cancelled, finished, taken up again, given away.

The words are taken apart by verb; what they name and which time they mean is found out by whoever knows the items
(handlers/routing/references). A sentence that asks, supposes or passes on hearsay changes nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes import change_verbs as verbs
from union.reading.acts.changes.extra_sessions import SIGNS, read_extra_session
from union.reading.acts.changes.false_changes import actual_changes, if_denied
from union.reading.acts.changes.item_changes import (
    OPEN_DEEDS,
    ChangeDeed,
    ItemChange,
    Scope,
    joined_changes,
    session_change,
)
from union.reading.text.identifiers import SPOKEN_TO, list_marks
from union.reading.text.normal_form import EitherScript, Normal, in_script_of_text, normal
from union.reading.text.tense import SUPPOSED

# 「加班单是12号交还是15号交呀」 asks; 「例会周三的还是挪到周四吧」 changes.
A_DAY = r"(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[号號日]|初[一二三四五六七八九十]|(?:周|週|礼拜|禮拜|星期)[一二三四五六日天末]|[今明后後]天|聽日)"
AN_HOUR = r"(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[点點])"
EITHER = "|".join(  # 「27号 还是9点」 is none: the hour stays
    rf"{one}[^,，。?\n]{{0,3}}(?:还是|還是|定系|定係|(?<=[号號日])定(?=\d))(?![改挪推调調提延放按照])[^,，。?\n]{{0,2}}{one}(?![^,，。?\n]{{0,4}}(?:吧|算了))"
    for one in (A_DAY, AN_HOUR)
)
UNSURE = EitherScript(
    rf"{EITHER}|\?|吗|(?<![这那])么|呢(?=$|[?。;])|谁(?![也都])|哪(?:[一几]?[个天里次儿边块些位家步样]|$|[?。,])|啥|几时|何时|(?:什么时候|几时|啥时候?|何时|哪天)(?:才?能|可以|要)?[交办弄搞完写]|第几|(?<=[上来到了过])几[\u4e00-\u9fff]{{1,2}}?了?(?=$|[?。,])|(?<=[了好完齐下成来上])没有?(?=$|[?。,])|多少|几[点号](?!不[变改]|照[旧常]|没变)|什[么麽](?![也都])|怎[么样](?![也都])|为何|是不是|要不要|有没有|会不会|能不能|可不可以|行不行|成不成|好不好|中不中|妥不妥|{SUPPOSED}|的话|听说|据说|希望(?:唔好|不要|别|不会|不用)|但愿|可能|也许|估计|好像|说不定|差点|别忘|记得|没有?[改取推挪移交]|(?<![A-Za-z])(?:or|an)·?not(?=$|[?.,])|\b(?:if|whether|maybe|might|should·we|can·we|(?:don.?t|do·not|never)·(?:move|shift|push|postpone|change|cancel)(?!.{1, 80}as·it·(?:was|is)$))\b",
    any_case=True,
)
GUESS = Regex(r"可能|也许|估计|好像|听说|据说|没有?[改取推挪移交]|maybe|might", any_case=True)
AFRESH = Regex(r"[。;!?\n]\s?(?:还有(?!没)|另外|此外|顺便|对了|然后)[^。;!\n]{6}")
ASIDE = Regex(  # 「球赛取消了，谁来啊」, 「检查延期，具体哪天等通知」: behind what is told
    r"谁|什[么麽]|啥|几时|何时|怎[么样]|多少|记得|别忘|哪[个天里次儿边块些位家]|几[点号]"
)
SETTLED_BESIDE = Regex(r"(?:另外|此外|还有)[^,\s]{1,10}?(?:也|定[了在于好]|安排[了在好])")
DONE_TOO = Regex(r"[也都](?:都|已经?)?[^,。;也]{1,6}了(?:新[\u4e00-\u9fff]{1,2})?(?=$|[,。;!])")
BARELY_DONE = Regex(
    r"(?P<own>(?![家我自])[^,。;\d]{1,14}?)也?(?:都|已经?)?(?:[贴发交买订印写做弄办送借收报寄挂搬修填画排领退拿传录核洗装换搭租约]|联系|通知|布置|打印|清点|更新|上传|整理|统计|采购|公示)(?:出去|上去|过去|下去|回来|[好完齐妥])?了(?:新[\u4e00-\u9fff]{1,2})?"
)
# Alone it answers somebody, and finishes nothing: 「收到🙏」.
ACKNOWLEDGED = Regex(r"^(?:都|已|已经)?收到[了啦喇]?[^\w]{0,9}$")
# 「周敏负责收齐报名表，16号前」
IN_CHARGE = Regex(
    r"[\u4e00-\u9fff]{2,4}负责(?:把|去|将)?[\u4e00-\u9fff]{2,20}[,、]?[^,、。;]{2,12}前[^,。;]{0,6}[。!]?"
)
LED = Regex(r"由[^,;\s]{2,12}?(?:牵头|负责|主办|承办)[,、](?P<rest>.{1,200})")
SENTENCE, OF_TIME, A_DEED = Regex(r"[,。;!?\n]"), Regex(r"[\d年月日号周末底前之上下中午点]"), 4
NAMED_BEHIND = Regex(r"(?![给到在放])[\u4e00-\u9fffA-Za-z]{2,16}")
ITEM, WAS = "item", "was"  # what is meant, or its own day, where it stands behind the verb
NOT_YET = Regex(r"(?:还[没未]|尚未)(?!有?[\u4e00-\u9fff]{0,2}完(?:成|呢|的)?$)")
AND = Regex(
    r"[和跟与同、及]|合?并[入到]|两[个场次]|[·\s]?(?<![A-Za-z])(?:and|with|into|&)(?![A-Za-z])[·\s]?(?:the[·\s]?)?",
    any_case=True,
)
# 「医院明天排不开」, 「人太多坐不下」 is why; "looks a bit off" cancels nothing
NO_ROOM = Regex(
    r"(?:[排腾抽走忙脱分坐挤伸转]|(?<![街车])站)[唔不](?:开|下|落|晒)|(?:a·bit|looks|seems)·?取消"
)
LONGEST = 200  # signs of a message that is looked at
# 「秋游的集合时间定了，25号8点半」: what of a thing is fixed.
ASPECT = Regex(
    rf"(?<=[\u4e00-\u9fff]{{2}})的?{verbs.BEGINS}(?:的?(?:时间|钟点))?$|(?<=[\u4e00-\u9fff]{{2}})的?开始的?时间$"
)
# 「全年总结上面说可以晚三天交」: who allows it names no item
ALLOWED = Regex(
    r"(?<=[\u4e00-\u9fff]{2})(?:上[面级头]|总会|区里|市里|公司|领导|书记|主席|厂里|学校|院里|对方|那边|他们)(?:都|也|已经?)?(?:[说讲]|同意|答应|批准?|允许|通知|回复|确认)[了过]?(?:我们)?(?:可以|能|就|要|会)?$"
)
FOLLOWING = Regex(
    r"[由从自]?下一?[次回场期堂](?:起|开始)|(?:(?<=[周月日号])|(?<=周[一二三四五六日天])|(?<=[从自由][今明后]天))(?:起|开始)|(?:以后|今后|往后(?![推挪移延拖顺放缓串窜错压])|从此|之后)(?:都是?|全|也|就|每[周次月回])?|都按这个|全(?=停|取消)|(?:统一|一律|固定|长期)(?=[改定在到\d一二三四五六七八九十])|from·(?:then|now)·on|onwards|每[周次月回]都|(?<![那这第])[两三四五六七八九十几\d]{1,2}[节堂场次回]课?(?:通通|统统|全部|都|全){1,2}(?=$|[改换挪推移延])"
)
REST = Regex(
    r"(?:(?P<left>余下|剩下|其余)|后面|后边)的?那?[一两二三四五六七八九十几\d]{0,2}[回次场节堂天]都?(?:从[^,。;到]{1,4})?(?P<of>(?(left)(?:的?[\u4e00-\u9fff]{2,8})?|))$"
)
ONCE = Regex(
    r"只[这停改]|(?:这|仅|停)一?[次回场](?!都)|就这[一]?次|(?:之后|以后)[^,。;]{0,4}(?:照旧|照常|不变|照[开去办])"
)
OF_ANOTHER = Regex(r"\s[\u4e00-\u9fff]{2,8}(?:still|照|不变|还)")  # 「推迟1周。周二 部署会still·on」
SAME = Regex(
    r"(?:时间|钟点|钟数|地点|地方|其[他它余]|别的|另外)?[^,。;]{0,6}(?:照旧|照舊|不变|一样|不动|照常|没变)$|^same·"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    deed: ChangeDeed | None
    own: str
    new: tuple[int, int]


@lru_cache(maxsize=64)  # a message and its stretches are asked of again and again
def read_changes(text: str) -> tuple[ItemChange, ...]:
    """Every change the words tell or ask for, in their order; none where they ask or suppose."""
    said = normal(text)
    if len(said.text) > LONGEST or leads_task(said.text):
        return ()
    if SIGNS.search(said.text) and (session := read_extra_session(said)) is not None:
        return (session_change(said.raw, *session),)
    clauses = [_clause(start, words) for start, words in clauses_of(said)]
    if any(not each["rest"] for each in verbs.TILL_TOLD.finditer(said.text)):
        clauses = [_hindered_clause(each) for each in clauses]
    if any(each.deed is ChangeDeed.FINISH for each in clauses) and DONE_TOO.search(said.text):
        clauses = [_done_clause(each) for each in clauses]
    if _is_unsure(said.text, clauses):
        return ()
    places = [
        at
        for at, each in enumerate(clauses)
        if each.deed is not None and not _is_verb_without_change(said, clauses, at)
    ]
    marks = [start for start, _ in list_marks(said.text)]
    found = []
    for last, place, following in zip([-1, *places], places, [*places[1:], len(clauses)], strict=False):
        item = bisect_right(marks, clauses[place].start)  # no clause of another item of a list is about it
        inside = [at for at in range(last + 1, following) if bisect_right(marks, clauses[at].start) == item]
        led = (at for at in inside if at < place and verbs.LED_ON.match(clauses[at].own))
        found.append(_change(said, clauses, max(led, default=inside[0]), place, inside[-1] + 1))
    return actual_changes(tuple(joined_changes(found))) if found else ()


def _is_unsure(text: str, clauses: Sequence[_Clause]) -> bool:
    """Whether the words ask or suppose: not behind what is told, and 「估计没人来，篮球停一次」 only guesses why."""
    text = verbs.TILL_TOLD.sub(lambda found: "_" * len(found[0]), text)  # 「什么时候来再等通知」 asks nothing
    told = max((each.end for each in clauses if each.deed is not None), default=0)
    behind = text.find("。", told)
    end = behind if behind >= 0 else len(text)
    other = AFRESH.search(text, told)  # what is asked there is another matter
    reasons = [range(each.start, each.end) for each in clauses if each.deed is None]
    return any(
        one.start() < told or not (ASIDE.fullmatch(one[0]) or (one.start() > end and GUESS.fullmatch(one[0])))
        for one in UNSURE.finditer(text, 0, other.start() if other is not None else len(text))
        if not (GUESS.fullmatch(one[0]) and any(one.start() in each for each in reasons))
    )


def _is_verb_without_change(said: Normal, clauses: Sequence[_Clause], at: int) -> bool:
    """Whether a verb changes nothing by what the clause behind it says: the time settled, how many are on a list, what is off."""
    own, behind = clauses[at], clauses[at + 1 : at + 2]
    words = said.text[own.start : own.end]
    match own.deed:
        case ChangeDeed.TERMS:  # 「报名今日截止，共96人」 sets it no other day
            return verbs.CLOSES_TODAY.search(words) is not None and any(
                verbs.HOW_MANY.match(each.own) for each in behind
            )
        case ChangeDeed.FINISH:  # 「体检定了，2月27号上午8点」; 「录音机借不到，会都开完了，不用了」 says why
            is_set = words.rstrip("了啦喇喽咯咗").endswith(("定", "定好"))
            is_why = at > 0 and clauses[at - 1].deed is None
            return any(
                (is_set and verbs.STARTS_WITH_TIME.match(each.own) is not None)
                or (is_why and each.deed is ChangeDeed.CANCEL and not each.own)
                for each in behind
            )
    return False


def leads_task(said: str) -> bool:
    """「由王芳牵头，赵亮配合，12月15日前做好方案」: who does it stands before what is to be done; nothing that is there is meant."""
    if IN_CHARGE.fullmatch(said):
        return True
    found = LED.match(said)
    clauses = [(each, OF_TIME.sub("", each)) for each in SENTENCE.split(found["rest"])] if found else ()
    return any(deed != each and len(deed) > A_DEED for each, deed in clauses)


def clauses_of(said: Normal) -> Iterator[tuple[int, str]]:
    """The clauses of a text, each with its place in the normal form."""
    text = verbs.NOT_BUT.sub(lambda found: f"{found['first'] or ''}_", said.text)
    text = verbs.RIGHTED.sub(lambda found: found[1] + ("改", "改到", "改了到")[len(found[2]) - 1], text)
    text = verbs.ARROW.sub(lambda found: "改到"[: len(found[0])], text)
    text = verbs.PLACED_AT.sub(r"\1_", text)
    text = verbs.SETTLED.sub(r"\1_", verbs.DAY_FIRST.sub(r" \1", text))
    cuts = [0, *(match.end() for match in verbs.BREAK.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = verbs.PARTICLES.sub("", text[start:end].strip(" ,。;:!-…\n"))
        if words:
            yield start + text[start:end].index(words), words


def _clause(start: int, words: str) -> _Clause:
    for rule in () if ACKNOWLEDGED.search(words) or NOT_YET.search(words) else verbs.VERBS.rules:
        found = rule.pattern.search(words)
        if found is not None and not _is_false_match(deed := ChangeDeed(rule.says["deed"]), found, words):
            named = {name: found.span(name) for name, value in found.groupdict().items() if value}
            new = (span for name, span in named.items() if name not in (ITEM, WAS))
            first, last = next(new, (found.end(), found.end()))
            if deed is ChangeDeed.SHIFT and "几" in words[first:last]:  # 「晚几天」
                deed = ChangeDeed.LATER
            own = words[slice(*named[ITEM])] if ITEM in named else words[: found.start()].strip()
            deed, own = if_denied(deed, f"{own} {words[slice(*named[WAS])]}".strip() if WAS in named else own)
            behind = found.groupdict().get("rest") or ""
            if not own and deed is ChangeDeed.FINISH and NAMED_BEHIND.fullmatch(behind):
                own = behind.rstrip("了啦喇")  # 「听完简报会」
            return _Clause(start, start + len(words), deed, own, (start + first, start + last))
    return _Clause(start, start + len(words), None, words, (start, start))


def _hindered_clause(clause: _Clause) -> _Clause:
    """「明天不过来看书屋了，什么时候来再等通知」: what is not to be now is open where it is said that a day will be told."""
    found = verbs.NOT_NOW.search(clause.own) if clause.deed is None else None
    if found is None or not (found[0][0] == "先" or verbs.FROM_OUTSIDE.search(clause.own)):  # 「小王不来了」
        return clause
    own = f"{clause.own[: found.start()]} {found['rest']}".strip()
    return replace(clause, deed=ChangeDeed.HINDERED, own=own)


def _done_clause(clause: _Clause) -> _Clause:
    """「跑步机修好了，光荣榜也贴了」, 「药箱买了，手册也印好了」: beside what is over a bare verb ends as much."""
    found = BARELY_DONE.fullmatch(clause.own) if clause.deed is None else None
    return replace(clause, deed=ChangeDeed.FINISH, own=found["own"]) if found else clause


def _is_false_match(deed: ChangeDeed, found: re.Match[str], words: str) -> bool:
    """What is still to be done is not finished; what is exchanged for nothing is not swapped; who is late moves nothing."""
    if deed is ChangeDeed.CANCEL and NO_ROOM.search(words, 0, found.end()):
        return True
    if deed is ChangeDeed.JOIN:
        return AND.search(words) is None
    if deed is ChangeDeed.SWAP:
        return found.groupdict().get("two") is not None and AND.search(words) is None
    if deed in (ChangeDeed.SHIFT, *OPEN_DEEDS) and verbs.MYSELF.fullmatch(words, 0, found.start()):
        return not found[0].startswith(("拖", "宽", "缓"))  # 「我拖两天」 is said of what is due
    if _moves_nothing(deed, found, words):
        return True
    is_figure = verbs.A_FIGURE.search(found[0]) or verbs.COUNTED.search(words)  # 「findings should be 8」
    if deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT) and is_figure:
        return True
    if deed is ChangeDeed.MOVE and verbs.SAID_BY.search(words, 0, found.start()):  # 「厂家说下周才发」 is why
        return "才" in found[0]
    rest = found.groupdict().get("rest") or ""
    return deed is ChangeDeed.FINISH and (
        any(each.search(words, 0, found.end()) for each in (verbs.IN_PART, verbs.TO_DO))
        or any(each.match(rest) for each in (verbs.TELL_ME, verbs.STARTS_WITH_TIME))
    )


def _moves_nothing(deed: ChangeDeed, found: re.Match[str], words: str) -> bool:
    """「别拖到五点」, 「提前1天太赶」, 「理事会我遲十五分鐘」, 「场地定金400交了」."""
    match deed:
        case ChangeDeed.MOVE:
            own = words[: found.start()]
            return any((verbs.NOT_TO.search(own), verbs.LISTED_DAYS.fullmatch(own)))
        case ChangeDeed.SHIFT:
            is_late = any(each.search(words) for each in (verbs.LATE, verbs.AGAINST_PLAN))
            return is_late or verbs.TOO_SOON.match(words, found.end()) is not None
        case ChangeDeed.PLACE:
            return verbs.DEPOSIT.search(words) is not None
    return False


def _change(said: Normal, clauses: Sequence[_Clause], first: int, place: int, following: int) -> ItemChange:
    own, last = _clause_with_new_value(clauses, place, following)
    placed = said.text[slice(*own.new)].strip() if own.deed is ChangeDeed.PLACE else ""
    # 「再宽限两天到十七号吧。然后体检那天早点，七点半」
    end = fresh.start() if (fresh := AFRESH.search(said.text, own.end - 1)) else len(said.text)
    behind = range(last + 1, following)
    anew = (at for at in behind if clauses[at].start > end or SETTLED_BESIDE.match(clauses[at].own))
    following = next(anew, following)
    later = clauses[last + 1 : following]
    timed = _times_alone(said, later)
    own = _at_time_beside(said, own, timed, is_placed=bool(placed))
    is_but = own.own in ("但", "但是", "不过", "只是")  # 「12号拔河比赛照常，但改在体育馆」
    own = replace(own, own="") if is_but else own
    named = [each.own for each in reversed(clauses[first:place]) if not SPOKEN_TO.fullmatch(each.own)]
    before = tuple(each for each in named if is_but or not SAME.search(each))
    if clauses[place].deed is ChangeDeed.HINDERED:  # 「课老师请假了」 is not named by all of its words
        own, before = replace(own, own=""), (said.text[own.start : clauses[place].end], *before)
    after = tuple(each.own for each in later)
    beside = " ".join([said.text[own.start : own.end], *after])
    words = " ".join([said.text[clauses[first].start : own.end], *after])
    is_soft = own.deed is not ChangeDeed.CANCEL or "先" in words  # 「唔开喇，过咗年再约」 is off
    till = (each for each in verbs.TILL_TOLD.finditer(words) if not each["rest"])
    if own.deed in (*OPEN_DEEDS, ChangeDeed.CANCEL) and any(is_soft or not each["soft"] for each in till):
        own = replace(own, deed=ChangeDeed.UNDATED)
    scope = (
        Scope.ONE if ONCE.search(beside) else Scope.FOLLOWING if FOLLOWING.search(beside) else Scope.UNSAID
    )
    # 「送清凉第一回不动，后面三回都挪到周四」; 「剩下的两次巡查」 are all to come
    if rest := REST.search(own.own):
        own = replace(own, own=(own.own[: rest.start()] + rest["of"]).strip())
        scope = Scope.FOLLOWING if rest["left"] else Scope.REST
        before = tuple(each.own for each in reversed(clauses[first:place]))
    if own.deed is ChangeDeed.OWNER:
        own, before = _resolve_pronoun(said, own, before)
    since = verbs.SINCE.search(own.own) if scope is Scope.FOLLOWING else None
    own = replace(own, own=since.re.sub("", own.own, 1).strip()) if since is not None else own
    made = _item_change(said, own, before, after, scope, placed if timed else "")
    span = said.places[clauses[place].start], said.ends[own.end - 1]
    return replace(made, stretch=span, since=since["since"] if since else "")


def _times_alone(said: Normal, clauses: Sequence[_Clause]) -> list[tuple[_Clause, re.Match[str]]]:
    """Those that are nothing but a time, and no day of another thing behind it."""
    own = (each for each in clauses if not OF_ANOTHER.match(said.text, each.end))
    return [(each, found) for each in own if (found := verbs.TIME_ONLY.fullmatch(each.own))]


def _at_time_beside(
    said: Normal, own: _Clause, timed: Sequence[tuple[_Clause, re.Match[str]]], *, is_placed: bool
) -> _Clause:
    """With the day or hour that a clause of its own tells: 「拖半个月 16号嘛」, 「挪到月底，26号」."""
    is_day = own.deed is ChangeDeed.SHIFT and any(verbs.A_DAY_ALONE.search(each.own) for each, _ in timed[:1])
    is_by = own.deed in (ChangeDeed.SHIFT, ChangeDeed.LATER)
    if is_by and (day := verbs.DAY_SHIFTED_TO.match(said.text, own.new[1], own.end)):
        own = replace(own, deed=ChangeDeed.MOVE, new=day.span("new"))  # 「推一天23号」, 「宽几天 24号交」
    if timed and (is_placed or is_day):  # 「换到负一楼 推一天23号」, 「拖半个月 16号嘛」
        own = replace(_renewed(own, ChangeDeed.MOVE, *timed[0]), end=own.end)
    new = said.text[slice(*own.new)].strip()
    if timed and own.deed is ChangeDeed.MOVE and verbs.SPAN_ONLY.fullmatch(new):
        clause, found = timed[0]
        begins = found.start("new") + clause.start if verbs.A_NUMBER.search(clause.own) else own.new[0]
        own = replace(own, new=(begins, clause.end))  # 「挪到月底，26号」, 「改到下周，周三」
    return own


def _item_change(
    said: Normal, own: _Clause, before: tuple[str, ...], after: tuple[str, ...], scope: Scope, placed: str
) -> ItemChange:
    assert own.deed is not None
    is_move = own.deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT)
    thing = ALLOWED.sub("", verbs.LED_ON.sub("", FOLLOWING.sub("", own.own).strip()).rstrip("也就"))
    thing = verbs.FROM_PLACE.sub("", thing) if own.deed is ChangeDeed.PLACE else thing
    within = verbs.PLACE_IN_TIME.search(said.text, *own.new) if is_move else None
    new = (own.new[0], within.start()) if within is not None else own.new
    placed_behind = (found["new"] for each in after if is_move and (found := verbs.PLACE_BEHIND.match(each)))
    where = placed or ((within["new"] or within["only"]) if within else next(placed_behind, ""))
    return ItemChange(
        own.deed,
        ASPECT.sub("", thing) if is_move else thing,
        before,
        said.text[slice(*new)].strip(),
        after,
        scope,
        said.quote(own.start, own.end).strip(" ,，。；;"),
        said.quote(*new).strip() if new[0] < new[1] else "",
        next(one for one in verbs.sentences(said.raw) if one[0] <= said.places[own.start] < one[1]),
        _words_as_written(said, where),
        not own.own and not before,
    )


def _words_as_written(said: Normal, words: str) -> str:
    """ "HR office level 4", not 「HR办公室level 4」."""
    at = said.text.find(words) if words else -1
    return (
        said.quote(at, at + len(words)) if at >= 0 else in_script_of_text(words.replace("·", " "), said.raw)
    )


def _resolve_pronoun(said: Normal, own: _Clause, before: tuple[str, ...]) -> tuple[_Clause, tuple[str, ...]]:
    """「名单我忙不过来，跟秀珍说好了由她来弄」: who she is stands in front of it, and names no item."""
    if said.text[slice(*own.new)] not in verbs.PRONOUNS:
        return own, before
    for words in (own.own, *before):
        told = verbs.AGREED.search(words) or verbs.SAYS.fullmatch(words)
        if told is not None:
            start = said.text.rindex(words, 0, own.end) + told.start("who")
            kept = tuple(each for each in before if each != words)
            named = own.own.replace(told[0], "") if words == own.own else own.own
            return replace(own, own=named.strip(), new=(start, start + len(told["who"]))), kept
    return own, before


def _clause_with_new_value(clauses: Sequence[_Clause], place: int, following: int) -> tuple[_Clause, int]:
    """「时间变了，2月3号下午」, 「27号开不成了，30号」: what is left open, and the clause that tells what it becomes."""
    own = clauses[place]
    for nth in range(place + 1, min(place + 3, following) if own.deed is ChangeDeed.CANCEL else 0):
        made_up = verbs.MADE_UP.match(clauses[nth].own)
        if made_up is not None:  # 「15号那晚停 补返喺8月19」, 「…cancel，落雨，19号补返」
            return _renewed(own, ChangeDeed.MOVE, clauses[nth], made_up), nth
    if own.deed not in OPEN_DEEDS:
        return own, place
    for nth in range(place + 1, following):
        behind = clauses[nth]
        is_told = verbs.NOT_BEFORE.search(behind.own) or verbs.TIME_ONLY.fullmatch(behind.own)
        if own.deed is not ChangeDeed.HINDERED and nth > place + 1 and not is_told:  # behind the reason why
            continue
        for deed, pattern in ((ChangeDeed.MOVE, verbs.TIME_BEHIND), (ChangeDeed.PLACE, verbs.PLACE_BEHIND)):
            found = pattern.match(behind.own)
            if found is not None and not verbs.STILL_OPEN.search(behind.own):
                return _renewed(own, deed, behind, found), nth
    return own, place


def _renewed(own: _Clause, deed: ChangeDeed, behind: _Clause, found: re.Match[str]) -> _Clause:
    """The change with what a clause behind it says it becomes."""
    start = behind.start + found.start("new")
    return replace(own, deed=deed, end=behind.end, new=(start, start + len(found["new"])))
