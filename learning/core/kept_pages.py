"""Pages that are rendered once for all readers of a kind and then only filled in."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from flask import render_template

from learning.core import form_tokens, notices, web
from learning.core.frame import NAME_GAP
from learning.core.gaps import cut, cutting, filled

# About 30 kB each, for four kinds of reader; when it is full, the pages of past generations go with the rest.
MOST_KEPT = 400
# A page that is made once may well be made small. Text keeps its spaces: in it no line begins with a tag.
_BEFORE_TAGS = re.compile(r"\n\s+(?=<)")


def kept(key: object, template: str, values: Callable[[], Mapping[str, Any]], **fills: str) -> str:
    """The page of this key for whoever asks.

    `key`: hashable, everything the page depends on (address, generation). `values`: what the template needs, called
    only when the page has to be rendered; nothing in it may depend on the reader. `fills`: texts for the page's own
    gaps, escaped unless they are Markup.
    """
    someone = web.person()
    pages = web.registries().kept_pages
    whole_key = (key, template, someone.role if someone else None, web.fragment_requested())
    page = pages.get(whole_key)
    if page is None:
        with cutting():
            page = cut(_BEFORE_TAGS.sub("\n", render_template(template, **values())))
        if len(pages) >= MOST_KEPT:
            pages.clear()
        pages[whole_key] = page
    if form_tokens.GAP in page.names:
        fills[form_tokens.GAP] = form_tokens.token()
    if notices.NOTICES_GAP in page.names:
        fills[notices.NOTICES_GAP] = notices.shown()
    return filled(page, fills if someone is None else {NAME_GAP: someone.name, **fills})
