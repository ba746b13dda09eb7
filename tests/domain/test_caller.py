"""How far we are in knowing who calls."""

from app.domain.caller import Identification, Match


def test_caller_is_known_only_when_one_person_was_found_or_chosen() -> None:
    assert Identification(Match.ONE, chosen="REL-1").is_settled
    assert not Identification(Match.SEVERAL).is_settled
