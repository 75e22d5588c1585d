"""What a page says about itself: JSON-LD, meta tags, time elements, its address. Nothing is inferred here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from according.reports.rows import day

#: schema.org types of a news text; other types of a page (a site, a person, a crumb) say nothing about it.
ARTICLES: Final = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle reviewnewsarticle"
    " blogposting liveblogposting socialmediaposting report".split()
)
PUBLISHED: Final = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "publish-date", "publish_date", "publication_date", "pubdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_NO_TEXT: Final = re.compile("[\\ud800-\\udfff\\x00-\\x08\\x0e-\\x1f\\x7f]")
_URL_DAY: Final = re.compile(r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


class Metadata(Struct, frozen=True, kw_only=True):
    """The metadata of a page, as it stands there."""

    title: str | None = None  # og:title
    headline: str | None = None  # JSON-LD
    headings: tuple[str, ...] = ()  # h1
    window_title: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[tuple[str, str], ...] = ()  # (place, day), the more trusted place first
    modified: str | None = None


def metadata(tree: Any) -> Metadata:
    """The metadata of a parsed page (an lxml tree)."""
    tags, articles = _tags(tree), list(_articles(tree))
    url = _address(tree, tags)
    return Metadata(
        title=_first(tags.get("og:title"), tags.get("twitter:title")),
        headline=_first(*(item.get("headline") for item in articles)),
        headings=tuple(filter(None, (_text(element) for element in tree.iterfind(".//h1")))),
        window_title=_first(*(_text(element) for element in tree.iterfind(".//head/title"))),
        site=_site(tags, articles),
        url=url,
        language=_first(tree.get("lang"), *(item.get("inLanguage") for item in articles), tags.get("og:locale")),
        published=tuple(_published(tree, tags, articles, url)),
        modified=next(filter(None, _days(articles, "dateModified")), None) or _tag_day(tags, MODIFIED),
    )


def _tags(tree: Any) -> dict[str, str]:
    """The meta tags by name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that describe a news text; broken JSON is passed over."""
    for element in tree.iterfind(".//script"):
        if "ld+json" in (element.get("type") or "") and element.text:
            try:
                data = json.loads(element.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (item for item in _objects(data) if _types(item) & ARTICLES)


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in values:
        if depth < 8 and isinstance(value, dict | list):
            yield from _objects(value, depth + 1)


def _types(item: dict[str, Any]) -> set[str]:
    given = item.get("@type")
    return {
        value.rpartition("/")[2].lower() for value in (given if isinstance(given, list) else [given]) if isinstance(value, str)
    }


def _published(tree: Any, tags: dict[str, str], articles: list[dict[str, Any]], url: str | None) -> Iterator[tuple[str, str]]:
    times = (
        element.get("datetime") for element in tree.iterfind(".//time") if element.get("pubdate") is not None or _prop(element)
    )
    for place, value in (
        *(("json_ld", found) for found in _days(articles, "datePublished")),
        ("meta", _tag_day(tags, PUBLISHED)),
        *(("time", day(value)) for value in times),
        *(("json_ld", found) for found in _days(articles, "dateCreated")),
        ("url", _url_day(url)),
    ):
        if value:
            yield place, value


def _prop(element: Any) -> bool:
    return (element.get("itemprop") or "").lower() == "datepublished"


def _days(articles: list[dict[str, Any]], key: str) -> Iterator[str | None]:
    return (day(item.get(key)) for item in articles)


def _tag_day(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next(filter(None, (day(tags.get(name)) for name in names)), None)


def _url_day(url: str | None) -> str | None:
    found = _URL_DAY.search(url or "")
    return day("-".join(found.groups())) if found else None


def _address(tree: Any, tags: dict[str, str]) -> str | None:
    links = (element.get("href") for element in tree.iterfind(".//link") if (element.get("rel") or "").lower() == "canonical")
    return next((url for url in (*links, tags.get("og:url")) if url and re.match(r"https?://\S+$", url)), None)


def _site(tags: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    publishers = (item.get("publisher") for item in articles)
    names = (item.get("name") for item in publishers if isinstance(item, dict))
    for name in (tags.get("og:site_name"), *names, tags.get("application-name")):
        clean = _first(name)
        if clean and len(clean) <= 60 and "://" not in clean:
            return clean.lstrip("@")
    return None


def plain(text: str) -> str:
    """The text without what is no character: halves of surrogate pairs, and control characters but those of white space."""
    return _NO_TEXT.sub("", text)


def _first(*values: Any) -> str | None:
    """The first value that is a string with words, its character references resolved and its spaces folded."""
    for value in values:
        if isinstance(value, str) and (clean := " ".join(plain(html.unescape(html.unescape(value))).split())):
            return clean
    return None


def _text(element: Any) -> str | None:
    return _first(" ".join(element.itertext()))
