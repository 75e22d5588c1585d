"""Every command, option, setting and error code is documented, and every help shows an example that can be parsed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from according.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\S+).*?\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))


def command(name):
    return main.get_command(click.Context(main), name)


def test_the_commands_are_the_files_of_the_room():
    files = {path.stem for path in (ROOT / "src" / "according" / "cli").glob("*.py")}
    assert {path for path in files if "\n@click.command(" in (ROOT / f"src/according/cli/{path}.py").read_text("utf-8")} >= set(
        COMMANDS
    )
    assert set(COMMANDS) <= files


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_section_of_its_command(name):
    options = {text for option in command(name).params if isinstance(option, click.Option) for text in option.opts}
    written = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", SECTIONS[name]))
    shared = {"-f"} if "`-f`, `--format`" in SECTIONS[name] else set()
    assert options - written - shared == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_names_no_option_that_does_not_exist(name):
    table = "\n".join(line.split("|")[1] for line in SECTIONS[name].splitlines() if line.startswith("| `-"))
    options = {text for option in command(name).params if isinstance(option, click.Option) for text in option.opts}
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", table)) - options == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_shows_an_example_that_can_be_parsed(name):
    text = CliRunner().invoke(main, [name, "--help"], terminal_width=200).stdout
    examples = re.findall(rf"according {name} ([^|\n>]+)", text.partition("Example:")[2])
    assert examples
    for example in examples:
        with command(name).make_context(name, shlex.split(example)):
            pass
        assert re.sub(r"'(\S+)'", r"\1", f"according {name} {example.strip()}") in re.sub(r"'(\S+)'", r"\1", SECTIONS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_is_not_behind(name):
    assert CliRunner().invoke(main, ["--help"]).stdout.count(COMMANDS[name]) == 1
    first = command(name).help.partition(".")[0]
    assert set(COMMANDS[name].rstrip(".").lower().split()) & set(first.lower().replace(",", "").split())


def sources():
    for place, ending in (
        ("src", "*.py"),
        ("tests", "*.py"),
        ("benchmarks", "*.py"),
        ("samples", "*.py"),
        ("training", "*.py"),
    ):
        for path in (ROOT / place).rglob(ending):
            yield path.read_text("utf-8")


def test_every_setting_is_documented():
    found = {name for text in sources() for name in re.findall(r"\bACCORDING_[A-Z_]+\b", text)}
    assert found
    assert {name for name in found if f"`{name}`" not in SECTIONS["Settings"]} == set()


def test_every_error_code_is_documented():
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    raised = {code for path in (ROOT / "src").rglob("*.py") for code in re.findall(r'"(A[1-4]\d\d)"', path.read_text("utf-8"))}
    explained = set(re.findall(r"^\| (A\d{3}) \|", page, re.M))
    assert raised == explained


HEAVY = ("spacy", "thinc", "numpy", "duckdb", "rich", "jinja2", "trafilatura", "multiprocessing")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--help"], ()),
        (["--version"], ()),
        (["reports", "--help"], ("duckdb", "numpy", "multiprocessing")),
        (["show", "--help"], ("duckdb", "numpy", "multiprocessing")),
        (["search", "--help"], ("duckdb", "numpy", "multiprocessing")),
    ],
)
def test_commands_that_do_not_parse_start_without_the_parser(words, allowed):
    script = (
        "import sys\nfrom according.cli import main\n"
        f"main({words!r}, standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(re.findall(r"'(\w+)'", done.stderr)) <= set(allowed)


def test_the_version():
    assert re.fullmatch(r"according \d+\.\d+\.\d+\n", CliRunner().invoke(main, ["--version"]).stdout)


def test_debug_shows_where_an_error_arose(monkeypatch):
    monkeypatch.setenv("ACCORDING_DEBUG", "1")
    done = CliRunner().invoke(main, ["reports", "--record", "none.record"])
    assert type(done.exception).__name__ == "RecordError"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_full_disk_is_one_line(record, form):
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "according", "figures", "--record", str(record), "--format", form]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "according: A432 the output cannot be written (No space left on device).\n")


def test_a_closed_pipe_is_quiet(record):
    words = f"{sys.executable} -m according statements --record {record} --format jsonl --limit 0 | head -c 10"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    assert done.stderr == ""
