"""A question in plain words: spoken and Cantonese words, slips of the pen, bare years, who had it asked.

The words stand in union/data/questions.toml.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal

# 「2026上半年」, 「2025慰问了多少」: a year without its sign; 「2025户」 is none.
BARE_YEAR = Regex(
    r"(?<![\d.第#])(?P<year>20[1-4]\d)(?=[上下]半年|全年|一整年|年度|第?[一二三四1-4]季|[一二三四]季度|[春夏秋冬]|中秋|端午|国庆|元旦|元宵|五一|三八|重阳|清明|[\u4e00-\u9fff]{2}(?<!万元)[^,。]*(?:多少|几|哪|什么))"
    r"(?!年|[元块万千百亿户人名个次场份件本处条张篇项])"
)
# 「领导突然问起来,…」, 「区总催季报了,…」: who wants to know is no part of what is asked.
ASKED_FOR = Regex(
    r"^[^,。?!\d]{0,4}(?:领导|主席|书记|主任|上级|上面|上头|[区市省县局]总|总工会|[区市省县]工会|老板|局里|厂长|经理|办公室|人家|纪委|审计)[^,。?!\d]{0,6}(?:催|问|要|查|检查|等|说|让)[^,。?!\d多少几哪谁什么]{0,8}[,。!]"
)


@cache
def _words() -> dict[str, str]:
    data = tomllib.loads(files("union.data").joinpath("questions.toml").read_text("utf-8"))
    return {**data["plain"], **data["slips"]}


SCANNER = Regex(lambda: "|".join(sorted(map(re.escape, _words()), key=len, reverse=True)))


def plainly(text: str) -> str:
    """The question in the words the reader knows, normal and without what stands before it."""
    said = SCANNER.sub(lambda match: _words()[match[0]], normal(text).text)
    return BARE_YEAR.sub(lambda match: f"{match['year']}年", ASKED_FOR.sub("", said))
