"""What is around a desk, and that there is one such thing in a folder at a time."""

import subprocess
import sys

from app.demo.children import ROOT
from app.demo.surroundings import AGENT, Surroundings


def test_a_second_demonstration_in_the_same_folder_leaves_the_first_alone(surroundings: Surroundings) -> None:
    # `--build F` uses F/demo-run, and our own folder is to be just that.
    build = surroundings.folder.parent
    assert surroundings.folder.name == "demo-run"
    command = [sys.executable, "-m", "app.demo", "--headless", "--build", str(build)]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 1
    assert second.stderr.strip() == "A demonstration runs already in this folder; end it first."
    assert surroundings.crm.scenarios


def test_the_crm_counts_what_our_desk_wrote(surroundings: Surroundings) -> None:
    assert surroundings.crm.contacts_of_ours() == []


def test_a_caller_whom_nobody_answers_is_told_so(surroundings: Surroundings) -> None:
    """There is no desk yet: the exchange says that the extension is not there."""
    surroundings.callers.order("call", id="nobody", to=AGENT, number="+31690000001")
    assert surroundings.callers.wait("ended", "nobody")["code"] in (404, 480)
