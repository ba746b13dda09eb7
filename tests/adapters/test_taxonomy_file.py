"""The wrap-up list: the agent chooses from what the corporation wrote, and a mistake in it is named by its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.taxonomy_file import read_taxonomy
from app.domain.errors import SettingError
from app.domain.wrap_up import Label, Outcome, Reason, Subtopic, Taxonomy, Topic

OURS = Path(__file__).resolve().parents[2] / "resources" / "wrap_up.toml"

SMALL = """
version = "2026-11"
solved = "ELA"

[[outcome]]
code = "ELA"
nl = "Afgehandeld"
en = "Resolved"

[[outcome]]
code = "TWL"
nl = "Tweede lijn"
en = "Second line"

[[reason]]
code = "KEN"
outcome = "TWL"
nl = "Wist ik niet"
en = "I did not know"

[[topic]]
code = "REP"
nl = "Reparatie in de woning"
en = "Repair inside the home"
short_nl = "Reparatie"
short_en = "Repair"

[[topic.subtopic]]
code = "REPLOO"
nl = "Kranen, sanitair en afvoer"
en = "Taps, sanitary ware and drains"
short_nl = "Kraan en afvoer"
short_en = "Tap and drain"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wrap_up.toml"


def subtopic(code: str) -> str:
    return f"""
[[topic.subtopic]]
code = "{code}"
nl = "{code} nl"
en = "{code} en"
short_nl = "{code}"
short_en = "{code}"
"""


def topic(code: str) -> str:
    return subtopic(code).replace("topic.subtopic", "topic") + subtopic(f"{code}ALG")


def reason(code: str) -> str:
    return f'\n[[reason]]\ncode = "{code}"\noutcome = "TWL"\nnl = "{code}"\nen = "{code}"\n'


def outcome(code: str) -> str:
    return f'\n[[outcome]]\ncode = "{code}"\nnl = "{code} nl"\nen = "{code} en"\n'


# ---------------------------------------------------------------- what is right


def test_list_is_read_with_all_its_words(path: Path) -> None:
    path.write_text(SMALL, encoding="utf-8")
    second_line = Outcome("TWL", Label("Tweede lijn", "Second line"))
    words = Label("Kranen, sanitair en afvoer", "Taps, sanitary ware and drains")
    tap = Subtopic("REPLOO", words, Label("Kraan en afvoer", "Tap and drain"))
    repair = Label("Reparatie in de woning", "Repair inside the home")
    assert read_taxonomy(path) == Taxonomy(
        version="2026-11",
        topics=(Topic("REP", repair, Label("Reparatie", "Repair"), (tap,)),),
        solved=Outcome("ELA", Label("Afgehandeld", "Resolved")),
        reasons=(Reason("KEN", Label("Wist ik niet", "I did not know"), second_line),),
        first_line=frozenset({"ELA"}),
    )


def test_outcome_says_whether_the_first_line_solved_it_and_counts_as_no_when_it_does_not_say(
    path: Path,
) -> None:
    said = outcome("DUB") + 'first_line = "yes"\n' + outcome("GEK") + 'first_line = "not counted"\n'
    path.write_text(SMALL + said + outcome("XYZ"), encoding="utf-8")
    taxonomy = read_taxonomy(path)
    assert (taxonomy.first_line, taxonomy.not_counted) == (frozenset({"ELA", "DUB"}), frozenset({"GEK"}))


def test_outcome_that_counts_in_a_way_that_nobody_knows_is_named(path: Path) -> None:
    path.write_text(SMALL + outcome("DUB") + 'first_line = "maybe"\n', encoding="utf-8")
    with pytest.raises(SettingError, match="outcome DUB: 'first_line' is none of no, yes, not counted"):
        read_taxonomy(path)


def test_order_of_the_file_is_the_order_of_the_digits(path: Path) -> None:
    codes = [f"{letter}AA" for letter in "ZBXDEAGHI"]
    path.write_text(SMALL + "".join(topic(code) for code in codes), encoding="utf-8")
    assert [one.code for one in read_taxonomy(path).topics] == ["REP", *codes]


def test_list_that_comes_with_the_program_can_be_chosen_from(path: Path) -> None:
    taxonomy = read_taxonomy(OURS)
    assert len(taxonomy.topics) == 10
    assert sum(len(one.subtopics) for one in taxonomy.topics) > 50
    for one in taxonomy.topics:
        assert taxonomy.topic(one.code) is one
        assert all(taxonomy.subtopic(sub.code) is sub for sub in one.subtopics)


