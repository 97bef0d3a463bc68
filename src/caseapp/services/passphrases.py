"""How good a passphrase is, and a better one."""

from caseapp.domain.key_errors import PassphraseTooWeak
from caseapp.domain.passphrase import Verdict
from caseapp.storage.keys import passphrase


def judge(text: str) -> Verdict:
    """Estimate the strength of a passphrase in bits, with the reason in a code."""
    return passphrase.judge(text)


def suggest() -> str:
    """Return six words drawn at random: 66 bits."""
    return passphrase.suggest()


def require_strong(text: str) -> Verdict:
    """Return the verdict, or raise `PassphraseTooWeak` for fewer than 40 estimated bits."""
    verdict = judge(text)
    if verdict.refused:
        raise PassphraseTooWeak(int(verdict.bits))
    return verdict
