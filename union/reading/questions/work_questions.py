"""Questions about the work: 「今年送温暖一共多少钱」, 「上个月开了几次会」, 「还有哪些没完成」, 「谁还没报」."""

import re
from datetime import datetime
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Period
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.acts.classification import words_by_ground
from union.reading.questions.report_periods import PLACED, SHOWN, days_asked, period_named
from union.reading.questions.thresholds import Limit
from union.reading.text.normal_form import Normal

MANY = "(?:多少|(?<![十百千第那这哪们])(?<!(?<![改修办做弄搞整处])好)几)"
OPEN = Regex(
    r"(?:谁|哪(?:些|[几]?[个项件样])|什么|几[项件个]|多少)[^,。?]{0,8}(?:没|未|待)(?:有)?(?:完成|办|做|弄|搞|到位|准备|落实|结)|(?:差|剩|欠)(?:下|着|了)?(?:哪些|哪几[项件样]|什么|谁)(?!钱)|(?:没|未)(?:有)?(?:完成|办完|做完|办结|落实)的?(?:有|还有|是)?(?:哪些|什么|几)|还有(?:哪些|什么)(?:事|工作|任务|待办)?(?:没|未|要)?"
)
UNREPORTED = Regex(
    r"(?:谁|哪些人|哪个|哪几个(?:人|单位|小组|部门|分会|委员|车间|项目)?|哪些(?:单位|小组|部门|分会|委员)|几个人)[^,。?]{0,6}(?:没|未)(?:有)?(?:报|交|记|填|写|登)|(?:没|未)(?:报|报送|上报)的(?:有|是)?(?:谁|哪)|尚未报送"
)
PURPOSE = "(?:(?![们咱我的了])[\u4e00-\u9fff]){0,3}(?:金|补助|补贴|津贴)|[\u4e00-\u9fff]{1,3}[款费]"
MONEY = Regex(
    rf"(?P<came>收入|进账|进项|入账)(?:一共|共|总共|合计)?(?:是|有|了)?{MANY}(?!人|名|户|次|份|项)|{MANY}(?:钱|资金|经费|元|万元?|款)|{MANY}(?P<of>(?![户人名个次场份本件处])(?:{PURPOSE}))|(?:总额|金额|花费|支出|开支|经费|资金|费用)(?:一共|共|总共|合计)?(?:是|有|花了|用了|达到?)?{MANY}(?!人|名|户|次|份|项)"
    rf"|(?:花|用|支)(?:了|掉|去|出去?){{0,3}}{MANY}(?:钱|元)?(?![人户次])|总(?:金额|额|支出)|(?P<said>{PURPOSE}|钱)(?:一共|总共|共|加起来|合起来?|合计|最[后终]|到底|究竟|[\s,]){{0,3}}(?:发放|发|花|用|支出|给|付|拨|记|登记|[实应]?收[到齐]?|到账|入账|到|交)?(?:的|是|有|了|出去){{0,3}}{MANY}(?:钱|元)?(?=$|[?,。了])"
)
PEOPLE = Regex(
    rf"{MANY}(?:个|名|位)?(?P<of>[^,。?几多次户份本场条\s]{{0,6}}?)(?P<who>人次|人(?!家)|女职工|职工|会员|委员|员工|同志|(?<![签署点报])名|位)"
)
COUNT = Regex(
    rf"{MANY}(?P<unit>次|回|场次|场|届|条记录|个|项|件)|{MANY}(?=会|活动|培训|讲座|比赛|竞赛|座谈|检查|慰问|走访|演练)"
)
NAMED_MONEY = Regex(r"[\u4e00-\u9fff]{1,6}?(?:金|款|费|品|补助|补贴|津贴)")
# 「哪个月培训最多」 may be more than can be answered
OF_WORK = Regex(rf"{MANY}(?![月号点天年岁])|哪些|哪个(?!人)|哪类|哪几|哪月|什么(?!时候)")
# Of the budget its own page tells, of what is in the bank nobody told us: 「经费还剩多少」.
LEFT = Regex(r"(?:预算|经费|账上|账户|存款)[^,。?]{0,6}(?:剩|余|结余|有)[^,。?]{0,4}多少")
SUM = Regex(r"一共|总共|合计|共计|累计|截至|至今|目前|全年|了")
# Words of these grounds (evidence.toml) are said to colleagues.
# Without one of these nothing is asked.
ASKING = Regex("[几哪谁啥]|多少|什么|怎么|如何|还有|[没未尚]|总[额金支]")
THAT_DAY = Regex(r"(?<=[日号一二三四五六天])那天")  # behind a date it says nothing more
NOT_ASKED = Regex("[几两][件个项样桩](?:大?事[情儿]?|任务|工作|安排)?:|别|大家|随便|没见|没几|来着|吗,")
TALKING = ("me_and_you", "others", "feelings", "own_life", "production", "rules", "other_bodies")
# 「记了几条」, 「几项工作」 ask about everything.
EVERYTHING = ("记", "记录", "登记", "工作", "条记录", "事", "事情", "东西", "活", "钱", "次数")
LEFT_ASKED, SAID = "left:", "said"
NO_THINGS = ("个", "%", "次", "回", "元", "万元", "人", "人次", "名", "位")


