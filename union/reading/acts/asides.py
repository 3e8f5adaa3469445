"""Clauses of talk beside what is told: 「她们说什么也不肯收」, 「我嗓子都哑了」, 「哈哈」.

A word of talk speaks of its own clause: a visit told with its sum is told, whoever laughs behind it. What supposes,
asks, quotes or plans is no aside, and what names the subject of all that follows (我妈住院了) is none before a deed.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from union.core.lazy_regex import Regex, either
from union.reading import lexicon
from union.reading.acts.classification import Evidence, heard
from union.reading.text.tense import Tense, tense

CLAUSE_END = Regex(r"[,。;!~\n …]")
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
    r"(?<=[,。;!~\n 😀-🙏])\s?(?:谢谢|感谢|多谢|辛苦|麻烦|拜托)(?:大家|各位|你们|您|主席|支持|配合|了|啦|哈|啊|咯){0,4}\s?[!。~🙏]{0,3}$",
    signs="谢苦烦托",
)
# Where what is planned ends for sure: another sentence, or 「，如不能出席请告知」 to whoever cannot come.
SENTENCE = Regex(
    r"[。;!\n]|[,\s](?=(?:如|若|要是|万一)[^,。;]{0,12}(?:请假|[来去]不了|不能|无法|没空|有事)[^。;\n]{0,6}(?:告知|说一声|请假|联系|通知|[跟找]))"
)
OPENING = Regex(  # 「跟大家说俩事哈」 leads to what is told
    r"^\s?(?:我?[跟给和向](?:大家|各位|大伙儿?|你们|领导|主席)(?:伙儿?)?(?:[说讲汇]报?|通报)(?:一?[声下]|[个件俩两几三]{1,2}事儿?情?){1,2}|[说讲](?:[个件俩两几三]{1,2}|一下)事儿?)[哈啊呀吧]{0,2}[,。:!~\s]"
)
ONE, MINE = "一1", Regex(r"我(?!们|会|厂|校|院|司|局)|俺")
BY_WHOM = Regex(r"[我俺他她](?!们)")
# 「我和小谢去看了刘工」, 「我替主席去看了王阿姨」, 「我去街站派传单」: who went; 「我体检查出2个结节」 is the writer's own.
WENT = Regex(r"[我俺][和跟同与替代陪带帮]|[帮替陪](?!我)|[派发]传单|[派发]单张|街站|联署|请愿|外展|洗楼")
CALLED_AT = Regex(r"[到去上下跑][^,。;\n]{0,8}(?:车间|班组|工地|码头|医院|现场|一线|分会|宿舍|工段|站|队)")
BESIDE = Regex(  # 「转了一圈啊」, 「给了他两千块钱」: how it is said, and to whom something was given
    r"[啊呀嘛哈哒啦](?=[,。;!\n]|$)|(?<=给)[他她](?=们?家?[\d一二两三四五六七八九十])|(?<=给了)[他她](?=们?家?[\d一二两三四五六七八九十])"
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
        figures = _within(seen.places, start, end)
        said, words = seen.text[start:end], seen.words[start:end]
        if not said.strip():
            continue
        # 「我也蹭了一碗」, 「我家那个也领了一份」: one, and the writer's own
        is_share = is_work and is_counted and len(figures) == 1 and seen.text[figures[0]] in ONE
        has_figure = bool(figures) and not (is_share and MINE.search(said))
        if _is_aside(said, words, has_figure, is_work and is_counted):
            found.append((start, end))
        else:
            is_work = is_work or any(name in heard(words) for name in OFFICE)
            is_counted = is_counted or has_figure
    return tuple(found)


def felt(seen: Evidence, end: int) -> list[tuple[int, int]]:
    """Where the clauses before a place stand that only thank, talk or say how it was: 「大家辛苦了」, 「我用语音讲啊」."""
    found = []
    for begin, stop in clauses(seen.text):
        said, names = seen.text[begin:stop], heard(seen.words[begin:stop])
        is_talk = stop <= end and (FELT.search(said) or SPEAKING.search(said))
        if is_talk and not _governs(said) and names.keys().isdisjoint((*OWN, *OFFICE, *NEVER)):
            found.append((begin, stop))
    return found


def without(seen: Evidence, spans: Sequence[tuple[int, int]]) -> Evidence:
    """The evidence with these stretches blanked, so that places stay right."""
    laughed = (LAUGHTER.sub(lambda found: " " * len(found[0]), each) for each in (seen.text, seen.words))
    text, words = map(list, laughed)
    for start, end in spans:
        text[start:end] = words[start:end] = " " * (end - start)
    done_for = (span for span in clauses(seen.text) if is_for_others(seen.words[slice(*span)]))
    beside = BESIDE.finditer(seen.text) if seen.places else ()
    for match in (*(each for span in done_for for each in BY_WHOM.finditer(seen.text, *span)), *beside):
        text[match.start()] = words[match.start()] = " "
    gone = sum(len(_within(seen.places, start, end)) for start, end in spans)
    return seen._replace(text="".join(text), words="".join(words), figures=seen.figures - gone)


def without_courtesy(seen: Evidence) -> Evidence:
    """The evidence without what it begins with and the thanks at its end."""
    found = [each.span() for each in (OPENING.search(seen.text), COURTESY.search(seen.text)) if each]
    return without(seen, found) if found else seen


def is_for_others(words: str) -> bool:
    """Whether a clause tells a deed of the union's that its writer did for somebody."""
    said = heard(words)
    is_work = "deeds" in said or "ours" in said or CALLED_AT.search(words) is not None
    return is_work and WENT.search(words) is not None


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses stand; a blank ends one, too."""
    cuts = [0, *(match.end() for match in CLAUSE_END.finditer(text)), len(text)]
    yield from ((start, end) for start, end in pairwise(cuts) if end > start)


def _is_aside(said: str, words: str, has_figure: bool, is_told: bool) -> bool:
    """Whether a clause is only talk; `is_told`: union work was told before it."""
    names = heard(words).keys()
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


def _within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of ascending places that stand in the clause."""
    return places[bisect_left(places, start) : bisect_left(places, end)]
