"""Orders that name items by number in loose words: 「#9撤了吧，那是报名人数」, 「#4同#5都唔要」, "what is this #16? delete it".

A message is cut at its numbers: each part says something of one number, or of several named in a row. Which clause of a part is the
order is found by what is left of it without the order's verb and without idle words: nothing, or words of the item's own title.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.names.festive_names import names_festival
from union.reading.text.normal_form import EitherScript, simplified

MAY_BE_ORDER = EitherScript(
    r"[#＃号条项「“负交给归由让补添记接托派转去来嚟席删撤]|重复|取消|撤|恢复|还原|放回|还在|仲喺|参加|与会|同行|[加预]埋?上?我|我[来嚟]|[吗嘛?？]$|[行得好]不[行好]|得唔得|唔[搞做]得|\b(?:no\.?|number|one|undo|delete|remove|cancel|item(?=\s?\d)|entry(?=\s?\d)|over|pass|responsible|handle|charge|add|note|hand|pic|owners?|me|attend(?:ing|ees?)?|go(?:ing)?|com(?:e|ing)|join(?:ing)?|put|remove|participants?|take|handle|discuss|talk|duplicates?|dups?|mistakes?|still|scrap|throw|drop|discard|strike|void|restore|back|cancell?(?:ed)?|same|keep|forget)\b|(?:^|[\s,，;；。])\d{1,3}\s?[\u4e00-\u9fffa-z:]|加[多一上个句条进:：]",
    any_case=True,
)

# The signs of whose something is, in words of belonging.
OF_PEOPLE = EitherScript(
    r"(?:还|仲)有|[叫带拉约揾][上埋]|[帮幫][忙手]|配合|一[起齐块]|换人|[换改]成|[是系算挂]\s?[^,，。]{1,10}[的嘅㗎名数]|[我你]跟|['’]s\b|\b(?:mine|yours|under|with|instead|person|together|tak(?:es|ing)|doing|(?:hand|pass|giv|assign)ing|help(?:s|ing)?|give)\b",
    any_case=True,
)


class NumberedDeed(StrEnum):
    """What becomes of what has the number."""

    UNDO = "undo"
    REOPEN = "reopen"


class NumberedPart(NamedTuple):
    """What one part of a message says of these numbers; in `words` a sign stands for them."""

    numbers: tuple[int, ...]
    words: str

    @property
    def behind(self) -> str:
        """The words behind the number."""
        return self.words.partition(SIGN)[2].strip(EDGES)


class NumberedOrder(NamedTuple):
    """The clause of an order; `left` is what it says besides, `rest` the clauses beside it that name no number."""

    deed: NumberedDeed
    left: str
    rest: str


SIGN, EDGES, LONGEST = "＃", " \n，,。.；;：:、！!", 200
OF_A_LIST = r"(?:那|这|嗰|呢|上面|刚才)[^\n，,。\d]{0,10}?的"
MENTION = EitherScript(
    r"(?<![0-9A-Za-z])[#＃]\s?(?P<marked>\d{1,6})(?!\d|路(?!线)|[楼栋线])(?:\s?号)?"
    r"|(?<!\d)(?P<record>\d{1,6})号(?:[那这嗰呢]?[两二三几]?[条单]|记录|日程)"
    r"|(?<!\d)(?P<joined>\d{1,6})号(?=(?:(?:[和跟与同及、，,]|同埋)\d{1,6}号){1,4}[那这嗰呢]?[两二三几]?[条单])"
    rf"|(?P<pointed>{OF_A_LIST})(?P<listed>\d{{1,6}})号(?!楼|线|门|车间|机|库)"
    r"|(?:编号|序号)(?:是|为|:|：)?\s?(?P<coded>\d{1,6})号?(?:[那这]?[条单项个])?|第\s?(?P<nth>\d{1,6})(?:条|单)(?:记录)?"
    r"|\b(?:no\.?|number|item|record|entry)\s?(?P<english>\d{1,6})\b",
    any_case=True,
)
# 「8号删了吧」: a day is called off, not struck out.
BARE = EitherScript(
    r"^(?:把|将|请|麻烦)?(?P<before>\d{1,6})号(?:也|都|给我|帮我)?(?:删|撤)|^(?:请|麻烦|帮我)?(?:删|撤)[掉了去销回]?(?P<after>\d{1,6})号(?=[吧了啦]?(?:$|[，,。！!]))"
)
JOIN = EitherScript(  # also "6 n 7"
    r"\s{0,2}(?:[、,，&+/和跟与及同]|同埋|还有|以及|,?\s?\b(?:and|n)\b)?\s{0,2}(?:也|the\s)?", any_case=True
)
CLAUSE_END = Regex(
    r"[，,；;！!？?。\n]+|(?<!\d)\.(?=\s|$)|(?<=\d)\.\s|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])"
)
PREDICATE = EitherScript(
    r"\s?(?:is|are|to|should|moved?|venue|time|place|at|by|改|挪|换|定|在|地[点方]|时间|由|给|推|提)",
    any_case=True,
)
WHY = EitherScript(r"因为|由于|(?<!\w)(?:because|cos|coz|since|as it)\b", any_case=True)
UNDO = EitherScript(
    r"(?:给我|帮我)?(?:撤[销掉回下去]?|删[除掉去]?|铲[走掉]?|取消|作废|作罢|划掉|去掉|拿掉|剔除|清掉|注销|收回)(?:了|掉|咗|佢|它|吧|啦|去)*"
    r"|(?:不|唔)(?:再)?(?:要|用|需要?|使|算数?)(?:再)?(?:做|搞|办|弄|记|管|理)?(?:了|啦|喇|的)?|没用了?"
    r"|\b(?:undo|delete|remove|cancel|drop|scrap|withdraw|void|discard|erase|kill|forget (?:it|that|this)|get rid of|take (?:it|that|this)? ?(?:out|off|away|down|back)|throw (?:it|that|this)? ?(?:out|away)|no longer need(?:ed)?|(?:can|should|to) be (?:deleted|removed|cancelled|undone|scrapped)|(?:not|don.?t|do not) need(?:ed)?(?: anymore| any more)?)\b",
    any_case=True,
)
REOPEN = EitherScript(
    r"(?:给我|帮我)?(?:改回去?|恢复|重新打开|变回|放回|还原)|(?:还没|没|未|还未)有?(?:全|都)?[做弄办搞交写开收打买送发完搞]?(?:完|好|成|齐|开|打|做|办|妥)(?:成)?|(?:没有?|冇|未|无)取消|(?:没|未)(?:做|办|开|打|弄|搞|交|写|收|买|送|发|去)"
    r"|\b(?:re-?open|restore|bring (?:it |that )?back|put (?:it |that )?back|(?:is|are|was)?\s?(?:not|n.t) (?:yet )?(?:done|finished|completed|over|held)(?: yet)?|(?:is|was|has been)?\s?(?:not|n.t|never) (?:been )?cancell?ed|still open|(?:have|has)\s?(?:not|n.t) (?:been )?(?:done|finished|started))\b",
    any_case=True,
)
NOT_SO = EitherScript(
    r"(?:别|莫|勿|甭|不要|唔好|先不|先唔|不能|不该|不应|没|未)\s?(?:先|急着|再|去|把|将|给我|有)*\s?(?:＃\s?)?(?:撤|删|取消|作废|划掉|去掉|拿掉)"
    r"|\b(?:don.?t|do not|never|not|n't)\s(?:yet\s|to\s)?(?:undo|delete|remove|cancel|drop|scrap|withdraw)\b",
    any_case=True,
)
ASKED = EitherScript(
    r"(?:了|咗|过)(?:没|冇|吗|么|未)|[没冇未](?:有)?(?:$|呀|啊|呢)|要不要|该不该|是不是|系咪|能不能|谁|边个|为什么|为何|怎么|点解|几时|什么时候|(?<!可以)(?<!好)(?<!行)[吗么]$"
    r"|(?:^|[,.!?;]\s)(?:is|are|was|were|has|have|did|do|does|why|who|when|how|should|shall)\b|\b(?:did|should|shall) (?:i|we|you|they)\b",
    any_case=True,
)
UNDONE = EitherScript(
    r"(?:撤[销掉回]?|删[除掉]?|取消)[了咗]?(?:没|未|吗)|是不是(?:已经?)?(?:撤|删|取消)|系咪(?:已经?)?(?:撤|删|取消)|\b(?:did|has|have|is|was)\b.{0,20}\b(?:undo|undone|deleted?|removed?|cancell?ed|cancel)\b",
    any_case=True,
)
QUESTION = Regex(r"[?？]")
SUPPOSED = EitherScript(
    r"如果|要是|假如|万一|可能|考虑|建议|听说|之前|昨天|刚才已|早就|已经?[撤删取作]|(?:^|\W)(?:if|maybe|might|already|was|were|been)\b",
    any_case=True,
)
IDLE = EitherScript(
    r"后来|第[一二]|(?<=我)要|嘅|把|将|请|麻烦|帮我|给我|[前后上下]面|多[出余]来?的?|我|你|的|那|这|嗰|呢|该|些|条|项|个|单|份|记录|日程|事|任务|吧|了|啦|喇|咗|佢|它|就|也|都|先|再|还|一下|下|啊|呀|哈|嘛|可以|好吗|好|行吗|行|吗|系|是|现在|小秘|直接|干脆|重新"
    r"|[乱]?七八糟|乱糟糟|(?:记|写|打|搞|弄|重)[错复]|多余|错|重复|掉|去|并|给|谢谢?|唔该|两|全部?|一并"
    r"|\b(?:pls|please|can|could|would|you|help|me|us|it|that|this|these|those|them|one|ones|record|entry|item|task|log|the|a|an|for|now|just|also|too|both|all|is|are|its|it.?s|and|so|ok|okay|thanks?|thx|lah|la|ah|leh|lor|hor|liao|eh|aiyo|yet|then|from (?:it|(?:the |that |this )?(?:list|calendar|report|month|records?))|duplicate|dup|wrong|mistake|by|i|mean|want|to|we|lets|let.?s)\b"
    r"|[\s＃「」『』\"'“”()（）、~～.:：\-]",
    any_case=True,
)
OF_PART = Regex(
    r"＃\s?(?:的|里面?|中)(?!那|这|记录|全部|安排|日程)[\u4e00-\u9fffA-Za-z\d]"
)  # 「#5的奖品去掉」
POINTING = EitherScript(
    rf"(?:我|我的意思|刚才|上面)?(?:是|就是)?(?:说|讲|指|意思)?(?:的|嘅)?(?:是|系|就是)?{SIGN}\s?(?:[那这嗰呢]?一?[个条项件场次单])?(?:的|嘅)?(?:事|会|活动)?|(?:i mean|i meant|it'?s|talking about|for|about)\s(?:the\s)?{SIGN}\s?(?:one|item)?",
    any_case=True,
)
OF_NUMBER = EitherScript(
    rf"(?:[的嘅]|\s(?:of|in|for|on|from)\s)?{SIGN}\s?(?:[那这嗰呢]?(?:一?[个条项件场次单])?(?:(?:里面?|中|入面)的?)?|\s?(?:one|item)\b)?[:：]?\s?",
    any_case=True,
)
KEEPS = EitherScript(
    rf"(?:保?留|净系要|只要)(?:低|下|返|住|着)?[^,，。]{{0,3}}{SIGN}|{SIGN}[^,，。]{{0,4}}留[低下着]|keep\s(?:only\s)?{SIGN}",
    any_case=True,
)
TWICE = EitherScript(
    r"重复|重[了咗]|一回事|一样|相同|同一|\b(?:same|duplicates?|doubled?|twice)\b", any_case=True
)
EACH = EitherScript(r"都|两|\b(?:both|all)\b", any_case=True)
ONE_OF = EitherScript(r"其中|(?:一个|一条|一项|一单)|\bone of\b|\beither\b", any_case=True)
REASON = EitherScript(
    r"(?:记|写|报|发|打)(?:了|咗)?(?:两|2|二)[次遍]|\btwice\b|(?:还|仲)[没未冇]|\bnot\s(?:yet\s)?(?:held|done|started|finished|happened|over|ended)\b|\b(?:have|has)n'?t\b|^(?:那|这|嗰|呢|它|因为|由于|既然|其实|已经|原来|是|系|刚才|it|that|this|these|because|cos|since|as|wrong|just now|i was|sorry)|已经|重复|才[对啱]|先[对啱]|\b(?:already|duplicate|same)\b",
    any_case=True,
)


def may_be_order(text: str) -> bool:
    """Whether words have a sign of an order by number, of a hand-over, of a note, or a festival's name: most have none."""
    return any(each.search(text) for each in (MAY_BE_ORDER, OF_PEOPLE)) or names_festival(text)


