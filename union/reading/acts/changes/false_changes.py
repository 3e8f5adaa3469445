"""What has the form of a change and is none: what was so once, what is nearly done, who only stays away, why something moves."""

from collections.abc import Sequence

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.money.flows import rates_of_dues
from union.reading.text.normal_form import normal

# 「本来都说决赛黄了，又松口了」, 「原来讲取消的不算数」: it was so, and is not any more.
ONCE = Regex(
    r"^(?:但|可|不过)?(?:本来|原来|原先|先前|之前|起初|一开始)[^,。;]{0,8}?(?:都?[说讲]|以为|打算|准备|要|想)"
)
VOID = Regex(r"不算数|不作数|作废了?$|收回")
# 「茶话会没说取消」, 「唔係取消」, "i never say cancel": what stood before it stands, or stands again.
DENIAL = (
    r"(?:(?<![a-z])(?:not|never|nobody|no\sone|didn.?t)(?:[·\s](?:say|said|ask|asked|tell|told|to|want|been|get)){0,3}·?"
    r"|[都也可又]?(?:不是|不系|没有?|冇)(?:人|谁)?(?:说|叫|要|讲|话|提)?过?(?:要|被)?)"
)
DENIED = Regex(rf"(?:(?:我|(?<![a-z])i)·?|[咱谁])?{DENIAL}$", any_case=True)
CANCELS_NOT = Regex(rf"{DENIAL}(?:取消|cancel)", any_case=True)
MAY_BE = Regex(r"(?:可以|能够?|允许|同意|批准)$")  # 「联欢会可以办了」
# 「写到第三部分啦，就差个附表」, 「核对完机关了，剩三车间还没动」
IN_PART = Regex(r"第?[一二三四五六七八九十两\d]{1,2}(?:部分|大块|章|页)|一半|大半|一部分|[多大]部分|差不多")
STILL_DUE = Regex(r"截止(?!了|啦)|为止")  # 「交到我这的截止到26号」
# 「名单快弄好了」, 「name list half done」
NEARLY = Regex(
    r"(?:差不多|就?快要?|马上|基本上?|half|halfway|partly|partially|almost|nearly|mostly)$|^(?:half|part|most)·of·",
    any_case=True,
)
REST = Regex(
    r"^(?:现在|目前|不过|但|可)?(?:就|只|还|仅)(?:差|缺)|^(?:还|只|就)?剩[^,。;]{1,10}(?:还没|没有?|未)|^[^,。;]{0,8}(?:还没|没|未)(?:动|弄|核|收|交|写|做|填|报|开始)"
)
# 「太极他就不来了」, 「旅行我同老婆不去啦」: one of those who would come.
STAYS_AWAY = Regex(
    r"(?:(?<![其吉])[他她](?!们)|[小老阿][\u4e00-\u9fff]|我(?:[和同跟][^,。;]{1,4}?)?)(?:就|也|都|可能|那天|这次){0,2}(?:不(?:来|去|参加|跟)|来不|去不|参加不)[了成到啦喇]*$"
)
AT_REST = Regex(r"^(?:让|叫|请)?[她他你您](?:先|就)?(?:歇|休息)?歇?$")
ROOM = Regex(
    r"[\u4e00-\u9fff\d]{1,8}(?:室|厅|馆|堂|房)(?:要|得|被|将|准备|打算|已经?)(?:改(?:成|造|为|建)?|变成|腾给|让给)?$"
)
WITH_WHOM = Regex(
    r"^(?:我们?)?(?:已经?)?(?:跟|和|同|与)[^,。;]{1,8}(?:说|讲|谈|约|商量|打招呼)$"
)  # 「我跟王芳说好了」
OWN_SINCE = Regex(
    r"(?P<own>[^,。;]{2,12}?)[由从自](?P<since>[^,。;由从自]{1,8})(?:起|开始)(?:全部|都|统一|一律|就){0,2}$"
)
A_MONTH = Regex(r"(?:\d{1,2}|下个?)月(?:\d{1,2}[号日])?")
FROM_ON = Regex(
    r"\b(?:from|starting|effective|as\sof|w\.?e\.?f\.?)\s(?:from\s)?(?P<since>(?:\d{1,2}\s)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|next\s(?:month|week)))(?:\s(?:onwards?|on))?(?=[,.!\s]{0,2}(?:$|pls|please|la|lah|liao)|[,.]\s)",
    any_case=True,
)
BREAK = Regex("[,，]")
OF_REASON = Regex(
    r"(?:[^,。]{1,9}?[天日号午晚早上]|[^,。]{0,8}?[周期拜][一二三四五六日天末])(?:也|都|那天|正好|刚好)?(?:有(?![空时])|没(?!空|时间)|要(?!是)|得|停|是)[\u4e00-\u9fff]"
)
NO_MORE = Regex(r"[\u4e00-\u9fff]{2}不(?:再)?(?P<verb>[弄写做管跟搞买办收])了")
ANOTHER_DOES = Regex(r"(?:换|由|让)?[\u4e00-\u9fff]{2,4}?(?:来|去|接着)?(?P<verb>[弄写做管跟搞买办收])")
SINCE = Regex(r"^(?:就)?从?(?P<since>[^,。;从]{1,10})(?:起|开始)(?:算|执行|实行)?(?:吧|哈|啊)?$")


