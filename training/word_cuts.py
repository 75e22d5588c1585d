"""Where words are cut: spaCy's own rules, changed for flattened news and for the treebanks."""

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A sentence end that lost its space: a stop between a small letter, figure or closing sign and a capital.
GLUED = [
    rf"(?<=[{ALPHA_LOWER}0-9%\)\]])[.!?…](?=[\"“«\(]?[{ALPHA_UPPER}][{ALPHA}'])",
    rf"(?<=[{ALPHA_LOWER}0-9%\)\]])[.!?…](?=[\"”»'\)])",
    rf"(?<=[.!?…])[\"”»\)](?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA_LOWER}])[\"”»“«](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9\)\]»]),(?=[{ALPHA}])",
]
# The treebanks keep a run of signs as one word ("?!", "*****").
RUNS = r"(?:[!?]{2,}|\*{2,}|={2,}|_{2,}|-{2,}|\${2,}|<{2,}|>{2,})"
DASHES = rf"(?<=[{ALPHA}0-9\)\]»%]):?-{{2,}}(?=[{ALPHA}0-9\(«])"
HASH = r"#(?![^\W\d])"  # the # of a hashtag stays with it
AFTER_BRACKET = r"(?<=[\]\)])\."
FIRST_DASH = rf"-(?=[{ALPHA}])"
LAST_DASH = {letters: rf"(?<=[{ALPHA}»\"]{{{letters}}})-" for letters in (2, 4)}  # a dash that lost the space before it
SMILEYS = re.compile(r"[()\[\]=80][^m]{1,3}|:[013/]|°.\.")  # that news has for other things

# English writes these with the word after them; other compounds are words of their own, with the hyphen between them.
ENGLISH_PREFIXES = (
    "anti arch co counter cross e ex extra hyper infra inter intra macro mega mid mini mis multi neo non over post pre pro "
    "pseudo psycho quasi re semi socio sub super supra trans ultra un uh"
).split()
ENGLISH_HYPHEN = "-" + "".join(rf"(?<!\b{prefix}-)(?<!\b{prefix.title()}-)" for prefix in ENGLISH_PREFIXES) + rf"(?=[{ALPHA}])"
ENGLISH_WHOLE = (
    r"(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d\d-\d\d"  # telephone, date
    r"|'\d\ds?|\d+0's|\d+G"
)
ENGLISH_PARTS = r"(?:(?<=[a-z])n't|(?<=[A-Z])N'T|(?<=[A-Za-z])'(?:s|ve|ll|re|d|m))(?![\w'])"  # after a dash without spaces
ENGLISH_UNITS = r"(?:(?<=\d)(?:bn|mn|tn|[kK]|hrs?)|(?<=:\d\d)[aApP]\.?[mM]\.?)"
ENGLISH_SHORT = (
    "Lt. Ft. Capt. Sgt. Maj. Brig. Cmdr. Cpl. Col. Sr. Pvt. PVT. Supt. Insp. Amb. Hon. Atty. Messrs. Mlle. Mme. Reps. Sens. "
    "Gens. Govs. Drs. Dept. Govt. Univ. Assn. Attn. Ext. LTD. Ave. Blvd. Hwy. Tex. Okla. Thur. Thurs. Tues. Div. Esp. esp. "
    "approx. ca. cf. eg. ie. incl. vols. pp. M.Sc. M.A. B.A. B.Sc. b/c"
).split()
ENGLISH_NOT = ("h.", "i.", "k.", "m.", "x.", "and/or", "id", "Id", "wed", "Wed", "hed", "Hed")
ENGLISH_TWO = ("wan na", "Wan na", "out ta", "got ta", "gim me", "lem me", "a lot", "du n no")
# French writes its compounds and names as one word (porte-parole, Ben-Youssef); only these are cut off a verb, or a noun.
NOT_THERE = "".join(rf"(?<!\b(?i:{host}))" for host in "celui celle celles ceux jusque par de là ci".split())
FRENCH_CLITICS = (
    rf"(?:(?<=[{ALPHA}])-(?:[tT]-)?(?:ce|elles?|en|ils?|je|l[ae]s?|leur|lui|moi|nous|on|toi|tu|vous|y|CE|ELLES?|ILS?|ON)"
    rf"|(?<=[{ALPHA}]){NOT_THERE}-(?:là|ci))"
)
FRENCH_WHOLE = (
    r"(?i)(?:aujourd'hui|prud'hom\w+|quelqu'une?|presqu'îles?|o'[a-z]+|l'on|c'est-à-dire|rendez-vous|\+/-|entr'\w+|grand'\w+"
    r"|[\w-]+-[dl]'[\w-]+|\w+\((?:e|s|es|ne|le|x)\)s?|\w*[ivx]{2}[ab]?/[ivx]{2,}[ab]?)$"
)
FRENCH_ELISION = r"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)'"
FRENCH_NOT = ("h.", "m.", "x.", "sept.")
FRENCH_HOURS = r"(?<=\d)[hH](?=\d)"
FRENCH_LAST = [r"°[CF]", r"(?<=\d)[hH]", r"(?<=/[a-zA-Z])\.", r"(?<=/[a-z][a-zA-Z])\."]


