"""What a question asks leave to change: 「筹备会能不能换到9号？」, 「那份东西我周一给您行不行」."""

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange, read_changes
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.text.normal_form import simplified

FEWEST_SIGNS = 1.0


def read_proposals(text: str) -> tuple[ItemChange, ...]:
    """The changes a question asks leave for: 「筹备会能不能换到9号？」; none for any other question.

    What is only asked about needs fewer signs.
    """
    said = simplified(text)
    plain = ASKS_LEAVE.sub(lambda found: "," if found[0][-1] in "?？" else "", said)
    plain = YOU_SEE.sub("", plain)
    if plain == said or ASKS_NEWS.search(said):
        return ()
    found = [each for each in read_changes(plain) if each.deed in PROPOSED]
    return tuple(found) or read_hinted(plain, FEWEST_SIGNS)[:1]


YOU_SEE = Regex(r"[,，\s]?(?:主席|书记|[\u4e00-\u9fff]{1,2}[姐哥总工])?[您你大家们]{1,3}看看?$")
PROPOSED = (
    ChangeDeed.MOVE,
    ChangeDeed.SHIFT,
    ChangeDeed.PLACE,
    ChangeDeed.CANCEL,
    ChangeDeed.OWNER,
    ChangeDeed.SWAP,
)
# Whoever asks whether it was changed proposes nothing.
ASKS_NEWS = Regex(
    r"了[吗么没吧]?[?？\s]{0,2}$|是不是[^,，。]{0,12}了|有没有|听说|据说|谁|哪|几[点号楼层月日]|什么时候"
)
ASKS_LEAVE = Regex(
    r"(?<=[\u4e00-\u9fff\d])(?:可以吗|行不行?|好[不唔]?好?|得唔得|行吗|好吗|成不成?|可以不|得行不|怎么样|咋样|如何|合适[点些吗]?)(?:[\u4e00-\u9fff]{1,3}(?:老师|师傅|主席|书记|主任|部长|经理|会长|[姐哥总工]))?(?:(?:[?？啊呀]|[^\w]){0,6}$|(?=[\s,，][^\d]{1,20}$))"
    r"|(?:我们?|咱们?)?(?:能不能|能否|可[不唔]可以|可否|要不要|是不是(?:该|可以)?|建议|提议|我看)|(?<!\w)要不(?=把)?|[吗么嘛]?[?？]{1,2}(?=[^?？]{0,20}$)|吗$"
)
