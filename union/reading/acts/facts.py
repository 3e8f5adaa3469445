"""Cuts a message into facts: one deed each, with its own figures, sums and day; clauses of talk between are none."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex, either
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.acts.classification import Evidence, words_by_ground
from union.reading.acts.lessons import Learned, LessonSubject
from union.reading.text.identifiers import list_marks
from union.reading.text.tense import Tense, tense

SENTENCE_END = Regex(r"[。;!\n]")
CLAUSE_END = Regex(r"[,。;!\n]")
BETWEEN = Regex(r"[、/+和及 \u2600-\u27bf\U0001f300-\U0001faff]{1,3}")
CLAUSE_SIGNS = tuple(",。;!\n")
APART = (";", "\n")
TIME = "□"  # where a time stood
# 「发展会员9名，开小组会一次」: an occasion of its own; 「共3次」 and 「其中讲座2场」 belong to what was told before.
OCCASION = Regex(
    r"[ ,、]*(?!共|累计|先后|全年|其中|每|各|参加|分)[\u4e00-\u9fff]{3,10}?(?:\d{1,3}|[一两三四五六七八九十]{1,2})(?:次|场)(?!的)"
)
# 「…34人。另外昨天看了刘师傅」: what is told besides, on a day of its own.
BESIDES_THEN = Regex(rf"[ ,、]{{0,4}}(?:另外|还有|此外|另),?{TIME}{{1,60}}[^\d,。;{TIME}]{{2}}")
ON_ITS_DAY = Regex(  # The same behind a blank, or a day and what was done on it
    rf"(?:(?:另外|还有|此外|另),?)?{TIME}{{1,60}}(?!\s?at\s?\$)[^\d,。;{TIME}]{{2}}"
)
TOLD = Regex(rf"[ ,、]*{TIME}+[^\d,。;]{{4}}")  # a day and what was done on it
# 「，又昨天派单张40张」; a deadline is none, nor a batch of the same.
ANOTHER_DAY = Regex(
    rf"[ ,、]*(?:又|还|再|也|另|接着|然后)?(?P<day>{TIME}+)(?!之?前|以前|[^,。;\d]{{0,4}}[批场组车])[^\d,。;]{{2}}"
)
DAYS = Regex(rf"{TIME}+")
# Between the day and its figure: 「…,收了19份」.
COUNTING = Regex(r"[ ,、]{0,4}(?:[\u4e00-\u9fff]{1,2}了)?[ ,、]{0,4}[共到来了]{0,4}")
# 「80 masks on Friday and 60 masks on Saturday」: a figure with its day behind it.
AND_THEN = Regex(rf"{TIME}[\s·,]*(?:and|&)[\s·]*$")
DAY_BEHIND = Regex(rf"\s*\d[^,。;{TIME}]{{0,30}}{TIME}+[,。;\s·]*")
# What each got and what it came to is told of the deed before it.
OF_BEFORE = Regex(
    r"[ ,、]{0,4}(?:[还尚][差欠剩]|每(?:[户人家名位份个]|车间|分会)|[人户]均|一共|共|合计|总计|其中|各[送发给])"
)
COST = Regex(  # 「…45人，食物4200，还有车费600」: a cost by its name alone is one of the deed before it
    r"[ ,、]{0,4}(?:还有|另外?|再?加上?)?(?:车|大巴|旅巴|租车|交通|餐|午餐|晚餐|饭|场地?|材料|食物|食材|饮料|饮用水|门票|保险|住宿|蛋糕|(?![收缴交退])[\u4e00-\u9fff]{1,3}(?<![会党团经学名])(?=费))[费租钱款]?(?:一共|总共|合?共|合计|是)?(?:花了?|用了?)?[$¥]?[\d□][\d,.□]{0,12}(?:元|块|蚊)?(?=[,。;!\s]|$)"
)
GOODS = Regex(  # 「看望了老谭。果篮54元，红包100元」: what was brought or bought for it, and what each cost
    r"[ ,、]{0,4}(?:[带送拎提用]了?)?(?P<what>(?:(?![收缴交退捐筹存垫赛会班课])[\u4e00-\u9fff·a-z ]){1,8}?)(?<![金款助贴费])(?:一共|总共|共|合计|花了?)?[$¥]?\d[\d,.]{0,9}(?:元|块|蚊)?"
    r"(?:[ ,、+和及]{1,3}[\u4e00-\u9fff·]{1,8}[$¥]?\d[\d,.]{0,9}(?:元|块|蚊)?){0,4}(?=[,。;!\s]|$)"
)
HEADING = Regex(
    r":$|^[□\s]{0,12}(?:工作|走访|慰问|活动|情况|小结){1,3}$|(?:汇总|台账|统计表?|一览表?|明细|清单|名单|记录表|登记表)$"
)
BESIDES = Regex(r"[ ,、]*(?:另外?|此外):")
# 「会费$22,950已入银行 另外报名费$800」: another sum of the treasurer's, paid or received for something else.
BESIDES_PAID = Regex(
    r"[ ,、]*(?:另外?|此外|还有)(?!加|送)[^,。;\d]{0,12}(?:付|交|入|收|转|退|过|垫|[费租金款]|订)[^,。;\d]{0,8}$"
)
# 「会费收了1850元。付大巴订金400元」: what came in and what went out are never one deed.
CAME_IN = Regex(r"收[了到取集入齐咗]|入[了咗]?(?:账|数|银行)|存[了入进]|筹")
WENT_OUT = Regex(r"付[了清订定]?|交[了咗]|支出|花了|垫|报销|退[了还]|发放了|买了?|找数")
ANOTHER_SUM = Regex(r"[ ,、]*(?:另外|此外)")
OF_MONEY, A_SUM = "财务经审", Regex(r"[$¥￥元块蚊]")
ANOTHER = Regex(r"(?<=\S) (?=另外|此外)")
STRONG = 2.9
OPENS = Regex(  # A deed at the head of a clause, behind at most a date and a word of joining
    lambda: (
        rf"(?:[\s\d月日号:点上下午昨今天前早晚]|{'|'.join(lexicon.phrases('joining_words'))})*"
        f"(?:{'|'.join(lexicon.phrases('deeds'))})"
    )
)
RESULTS = Regex(  # 「会费收了900元」, 「公众号发稿3篇」: told as done, though no deed opens it
    lambda: "|".join((*lexicon.phrases("deeds"), *lexicon.phrases("results"), *lexicon.phrases("telling")))
)
LONGEST_RESULT, LONGEST_SUM = 40, 80  # signs
# 「又给工友理发31人次」, 「同时发放手册300本」: a word that adds another deed.
JOINS = Regex(lambda: either(lexicon.phrases("adding_words")))
COUNTED = r"\d+(?:余|多)?(?:人次|人|名|位)"
ATTENDED = Regex(  # 「参加女工189人」: who came, no deed of its own
    lambda: (
        rf"(?:{'|'.join(lexicon.phrases('attendance'))})[^,。;\d]{{0,8}}{COUNTED}"
        rf"|[^,。;\d]{{0,8}}{COUNTED}(?:{'|'.join(lexicon.phrases('attendance'))})"
    )
)


Figures = Sequence[tuple[int, int]]


class Stretch(NamedTuple):
    """A part of the normal text that tells one deed, its category where its words settle one, and whether it tells a result."""

    start: int
    end: int
    category: str | None
    tells: bool = False


def stretches(text: str, figures: Figures, days: Container[int] = ()) -> list[Stretch]:
    """The deeds of a message in order; `days`: where a day stands.

    A sentence with a deed of its own begins a new one; so does a clause that opens with a deed of another category
    once the deed before it has a figure: 「走访困难职工12户，组织篮球赛80人参加」 is two. Every item of a list is one.
    """
    parts: list[Stretch] = []
    words: tuple[str, ...] = ()  # of the last
    for start, end, is_item in _clauses(text, figures):
        said, begin, since = classification.category_words(text[start:end]), start, start
        here = Stretch(start, end, classification.category_of(said))
        begins = _begins_item if is_item else _begins_new_stretch
        is_new = not parts or begins(text, parts[-1], here, figures)
        is_new = is_new or (not is_item and _is_on_its_day(text, parts[-1], here, figures, days))
        if not is_new:
            last = parts.pop()
            is_cost = last.category is not None and _is_cost(text, here, figures)
            said = words if is_cost or words == said else tuple(dict.fromkeys((*words, *said)))
            begin, since = last.start, max(last.start, last.end - LONGEST_RESULT)
            here = Stretch(begin, end, classification.category_of(said), last.tells)
        words = said
        parts.append(here._replace(tells=here.tells or RESULTS.search(text, since, end) is not None))
    # Deeds without any word of union work are dropped unless they hold a figure; 「本周工作:」 is a heading.
    kept = [one for one in parts if one.category or _has_figure(one, figures)]
    is_headed = len(kept) > 1 and not _has_figure(kept[0], figures)
    if is_headed and HEADING.search(text[kept[0].start : kept[0].end].rstrip()):
        kept = kept[1:]
    return kept or parts[:1]


def learnt(text: str, part: Stretch, learned: Learned | None) -> str | None:
    """The category of a stretch of the text as the group's lessons have it, else the stretch's own."""
    words = text[part.start : part.end]
    if learned is None or learned.lesson(LessonSubject.CATEGORY, words) is None:
        return part.category
    return classification.category(words, learned)


def _begins_item(text: str, _last: Stretch, here: Stretch, figures: Figures) -> bool:
    """Every item of a list that says anything of union work is a deed of its own."""
    is_deed = lexicon.pattern("deeds").search(text, here.start, here.end) is not None
    return is_deed or here.category is not None or _has_figure(here, figures)


def _begins_new_stretch(text: str, last: Stretch, here: Stretch, figures: Figures) -> bool:
    if OF_BEFORE.match(text, here.start) or (last.category != OF_MONEY and _is_cost(text, here, figures)):
        return False
    ways = (_goes_the_other_way, _begins_besides, _begins_deed)
    return any(begins(text, last, here, figures) for begins in ways)


def _is_cost(text: str, here: Stretch, figures: Figures) -> bool:
    """Whether a clause only says what something cost, and names no deed."""
    if COST.match(text, here.start):
        return True
    goods, at = GOODS.match(text, here.start), bisect_left(figures, (here.start, 0))
    if goods is None or at == len(figures) or A_SUM.search(text, *figures[at]) is None:
        return False
    return goods["what"][-1] in "品物" or lexicon.pattern("deeds").search(goods["what"]) is None


def _is_on_its_day(text: str, last: Stretch, here: Stretch, figures: Figures, days: Container[int]) -> bool:
    """「…来了3人，又17日运动会85人」: behind a day of its own, and a figure of each, or a day; 「全年借阅」 is no day."""
    found = ANOTHER_DAY.match(text, here.start, here.end)
    if found is None or found.start("day") not in days or last.category == OF_MONEY:
        return False
    if not _has_figure(here, figures):
        return _is_day_of_later_figure(text, last, here, figures)
    is_dated = last.tells and any(at in days for at in range(last.start, last.end))
    return is_dated or _has_figure(last, figures)  # 「昨天陪会员见HR，今天打了15个电话」


def _is_day_of_later_figure(text: str, last: Stretch, here: Stretch, figures: Figures) -> bool:
    """「查了46间，前天又去仓库看了灭火器，过期的都换掉了，换了15个」: the clauses behind a day's deed count it, and no other day stands before."""
    at = bisect_left(figures, (here.end, 0))
    if at == len(figures) or not _has_figure(last, figures) or TIME not in text[last.start : last.end]:
        return False
    told = text[here.start : figures[at][0]]
    is_of_before = any(each.match(text, here.end) for each in (OF_BEFORE, COST))
    return len(DAYS.findall(told)) == 1 and not is_of_before and tense(told) is Tense.DONE


