"""Places of a report that were left to be filled in, and units typed twice."""

import re
from collections.abc import Iterator

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import CHINESE
from union.reading.text.normal_form import simplified
from union.reports.checkup.flaws import Flaw, FlawKind

# Signs that make a word of the unit behind them: 国家, 现场, 层次. Behind any other noun, at a clause's end, its figure is missing.
WORD_ENDS = {
    "个": "各每整逐首头",
    "家": "的在酒们是搬小不人国大专厂业作画各商居自老公回之一全行玩赢管养离起东娘婆",
    "场": "过径上现市广农立操会球工商主登全当到在机战赛剧出入牧渔林每首专怯下收",
    "次": "层档梯批首本依名再多每此几逐历两前上下班频人场届其屡",
    "项": "大小事选奖专单款立各多强义每逐杂弱",
    "件": "印原课文条案事软邮稿部信证零硬附配急要物元组计批快每",
    "份": "月身股年省备缘每辈",
    "期": "改超过晚学日时暑寒长近定工周任前后初中短同本上下届汛假分按到如孕产预逾延早星为限缓保效旺淡末每哺乳",
    "幅": "横条涨降增篇大画振每",
    "张": "单紧主纸夸扩开每慌",
    "册": "手画名注造书每簿",
    "篇": "全长开短每首",
    "条": "本旧新面线信金教枝每",
    "批": "审分大首每逐报一",
    "套": "配成外手每整圈",
    "户": "大范助扶对档业建军员属困难贫特保用家住农商租客富体每开账入门窗低销散逐过储",
    "名": "户姓报排署提实更冠签闻命著匿书点专除化改莫知出有学校品店站地域网域人同虚化无",
    "人次": "每",
}
NUMERAL = rf"\d{CHINESE}几数多少两兩余半那这哪干"
FEW_WORDS = "|".join(rf"(?<![{NUMERAL}{signs}]){unit}" for unit, signs in WORD_ENDS.items())
# 「编印简报期，」, 「优秀组织单位个。」, 「参会单位家。」
COUNTED = Regex(rf"(?:(?<=[\u4e00-\u9fff]{{2}})|(?<=\d月))(?:{FEW_WORDS})(?=[,，、。;；])")
WORDS = (
    "人员|人均|人才|人数|人民|人力|人文|人物|人事|人身|人人|人群|人性|人大|人社|人选|人心|人生|人以|名单|名义|名称|名额|名誉|名师|名次"
    "|元旦|元宵|元素|份额|期间|期限|期末|家庭|家属|家园|个人|个别|个性|个体"
)
UNITS = "人次|人|名|户|元|场次?|件|份|期|家|项|次|个|张|幅|册|条|篇|套|批"
ENDS = r"(?=[,，。;；、!！?？)）\s]|$|参加|参与|的|[已获])"
# 「接待群众余人次」, 「共计人」, 「发放救助金元」, 「走访会员人」
MISSING = Regex(
    rf"(?<![{NUMERAL}其剩业结富盈节残冗空之有xX×*])余(?:人次|(?!{WORDS})(?:{UNITS}){ENDS})"
    rf"|(?:共计|合计|总计|累计|(?<![公中])共)(?!{WORDS})(?:{UNITS}){ENDS}"
    rf"|(?:金额?|资金|经费|款|费用|价值)(?:共计|共|计|为|达)?万?元{ENDS}"
    rf"|(?:召开|举办|举行|开展)[\u4e00-\u9fff]{{2,10}}?[会座赛动训](?:场|期)(?=[,，。;；])"
    rf"|(?:职工|会员|人员|选手|代表|学生|家属|家长)(?:人|名)(?:[,，。;；]|参加|参与|出席)"
)
MASKS = Regex(
    r"(?<![A-Za-z])(?:[Xx×]{2,8}|[*＊]{3,8})(?![A-Za-z])|【(?:待[\u4e00-\u9fff]{1,4}|)】|[（(](?:待[补填定][\u4e00-\u9fff]{0,2})[)）]|_{3,60}|＿{2,40}"
)
DOUBLED = Regex(
    r"(?<=[\d万千百余多])(?P<unit>人次|万元|人|名|户|元|场|次|个|家|份|件|项|期|套|本|册|张|幅|篇|盒|箱|袋|辆|台|%|％)(?P=unit)"
    r"(?!均|手|有|参与|旦|宵|素|人|别|性|体|案|庭|属|政|具|电|长|目|誉|单|额|地|馆|所|数|间|限)"
)
CLAUSE, BEFORE = Regex(r"[\s,，。:：;；、()（）]"), 8


def blanks(text: str) -> Iterator[Flaw]:
    """All of them; a mask that stands everywhere is told once."""
    plain = simplified(text)
    for match in (*MISSING.finditer(plain), *COUNTED.finditer(plain)):
        yield Flaw(*match.span(), FlawKind.BLANK, _quote(text, match))
    masks = list(MASKS.finditer(text))
    for match in masks[:1]:
        yield Flaw(
            *match.span(), FlawKind.BLANK, _quote(text, match), how=str(len(masks)) if len(masks) > 1 else ""
        )
    for match in DOUBLED.finditer(text):
        yield Flaw(*match.span(), FlawKind.DOUBLED, _quote(text, match), match["unit"])


def _quote(text: str, match: re.Match[str]) -> str:
    """With some words of its clause before it, so that the place is found again."""
    begin = max(0, match.start() - BEFORE)
    return CLAUSE.split(text[begin : match.start()])[-1] + match[0]