def _things() -> str:
    """The classifiers of what is neither people nor times nor money."""
    return "|".join(re.escape(unit) for unit in lexicon.units() if unit not in NO_THINGS)


# 「拔河谁赢了」, 「插花请的哪个老师」, 「检查结果怎么样」: nothing that is counted, but it was told or planned in words.
TOLD_ASKED = Regex(
    r"谁|什么(?:样|人|地方|老师|单位|牌子)?|哪(?:个|位|家|里|儿|支|队|组|班|批|[一几]?[个位家支队样户间种])?|第几|怎么样|如何|(?:什么|啥)?(?:结果|比分|名次)(?=$|[?,。])"
)
UNIT_ASKED = Regex(lambda: rf"{MANY}(?!单[张车位据])(?P<unit>{_things()})")
LEFT_OVER = Regex(
    lambda: (
        rf"(?:还|现|结|库){{0,1}}(?:剩|余|存)(?:下|着|了|的|余|货)?(?:还|是|有|大概){{0,2}}{MANY}(?P<of_kept>{_things()})?钱?"
        rf"|还(?:有|剩|差|欠){MANY}(?P<of_undone>{_things()})?(?P<what>[^,。?没未]{{0,6}}?)(?:没|未)有?[\u4e00-\u9fff]{{1,4}}"
        rf"|(?:没|未)有?(?:当场|及时|全部)?(?:整?改|修|办|处理|解决|落实|答复|回复|发|用|送|分|领)[^,。?的]{{0,3}}的(?:还|剩|有|是){{0,2}}{MANY}(?P<of_rest>{_things()})?"
        rf"|{MANY}(?P<of_open>起|宗|处|户|条|家)(?P<which>[^,。?没未]{{0,6}}?)(?:还|仍|都)?(?:没|未)有?[\u4e00-\u9fff]{{1,4}}"
        rf"|(?:库|仓)[房存库]?[里中]?(?:还|现|剩){{0,2}}有?{MANY}(?P<of_stock>{_things()})?"
        rf"|还有{MANY}(?P<of_now>{_things()})?(?=$|[?,。])"
        r"|(?:发|用|送|分|领)(?:完|光)了?(?:没有?|吗)(?:,?(?:还|结)?[剩余](?:多少|几[\u4e00-\u9fff]?))?"
    )
)
FIRST = Regex(
    r"(?<!倒数)(?:第一[次场期回]|首[次场期])(?=[^,。?]{0,16}(?:什么时候|哪一?天|几号|几月|何时|是哪))"
)
# 「上次去厂里见到多少工友」: the log of that time says it.
COUNTED_THEN = Regex(
    r"(?:见|接触|遇|探望?|慰问|走访|看望?|and·?)?[了到过]{0,2}(?:多少|(?<![十百千])几)[个名位户份人]?[\u4e00-\u9fff]{0,4}$"
)
# 「还有几件事没办」 are items, 「还有几个人没交」 people.
# 「筹到多少钱」, 「上级给的钱到了多少」
INCOME_ASKED = Regex(
    r"(?:筹|募|募捐|筹款|收|捐)(?:集|得|到|返|上来|进来?|埋|来)(?:了|的|咗)?[^,。?出支花用]{0,6}(?:多少|几[千百万]?)|(?<![回签没])收[了咗]?(?:多少|几)(?:(?:钱|元|块|蚊)|(?=\W|$))|(?:收入|进账|进项|入账|到账)[^,。?出支花用]{0,6}多少|拨(?:下来|来|给我们|过来)[^,。?]{0,6}多少|(?:款|钱|经费)(?:到|来|进)[了账]{1,2}多少"
)
# What people did that are counted: 「签了几个名」, 「入了多少个会员」.
DEED_ASKED = Regex(r"(?P<verb>[\u4e00-\u9fff])了(?:多少|几)[个名位]?新?(?P<of>[\u4e00-\u9fff])")
# 「一共多少人参加了活动」: those who were visited, or won, did not.
TOOK_PART, ATTENDED = "参加", Regex(r"参加|参与|出席|took·?part|attended|joined", any_case=True)
OF_ITEMS = Regex("[事活]情?|工作|任务|人|谁|单位|会|活动|天|[交报填签回]$")


def remainder_question(text: str) -> tuple[str, str] | None:
    """Of what is asked how much is left, and the words without that: 「月饼还剩多少盒」, 「没改的有几处」."""
    found = LEFT_OVER.search(text)
    if found is None or OF_ITEMS.search(found[0]):
        return None
    unit = next((each for name, each in found.groupdict().items() if each and name[0] == "o"), "")
    kept = found["what"] or found["which"] or ""
    return f"{LEFT_ASKED}{unit}", f"{text[: found.start()]} {kept} {text[found.end() :]}"


