"""The words of docs/benchmarks.md: what each bench does, how to read its rows, what it does not show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands above its figures."""

    title: str
    about: str


HEAD = """# Benchmarks

Made from docs/benchmarks.json by `make bench`, which measures everything anew on the machine it runs on (about a quarter of an hour);
not edited by hand. CI runs `make bench-short`: it repeats the rows marked ↻ and fails when a ratio is not within a factor of two
of the one written here in any of three tries. Why the others are left out stands at the end.

Every row is a ratio of two figures taken in one run, one after the other on the same machine: ours over what stands beside it. With
several rounds all three are medians, and the spread is the largest less the smallest ratio, by the median. In rates more is better,
in times and sizes less.
"""

SECTIONS = {
    "rate": Section(
        "Messages a second",
        """Each bot is a process of its own before the same Telegram on loopback (bench/loopback.py), which gives out updates by getUpdates in
batches of a hundred and takes the answers. All messages wait when it begins; a rate is messages by the seconds from the first batch to
the last answer. The echo bots are their libraries' own first examples: they send the text back and keep nothing. Ours is `python -m bot
run` with bench/limits_off.toml: it understands the message, keeps the log on the disk and answers with what it understood. Checked in
each run: every message answered once, each chat's answers in their order (PTB with 8 at once and aiogram do not keep it), every log in
the file. Answers that wait for one chat become one message: the rows with one message a group leave no room for that.
Not shown: Telegram itself, which takes thirty messages a second from a bot, whoever writes it.""",
    ),
    "latency": Section(
        "From a message to its answer",
        """The same bots and server; the messages come evenly, from 1,000 groups in turn. A delay runs from the moment the message is at the server
to the request that brings its answer. At a month's end 1,000 groups have logs of the month, and the clock of ours strikes 17:00
in the middle of the run: every group gets its report.""",
    ),
    "burst": Section(
        "Behind a flood",
        """The same server with the default limits: 5,000 messages of one member wait, and behind them one of another group. getUpdates gives them
out a hundred at a time, and each hundred is on the disk before the next is asked for.""",
    ),
    "fanout": Section(
        "A festival morning in 10,000 groups",
        """The real sender, outbox and limits of the default configuration on a loop whose clock jumps to the next thing to be done: one reminder to
each group, before a Telegram that answers 429 whenever more than 30 messages come within a second, more than 20 in a minute to a group,
or more than a burst and one a second to a chat. Beside it the least that thirty a second allow.""",
    ),
    "reminders": Section(
        "Start and heartbeat with 100,000 reminders",
        """As many waiting reminders in our file (1,000 groups) and as many jobs in APScheduler's SQLAlchemyJobStore on SQLite, none of them due.
A start of ours is the file opened and checked, and the first step of the round: groups with something due come first in it, so that what
is due is seen to by then; the rest of the round, each group looked at, goes on between messages. The job store's is its engine and
the scheduler begun; `get_jobs` reads all jobs once, which is the only way to know what is planned and to bring it in line with the
items, as our rows always are. A heartbeat is a round with nothing due (half of them look at every group's day and reports, too) beside
the job store's two questions for due jobs.""",
    ),
    "heartbeat": Section(
        "A heartbeat by the number of groups",
        """Rounds with nothing due among 10,000 groups beside a tenth of them, each with a meeting and its reminders ahead: processor time of the
round and of the question when the next one is wanted. A group is looked at when its rows were written, when its next moment has come, and
once at the start.""",
    ),
    "footprint": Section(
        "Memory, start, disk",
        """Our process before the loopback Telegram: resident memory at rest and after a month's report with its chart was made for a group
with 600 logs (the chart by a child process, told apart), seconds from the command to the first getUpdates and to the first answer (beside the PTB echo's), and
what 1,000 logs take on the disk.""",
    ),
    "understanding": Section(
        "Understanding",
        """Our own sentences (tests/data/understanding, labels decided before any reader saw them), every reader on the same ones in the same run.
Exact: start, end and rule of the message's time are right; false times: texts without a time in which one is seen. Time is that of the
median reading; ours reads times, quantities, money, category, kind and intent in it, the others only a time.
Ours was mended with these sentences: when their labels were new it read 79.8 % of the times exactly and saw one in 14.2 % of the texts
without any. What it does with sentences it was not mended with is measured on tests/data/understanding/fresh (its README has the
figures). Where all the others disagree with a label: [disagreements](understanding-disagreements.md).""",
    ),
    "bounds": Section(
        "What the bounds cost",
        """Nothing anybody writes may stop the bot: patterns are bounded by their shape (decision 24) and a turn by a timer of processor time
(decision 25). Some of our patterns, taken evenly, each searched for in sentences of the benchmark by Python's `re` and by the `regex`
package, without and with its timeout; and sentences read whole with the timer wound up around each and without it. Processor time of
the one thread.""",
    ),
    "worklog": Section(
        "A long work log",
        """One group with eight years of logs with three figures each. The bare sums are one SQL aggregate over facts, measures and moneys for
each of month, month before, month a year ago and year to date; our report also tells the items, names the logs behind every figure and
has each month of the year. Below, what grows with a hundred times as many logs.""",
    ),
    "calendar": Section(
        "A full calendar",
        """10,000 items with 100,000 reminder rows in twenty groups beside a tenth of it: below ten it grows more slowly than the calendar.
A start is the file opened and the first round made.""",
    ),
    "plan": Section(
        "A long plan",
        "A generated plan of 200 pages beside one of 20; `asked` is what the bot waits for its child process.",
    ),
    "documents": Section(
        "Documents in the making",
        """Ten documents (picture, Word, ledger) of a group with 600 logs, made one after another in child processes while another group writes a
log every 0.2 s; an echo's delay from when it was due beside that of echoes alone, and the bot's own memory after and before.""",
    ),
    "month_picture": Section(
        "The picture of a month",
        "Drawn by a child process that begins and ends with it, beside an empty month.",
    ),
    "recovery": Section(
        "Backup and restore",
        "100,000 logs beside 1,000, by the program's own commands, their start included.",
    ),
    "scale": Section(
        "Groups with five years behind them",
        """Sixty groups beside six. Each has 1,200 logs with a fact and three figures, 300 items with their reminders and 60 reports that stand:
a busy committee's five years. Processor time, but for backup and restore, which are by the clock, their start included.
docs/operations.md counts from these how far one machine goes.""",
    ),
}
LEFT_OUT = """## Where the time goes now, and the limit

By py-spy over the whole program while 1,000 groups write: understanding the sentence about a quarter, filing and counting it a quarter,
masking what may not be kept and the rest of a turn a tenth, its twenty SQL statements and the commit a tenth, python-telegram-bot's
objects for the update a twentieth, the answer on its way (aiohttp, three statements) a tenth. No single function has
more than a twentieth of its own. The disk is waited for beside the loop, by many at once, and Telegram's network costs no waiting at all:
what is left is Python on one core, some 500 messages a second on this machine, fifteen times what Telegram takes from a bot. A faster
reader (one pass over the sentence for all its word lists) is the next step, then PTB's objects for the update; at a month's end the reports,
four milliseconds each, give way to answers and go out within a minute.

Found by the profiler and gone: httpcore's walk through its pool at each request (a third of a message's time), PTB's objects around each
send (a tenth), one wait for the disk in each transaction, the checkpoint of the log on the loop (158 ms at a time), forty of sixty SQL
statements, the reading of every group after every batch, patterns compiled while the first messages waited, a third of the start spent
on collecting garbage that was none.

A median sentence of the benchmark goes through a thousand calls and eighty searches of patterns; none of them has a twentieth of its
time, and collecting garbage costs nothing that can be measured. The first sentence in a fresh process takes 113 ms of processor time
(133 before Cantonese words and what only looks like a time were sought by two signs): most of it is compiling 126 patterns, where
Python's re makes a table of 64 KB for each class of Chinese signs, in a tenth of a millisecond.

## What the tests catch

Twenty-four mutants each of three rooms, drawn by a script (a comparison, `and`, a condition, a number, a result, a call or a piece of SQL turned
round), and only the tests that lie beside the room run against them, at commit a11963a9:

| room | places to mutate | caught | not caught there |
|---|---|---|---|
| union/reminders (with the tests of the two other storeys) | 262 | 23 of 24 | a pattern's letters in any case |
| storage/worklog (with the tests of /find) | 321 | 10 of 24 | photos' pauses and cleaning, texts of earlier versions, words of /ask, edges of days, conditions that the group makes twice sure |
| handlers/budgets (with union/budgets) | 253 | 13 of 24 | wording, years out of range, messages in private |

What is not caught there was not tried against the conversations and the tests of other rooms, but for one (the answer to a category that
is none, left out), which they do not catch either. One of the others, days of earlier versions on the pages of logs, has a test in its room now.

## What `make bench-short` leaves out

Rows not marked ↻ are not repeated: those whose rounds differed by more than 0.6 of their median (the spread), until they are measured
steadier; peers other than the sequential echo and scenes that take minutes (their short form would be another scene); growth by a
hundredfold, plans of 200 pages, backups, documents, whose setting up takes longer than the whole of CI may; delays at the 99th of a
hundred, which on a machine that others use say more of the others. Beside chrono-node nothing is repeated where there is no node.
"""
