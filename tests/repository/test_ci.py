"""What continuous integration installs is what the tests need."""

import re

from conftest import INSTALL, ROOT

SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_ci_looks_for_each_program_that_tests_need() -> None:
    """A program that is missing on the machine makes CI install, and none is looked for in vain."""
    (programs,) = re.findall(r"^programs=\((.*)\)$", SCRIPT, re.MULTILINE)
    alone = re.findall(r"^if ! command -v (\w+)", SCRIPT, re.MULTILINE)
    assert alone == ["npm"], "which comes with node"
    assert sorted([*programs.split(), "node"]) == sorted(INSTALL)


def test_ci_installs_what_the_hints_name() -> None:
    """Whoever follows the hint for a missing program gets packages that CI has, too."""
    commands = re.findall(r"apt-get install ((?:[^\n]|\\\n)*) > /dev/null", SCRIPT)
    installed = set(" ".join(commands).replace("\\\n", " ").split())
    named = {
        package for hint in INSTALL.values() for package in hint.removeprefix("apt-get install ").split()
    }
    assert named <= installed
