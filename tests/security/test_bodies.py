"""Bodies as no form sends them: another kind, broken, too much. Refused in words, nothing changed."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.security.house import House, token_in
from tests.security.test_forms import FORMS, TRIED, harmless, prepared

BODIES: Mapping[str, tuple[str, Any]] = {
    "json object": ("application/json", '{"name": "Eve", "read": "yes", "act": "mark"}'),
    "json nested": ("application/json", "[" * 30_000),
    "json huge number": ("application/json", '{"seq": ' + "9" * 5_000 + "}"),
    "json nan": ("application/json", '{"seq": NaN}'),
    "json surrogate": ("application/json", '{"name": "\\ud800"}'),
    "json null": ("application/json", "null"),
    "json broken": ("application/json", '{"a'),
    "xml": ("text/xml", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
    "no kind": ("", "name=Eve"),
    "unknown kind": ("application/x-evil; charset=utf-7", "name=Eve"),
    "not utf-8": ("application/x-www-form-urlencoded", b"name=\xff\xfe&\xed\xa0\x80=1"),
    "many fields": ("application/x-www-form-urlencoded", "&".join(f"a{n}=1" for n in range(5_000))),
    "no boundary": ("multipart/form-data", "--x"),
    "many parts": ("multipart/form-data; boundary=x",
                   '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 300),
    "a file": ("multipart/form-data; boundary=x",
               '--x\r\nContent-Disposition: form-data; name="name"; filename="../x.html"\r\n\r\n<script>\r\n--x--'),
    "cut short": ("multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="name'),
    "too much": ("application/x-www-form-urlencoded", "name=" + "x" * 70_000),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_body_of_another_kind_changes_nothing(house: House, body: str) -> None:
    kind, data = BODIES[body]
    for form in (form for form, fields in FORMS.items() if fields):
        client, path = prepared(house, form)
        before, token = house.rows(but=TRIED), token_in(client)

        for headers in ({"X-CSRFToken": token}, {"X-CSRFToken": token, "Accept": "application/json"}):
            answer = client.post(path, data=data, content_type=kind, headers=headers)
            assert answer.status_code in {400, 409, 413, 415, 422}, (path, answer.status_code)
            harmless(answer)
            if answer.mimetype == "application/json":
                assert set(json.loads(answer.text)) == {"status", "title", "what", "safe", "next", "request_id"}
        assert house.rows(but=TRIED) == before