class Question(NamedTuple):
    """What is asked for in which period: `wants` is money, count, people, unit:户 …, left:户 …, said, done, last, next, open, overdue,
    unreported or reporters.

    `subject` is what the question is about in its own words, `terms` those words one by one, `category` the category
    they alone mean. `versus`: the days to compare with; `purpose` of money; `whole`: what a share is asked of;
    `per`: an average for each; `most`: by what (month, person, category) the largest is asked, and whether the least.
    `said`: whether a time was named; `fixed`: terms that must be met, festivals. `also`: further figures asked for in the
    same breath; `limit`: only work with such a figure; `otherwise`: what is asked where these days hold nothing;
    `without`: work of that name is left out; `is_income`: what came in is asked for; `verb`: what people did that are counted, 入会, 签名;
    `told`: something is asked too that only the logs' words say.
    """

    period: Period
    category: str | None
    subject: str | None
    wants: str
    terms: tuple[str, ...] = ()
    purpose: str | None = None
    versus: Period | None = None
    said: bool = True
    whole: str | None = None
    per: str | None = None
    most: tuple[str, bool] | None = None
    fixed: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    limit: Limit | None = None
    otherwise: "Question | None" = None
    without: str = ""
    is_income: bool = False
    verb: str = ""
    told: bool = False

    def of(self, *terms: str, category: str | None = None) -> "Question":
        """The same question about these words."""
        return self._replace(terms=terms, subject="".join(terms) or None, category=category)


def is_question_to_bot(whole: Normal, now: datetime, *, is_dated: bool = False) -> bool:
    """Whether a text asks what the log or the calendar answers, and asks it of the bot rather than of colleagues.

    `is_dated`: the text names a time.
    """
    said = whole.text
    if not (ASKING.search(said) or SHOWN.search(said)):
        return False
    spoken = words_by_ground(THAT_DAY.sub("", said))
    if NOT_ASKED.search(said) or any(name in spoken for name in TALKING):
        return False
    if PLACED.search(said) or days_asked(whole, now) is not None:
        return True
    wants = standing(said)[0] or wanted(said)[0]
    if wants in ("open", "unreported") or LEFT.search(said):
        return True
    if not (is_dated or SUM.search(said) or period_named(said, now)):
        return False
    is_work = classification.category(said) is not None or classification.kind(said) is not None
    return wants not in (None, "unit:天") or (is_work and OF_WORK.search(said) is not None)


def standing(text: str) -> tuple[str | None, str]:
    """Whether what is open or unreported is asked for, and of what: the words before it."""
    for wants, pattern in (("unreported", UNREPORTED), ("open", OPEN)):
        if found := pattern.search(text):
            return wants, text[: found.start()]
    return None, text


def wanted(text: str) -> tuple[str | None, str]:
    """The figure asked for, and the text without the words that ask: 「慰问多少一线职工」 leaves 慰问 and 一线职工."""
    if left := remainder_question(text):
        return left
    if money := MONEY.search(text):
        return "money", _with_match_replaced(text, money, money["of"] or money["said"] or "")
    unit = UNIT_ASKED.search(text)
    people = PEOPLE.search(text)
    if people and (unit is None or people.start() <= unit.start()):
        kept = people["of"] + ("" if people["who"] in ("人", "人次", "名", "位") else people["who"])
        return "people", _with_match_replaced(
            text, people, kept if people["of"] or people["who"] == "女职工" else ""
        )
    counted = COUNT.search(text)
    if counted and counted["unit"] not in ("场", "届", "件", "项", "个"):
        return "count", _with_match_replaced(text, counted, "")
    if unit:
        return f"unit:{unit['unit']}", _with_match_replaced(text, unit, "")
    if counted:
        return f"unit:{counted['unit']}", _with_match_replaced(text, counted, "")
    return None, text


def deed_counted(text: str, *, is_turnout: bool) -> str:
    """What people did whose number is asked for: 入会 of 「入了多少个会员」; "" for nothing."""
    found = DEED_ASKED.search(text)
    if is_turnout or ATTENDED.search(text):  # the most people of any work are none who were visited
        return TOOK_PART
    return found["verb"] + found["of"] if found else ""


def purpose_in(text: str) -> str | None:
    """What money is for by its own word: 慰问金, 奖金, 助学金; None of money in general."""
    known = lexicon.phrases("named_money")
    words = (found[0][at:] for found in NAMED_MONEY.finditer(text) for at in range(len(found[0])))
    return next((each for each in words if each in known), None)


def _with_match_replaced(text: str, found: re.Match[str], kept: str) -> str:
    apart = "" if kept and found[0].startswith(kept) else " "  # 「拉筋班学费」 is one word
    return f"{text[: found.start()]}{apart}{kept} {text[found.end() :]}"
