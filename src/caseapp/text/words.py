"""The words of one language: gettext, passed in and never global.

English sentences stand in the code and are the keys; ``resources/locale/uk/*.po`` hold the Ukrainian
ones, compiled by ``packaging/words.py`` into one ``caseapp.mo``. A test fails while one is missing.
"""

import gettext
from enum import StrEnum
from functools import cache
from io import BufferedReader

from caseapp.assets import resources


class Lang(StrEnum):
    """The two languages of the program."""

    UK = "uk"
    EN = "en"


class Words:
    """Sentences of one language. Call it with an English sentence and the fields that stand in it."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._catalogue = _catalogue(lang)

    def __call__(self, sentence: str, **fields: object) -> str:
        """Return the sentence in this language with its ``{fields}`` filled in."""
        return _filled(self._catalogue.gettext(sentence), fields)

    def many(self, one: str, several: str, count: int, **fields: object) -> str:
        """Return the form that goes with ``count``, which is also the field ``{count}``."""
        return _filled(self._catalogue.ngettext(one, several, count), {"count": count, **fields})

    def sense(self, sense: str, sentence: str, **fields: object) -> str:
        """Return a sentence whose English is ambiguous; ``sense`` tells the translator which."""
        return _filled(self._catalogue.pgettext(sense, sentence), fields)

    def elsewhere(self, said: str) -> tuple[str, ...]:
        """Return what a sentence without fields, said in this language, is in the other one.

        None for what is not of this program; several where this language has one sentence for two.
        """
        ukrainian = _catalogue(Lang.UK)
        assert isinstance(ukrainian, _BothWays)  # noqa: S101 - shipped and compiled
        return (
            ukrainian.said_in_english(said) if self.lang is Lang.UK else ukrainian.translated(said)
        )


class _BothWays(gettext.GNUTranslations):
    """A catalogue that can also be asked backwards."""

    def _parse(self, fp: BufferedReader) -> None:  # type: ignore[override] # the stub names a private protocol
        super()._parse(fp)
        forms: dict[str | tuple[str, int], str] = vars(self)["_catalog"]
        self._english: dict[str, list[str]] = {}
        self._ukrainian: dict[str, list[str]] = {}
        for key, said in forms.items():
            name = key if isinstance(key, str) else key[0]
            english = name.rpartition("\4")[2]
            if english:
                self._english.setdefault(said, []).append(english)
                self._ukrainian.setdefault(english, []).append(said)

    def said_in_english(self, said: str) -> tuple[str, ...]:
        return tuple(self._english.get(said, ()))

    def translated(self, english: str) -> tuple[str, ...]:
        return tuple(self._ukrainian.get(english, ()))


def N_(sentence: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a sentence for translation where it stands as data; it is looked up when shown."""
    return sentence


def _filled(sentence: str, fields: dict[str, object]) -> str:
    return sentence.format(**fields) if fields else sentence


@cache
def _catalogue(lang: Lang) -> gettext.NullTranslations:
    if lang is Lang.EN:
        return gettext.NullTranslations()
    path = resources() / "locale" / lang.value / "LC_MESSAGES" / "caseapp.mo"
    with path.open("rb") as file:
        return _BothWays(file)
