"""What words do to what was told just now: 「发串群了」, "only practice, strike it off", 「唔好當我搞掂咗住」: it goes, or is not done after all.

Reasons and orders are told apart, for neither alone says it: the handler lays both beside what was filed or planned.
"""

from decimal import Decimal

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.acts.changes.corrections import placed_figures
from union.reading.english.translation import is_english
from union.reading.text.normal_form import EitherScript, normal, simplified

LONGEST, LONGEST_ENGLISH = 90, 180  # signs
CLAUSE = EitherScript(r"[,，。;；!！~～…\n]{1,6}|\.{1,6}(?:\s|$)|\s(?:but|and)\s")
FIGURE = Regex(r"\d(?!\d{0,3}\s?[月号日號])")
QUESTION = Regex(r"[?？]|[吗嗎呢么]\s{0,2}$")
PLACES = r"(?:群|组|地[方儿]|窗口?|对话框|聊天|channel|group|grp|chat|gc)"
ELSEWHERE = EitherScript(
    rf"(?:[发传转贴粘入打放写报讲出丢]|post|send|sent)(?:得|到|咗|了|去)?(?:错|串|岔|混)(?:咗|了)?(?:个|到)?{PLACES}|(?:错|串)(?:了|咗)?{PLACES}"
    r"|\bwrong\s(?:chat|group|grp|channel|thread|window|gc|place|people|person)\b|\bnot\s(?:meant\s)?for\s(?:this\s(?:chat|group|grp)|here)\b|\bposted\shere\sby\s(?:mistake|accident)\b|\bsalah\s(?:chat|group|grp)\b",
    any_case=True,
)
UNSAID = EitherScript(
    r"[当作](?:我|佢|它|系|是){0,2}(?:没有?|[冇未])(?:[说讲发写提报]|出过?声|看[见到]|睇到|听[见到]|这回?事|呢回事|件事)"
    r"|\b(?:forget|ignore|disregard|scrap)\s(?:me\b|(?:what|whatever)\si\s|my\s(?:last|previous|earlier|msg|message|post|update)|the\sabove|above\b)|\bpretend\s(?:i|you|u)\b",
    any_case=True,
)
OTHERS = (  # it is somebody else's
    r"(?:[发传转贴粘丢]|post|send|sent)(?:错|串)|(?:[是系]|本来|应该|原)(?:是|要|想)?[发传讲]?[给到去俾畀][^,，。;；]{1,12}(?:[群组]|[的嘅](?=$|[\s,，。;；]))|冇份|没份|[凑撑]个?[场数人]|挂[个名]|(?:不[能该好]|唔(?:应该|好|可以))[算记计][^,，。;；]{0,3}(?:我[们哋]|咱)"
    r"|[是系][^,，。;；]{2,14}(?:的|嘅|㗎|架)(?=$|[\s,，。;；])|[不唔](?:是|系|算|关|属于?)(?:我[们哋]|咱们?|本[厂会单]|工会)|(?:是|系)[^,，。;；]{1,14}(?:[办搞]|组织|主办|牵头|举办|请客|出钱)(?:的|嘅|㗎|架)|(?:隔[壁篱]|别的?|第[二]?间|第二[个間间]|另一?个?|其他|兄弟|人)(?:单位|分会|分工会|公司|部门|厂|店|家|哋)|(?:是|系)[^,，。;；]{1,10}(?:那边|嗰边|家)(?:的|嘅)"
    r"|\bnot\s(?:really\s)?(?:our|ours|us|(?:from|by|under|with)\sus)\b|n'?t\s(?:our|ours)\b|\bbukan\s(?:kita|kami)|\b(?:belongs?\sto|organi[sz]ed\sby|run\sby|held\sby|done\sby)\b|'s\s(?:event|one|activity|programme|thing)\b|\bother\s(?:branch|union|dept|department|company)"
)
PRACTICE = (  # it was not in earnest
    r"彩排|[预试]演|排练|练手|热身|测试|演示|示范|举个?例|走个?过场|试(?:水|跑|讲|写|发|打|机|玩|一下|下|吓)|开玩笑|[说讲]笑|闹着玩|逗[你大]|误[发报记传触点]|手(?:滑|误|快)|瞎[写报发]|乱[写发打]"
    r"|\b(?:practi[cs]e|rehearsals?|dry\srun|trial(?:\srun)?|testing|test\s(?:only|msg|message|entry|post)|a\stest|demo|(?:just|was)\sshowing|sample|warm.?up|joking|kidding|by\s(?:mistake|accident)|accidentally|wrongly)\b"
)
UNHELD = (  # it did not take place
    r"(?:没有?|[冇未])(?:真的?)?(?:[去办搞做开走派发打动送弄到来上比练探跑访赛]|出发|举[行办]|成行|发生|探访)|[去办搞做开打走送上比派][不唔](?:成|到)|黄了|泡汤|停(?:了|咗|办|开)|改[了咗]?期|取消(?:了|咗)|(?:提前|预先|事先|早就?)(?:就|已经)?[写发记报编打]|[写报记讲说发]早(?:了|咗)"
    r"|\bnever\s(?:happen|took|take|held|went|go|did|start|materiali)|(?:\b(?:did|was|were)\s?n'?t|\bdidnt|\bdin|\bnot)\s(?:actually\s|even\s)?(?:happen|take\splace|took\splace|go\s|held|start|end\sup)|\b(?:rained|washed)\s(?:out|off)|\bcalled\soff|\bin\sadvance|\bbeforehand|\bpre-?(?:typed|wrote|written)|\bkena\scancel|\b(?:was|got)\scancell?ed"
)
REASON = EitherScript(f"{OTHERS}|{PRACTICE}|{UNHELD}", any_case=True)
GOES = EitherScript(
    r"删|撤(?!离|退)|作废|抹掉|划[掉去了]|(?:[拿清取剔攞拎扣销摘]|去(?!走))[走掉除]|剔(?:咗|下来)|(?:[不唔别勿甭]|不要|唔好|不用|唔使|先不|不必)(?:算(?:数|了|吧|佢|它|在(?!内)|作|$)|[计记](?:数|入|落|进|上|了|$|[,，。])|要(?:了|咗|记|呢条|这条|佢)|作数|入数|理|管|睇|看|当(?:真|[是系成作]?[我咱]))|忽略|无视|收回|略过|[条笔句]就?先?取消|先不算|不算(?=$|[,，。!！]|咱|我)"
    r"|(?<![a-z])(?:del|ignore|disregard|scrap|void|delete|remove|erase|undo|withdraw|retract|drop)(?![a-z])|\b(?:strike|cross|take|pull|knock)\s(?:it|that|this|them|my\s\w{1,12}|the\s\w{1,12})?\s?(?:one\s|entry\s|log\s)?(?:out|off|down)\b|\b(?:take|strike|cross)\s(?:out|off|down)\b|\b(?:take|taking|took)\s(?:it\s|that\s|this\s)?back\b|\bshould\s?n[o']?t\sbe\s(?:in|on|under|there|counted)\b|\bnever\s?mind\b|\b(?:dun|don'?t)\s(?:bother|care|mind)\b|\bforget\s(?:it|that|about)\b|\b(?:don'?t|no\sneed\sto)\s(?:count|record|keep|log)\b",
    any_case=True,
)
POINTS = EitherScript(
    r"[那这上嗰呢]面?一?[条笔单个场次](?!月|星期|礼拜)|[上前]面(?:那|这|说|发)|刚(?:才|刚)|头先|我[发写报记打][的嘅]|佢|\b(?:that|this|the)\s(?:one|log|entry|record|post|msg|message)\b|\bmy\s(?:log|entry|record|post|msg|message)\b|\bwhat\si\s(?:said|posted|wrote|typed|sent)|\babove\b|\bjust\snow\b|\b(?:it|that)\b",
    any_case=True,
)
# Of a part alone, or with what is left of it: the log itself stays.
IN_PART = EitherScript(
    r"部分|里[面头]?有|其中|当中|[那这嗰呢]一?[句块样项]|其余|其他(?!单位|分会|公司|部门)|余下|剩下|[人户份]数|金额|[花费支][费出用]|[的嘅]?钱|[就只净]\s?[得有剩是]?\s?\d|\bpart\b|\bbit\b|\bthe\srest\b|\bonly\s\S{0,2}\d|\bamount\b|\bexpenses?\b",
    any_case=True,
)
STAYS = EitherScript(
    r"(?<![a-z])keep(?![a-z])|保留|留(?:低|住|下|着)|照[旧常计记算办开留做]|不[变动用]改?|没[变错]|冇[变错问]|\b(?:ok|okay|stays?|still|remains?|correct|is\sright|no\schange|fine)\b",
    any_case=True,
)
DENIED = EitherScript(
    r"(?:先|且|还|请|千祈)?(?:别|唔好|不要|不能|勿|莫|先不|唔)(?:急着|咁快)?[^,，。;；]{0,8}?(?:当|算|计|记|勾|标|mark|tick)[^,，。;；]{0,6}(?:完|好|掂|妥|齐|交|done|$|[了住先])|[说讲报勾点记写高开]?[兴心]?(?:说|讲|报|勾|点|兴|心)得?太?早(?:了|咗|啦)"
    r"|\b(?:don'?t|do\snot|dun)\s(?:mark|count|tick|treat|put|close)\b[^,.]{0,24}(?:done|complete|finish|ok|closed|off|first|yet)|\b(?:spoke|said|reported|marked|ticked|told|closed)\s(?:it\s|you\s|all\s)?too\s(?:soon|early|fast)|\bjumped\sthe\sgun\b|\buntick\b",
    any_case=True,
)
UNDONE = EitherScript(
    r"(?:[没未]有?|冇)(?P<verb>[\u4e00-\u9fff])|\b(?:not|n'?t|never|haven'?t|hasn'?t)\s(?:been\s|yet\s|even\s|really\s|actually\s|fully\s)?(?P<word>[a-z]{3,12})",
    any_case=True,
)
AT_END = (
    "完",
    "好",
    "齐",
    "弄",
    "做",
    "办",
    "搞",
    "掂",
    "妥",
    "done",
    "fini",
    "read",
    "comp",
    "sett",
    "clos",
)
STEM, SHORTEST = 4, 3  # letters

