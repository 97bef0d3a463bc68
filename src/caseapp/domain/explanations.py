"""What is read out before consent: versioned data in ``resources/consents``, in three languages.

A consent names the version and the language it was decided by, so a version is never changed. The third
language is on the screen only: some of those who return have spoken it all their lives.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from caseapp.assets import resources
from caseapp.domain.consents import TEXT_VERSION, Purpose


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of one language.

    Attributes:
        opening: who we are, why, who may see it, what may be left out; to be read first.
        purposes: the question for each purpose.
        closing: neutral words to end a talk on.
    """

    lang: str
    opening: tuple[str, ...]
    purposes: Mapping[Purpose, str]
    closing: tuple[str, ...]


@cache
def explanations(version: str = TEXT_VERSION) -> Mapping[str, Explanation]:
    """Return a version of the words by language, in the order in which they are offered.

    Raises:
        FileNotFoundError: this program does not carry the version.
    """
    path = resources() / "consents" / f"consents-{version}.json"
    data = json.loads(path.read_text("utf-8"))
    return MappingProxyType(
        {
            lang: Explanation(
                lang=lang,
                opening=tuple(data["opening"][lang]),
                purposes={Purpose(code): said[lang] for code, said in data["purposes"].items()},
                closing=tuple(data["closing"][lang]),
            )
            for lang in data["languages"]
        }
    )
