"""Where words are cut: spaCy's own rules, changed for flattened news and for the treebanks."""

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A sentence end that lost its space: a stop between a small letter, figure or closing sign and a capital.
GLUED = [
    rf"(?<=[{ALPHA_LOWER}0-9%\)\]])[.!?…](?=[\"“«\(]?[{ALPHA_UPPER}][{ALPHA}'])",
    rf"(?<=[{ALPHA_LOWER}0-9%\)\]])[.!?…](?=[\"”»'\)])",
    rf"(?<=[.!?…])[\"”»\)](?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA_LOWER}])[\"”»“«](?=[{ALPHA}])",
]
# The treebanks keep a run of signs as one word ("?!", "*****").
RUNS = r"(?:[!?]{2,}|\*{2,}|={2,}|_{2,}|-{2,}|\${2,})"
HASH = r"#(?![^\W\d])"  # the # of a hashtag stays with it
# French writes its compounds and names as one word (porte-parole, Ben-Youssef); only these are cut off a verb.
FRENCH_CLITICS = (
    rf"(?<=[{ALPHA}])-(?:[tT]-)?(?:ce|elles?|en|ils?|je|l[ae]s?|leur|lui|moi|nous|on|toi|tu|vous|y|CE|ELLES?|ILS?|ON)"
)
FRENCH_WHOLE = r"(?i)(?:aujourd'hui|prud'hom\w+|quelqu'une?|presqu'îles?|o'[a-z]+|d'\w+-d'\w+)$"


def set_tokenizer(nlp: Language) -> Language:
    """The pipeline with the tokenizer of its language changed; the change is saved with the model."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    infixes, suffixes = [*GLUED, *(nlp.Defaults.infixes or [])], list(nlp.Defaults.suffixes or [])
    if nlp.lang == "fr":
        infixes = [pattern for pattern in infixes if not _cuts_hyphens(pattern)]
        suffixes = [pattern for pattern in suffixes if "clés" not in pattern]
        suffixes.append(FRENCH_CLITICS)
        infixes.append(rf"{FRENCH_CLITICS}(?=[.,;:!?…»\")]+[{ALPHA}])")
        tokenizer.rules = {written: cut for written, cut in tokenizer.rules.items() if not re.search(r"-(?:t-)?\w", written)}
        tokenizer.token_match = re.compile(FRENCH_WHOLE).match
    prefixes = [RUNS, *(HASH if pattern == "#" else pattern for pattern in nlp.Defaults.prefixes or [])]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex([RUNS, *suffixes]).search
    return nlp


def _cuts_hyphens(pattern: str) -> bool:
    """Whether the infix pattern cuts at a hyphen between two letters."""
    return re.search(pattern, "x-y") is not None
