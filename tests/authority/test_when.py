from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import When


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019-03-20", "2019-03-20", "2019-03-20", "day"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2005", "2005-01-01", "2005-12-31", "year"),
        ("[2017-12-06..2017-12-13]", "2017-12-06", "2017-12-13", "set"),
        ("[1953..1954-09]", "1953-01-01", "1954-09-30", "set"),
    ],
)
def test_a_date_is_as_wide_as_its_precision(text: str, earliest: str, latest: str, precision: str) -> None:
    when = When.parse(text)
    assert (str(when.earliest), str(when.latest), when.precision, str(when)) == (earliest, latest, precision, text)


@pytest.mark.parametrize(
    "text", ["", "soon", "2019-13", "2019-00", "2019-02-30", "20190320", "[2020..2019]", "2019-3-2"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        When.parse(text)


@given(st.dates())
def test_every_day_is_itself(day: date) -> None:
    when = When.parse(day.isoformat())
    assert when.earliest == when.latest == day
