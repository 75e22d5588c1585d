"""A web page -> its main text, title, date with the place it stood in, site, address; no network, no clock.

Main text: trafilatura (Barbaresi 2021). Dates: the page's own metadata, then htmldate (Barbaresi 2020) in its fast mode, which
guesses less. Both get parsed trees, so that neither can fetch anything, and a fixed last date, so that a page gives the
same record in any year. Of a paragraph that a page gives twice in a row trafilatura keeps one.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from functools import cache
from html import unescape
from typing import Any, Final, Literal

from msgspec import Struct

from according.errors import InputError
from according.reports.metadata import Metadata, metadata, plain

_WHOLE: Final = re.compile(r"<(?:html|body|head|frameset)\b", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|section|article|blockquote)\b[^<>]*>|\n", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
#: A reference to a control character but white space (0-8, 11, 12, 14-31): one of them costs trafilatura the whole page.
_CONTROL: Final = re.compile(r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE)
LAST_DAY: Final = "2100-01-01"

#: json_ld, meta and time are the page's own word for it; url stands in its address; guess was found in its words.
Place = Literal["json_ld", "meta", "time", "url", "guess"]


class PageDate(Struct, frozen=True, kw_only=True):
    """The day that a page was published on, as far as the page tells, and where it says so."""

    day: str
    where: Place
    modified: str | None = None


class Page(Struct, frozen=True, kw_only=True):
    """What a web page holds: ``text`` has one paragraph a line."""

    text: str
    title: str | None = None
    date: PageDate | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None


def read(html: str, *, where: str = "") -> Page:
    """The main text of a page and what it says about itself. Raises `InputError` (A114) for a page without text."""
    clean = _CONTROL.sub("", plain(html))
    tree = _tree(clean)
    text = (_main_text(tree) if tree is not None else "") or _fragment(clean)
    if not any(map(str.isalnum, text)):
        do = "Hand over its text as .txt or in a 'text' field."
        raise InputError("A114", "no text was found in the page", where=where, do=do)
    if tree is None:
        return Page(text=text)
    about = metadata(tree)
    date = _date(tree, about)
    return Page(text=text, title=title(about), date=date, site=about.site, url=about.url, language=about.language)


def _tree(html: str) -> Any:
    """The parsed page; None for what is no page."""
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return load_html(html) if html.strip() else None
    except Exception:  # whatever a broken page makes of a parser: it has no text for us
        return None


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, config=_settings())
    except Exception:  # see above
        return ""
    text = getattr(found, "text", None)
    return plain(text).strip() if isinstance(text, str) else ""


@cache
def _settings() -> Any:
    """trafilatura's settings, but for short reports: below its usual 250 characters it takes menus and glues paragraphs."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "10"
    return settings


def _fragment(html: str) -> str:
    """All words of a piece of a page (one without html or body), a block a line; nothing for a whole page."""
    if len(html) > 100_000 or _WHOLE.search(html):
        return ""
    lines = plain(unescape(_TAG.sub("", _BLOCK.sub("\n", _HIDDEN.sub("", html))))).splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _date(tree: Any, about: Metadata) -> PageDate | None:
    if about.published and about.published[0][0] == "json_ld":
        return _page_date(*about.published[0], about)
    guess = _guess(tree, about.url)
    stated = {day: place for place, day in reversed(about.published)}
    if guess and guess not in stated and about.published:
        place, day = about.published[0]
        return _page_date(place, day, about)
    return _page_date(stated.get(guess, "guess"), guess, about) if guess else None


def _page_date(place: str, day: str, about: Metadata) -> PageDate:
    return PageDate(day=day, where=place, modified=about.modified)  # type: ignore[arg-type]


def _guess(tree: Any, url: str | None) -> str | None:
    """The day that htmldate finds, wherever it finds it."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date=LAST_DAY)
    except Exception:  # see above
        return None
    return found if isinstance(found, str) else None


# --- the title --------------------------------------------------------------------------------------------------------

_SEPARATOR: Final = re.compile(r"\s+[–—·•»*-]\s+|\s*[|｜：ㅣ]\s*|--")


def title(about: Metadata) -> str | None:
    """The headline of a page without the name of its site."""
    given = about.headline or about.title
    if given is None:
        given = about.headings[0] if len(about.headings) == 1 else about.window_title or next(iter(about.headings), None)
    return _without_site(given, about) if given else None


def _without_site(given: str, about: Metadata) -> str:
    """The part of a title before the site's name: what a heading repeats, or all but a last part that names the site."""
    for heading in (*about.headings, about.headline or ""):
        rest = given[len(heading) :]
        if heading and _fold(given).startswith(_fold(heading)) and _SEPARATOR.match(rest):
            return given[: len(heading)]
    parts = list(_SEPARATOR.finditer(given))
    if parts and about.site and _fold(given[parts[-1].end() :]) in _names(about):
        return given[: parts[-1].start()]
    return given


def _names(about: Metadata) -> set[str]:
    host = re.sub(r"^https?://(?:www\.)?|/.*$", "", about.url or "")
    return {_fold(name) for name in (about.site or "", host, host.rpartition(".")[0]) if name}


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
