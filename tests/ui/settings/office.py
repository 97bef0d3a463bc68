"""Users, backups and history of a small site: each act is noted, answers are invented."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.keeping_errors import Cancelled
from caseapp.domain.roll_call import JournalHead
from caseapp.domain.views import BackupLine, HistoryLine, UserLine
from caseapp.ui.long_work import Progress
from caseapp.ui.settings.services import (
    CheckLine,
    DrillLine,
    KeepingServices,
    OneTimeSheet,
    PartLine,
    ProgramFacts,
    RestoreOrder,
    TrailServices,
    UserServices,
)
from ui.fakes import ACTOR
from ui.papers import Done, judged
from ui.people import NOW

MEDIC = UserLine(
    UserId(UUID(int=8)), "Бойко Андрій", frozenset({Role.MEDIC}), frozenset(), "B2", False, False
)
ME = UserLine(
    ACTOR.id, ACTOR.name, ACTOR.roles, frozenset({Compartment.TRAINED}), "A1", True, False
)
GONE = replace(MEDIC, id=UserId(UUID(int=9)), name="Дорош Ігор", removed=True)
SHEET = OneTimeSheet("кавун міст рукав", "C3 D4", frozenset({Compartment.SPECIALIST}))
BACKUP = BackupLine("register-20260306T1326.caseapp-backup", NOW, 4_200_000, "automatic")
REGISTER = UUID(int=77)


@dataclass
class Office:
    """What was asked of it, and what it is told to refuse."""

    users: list[UserLine] = field(default_factory=lambda: [MEDIC, ME, GONE])
    acts: list[tuple[str, Any]] = field(default_factory=list)
    faults: tuple[str, ...] = ()
    drill: DrillLine | None = field(
        default_factory=lambda: DrillLine(NOW, CheckLine(1204, ()), 3, 0)
    )
    fail: Exception | None = None
    midway: Callable[[], object] = lambda: None
    """Called in the middle of everything long."""

    def services(self) -> dict[str, Any]:
        """Return the groups of services of settings, by their name in `Services`."""
        users = UserServices(
            all_users=lambda: tuple(self.users),
            add_user=lambda name, roles: self._did("add_user", (name, roles), SHEET),
            remove_user=self._remove,
            change_passphrase=lambda old, new: self._did("change_passphrase", (old, new), None),
            grant=lambda user, what: self._give(user, frozenset({what})),
            revoke=lambda user, _what: self._give(user, frozenset()),
            judge=judged,
            suggest=lambda: "кавун міст рукав ліхтар папір осінь",
        )
        keeping = KeepingServices(
            backups=lambda: (BACKUP,),
            back_up=lambda to, progress: self._long("back_up", to, progress, "backup", BACKUP),
            check=self._check,
            rehearse=self._rehearse,
            restore=self._restore,
            kept_in=Path("/registers/backups"),
        )
        trail = TrailServices(
            lambda: (
                HistoryLine(NOW, NOW, ACTOR.name, "mark_arrived", "Хохряков Михайло", True),
                HistoryLine(NOW - timedelta(hours=3), NOW, ACTOR.name, "new_stage", "", False),
            ),
            lambda: ProgramFacts("0.1.0", REGISTER, JournalHead("765286b0", 1204, "JB2YYNVWF7BL")),
            lambda: (PartLine("caseapp", "0.1.0", "Apache-2.0"), PartLine("Lucide", "", "ISC")),
            lambda name: "ISC License" if name == "Lucide" else "",
        )
        return {"users": users, "keeping": keeping, "trail": trail}

    def _remove(self, user: UserId, progress: Progress) -> Done[frozenset[str]]:
        done = self._long("remove_user", user, progress, "removal", frozenset({"trained"}))
        self.users = [replace(u, removed=u.removed or u.id == user) for u in self.users]
        return Done(done)

    def _check(self, progress: Progress) -> CheckLine:
        found: CheckLine = self._long(
            "check", None, progress, "check", CheckLine(1204, self.faults)
        )
        return found

    def _restore(self, order: RestoreOrder, progress: Progress) -> tuple[str, ...]:
        missing: tuple[str, ...] = self._long("restore", order, progress, "restore", ("a1b2",))
        return missing

    def _rehearse(self, progress: Progress) -> DrillLine | None:
        said: DrillLine | None = self._long("rehearse", None, progress, "restore", self.drill)
        return said

    def _give(self, user: UserId, held: frozenset[Compartment]) -> Done[None]:
        done = self._did("access", (user, held), None)
        self.users = [replace(u, compartments=held) if u.id == user else u for u in self.users]
        return done

    def _long(self, act: str, what: Any, progress: Progress, code: str, answer: Any) -> Any:
        progress(1, 2, code)
        self.midway()
        if not progress(2, 2, code):
            raise Cancelled(code)
        return self._did(act, what, answer).value

    def _did(self, act: str, what: Any, value: Any) -> Done[Any]:
        if self.fail:
            raise self.fail
        self.acts.append((act, what))
        return Done(value)
