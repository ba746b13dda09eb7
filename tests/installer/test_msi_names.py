"""Short names beside long ones."""

from installer.msi_names import SHORT, with_short_names


def test_a_name_that_is_short_stays_alone() -> None:
    assert dict(with_short_names({"a": "Qt6Core.dll", "b": ".", "c": "SourceDir", "d": "METADATA"})) == {}


def test_a_long_name_gets_a_short_one_before_it() -> None:
    assert dict(with_short_names({"a": "bellerbeeld-engine.exe"})) == {
        "a": "BELLER~1.EXE|bellerbeeld-engine.exe"
    }


def test_neighbours_get_different_short_names() -> None:
    names = {str(number): f"translations_{number}.qm" for number in range(30)} | {"x": "TRANSL~3.QM"}
    given = dict(with_short_names(names))
    short = {pair.partition("|")[0] for pair in given.values()}
    assert len(short) == 30
    assert "TRANSL~3.QM" not in short
    assert all(SHORT.fullmatch(name) for name in short)


def test_letters_of_other_alphabets_have_short_names_too() -> None:
    assert dict(with_short_names({"a": "été.plugin"})) == {"a": "T~1.PLU|été.plugin"}
