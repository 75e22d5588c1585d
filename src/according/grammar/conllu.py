"""Sentences as CoNLL-U, the file format of Universal Dependencies."""

from collections.abc import Iterable, Iterator

from according.model import Sentence, Token


def conllu(report_id: str, text: str, sentences: Iterable[Sentence]) -> str:
    """The sentences of a report in CoNLL-U, each after ``# report = ID`` and its text.

    MISC of every word has ``start_char`` and ``end_char`` (half-open, code points of the report's text) and ``ner``
    (``B-PER``, ``I-PER``, … or ``O``). Format: https://universaldependencies.org/format.html
    """
    return "".join(_block(report_id, text, sentence) for sentence in sentences)


def _block(report_id: str, text: str, sentence: Sentence) -> str:
    shown = " ".join(text[sentence.start : sentence.end].split())
    rows = [f"# report = {report_id}", f"# text = {shown}", *_rows(sentence.tokens)]
    return "\n".join(rows) + "\n\n"


def _rows(tokens: tuple[Token, ...]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        glued = at + 1 < len(tokens) and tokens[at + 1].start == token.end
        misc = f"start_char={token.start}|end_char={token.end}|ner={token.entity or 'O'}"
        cells = (
            str(at + 1),
            token.text,
            token.lemma,
            token.upos,
            "_",
            token.feats or "_",
            str(0 if token.head == at else token.head + 1),
            token.deprel,
            "_",
            f"{misc}|SpaceAfter=No" if glued else misc,
        )
        yield "\t".join(cells)
