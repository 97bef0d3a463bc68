"""Every hostile list ends in its sentence, within limits; each guard has a twin with the guard off."""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from caseapp.domain import list_errors as e
from caseapp.domain.errors import CaseError
from caseapp.intake import child
from caseapp.intake.answers import tables_from
from caseapp.intake.foreign import limits
from caseapp.intake.lists import read_list
from caseapp.intake.memory_watch import resident_bytes, watched
from caseapp.text.list_words import warning
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words
from intake import hostile, workbooks
from intake.attack import Hostile, people
from sizes import sized


def seeded(number: int) -> Random:
    return Random(number)  # noqa: S311 - the same files each time, no secrets


LANGUAGES = (Words(Lang.UK), Words(Lang.EN))
SEEDS = range(sized(30, 300))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hostile_list_ends_in_its_sentence(seed: int) -> None:
    made = hostile.KINDS[seed % len(hostile.KINDS)](seeded(seed))
    began = time.monotonic()
    ended, said = end_of(made)
    assert ended in made.ends, made.kind
    assert time.monotonic() - began < limits.WALL_SECONDS + 10
    assert all(text.strip() and "Traceback" not in text and "\n" not in text for text in said)


def end_of(made: Hostile) -> tuple[type[CaseError] | None, set[str]]:
    """Return how reading ends and all that is said about it."""
    try:
        read = read_list(made.data, made.file_name)
    except CaseError as error:
        return type(error), {sentence(error, words) for words in LANGUAGES}
    return None, {warning(w, words) for w in read.warnings for words in LANGUAGES}


def test_every_kind_is_among_those_of_a_short_run() -> None:
    assert len(hostile.KINDS) <= len(SEEDS)


def test_a_space_far_out_is_a_warning_and_a_value_a_sentence() -> None:
    rows = people(seeded(1), 5)
    read = read_list(workbooks.shared_xlsx(rows, workbooks.inline("ZZ20000", " ")), "a.xlsx")
    assert len(read.rows) == 5
    assert [w.fields["cell"] for w in read.warnings if w.code == "far_blank"] == ["ZZ20000"]
    with pytest.raises(e.ListTooBig) as refused:
        read_list(workbooks.shared_xlsx(rows, workbooks.inline("XFD1048576", "x")), "a.xlsx")
    assert refused.value.where == "1!XFD1048576"


def start(before: str, after: str = "main()") -> str:
    """Return the command line of a child in which something is changed before it begins."""
    return (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from caseapp.intake import reader\n"
        "from caseapp.intake.foreign import confinement, extent, limits, xlsx_sheet, zipped\n"
        f"{before}\nreader.{after}"
    )


