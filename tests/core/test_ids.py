"""Ids and secrets nobody can guess."""

from learning.core.ids import hashed, new_id, new_secret


def test_ids_and_secrets_differ_each_time() -> None:
    assert len({new_id() for _ in range(100)} | {new_secret() for _ in range(100)}) == 200


def test_an_id_may_stand_in_an_address() -> None:
    made = new_id()

    assert (len(made), made.isalnum(), made) == (26, True, made.lower())


def test_a_secret_is_kept_only_as_its_hash() -> None:
    assert hashed("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
