"""`annotate`: layers, files, ids, and what cannot be read."""

import json

import pytest
from fake_reading import fake_reading
from msgspec.structs import replace

from according import pipeline
from according.exchange.annotations import LAYERS
from according.model import Sentence, Token


@pytest.fixture(autouse=True)
def fake_pipeline(monkeypatch):
    """A pipeline without models, which notes the layers it is asked for."""
    asked = []

    def read_report(received, *, layers):
        asked.append(layers)
        if received.text == "raise":
            raise ValueError("a broken rule")
        reading = fake_reading()
        return replace(reading, report=replace(reading.report, source_id=received.source_id))

    monkeypatch.setattr(pipeline, "read_report", read_report)
    return asked


@pytest.fixture
def rows(tmp_path):
    """Three rows, one with a date that is none."""
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y", "date": "soon"}\n{"id": "c", "html": "<p>z</p>"}\n')
    return path


def test_one_file_a_layer_with_the_ids_that_came_in(run, rows, tmp_path, fake_pipeline):
    out = tmp_path / "new" / "out"
    done = run("annotate", rows, "--layers", "documents, statements,figures,times,grammar", "--out", out)
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith("note: A120 ")
    assert done.stdout.startswith("Annotated 3 reports: documents, statements, figures, times, grammar in ")
    assert fake_pipeline == [("documents", "statements", "figures", "times", "grammar")] * 3
    assert sorted(path.name for path in out.iterdir()) == [
        "documents.jsonl",
        "figures.jsonl",
        "grammar.conllu",
        "statements.jsonl",
        "times.jsonl",
    ]
    documents = [json.loads(line) for line in (out / "documents.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in documents] == ["a", "b", "c"]
    figures = [json.loads(line) for line in (out / "figures.jsonl").read_text("utf-8").splitlines()]
    assert {row["doc"] for row in figures} == {"a", "b", "c"}
    statements = [json.loads(line) for line in (out / "statements.jsonl").read_text("utf-8").splitlines()]
    assert [len(row["quotes"]) for row in statements] == [6, 6, 6]


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ("statements,stories", "the layer stories is not built yet"),
        ("moods", "there is no layer moods"),
        (",", "no layer"),
    ],
)
def test_a_layer_that_is_not_there_is_refused_by_name(run, rows, tmp_path, layers, said):
    done = run("annotate", rows, "--layers", layers, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_read_is_named_and_the_rest_is_annotated(run, tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "x"}\nnonsense\n{"id": "b", "text": "raise"}\n{"id": "c", "text": "z"}\n')
    done = run("annotate", path, "--layers", "times", "--out", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.stdout) == (1, "")
    assert [line[:14] for line in done.stderr.splitlines()] == ["not read: A110", "not read: A190"]
    assert len((tmp_path / "out" / "times.jsonl").read_text().splitlines()) == 2


def test_a_place_where_nothing_can_be_written(run, rows, tmp_path):
    (tmp_path / "file").write_text("")
    done = run("annotate", rows, "--layers", "times", "--out", tmp_path / "file" / "out", "--quiet")
    assert done.exit_code == 2
    assert "according: A431 " in done.stderr


def test_the_output_may_replace_the_input(run, tmp_path):
    """Rows are read while others are written: nothing of them may be lost."""
    path = tmp_path / "documents.jsonl"
    path.write_text("".join(f'{{"id": "{number}", "text": "x"}}\n' for number in range(30)))
    done = run("annotate", path, "--layers", "documents", "--out", tmp_path, "-p", "1")
    assert done.exit_code == 0, done.output
    assert [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()] == [str(n) for n in range(30)]
    assert [file.name for file in tmp_path.iterdir()] == ["documents.jsonl"]


def test_a_run_that_breaks_off_leaves_the_files_of_the_last_one(run, rows, tmp_path, monkeypatch):
    out = tmp_path / "out"
    run("annotate", rows, "--layers", "documents", "--out", out)
    before = (out / "documents.jsonl").read_bytes()

    def interrupted(received, *, layers):  # noqa: ARG001
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_report", interrupted)
    assert run("annotate", rows, "--layers", "documents", "--out", out).exit_code == 130
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [("documents.jsonl", before)]


def test_an_id_with_a_line_end_breaks_no_conllu():
    sentence = Sentence(0, 1, (Token(0, 1, "x", "x", "X", "", 0, "root", ""),))
    reading = fake_reading()
    reading = replace(reading, report=replace(reading.report, source_id="a\nb"), sentences=(sentence,))
    assert LAYERS["grammar"][1](reading).decode().startswith("# report = a b\n# text = ")
