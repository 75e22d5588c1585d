"""The scoring command itself: floors only rise, and a score below one is named."""

from __future__ import annotations

import score


def test_updated_raises_and_never_lowers() -> None:
    assert score.updated({"a": 0.5, "b": 0.9}, {"a": 0.75, "b": 0.8, "c": 1.0}) == {"a": 0.748, "b": 0.9, "c": 1.0}


def test_updated_lowers_only_what_is_named() -> None:
    assert score.updated({"a": 0.5, "b": 0.9}, {"a": 0.4, "b": 0.8}, lower="b") == {"a": 0.5, "b": 0.798}


def test_below_names_scores_under_their_floor_and_scores_that_are_gone() -> None:
    assert [line.partition(":")[0] for line in score.below({"a": 0.4, "c": 0.9}, {"a": 0.5, "b": 0.1, "c": 0.9})] == ["a", "b"]


def test_measure_follows_a_path_and_a_star() -> None:
    assert score.measure({"x": {"y": {"z": 0.25}}}, "*.y.z") == 0.25
    assert score.measure({"x": {"y": None}}, "x.y") == 0.0
    assert score.measure({"joint": {"F1": 97.5}}, "joint.F1") == 0.975


def test_every_check_names_a_layer_that_is_built() -> None:
    from according.exchange.annotations import LAYERS

    assert {layer for check in score.checks() for layer in check.layers} <= set(LAYERS)
    assert len({check.name for check in score.checks()}) == len(score.checks())
