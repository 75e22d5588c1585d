"""Raw texts to CoNLL-U with an exported model: python -m encoder.annotate en --model FOLDER texts.jsonl grammar.conllu."""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

from spacy import util
from spacy.language import Language

from according.grammar.conllu import conllu
from according.grammar.lemmas import Lemmas, read_lemmas
from according.grammar.lines import Line, lines
from according.grammar.pipeline import MODELS
from according.model import Sentence, Token
from encoder.reader import Reader, Said
from word_cuts import set_tokenizer


def sentences(text: str, *, nlp: Language, reader: Reader, lemmas: Lemmas) -> Iterator[Sentence]:
    """The sentences of a text, line by line."""
    for line in lines(text, 0, len(text)):
        words = [word for word in nlp.make_doc(line.text) if not word.is_space]
        spans = [(word.idx, word.idx + len(word)) for word in words]
        forms = [word.text for word in words]
        for first, last, said in reader.sentences(forms, [bool(word.whitespace_) for word in words]):
            tokens = tuple(
                _token(text, line, span, form, one, lemmas)
                for span, form, one in zip(spans[first:last], forms[first:last], said, strict=True)
            )
            yield Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _token(text: str, line: Line, span: tuple[int, int], form: str, said: Said, lemmas: Lemmas) -> Token:
    start, end = line.place(*span)
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        lemma=lemmas.lemma(form, said.upos, said.lemma),
        upos=said.upos,
        feats=said.feats,
        head=said.head,
        deprel=said.deprel,
        entity="" if said.entity == "O" else said.entity,
    )


def main() -> None:
    """Write the analysis of every text, and print how fast it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("texts", type=Path, help="JSON Lines with id and text")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    nlp, reader = set_tokenizer(util.get_lang_class(given.language)()), Reader(given.model)
    lemmas, count, started = read_lemmas(MODELS / given.language), 0, time.process_time()
    with given.texts.open(encoding="utf-8") as rows, given.out.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            some = tuple(sentences(row["text"], nlp=nlp, reader=reader, lemmas=lemmas))
            count += sum(len(sentence.tokens) for sentence in some)
            out.write(conllu(row["id"], row["text"], some))
    print(f"{count} words, {count / (time.process_time() - started):.0f} a second of CPU time")


if __name__ == "__main__":
    main()