def _goes_the_other_way(text: str, last: Stretch, here: Stretch, figures: Figures) -> bool:
    """Whether one sum was received and the other paid."""
    if last.category != OF_MONEY:
        return False
    ways = []
    for start, end in ((max(last.start, last.end - LONGEST_SUM), last.end), (here.start, here.end)):
        first, behind = (bisect_left(figures, (place, 0)) for place in (start, end))
        sums = [each for each in figures[first:behind] if A_SUM.search(text, *each)]
        if not sums:
            return False
        led = text[start : sums[0][0]]
        ways.append((CAME_IN.search(led) is not None, WENT_OUT.search(led) is not None))
    return sorted(ways) == [(False, True), (True, False)]


def _begins_besides(text: str, last: Stretch, here: Stretch, figures: Figures) -> bool:
    """By another day, or what the treasurer tells of a sum of its own behind another one."""
    if not _has_figure(last, figures):
        return False
    piece, at = text[here.start : here.end], bisect_left(figures, (here.start, 0))
    next_one = figures[at] if at < len(figures) else None  # at the latest at the head of the clause behind it
    is_sum = next_one and last.category == OF_MONEY and A_SUM.search(text, *next_one)
    if BESIDES_THEN.match(piece) or (is_sum and BESIDES_PAID.match(text[here.start : figures[at][0]])):
        return True
    is_counted = next_one and COUNTING.fullmatch(text[here.end : next_one[0]])
    is_dated = (is_counted and piece.lstrip(" ,、").startswith(TIME)) or (
        _has_figure(here, figures) and DAY_BEHIND.fullmatch(piece)
    )
    return bool(is_dated) and TIME in text[last.start : last.end]  # 「周一学习26人，周二讲课12人」


