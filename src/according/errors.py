"""All errors in one tree; each says what happened, where, and what to do.

AccordingError
├── InputError            A1xx  a file or row that cannot be read; the rest is read all the same
│   └── InputNote         A12x  a part of a file or row that was ignored; the input itself was read
├── RecordError           A2xx  the record file
├── LanguageError         A3xx  models and lexicons
└── UsageError            A4xx  what was asked for
"""

from __future__ import annotations


class AccordingError(Exception):
    """What happened, where, and what to do next, with a code that the docs explain."""

    def __init__(self, code: str, what: str, *, where: str = "", do: str = "") -> None:
        self.code, self.what, self.where, self.do = code, what, where, do
        super().__init__(code, what, where, do)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.do}" if self.do else ""
        return f"{self.code} {place}{self.what}.{advice}"

    def __reduce__(self) -> tuple[object, ...]:  # travels between processes with its parts
        return (_rebuilt, (type(self), self.code, self.what, self.where, self.do))


def _rebuilt(kind: type[AccordingError], code: str, what: str, where: str, do: str) -> AccordingError:
    return kind(code, what, where=where, do=do)


class InputError(AccordingError):
    """A file, page or row that cannot be read."""


class InputNote(InputError):  # noqa: N818  # a note is no error, but it travels as one
    """Something in an input that was ignored (a date that is no date …); the input itself was read."""


class RecordError(AccordingError):
    """A record file that cannot be opened, written or understood, or a row that it refuses."""


class LanguageError(AccordingError):
    """A language without a model, or a lexicon that breaks its own rules."""


class UsageError(AccordingError):
    """A request that cannot be carried out as asked."""


def no_model(language: str | None) -> LanguageError:
    """The error for a language that has no grammar model."""
    return LanguageError(
        "A301",
        f"there is no grammar model for language {language!r}",
        do="Marks, dates and numbers are read all the same; statements and figures need a model.",
    )


def bad_lexicon(file: str, key: str, what: str) -> LanguageError:
    """The error for a lexicon entry, with its file and key."""
    return LanguageError(
        "A302", what, where=f"{file} [{key}]", do="Correct the entry; the guide 'add a language' lists the fields."
    )
