"""Enrolled registers for tests: real folders, real keys at the lowest cost, made once and copied.

Deriving a key from a passphrase takes 0.2 s at the lowest cost that is allowed, so one register with one
user for each role is made per run (and xdist worker), and each test gets a copy of its folder together
with the keys that open it. A copied folder would be noticed (`caseapp.storage.copies`) and begin a chain
of its own, so the copy is appointed as the one that is written, under a configuration folder of its own:
as if it had been founded where it stands. `Founded.laptop` copies without that, as a field team would.

    def test_something(founded: Founded) -> None:
        with founded.opened(Role.FIELD_OFFICER) as ctx:
            ...
"""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Engine

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import ReplicaId, UserId
from caseapp.services import registers, users
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.context import Context
from caseapp.services.registers import NewUser, Opened
from caseapp.storage import copies, sidecar
from caseapp.storage import engine as engines
from caseapp.storage.journal import store
from caseapp.storage.keys import files, slots
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.keys.unlocked import Unlocked, require_data_key, secrets_of

CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
"""The lowest cost that is allowed."""
NAMES: Mapping[Role, str] = {
    Role.ADMIN: "Олена",
    Role.SUPERVISOR: "Тарас",
    Role.FIELD_OFFICER: "Петро",
    Role.MEDIC: "Ганна",
    Role.PSYCHOLOGIST: "Юлія",
    Role.AUDITOR: "Марко",
}


def passphrase_of(name: str) -> str:
    """Return the passphrase that an invented user has chosen."""
    return f"{name} береза сонях криниця підкова"


@dataclass(frozen=True)
class User:
    """A user who has enrolled, with what their passphrase opens."""

    id: UserId
    name: str
    roles: frozenset[Role]
    unlocked: Unlocked = field(repr=False)

    @property
    def passphrase(self) -> str:
        return passphrase_of(self.name)


@dataclass
class Founded:
    """One copy of a register on one computer.

    Attributes:
        folder: the register.
        config: the configuration folder of that computer.
        users: one for each role, who holds no other; the admin founded the register, the psychologist
            holds ``specialist``.
        recovery_code: of the register.
    """

    folder: Path
    config: Path
    users: dict[Role, User]
    recovery_code: str = field(repr=False)

    def open(self, who: Role | User = Role.ADMIN, *, write: bool = True) -> Opened:
        """Open it as one of its users; whoever calls closes ``context.register``."""
        os.environ[CONFIG_VARIABLE] = str(self.config)
        keyfile = files.load(self.folder)
        return registers.open_unlocked(self.folder, keyfile, self.keys_of(who), write=write)

    @contextmanager
    def opened(self, who: Role | User = Role.ADMIN, *, write: bool = True) -> Iterator[Context]:
        """Open it as one of its users, for the length of a block."""
        context = self.open(who, write=write).context
        try:
            yield context
        finally:
            context.register.close()

    def user(self, who: Role | User) -> User:
        """Return the user who holds a role."""
        return who if isinstance(who, User) else self.users[who]

    def keys_of(self, who: Role | User) -> Unlocked:
        """Return what a user's passphrase opens now: others may have wrapped more for them since."""
        held = self.user(who).unlocked
        secrets = secrets_of(files.load(self.folder), held.user, held.identity)
        return replace(held, secrets={**held.secrets, **secrets})

    def add(self, name: str, *roles: Role) -> User:
        """Add and enrol another user; nobody may have the register open. Costs about 0.7 s."""
        with self.opened() as ctx:
            made = users.add_user(ctx, name, frozenset(roles), CHEAP).value
        chosen = NewUser(name, passphrase_of(name), kdf=CHEAP)
        enrolled = registers.enrol(self.folder, made.user, made.passphrase, chosen)
        register = enrolled.context.register
        register.close()
        return User(made.user, name, frozenset(roles), register.unlocked)

    def laptop(self, place: Path) -> "Founded":
        """Return a copy of the folder on another computer: its first write begins a chain there.

        Args:
            place: a folder that does not exist; register and configuration are put into it.
        """
        shutil.copytree(self.folder, place / "register", ignore=shutil.ignore_patterns("lock"))
        return Founded(place / "register", place / "config", dict(self.users), self.recovery_code)

    def passphrase_file(self, who: Role | User = Role.ADMIN) -> Path:
        """Return a file, outside the register, that holds a user's passphrase."""
        user = self.user(who)
        place = self.config.parent / f"{user.id}.txt"
        place.write_text(user.passphrase + "\n", "utf-8")
        place.chmod(0o600)
        return place

    def environment(self, who: Role | User = Role.ADMIN) -> dict[str, str]:
        """Return the variables with which `python -m caseapp` opens it without a question."""
        return {
            CONFIG_VARIABLE: str(self.config),
            "CASEAPP_REGISTER": str(self.folder),
            "CASEAPP_USER": self.user(who).name,
            "CASEAPP_PASSPHRASE_FILE": str(self.passphrase_file(who)),
        }


