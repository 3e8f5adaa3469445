"""What its writer says right behind a message of his own to put it right: 「不对 是周五」, 「记成老李了，是老张」, 「刚才那条不要了」.

Taken apart into pieces, each with its right words; which words of the message they stand for is found by `alike` (union/worklog/word_overlap.py).
"""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.changes import UNSURE
from union.reading.replies.short_replies import read_denial
from union.reading.text.normal_form import normal

SIGNS = Regex(r"[错錯反岔混误誤滑对對換為是重成撤删改换叫在早晚就为]|更正|不要|不算|订正|当我没|取消")
LONGEST, LONGEST_PIECE = 48, 18  # signs
CLAUSE = Regex(r"[,，。;；!！~～\n]|[:：](?!\d)|(?<=[^\x00-\x7f])\s|\s(?=[^\x00-\x7f])")
EDGES = Regex(r"^[^\w]{1,12}|[^\w]{1,12}$")
WHAT = r"(?>时间|日期|日子|钟点|几号|地[点方儿]|会议室|教室|场地|人数|人名|人|名字|名称|标题|单位|数量|数|金额|钱|字|类别|分类|车间|小组)"
BESIDE = r"(?>哦|噢|喔|啊|呃|额|唉|哎呀?|诶|嗯|对了|等等|等下|抱歉|不好意思|sorry|我|刚才|刚刚|刚|上面|前面|上一?条|[那这]个|又|都|也)"
ALONE = Regex(rf"(?:{BESIDE}){{1,4}}", any_case=True)
SLIPPED = Regex(
    rf"(?:(?P<of>{WHAT})|{BESIDE}){{0,6}}(?:[打写说讲记搞看弄填发算输报念听]的?[错反岔混串早晚倒]|[错反](?=$|[了啦])|不对|不是$|有误|口误|手误|手滑|笔误|更正(?:一下)?|订正|重新?[数算点核])"
    rf"(?:(?P<more>{WHAT}|日历|单子?|表)|[了啦咯喽下过哈哦啊呀哎诶错]){{0,4}}",
    any_case=True,
)
PUT_DOWN = Regex(r"(?:[我刚才]{0,3})(?:打|写|说|讲|记|看|弄|听|报|念)成(?P<wrong>[^成]{1,12}?)(?:了|啦)?")
SAYS_SO = Regex(
    rf"(?:(?P<of>{WHAT})(?:要|也)?)?(?:(?:应该?|应当|其实|实际上?|而)?[是为系叫]|(?P<anew>改了?|换)[成为到在叫]?|那就|(?<=[点方室地场])在)(?=.)"
)
DAY_OF_IT = Regex(
    r"(?P<day>.{0,12}(?:天|[上下中]午|晚上?|周[一二三四五六日]|[号日]))[\u4e00-\u9fff]{0,3}的(?:事儿?)?"
)
TAIL = Regex(r"(?<=.)(?:的事儿?|[办做搞开去发弄]的|到|开始|集合|才对|来着|[的吧了啦哈哦啊呀嘛哎]){1,4}$")
NOT_THAT = Regex(r"(?:而)?不是(?P<wrong>.{1,12})")
CALLED_OFF = Regex(
    r"(?:刚才|刚刚|上面|前面)?(?:(?:发|记|报|写)的)?(?:[那这上]一?[条笔个次])?(?:就|先|都)?"
    r"(?:不要|不算数?|别记|不用记|作废|删掉?|删除|撤掉?|撤销|撤回|取消)(?:了|吧|啦|哈){0,4}|(?:发|记|报|写)重复?了?|重复了|发错群了?|当我没[说发]"
)
PAIR, MOST = 2, 5  # pieces


class Piece(NamedTuple):
    """`wrong` as it was said to be, "" where that was not; `of` what is put right: 时间, 地点, 人."""

    wrong: str
    right: str
    of: str = ""

    def denying(self, wrong: str) -> str:
        """As whoever names both would say it."""
        return f"不是{wrong}，是{self.right}"

    @property
    def in_words(self) -> str:
        """As a reply to the message would say it."""
        return self.denying(self.wrong) if self.wrong else self.right

    @property
    def as_figure(self) -> str:
        """「钱是280」."""
        return f"{self.of}是{self.right}"


class Afterthought(NamedTuple):
    """`is_slip`: it says that something was wrong, so its words may be read freely; `is_off`: all of it shall go."""

    pieces: tuple[Piece, ...]
    is_slip: bool
    is_off: bool = False


def read_afterthought(text: str) -> Afterthought | None:
    """The pieces put right; None for words that ask, suppose, or say neither 不对 nor 是."""
    if len(text) > LONGEST or UNSURE.search(normal(text).text):
        return None
    clauses = [words for each in CLAUSE.split(text) if (words := EDGES.sub("", normal(each).text))]
    if any(CALLED_OFF.fullmatch(each) for each in clauses) and len(clauses) <= PAIR:
        return Afterthought((), is_slip=True, is_off=True)
    pieces, is_slip = list[Piece](), False
    wrong = of = ""
    for clause in clauses:
        slip = PUT_DOWN.fullmatch(clause) or SLIPPED.fullmatch(clause) or NOT_THAT.fullmatch(clause)
        if slip is not None:
            named = slip.groupdict()
            is_slip, wrong = True, named.get("wrong") or wrong
            of = named.get("of") or named.get("more") or of
            if wrong and pieces and not pieces[-1].wrong and NOT_THAT.fullmatch(clause):
                pieces[-1], wrong = pieces[-1]._replace(wrong=wrong), ""
        elif not ALONE.fullmatch(clause):
            piece, is_marked = _piece(clause)
            if piece is None or not (is_marked or is_slip or pieces):
                return None
            is_slip = is_slip or is_marked == PAIR
            pieces.append(piece._replace(wrong=piece.wrong or wrong, of=piece.of or of))
            wrong = of = ""
    return Afterthought(tuple(pieces), is_slip) if pieces and len(pieces) <= MOST else None


def _piece(clause: str) -> tuple[Piece | None, int]:
    """What one clause puts right, and how surely it does: 1 by 是 alone, 2 by a word of a slip before it."""
    rest, of, is_marked = clause, "", 0
    if slip := SLIPPED.match(rest):
        rest, of, is_marked = rest[slip.end() :], slip["of"] or slip["more"] or "", PAIR
    elif sorry := ALONE.match(rest):
        rest = rest[sorry.end() :]
    if (denial := read_denial(rest)) and denial.wrong:
        return Piece(denial.wrong, TAIL.sub("", denial.right), of), PAIR
    if so := SAYS_SO.match(rest):
        rest, of = rest[so.end() :], so["of"] or of
        is_marked = PAIR if so["anew"] else is_marked or 1
    day = DAY_OF_IT.fullmatch(rest)
    right = day["day"] if day else TAIL.sub("", rest)
    return (Piece("", right, of) if 0 < len(right) <= LONGEST_PIECE else None), is_marked
