"""This machine's cores: reports are read by several processes and come back in the order they went in.

Memory stays flat whatever the number of reports: only a few small parcels are under way at any time. A report that breaks
the reader costs itself and nothing else: it comes back as an `InputError` that names it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process, resource_tracker
from pathlib import Path
from typing import Any, Final

import msgspec

from according import pipeline
from according.engines.boxes import Item, boxes, size
from according.errors import AccordingError, InputError, UsageError
from according.model import Reading, Received

Result = Reading | InputError
Results = Generator[Result, None, None]  # closing it ends the work
Work = Callable[[Received], Result]

FEW: Final = 16  # reports; fewer are read in this process, which is quicker than starting others
PARCEL_REPORTS: Final = 8
PARCEL_SIZE: Final = 100_000  # code points of text or page; a longer report travels alone
RENEWED: Final = 500  # parcels after which workers are replaced: what a parser remembers of every new word adds up
AHEAD: Final = 3  # parcels under way for each process
AHEAD_SIZE: Final = 8_000_000  # code points under way in all


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_processes() -> int:
    """As many processes as there are cores, at most two: each needs some 200 MB for its models."""
    return min(2, cores())


def map_reports(items: Iterable[Item], *, processes: int = 1, work: Work = pipeline.read_report) -> Results:
    """The reading of each report, or why it has none, in the order of the input whatever the number of processes.

    An `InputError` among the items is handed on at its place. With more than one process ``work`` must be a function
    (or a `functools.partial` of one) that stands at the top of a module, and a script that calls this needs the usual
    ``if __name__ == "__main__":``. Raises `LanguageError` where a lexicon or a model is broken: that concerns all reports.
    """
    todo = iter(items)
    first = list(islice(todo, FEW)) if processes > 1 else []
    if processes <= 1 or len(first) < FEW:
        return (_outcome(item, work) for item in chain(first, todo))
    return _spread(chain(first, todo), processes, work)


def name_of(received: Received) -> str:
    """What a report is called in messages: where it stood, the id it came with, or our id."""
    return " ".join(filter(None, (received.origin, received.source_id))) or received.id


def _outcome(item: Item, work: Work) -> Result:
    """What reading one report gives; what goes wrong in it is told, and only what is wrong with all reports is raised."""
    if isinstance(item, InputError):
        return item
    try:
        return work(item)
    except InputError as error:
        return error
    except AccordingError:  # a broken lexicon, a missing model
        raise
    except Exception as error:  # one broken report must not stop a thousand others
        return _failed(item, error)


def _failed(item: Item, error: Exception) -> InputError:
    what = f"reading it failed with {type(error).__name__}{_place(error)}: {str(error)[:300]}"
    where = name_of(item) if isinstance(item, Received) else ""
    return InputError("A190", what, where=where, do="The others were read; this is a fault of the software: please tell us.")


def _place(error: Exception) -> str:
    """Where in the program an exception arose."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


# --- parcels --------------------------------------------------------------------------------------------------------


class _Parcel(msgspec.Struct):
    """Reports that travel together, and what became of them."""

    items: list[Item]
    size: int
    future: Future[list[bytes | Result]] | None = None
    results: list[Result] | None = None


def _parcels(items: Iterable[Item]) -> Iterator[_Parcel]:
    for box in boxes(items, count=PARCEL_REPORTS, room=PARCEL_SIZE):
        yield _Parcel(box, sum(size(item) for item in box))


def _spread(items: Iterable[Item], processes: int, work: Work) -> Results:
    """The results of parcels that are read side by side, oldest first."""
    source = _parcels(items)
    waiting: deque[_Parcel] = deque()
    crew = _Crew(processes, work)
    try:
        while True:
            _fill(waiting, source, crew)
            if not waiting:
                return
            crew.finish(waiting)
            yield from waiting.popleft().results or ()
    finally:
        crew.dismiss()


def _fill(waiting: deque[_Parcel], source: Iterator[_Parcel], crew: _Crew) -> None:
    """Sends parcels out until enough are under way; lets workers that are due for renewal finish first."""
    if crew.sent >= RENEWED:
        if waiting:
            return
        crew.renew()
    while len(waiting) < AHEAD * crew.processes and sum(parcel.size for parcel in waiting) < AHEAD_SIZE:
        parcel = next(source, None)
        if parcel is None:
            return
        waiting.append(parcel)
        crew.send(parcel)


# --- processes ------------------------------------------------------------------------------------------------------