def set_tokenizer(nlp: Language) -> Language:
    """The pipeline with the tokenizer of its language changed; the change is saved with the model."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    change = {"en": _english, "fr": _french}.get(nlp.lang)
    prefixes = [RUNS, *(HASH if pattern == "#" else pattern for pattern in nlp.Defaults.prefixes or [])]
    infixes, suffixes = [*GLUED, DASHES, *(nlp.Defaults.infixes or [])], [RUNS, AFTER_BRACKET, *(nlp.Defaults.suffixes or [])]
    if change is not None:
        prefixes, infixes, suffixes = change(tokenizer, prefixes, infixes, suffixes)
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp


Patterns = tuple[list[str], list[str], list[str]]


def _english(tokenizer: Tokenizer, prefixes: list[str], infixes: list[str], suffixes: list[str]) -> Patterns:
    infixes = [pattern for pattern in infixes if not _cuts(pattern, "x-y")]
    infixes += [
        rf"(?<=[{ALPHA}0-9]){ENGLISH_HYPHEN}",
        rf"(?<=[{ALPHA}])[–—~](?=[{ALPHA}])",
        r"(?<=\d)–(?=\d)",
        rf"(?<=[{ALPHA_UPPER}])-(?=\d)",
    ]
    suffixes = [pattern.replace("|G|", "|") for pattern in suffixes]
    tokenizer.rules = {written: cut for written, cut in tokenizer.rules.items() if not _odd(written)}
    for short in ENGLISH_SHORT:
        tokenizer.add_special_case(short, [{ORTH: short}])
    for two in ENGLISH_TWO:
        tokenizer.add_special_case(two.replace(" ", ""), [{ORTH: part} for part in two.split()])
    tokenizer.token_match = re.compile(rf"(?:{ENGLISH_WHOLE})$").match
    return [FIRST_DASH, *prefixes], [ENGLISH_PARTS, *infixes], [ENGLISH_UNITS, LAST_DASH[4], *suffixes]


def _french(tokenizer: Tokenizer, prefixes: list[str], infixes: list[str], suffixes: list[str]) -> Patterns:
    infixes = [pattern for pattern in infixes if not _cuts(pattern, "x-y") and not _cuts(pattern, "1-2")]
    infixes += [rf"{FRENCH_CLITICS}(?=[.,;:!?…»\")]+[{ALPHA}])", FRENCH_HOURS]
    suffixes = [pattern for pattern in suffixes if "clés" not in pattern]
    tokenizer.rules = {
        written: cut
        for written, cut in tokenizer.rules.items()
        if not re.search(r"-(?:t-)?\w", written) and not SMILEYS.fullmatch(written) and written not in FRENCH_NOT
    }
    tokenizer.token_match = re.compile(FRENCH_WHOLE).match
    return (
        [FRENCH_ELISION, FIRST_DASH, r"°[CF]", *prefixes],
        infixes,
        [*FRENCH_LAST, LAST_DASH[2], *suffixes, FRENCH_CLITICS],
    )


def _odd(written: str) -> bool:
    """Whether the special case is one that news writes for something else."""
    return written in ENGLISH_NOT or SMILEYS.fullmatch(written) is not None


def _cuts(pattern: str, text: str) -> bool:
    """Whether the infix pattern cuts somewhere in the text."""
    return re.search(pattern, text) is not None
