"""Whether two languages tell the same events: types found in French against those in English, by line of parallel texts.

    python benchmarks/parallel.py            the agreement, over all and by type
    python benchmarks/parallel.py --show     the lines whose types differ, with what each language found

NTREX gives the same news in both languages, a sentence a line (ACCORDING_GOLD, dev/stories). Neither side is the truth:
a type found in one language only is a miss of one or a mistake of the other. The number needs no annotation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from according import pipeline
from according.model import Reading, Received

Row = dict[str, Any]
Types = list[Counter[str]]  # of the events of each line

FILE: Final = "dev/stories/ntrex_dev.jsonl.gz"
LANGUAGES: Final = ("en", "fr")


def reports(gold: Path) -> list[Row]:
    """The texts of both languages as `annotate` gets them."""
    with gzip.open(gold / FILE, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row["lang"] in LANGUAGES]
    return [{"id": row["id"], "text": row["text"], "lang": row["lang"], "story": row["cluster"]} for row in found]


def line_of(text: str, offset: int) -> int:
    """The number of the line in which an offset lies."""
    starts = [0, *(i + 1 for i, sign in enumerate(text) if sign == "\n")]
    return bisect_right(starts, offset) - 1


def by_line(text: str, events: list[Row]) -> Types:
    """The types of the events of each line."""
    found: Types = [Counter() for _ in text.split("\n")]
    for event in events:
        found[line_of(text, event["trigger_span"][0])][event["type"]] += 1
    return found


def pairs(rows: list[Row], events: dict[str, list[Row]]) -> Iterator[tuple[Row, Row, int, Counter[str], Counter[str]]]:
    """English row, French row, line, and the types of each."""
    stories: dict[str, dict[str, Row]] = {}
    for row in rows:
        stories.setdefault(row["story"], {})[row["lang"]] = row
    for story in stories.values():
        one, other = (story[language] for language in LANGUAGES)
        sides = (by_line(row["text"], events.get(row["id"], [])) for row in (one, other))
        for line, (english, french) in enumerate(zip(*sides, strict=True)):
            yield one, other, line, english, french


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def agreement(rows: list[Row], events: dict[str, list[Row]]) -> Row:
    """Of the French events those that English has too (p), of the English ones those that French has (r), F1, and by type."""
    both: Counter[str] = Counter()
    english: Counter[str] = Counter()
    french: Counter[str] = Counter()
    for _, _, _, first, second in pairs(rows, events):
        english.update(first)
        french.update(second)
        both.update(first & second)
    types: Row = {}
    for name in sorted(english | french):
        en, fr, shared = english[name], french[name], both[name]
        types[name] = {"p": _share(shared, fr), "r": _share(shared, en), "en": en, "fr": fr}
    told, en, fr = both.total(), english.total(), french.total()
    return {"p": _share(told, fr), "r": _share(told, en), "f1": _share(2 * told, en + fr), "en": en, "fr": fr, "types": types}


def parallel_events(gold: Path, out: Path) -> Row:
    """The agreement of the events in ``out``, as `annotate` wrote them."""
    events: dict[str, list[Row]] = {}
    for line in (out / "events.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)
        events.setdefault(str(event["doc"]), []).append(event)
    return agreement(reports(gold), events)


def _read(rows: list[Row]) -> dict[str, list[Row]]:
    """The events of the texts, with what --show prints of them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        reading = pipeline.read_report(Received(text=row["text"], language=row["lang"]), layers=["events"])
        if isinstance(reading, Reading):
            found[row["id"]] = [
                {"trigger_span": [event.spans[0].start], "type": event.type, "trigger": event.surface, "status": event.status}
                for event in reading.events
            ]
    return found


def _show(rows: list[Row], events: dict[str, list[Row]]) -> None:
    for one, other, line, english, french in pairs(rows, events):
        if english != french:
            for row in (one, other):
                told = [e for e in events.get(row["id"], []) if line_of(row["text"], e["trigger_span"][0]) == line]
                listed = ", ".join(f"{e['type']} [{e['trigger']}] {e['status']}" for e in told)
                print(f"{row['lang']} {row['text'].splitlines()[line]}\n     {listed or '-'}")
            print()


def main() -> None:
    """Prints the agreement, or the lines that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="the lines whose types differ")
    options = parser.parse_args()
    gold = Path(os.environ.get("ACCORDING_GOLD") or Path(__file__).resolve().parent.parent.parent / "shared")
    rows = reports(gold)
    events = _read(rows)
    if options.show:
        _show(rows, events)
    else:
        print(json.dumps(agreement(rows, events), indent=1))


if __name__ == "__main__":
    main()