def found(place: Path) -> Founded:
    """Make a register with one user for each role; takes some seconds.

    Args:
        place: an existing folder; register and configuration are put into it.
    """
    name = NAMES[Role.ADMIN]
    os.environ[CONFIG_VARIABLE] = str(place / "config")
    founder = NewUser(name, passphrase_of(name), frozenset({Role.ADMIN}), CHEAP)
    created = registers.create(place / "register", founder)
    register = created.opened.context.register
    register.close()
    admin = User(UserId(register.unlocked.user), name, frozenset({Role.ADMIN}), register.unlocked)
    made = Founded(place / "register", place / "config", {Role.ADMIN: admin}, created.recovery_code)
    for role in Role:
        if role is not Role.ADMIN:
            made.users[role] = made.add(NAMES[role], role)
    with made.opened() as ctx:
        psychologist = made.users[Role.PSYCHOLOGIST].id
        users.grant(ctx, psychologist, Compartment.SPECIALIST, made.recovery_code)
    made.users = {
        role: replace(user, unlocked=made.keys_of(user)) for role, user in made.users.items()
    }
    return made


def copied(template: Founded, place: Path) -> Founded:
    """Return the register as if it had been founded in ``place``, an existing folder."""
    made = template.laptop(place)
    made.config.mkdir(mode=0o700)
    installation = template.config / copies.INSTALLATION
    shutil.copy(installation, made.config / copies.INSTALLATION)
    keyfile, keys = files.load(made.folder), made.users[Role.ADMIN].unlocked
    database = made.folder / keyfile.database
    engine = engines.open_engine(database, require_data_key(keyfile, keys).value)
    with engines.writing(engine) as connection:
        writer = copies.writer_of(connection)
        assert writer is not None
        copies.appoint(connection, writer.replica, writer.installation, database)
        replica = next(r for r in store.replicas(connection) if r.id == writer.replica)
        tip = store.tip(connection, keyfile.register, replica)
        connection.commit()
    engine.dispose()
    secret = keys.of_kind(KeyKind.REGISTER)[0].value
    seen = sidecar.Sidecar(made.config, keyfile.register, made.folder, secret, time.monotonic)
    seen.committed(ReplicaId(replica.id), tip.seq, tip.hash)
    seen.flush()
    return made


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """Let all engines of a run share what SQLAlchemy compiled: every test opens engines of its own."""
    first: list[Engine] = []

    def share(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
        made = opened(path, key, read_only=read_only)
        if not first:
            first.append(made)
        made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        return made

    opened = engines.open_engine
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "open_engine", share)
        yield


@lru_cache(maxsize=256)
def _stretched(typed: bytes, cost: tuple[tuple[str, Any], ...]) -> bytes:
    return Argon2id(**dict(cost)).derive(typed)


class _Remembered:
    """Argon2id that is asked twice for the same and answers at once: it costs 0.2 s each time."""

    def __init__(self, **cost: object) -> None:
        self._cost = tuple(cost.items())

    def derive(self, typed: bytes) -> bytes:
        return _stretched(typed, self._cost)


@pytest.fixture(scope="session", autouse=True)
def _passphrases_stretched_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "Argon2id", _Remembered)
        yield


@pytest.fixture(scope="session")
def register_template(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """The register that is copied; never open it in a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        return found(tmp_path_factory.mktemp("template"))


@pytest.fixture
def founded(register_template: Founded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Founded:
    """A register with one user for each role, closed, and an own configuration folder."""
    place = tmp_path / "laptop"
    place.mkdir()
    made = copied(register_template, place)
    monkeypatch.setenv(CONFIG_VARIABLE, str(made.config))
    return made
