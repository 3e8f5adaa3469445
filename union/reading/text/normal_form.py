"""A message in the one form the reader works on: half width, simplified, no stray spaces.

Every character keeps the place it came from, so that answers quote the words as written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon
from union.reading.cantonese.translation import respelled
from union.reading.english.translation import in_chinese, is_english
from union.reading.lexicon import with_fragments
from union.reading.numbers.numerals import CHINESE, THOUSANDS

STOPS = Regex(r"[,。;!?\n]")
HAN = "\u4e00-\u9fff"
# Not 「周三 下午」, one time.
BETWEEN_WORDS = Regex(
    rf"(?<=[{HAN}\d][{HAN}])(?<!\d[月日号点时分周年])(?<!第[一二三四五六七八九十][周季])(?P<gap> )(?=[{HAN}]{{2}}|(?!共)[{HAN}]\d)"
    r"(?![早晚]\d)(?!(?<=(?:[周期拜][一二三四五六日天末]|[今明后昨]天) )(?:[上下中]午|[早晚]上|傍晚|凌晨|清晨))"
)
# Behind a figure that stands right behind a word: in 「走访 12 户」 blanks stand on both sides of it.
BEHIND_FIGURE = Regex(
    rf"[{HAN}]\d{{1,7}}(?:\.\d{{1,2}}|/\d{{1,2}}(?! [周星礼早上中下晚午夜朝]))?(?P<gap> )(?=[{HAN}])"
)
DAY = (
    r"(?:(?:\d{1,2}月)?\d{1,2}[日号](?!楼|线|门|车|院|会议|机|库|窗|仓)"
    rf"|(?:1[0-2]|[1-9])(?:/(?:[12]\d|3[01]|[1-9])(?=[(周星礼上下早晚]|(?![截前交到])[{HAN}]{{2}}|\s?\d{{1,2}}[:点])|\.(?:[12]\d|3[01]|[1-9])(?=周|星期|礼拜|[上下中]午|[早晚]上|\s?\d{{1,2}}[:点]|\s\d{{1,4}}[人户名份])))"
)
BEFORE_DAY = Regex(rf"{DAY}[^\n]{{1,24}}?(?<![-~–—至到和及、])(?P<gap> )(?={DAY})")
BEFORE_DAYS = Regex(rf"(?<=[{HAN}]{{2}})(?P<gap> )(?={DAY}[^\n]{{1,24}}? {DAY})")
# 「贴春联的事定了 21号上午9点」, 「收齐了 一共61人 18号…」, 「回来啦 74个人」: behind a clause that tells of something over, or a figure.
OVER = Regex(
    rf"(?P<gap> )(?:(?<=[{HAN}]{{2}} )(?={DAY}[之以]?前[^,。;\n]{{0,6}}[交报发给]我)|(?:(?<=\d[{HAN}] )(?<!\d[月日号点时分周年] )|(?<=[{HAN}]了 ))(?={DAY})|(?<=[件桩样事] )(?={DAY}|周)|(?:(?<=[到至]\d[日号] )|(?<=[到至]\d\d[日号] ))(?={DAY})|(?<=(?:[完好齐定散]了|[{HAN}][啦咯喽哉]|结束) )(?=\d))"
)
# 「28号大检查 1班9点 2班10点半 工程车班下午2点」, 「彩排26号下午2点 正式演30号晚上7点」: who comes at which hour, what is on which day.
GROUPED = Regex(
    rf"(?<=[{HAN}\d])(?P<gap> )(?=(?:[A-Za-z\d]{{1,2}}|[{HAN}]{{1,5}})(?:班|组|队|车间|分会|批|座|厂|院区|校区)(?:[上下中]午|[早晚]上|朝早|[下晏]昼)?(?:\d{{1,2}}|[{CHINESE}]{{1,3}})(?:点|:\d\d))"
)
BEFORE_NAMED_DAY = Regex(rf"(?<=[{HAN}\d])(?P<gap> )(?=[{HAN}]{{2,6}}{DAY})")
DAYS = Regex(r"\d{1,2}月\d{1,2}(?: \d{1,2}){1,6}(?=[两三四五六七]?[日号天 ])")  # 「3月16 17 18三日」
# 「灯谜🏮明天晚上6点半」, 「开完 / 到咗19个」, 「一共4260元~ 11月8号送到」: drawn between two clauses.
DRAWN = Regex(
    rf"(?<=[{HAN}\d])(?: / | ?[\u2600-\u27bf\U0001f300-\U0001faff]{{1,4}} ?|(?<=[的了啦呀啊哦嘞哈吧呢咯喔])~{{1,3}} ?|(?<=[元块人份户个])~{{1,3}} )(?=[{HAN}\d$])",
    signs=r"/~\u2600-\u27bf\U0001f300-\U0001faff",
)
# 「旅行cancel 太少人」, 「时间有变 7点半开」, 「后天停 30号照常」, 「8点 7点半集合」: what stands behind is why, the new time, another day or hour.
BEHIND_CHANGE = Regex(
    rf"(?:[{HAN}](?i:cancel(?:led)?|postponed|done|ok|full)(?P<gap> )(?=[{HAN}]{{2}})(?![个嗰呢咗左了晒])|(?:有变|变动|改动|变了)(?P<more> )(?=\d)"
    rf"|(?:(?:停|取消|不[开去来搞办打上练])[了吧]?|停[一两三四五几][天次周回])(?P<off> )(?={DAY}|\d{{1,2}}[、和 ]\d)|(?<=\d[点时])(?P<next> )(?=\d{{1,2}}(?:[点:]|时(?!间))))"
)
HOUR_STAYS = Regex(  # 「讲座挪8 点不变」
    r"[点时](?:[儿钟]|间)?(?:[也都还]|[^\d,。;]{2,4}都?)?(?:[不没照]|一样|依旧)"
)
MORE = "多余来几好左右以上把度成秒年日号点时周岁中晚早前后"


def with_gaps(plain: str) -> str:
    """The text, as long as it was, with a comma for each blank that parts clauses; where it has stops of its own
    only for those behind a figure, which would be lost."""
    plain = DAYS.sub(lambda found: found[0].replace(" ", "、"), plain)
    signs = list(plain)
    for match in BEHIND_FIGURE.finditer(plain):
        unit = _following_unit_pattern().match(plain, match.end())
        is_of_figure = unit is not None and HOUR_STAYS.match(plain, match.end()) is None
        if (
            unit is None
            or not is_of_figure
            or (unit[0] not in "月点时号" and plain[unit.end() :][:1].isdigit())
        ):  # 「收17040 支31350」
            signs[match.start("gap")] = ","
    for match in BEHIND_CHANGE.finditer(plain):
        signs[match.start(match.lastgroup or "gap")] = ","
    all_gaps = (BETWEEN_WORDS, BEFORE_DAY, BEFORE_DAYS, OVER, BEFORE_NAMED_DAY, GROUPED)
    for pattern in all_gaps if STOPS.search(plain) is None else (GROUPED,):
        for match in pattern.finditer(plain):
            signs[match.start("gap")] = ","
    return "".join(signs)


@cache
def _following_unit_pattern() -> re.Pattern[str]:
    limits = lexicon.unit_limits()
    units = [re.escape(unit) + limits.get(unit, "") for unit in lexicon.units()]
    return re.compile(
        "|".join(
            (
                f"月(?!台)|分(?![拣会部店厂公])|(?!一[共起些])[{CHINESE}{MORE}块]",
                *map(re.escape, lexicon.unit_meanings("money")),
                *units,
            )
        )
    )


FIGURE = 9  # signs of the figure before a unit, as many as there are
OF_FIGURE = Regex(r"[\d.,一二两三四五六七八九十百千万]{1,9}$")
# A blank inside a number: 「3 0」 behind 点, 「1 5 号」.
SPLIT = Regex(
    r"(?<=[点:时月] \d) (?=\d(?!\d))|(?<= \d) (?=\d(?!\d)\s?[点时月日号])|(?<=^\d) (?=\d(?!\d)\s?[点时月日号])"
)


def mended(text: str) -> str:
    """The text with its slips put right, as long as it was."""
    text = _scanner("times").sub(lambda match: _rule("times", match)["meant"], text)
    return _scanner("work").sub(lambda match: _rule("work", match)["meant"], text)


def repaired(written: str, text: str) -> list[tuple[str, str]]:
    """The words of the work that were typed wrong, each with the one meant; `text` is simplified, sign for sign."""
    found: dict[tuple[str, str], None] = {}
    for match in _scanner("work").finditer(text):
        rule, at = _rule("work", match), match.start()
        before = rule.get("before", 0)
        if before < 0:
            figure = OF_FIGURE.search(text, max(0, at - FIGURE), at)
            before = len(figure[0]) if figure else FIGURE
        begin, end = max(0, at - before), match.end() + rule.get("behind", 0)
        found[written[begin:end], f"{text[begin:at]}{rule['meant']}{text[match.end() : end]}"] = None
    return list(found)


def _rule(name: str, match: re.Match[str]) -> dict[str, Any]:
    return table("slips")[name][int((match.lastgroup or "").removeprefix("rule"))]  # type: ignore[no-any-return]


@cache
def _scanner(name: str) -> re.Pattern[str]:
    patterns = [with_fragments(one["pattern"], table("slips")["fragments"]) for one in table("slips")[name]]
    return re.compile("|".join(f"(?P<rule{i}>{one})" for i, one in enumerate(patterns)))


FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# What keyboards and copied documents write for the same sign.
SPELLINGS = {
    " ": "\u3000\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t",
    "%": "﹪",
    "¥": "￥",
    "零": "〇○◯",
    "日": "㊐㈰",
    ":": "∶︰﹕ː",
    ".": "﹒",
    "/": "⁄∕",
    "-": "﹣–—―ー─‐‑‒−",
    "~": "～〜∼",
    "×": "✕✖╳",
    "·": "•‧・",
}
SIGNS = {ord(seen): meant for meant, spellings in SPELLINGS.items() for seen in spellings}
# Traditional characters that GB 2312 has all the same.
IN_BOTH = Regex("[後於徵乾夥]")
# Radicals that copied PDF documents hold for the characters themselves: ⽉ for 月.
RADICALS = dict(
    enumerate(
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
        "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
        "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
        "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
        start=0x2F00,
    )
)
SAME: dict[int, int | str] = {**FULL_WIDTH, **SIGNS, **RADICALS}
# 「花了3k」, 「1.5w元」, 「12户x500元」: letters for signs, where a figure stands beside them.
LETTERS = {"k": "千", "K": "千", "w": "万", "W": "万", "x": "×", "X": "×", "*": "×"}
LONGEST_KNOWN = 300  # characters: what is remembered stays small
MARK = Regex(r"[<*_`]")
DIGIT, COLON_SIGN = Regex(r"\d"), Regex(r"[.;]")
# Signs that show nothing: joiners, and what makes an emoji of a figure (3️⃣); 「8日及15日（均为星期日）」.
UNSEEN = Regex(
    r"[\u200b-\u200f\u2060\ufe0e\ufe0f\u20e3\ufeff]|(?<=[（(])[均都皆][为為是係](?=(?:星期|[周週]|[礼禮]拜)[一二三四五六日天][）)])"
)
# A sign or a colon struck twice: 3点点30, 12月月5日, 9::30; not 12月月报, 5日日程.
TWICE = Regex(r"([月号点日:])(?<=\d[月号点日:])(?=\1)(?=\1(?:\d|半|[上下]午|前))")
# 下午3.30, 晚7;30: after a part of the day other signs stand for the colon.
FOR_COLON = Regex(r"(?<=[午晚早上晨])(\d{1,2})[.;](?=[0-5]\d(?![\d.]))")
# No comma of thousands: 「$23,450，335人交了」, 「每份198，126份」; a Latin full stop behind a Chinese clause, none of a list's number.
AFTER_SUM = Regex(rf"\d,\d{{3}}，(?=\d)|[每一](?P<of>[{HAN}])\D{{0,4}}\d{{1,4}}[,，](?=\d{{3}}(?P=of))")
FULL_STOP = Regex(r"(?<=[\u4e00-\u9fff])\.(?=\s|$)|(?<=[\u4e00-\u9fff]\d)\.(?=\s[\u4e00-\u9fff])")
BULLET = Regex(r"(?<![^\n])·(?=\s|\d{1,2}[月/.])")  # 「• 12月3日 …」 on a line of its own
TAG = Regex(r"</?[A-Za-z][A-Za-z0-9]{0,9} ?/?>")
# Not 「刘**、王**」, which are names.
PAIR = Regex(
    r"(?P<open> ?(?P<mark>(?<!\w)(?:\*\*?|__?|`)|(?<=[\u4e00-\u9fff])\*\*(?=[^*、,，。和与及]{3})))(?=[^\s*_`])(?P<inside>[^*_`\n]{1,60})(?<!\s)(?P<close>(?P=mark)(?![A-Za-z*_`]) ?)"
)
LETTER = Regex(r"[kKwW](?<=\d[kKwW])(?![A-Za-z])|[xX*](?<=[\u4e00-\u9fff\d][xX*])(?=\d)", signs="kKwWxX*")


class Normal(NamedTuple):
    """`text` is what is read; its i-th character stands in `raw` from `places[i]` to `ends[i]`."""

    raw: str
    text: str
    places: Sequence[int]
    ends: Sequence[int]

    def quote(self, start: int, end: int) -> str:
        """The words as written for a stretch of `text`."""
        if start >= end:
            return ""
        return self.raw[min(self.places[start:end]) : max(self.ends[start:end])].strip()


def normal(raw: str) -> Normal:
    """「下 週 三 下午 ３ 點」 → 「下周三下午3点」, with the place of every character."""
    return _known(raw) if len(raw) <= LONGEST_KNOWN else _known_long(raw)


def _normal(raw: str) -> Normal:
    if is_english(raw):
        return _from_english(raw)
    places = _unmarked(raw)
    seen = raw if len(places) == len(raw) else "".join([raw[i] for i in places])
    bare = AFTER_SUM.sub(lambda found: f"{found[0][:-1]}、", seen).translate(SAME)
    plain, twice = mended(simplified(bare)), set[int]()
    plain = FULL_STOP.sub("。", plain) if "." in plain else plain
    plain = BULLET.sub("-", plain) if "·" in plain else plain
    if DIGIT.search(plain):
        if COLON_SIGN.search(plain):  # 「7.30」 behind a part of the day
            plain = FOR_COLON.sub(r"\1:", plain)
        plain = LETTER.sub(lambda match: LETTERS[match[0]], plain)
        plain = THOUSANDS.sub(r"\1千", plain)
        twice = {match.start() for match in TWICE.finditer(plain)}
        if " " in plain:
            twice |= {match.start() for match in SPLIT.finditer(plain)}
    plain = with_gaps(plain) if " " in plain else plain
    for match in DRAWN.finditer(plain):
        plain = f"{plain[: match.start()]},{plain[match.start() + 1 :]}"
        twice |= set(range(match.start() + 1, match.end()))
    if not twice and " " not in plain:
        return _in_mandarin(Normal(raw, plain, places, _end_places(places)), bare)
    kept = [i for i, sign in enumerate(plain) if (sign != " " or not _is_stray(plain, i)) and i not in twice]
    left = [places[i] for i in kept]
    said = Normal(raw, "".join([plain[i] for i in kept]), left, _end_places(left))
    return _in_mandarin(said, "".join([bare[i] for i in kept]))


# A message is asked about many times while it is handled, and again when later ones are compared with it; a long one only while it is.
_known, _known_long = lru_cache(maxsize=1024)(_normal), lru_cache(maxsize=8)(_normal)


def _end_places(places: Sequence[int]) -> Sequence[int]:
    if isinstance(places, range):
        return range(1, len(places) + 1)
    return [place + 1 for place in places]


def _in_mandarin(said: Normal, written: str) -> Normal:
    """Cantonese in the reader's words; each new sign stands for the whole stretch it comes from."""
    found = respelled(said.text, written)
    if not found:
        return said
    signs = list[tuple[str, int, int]]()
    kept = list(zip(said.text, said.places, said.ends, strict=True))
    at = 0
    for start, end, means in found:
        signs += kept[at:start]
        # 「寫住$320喎 280係…」: a particle left out joins no two figures.
        is_between = not means and DIGIT.match(said.text, end) and start and DIGIT.match(said.text, start - 1)
        signs += [(sign, said.places[start], said.ends[end - 1]) for sign in ("、" if is_between else means)]
        at = end
    return of_signs(said.raw, signs + kept[at:])


