"""The lesson in an officer's correction: what was read, what was chosen instead, and by which words to know the like."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache

from union.core.kinds import CATEGORIES, Kind, also_called
from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.acts import lessons as model
from union.reading.acts.extraction import look
from union.reading.acts.lessons import RUN, Learned, Lesson, LessonSubject, any_word_pattern, common, telling
from union.reading.message import Intent
from union.reading.names.people import HELPED, SURNAMES
from union.reading.privacy.redaction import HIDDEN, MARK, mask_names, mask_private
from union.reading.reader import read
from union.reading.text.normal_form import EitherScript, normal


def category_lesson(
    text: str, now: datetime, chosen: str, *, region: str = "CN", learned: Learned | None = None
) -> Lesson | None:
    """What a log teaches whose category became `chosen`; None when it teaches nothing.

    So it is when it is read so anyway (after the lessons in `learned`), tells of several deeds, or has no telling
    word. `now` is when it was written, local.
    """
    message = read(text, now, region=region, learned=learned)
    if message.intent is not Intent.LOG:
        message = read(text, now, region=region, meant=Intent.LOG, learned=learned)
    if len(message.facts) != 1 or message.facts[0].category == chosen:
        return None

    def is_followed(taught: Learned) -> bool:
        return read(text, now, region=region, meant=Intent.LOG, learned=taught).category == chosen

    fact = message.facts[0]
    return _lesson(LessonSubject.CATEGORY, fact.category, fact.title, chosen, text, now, region)


def kind_lesson(
    text: str, now: datetime, chosen: Kind, *, region: str = "CN", learned: Learned | None = None
) -> Lesson | None:
    """What a plan teaches whose kind became `chosen`; None when it teaches nothing, as for `category_lesson`."""
    message = read(text, now, region=region, meant=Intent.EVENT, learned=learned)
    if message.kind is None or message.kind is chosen:
        return None
    return _lesson(LessonSubject.KIND, message.kind, message.title or text, chosen, text, now, region)


def _lesson(
    subject: LessonSubject, read_as: str, title: str, chosen: str, text: str, now: datetime, region: str
) -> Lesson | None:
    """The first that the very message follows when it is read with it; else it teaches nothing.

    The title's words tell the deed; where they would fit any deed, all of the message's do. That the words are like it is not
    enough: of 「12户，端午」 the reading leaves the feast out as said in passing.
    """
    meant = Intent.LOG if subject is LessonSubject.CATEGORY else Intent.EVENT
    words, of_title = look(text, now.replace(tzinfo=None), region).words, kept_words(title)
    overruled = classification.overruled(subject, words, chosen)
    for kept in (of_title if telling(of_title).own else "", kept_words(words)):
        lesson = Lesson(subject, kept, read_as, chosen, overruled)
        taught = model.learned([lesson])
        if taught.lesson(subject, words) is not None:
            again = read(text, now, region=region, meant=meant, learned=taught)
            if chosen == (again.category if subject is LessonSubject.CATEGORY else again.kind):
                return lesson
    return None


# Whoever is called by name and title; 「＊＊」 and 「****」 are names and numbers cut before.
PERSON = Regex(
    rf"@[A-Za-z0-9_]{{1,32}}|[{SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:同志|老师|师傅|主席|书记|主任|委员|组长|部长|先生|女士)"
    rf"|[\u4e00-\u9fff]{re.escape(HIDDEN)}|{re.escape(MARK)}[\dXx]{{0,4}}"
)
VISITED = Regex(
    lambda: rf"(?<=慰问|看望|探望|走访|帮扶|救助|资助|补助|住院|患病|退休)了?{HELPED.spelt('@ONE_NAME')}"
)
WORK_WORDS = Regex(
    lambda: any_word_pattern(word for each in lexicon.weighed("categories") for word, _weight in each.words)
)


def kept_words(text: str) -> str:
    """What may be kept of a deed's words so that it is known again: 「看望刘建国，包粽子3场」 → 「看望 包粽子」."""
    # 「慰问刘建国」 loses the name; 「慰问包粽子」 keeps what is a word of union work
    unnamed = VISITED.sub(
        lambda found: found[0] if WORK_WORDS.search(found[0]) else " ",
        PERSON.sub(" ", mask_names(mask_private(text))),
    )
    said = normal(unnamed).text
    without = common().sub(lambda match: " " if match.lastgroup == "filling" else match[0], said)
    return " ".join(match[0] for match in RUN.finditer(without))


