"""What is missing on a machine is said in one sentence with the way out, never as a traceback."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import dev
from steps import commands, installer, libraries, machine
from steps.environment import Environment
from steps.installer import Installer
from steps.speech import Refusal

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux loader or apt-get")

with_pip = pytest.mark.skipif(
    find_spec("pip") is None, reason="uv made this environment, without pip"
)


def is_one_sentence(text: str) -> bool:
    """Return whether a text is a line that ends like a sentence."""
    return text.strip().count("\n") == 0 and text.strip().endswith(".")


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_a_wrong_python_is_named_with_one_that_would_do(version: tuple[int, int]) -> None:
    said = dev.wrong_python(version, "python3.12")
    assert f"this is {version[0]}.{version[1]}" in said
    assert "python3.12 is here" in said
    assert "install one of them" in dev.wrong_python(version, None)


def test_a_wrong_python_stops_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "3.14" in said
    assert is_one_sentence(said)


@pytest.mark.parametrize("found", [(2, 31), (2, 17), None])
def test_an_old_or_foreign_c_library_is_refused(found: tuple[int, int] | None) -> None:
    with pytest.raises(Refusal, match=r"glibc 2\.34 or newer") as refused:
        machine.require_glibc(found)
    assert is_one_sentence(str(refused.value))


@linux
def test_the_c_library_of_this_machine_is_read() -> None:
    found = machine.glibc()
    assert found is None or found >= (2, 17)
    machine.require_glibc((2, 34))


def test_a_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.require_writable(tmp_path)
    # root may write everywhere, so the answer of the operating system is put in its mouth
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(Refusal, match="Nothing can be written"):
        machine.require_writable(tmp_path)


@linux
def test_without_root_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Refusal, match=r"sudo apt-get update && sudo apt-get install -y libgl1"):
        libraries.install(["libGL.so.1"])
    monkeypatch.setattr(machine, "can_make_environments", lambda: False)
    with pytest.raises(Refusal, match=r"sudo apt-get install -y python3-venv"):
        machine.require_venv()


def test_an_incomplete_python_elsewhere_is_refused_without_debian(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(machine, "can_make_environments", lambda: False)
    with pytest.raises(Refusal, match="install a complete Python"):
        machine.require_venv()


@linux
def test_without_apt_the_debian_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(Refusal, match="what Debian calls libegl1 libgl1"):
        libraries.install(["libGL.so.1", "libEGL.so.1"])


@linux
def test_root_on_debian_updates_and_then_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    commands_run: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        commands_run.append([part for part in command if not part.startswith("-")])
        return 0

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "call", call)
    libraries.install(["libglib-2.0.so.0", "libgthread-2.0.so.0"])
    assert [command[2:] for command in commands_run] == [["update"], ["install", "libglib2.0-0"]]


@linux
def test_a_failing_apt_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "call", lambda _command, **_options: 100)
    with pytest.raises(Refusal, match="could not install libgl1"):
        libraries.install(["libGL.so.1"])


def test_an_unknown_library_is_named() -> None:
    with pytest.raises(Refusal, match=r"libnew\.so\.7, for which this script knows no package"):
        libraries.install(["libnew.so.7", "libGL.so.1"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS", "does not have"),
        ("error: Hash mismatch for `six==1.17.0`", "does not have"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "cannot be written"),
        ("Temporary failure in name resolution')': /simple/six/", "connect this computer"),
        ("error: Failed to fetch: `https://x/simple/six/`\n dns error", "connect this computer"),
        ("ERROR: No matching distribution found for six==1.17.0", "no ready-made file"),
        ("Segmentation fault", "could not be installed"),
    ],
)
def test_an_installer_is_put_into_one_sentence(words: str, expected: str) -> None:
    said = installer.reason(words, Path("setup.log"))
    assert expected in said
    assert is_one_sentence(said)


@with_pip
def test_no_network_is_told_from_pip_itself(
    ready: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")  # nobody listens there
    monkeypatch.setenv("PIP_RETRIES", "1")
    lock = ready.root / "packaging" / "requirements.lock"
    lock.write_text(f"six==1.17.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    with pytest.raises(Refusal, match="connect this computer"):
        installer.install(Installer(None), ready.root, ready.folder, Path(sys.executable), [lock])


@with_pip
def test_a_file_with_another_hash_is_refused_by_pip_itself(
    ready: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = ready.root / "wheels" / "tiny-1-py3-none-any.whl"
    write_wheel(wheel)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    lock = ready.root / "packaging" / "requirements.lock"
    lock.write_text(f"tiny==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    with pytest.raises(Refusal, match="does not have the hash"):
        installer.install(Installer(None), ready.root, ready.folder, Path(sys.executable), [lock])


def write_wheel(path: Path) -> None:
    """Write the smallest wheel there is."""
    path.parent.mkdir()
    facts = "tiny-1.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{facts}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        wheel.writestr(f"{facts}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{facts}/RECORD", "")


def test_a_refusal_is_one_line_and_status_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_rest: list[str]) -> int:
        raise Refusal("The disk is full: free about 700 MB and start again.")

    monkeypatch.setattr(commands, "run", refuse)
    assert commands.obey(["run"]) == 1
    assert capsys.readouterr().err == "The disk is full: free about 700 MB and start again.\n"


def test_a_fault_of_the_system_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_rest: list[str]) -> int:
        raise PermissionError(13, "Permission denied", ".venv")

    monkeypatch.setattr(commands, "run", fail)
    assert commands.obey(["run"]) == 1
    assert is_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", [[], ["build"], ["test", "--times", "2"]])
def test_wrong_usage_is_status_two(arguments: list[str]) -> None:
    try:
        status: object = commands.obey(arguments)
    except SystemExit as stopped:  # argparse leaves that way
        status = stopped.code
    assert status == 2
