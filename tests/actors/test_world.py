"""What a surname alone tells."""

import pytest

from according.actors import world

ALONE = [
    ("Erdoğan", "Recep Tayyip Erdogan"),
    ("Raïssi", "Ebrahim Raisi"),
    ("Zelenskiy", "Volodymyr Zelensky"),
    ("Зеленский", "Volodymyr Zelensky"),
    ("أردوغان", "Recep Tayyip Erdogan"),
    ("Ardena", None),  # shares its consonants with a name of the table, and nothing else
    ("Karsa", None),
    ("Karzai", None),  # held no office on the day
]


@pytest.mark.parametrize(("surname", "name"), ALONE)
def test_a_surname_alone_is_that_of_one_in_office_who_is_so_spelled(surname: str, name: str | None) -> None:
    found = world.surnamed(surname, "2023-11-11")
    assert (found.name if found else None) == name
