"""Ed25519 (RFC 8032): pure, but for making a key. A public key is 32 bytes, a signature 64."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

# Import this module inside functions: a worker that neither signs nor checks must not carry the library.


def new_pem() -> bytes:
    """A new private key as PKCS #8 PEM."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_pem(pem: bytes) -> Ed25519PrivateKey:
    """The private key of a file. ValueError when it holds something else."""
    key = load_pem_private_key(pem, None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("This is not an Ed25519 key.")
    return key


def public_of(key: Ed25519PrivateKey) -> bytes:
    """The public key that belongs to it."""
    return key.public_key().public_bytes_raw()


def sign(key: Ed25519PrivateKey, raw: bytes) -> bytes:
    """The signature."""
    return key.sign(raw)


def genuine(public: bytes, text: str, signature: bytes) -> bool:
    """Whether the key signed exactly this text, in UTF-8."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode("utf-8"))
    except (InvalidSignature, ValueError):  # a key of the wrong length, or half a surrogate pair in the text
        return False
    return True
