"""What continuous integration installs is what the tests need."""

import re

import yaml

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


def test_github_runs_what_everybody_can_run() -> None:
    """The workflow for changes ends in the script, and has no steps of its own that could pass or fail."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert steps[-1] == {"run": ".ci/run"}
    assert "pytest" not in str(steps)


def test_hooks_are_the_checks_of_make_test() -> None:
    """A commit is checked by the same commands, with the same tools, as all of the code."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook["entry"] for repository in config["repos"] for hook in repository["hooks"]]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^test:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    commands = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()]
    assert hooks == [line for line in commands if re.search("ruff|mypy", line)]


def test_the_newest_versions_never_fail_a_change() -> None:
    """What others publish is tried by a workflow of its own, on a schedule, and not by the script."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "newest.yml").read_text(encoding="utf-8"))
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}  # YAML takes the word `on` for true
    assert "newest" not in SCRIPT
    assert "make test-lowest" in SCRIPT