class _Crew:
    """Worker processes that are replaced when one of them dies."""

    def __init__(self, processes: int, work: Work) -> None:
        self.processes = processes
        self.work = work
        self.sent = 0
        self.pool = _pool(processes)

    def send(self, parcel: _Parcel) -> None:
        """Hands a parcel to the workers; where they have died `finish` will see to it."""
        self.sent += 1
        with _without_interrupts(), suppress(BrokenProcessPool):
            parcel.future = self.pool.submit(_read_parcel, parcel.items, self.work)

    def finish(self, waiting: Sequence[_Parcel]) -> None:
        """Waits until the oldest parcel has its results, and recovers from workers that died on the way."""
        oldest = waiting[0]
        if oldest.results is not None:
            return
        try:
            if oldest.future is None:
                raise BrokenProcessPool
            oldest.results = _decoded(oldest.items, oldest.future.result())
        except BrokenProcessPool:
            self._recover(waiting)

    def _recover(self, waiting: Sequence[_Parcel]) -> None:
        """Reads the parcels that may have killed a worker one report at a time, and sends the others out again."""
        lost = [parcel for parcel in waiting if not _arrived(parcel)]
        self.dismiss()
        for parcel in lost[: self.processes]:  # workers take the oldest first
            parcel.results = self._one_by_one(parcel.items)
        self.pool = _pool(self.processes)
        for parcel in lost[self.processes :]:
            self.send(parcel)

    def _one_by_one(self, items: Sequence[Item]) -> list[Result]:
        """The results of reports that are read alone, in a process of their own that is renewed when it dies."""
        results: list[Result] = []
        self.pool = _pool(1)
        for item in items:
            parcel = _Parcel([item], size(item))
            self.send(parcel)
            try:
                if parcel.future is None:
                    raise BrokenProcessPool
                results += _decoded([item], parcel.future.result())
            except BrokenProcessPool:
                results.append(_killer(item))
                self.dismiss()
                self.pool = _tried(_pool(1))
        self.dismiss()
        return results

    def renew(self) -> None:
        """Replaces the workers by fresh ones."""
        self.dismiss()
        self.pool, self.sent = _pool(self.processes), 0

    def dismiss(self) -> None:
        """Ends the workers at once."""
        workers = list((getattr(self.pool, "_processes", None) or {}).values())
        calls = getattr(self.pool, "_call_queue", None)
        self.pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        if sys.version_info < (3, 11, 5) and calls is not None:
            for worker in workers:
                worker.join(2)
            _drain(calls)


def _drain(calls: Any) -> None:
    """Takes what no worker will take any more out of a pool's queue.

    Before Python 3.11.5 a parcel that a dead worker leaves there keeps the thread that sends it, and with it the program, from
    ending (python/cpython#94777). The thread closes the queue when it is done.
    """
    until = time.monotonic() + 5
    with suppress(OSError, EOFError, ValueError, TypeError):
        while (calls._reader.poll(0.02) or calls._buffer) and time.monotonic() < until:
            if calls._reader.poll(0):
                calls._reader.recv_bytes()


def _arrived(parcel: _Parcel) -> bool:
    """Whether a parcel has its results, or could have them without asking again."""
    if parcel.results is None and parcel.future and parcel.future.done():
        with suppress(BrokenProcessPool):
            parcel.results = _decoded(parcel.items, parcel.future.result())
    return parcel.results is not None


def _killer(item: Item) -> InputError:
    where = name_of(item) if isinstance(item, Received) else str(item)
    return InputError(
        "A191", "the process that read it was ended from outside", where=where, do="Often memory ran out; the others were read."
    )


def _decoded(items: Iterable[Item], results: Iterable[bytes | Result]) -> list[Result]:
    return [_unpacked(item, result) for item, result in zip(items, results, strict=True)]


def _unpacked(item: Item, result: bytes | Result) -> Result:
    if not isinstance(result, bytes):
        return result
    try:
        return msgspec.msgpack.decode(result, type=Reading)
    except msgspec.ValidationError as error:
        return _failed(item, error)


def _pool(processes: int) -> ProcessPoolExecutor:
    """A pool of fresh processes: they share nothing with this one, so that nothing here can change what they find."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # workers times threads would thrash
    resource_tracker.ensure_running()  # it unblocks SIGINT when it starts: so it has to start before we block it
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_start_worker)


def _tried(pool: ProcessPoolExecutor) -> ProcessPoolExecutor:
    """The pool, if its processes start at all: else every report would be taken for a killer."""
    try:
        with _without_interrupts():
            started = pool.submit(os.getpid)
        started.result()
    except BrokenProcessPool as error:
        do = "Use one process, or put the call under `if __name__ == '__main__':`."
        raise UsageError("A490", "worker processes end as soon as they start", do=do) from error
    return pool


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Blocks Ctrl-C for a moment: processes that start inside keep it blocked, so that only this one answers to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- inside a worker ------------------------------------------------------------------------------------------------


def _start_worker() -> None:
    """Prepares a worker: Ctrl-C is its parent's business, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _read_parcel(items: Sequence[Item], work: Work) -> list[bytes | Result]:
    """The readings of a parcel, packed: a reading has thousands of small rows, and pickle is slow on those."""
    return [_packed(item, _outcome(item, work)) for item in items]


def _packed(item: Item, result: Result) -> bytes | Result:
    if isinstance(result, InputError):
        return result
    try:
        return msgspec.msgpack.encode(result)
    except OverflowError:  # a number of more than 64 bits goes as it is
        return result
    except UnicodeEncodeError as error:
        return _failed(item, error)
