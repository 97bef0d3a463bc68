"""The same frozen data gives the same bytes: a printed run can be printed again and compared."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from caseapp.reports import archive
from caseapp.reports import check_in as check_in_sheet
from caseapp.reports import roll_call as roll_call_sheet
from caseapp.reports.model import Prose, Text
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from reports.sheets import check_in, roll_call

ROOT = Path(__file__).resolve().parents[2]
UK = Words(Lang.UK)

SCRIPT = """
from hashlib import sha256
from reports.sheets import roll_call
from caseapp.reports import archive, roll_call as sheet
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
doc = sheet.build(roll_call(30, demo=True), Words(Lang.UK))
print(sha256(render(doc)).hexdigest(), sha256(archive.to_bytes(doc)).hexdigest())
"""

# The broken twin: a document that depends on the order of a set, as a careless builder's would.
CARELESS = SCRIPT.replace(
    "doc = sheet.build(",
    "import dataclasses; from caseapp.reports.model import Prose, Text\n"
    "words = Prose(Text(' '.join({'а', 'б', 'в', 'г', 'ґ', 'д', 'е', 'є'})))\n"
    "doc = (lambda *x: dataclasses.replace(sheet.build(*x), blocks=(words,)))(",
)


def hashes(script: str, seed: str) -> str:
    """Run a script in a process of its own, with its own order of sets."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_every_process_draws_the_same_bytes() -> None:
    doc = roll_call_sheet.build(roll_call(30, demo=True), UK)
    here = f"{sha256(render(doc)).hexdigest()} {sha256(archive.to_bytes(doc)).hexdigest()}\n"
    assert {hashes(SCRIPT, seed) for seed in ("0", "1")} == {here}


def test_an_order_that_differs_between_processes_would_be_noticed() -> None:
    assert len({hashes(CARELESS, seed) for seed in ("0", "1")}) == 2


def test_two_sheets_drawn_at_once_do_not_mix() -> None:
    docs = [roll_call_sheet.build(roll_call(count), UK) for count in (5, 40, 12, 25)]
    alone = [render(doc) for doc in docs]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, docs)) == alone


@pytest.mark.parametrize("lang", Lang)
def test_a_kept_document_prints_as_it_did(lang: Lang) -> None:
    for doc in (
        roll_call_sheet.build(roll_call(12), Words(lang)),
        check_in_sheet.build(check_in(12), Words(lang)),
    ):
        kept = archive.from_bytes(archive.to_bytes(doc))
        assert kept == doc
        assert hash(kept) == hash(doc)
        assert render(kept) == render(doc)


def test_the_seal_is_made_over_what_it_seals_and_changes_nothing_else() -> None:
    data = roll_call(3)
    unsealed = replace(data, imprint=replace(data.imprint, seal=""))
    without = roll_call_sheet.build(unsealed, UK)
    sealed = roll_call_sheet.build(data, UK)
    assert archive.sealing_bytes(sealed) == archive.sealing_bytes(without)
    assert archive.to_bytes(sealed) != archive.to_bytes(without)


def test_one_other_letter_is_another_document() -> None:
    doc = roll_call_sheet.build(roll_call(3), UK)
    other = replace(doc, blocks=(*doc.blocks, Prose(Text("а"))))
    assert archive.sealing_bytes(other) != archive.sealing_bytes(doc)
    assert render(other) != render(doc)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"[]", b'["Doc"]', b'["", 1]', b'["Text","a","body"]', b'["Path","/"]', b"\xff"],
)
def test_bytes_that_are_no_document_are_refused(damaged: bytes) -> None:
    with pytest.raises(archive.NotADocument):
        archive.from_bytes(damaged)