def numbered_parts(text: str) -> tuple[NumberedPart, ...]:
    """The parts of a text by the numbers they name; none where it names no number."""
    if len(text) > LONGEST:
        return ()
    groups = list(_groups(text))
    cuts = [0, *(_cut(text, one, two) for one, two in pairwise(groups)), len(text)]
    return tuple(
        NumberedPart(
            tuple(dict.fromkeys(each.numbers)),
            f"{text[start : each.start]}{SIGN}{text[each.end : end]}".strip(EDGES.replace("：", "")),
        )
        for each, start, end in zip(groups, cuts, cuts[1:], strict=False)
    )


def read_order(words: str) -> NumberedOrder | None:
    """The order a part gives; None where it asks, supposes, or says no such thing."""
    clauses = list(_clauses(words))
    named = next((at for at, (start, end) in enumerate(clauses) if SIGN in words[start:end]), 0)
    for deed, verb in ((NumberedDeed.UNDO, UNDO), (NumberedDeed.REOPEN, REOPEN)):
        for at, (start, end) in enumerate(clauses):
            left = _words_left(words[start:end], verb, is_closing=deed is NumberedDeed.UNDO)
            if left is None or (at < named and IDLE.sub("", words[slice(*clauses[named])])):
                continue
            # What stands in front of an order that ends the words, else what stands behind it.
            beside = clauses[at + 1 :] or clauses[: min(at, named)]
            rest = words[beside[0][0] : beside[-1][1]] if beside else ""
            return NumberedOrder(deed, left, "" if SIGN in rest else rest.strip(EDGES))
    return None