# Something said or written is not so: what stands beside it is right.
DENIES = EitherScript(
    r"[不唔](?:是|系|关|该|应)|(?:哪(?:里|儿)?|边(?:度|处)|几时)(?:是|系)|[写记打报填看睇听搞弄捞撈攪说讲算贴](?:[错錯串岔反混乱亂]|成了?|走了?眼)|[错錯](?:了|咗|人|名)|(?:应?该|应当)(?:是|系|由|归|找|交)|糊涂|[头]昏|晕|[蒙懵](?:了|咗)|眼花|口误|笔误"
    r"|\b(?:not|n'?t|never)\b|\bsupposed\b|\binstead\b|\bwrong(?:ly)?\b|\bmix(?:ed)?\b|\bmistake|\bmy\sbad\b|\boops\b|\bblur\b|\bshould\b|\bshld\b|\bbukan\b|\bsalah\b|\bonly\sgot\sround\b",
    any_case=True,
)


# 「44 is the namelist only, half turned up」: what was told as having come was only expected.
EXPECTED = EitherScript(
    r"通知|报名|名单|预[计定备算咗]|计划|应到|登记|邀请|派(?:出去?)?(?:的|嘅)?[飞票]|准备|订(?:了|咗|的|嘅)|一半|半数"
    r"|\b(?:sign(?:ed)?[-\s]?ups?|regist\w{2,8}|name\s?list|invited?|expected|rsvps?|booked|ordered|planned|quota|capacity|half)\b",
    any_case=True,
)
SIGNS = EitherScript(
    "|".join(each.pattern for each in (GOES, ELSEWHERE, UNSAID, DENIED, UNDONE, DENIES, EXPECTED)),
    any_case=True,
)


