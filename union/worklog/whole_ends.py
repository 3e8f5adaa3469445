"""Whether all of what several are to do is told as done, or only the writer's share: 「四户都走完了，可以销了」."""

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.text.normal_form import EitherScript, normal

# 「派晒」 said of what several are to do is of all of it, 「我那份」 of one's own share.
ALL_OF_IT = Regex(lambda: "|".join(table("endings")["all_of_it"]))
WHOLE = EitherScript(
    r"全部(?:都|已经?)?[^,。;没未]{0,6}(?:完|好|齐|了|掂)|(?:都|全|[\d一-十两]{1,3}[户家人份个位名])(?:都|也|全)?(?:已经?)?[走跑送发看探做办弄搞交收去]{1,2}(?:完|好|到|齐|光|过|晒|掂)[了咗喇啦]?|可以销|搞掂晒|[探派走做]晒|\ball (?:are |is )?(?:done|settled|completed|finished|visited|cleared)\b|\beverything (?:is )?(?:done|settled)\b",
    any_case=True,
)
OWN_SHARE = Regex(r"我(?:自己)?的?(?:那|这)[份边几]|我这[边里]|我的份")
SOME_LEFT = EitherScript(r"[还就只][剩差欠]|[剩欠]\d|\b(?:left|remaining|except|not yet)\b", any_case=True)


def tells_everything_finished(text: str) -> bool:
    """Whether words tell all of it as done."""
    said = normal(text).text
    is_whole = WHOLE.search(text) is not None or ALL_OF_IT.search(said) is not None
    return is_whole and OWN_SHARE.search(said) is None and SOME_LEFT.search(text) is None
