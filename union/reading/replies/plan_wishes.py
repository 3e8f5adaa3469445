"""What is to be arranged, told without its day (「帮我下周安排个女工插花」), and the answer that tells it: 「下周四下午四点半吧，美术教室，30个名额」."""

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY
from union.reading.acts import classification
from union.reading.message import When
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense

HELP = r"(?:帮(?:我们?|忙|咱们?|个忙)|替我们?|给我们)"
WISH = Regex(
    rf"^(?:小秘[,:]?)?(?:请|麻烦|想|要)?(?P<help>{HELP})?(?:给[^,。;]{{2,10}}?)?(?:安排|组织|举办|张罗|策划|筹备|[办搞弄约订定排攒])"
    rf"(?:一?[个场次堂节期]|一下|[一二两]次)(?:时间)?(?P<what>[^,。;!?~\n]{{2,24}}?)[吧呗嘛啊哦呀]?(?P<filed>[,。]?{HELP}?[记排安]{{1,2}}[上下]?(?:一下)?)?[。!~]*$"
    r"|^(?:(?:pls|please|can·(?:you|we)|help·(?:me|us))·){0,2}(?:arrange|set·up|organi[sz]e|schedule|plan|fix)·(?:an?|some)·(?P<thing>[^,.;!?\n]{3,60})$",
    any_case=True,
)
# Without one of these nothing is wished.
SIGNS = Regex(r"组织|举办|张罗|策划|筹备|[排办搞弄约订定攒][一个场次堂节期]|(?:arrange|up|organi[sz]e|schedule|plan|fix) (?:a|some)", any_case=True)  # fmt: skip
FOR_THEM = Regex(  # For whom a committee arranges things; 「帮我约个球」 is between friends
    r"[女职员教]工|会员|姐妹|老师|单身|工友|大家|班组|车间|小组|委员|理事|骨干|干部|退休|司机|骑手|护士|兄弟|工会|members|ladies|staff|workers|drivers|branch",
    any_case=True,
)
A_THING, NAMED = Regex(r"[室场馆票餐饭车位酒菜房]$"), Regex("[课班赛会展营]$|活动|沙龙|团建")
TIME_SAID = Regex(
    r"\d\s?[号日月號/.:：点點]|[周期拜週一二三四五六七八九十两兩][一二三四五六日天点點]|\d\s?[ap]\.?m",
    any_case=True,
)
LONGEST, MOST_CLAUSES = 48, 3
BREAKS = Regex(r"[,。;!~\n]|\s(?=[\u4e00-\u9fff])")
FILLED = Regex(r"^(?:那|就|改[成到]|定[在于]?|放[在到]?|安排在|嗯|好|行){1,6}+|(?:吧|好了|行|可以|啊|哈|呗|哦|呀|如何|怎么样){1,4}+$")  # fmt: skip
PLACE = Regex(
    r"(?:就?[在到去]|地点[:是]?)?(?P<where>[^\d,。;]{0,12}(?:[室厅堂馆场院园店楼]|之家|中心|门口|基地|\d楼)|(?:(?:at\s|@\s?)|(?=[^,]*\b(?:room|hall|club|cent(?:re|er)|office|canteen|lounge|park|court|level|block|house|library|field|hq)\b))[A-Za-z](?:(?!\sat\s)[A-Za-z\s\d#-]){2,30})",
    any_case=True,
)  # 「Year-end dinner」 is no place  # fmt: skip
REST = Regex(
    r"(?:限|最多|上限|大[概约]|先按)?\d{1,4}\s?(?:个?名额|个?人|[名位]|pax)(?:左右|以内|够了)?|[\u4e00-\u9fff]{2,4}(?:来|去)?(?:主?讲|主持|带队|负责)"
)


def lacks_day(when: When | None) -> bool:
    """Whether a time says no day: none, 「下周」, 「5月」."""
    return when is None or (when.grain not in OF_A_DAY and when.rrule is None)


def wish(text: str, when: When | None, *, among_people: bool = False) -> str | None:
    """The thing somebody wants arranged and tells no day of; `among_people` only what is for many, or an office's."""
    said = _words_without_time(text, when).replace(" ", "·")
    match = WISH.match(said) if len(said) <= LONGEST and tense(said) is not Tense.DONE else None
    if match is None or not lacks_day(when):
        return None
    thing = (match["what"] or match["thing"]).strip(" ·").replace("·", " ")
    kind = classification.kind(normal(thing).text) or NAMED.search(thing)
    is_asked = when is None or match["help"] or match["filed"] or match["thing"]
    is_ours = not among_people or kind in (Kind.TRAINING, Kind.MEETING) or FOR_THEM.search(said) is not None
    return thing if is_asked and is_ours and kind and not A_THING.search(thing) else None


def place_told(text: str, when: When | None) -> str | None:
    """The place in an answer that is a time and no more than where, for how many, with whom; empty without, None of other words."""
    if when is None or len(text) > LONGEST or when.text not in text:
        return None
    told = [
        one
        for each in BREAKS.split(_words_without_time(text, when))
        if (one := FILLED.sub("", each.strip(" ")))
    ]
    places = [PLACE.fullmatch(one) for one in told if not REST.fullmatch(one)]
    is_thing = any(each.islower() and classification.kind(normal(each).text) for each in told)
    is_more = len(told) > MOST_CLAUSES or is_thing or not all(places)  # 「yoga class」 is no place
    return None if is_more else next((one["where"] for one in places if one), "")


def _words_without_time(text: str, when: When | None) -> str:
    """The words beside the time; English ones as they are written."""
    rest = (text.replace(when.text, "", 1) if when else text).strip()
    return rest if rest.isascii() else normal(rest).text
