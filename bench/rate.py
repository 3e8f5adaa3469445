"""Messages a second through the whole bot, beside bare echo bots before the same server: `python -m bench.rate`.

Ours understands each message, keeps the log on the disk and answers; the others send the text back and keep nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.bots import OURS, PEERS, Played, play
from bench.ratios import Found, Ratio, bench, ratio
from bench.town import Scene

ROUNDS = 3
DELAY = 0.05  # what a send takes over a real network
SLOW = {"ptb": 40, "ptb8": 300}  # messages, where many more would only take longer: their rate is the same


@dataclass(frozen=True, slots=True)
class Case:
    """A scene, and what a peer's rate is to be multiplied by at least.

    `short`: none with a delay, for a peer then waits while ours works, and their ratio is the machine's.
    """

    name: str
    scene: Scene
    want: str
    short: bool = False


CASES = (
    Case("1 group", Scene(1, 600), "≥ 0.6"),
    Case("10 groups", Scene(10, 1000), "≥ 0.6", short=True),
    Case("1,000 groups", Scene(1000, 2000), "≥ 0.6"),
    Case("1,000 groups, one message each", Scene(1000, 1000), "≥ 0.6", short=True),
    Case("1 group, 50 ms a send", Scene(1, 600, DELAY), "≥ 10"),
    Case("10 groups, 50 ms a send", Scene(10, 1000, DELAY), "≥ 10"),
    Case("1,000 groups, 50 ms a send", Scene(1000, 2000, DELAY), "≥ 10"),
)


def measured(short: bool) -> Found:
    """All bots in turn, round after round; the short form has the sequential PTB alone, in fewer cases."""
    cases = [each for each in CASES if each.short or not short]
    peers = ["ptb"] if short else list(PEERS)
    figures: list[Ratio] = []
    notes: list[str] = []
    for case in cases:
        rounds = [_round(case.scene, peers) for _ in range(1 if short else ROUNDS)]
        ours = [each[OURS] for each in rounds]
        for peer in peers:
            found = ratio(
                case.name, PEERS[peer], "messages/s", _rates(ours), _rates([each[peer] for each in rounds])
            )
            wanted = case.want if peer == "ptb" else ""
            figures.append(replace(found, want=wanted, short=case.short and peer == "ptb"))
        notes.append(_told(case, ours))
    return Found(figures, notes)


def _round(scene: Scene, peers: Sequence[str]) -> dict[str, tuple[Scene, Played]]:
    return {bot: (one := _for(bot, scene), play(bot, one)) for bot in (*peers, OURS)}


def _for(bot: str, scene: Scene) -> Scene:
    return replace(scene, messages=SLOW[bot]) if scene.delay and bot in SLOW else scene


def _rates(played: Sequence[tuple[Scene, Played]]) -> list[float]:
    return [scene.messages / one.seconds for scene, one in played]


def _told(case: Case, ours: Sequence[tuple[Scene, Played]]) -> str:
    scene, one = ours[0]
    share = one.cpu * 1000 / scene.messages
    return (
        f"{case.name}: ours answered {scene.messages} messages in {one.sends} sends, {share:.2f} ms of processor time a "
        "message, the start included."
    )


if __name__ == "__main__":
    bench("rate", measured)
