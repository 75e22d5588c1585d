"""What goes into a record: reports that are there already are passed over, readings are written in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from according.engines.boxes import Item, boxes
from according.errors import InputError, InputNote, RecordError
from according.model import Reading, Received
from according.record import Record

LOOKED_UP: Final = 64  # reports looked up in the record together
LOOKED_UP_SIZE: Final = 2_000_000  # code points of them
NO_EVIDENCE: Final = "A207"  # the record's code for a row that it refuses
KINDS: Final = ("statements", "figures", "events", "mentions", "places", "marks")


class Intake:
    """Counts and keeps what is read: `new` goes before the engine, `keep` after it."""

    def __init__(self, record: Record, *, again: bool = False) -> None:
        self.record = record
        self.again = again
        self.read = 0  # reports written
        self.skipped = 0  # reports that the record had, or that came twice
        self.failed: list[InputError] = []
        self.noted: list[InputNote] = []
        self.rows: Counter[str] = Counter()  # rows written, by kind
        self.omitted: Counter[str] = Counter()  # reports with something left out, by reason
        self._under_way: set[str] = set()
        self._seen_again: set[tuple[str, str]] = set()  # reports that were passed over, and where they stood

    @property
    def done(self) -> int:
        """How many inputs have been dealt with."""
        return self.read + self.skipped + len(self.failed)

    def new(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items that are to be read: without the reports that the record has (with `again` all of them)."""
        for box in boxes(items, count=LOOKED_UP, room=LOOKED_UP_SIZE):
            ids = [item.id for item in box if isinstance(item, Received)]
            known = set() if self.again else set(self.record.known(ids))
            for item in box:
                if not isinstance(item, Received) or self._wanted(item, known):
                    yield item
        self._note_places()

    def _wanted(self, received: Received, known: set[str]) -> bool:
        report = received.id
        if report not in known and report not in self._under_way:
            self._under_way.add(report)
            return True
        self.skipped += 1
        if received.origin:
            self._seen_again.add((report, received.origin))
        return False

    def keep(self, results: Sequence[Reading | InputError]) -> list[InputError]:
        """Writes readings in one transaction; the errors and notes among the results, and those of rows that were refused."""
        readings = [result for result in results if isinstance(result, Reading)]
        refused = self._written(readings) if readings else []
        errors = [result for result in results if isinstance(result, InputError)] + refused
        for error in errors:
            if isinstance(error, InputNote):
                self.noted.append(error)
            else:
                self.failed.append(error)
        self._under_way -= {reading.report.id for reading in readings}
        self._note_places()
        return errors

    def _note_places(self) -> None:
        """Notes where reports were found once more; those that are under way have to be written first."""
        now = {place for place in self._seen_again if place[0] not in self._under_way}
        self._seen_again -= now
        if now:
            self.record.found_at(now)

    def _written(self, readings: list[Reading]) -> list[InputError]:
        """The readings that the record refuses, named; all others are written."""
        try:
            self.record.add(readings)
        except RecordError as error:
            if error.code != NO_EVIDENCE:
                raise
            if len(readings) > 1:
                return [refused for reading in readings for refused in self._written([reading])]
            where = readings[0].origin or readings[0].report.id
            return [InputError("A192", f"its rows were refused ({error})", where=where, do="The others were written.")]
        for reading in readings:
            self._count(reading)
        return []

    def _count(self, reading: Reading) -> None:
        self.read += 1
        self.omitted.update({omission.reason for omission in reading.omissions})
        for kind in KINDS:
            self.rows[kind] += len(reading.report.marks if kind == "marks" else getattr(reading, kind))
