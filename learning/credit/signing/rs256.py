"""RS256 (RFC 7518, section 3.3), which Open Badges ask for. A public key is its modulus; the exponent is 65537."""

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

# Import this module inside functions: a worker that neither signs nor checks must not carry the library.
EXPONENT = 65537
BITS = 2048


def new_pem() -> bytes:
    """A new private key as PKCS #8 PEM."""
    made = generate_private_key(EXPONENT, BITS)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_pem(pem: bytes) -> RSAPrivateKey:
    """The private key of a file. ValueError when it holds something else."""
    key = load_pem_private_key(pem, None)
    if not isinstance(key, RSAPrivateKey) or key.key_size < BITS or key.public_key().public_numbers().e != EXPONENT:
        raise ValueError("This is not an RSA key as badges need it.")
    return key


def public_of(key: RSAPrivateKey) -> bytes:
    """The modulus, most significant byte first."""
    return key.public_key().public_numbers().n.to_bytes(key.key_size // 8, "big")


def sign(key: RSAPrivateKey, raw: bytes) -> bytes:
    """The signature; the same bytes always get the same."""
    return key.sign(raw, PKCS1v15(), SHA256())