def _begins_deed(text: str, last: Stretch, here: Stretch, figures: Figures) -> bool:
    piece, before = text[here.start : here.end], text[last.end - 1 : last.end]
    is_deed, has_figure = bool(lexicon.pattern("deeds").search(piece)), _has_figure(here, figures)
    has_own_time = piece.lstrip(" ,、").startswith(TIME)
    are_counted = has_figure and _has_figure(last, figures)
    if here.category is None:
        # 「走访3户；维修电梯2部」: what stands apart and tells something with its figure is one.
        return before in APART and has_figure and bool(RESULTS.search(piece))
    if SENTENCE_END.match(before):
        is_apart = before in APART and (here.category != last.category or bool(RESULTS.search(piece)))
        return is_deed or has_figure or is_apart or BESIDES.match(piece) is not None
    if ATTENDED.match(piece) or (last.category is None and before not in CLAUSE_SIGNS):
        return False
    if has_own_time and is_deed and _has_figure(last, figures):
        return True
    if here.category == last.category:
        return are_counted and bool(TOLD.match(piece) or OCCASION.match(piece))
    if JOINS.match(piece) and (is_deed or are_counted):
        return True
    if not last.tells:
        return False  # 「利用10天时间，分成三个组，对500户进行走访」
    is_loud = max(classification.scores("categories", piece).values()) >= STRONG
    tells = bool(OPENS.match(piece)) or (has_figure and bool(RESULTS.search(piece)))
    return is_loud and (has_own_time or (_has_figure(last, figures) and tells))


