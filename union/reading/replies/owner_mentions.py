"""Whose item words name: 「我那份」, 「李建国手上的」, and what is said behind that."""

from union.core.lazy_regex import Regex
from union.core.records import dataclass

THING = r"[那这]一?(?:[个份件项块摊条篇本桩样桌](?:儿|活儿?|事儿?|东西|材料)?|活儿?|事儿?)"
WHOSE = Regex(
    rf"(?:但|不过|那|就是?){{0,1}}(?P<who>[我俺]|[\u4e00-\u9fff]{{2,4}}?)(?:自己)?"
    rf"(?:(?:(?:负责|承担|手[上里头]|名下)?的?{THING})|(?:负责|手[上里头]|名下)的"
    r"|(?<=[我俺])[这那](?:边|儿)?(?=还?没(?:[完好齐弄做写出交到搞印买订收办])|[^\u4e00-\u9fff]|$)|的(?=[先也别莫都已还就早]|$))"
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
    found = WHOSE.match(clause)
    return Pointed(found["who"], clause[found.end() :]) if found is not None else None
