"""Nothing secret and no name shows when a value of the keys is printed, logged or put into an error."""

import base64
import dataclasses
from collections.abc import Iterator

import pytest

from caseapp.domain.access import Role
from caseapp.domain.errors import CaseError
from caseapp.storage.keys.operations import Changed, create, unlock
from caseapp.storage.keys.people import add_user, rotate_for_removal
from caseapp.storage.keys.secret import KeyKind, Secret
from key_site import CHEAP, HERE, passphrase_of, site

SITE = site()


MADE = create("Олена", frozenset({Role.ADMIN}), passphrase_of("Олена"), CHEAP, 1)
ADDED = add_user(SITE.keyfile, SITE.olena, "Марія", frozenset({Role.MEDIC}), CHEAP, 30)

VALUES: tuple[object, ...] = (
    MADE,
    ADDED,
    rotate_for_removal(SITE.keyfile, SITE.olena, SITE.petro.user, {HERE: 1}, 31),
    Changed(SITE.keyfile, SITE.olena),
    SITE,
    SITE.keyfile,
    SITE.keyfile.ring,
    SITE.keyfile.directory,
    dict(SITE.keyfile.directory.users),
    dict(SITE.keyfile.directory.standing.known.facts),
    SITE.olena,
    SITE.olena.identity,
    SITE.olena.sign_key,
    Secret.fresh(KeyKind.DATA),
    SITE.code,
    unlock(SITE.keyfile, SITE.petro.user, passphrase_of("Петро")),
)


def _forms(secret: bytes) -> tuple[str, ...]:
    return repr(secret)[2:-1], secret.hex(), base64.urlsafe_b64encode(secret).decode()[:40]


def _secrets() -> Iterator[str]:
    for code in (MADE.code, SITE.code):
        yield from _forms(code.entropy)
        yield code.text
    for unlocked in (SITE.olena, SITE.petro, SITE.iryna):
        yield from _forms(unlocked.identity.box)
        yield from _forms(unlocked.identity.sign)
        for secret in unlocked.secrets.values():
            yield from _forms(secret.value)
    yield from (ADDED.one_time, *map(passphrase_of, ("Олена", "Петро")))
    for name in ("Олена", "Петро", "Ірина", "Марія"):
        yield name
        yield repr(name.encode())[2:-1]


@pytest.mark.parametrize("number", range(len(VALUES)))
def test_nothing_secret_shows(number: int) -> None:
    shown = f"{VALUES[number]!r} {VALUES[number]}"
    assert not [secret for secret in _secrets() if secret in shown]


def test_the_search_itself_finds_what_does_show() -> None:
    @dataclasses.dataclass
    class Careless:
        value: bytes
        name: str

    secret = next(iter(SITE.olena.secrets.values())).value
    shown = repr(Careless(secret, "Петро"))
    assert len([one for one in _secrets() if one in shown]) >= 2


def test_an_error_carries_codes_and_no_names() -> None:
    with pytest.raises(CaseError) as raised:
        unlock(SITE.keyfile, SITE.petro.user, "не та фраза")
    assert "не та" not in repr(raised.value) + str(raised.value)
