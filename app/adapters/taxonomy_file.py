"""The corporation's wrap-up list, from `resources/wrap_up.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from app.domain.errors import SettingError
from app.domain.wrap_up import Label, Outcome, Reason, Subtopic, Taxonomy, Topic


def read_taxonomy(path: Path) -> Taxonomy:
    """The list in a file.

    Raises:
        SettingError: the file cannot be read or is not such a list; the text names the place.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        outcomes = {one["code"]: Outcome(one["code"], _label(one)) for one in tables["outcome"]}
        return Taxonomy(
            version=str(tables["version"]),
            topics=tuple(_topic(one) for one in tables["topic"]),
            solved=outcomes[tables["solved"]],
            reasons=tuple(
                Reason(one["code"], _label(one), outcomes[one["outcome"]]) for one in tables["reason"]
            ),
        )
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path.name}: cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path.name}: {error}") from error
    except (KeyError, TypeError) as error:
        raise SettingError(f"{path.name}: {error} is missing or wrong") from error


def _topic(table: dict[str, Any]) -> Topic:
    subtopics = tuple(Subtopic(one["code"], _label(one), _label(one, "short_")) for one in table["subtopic"])
    wrong = [one.code for one in subtopics if not one.code.startswith(table["code"])]
    if wrong:
        raise KeyError(f"{wrong[0]} under {table['code']}")
    return Topic(table["code"], _label(table), _label(table, "short_"), subtopics)


def _label(table: dict[str, Any], prefix: str = "") -> Label:
    return Label(table[prefix + "nl"], table[prefix + "en"])
