"""What every update of the walk is judged by: whose rows it changed, what it said to whom, and what the table allows."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.unit.handlers.stage import CHAT, OTHER_CHAT
from tests.walk.needs import QUESTION, Need
from tests.walk.world import ANYBODY, OURS, STANDINGS, WHO, Effect, Json, World
from union.core.rights import Place

Told = Callable[[str, int | None], Json]
PLACES = {Place.GROUP: CHAT, Place.PRIVATE: None}


@dataclass
class Judge:
    """Hands updates to a world and counts the cases; `found` says in a line what must not be."""

    world: World
    cases: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def ask(
        self, sort: str, what: str, name: str, told: Json, *, lets: bool, must: bool = False, chat: int | None = None,
        touches: frozenset[int] | None = None, asks: bool = False,
    ) -> Effect:  # fmt: skip
        """One update by somebody. `lets`: the first group's rows may change; `must`: something has to.

        `touches` names the groups whose rows may change where it is not that alone; `asks`: a question may be put there.
        """
        world, home = self.world, self.world.books.group.id
        effect = world.take(told)
        self.cases[sort] += 1
        allowed = touches if touches is not None else frozenset({home} if lets else ())
        changed = self._changed(effect, name, chat)
        # In their own chat, and in the new one of nobody, whoever writes is of that group.
        elsewhere = set() if chat in (None, CHAT) else changed - {home, world.others.group.id}
        if chat == OTHER_CHAT or (name == "outsider" and chat is None and "callback_query" not in told):
            allowed |= {world.others.group.id}
        shown_to = WHO[name].user_id if chat is None and name in WHO else chat or 0
        told_here = f"{sort} {what} by {name} in {chat or 'private'}"
        problems = [effect.failed] if effect.failed else []
        for group in sorted(changed - allowed - elsewhere):
            tables = sorted(table for table, of in effect.touched if of == group)
            came_back = {"memberships"} if name in ("former", "kicked") and chat == CHAT else set()
            if asks and group == home and QUESTION.issuperset({*tables} - ANYBODY - came_back):
                continue
            problems.append(f"changed group {group}: {tables}")
        back = chat == CHAT and name in ("former", "kicked")  # whoever writes there is there
        leaks = [*world.leaks(effect), *world.leaks_to(shown_to, *effect.toasts)]
        echoed = json.dumps(told, ensure_ascii=False)
        problems += [leak for leak in leaks if leak[:2] not in echoed and not (back and leak[:2] == OURS)]
        if must and lets and not effect.touched - {(table, None) for table in ANYBODY}:
            problems.append(f"did nothing: {effect.toasts or effect.calls}")
        self.found += [f"{told_here}: {problem}" for problem in problems]
        if effect.touched - {("seen_updates", None)}:
            world.again()
        return effect

    def _changed(self, effect: Effect, name: str, chat: int | None) -> set[int]:
        """Whoever writes in a group has come back into it: that changes where they stand, and only that."""
        comes_back = name in ("former", "kicked") and chat == CHAT
        return {
            group
            for table, group in effect.touched
            if group is not None and table not in ANYBODY and not (comes_back and table == "memberships")
        }

    def everybody(
        self, sort: str, what: str, need: Need, told: Told, *, must: frozenset[Place] = frozenset(),
        who: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """By each standing in each place; `must`: where those who may have to see it done."""
        for place, chat in PLACES.items():
            for name in who or STANDINGS:
                if self.world.standing(name, place) is None:
                    continue
                self.ask(
                    sort, what, name, told(name, chat), lets=need.lets(self.world, name, place), must=place in must,
                    chat=chat, asks=need.asks(self.world, name, place),
                )  # fmt: skip
