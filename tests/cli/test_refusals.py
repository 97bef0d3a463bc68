"""Whatever goes wrong: status 1 and exactly one line, or 2 for wrong usage; never a traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from caseapp.cli import main as terminal
from caseapp.cli.main import options_last
from caseapp.domain.access import Role
from caseapp.services import checking, stages
from caseapp.services.computer import CONFIG_VARIABLE
from mornings import Morning
from terminals import COMMAND, Ran, as_user, run, surroundings

BYTES = b"\xff\xfe\xd1"
"""No UTF-8, as a command line or a pipe may carry it."""
REFUSED: dict[str, Sequence[object]] = {
    "nobody of this number": ("arrive", "999"),
    "nobody of this name": ("arrive", "Нікого Немає"),
    "several of this name": ("arrive", "Остап"),
    "no text": ("arrive", BYTES),
    "no such stage": ("figures", "--stage", "9"),
    "no such file": ("list", "import", "{scratch}/none.xlsx"),
    "a folder as a list": ("list", "import", "{scratch}"),
    "no list at all": ("list", "import", sys.executable),
    "no place for paper": ("report", "roll-call", "--out", "{scratch}/none/sheet.pdf"),
    "a folder as paper": ("report", "roll-call", "--out", "{scratch}"),
    "no such run": ("report", "roll-call", "--run", "9", "--out", "{scratch}/sheet.pdf"),
    "no such edition": ("report", "roll-call", "--edition", "x", "--out", "{scratch}/sheet.pdf"),
    "no such day": ("replay", "{scratch}/none"),
    "no such copy": ("merge", "{scratch}"),
    "not this role": ("stage", "new", "--date", "2026-01-01", "--title", "x", "--site", ""),
    "no such backup": ("restore", "{scratch}/none", "--to", "{scratch}/to"),
    "no such user": ("figures", "--user", "Хтось"),
    "no such register": ("figures", "--register", "{scratch}"),
    "no such passphrase file": ("figures", "--passphrase-file", "{scratch}/none"),
    "an empty title": ("stage", "new", "--date", "2026-01-01", "--title", " ", "--site", ""),
}
USAGE: dict[str, Sequence[str]] = {
    "no such command": ("bogus",),
    "no such option": ("figures", "--bogus"),
    "no such role": ("register", "new", "x", "--user", "A", "--role", "boss"),
    "no role": ("register", "new", "x", "--user", "A"),
    "no register": ("figures", "--user", "A"),
    "no user": ("figures", "--register", "x"),
    "no date": ("stage", "new", "--title", "x", "--site", "y"),
    "an impossible date": ("stage", "new", "--date", "2026-02-30", "--title", "x", "--site", ""),
    "no number": ("figures", "--stage", "two"),
    "no file": ("list", "import"),
    "no place": ("restore", "x"),
    "no language": ("figures", "--lang", "ru"),
    "a passphrase on the command line": ("figures", "--passphrase", "secret"),
}


@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED.keys())
def test_a_refusal_is_one_sentence_and_changes_nothing(
    morning: Morning,
    tmp_path: Path,
    line: Sequence[object],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in morning.founded.environment(Role.FIELD_OFFICER).items():
        monkeypatch.setenv(name, value)
    before = journal_of(morning)
    texts = [p.format(scratch=tmp_path) if isinstance(p, str) else os.fsdecode(p) for p in line]  # type: ignore[arg-type] # text or bytes
    assert terminal.main(texts) == 1
    out, err = capfd.readouterr()
    assert (out, err.count("\n"), err[-1]) == ("", 1, "\n")
    assert "Traceback" not in err
    assert journal_of(morning) == before
    assert terminal.main([*texts, "--lang", "en"]) == 1
    assert not re.search("[А-Яа-яЇїІіЄєҐґ]", capfd.readouterr().err)


def journal_of(morning: Morning) -> int:
    with morning.founded.opened(Role.AUDITOR, write=False) as ctx:
        return checking.check(ctx).entries


@pytest.mark.parametrize("line", USAGE.values(), ids=USAGE.keys())
def test_wrong_usage_ends_with_2(
    line: Sequence[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CASEAPP_REGISTER", "CASEAPP_USER", "CASEAPP_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    assert terminal.main(list(line)) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Error:" in err


def test_a_real_process_refuses_and_is_misused_the_same_way(morning: Morning) -> None:
    refused = as_user(morning.founded, Role.ADMIN, "figures")
    assert refused.refusal.startswith("Ваша роль")
    assert refused.out == ""
    misused = run("figures")
    assert misused.status == 2
    assert "Traceback" not in misused.err


def test_an_administrator_sees_nobody(morning: Morning, typed: Callable[..., Ran]) -> None:
    for line in (
        ("figures",),
        ("find", "а"),
        ("list", "show"),
        ("stage", "close"),
        ("arrive", "1"),
    ):
        refused = typed(*line, env=morning.founded.environment(Role.ADMIN))
        assert (refused.out, refused.status) == ("", 1)


def test_wrong_passphrases_make_the_pause_grow(
    morning: Morning,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in morning.founded.environment(Role.MEDIC).items():
        monkeypatch.setenv(name, value)
    wrong = tmp_path / "wrong"
    wrong.write_text("не та фраза", "utf-8")
    tries = list[str]()
    while len(tries) < 10 and "possible in" not in "".join(tries):
        line = ["figures", "--lang", "en", "--passphrase-file", str(wrong)]
        assert terminal.main(line) == 1
        tries.append(capfd.readouterr().err)
    assert len(tries) > 4, "three are forgiven at once, the fourth only slows"
    assert len(tries) < 10
    assert all("does not fit" in said for said in tries[:-1])
    early = as_user(morning.founded, Role.MEDIC, "figures", "--lang", "en")
    assert early.status == 0 or "possible in" in early.refusal
    assert as_user(morning.founded, Role.AUDITOR, "check").status == 0, (
        "others are not made to wait"
    )


@pytest.mark.parametrize("content", [b"", b"\n", BYTES, b"x" * 5000])
def test_a_passphrase_file_must_hold_a_passphrase(
    morning: Morning, tmp_path: Path, content: bytes, typed: Callable[..., Ran]
) -> None:
    file = tmp_path / "secret"
    file.write_bytes(content)
    env = morning.founded.environment(Role.MEDIC)
    said = typed("figures", "--passphrase-file", file, env=env).refusal
    assert said.endswith("Нічого не зроблено.")


def test_a_full_disk_behind_the_output_is_said(morning: Morning) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    env = morning.founded.environment(Role.MEDIC)
    with full.open("wb") as nowhere:
        assert "(28)" in run("figures", env=env, stdout=nowhere).refusal


def test_a_reader_that_went_away_is_told_nothing(morning: Morning) -> None:
    env = surroundings(**morning.founded.environment(Role.MEDIC))
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "list", "show"], env=env, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="the shell closes streams by another syntax")
def test_without_an_output_nothing_is_begun(tmp_path: Path) -> None:
    line = f"exec {sys.executable} -m caseapp register new {tmp_path}/r --user A --role admin >&-"
    done = subprocess.run(
        ["/bin/sh", "-c", line], env=surroundings(), stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 1
    assert done.stderr.decode() == "Немає стандартного виводу. Нічого не зроблено.\n"
    assert not (tmp_path / "r").exists()


def test_the_output_is_utf_8_whatever_the_system_thinks(morning: Morning) -> None:
    env = {**morning.founded.environment(Role.MEDIC), "PYTHONIOENCODING": "ascii"}
    assert "У списку" in run("figures", env=env).out


def test_without_a_terminal_nobody_is_asked(morning: Morning) -> None:
    env = morning.founded.environment(Role.MEDIC)
    del env["CASEAPP_PASSPHRASE_FILE"]
    assert "--passphrase-file" in run("figures", env=env).refusal


def test_text_that_is_piped_in_must_be_utf_8(morning: Morning) -> None:
    said = as_user(morning.founded, Role.MEDIC, "find", "-", stdin=BYTES).refusal
    assert "UTF-8" in said


def test_a_mistake_of_the_program_names_its_line_and_no_value(
    morning: Morning, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in morning.founded.environment(Role.FIELD_OFFICER).items():
        monkeypatch.setenv(name, value)

    def broken(*_: object) -> None:
        raise KeyError("Петренко")

    monkeypatch.setattr(stages, "chosen", broken)
    assert terminal.main(["figures"]) == 1
    err = capfd.readouterr().err
    assert err.count("\n") == 1
    assert "KeyError day.py:" in err
    assert "Петренко" not in err
    # the broken twin: without the last line of defence, the value would have been shown
    monkeypatch.setattr(terminal, "_mistaken", lambda mistake, _words: repr(mistake))
    terminal.main(["figures"])
    assert "Петренко" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("figures --json", "figures --json"),
        ("--json figures", "figures --json"),
        ("--lang en --register r list show", "list show --lang en --register r"),
        ("--lang=en find -", "find - --lang=en"),
        ("--user A find -- -x", "find --user A -- -x"),
        ("--help", "--help"),
        ("--lang", "--lang"),
    ],
)
def test_options_may_stand_before_the_command(typed: str, meant: str) -> None:
    assert options_last(typed.split()) == meant.split()


def test_options_and_variables_say_the_same(
    morning: Morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = morning.founded.environment(Role.MEDIC)
    monkeypatch.setenv(CONFIG_VARIABLE, env[CONFIG_VARIABLE])
    named = {
        "--register": env["CASEAPP_REGISTER"],
        "--user": env["CASEAPP_USER"],
        "--passphrase-file": env["CASEAPP_PASSPHRASE_FILE"],
    }
    options = [part for pair in named.items() for part in pair]
    only = {CONFIG_VARIABLE: env[CONFIG_VARIABLE]}
    after = run("figures", *options, "--lang", "en", env=only)
    before = run("--lang", "en", *options, "figures", env=only)
    assert after.out == before.out
    assert after.out.startswith("Listed ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_one_sentence() -> None:
    env = {k: v for k, v in surroundings().items() if "DISPLAY" not in k and "QT" not in k}
    done = subprocess.run([*COMMAND], env=env, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "caseapp --help" in done.stderr.decode()
