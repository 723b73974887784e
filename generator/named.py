"""Named: a NamedTuple that is defined in a fifth of the time.

For each NamedTuple typing compiles a function, and an expression for every annotation that is a string. A build
defines fifty before it has read a line; together they took as long as reading and checking a report of the usual
size. What is made by the thousand stays a NamedTuple: that takes values by name five times as fast.

To a type checker the two are the same.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["Named"]

if TYPE_CHECKING:
    from typing import NamedTuple as Named
else:
    #: What fetches a field of one named tuple fetches that of any other. None here has more of them.
    _ANY = namedtuple("_ANY", [f"field{at}" for at in range(24)])
    _FETCH = [vars(_ANY)[field] for field in _ANY._fields]
    _NEW = tuple.__new__

    class _Definition(type):
        """Fields with annotations, some with a default → the class of tuples that names them."""

        def __new__(cls, name, bases, body):
            made = super().__new__(cls, name, bases, {**body, "__slots__": ()})
            made._fields = made.__match_args__ = tuple(made.__annotations__)
            made._field_defaults = {field: body[field] for field in made._fields if field in body}
            made._usual = tuple(made._field_defaults.values())
            for field, fetch in zip(made._fields, _FETCH[: len(made._fields)], strict=True):
                setattr(made, field, fetch)
            return made

        @property
        def __signature__(cls):
            from inspect import Parameter, Signature  # noqa: PLC0415  nobody asks in a build

            usual, kind = cls._field_defaults, Parameter.POSITIONAL_OR_KEYWORD
            return Signature(
                [Parameter(field, kind, default=usual.get(field, Parameter.empty)) for field in cls._fields]
            )

    class Named(tuple, metaclass=_Definition):
        """The base of them: does what that of named tuples does."""

        def __new__(cls, /, *values, **named):  # noqa: D102
            missing = len(cls._fields) - len(values)
            if named or not 0 <= missing <= len(cls._usual):
                values = _completed(cls, values, named)
            elif missing:
                values += cls._usual[-missing:]
            return _NEW(cls, values)

        def _replace(self, /, **named):
            return self.__class__(**{**self._asdict(), **named})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            said = ", ".join([f"{field}={value!r}" for field, value in self._asdict().items()])
            return f"{self.__class__.__name__}({said})"

        def __getnewargs__(self):
            return tuple(self)


def _completed(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
    """The values of all fields in their order. Raises TypeError as the call of a function does."""
    placed = dict(zip(cls._fields, values, strict=False))
    found = {**cls._field_defaults, **placed, **named}
    if len(values) > len(placed) or placed.keys() & named.keys() or found.keys() != set(cls._fields):
        raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}: got {values}, {named}")
    return [found[field] for field in cls._fields]
