"""Whose item words name: 「我那份」, 「李建国手上的」, and what is said behind that."""

from union.core.lazy_regex import Regex
from union.core.records import dataclass

THING = r"[那这]一?(?:[个份件项块摊条篇本桩样桌场次](?:儿|活儿?|事儿?|东西|材料)?|活儿?|事儿?)"
LEADS = r"(?:带队?|牵头|主持|组织|主讲|主办|跟进?|管|搞|张罗)[开着紧住]?"
WHOSE = Regex(
    rf"(?:但|不过|那|就是?|[\u4e00-\u9fff]{{2,4}}?(?:的?意思是?|[说讲话]|指示|要求))?(?P<who>[我俺]|[\u4e00-\u9fff]{{2,4}}?)(?:自己)?"
    rf"(?:(?:(?:(?P<led>负责|{LEADS})|承担|手[上里头]|名下)?的?{THING})|(?:负责|手[上里头]|名下)的"
    r"|(?<=[我俺])[这那](?:边|儿)?(?=还?没(?:[完好齐弄做写出交到搞印买订收办])|[^\u4e00-\u9fff]|$)|的(?=[先也别莫都已还就早]|$))"
)
WHOSE_ENGLISH = Regex(
    r"(?:the·)?(?:one|event|session|class|talk)·(?:that·)?(?P<leader>[A-Z][a-z]{1,20}(?:·[A-Z][a-z]{1,20})?)(?:·is|'s)·(?:running|leading|doing|organi[sz]ing|handling|in·charge·of)"
    r"|(?P<whose>[A-Z][a-z]{1,20}(?:·[A-Z][a-z]{1,20})?)'s·(?:one|event|session)"
)
BESIDE = Regex(  # What may stand behind it that names nothing else: 「我那份昨晚上就…」
    r"(?:[今昨前明后](?:[天日儿早晚]|[早晚]上)|[早晚]上|[上下中]午|早就|已经?|都|也|就|刚|可算|终于|总算|实在|真的?|全|先|得|要|恐怕|可能|估计|还|再|给|我|也许|是){0,5}"
)
MYSELF = ("我", "俺")


@dataclass(frozen=True, slots=True)
class Pointed:
    """Whose it is, and what the clause says behind that."""

    who: str
    rest: str
    is_led: bool = False  # it may take place, and be led by them

    @property
    def is_own(self) -> bool:
        """Whether it is the writer's."""
        return self.who in MYSELF

    @property
    def is_bare(self) -> bool:
        """Whether nothing else is named there."""
        return BESIDE.fullmatch(self.rest) is not None


def pointed(clause: str) -> Pointed | None:
    """Whose item a clause begins with."""
    if (found := WHOSE_ENGLISH.match(clause)) is not None:
        who = (found["leader"] or found["whose"]).replace("·", " ")
        return Pointed(who, clause[found.end() :], is_led=True)
    found = WHOSE.match(clause)
    if found is None:
        return None
    return Pointed(found["who"], clause[found.end() :], is_led=found["led"] is not None)