def is_order_by_itself(part: NumberedPart) -> bool:
    """Whether the clause that names the number gives the order, whatever stands before: 「活动还没办呢，＃这条记录不要」."""
    clause = next(
        (part.words[slice(*each)] for each in _clauses(part.words) if SIGN in part.words[slice(*each)]), ""
    )
    return read_order(clause) is not None


def says_twice(part: NumberedPart) -> bool:
    """Whether of several no more is said than that they are one: 「＃重了」."""
    is_more = any(each.search(part.words) for each in (UNDO, KEEPS))
    return len(part.numbers) > 1 and TWICE.search(part.words) is not None and not is_more


def asks_if_undone(words: str) -> bool:
    """Whether words ask if what has the number was taken back: 「#12撤了没有」, "did you delete #5?"."""
    return any(
        ASKED.search(words[slice(*each)]) and UNDONE.search(words[slice(*each)]) for each in _clauses(words)
    )


def is_plain_statement(words: str) -> bool:
    """Whether words neither ask nor suppose."""
    return not any(each.search(words) for each in (ASKED, SUPPOSED, QUESTION))


def meant_numbers(part: NumberedPart) -> tuple[int, ...]:
    """The numbers an order is about: of two that are one and the same thing the one named first, or the newer of them."""
    is_each = UNDO.search(part.words.partition(SIGN)[0]) or EACH.search(part.words)
    if len(part.numbers) < 2 or is_each or TWICE.search(part.words) is None:
        return part.numbers
    return (max(part.numbers),) if ONE_OF.search(part.words) else part.numbers[:1]


