"""Whether a question is how far the year is with its plan: 「年度计划完成得怎么样」「今年计划还剩几项」."""

import re

YEAR = r"(?P<year>20\d\d)\s*年|(?P<word>今年|本年|去年|明年)"
WHOSE = rf"(?:{YEAR}|请问|问一下|看一下|看看|我们|咱们|工会|全年|年度|年初|工作|度|的){{0,12}}"
SO_FAR = r"(?:现在|目前|到现在|到目前|至今|已经|总体|都|的|一共|总共){0,9}"
HOW = r"(?:怎么样|怎样|如何|咋样|多少|几成|几项|几件|百分之几|百分之多少|哪一?步|什么程度|情况|进度|率|进展)"
FAR = rf"(?:完成|落实|执行|推进|进展|进行|做|办|实施)(?:得|的|了|到|率|情况|进度|进展|是|有){{0,5}}{HOW}{{1,3}}(?:了|是多少|多少|如何|怎么样){{0,3}}"
LEFT = r"(?:还)?(?:剩|有|差|欠)(?:下|着)?(?:多少|几)(?:项|件|个)?(?:工作|事)?(?:没|未)?(?:有)?(?:完成|办|做|完|落实)?(?:完|了)?"
PLAIN = r"(?:完成率|进度|进展|完成情况|完成进度|落实情况|执行情况)(?:怎么样|如何|是多少|多少|呢|咋样)?"
QUESTION = re.compile(rf"{WHOSE}计划{SO_FAR}(?:{FAR}|{LEFT}|{PLAIN})(?:了|呢|啊|呀|吗)?")
EDGES = " \t\n，,。.！!？?"


def year_asked(text: str, this: int) -> int | None:
    """The year of the plan whose progress is asked for; None for any other question."""
    said = QUESTION.fullmatch("".join(text.split()).strip(EDGES))
    if said is None:
        return None
    if said["year"]:
        return int(said["year"])
    return this + {"去年": -1, "明年": 1}.get(said["word"] or "", 0)
