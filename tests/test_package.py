"""What is shipped: every data file reaches the wheel, the models stay small, and nothing heavy is needed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "according"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def data_files() -> list[Path]:
    """Files of the package that are no Python code."""
    files = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [path for path in files if path.suffix not in {".py", ".pyc"}]


def test_every_data_file_is_packed() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    wanted = patterns["according"] + [f"grammar/{pattern.replace('**/', '')}" for pattern in patterns["according.grammar"]]
    left_out = [str(path) for path in data_files() if not any(fnmatch(str(path), pattern) for pattern in wanted)]
    assert data_files()
    assert not left_out


def test_each_model_has_its_licence_and_stays_small() -> None:
    models = PACKAGE / "grammar" / "models"
    assert {"en", "fr"} <= {path.name for path in models.iterdir() if path.is_dir()}
    for model in models.iterdir():
        assert (model / "LICENSE").is_file()
        assert sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) < 45_000_000


def test_what_only_looks_at_a_record_starts_without_the_parser() -> None:
    script = (
        "import sys, according.record, according.cli, according.statements, according.figures;"
        "sys.exit(', '.join(sorted({'spacy', 'thinc', 'torch'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_public_names_exist() -> None:
    import according

    assert all(getattr(according, name) is not None for name in according.__all__)
    assert (PACKAGE / "py.typed").is_file()