def beside_number(part: NumberedPart) -> str:
    """What a part says without its number, and without a clause that only points to it: 「我说的是＃那一条」."""
    words = part.words
    for start, end in _pointing(words):
        words = words[:start] + words[end:]
    return _words_without_number(OF_NUMBER, words).strip(EDGES)


def is_pointed_at(part: NumberedPart) -> bool:
    """Whether the number only stands in such a clause."""
    return bool(_pointing(part.words))


def _pointing(words: str) -> list[tuple[int, int]]:
    """The clauses that only point to the number, the last first."""
    found = ((start, end) for start, end in _clauses(words) if SIGN in words[start:end])
    return [each for each in found if POINTING.fullmatch(simplified(words[slice(*each)].strip(EDGES)))][::-1]


def _words_without_number(sign: EitherScript, words: str) -> str:
    """The words without what the pattern finds in simplified signs."""
    for found in reversed(list(sign.finditer(simplified(words)))):
        words = words[: found.start()] + words[found.end() :]
    return words


def superfluous_numbers(parts: Iterable[NumberedPart]) -> tuple[int, ...]:
    """Of things that are one and the same those that are not to stay: 「#1同#5係同一個會，留#1得喇」."""
    parts = tuple(parts)
    kept = {each for part in parts if KEEPS.search(part.words) for each in part.numbers}
    is_twice = kept and any(TWICE.search(part.words) for part in parts)
    if not is_twice or any(UNDO.search(part.words) for part in parts):
        return ()
    return tuple(dict.fromkeys(each for part in parts for each in part.numbers if each not in kept))