# What officers call the kinds of item; the first name of each is the one said back.
NAMES = {
    Kind.VISIT: ("走访", "慰问", "走访慰问", "探访"),
    Kind.COMPETITION: ("竞赛", "比赛"),
    Kind.MEETING: ("会议",),
    Kind.TRAINING: ("培训",),
    Kind.ACTIVITY: ("活动",),
    Kind.REPORT: ("材料报表", "文件报表", "材料报送", "报材料", "报表"),
    Kind.DEADLINE: ("截止事项",),
    Kind.OTHER: ("其他",),
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names}
LABEL = "(?:工作)?(?:类别|类型|种类|分类)"
SAYS = "(?:[这那呢该][个条笔单项]?(?:记录)?)?(?:(?:[写记弄搞]?错了?|不对)[,:]?)?(?:应该|应当|应)?(?:改为|改成|改到|改|换成|[是系]|为|算作|[算计](?:返|回)?(?:入|到|进)?|归[返回]?[到入为]?|[记放列挪划转][返回]?[到在入进]|属于|:)"
# "this is publicity", "should be under care and visits"
TALKED = Regex(r"\s(?:lah?|leh|lor|ah|hor|one|please|pls|thanks|category)$")
SAYS_IN_ENGLISH = Regex(
    r"^(?:(?:this|it|that)(?:\sone)?(?:\s(?:is|was|should\sbe|shld\sbe)|'s)|category(?:\s(?:is|should\sbe))?|(?:put|move|file)(?:\s(?:it|this))?|should\sbe)\s(?:(?:for|under|to|in|a|an)\s){0,2}",
    any_case=True,
)


def named_category(text: str) -> str | None:
    """The category a reply gives to a log; a bare name is enough, and behind 归到 what only one name holds: 维权."""
    said = SAYS_IN_ENGLISH.sub("", TALKED.sub("", text.strip(" .!").casefold()))
    for name in (said, said.removesuffix("s")):
        if name in (known := _english_names()):
            return known[name]
    whole = normal(text).text.strip()
    match = _pattern((*CATEGORIES, *also_called()), f"(?:(?:{LABEL})?{SAYS})?").fullmatch(whole)
    if match is not None:
        return category_called(match["name"])
    part = _pattern(("[\u4e00-\u9fff]{2,4}?",), f"(?:{LABEL})?{SAYS}").fullmatch(whole)
    return category_called(part["name"]) if part is not None else None


# "should be under …", 「应该算…」: a sort is put right. Several may be said: "helping members / grievance".
UNDER = EitherScript(
    r"\b(?:under|category|belongs?\s(?:to|in|under))\b|归[到在入为]?|(?<![预打估计核决结清概别不])算(?:作|成|是|进|入|到|在)?(?![了数上错])|列[到在入]|类别",
    any_case=True,
)
OR = Regex(r"[/、,，;；]|\bor\b|还是|或者?")


def sorts_meant(text: str) -> tuple[str, ...]:
    """The sorts of work that words mean, by name or by what they speak of: 「竞赛的奖品」; several where its pieces speak of several."""
    pieces = OR.split(SAYS_IN_ENGLISH.sub("", text))
    found = (named_category(each) or classification.category(normal(each).text) for each in pieces)
    return tuple(dict.fromkeys(each for each in found if each))


@cache
def _english_names() -> Mapping[str, str]:
    """The categories by their English names, and by either half of one: "finance"."""
    names = also_called("english")
    return {**{half: sort for each, sort in names.items() for half in each.split(" and ")}, **names}


def english_sort(words: str) -> str | None:
    """The only category whose English name holds all these words: "care visit"."""
    said = {each.removesuffix("s") for each in words.casefold().split()}
    names = _english_names().items() if said and words.isascii() else ()
    found = {sort for name, sort in names if said <= {each.removesuffix("s") for each in name.split()}}
    return found.pop() if len(found) == 1 else None


def category_called(name: str) -> str | None:
    """The category of that name, else the only one whose name holds it: 维权."""
    names = (*CATEGORIES, *also_called())
    if name in names:
        return also_called().get(name, name)
    holding = {also_called().get(each, each) for each in names if name in each}
    return holding.pop() if len(holding) == 1 else None


def named_kind(text: str) -> Kind | None:
    """The kind a reply gives to a plan; it must say that it means the kind."""
    match = _pattern(tuple(KINDS), f"(?:{LABEL}{SAYS}|算作?|按)").fullmatch(normal(text).text.strip())
    return KINDS[match["name"]] if match else None


def kind_name(kind: Kind) -> str | None:
    """What officers call a kind; None for one that has no name of its own."""
    return NAMES[kind][0] if kind in NAMES else None


@cache
def _pattern(names: tuple[str, ...], before: str) -> re.Pattern[str]:
    return re.compile(
        rf"{before}\s?(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})类?(?:吧|的|了)?[。.!]?"
    )