def _has_figure(stretch: Stretch, figures: Figures) -> bool:
    at = bisect_left(figures, (stretch.start, 0))
    return at < len(figures) and figures[at][0] < stretch.end


def _clauses(text: str, figures: Figures) -> list[tuple[int, int, bool]]:
    """Where the clauses and the items of lists stand; a deed right behind a figure begins a clause, too."""
    items = dict(list_marks(text))
    ends = {match.end() for each in (CLAUSE_END, ANOTHER) for match in each.finditer(text)}
    for match in filter(None, (BETWEEN.match(text, end) for _, end in figures)):
        begins = (lexicon.pattern("deeds"), BESIDES_THEN if match[0].strip() else ON_ITS_DAY)
        ends |= {match.end()} if any(each.match(text, match.end()) for each in begins) else set()
    ends |= {end for _, end in figures if ON_ITS_DAY.match(text, end)}  # 「送了6箱今儿个又给4箱」
    days = {at for at, _ in figures if AND_THEN.search(text, max(0, at - 8), at)}
    cuts = sorted({0, len(text), *ends, *days, *items})
    found = [(items.get(a, a), b, a in items) for a, b in pairwise(cuts)]
    return [one for one in found if text[one[0] : one[1]].strip(" ,。;!\n")]


TALK_END = Regex(r"[,。;!~\n …]")
LAUGHTER = Regex(
    r"哈{2,12}|嘻{2,12}|呵{2,8}|嘿{2,8}|[😂🤣😅😭😄😁👍🎉❤]{1,8}|\b(?:lol|haha|hahaha)\b", any_case=True
)
SAID = Regex(  # Somebody helped says something: whatever it is, it is theirs
    r"(?:[他她]们?|家属|本人|师傅们?|老人们?|对方|人家|孩子们?|家长们?|大家|姐妹们?|工友们?|大爷|大妈|阿[姨婆伯]|婆婆|嫂子|老板)"
    r"[^,。;!\s\d]{0,6}(?:[说讲话夸谢笑]|直?[哭乐]|激动|不肯|高兴|开心)"
)
HARDSHIP = Regex(  # How those helped are: 「她爱人还在透析」
    r"[他她](?:们|家|爱人|老伴|老婆|老公|孩子|儿子|女儿|妈|爸|母亲|父亲|丈夫|妻子)?(?:也|还|又|正|刚)?[^,。;]{0,4}(?:住院|透析|化疗|手术|骨折|重病|瘫|癌|残疾|失业|走了|去世|过世|病)"
)
THANKED = Regex(r"(?:谢谢|感谢|多谢)(?:工会|大家|各位|主席)?")
COURTESY = Regex(  # Whoever asks something of colleagues ends so: 「…25日前发给雨桐，谢谢大家」
    r"(?<=[,。;!~\n 😀-🙏])\s?(?:谢谢|感谢|多谢|辛苦|麻烦|拜托)(?:大家|各位|你们|您|主席|支持|配合|了|啦|哈|啊|咯){0,4}\s?[!。~🙏]{0,3}$"
    r"|(?<=[,。;!~\n ])(?:请|麻烦|拜托)(?:大家|各位|你们)(?:帮手|帮忙)?(?:[和跟同向提通][^,。;]{1,14}(?:讲|说|一声|一下)[声下]?|转告[^,。;]{0,6})[!。~🙏]{0,3}$",
    signs="谢苦烦托请",
)
# Where what is planned ends for sure: another sentence, or 「，如不能出席请告知」 to whoever cannot come.
SENTENCE = Regex(
    r"[。;!\n]|[,\s](?=(?:如|若|要是|万一)[^,。;]{0,12}(?:请假|[来去]不了|不能|无法|没空|有事)[^。;\n]{0,6}(?:告知|说一声|请假|联系|通知|[跟找]))"
)
OPENING = Regex(  # 「跟大家说俩事哈」 leads to what is told
    r"^(?:[^;\n\d]{2,30}[,。!~\s])?\s?(?:我?[跟给和向](?:大家|各位|大伙儿?|你们|领导|主席)(?:伙儿?)?(?:[说讲汇]报?|通报)(?:一?[声下]|[个件俩两几三]{1,2}事儿?情?){1,2}|[说讲](?:[个件俩两几三]{1,2}|一下)事儿?)[哈啊呀吧]{0,2}[,。:!~\s]"
)
ONE, MINE = "一1", Regex(r"我(?!们|会|厂|校|院|司|局)|俺")
BY_WHOM = Regex(r"[我俺他她](?!们)")
# 「我和小谢去看了刘工」, 「我替主席去看了王阿姨」, 「我去街站派传单」: who went; 「我体检查出2个结节」 is the writer's own.
WENT = Regex(r"[我俺][和跟同与替代陪带帮]|[帮替陪](?!我)|[派发]传单|[派发]单张|街站|联署|请愿|外展|洗楼")
CALLED_AT = Regex(r"[到去上下跑][^,。;\n]{0,8}(?:车间|班组|工地|码头|医院|现场|一线|分会|宿舍|工段|站|队)")
BESIDE = Regex(  # 「转了一圈啊」, 「给了他两千块钱」, 「又拎了2箱」: how it is said, to whom something was given, how they are
    r"又(?=[^,。;!?\d]{1,8}\d)|瘦(?=了[一不好]|得?脱)|[啊呀嘛哈哒啦](?=[,。;!\n]|$)|(?<=给)[他她](?=们?家?[\d一二两三四五六七八九十])|(?<=给了)[他她](?=们?家?[\d一二两三四五六七八九十])"
)
SPEAKING = Regex(r"我[^,。;\n]{0,12}(?:[说讲]|语音|打字|通知|汇报)")  # 「我在开车就用语音讲了」
# In a clause of what was told these weigh together no more than one of them; others are its subject.
SOFT = ("me_and_you", "particles", "feelings", "hedges", "talk", "chat", "little")
OWN = ("own_life", "everyday", "others")  # behind what is told an aside, before it the subject
TALK = (*SOFT, *OWN)
NEVER = ("production", "other_bodies", "rules")
OFFICE = ("deeds", "ours", "events", "results", "matters")
GOVERN, ASKING = ("suppositions", "hearsay", "rules"), ("questions", "denials")
LATER = Regex(r"错|不对|更正|改[成为到]|下次|下回|以后|回头|改天|明天|后天|下[周月]|再[去来]")
FELT = Regex(lambda: either((*lexicon.phrases("opinions"), *lexicon.phrases("feelings"))))