def of_signs(raw: str, signs: Sequence[tuple[str, int, int]]) -> Normal:
    """A text of signs, each with the place it comes from."""
    text, places, ends = zip(*signs, strict=True) if signs else ((), (), ())
    return Normal(raw, "".join(text), places, ends)


def _unmarked(raw: str) -> Sequence[int]:
    """The places of a message that are no tags or marks of typesetting: 「<b>慰问</b>」, 「*慰问*」."""
    marks = [match.span() for match in UNSEEN.finditer(raw)] if UNSEEN.search(raw) else []
    if MARK.search(raw):
        marks += [match.span() for match in TAG.finditer(raw)]
        marks += [match.span(name) for match in PAIR.finditer(raw) for name in ("open", "close")]
    if not marks:
        return range(len(raw))
    gone = {place for start, end in marks for place in range(start, end)}
    return [place for place in range(len(raw)) if place not in gone]


def _from_english(raw: str) -> Normal:
    """An English message; a blank beside Chinese is left out, its place goes to the sign before it."""
    signs = in_chinese(raw.translate(SAME))
    plain = "".join(sign for sign, _, _ in signs)
    kept: list[tuple[str, int, int]] = []
    for i, (sign, start, end) in enumerate(signs):
        if sign != " " or not _is_stray(plain, i):
            kept.append((sign, start, end))
        elif kept and start <= kept[-1][2]:  # not behind words that were left out
            last = kept[-1][1:]
            for at in range(len(kept) - 1, -1, -1):  # all signs of one phrase keep one place
                if kept[at][1:] != last:
                    break
                kept[at] = (kept[at][0], last[0], end)
    return of_signs(raw, kept)


