"""A day that is looked for and votes, as they are kept and closed."""

from handlers.core.messages.incoming_message import Who
from handlers.events.occurrences import of_whole_event
from handlers.routing import free_text
from storage.attendance import sign_ups
from storage.core import drafts
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.kinds import Kind
from union.events.model import Status


def played(*said: tuple[Who, str]) -> Week:
    """Three officers, and what they say."""
    week = Week()
    worked = [(who, "今天走访困难职工2户") for who in (LI, WANG)]
    for who, text in (*worked, *said):
        week.says(who, text)
    return week


def kept(week: Week) -> list[str]:
    """The results on the calendar."""
    db, group = week.stage.store.db, week.stage.group()
    return [
        each.name
        for number in sorted(sign_ups.with_results(db, group))
        for each in sign_ups.results(
            db, group, of_whole_event(events_queries.of_ids(db, group, [number])[number])
        )
    ]


def ballots(week: Week) -> list[dict[str, object]]:
    """Who chose what in each that is open."""
    found = drafts.of_subject(week.stage.store.db, week.stage.group(), "ballot")
    return [each.data["votes"] for each in found]


def test_whoever_answers_again_has_changed_their_mind() -> None:
    """Each has one voice."""
    week = played((ZHOU, "表决：同意增补刘芳为委员"), (LI, "赞成"), (LI, "反对"), (WANG, "同意"))
    assert [mine for votes in ballots(week) for mine in votes.values()] == [[1], [0]]


def test_nobody_is_counted_for_a_word_where_nothing_is_voted_on() -> None:
    """同意 is said of many things."""
    assert played().says(LI, "同意") == "" and ballots(played((LI, "同意"))) == []


def test_a_word_is_no_secret_vote() -> None:
    """There the button alone counts."""
    assert ballots(played((ZHOU, "无记名表决：增补刘芳为委员"), (LI, "同意"))) == [{}]


def test_who_chose_what_goes_when_it_is_closed() -> None:
    """The numbers stay."""
    week = played((ZHOU, "表决：增补刘芳为委员"), (LI, "赞成"), (WANG, "赞成"), (ZHOU, "表决结束"))
    assert ballots(week) == []
    assert kept(week) == ["应到3人、实到2人，赞成2票，通过"]


def test_a_vote_belongs_to_the_meeting_that_is_on() -> None:
    """And makes none of its own."""
    week = played((ZHOU, "今天上午11点开委员会"))
    week.at("2026-11-18 11:20")
    for who, text in ((ZHOU, "表决：增补刘芳为委员"), (LI, "赞成"), (WANG, "赞成"), (ZHOU, "表决结束")):
        week.says(who, text)
    assert kept(week) == ["表决「增补刘芳为委员」：应到3人、实到2人，赞成2票，通过"]


def test_a_meeting_later_today_has_not_begun() -> None:
    """What is voted on before it stands for itself."""
    week = played((ZHOU, "今天下午4点开委员会"), (ZHOU, "表决：增补刘芳为委员"), (LI, "赞成"), (WANG, "赞成"))
    assert "委员会" not in week.says(ZHOU, "表决结束").split("记在")[1]


def test_a_vote_outside_of_any_meeting_was_held_today() -> None:
    """It is done, and nobody is asked to come."""
    week = played((ZHOU, "表决：增补刘芳为委员"), (LI, "赞成"), (ZHOU, "表决结束"))
    db, group = week.stage.store.db, week.stage.group()
    (made,) = events_queries.of_ids(db, group, sign_ups.with_results(db, group)).values()
    assert (made.kind, made.status, made.title) == (Kind.MEETING, Status.DONE, "表决：增补刘芳为委员")


def test_what_was_voted_is_taken_back_with_its_meeting() -> None:
    """By any officer."""
    week = played((ZHOU, "表决：增补刘芳为委员"), (LI, "赞成"), (WANG, "赞成"), (ZHOU, "表决结束"))
    week.press(LI, "撤销")
    assert kept(week) == []


def test_nothing_is_closed_before_anybody_chose() -> None:
    """Else an empty vote would stand in the report."""
    week = played((ZHOU, "表决：增补刘芳为委员"), (ZHOU, "表决结束"))
    assert len(ballots(week)) == 1 and kept(week) == []


def test_whoever_did_not_ask_closes_nothing() -> None:
    """But the admin may."""
    week = played((LI, "表决：增补刘芳为委员"), (LI, "赞成"))
    assert "只有本人或管理员" in week.says(WANG, "表决结束")
    week.says(ZHOU, "表决结束")
    assert ballots(week) == []


def test_an_edited_call_is_not_filed() -> None:
    """It opened a vote; it tells no work."""
    week = played()
    for edited in (False, True):
        week.stage.write(ZHOU, "表决：增补刘芳为委员", free_text.in_group, message_id=900, edited=edited)
    assert len(ballots(week)) == 1 and "已记录" not in week.stage.queued()[-1]


def test_of_a_day_one_may_choose_several_and_none_again() -> None:
    """A second press takes it back."""
    week = played((ZHOU, "下周哪天开例会合适"))
    for label in ("11月24日 周二", "11月26日 周四", "11月24日 周二 · 1"):
        week.press(LI, label)
    assert [mine for votes in ballots(week) for mine in votes.values()] == [[3]]


def test_days_of_rest_are_not_offered() -> None:
    """Of a week its working days."""
    assert "周六" not in played().says(ZHOU, "下周哪天开例会合适")


def test_a_day_that_was_not_offered_settles_nothing() -> None:
    """It may be about something else."""
    week = played((ZHOU, "下周二还是下周四开例会，大家选一下"))
    assert week.says(ZHOU, "就定周三") == "" and len(ballots(week)) == 1


def test_the_day_that_is_settled_stands_on_the_calendar() -> None:
    """With its hour."""
    week = played((ZHOU, "下周二还是下周四下午2点半开例会，大家选一下"), (ZHOU, "就定周四"))
    db, group = week.stage.store.db, week.stage.group()
    (made,) = events_queries.open_ones(db, group)
    assert made.title == "例会" and f"{made.start:%m-%d %H:%M}" == "11-26 14:30"


def test_a_weekday_alone_is_the_one_that_was_offered() -> None:
    """Though this week has one, too."""
    week = played((ZHOU, "下周二还是下周四开例会，大家选一下"))
    assert "11月26日" in week.says(ZHOU, "就定周四")


def test_meals_among_friends_are_not_asked_about() -> None:
    """What would plan nothing finds no day."""
    assert ballots(played((ZHOU, "周六还是周日去我家，大家选一下"))) == []


def test_whom_a_vote_would_help_is_not_named() -> None:
    """In the message and in what is kept."""
    week = played(
        (ZHOU, "表决：给困难职工刘建国补助2000元"), (LI, "赞成"), (WANG, "赞成"), (ZHOU, "表决结束")
    )
    db, group = week.stage.store.db, week.stage.group()
    (made,) = events_queries.of_ids(db, group, sign_ups.with_results(db, group)).values()
    assert "刘建国" not in made.title and "刘＊＊" in made.title
    assert "刘建国" not in "".join(week.stage.queued())
