"""The register's own secret, and the keys that are made of it: one for each purpose, never itself."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ATTACHMENT_NAMES = "caseapp-attachment-names-1"
SIDECAR = "caseapp-sidecar-1"


def key_for(register_secret: bytes, purpose: str) -> bytes:
    """Return the 32-byte key for one purpose (HKDF-SHA256, RFC 5869; ``info`` is the purpose)."""
    return HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(register_secret)
