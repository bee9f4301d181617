"""Values of YAML and JSON files as cells and persons."""

import pytest

from survey_companion.reading.forms.tree_cells import read_people, show
from survey_companion.reading.forms.yaml_tree import parse_yaml
from survey_companion.text.person_names import name_author


@pytest.mark.parametrize(
    ("text", "head", "kind", "cell"),
    [
        ("ICML", "venue", "venue", "ICML"),
        ("https://example.org", "url", "link", "[paper](https://example.org)"),
        ("10.1000/1", "doi", "link", "[doi](https://doi.org/10.1000/1)"),
        ("2001.00001v2", "arxiv", "link", "[arXiv](https://arxiv.org/abs/2001.00001v2)"),
        ("[2020, 5, 1]", "date", "date", "2020-05-01"),
        ("{year: 2020, month: 3}", "date", "date", "2020-03"),
        ("[https://a.org, 'https://b.org']", "url", "link", "[paper](https://a.org) [paper](https://b.org)"),
        ("[a, b]", "url", "link", "a b"),
        ("[www.a.org]", "stones", "", "[paper](https://www.a.org)"),
        (
            "{code: https://a.org, pdf: https://b.org}",
            "links",
            "link",
            "[code](https://a.org) [pdf](https://b.org)",
        ),
        ("{name: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{label: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{title: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{type: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{text: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{kind: slides, url: https://a.org}", "links", "link", "[slides](https://a.org)"),
        ("{word: slides, url: https://a.org}", "links", "link", "slides [url](https://a.org)"),
        (
            "{name: slides, url: https://a.org, pdf: https://b.org}",
            "links",
            "link",
            "slides [url](https://a.org) [pdf](https://b.org)",
        ),
        ("{name: https://a.org}", "links", "link", "[name](https://a.org)"),
        (
            "[{name: slides, url: https://a.org}, https://b.org]",
            "links",
            "link",
            "[slides](https://a.org) [paper](https://b.org)",
        ),
        ("{more: {name: x, url: https://a.org}}", "links", "link", "[x](https://a.org)"),
        ("{more: [https://a.org, b]}", "links", "link", "[paper](https://a.org) b"),
        ("[a, b, '']", "tags", "remark", "a, b"),
        ("{a: 1, b: [2, 3], c: ''}", "size", "", "a: 1, b: 2, 3"),
        ("[[a, b], [c]]", "size", "", "a, b, c"),
        ("[]", "size", "", ""),
        ("''", "size", "", ""),
        ("{a: ''}", "size", "", ""),
        ("[{a: 1}, {b: 2}]", "size", "", "a: 1, b: 2"),
        ("see https://a.org", "remark", "remark", "see https://a.org"),
        ("[see https://a.org]", "remark", "remark", "see https://a.org"),
    ],
)
def test_cells_of_values(text: str, head: str, kind: str, cell: str) -> None:
    """Dates are joined, addresses become links with their keys or names, and the rest is listed."""
    assert show(parse_yaml(text).roots[0], head, kind) == cell


@pytest.mark.parametrize(
    ("text", "names", "kinds", "et_al"),
    [
        ("[Ada Doe, 'Roe, Max']", ["Ada Doe", "Max Roe"], ["Person", "Person"], False),
        ("[Ada Doe, et al.]", ["Ada Doe"], ["Person"], True),
        ("Ada Doe", None, [], None),
        ("[]", None, [], None),
        ("{family: Doe, given: Ada}", ["Ada Doe"], ["Person"], False),
        ("[{family: Doe}]", ["Doe"], ["Person"], False),
        ("[{last: Doe, first: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{lastname: Doe, firstname: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{family_name: Doe, given_name: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{last_name: Doe, first_name: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{surname: Doe, given: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{familyname: Doe, givenname: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{Family: Doe, GIVEN: Ada}]", ["Ada Doe"], ["Person"], False),
        ("[{name: Ada Doe}]", ["Ada Doe"], ["Person"], False),
        ("[{full_name: Ada Doe}]", ["Ada Doe"], ["Person"], False),
        ("[{fullname: Ada Doe}]", ["Ada Doe"], ["Person"], False),
        ("[{author: Ada Doe}]", ["Ada Doe"], ["Person"], False),
        ("[{author_name: Ada Doe}]", ["Ada Doe"], ["Person"], False),
        ("[{literal: Stone Group}]", ["Stone Group"], ["Team"], False),
        ("[{given: Ada}]", ["Ada"], ["Team"], False),
        ("[{family: Doe, given: Ada, suffix: Jr.}]", ["Ada Doe Jr."], ["Person"], False),
        ("[{family: Doe, non-dropping-particle: van}]", ["van Doe"], ["Person"], False),
        ("[{family: Doe, dropping-particle: de}]", ["de Doe"], ["Person"], False),
        ("[{role: x}]", None, [], None),
        ("[{name: ''}]", None, [], None),
        ("[{name: Ada Doe}, et al.]", ["Ada Doe"], ["Person"], True),
        ("[{name: Ada Doe, affiliation: Acme}]", ["Ada Doe"], ["Person"], False),
        ("[[Ada Doe]]", None, [], None),
    ],
)
def test_persons_of_values(text: str, names: list[str] | None, kinds: list[str], et_al: bool | None) -> None:
    """Names or parts of names, by many keys; one text is left to those who read cells."""
    people = read_people(parse_yaml(text).roots[0])
    authors, is_cut = people or ((), None)
    assert ([name_author(each) for each in authors] if people else None) == names
    assert [type(each).__name__ for each in authors] == kinds
    assert is_cut is et_al