def is_idle_beside(left: str, title: str) -> bool:
    """Whether what an order says besides are words of the title of what it names: 「#6 元旦慰问不要了」."""
    plain = simplified(title).lower()
    words = re.findall(r"[a-z']+|[\u4e00-\u9fff]+|\d+", simplified(left).lower())
    return all(_is_of_title(each, plain) for each in words)


class _Group(NamedTuple):
    numbers: tuple[int, ...]
    start: int
    end: int


def _groups(text: str) -> Iterator[_Group]:
    found = [
        _Group((number,), each.start(), each.end())
        for each in MENTION.finditer(text)
        if (
            number := next(
                (int(one) for name, one in each.groupdict().items() if one and name != "pointed"), 0
            )
        )
    ]
    if not found and (bare := BARE.search(text)) is not None:
        span = bare.span("before") if bare["before"] else bare.span("after")
        found = [_Group((int(text[slice(*span)]),), span[0], span[1] + 1)]
    last: _Group | None = None
    for each in found:
        if last is not None and _is_joined(text, last, each):
            last = _Group((*last.numbers, *each.numbers), last.start, each.end)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _is_joined(text: str, last: _Group, each: _Group) -> bool:
    """Whether two numbers stand in a row; not in 「cancel #15, #14 is at 10.30am」."""
    if JOIN.fullmatch(text, last.end, each.start) is None:
        return False
    return UNDO.search(text, 0, last.start) is None or PREDICATE.match(text, each.end) is None


def _cut(text: str, one: _Group, two: _Group) -> int:
    """Where the part of the second begins."""
    ends = [each.end() for each in CLAUSE_END.finditer(text, one.end, two.start)]
    if ends:
        return ends[-1]
    return one.end if UNDO.search(text, 0, one.start) else two.start


def clause_words(text: str) -> list[str]:
    """The clauses of a text as written."""
    return [text[slice(*each)].strip(EDGES) for each in _clauses(text)]


def _clauses(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in CLAUSE_END.finditer(words):
        if words[start : sign.start()].strip():
            yield start, sign.start()
        start = sign.end()
    if words[start:].strip():
        yield start, len(words)


def _words_left(clause: str, verb: EitherScript, *, is_closing: bool) -> str | None:
    """What a clause says beside the verb of an order and idle words; None where it gives no such order."""
    clause = simplified(WHY.split(clause)[0])
    found = verb.search(clause)
    if found is None or any(each.search(clause) for each in (SUPPOSED, ASKED, OF_PART)):
        return None
    if is_closing and NOT_SO.search(clause) is not None:
        return None
    return IDLE.sub(" ", f"{clause[: found.start()]} {clause[found.end() :]}").strip()


def _is_of_title(word: str, title: str) -> bool:
    if word.isascii():
        return word in title
    left = word
    for size in range(len(word), 1, -1):
        for at in range(len(word) - size + 1):
            piece = word[at : at + size]
            if piece in title:
                left = left.replace(piece, "")
    return len(left) < 2
