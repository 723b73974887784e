"""A Named is a NamedTuple in all that is done with one."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any, NamedTuple

import pytest

from generator.named import Named


class Point(Named):
    """A place, and what it is called."""

    x: int
    y: int = 0
    name: str = "origin"

    @property
    def far(self) -> bool:
        """Whether it is away from the origin."""
        return self.x + self.y > 9

    def moved(self, by: int) -> Point:
        """Another, so far to the right."""
        return self._replace(x=self.x + by)


class Like(NamedTuple):
    """The same as typing makes it."""

    x: int
    y: int = 0
    name: str = "origin"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((1,), {}),
        ((1, 2), {}),
        ((1, 2, "here"), {}),
        ((), {"x": 1}),
        ((1,), {"name": "here"}),
        ((), {"name": "here", "y": 2, "x": 1}),
    ],
)
def test_it_takes_what_a_named_tuple_takes(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    made, like = Point(*values, **named), Like(*values, **named)
    assert tuple(made) == tuple(like)
    assert (made.x, made.y, made.name) == tuple(like)
    assert made._asdict() == like._asdict()
    assert repr(made) == repr(like).replace("Like", "Point")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"y": 1}), ((1, 2, "here", 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1})],
    ids=["nothing", "too little", "too much", "twice", "unknown"],
)
@pytest.mark.parametrize("kind", [Point, Like])
def test_it_refuses_what_a_named_tuple_refuses(kind: Any, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=kind.__name__ if kind is Point else None):
        kind(*values, **named)


def test_it_tells_its_fields_and_their_defaults() -> None:
    assert Point._fields == Like._fields
    assert Point._field_defaults == Like._field_defaults
    assert list(inspect.signature(Point).parameters) == list(Point._fields)
    assert inspect.signature(Point).parameters["y"].default == 0
    assert inspect.signature(Point).parameters["x"].default is inspect.Parameter.empty
    assert Point.__doc__ == "A place, and what it is called."


def test_it_can_be_taken_apart_and_matched() -> None:
    x, *rest = Point(1, 2)
    assert (x, rest) == (1, [2, "origin"])
    match Point(1, 2):
        case Point(1, y):
            assert y == 2
        case _:
            pytest.fail("it did not match")


def test_it_has_methods_and_makes_changed_copies() -> None:
    point = Point(1, 2)
    assert not point.far
    assert point.moved(9).far
    assert point.moved(9) == Point(10, 2)
    assert type(point.moved(9)) is Point
    assert point == (1, 2, "origin")


def test_a_field_that_is_none_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(1)._replace(z=1)  # type: ignore[call-arg]


def test_it_stays_as_it_is() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.other = 2  # type: ignore[attr-defined]
    assert len({point, Point(1), Point(2)}) == 2


def test_it_can_be_copied_and_pickled() -> None:
    point = Point(1, name="here")
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    assert type(copy.copy(point)) is Point


def test_one_of_too_many_fields_is_refused_when_it_is_defined() -> None:
    fields = {f"field{at}": int for at in range(99)}
    definition: Any = type(Point)
    with pytest.raises(ValueError, match="zip"):
        definition("Large", (Named,), {"__annotations__": fields})
