"""Records are typed, and every fault is named with its path."""

from survey.facts import ResourceKind, Size, Status
from survey.records import index_lines, parse_resource_facts

GOOD = """
[slate]
name = "Slate"
kind = "mixed"
status = "gated"
languages = 2
size = { value = 1.5, unit = "GB" }
confirmed = true
sources = ["https://example.org"]
papers = ["doe2020slate"]
"""


def test_a_good_record() -> None:
    """Every value has its type, what is missing is unknown, and the record knows its line."""
    facts, problems = parse_resource_facts(GOOD, "r.toml")
    (record,) = facts.values()
    assert not problems
    assert (record.kind, record.status) == (ResourceKind.MIXED, Status.GATED)
    assert record.size == Size(value=1.5, unit="GB")
    assert record.license is None
    assert str(record.location) == "r.toml:2:1"


def test_all_faults_in_one_run() -> None:
    """Wrong types, unknown fields, missing fields and unknown words are all reported, each at its line."""
    text = f"""{GOOD}
[granite]
name = 5
status = "lost"
languages = "2"
size = {{ value = 1 }}
colour = "grey"
confirmed = 1
"""
    facts, problems = parse_resource_facts(text, "r.toml")
    assert set(facts) == {"slate"}
    statuses = "'available', 'gated', 'withdrawn', 'superseded' or 'unknown'"
    assert [str(problem).partition("; expected")[0] for problem in problems] == [
        "r.toml:12:1: error invalid-field: Field required: granite.sources = nothing",
        "r.toml:13:1: error invalid-field: Input should be a valid string: granite.name = 5",
        f'r.toml:14:1: error invalid-field: Input should be {statuses}: granite.status = "lost"',
        'r.toml:15:1: error invalid-field: Input should be a valid integer: granite.languages = "2"',
        "r.toml:16:1: error invalid-field: Field required: granite.size.unit = nothing",
        'r.toml:17:1: error invalid-field: Unexpected keyword argument: granite.colour = "grey"',
        "r.toml:18:1: error invalid-field: Input should be a valid boolean: granite.confirmed = 1",
    ]


def test_broken_toml_has_a_place() -> None:
    """A syntax error is one problem with line and column."""
    facts, problems = parse_resource_facts("[slate]\nname = \n", "r.toml")
    assert not facts
    assert [str(problem.location) for problem in problems] == ["r.toml:2:8"]


def test_a_value_outside_a_table_is_a_problem() -> None:
    """A stray key is refused, not ignored."""
    _, problems = parse_resource_facts('name = "x"\n', "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-field"]


def test_lines_inside_multi_line_strings_are_no_keys() -> None:
    """What looks like a key inside a string is not indexed."""
    assert index_lines('[a]\nnote = """\nb = 1\n[c]\n"""\nd = 2\n') == {
        ("a",): 1,
        ("a", "note"): 2,
        ("a", "d"): 6,
    }


def test_what_a_record_must_not_say() -> None:
    """Its own place cannot be forged, and a script is no address."""
    _, problems = parse_resource_facts(GOOD + 'location = "here"\n', "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-field"]
    facts, problems = parse_resource_facts(GOOD + 'url = "javascript:alert(1)"\n', "r.toml")
    assert [f"{problem.location} {problem.code.slug}" for problem in problems] == [
        "r.toml:11:1 invalid-value"
    ]
    assert not facts


def test_a_record_nested_without_end_is_refused() -> None:
    """Thousands of brackets are one problem, not a crash."""
    _, problems = parse_resource_facts(f"a = {'[' * 5000}", "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-toml"]
