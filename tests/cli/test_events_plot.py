"""`events --plot`."""

import pytest


@pytest.mark.parametrize(("name", "start"), [("a.svg", "<svg"), ("b.HTML", "<!doctype html>")])
def test_a_picture(run, record, tmp_path, name, start):
    done = run("events", "--plot", tmp_path / name, "--record", record)
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert name in done.stderr
    assert "ASSAULT" in done.stdout


def test_the_picture_has_the_events_that_pass_the_filters(run, record, tmp_path):
    run("events", "--plot", tmp_path / "a.html", "--status", "denied", "--record", record)
    html = (tmp_path / "a.html").read_text("utf-8")
    assert "<title>Events: denied</title>" in html
    assert 'class="mark s-denied' in html
    assert 'class="mark s-claimed' not in html.partition("<article")[2].partition('<g class="mark')[0]


def test_a_picture_of_nothing_is_a_picture(run, record, tmp_path):
    done = run("events", "--plot", tmp_path / "a.html", "--outlet", "nobody", "--record", record)
    assert done.exit_code == 0, done.output
    assert "There is nothing to draw." in (tmp_path / "a.html").read_text("utf-8")
    assert "No event of the record passes" in done.stderr


def test_another_kind_of_picture_is_refused(run, record, tmp_path):
    done = run("events", "--plot", tmp_path / "a.png", "--record", record)
    assert done.exit_code == 2
    assert "A433" in done.stderr


def test_a_place_where_nothing_can_be_written(run, record, tmp_path):
    done = run("events", "--plot", tmp_path / "none" / "a.html", "--record", record)
    assert done.exit_code == 2
    assert "A431" in done.stderr
