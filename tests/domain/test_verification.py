"""Two right answers make a verified caller."""

from app.domain.verification import Question, Verification


def test_one_right_answer_is_not_enough_and_two_are() -> None:
    one = Verification().toggled(Question.BIRTH_DATE)
    assert not Verification().is_verified
    assert not one.is_verified
    assert one.toggled(Question.ADDRESS).is_verified


def test_answer_that_was_ticked_by_mistake_can_be_taken_back() -> None:
    both = Verification().toggled(Question.BIRTH_DATE).toggled(Question.ADDRESS)
    assert both.toggled(Question.ADDRESS) == Verification(frozenset({Question.BIRTH_DATE}))
