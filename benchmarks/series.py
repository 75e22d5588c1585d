"""How near a series comes to a daily record of others: days covered, and the median relative error of each day's counts.

    according figures -r gaza.record --category killed --place Gaza --series --format json > series.json
    python benchmarks/series.py series.json $ACCORDING_GOLD/dev/series/gaza_daily.json --source health

The daily record is a source like any other, not the truth. `--source` takes the counts whose source has this word in its name.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import median
from typing import Any


def compared(days: list[dict[str, Any]], daily: dict[str, float], source: str) -> dict[str, Any]:
    """Days with counts, counts, and the median relative error of their lower ends."""
    counts = [count for day in days for count in day["counts"] if source in count["source"].lower() and daily.get(count["day"])]
    errors = [abs(count["low"] - daily[count["day"]]) / daily[count["day"]] for count in counts]
    return {
        "source": source or "all",
        "days": len({count["day"] for count in counts}),
        "counts": len(counts),
        "median_relative_error": round(median(errors), 4) if errors else None,
        "within_five_per_cent": round(sum(error <= 0.05 for error in errors) / len(errors), 4) if errors else None,
    }


def main() -> None:
    """Prints the comparison for all sources, and for those that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("series", type=Path)
    parser.add_argument("daily", type=Path)
    parser.add_argument("--field", default="killed", help="of the daily record")
    parser.add_argument("--source", default="", help="a word in the name of the source")
    given = parser.parse_args()
    days = json.loads(given.series.read_text("utf-8"))
    daily = {row["date"]: row[given.field] for row in json.loads(given.daily.read_text("utf-8")) if row[given.field]}
    for source in dict.fromkeys(["", given.source.lower()]):
        print(json.dumps(compared(days, daily, source)))


if __name__ == "__main__":
    main()
