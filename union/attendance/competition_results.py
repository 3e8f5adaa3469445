"""Results of a competition as an officer writes them: 「第一名 装配车间」, 「王芳 12分30秒」, a line each."""

from collections.abc import Iterable
from unicodedata import normalize

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.numbers.numerals import whole_number

RANK = r"第[一二三四五六七八九十\d]{1,3}名|[冠亚季]军|[特一二三四]等奖|优[胜秀]奖|组织奖|鼓励奖"
# 12分30秒, 98.5分, 3:1, 21环, 6米32
SCORE = r"\d{1,5}(?:\.\d{1,3})?(?:(?::\d{1,3}){1,2}|(?:小时|分钟|分|秒|环|米|厘米|次|个|票|件|公斤|步)(?:\d{1,3}+(?:\.\d{1,3}+)?(?:分|秒|厘米)?){0,4}+)"
NAME = r"[^\s,;:/\d](?:[^,;:/\n]{0,28}?[^\s,;:/])??"
WON = r"(?:[荣勇]?[获夺]得?|得|拿下?|取得|是|为|并列|排)了?"
LINE = Regex(
    rf"(?:(?P<rank>{RANK})(?:是|为|归|给)?[\s:,]*(?P<name>{NAME})(?:[\s:,(]*(?P<score>{SCORE})\)?)?"
    rf"|(?P<who>{NAME})[\s:,]+(?P<figure>{SCORE})|(?P<whose>{NAME})[\s:,]*(?:{WON})?(?P<won>{RANK}))"
)
# 「今天拔河一车间获第一名，二车间第二名」 outside of a reply: which competition it is of stands before the first.
SIGNS = Regex(RANK)
LED = Regex(
    rf"(?P<head>[^,;:\n。]{{2,24}}?)(?:的?(?:成绩|名次|结果))?(?::\s?|[\s,]{{1,2}}(?={RANK})|(?=(?:{RANK})(?:[是为归:]))|(?<=[赛会武河])[\s,]{{1,2}})"
)
# 「拔河谁得了第一」, 「接力赛的名次」
RESULTS_ASKED = Regex(
    r"(?:谁|哪[个支家队边])[^,。?]{0,8}(?:第[一二三四五六]|[冠亚季]军|赢|获奖|拿奖)|(?:第[一二三四五六]名?|[冠亚季]军|名次|成绩|比分|获奖名单)(?:是|给)?(?:谁|哪|多少|怎么|出来|$|[?？。呢吗])"
)
LEAD = Regex(r"^(?:今天|昨天|前天|今晚|昨晚|上午|下午|刚才|刚刚|这次|本次|的|[\s:,]){1,6}|[!。~]{1,6}$")
LEFT_OF_TITLE = Regex(r"^(?:比赛|竞赛|决赛|总决赛|大赛|成绩|名次|结果|的|中|里|上|[\s:,]){1,5}")
CUT = Regex(
    rf"[\n;]+|(?<!\s)\s+/\s+|[,、。]\s*(?=(?:{RANK}))|(?<=[名奖军])\s?[,、。]\s*|(?<=\S)\s+(?=(?:{RANK}))"
)
HEADING = Regex(r"^(?:比赛|竞赛)?(?:成绩|名次|结果)(?:如下|公布)?[:,\s]+")  # before the lines
VOID = Regex(
    r"(?:成绩|名次|结果)(?:全部)?(?:作废|删除|清空|撤销)|(?:删除|清空|撤销)(?:全部)?(?:成绩|名次|结果)"
)
ASKED = Regex("[?？谁哪吗]|什么|多少|争取|力争|目标|希望|预祝|如果|奖[金品]|奖励|设|评选")
# What counts people or things beside is work told, with its result among its words.
COUNTED = Regex(r"\d[人条份元块队支户桌]|\d个(?:人|队)|[\s]\d{1,5}\s?名(?![次])")
ALONE = {"冠军": 1, "亚军": 2, "季军": 3}
PRIZES = {"特等奖": 0, "一等奖": 1, "二等奖": 2, "三等奖": 3, "四等奖": 4}
LAST = 1000
LONGEST = 2000
MOST = 60  # lines kept of one competition


@dataclass(frozen=True, slots=True)
class Result:
    """One line: 名次 or prize, who, 成绩; rank and score may be empty, not both."""

    rank: str
    name: str
    score: str = ""

    @property
    def order(self) -> int:
        """The place it takes in a list; what has no rank stands behind."""
        return PRIZES[self.rank] if self.rank in PRIZES else _place(self.rank) or LAST


def read_results(text: str) -> tuple[Result, ...]:
    """The results a reply tells; empty unless every piece of it is one."""
    if len(text) > LONGEST:
        return ()
    said = _half_width(text).strip(" 。\n")
    pieces = [piece.strip(" ,。;") for piece in CUT.split(HEADING.sub("", said))]
    lines = [LINE.fullmatch(piece) for piece in pieces if piece]
    results = list[Result]()
    for line in (each for each in lines if each):
        name, score = line["name"] or line["whose"] or line["who"], line["score"] or line["figure"]
        results.append(Result(line["rank"] or line["won"] or "", name.strip(), score or ""))
    return tuple(results) if all(lines) else ()


def read_told_results(text: str) -> tuple[str, tuple[Result, ...]] | None:
    """Results told of their own accord and the words before them; without such words the first name may hold some."""
    said = LEAD.sub("", _half_width(text).strip())
    if not SIGNS.search(said) or ASKED.search(said) or COUNTED.search(said):
        return None
    led = LED.match(said)
    head, rest = (led["head"], said[led.end() :]) if led else ("", said)
    found = read_results(rest)
    return (head, found) if found and any(each.rank for each in found) else None


def of_title(title: str, head: str, told: tuple[Result, ...]) -> tuple[Result, ...]:
    """The results where the words before them name this item, without what of its name stands before the first; else none."""
    if head:
        return told if _shared_prefix_size(title, head) else ()
    first = told[0]
    begun = _shared_prefix_size(title, first.name)
    name = LEFT_OF_TITLE.sub("", first.name[begun:])
    return (replace(first, name=name), *told[1:]) if begun and len(name) > 1 else ()


def _shared_prefix_size(title: str, words: str) -> int:
    """How many of the signs words begin with are of a title: 拔河 of 职工拔河比赛."""
    most = min(len(words), len(title))
    return next((size for size in range(most, 1, -1) if words[:size] in title), 0)


def is_void(text: str) -> bool:
    """「成绩作废」: nothing that was told holds."""
    return VOID.fullmatch(_half_width(text).strip(" 。!")) is not None


def merged(old: Iterable[Result], new: Iterable[Result]) -> tuple[Result, ...]:
    """A name's later result replaces its earlier one, and a place of its own changes hands."""
    fresh = tuple({each.name: each for each in new}.values())
    names = {each.name for each in fresh}
    places = {_place(each.rank) for each in fresh} - {0}
    kept = [each for each in old if each.name not in names and _place(each.rank) not in places]
    return tuple(sorted((*kept, *fresh), key=lambda each: each.order)[:MOST])


def in_words(result: Result) -> str:
    """「第一名 装配车间 12分30秒」."""
    return " ".join(part for part in (result.rank, result.name, result.score) if part)


def _half_width(text: str) -> str:
    """Figures and signs in one form; the names stay as written, with the spaces between."""
    return normalize("NFKC", text)


def _place(rank: str) -> int:
    """1 for 第一名 and 冠军; 0 for a prize, which several may win."""
    if rank in ALONE:
        return ALONE[rank]
    return (whole_number(rank[1:-1]) or 0) if rank.startswith("第") else 0
