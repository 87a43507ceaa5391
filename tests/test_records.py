"""Classes of values do what those of the standard library do with the same declarations."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing

import pytest

from gridscore import records


def declare(makers, **how):
    """Make a class of each kind of field; `makers` has `dataclass` and `field`."""

    @makers.dataclass(**how)
    class Value:
        """A value."""

        one: int
        two: str = "b"
        three: list[int] = makers.field(default_factory=list)

        @property
        def double(self) -> int:
            return 2 * self.one

    return Value


KINDS = [{}, {"frozen": True}, {"slots": True}, {"frozen": True, "slots": True}]
CLASSES = [
    pytest.param(declare(dataclasses, **how), declare(records, **how), id=", ".join(how))
    for how in KINDS
]


@pytest.mark.parametrize(("standard", "own"), CLASSES)
def test_values_are_made_shown_and_compared_alike(standard, own):
    calls = [((1,), {}), ((1, "c", [2]), {}), ((), {"three": [3], "one": 1})]
    one, other = ([made(*args, **named) for args, named in calls] for made in (standard, own))
    assert [repr(value) for value in one] == [repr(value) for value in other]
    for values in (one, other):
        assert [[a == b for a in values] for b in values] == [
            [a is b for a in values] for b in values
        ]
    assert own(1) == own(1)
    assert own(1) != standard(1)
    assert own(1).double == 2
    assert own.__match_args__ == standard.__match_args__
    assert own.__doc__ == standard.__doc__
    assert own.__qualname__ == standard.__qualname__


@pytest.mark.parametrize(("standard", "own"), CLASSES)
def test_a_default_is_made_anew_for_each(standard, own):
    for made in (standard, own):
        first, second = made(1), made(1)
        first.three.append(4)
        assert second.three == []


@pytest.mark.parametrize(("standard", "own"), CLASSES)
@pytest.mark.parametrize(
    "call", [((), {}), ((1, "b", [], 2), {}), ((1,), {"four": 4}), ((1,), {"one": 1})]
)
def test_what_does_not_fit_is_refused(standard, own, call):
    args, named = call
    for made in (standard, own):
        with pytest.raises(TypeError, match="argument"):
            made(*args, **named)


@pytest.mark.parametrize("how", KINDS, ids=", ".join)
def test_what_may_be_changed_is_what_the_declaration_says(how):
    for makers in (dataclasses, records):
        value = declare(makers, **how)(1)
        if "frozen" in how:
            with pytest.raises(AttributeError):
                value.one = 2
            with pytest.raises(AttributeError):
                del value.one
            assert value.one == 1
        else:
            value.one = 2
            assert value.one == 2
        assert hasattr(value, "__dict__") is ("slots" not in how)


def test_frozen_values_are_keys_and_others_are_not():
    for makers in (dataclasses, records):
        frozen = declare(makers, frozen=True)
        assert hash(frozen(1, "b", ())) == hash(frozen(1, "b", ()))
        with pytest.raises(TypeError, match="unhashable"):
            hash(declare(makers)(1))


def test_values_are_in_order_of_their_fields():
    orders = []
    for makers in (dataclasses, records):
        made = declare(makers, order=True)
        values = [made(one, two) for one in (1, 2) for two in "ab"]
        orders.append([(a < b, a <= b, a > b, a >= b) for a in values for b in values])
        with pytest.raises(TypeError):
            values[0] < 1  # noqa: B015
    assert orders[0] == orders[1]


def test_a_value_of_one_field_compares_by_it():
    @records.dataclass(frozen=True, order=True)
    class One:
        """A value."""

        only: int

    assert One(1) < One(2)
    assert len({One(1), One(1), One(2)}) == 2


@records.dataclass(frozen=True, slots=True)
class Kept:
    """A value that is found where it is declared."""

    one: int
    two: tuple[int, ...] = ()


def test_values_without_fields_are_all_alike():
    for makers in (dataclasses, records):

        @makers.dataclass(frozen=True, slots=True)
        class Empty:
            """A value of nothing."""

        assert Empty() == Empty()
        assert len({Empty(), Empty()}) == 1
        assert repr(Empty()).endswith("Empty()")


def test_some_of_a_value_is_replaced():
    value = Kept(1, (2,))
    assert records.replace(value, one=3) == Kept(3, (2,))
    assert value == Kept(1, (2,))
    with pytest.raises(TypeError, match="three"):
        records.replace(value, three=3)


def test_the_functions_of_dataclasses_take_them_for_their_own():
    value = Kept(1, (2,))
    assert dataclasses.is_dataclass(value)
    assert dataclasses.replace(value, one=3) == Kept(3, (2,))
    assert dataclasses.asdict(value) == {"one": 1, "two": (2,)}
    assert [field.name for field in dataclasses.fields(Kept)] == ["one", "two"]


def test_own_way_of_showing_stays():
    @records.dataclass(frozen=True, slots=True)
    class Shown:
        """A value."""

        one: int

        def __str__(self) -> str:
            return f"no. {self.one}"

    assert str(Shown(1)) == "no. 1"


def test_values_are_copied():
    value = Kept(1, (2,))
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301


class KeptTuple(records.NamedTuple):
    """A tuple that is found where it is declared."""

    one: int
    two: str = "b"


def named_tuples():
    """Make a class of each kind, with a method and a default."""
    made = []
    for makers in (typing, records):

        class Both(makers.NamedTuple):
            """Two values."""

            one: int
            two: str = "b"

            def twice(self) -> int:
                return 2 * self.one

            @classmethod
            def of(cls, text: str):
                return cls(len(text), text)

        made.append(Both)
    return made


def test_named_tuples_are_made_shown_and_compared_alike():
    calls = [((1,), {}), ((1, "c"), {}), ((), {"two": "d", "one": 3}), ((1,), {"two": "e"})]
    standard, own = (
        [made(*args, **named) for args, named in calls] + [made.of("four")]
        for made in named_tuples()
    )
    assert standard == own == [(1, "b"), (1, "c"), (3, "d"), (1, "e"), (4, "four")]
    shown = [repr(value).removeprefix("named_tuples.<locals>.") for value in own]
    assert shown == list(map(repr, standard))
    for one, other in zip(standard, own, strict=True):
        assert (one.one, one.two, one.twice()) == (other.one, other.two, other.twice())
        assert one._asdict() == other._asdict()
        assert one._replace(two="z") == other._replace(two="z") == (one.one, "z")
        assert hash(one) == hash(other)
        assert not hasattr(other, "__dict__")
        first, *rest = other
        assert (first, rest) == (one.one, [one.two])
    for made in named_tuples():
        assert made._fields == made.__match_args__ == ("one", "two")
        assert made.__doc__ == "Two values."


@pytest.mark.parametrize(
    "call", [((), {}), ((1, "b", 2), {}), ((1,), {"four": 4}), ((1,), {"one": 1})]
)
def test_what_does_not_fit_a_named_tuple_is_refused(call):
    args, named = call
    for made in named_tuples():
        with pytest.raises(TypeError, match="argument"):
            made(*args, **named)
        with pytest.raises(AttributeError):
            made(1).one = 2


def test_named_tuples_are_copied_as_what_they_are():
    value = KeptTuple(1)
    for copied in (copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301
        assert copied == value
        assert type(copied) is KeptTuple
