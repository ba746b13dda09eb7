"""A desk file that is deleted or replaced while it is open: never a silent loss. Windows does not allow it."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.domain.errors import StorageError
from tests.adapters.storage.saving import save, save_and_close, saved

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced", "folder deleted"])
def test_save_into_a_file_that_was_taken_away_is_told_and_the_next_one_is_kept(path: Path, how: str) -> None:
    file = DeskFile(path)
    save(file, "before")
    everything = list(path.parent.iterdir())
    if how == "moved":
        path.rename(path.with_name("elsewhere"))
    else:
        for one in everything:
            one.unlink()
    if how == "replaced":
        save_and_close(path, "other")
    if how == "folder deleted":
        path.parent.rmdir()
    with pytest.raises(StorageError, match="taken away"):
        save(file, "lost")
    save(file, "kept")
    file.close()
    with closing(DeskFile(path)) as again:
        assert saved(again) == (["other", "kept"] if how == "replaced" else ["kept"])
        assert again.set_aside is None


def test_file_that_was_taken_away_and_cannot_be_begun_again_is_a_storage_error_each_time(path: Path) -> None:
    file = DeskFile(path)
    for one in path.parent.iterdir():
        one.unlink()
    path.mkdir()
    for _ in range(2):
        with pytest.raises(StorageError):
            save(file, "a")
    path.rmdir()
    save(file, "a")
    assert saved(file) == ["a"]
    file.close()