@lru_cache(maxsize=32)  # every figure of a message asks for its whole text
def simplified(text: str) -> str:
    """The text in simplified characters, one for one."""
    return "".join(map(_simple, text)) if _has_traditional(text) else text


class EitherScript(Regex):
    """A pattern for words as somebody wrote them: where it finds nothing in traditional signs, it is tried on simplified ones.

    What is cut or replaced keeps its own signs.
    """

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """As of `re.Pattern`, like the others."""
        return self._tried(self._compiled.search, text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._tried(self._compiled.match, text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._tried(self._compiled.fullmatch, text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        found = self.search(text, *span)
        return self._compiled.finditer(found.string, *span) if found else iter(())

    def split(self, text: str, most: int | None = None) -> list[str | Any]:
        cuts = [0, *(at for each in islice(self.finditer(text), most) for at in each.span()), len(text)]
        return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int | None = None) -> str:
        kept, end = list[str](), 0
        for each in islice(self.finditer(text), most):
            kept += [text[end : each.start()], each.expand(by) if isinstance(by, str) else by(each)]
            end = each.end()
        return "".join([*kept, text[end:]])

    def _tried(self, way: Callable[..., re.Match[str] | None], text: str, *span: int) -> re.Match[str] | None:
        found = way(text, *span)
        if found is None and (plain := simplified(text)) != text:
            found = way(plain, *span)
        return found


def in_script_of_text(words: str, text: str) -> str:
    """Simplified words in the signs a text has them in; as they are where it has them not."""
    at = simplified(text).find(words)
    return words if at < 0 else text[at : at + len(words)]


@lru_cache(maxsize=512)
def traditional(words: str) -> tuple[str, ...]:
    """Simplified words as Hong Kong and Taiwan write them; none where they are written alike."""
    found = dict.fromkeys(_converter(way)(words) for way in ("s2hk", "s2tw"))
    return tuple(each for each in found if each != words)


def _has_traditional(text: str) -> bool:
    """Whether a sign may be traditional: GB 2312, the mainland's own set, has hardly any, and the test is cheap."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return IN_BOTH.search(text) is not None


@cache
def _simple(sign: str) -> str:
    if not _has_traditional(sign) or not _is_chinese(sign):
        return sign
    converted = _converter("t2s")(sign)
    # 嗰 and 喎 stay: what OpenCC has for them are signs nobody types, which no list of words holds.
    return converted if len(converted) == 1 and _is_chinese(converted) else sign


@cache
def _converter(way: str) -> Callable[[str], str]:
    # Loaded on the first such character only: most messages need none of its tables.
    from opencc import OpenCC

    return OpenCC(way).convert  # type: ignore[no-any-return]


def _is_stray(text: str, at: int) -> bool:
    """Whether a blank says nothing: beside a figure, or around a single Chinese character."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not (_is_chinese(before) or _is_chinese(after)):
        return False
    if (before.isalnum() and not _is_chinese(before)) or (after.isalnum() and not _is_chinese(after)):
        return True
    return not (text[at - 2 : at - 1].isalnum() and text[at + 2 : at + 3].isalnum())


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
