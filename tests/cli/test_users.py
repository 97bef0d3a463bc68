"""Founding a register, letting people in, and taking them out again, from the terminal alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from caseapp.services.computer import CONFIG_VARIABLE
from registers import Founded
from terminals import Ran, run

STRONG = {
    "Олена": "чотири сиві коні тягнуть воза",
    "Петро": "жовтий млин меле зоряний пил",
    "Юлія": "кава стигне поруч із вікном",
    "нова": "інша довга фраза для замка",
}
CODE_PARTS = 7


Run = Callable[..., Ran]


class Site:
    """A folder with passphrase files, one register and one computer."""

    def __init__(self, place: Path, run: Run) -> None:
        self.place, self._run = place, run
        self.register = place / "register"
        for name, text in STRONG.items():
            (place / name).write_text(text + "\n", "utf-8")

    def run(self, *arguments: object, user: str = "Олена", key: str = "") -> Ran:
        env = {
            CONFIG_VARIABLE: str(self.place / "config"),
            "CASEAPP_REGISTER": str(self.register),
            "CASEAPP_USER": user,
            "CASEAPP_PASSPHRASE_FILE": str(self.place / (key or user)),
        }
        return self._run(*arguments, env=env)

    def file(self, name: str) -> Path:
        return self.place / name


@pytest.fixture
def site(tmp_path: Path, typed: Run) -> Site:
    return Site(tmp_path, typed)


def test_the_recovery_code_is_the_only_thing_on_standard_output(tmp_path: Path) -> None:
    site = Site(tmp_path, run)
    made = site.run("register", "new", site.register, "--role", "admin")
    assert (made.status, made.err) == (0, "")
    lines = made.out.splitlines()
    assert len(lines) == 1
    assert [len(part) for part in lines[0].split("-")] == [4] * CODE_PARTS


def test_a_team_is_let_in_and_one_of_it_taken_out(site: Site) -> None:
    made = site.run("register", "new", site.register, "--role", "admin", "--json")
    assert made.json.keys() == {"recovery_code", "fingerprints", "notices"}
    site.file("code").write_text(made.json["recovery_code"] + "\n", "utf-8")
    for name, role in (("Петро", "field_officer"), ("Юлія", "psychologist")):
        let_in(site, name, role)
    refused = site.run("user", "grant", "Юлія", "--compartment", "specialist")
    assert "доступ" in refused.refusal, "an administrator who does not hold it cannot give it"
    by_code = ("--recovery-file", site.file("code"))
    granted = site.run("user", "grant", "Юлія", "--compartment", "specialist", *by_code, "--json")
    assert granted.json == {"granted": "specialist"}
    revoked = site.run(
        "user", "revoke-grant", "Юлія", "--compartment", "specialist", *by_code, "--json"
    )
    assert revoked.json == {"revoked": "specialist"}
    change_passphrase(site)
    removed = site.run("user", "remove", "Петро", "--json")
    assert removed.json["removed"] is True
    assert site.run("figures", user="Петро", key="нова").status == 1
    assert site.run("user", "remove", "Олена").status == 1, "nobody removes themself"
    recover(site)
    assert site.run("check").status == 0


def let_in(site: Site, name: str, role: str) -> None:
    one_time = site.file(f"{name}-once")
    added = site.run("user", "add", name, "--role", role, "--one-time-file", one_time, "--json")
    assert added.json.keys() == {"user", "fingerprint", "must_still_grant"}
    assert added.json["must_still_grant"] == (["specialist"] if role == "psychologist" else [])
    assert one_time.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    assert one_time.read_text("utf-8").strip() not in added.out
    enrolled = site.run("user", "enrol", name, "--one-time-file", one_time, user=name)
    assert (enrolled.status, enrolled.err) == (0, "")
    again = site.run("user", "enrol", name, "--one-time-file", one_time, user=name)
    assert again.status == 1, "a one-time passphrase works once"


def change_passphrase(site: Site) -> None:
    assert site.run("check", user="Петро").status == 0
    changed = site.run(
        "user", "passphrase", "--new-passphrase-file", site.file("нова"), "--json", user="Петро"
    )
    assert changed.json == {"changed": True}
    assert site.run("check", user="Петро").status == 1
    assert site.run("check", user="Петро", key="нова").status == 0


def recover(site: Site) -> None:
    line = ("register", "recover", "--recovery-file", site.file("code"))
    with_new = (*line, "--user", "Ганна", "--new-passphrase-file", site.file("нова"))
    recovered = site.run(*with_new)
    assert (recovered.status, recovered.err) == (0, "")
    code = recovered.out.strip()
    assert [len(part) for part in code.split("-")] == [4] * CODE_PARTS
    assert code not in site.file("code").read_text("utf-8")
    assert site.run("backup", user="Ганна", key="нова").status == 0
    assert site.run(*with_new[:-1], site.file("Юлія")).status == 1, "a code works once"


def test_the_recovery_file_is_new_private_and_outside_the_register(site: Site) -> None:
    new = ("register", "new", site.register, "--role", "admin", "--recovery-file")
    inside = site.run(*new, site.register / "code")
    assert "теці" in inside.refusal
    taken = site.file("taken")
    taken.write_text("kept", "utf-8")
    assert "існує" in site.run(*new, taken).refusal
    assert taken.read_text("utf-8") == "kept"
    assert not site.register.exists(), "a refusal makes nothing"
    made = site.run(*new, site.file("code"), "--json")
    assert made.json.keys() == {"fingerprints", "notices"}
    code = site.file("code")
    assert code.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    assert [len(part) for part in code.read_text("utf-8").strip().split("-")] == [4] * CODE_PARTS
    again = site.run(*new, site.file("second"))
    assert again.status == 1
    assert not site.file("second").exists(), "no empty file is left where no code came"


def test_a_weak_passphrase_is_refused_and_a_middling_one_noticed(site: Site) -> None:
    site.file("weak").write_text("password1", "utf-8")
    site.file("so-so").write_text("kavovyi rivnyk 7", "utf-8")
    new = ("register", "new", site.register, "--role", "admin", "--json")
    assert site.run(*new, key="weak").refusal
    assert not site.register.exists()
    made = site.run(*new, key="so-so")
    assert made.status == 0
    assert made.json["notices"] == ["passphrase_weak"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_register_whose_code_nobody_saw_is_not_left_behind(site: Site) -> None:
    with Path("/dev/full").open("wb") as nowhere:
        done = run(
            *("register", "new", site.register, "--role", "admin", "--user", "Олена"),
            *("--passphrase-file", site.file("Олена")),
            env={CONFIG_VARIABLE: str(site.place / "config")},
            stdout=nowhere,
        )
    assert done.refusal
    assert not site.register.exists()


def test_a_user_of_this_name_is_not_added_twice(founded: Founded, tmp_path: Path) -> None:
    file = tmp_path / "once"
    line = ("user", "add", " олена ", "--role", "medic", "--one-time-file", file)
    assert run(*line, env=founded.environment()).status == 1
    assert not file.exists()
