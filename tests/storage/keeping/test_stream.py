"""Encryption of one file in chunks: any change, cut or exchange is seen."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.storage import stream
from caseapp.storage.stream import CHUNK, MAGIC, StreamBroken, opened, sealed

KEY = bytes(range(32))
LABEL = b"name"
TAG = 16
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5]


def file_of(content: bytes, key: bytes = KEY, label: bytes = LABEL) -> bytes:
    return b"".join(sealed(content, key, label))


def parts_of(data: bytes) -> list[bytes]:
    body, size = data[len(MAGIC) :], CHUNK + TAG
    return [body[at : at + size] for at in range(0, len(body), size)]


def is_refused(data: bytes) -> bool:
    try:
        opened(data, KEY, LABEL)
    except StreamBroken:
        return True
    return False


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_opens_as_it_was(size: int) -> None:
    content = secrets.token_bytes(size)
    data = file_of(content)
    assert opened(data, KEY, LABEL) == content
    assert len(data) == len(MAGIC) + size + TAG * max(1, -(-size // CHUNK))


def test_the_bytes_are_those_that_were_agreed() -> None:
    assert file_of(b"caseapp").hex() == (
        "6361736561747431"  # caseatt1
        "76b7cc9925844015eeaaa17c14da608bd3c973f306ffb5"  # chunk 0, the last one, and its tag
    )


@given(st.integers(0, 2 * CHUNK + 30), st.integers(1, 255))
def test_every_flipped_byte_is_seen(at: int, flip: int) -> None:
    data = bytearray(TWO)
    data[at % len(data)] ^= flip
    assert is_refused(bytes(data))


@given(st.integers(0, 2 * CHUNK + 30))
def test_every_cut_is_seen(at: int) -> None:
    assert is_refused(TWO[: at % len(TWO)])


def test_a_cut_between_chunks_is_seen() -> None:
    whole = parts_of(THREE)
    assert is_refused(MAGIC + b"".join(whole[:2]))
    assert is_refused(MAGIC + whole[0])
    assert is_refused(MAGIC)


def test_exchanged_repeated_and_added_chunks_are_seen() -> None:
    first, second, last = parts_of(THREE)
    for order in ([second, first, last], [first, first, last], [first, second, second, last]):
        assert is_refused(MAGIC + b"".join(order))
    assert is_refused(THREE + b"\0")
    assert is_refused(THREE + last)


def test_another_key_and_another_name_open_nothing() -> None:
    assert is_refused(file_of(b"list", key=bytes(32)))
    assert is_refused(file_of(b"list", label=b"other"))


# The broken twins.


def test_without_the_flag_of_the_last_chunk_a_cut_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "_nonce", lambda number, **_last: number.to_bytes(12, "big"))
    whole = parts_of(file_of(bytes(2 * CHUNK + 5)))
    assert not is_refused(MAGIC + b"".join(whole[:2]))


def test_without_the_number_of_the_chunk_an_exchange_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "_nonce", lambda _number, *, last: bytes(11) + bytes([last]))
    first, second, last = parts_of(file_of(bytes(CHUNK) + b"x" * CHUNK + b"end"))
    assert not is_refused(MAGIC + second + first + last)


TWO = file_of(bytes(CHUNK + 7))
THREE = file_of(bytes(2 * CHUNK + 7))