def denies(text: str) -> bool:
    """Whether words may say that one part of what was told is another: an owner, a day."""
    return (
        len(text) <= (LONGEST_ENGLISH if is_english(text) else LONGEST)
        and not QUESTION.search(text)
        and DENIES.search(text) is not None
    )


@dataclass(frozen=True, slots=True)
class Retraction:
    """What the words do; `about`: those of them that name it, `stays`: those that name what stays as it is."""

    about: str
    stays: str
    is_gone: bool  # surely meant to go, by a reason with an order or by words that say both
    is_ordered: bool  # to go, for whatever reason
    is_unsaid: bool  # what was said right before
    is_denied: bool  # that it is finished
    points: bool


def read_retraction(text: str) -> Retraction | None:
    """What is taken back; None of words that take nothing back, ask, or are of a part alone."""
    if len(text) > (LONGEST_ENGLISH if is_english(text) else LONGEST) or QUESTION.search(text):
        return None
    clauses = [each for each in CLAUSE.split(text) if each and each.strip()]
    stays = [
        each for each in clauses if STAYS.search(each) and not (GOES.search(each) or REASON.search(each))
    ]
    about = " ".join(each for each in clauses if each not in stays)
    is_whole = IN_PART.search(text) is None
    is_ordered, is_unsaid = (is_whole and each.search(about) is not None for each in (GOES, UNSAID))
    is_ordered = is_ordered and (REASON.search(about) is not None or FIGURE.search(about) is None)
    is_gone = is_unsaid or (is_ordered and REASON.search(about) is not None)
    is_gone = is_gone or (is_whole and ELSEWHERE.search(about) is not None)
    is_denied = is_unsaid or DENIED.search(about) is not None
    if not (is_gone or is_ordered or is_denied or UNDONE.search(about)):
        return None
    points = POINTS.search(about) is not None
    return Retraction(about, " ".join(stays), is_gone, is_ordered, is_unsaid, is_denied, points)


def expected_figures(text: str) -> set[Decimal]:
    """Those said to be of what was only expected, or ordered."""
    clauses = [normal(each).text for each in CLAUSE.split(text) if each and EXPECTED.search(each)]
    return {figure.value for each in clauses for _start, _end, figure, _ in placed_figures(each)}


def says_undone(words: str, title: str) -> bool:
    """Whether words say that what a task is to do is not done: 「传单未印」, "flyers not printed yet"."""
    said = [each["verb"] or each["word"].casefold() for each in UNDONE.finditer(words)]
    called = f"{title} {simplified(title)}".casefold()
    begins = tuple(each[:STEM] for each in called.split() if each.isascii() and len(each) >= SHORTEST)
    return any(simplified(each[:STEM]) in (*AT_END, *called) or each.startswith(begins) for each in said)