def switched_off(monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    monkeypatch.setattr(child, "_START", start(before))


def test_without_the_walk_over_references_calamine_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin of the extent: the child is killed by what it allocates, and the parent says so."""
    data = workbooks.shared_xlsx(people(seeded(1), 5), workbooks.inline("XFD1048576", "x"))
    switched_off(monkeypatch, "extent.Extent._refuse_beyond = lambda *_: None")
    with pytest.raises(e.ListBroken):
        read_list(data, "a.xlsx")


def test_without_cutting_blanks_a_far_space_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbooks.shared_xlsx(people(seeded(1), 5), workbooks.inline("ALL90000", " "))
    assert len(read_list(data, "a.xlsx").rows) == 5
    switched_off(monkeypatch, "extent.Extent.blank = lambda *_: False")
    with pytest.raises((e.ListBroken, e.ListTooBig)):
        read_list(data, "a.xlsx")


def test_without_the_check_of_sums_flipped_bytes_pass_unnoticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin of the checksum: a wrong letter would be read as if nothing were the matter."""
    rows = [["ПІБ", "Дата народження"], ["Вигадченко Іван Петрович", "26.02.1988"]]
    data = stored(workbooks.xlsx_parts("".join(("<sheetData>", sheet_of(rows), "</sheetData>"))))
    wrong = data.replace("Вигадченко".encode(), "Вигадченка".encode())
    with pytest.raises(e.ListBroken):
        read_list(wrong, "a.xlsx")
    switched_off(
        monkeypatch,
        "import zipfile; zipfile.ZipExtFile._update_crc = lambda *_: None",
    )
    assert read_list(wrong, "a.xlsx").rows[0].surname == "Вигадченка"


def stored(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive that packs nothing, so that its letters stand in the open."""
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def sheet_of(rows: list[list[str]]) -> str:
    return "".join(
        f"<row r='{n}'>"
        + "".join(f"<c t='inlineStr'><is><t>{c}</t></is></c>" for c in row)
        + "</row>"
        for n, row in enumerate(rows, 1)
    )


def test_without_the_look_for_macros_an_armed_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = workbooks.xlsx_parts(
        f"<sheetData>{sheet_of([['ПІБ', 'Д.н.'], ['Вигадченко Іван', '1988']])}</sheetData>"
    )
    data = workbooks.zipped({**parts, "xl/vbaProject.bin": b"x"})
    with pytest.raises(e.ListHasMacros):
        read_list(data, "a.xlsm")
    switched_off(monkeypatch, "zipped._MACROS = ('no such thing',)")
    assert len(read_list(data, "a.xlsm").rows) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is enforced on Linux")
def test_the_child_cannot_take_more_memory_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = f"reader.messages = lambda data: iter([bytearray({limits.MEMORY_BYTES})] and [])"
    switched_off(monkeypatch, greedy)
    with pytest.raises(e.ListTooBig) as refused:
        read_list(b"x", "a.csv")
    assert refused.value.what == "memory"
    switched_off(monkeypatch, f"reader.confine = lambda: None; {greedy}")
    with pytest.raises(CaseError) as ended:
        read_list(b"x", "a.csv")
    assert not isinstance(ended.value, e.ListTooBig)


def test_the_parent_ends_a_child_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    switched_off(monkeypatch, "import time; time.sleep(30)")
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(e.ListTooBig) as refused:
        read_list(b"x", "a.csv")
    assert refused.value.what == "time"
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX systems")
def test_processor_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    switched_off(
        monkeypatch,
        "limits.CPU_SECONDS = 1; reader.messages = lambda data: (n for n in iter(int, 1) if n)",
    )
    with pytest.raises(e.ListTooBig) as refused:
        read_list(b"x", "a.csv")
    assert refused.value.what == "time"


def said_by_child(monkeypatch: pytest.MonkeyPatch, expression: str) -> str:
    """Return what an expression is inside the child; it is reported as the part that is broken."""
    report = (
        "import json, os\n"
        "for each in reader.messages(sys.stdin.buffer.read()): pass\n"
        f"print(json.dumps({{'refused': 'broken', 'kind': '', 'part': repr({expression})}}))\n"
    )
    monkeypatch.setattr(child, "_START", start(report, "sys.exit(0)"))
    with pytest.raises(e.ListBroken) as heard:
        child.read_raw(hostile.formulas(seeded(1)).data, file_name="a.xlsx")
    return heard.value.where


def test_the_child_imports_calamine_and_the_standard_library_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowed = {"caseapp", "python_calamine", "__main__", "__mp_main__"}
    foreign = (
        "sorted({name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)"
        f" - {allowed!r})"
    )
    assert said_by_child(monkeypatch, foreign) == "[]"
    ours = "sorted(n for n in sys.modules if n.startswith('caseapp') and not n.startswith('caseapp.intake.foreign'))"
    assert (
        said_by_child(monkeypatch, ours) == "['caseapp', 'caseapp.intake', 'caseapp.intake.reader']"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_child_inherits_no_environment_and_no_open_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CASEAPP_PASSPHRASE_FILE", "secret")
    with (tmp_path / "open").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        held = "sorted(int(n) for n in os.listdir('/proc/self/fd') if int(n) > 2)[1:]"
        assert said_by_child(monkeypatch, held) == "[]"
    assert said_by_child(monkeypatch, "{k for k in os.environ} - {'LC_CTYPE'}") == "set()"


@pytest.mark.skipif(sys.platform == "win32", reason="asks ps")
def test_where_the_system_does_not_limit_memory_the_parent_watches_it() -> None:
    def runs_to_its_end(*, needed: bool) -> bool:
        code = f"x = bytearray({60 * 2**20}); import time; time.sleep(0.8)"
        with (
            subprocess.Popen([sys.executable, "-I", "-c", code]) as eater,
            watched(eater, 40 * 2**20, needed=needed, resident=resident),
        ):
            return eater.wait() == 0

    def resident(process: int) -> int:
        if Path("/proc/self/statm").exists():
            try:
                return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096
            except (OSError, IndexError):
                return 0
        return resident_bytes(process)

    assert not runs_to_its_end(needed=True)
    assert runs_to_its_end(needed=False)


@pytest.mark.parametrize(
    "line",
    [
        b"[]\n", b"{}\n", b"nonsense\n", b'{"row":1,"cells":[]}\n', b'{"kind":"exe","encoding":"","separator":""}\n',
        b'{"sheet":1,"name":"","visible":true,"merged":[[1]]}\n', b'{"sheet":-1,"name":"","visible":true,"merged":[]}\n',
        b'{"note":"other","sheet":1,"row":1}\n', b'{"sheet":1,"name":"","visible":true,"merged":[]}\n{"row":1,"cells":[[1]]}\n',
        b'{"sheet":1,"name":"","visible":true,"merged":[]}\n{"row":1,"cells":[{"date":"x"}]}\n', b"[" * 100_000 + b"\n",
    ],
)  # fmt: skip
def test_the_parent_believes_nothing_that_makes_no_sense(line: bytes) -> None:
    with pytest.raises(e.ListBroken):
        tables_from(line.splitlines())


def test_a_child_that_cannot_be_started_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(e.ReaderCannotStart) as refused:
        read_list(b"x", "a.csv")
    assert all(sentence(refused.value, words) for words in LANGUAGES)