def test_list_that_windows_marked_as_utf_8_is_read_as_any_other(path: Path) -> None:
    path.write_text(SMALL.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    assert [one.code for one in read_taxonomy(path).topics] == ["REP"]


def test_outcomes_may_be_many_because_no_digit_chooses_them(path: Path) -> None:
    path.write_text(SMALL + "".join(outcome(f"U{number:02}") for number in range(20)), encoding="utf-8")
    assert read_taxonomy(path).solved.code == "ELA"


# ---------------------------------------------------------------- one mistake

WITHOUT = {
    'version = "2026-11"\n': "wrap_up.toml: 'version' is missing, empty or no text",
    'solved = "ELA"\n': "wrap_up.toml: 'solved' is missing, empty or no text",
    'code = "TWL"\n': "wrap_up.toml, outcome 2: 'code' is missing, empty or no text",
    'en = "Second line"\n': "wrap_up.toml, outcome TWL: 'en' is missing, empty or no text",
    'outcome = "TWL"\n': "wrap_up.toml, reason KEN: 'outcome' is missing, empty or no text",
    'nl = "Wist ik niet"\n': "wrap_up.toml, reason KEN: 'nl' is missing, empty or no text",
    'code = "REP"\n': "wrap_up.toml, topic 1: 'code' is missing, empty or no text",
    'short_nl = "Reparatie"\n': "wrap_up.toml, topic REP: 'short_nl' is missing, empty or no text",
    'code = "REPLOO"\n': "wrap_up.toml, topic REP, subtopic 1: 'code' is missing, empty or no text",
    'short_en = "Tap and drain"\n': (
        "wrap_up.toml, topic REP, subtopic REPLOO: 'short_en' is missing, empty or no text"
    ),
}


@pytest.mark.parametrize(("line", "complaint"), WITHOUT.items(), ids=[one.strip() for one in WITHOUT])
@pytest.mark.parametrize(
    "instead", ["", "{name} = ''\n", "{name} = '  '\n", "{name} = 7\n", "{name} = ['x']\n"]
)
def test_line_that_is_missing_or_says_nothing_is_named_with_its_place(
    path: Path, line: str, complaint: str, instead: str
) -> None:
    assert SMALL.count(line) == 1
    name = line.split()[0]
    path.write_text(SMALL.replace(line, instead.format(name=name)), encoding="utf-8")
    with pytest.raises(SettingError) as told:
        read_taxonomy(path)
    assert str(told.value) == complaint


MISTAKES = {
    "topic twice": (SMALL + topic("OVL") + topic("REP"), "wrap_up.toml, topic REP: is there twice"),
    "sub-topic twice": (
        SMALL + subtopic("REPELE") + subtopic("REPLOO"),
        "wrap_up.toml, topic REP, subtopic REPLOO: is there twice",
    ),
    "reason twice": (SMALL + reason("KEN"), "wrap_up.toml, reason KEN: is there twice"),
    "outcome twice": (SMALL + outcome("ELA"), "wrap_up.toml, outcome ELA: is there twice"),
    "sub-topic of another": (
        SMALL + subtopic("OVLGEL"),
        "wrap_up.toml, topic REP, subtopic OVLGEL: its code does not begin with REP",
    ),
    "eleven topics": (
        SMALL + "".join(topic(f"{letter}AA") for letter in "ABCDEFGHIJ"),
        "wrap_up.toml, topic JAA: only 10 can be chosen by a digit",
    ),
    "eleven sub-topics": (
        SMALL + "".join(subtopic(f"REPA{letter}") for letter in "ABCDEFGHIJ"),
        "wrap_up.toml, topic REP, subtopic REPAJ: only 10 can be chosen by a digit",
    ),
    "eleven reasons": (
        SMALL + "".join(reason(f"R{letter}") for letter in "ABCDEFGHIJ"),
        "wrap_up.toml, reason RJ: only 10 can be chosen by a digit",
    ),
    "solved as nothing": (
        SMALL.replace('solved = "ELA"', 'solved = "OPG"'),
        "wrap_up.toml: 'solved' is OPG, and there is no such outcome",
    ),
    "reason for nothing": (
        SMALL.replace('outcome = "TWL"', 'outcome = "DRI"'),
        "wrap_up.toml, reason KEN: 'outcome' is DRI, and there is no such outcome",
    ),
    "no topics": (SMALL[: SMALL.index("[[topic]]")], "wrap_up.toml: there is no topic"),
    "no sub-topics": (
        SMALL[: SMALL.index("[[topic.subtopic]]")],
        "wrap_up.toml, topic REP: there is no subtopic",
    ),
    "topics of text": (
        'topic = ["REP"]\n' + SMALL[: SMALL.index("[[topic]]")],
        "wrap_up.toml: there is no topic",
    ),
    "one table": (SMALL.replace("[[reason]]", "[reason]"), "wrap_up.toml: there is no reason"),
    "empty": ("", "wrap_up.toml: there is no outcome"),
}


@pytest.mark.parametrize(("text", "complaint"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_in_the_list_is_named_with_its_place(path: Path, text: str, complaint: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as told:
        read_taxonomy(path)
    assert str(told.value) == complaint


def test_list_that_is_no_toml_is_named_with_the_line(path: Path) -> None:
    path.write_text(SMALL.replace('code = "KEN"', "code = KEN"), encoding="utf-8")
    with pytest.raises(SettingError, match=r"^wrap_up\.toml: .*at line 16, column 8"):
        read_taxonomy(path)


@pytest.mark.parametrize(
    "content",
    [
        None,
        SMALL.replace("Afgehandeld", "Café").encode("latin-1"),
        b"x = " + b"[" * 50_000,
        b"x = " + b"7" * 5_000,
    ],
    ids=["absent", "Latin-1", "deep", "long number"],
)
def test_file_that_cannot_be_read_is_named(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingError, match=r"^wrap_up\.toml: cannot be read$"):
        read_taxonomy(path)


@given(
    place=st.integers(0, len(SMALL.splitlines()) - 1),
    instead=st.sampled_from(
        ["", "[[topic]]", "[topic]", "nl = 1", "code = []", "[[reason]]", "x", "topic = 7"]
    ),
)
def test_any_line_may_be_wrong_and_gives_a_whole_list_or_a_complaint(
    tmp_path_factory: pytest.TempPathFactory, place: int, instead: str
) -> None:
    lines = SMALL.splitlines()
    lines[place] = instead
    path = tmp_path_factory.getbasetemp() / "wrap_up.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        taxonomy = read_taxonomy(path)
    except SettingError:
        return
    assert all(one.subtopics for one in taxonomy.topics)
    assert taxonomy.reasons