def actual_changes(found: Sequence[ItemChange]) -> tuple[ItemChange, ...]:
    """Those that are; a series' new time with the day from which it holds, where that stands behind it."""
    meant = (_without_reason(each) for each in found)
    return tuple(_since(each) for each in meant if not _is_none(each, found))


def _without_reason(each: ItemChange) -> ItemChange:
    """「理事会要改期，18号有人结婚」: the day of why it moves is none that it moves to."""
    is_why = (
        each.deed is ChangeDeed.MOVE and OF_REASON.match(each.new) is not None and BREAK.search(each.text)
    )
    return replace(each, deed=ChangeDeed.LATER, new="") if is_why else each


def _is_none(each: ItemChange, all_of: Sequence[ItemChange]) -> bool:
    match each.deed:
        case ChangeDeed.CANCEL | ChangeDeed.UNDATED:
            is_once = ONCE.search(each.text) is not None or VOID.search(each.text) is not None
            is_theirs = any((STAYS_AWAY.search(normal(each.text).text), AT_REST.fullmatch(each.own)))
            is_theirs = is_theirs or each.own == "算了"  # 「算了算了，还是原来那天吧」
            return is_once or is_theirs or _is_handed_on(each, all_of) or _goes_to_another(each)
        case ChangeDeed.FINISH:
            behind = each.after[0] if each.after else ""
            return any(
                (
                    MAY_BE.search(each.own or each.text),
                    WITH_WHOM.match(each.own),
                    IN_PART.match(each.new) or NEARLY.search(each.own),
                    REST.match(behind) and not each.own.endswith("会"),
                    STILL_DUE.search(each.text),
                )
            )
        case ChangeDeed.PLACE if ROOM.search(each.own or each.text[: each.text.find(each.new)]):
            return True
    return bool(rates_of_dues(normal(each.text).text))


def _is_handed_on(each: ItemChange, all_of: Sequence[ItemChange]) -> bool:
    """「周敏休产假顾不上了，陈强接着写」: of what only signs speak for, the stronger."""
    return any(
        other.deed is ChangeDeed.OWNER and other.weight > each.weight > 0
        for other in all_of
        if other is not each
    )


def _goes_to_another(each: ItemChange) -> bool:
    """「名单陈强不弄了，李建国弄」: somebody else does it."""
    found = NO_MORE.search(each.own + each.text)
    taken = ANOTHER_DOES.match(each.after[0]) if found and each.after else None
    return found is not None and taken is not None and found["verb"] == taken["verb"]


def _since(each: ItemChange) -> ItemChange:
    onward = FROM_ON.search(each.text) if each.deed is ChangeDeed.CANCEL and not each.since else None
    if onward is not None:  # "no more badminton from January"
        rest, begins = A_MONTH.sub("", each.own).strip(), A_MONTH.search(each.own)
        return replace(each, own=rest, since=begins[0], scope=Scope.FOLLOWING) if begins and rest else each
    if each.deed is not ChangeDeed.MOVE or each.since:
        return each
    own = OWN_SINCE.match(each.own)
    if own is not None:  # 「太极由下星期起全部改星期四」
        return replace(each, own=own["own"], since=own["since"], scope=Scope.FOLLOWING)
    behind = each.after if each.scope is Scope.FOLLOWING else ()
    said = next((match for words in behind if (match := SINCE.match(words))), None)
    return replace(each, since=said["since"]) if said else each


def if_denied(deed: ChangeDeed, own: str) -> tuple[ChangeDeed, str]:
    """「理事会没取消」: what is said not to be off stands again; any other deed as it is."""
    denied = DENIED.search(own) if deed is ChangeDeed.CANCEL else None
    return (ChangeDeed.REOPEN, own[: denied.start()].strip()) if denied else (deed, own)


def denies_cancelling(text: str) -> bool:
    """Whether it is said that something is not cancelled, or that nobody said so: then nothing is, whatever else the words look like."""
    return CANCELS_NOT.search(normal(text).text) is not None