def asides(seen: Evidence) -> tuple[tuple[int, int], ...]:
    """Where the clauses stand that are only talk; none in a message without a figure."""
    if not seen.places:
        return ()
    found: list[tuple[int, int]] = []
    is_work = is_counted = False  # said so in the clauses before
    for start, end in clauses(seen.text):
        figures = _places_within(seen.places, start, end)
        said, words = seen.text[start:end], seen.words[start:end]
        if not said.strip():
            continue
        # 「我也蹭了一碗」, 「我家那个也领了一份」: one, and the writer's own
        is_share = is_work and is_counted and len(figures) == 1 and seen.text[figures[0]] in ONE
        has_figure = bool(figures) and not (is_share and MINE.search(said))
        if _is_aside(said, words, has_figure, is_work and is_counted):
            found.append((start, end))
        else:
            is_work = is_work or any(name in words_by_ground(words) for name in OFFICE)
            is_counted = is_counted or has_figure
    return tuple(found)


def felt(seen: Evidence, end: int) -> list[tuple[int, int]]:
    """Where the clauses before a place stand that only thank, talk or say how it was: 「大家辛苦了」, 「我用语音讲啊」."""
    found = []
    for begin, stop in clauses(seen.text):
        said, names = seen.text[begin:stop], words_by_ground(seen.words[begin:stop])
        is_talk = stop <= end and (FELT.search(said) or SPEAKING.search(said))
        if is_talk and not _governs(said) and names.keys().isdisjoint((*OWN, *OFFICE, *NEVER)):
            found.append((begin, stop))
    return found


def evidence_without_spans(seen: Evidence, spans: Sequence[tuple[int, int]]) -> Evidence:
    """The evidence with these stretches blanked, so that places stay right."""
    laughed = (LAUGHTER.sub(lambda found: " " * len(found[0]), each) for each in (seen.text, seen.words))
    text, words = map(list, laughed)
    for start, end in spans:
        text[start:end] = words[start:end] = " " * (end - start)
    done_for = (span for span in clauses(seen.text) if is_deed_for_others(seen.words[slice(*span)]))
    beside = BESIDE.finditer(seen.text) if seen.places else ()
    for match in (*(each for span in done_for for each in BY_WHOM.finditer(seen.text, *span)), *beside):
        text[match.start()] = words[match.start()] = " "
    gone = sum(len(_places_within(seen.places, start, end)) for start, end in spans)
    return seen._replace(text="".join(text), words="".join(words), figures=seen.figures - gone)


def without_courtesy(seen: Evidence) -> Evidence:
    """The evidence without what it begins with and the thanks at its end."""
    found = [each.span() for each in (OPENING.search(seen.text), COURTESY.search(seen.text)) if each]
    return evidence_without_spans(seen, found) if found else seen


def is_deed_for_others(words: str) -> bool:
    """Whether a clause tells a deed of the union's that its writer did for somebody."""
    said = words_by_ground(words)
    is_work = "deeds" in said or "ours" in said or CALLED_AT.search(words) is not None
    return is_work and WENT.search(words) is not None


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses stand; a blank ends one, too."""
    cuts = [0, *(match.end() for match in TALK_END.finditer(text)), len(text)]
    yield from ((start, end) for start, end in pairwise(cuts) if end > start)


def _is_aside(said: str, words: str, has_figure: bool, is_told: bool) -> bool:
    """Whether a clause is only talk; `is_told`: union work was told before it."""
    names = words_by_ground(words).keys()
    is_own, is_work = not names.isdisjoint(OWN), not names.isdisjoint(OFFICE)
    is_beside = is_told and not is_work and any(each.search(said) for each in (MINE, FELT))
    if has_figure or ("□" in words and not is_beside) or _governs(LAUGHTER.sub("", said)):
        return False
    if not names.isdisjoint(NEVER):
        return False
    private = lexicon.pattern("private_life")
    if is_told and any(each.search(said) for each in (private, SAID, THANKED)):
        return True
    if "deeds" in names:
        return False
    if HARDSHIP.search(said) and not private.search(said):
        return True
    is_talk = not names.isdisjoint(TALK) or any(each.search(said) for each in (LAUGHTER, FELT))
    return is_talk and (is_told or not (is_own or is_work))


def _governs(said: str) -> bool:
    """Whether a clause supposes, asks, quotes, plans or puts off."""
    if "?" in said or tense(said) is Tense.PLANNED or LATER.search(said):
        return True
    governing = GOVERN if SAID.search(said) else (*GOVERN, *ASKING)
    return any(lexicon.pattern(name).search(said) for name in governing)


def _places_within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of ascending places that stand in the clause."""
    return places[bisect_left(places, start) : bisect_left(places, end)]
