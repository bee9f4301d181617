"""Where entries stand, and that every line is accounted for."""

import pytest

from short_ways import read_catalogue
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code


def _addresses(text: str) -> list[str]:
    return [section.address for section in read_catalogue(text).sections]


PAPER = "- [2024] **{}.** *Doe et al.* `ACL` [[paper](https://example.org/{})]\n"
ITEM = PAPER.format("One", 1)
DATA = "- [**Set**](https://example.org/set). A set.\n"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (f"# T\n## Papers\n### 1. Tuned\n#### 1.1 SFT\n{ITEM}", ["taxonomy/tuned/sft"]),
        (
            f"# T\n## Papers\n### 1. Tuned\n{ITEM}### 2. Frozen\n{ITEM}",
            ["taxonomy/papers/tuned", "taxonomy/papers/frozen"],
        ),
        (f"# T\n## Tuned\n{ITEM}", ["taxonomy/tuned/index"]),
        (f"## Tuned\n{ITEM}", ["taxonomy/tuned/index"]),
        (f"# Tuned\n{ITEM}# Frozen\n{ITEM}", ["taxonomy/tuned/index", "taxonomy/frozen/index"]),
        (f"# T\n## Paper list\n### A\n#### B\n##### C\n{ITEM}", ["taxonomy/a/b-c"]),
        (f"# T\n## P\n### A\n#### B\n{ITEM}#### C\n{ITEM}", ["taxonomy/p/a-b", "taxonomy/p/a-c"]),
        (f"# T\n{ITEM}## Tuned\n{ITEM}", ["taxonomy/t/index", "taxonomy/tuned/index"]),
        (f"# T\n{DATA}## Tuned\n### SFT\n{ITEM}", ["resources/t/index", "taxonomy/tuned/sft"]),
        (f"# T\n## Both\n{ITEM}{DATA}", ["resources/both/index", "taxonomy/both/index"]),
        (f"# T\n## A\n### Same\n{ITEM}### Same\n{ITEM}", ["taxonomy/a/same", "taxonomy/a/same-2"]),
        (f"# T\n## 空\n{ITEM}", ["taxonomy/kong/index"]),
        (f"# T\n## ★\n{ITEM}", ["taxonomy/section/index"]),
        (f"# T\n## A\n### Index\n{ITEM}", ["taxonomy/a/index-section"]),
        (f"# T\n## A\n### B\n{ITEM}## A B\n{ITEM}", ["taxonomy/a/b", "taxonomy/a-b-2/index"]),
        (ITEM, ["taxonomy/papers/index"]),
        (f"T\n=\nPapers\n------\n{ITEM}", ["taxonomy/papers/index"]),
    ],
)
def test_addresses_come_from_names(text: str, addresses: list[str]) -> None:
    """Numbers, depth and neighbours do not change a section's address."""
    assert sorted(_addresses(text)) == sorted(addresses)


def test_a_new_top_heading_moves_nothing() -> None:
    """Adding a section elsewhere leaves all addresses as they were."""
    before = f"# T\n## Papers\n### 1. Tuned\n#### 1.1 SFT\n{ITEM}"
    assert set(_addresses(before)) < set(_addresses(f"{before}## Surveys\n{ITEM}"))
    assert set(_addresses(before)) < set(_addresses(f"{before}## Data\n### 1. Sets\n#### 1.1 Large\n{DATA}"))


def _numbers(text: str) -> dict[str, str | None]:
    """Return the number of each part and section by its anchor."""
    sections = read_catalogue(text).sections
    return {place.anchor: place.number for section in sections for place in (section.part, section)}


@pytest.mark.parametrize(
    ("heading", "number"),
    [("1.2 Sets", "D1.2"), ("1. Sets", "D1"), ("D1.2 Sets", "D1.2"), ("D1. Sets", "D1"), ("Sets", None)],
)
def test_numbers_of_data_resources_begin_with_a_letter(heading: str, number: str | None) -> None:
    """A number is the list's own after a D, which stands there once; without one, none is made up."""
    (section,) = read_catalogue(f"# T\n## {heading}\n{DATA}").sections
    assert (section.number, section.title, section.address) == (number, "Sets", "resources/sets/index")
    assert section.name == (f"{number} Sets" if number else "Sets")


def test_numbers_of_the_taxonomy_are_the_lists_own() -> None:
    """A heading with entries of both kinds is two sections, each with a number of its own."""
    assert _numbers(f"# T\n## 1. Both\n{ITEM}{DATA}") == {"sec-both": "1", "res-both": "D1"}
    assert _numbers(f"# T\n## D1 Deep\n{ITEM}") == {"sec-d1-deep": None}, "a word of its title"


def test_a_number_belongs_to_one_heading() -> None:
    """A number that stands twice stays with the first heading that has it, parts before sections."""
    text = f"# T\n## Papers\n### 1. A\n#### 1. B\n{ITEM}#### 2. C\n{ITEM}### 2. D\n#### 2.1 E\n{ITEM}"
    text += f"## Sets\n### 1. F\n{DATA}## More\n### 1. G\n{DATA}### 2. H\n{DATA}"
    assert {anchor: number for anchor, number in _numbers(text).items() if number} == {
        "sec-a": "1",
        "sec-d": "2",
        "sec-d-e": "2.1",
        "res-sets-f": "D1",
        "res-more-h": "D2",
    }


def test_a_number_that_stands_twice_is_reported() -> None:
    """The message has the place of the number; a heading with entries of both kinds has one."""
    text = f"# T\n## Papers\n### 1. A\n{ITEM}{DATA}### 1. B\n{ITEM}{DATA}"
    (problem,) = read_catalogue(text).problems
    assert str(problem) == (
        "list.md:6:5: warning duplicate-number: another heading already has this number, so this one is"
        " shown without it: 1. B; expected a different number for each section; give one of them"
        " another number, or remove both numbers"
    )


def test_anchors_name_the_kind() -> None:
    """Anchors of the two kinds cannot collide."""
    sections = read_catalogue(f"# T\n## Both\n{ITEM}{DATA}").sections
    assert {section.anchor for section in sections} == {"sec-both", "res-both"}


def test_every_line_is_accounted_for() -> None:
    """Comments, images, quotes, code, rules, tables, references and loose text are prose or problems."""
    text = f"""# T

![image](a.png)
<!-- a comment
over two lines -->

> a quote
>
> of two paragraphs

```text
- [2024] **In code.** *Doe et al.*
```

---

[ref]: https://example.org/ref

- a list of contents
- [Papers](#papers)

## Papers

{ITEM}
"""
    account = read_catalogue(text).account
    assert account.is_balanced
    assert (account.listing, account.heading, account.problem) == (1, 2, 0)


def test_nested_items_are_entries_of_their_own() -> None:
    """A list inside an item is read item by item."""
    catalogue = read_catalogue(f"# T\n## P\n{ITEM}  {PAPER.format('Two', 2)}    {PAPER.format('Three', 3)}")
    assert [listing.title for listing in catalogue.listings] == ["One", "Two", "Three"]
    assert [listing.location.column for listing in catalogue.listings] == [1, 3, 5]


def test_the_title_comes_from_the_front_matter_or_the_first_heading() -> None:
    """A list without front matter still has a name."""
    assert read_catalogue(f"# Stones\n## P\n{ITEM}").info.title == "Stones"
    assert read_catalogue(f"---\ntitle: Rocks\n---\n# Stones\n## P\n{ITEM}").info.title == "Rocks"


def test_front_matter_problems_have_lines() -> None:
    """A bad field is named and the good ones are kept."""
    catalogue = read_catalogue(f"---\ntitle: Rocks\nyear: soon\nauthors: me\n---\n# S\n## P\n{ITEM}")
    assert catalogue.info.title == "Rocks"
    places = [(problem.location.line, problem.code.slug) for problem in catalogue.problems]
    assert places == [(3, "invalid-front-matter"), (4, "invalid-front-matter")]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "just words\n", "---\n---\n", "---\n- a\n- b\n---\n", "---\na: [\n---\n"]
)
def test_an_empty_list_is_a_problem(text: str) -> None:
    """A file without any entry is never converted in silence."""
    catalogue = read_catalogue(text)
    assert "empty-catalogue" in {problem.code.slug for problem in catalogue.problems}
    assert catalogue.account.is_balanced


def test_a_very_long_heading_gets_a_short_address() -> None:
    """A heading of any length gives a file name that every system takes, and two of them two."""
    addresses = _addresses(f"# T\n## {'a' * 300}\n{ITEM}## {'a' * 301}\n{ITEM}")
    assert len(set(addresses)) == 2
    assert all(len(address) < 100 for address in addresses)


@pytest.mark.parametrize(
    "hidden",
    [
        "text\n\n    - [2024] **Hidden Stones.** *Doe et al.* [[paper](https://example.org/2)]\n",
        "<div>\n+ [2024] **Hidden Stones.** *Doe et al.* [[paper](https://example.org/2)]\n</div>\n",
        '<ul>\n<li>[2024] <b>Hidden Stones</b> <a href="https://example.org/2">paper</a></li>\n</ul>\n',
        "[2024] **Hidden Stones.** *Doe et al.* [[paper](https://example.org/2)]\n",
    ],
)
def test_an_entry_need_not_be_a_list_item(hidden: str) -> None:
    """Indented too far, inside HTML or without its dash, an entry is read."""
    catalogue = read_catalogue(f"# T\n## P\n\n{ITEM}\n{hidden}")
    assert [listing.title for listing in catalogue.listings] == ["One", "Hidden Stones"]
    assert [link.url for link in catalogue.listings[1].links] == ["https://example.org/2"]
    assert catalogue.problems == ()
    assert catalogue.account.is_balanced


@pytest.mark.parametrize(
    ("tag", "codes", "labels"),
    [
        ('<a href="https://example.org/c">code</a>', [], ["code"]),
        ('<img src="https://example.org/c.svg">', [], []),
        ("<b>new</b>", [], []),
        ('<video src="https://example.org/c">', ["html-link"], []),
        ("<blink>new</blink>", ["html-tag"], []),
    ],
)
def test_html_inside_an_entry_is_read_or_named(tag: str, codes: list[str], labels: list[str]) -> None:
    """Tags for links and styles are read; a lost address is an error, other tags are a warning."""
    catalogue = read_catalogue(f"# T\n## P\n- [2024] **One.** *Doe et al.* {tag}<br>\n")
    assert [problem.code.slug for problem in catalogue.problems] == codes
    assert [link.label for link in catalogue.listings[0].links] == labels


def test_hostile_lines_end() -> None:
    """Lines made to nest or to backtrack are read or refused, and in either case it ends."""
    lines = [
        f"- [2024] **T.** {'A and ' * 3000}! . ACL 2024",
        f"- [2024] **T.** {'Aa, ' * 4000}. ACL 2024",
        f"- [2024] {'[a' * 9000}",
        f"- [2024] {'*a ' * 6000}",
        f"- [2024] {'`' * 19000}",
        f"- [2024] {'(' * 19000}",
        f"- [T](https://e.org), {'a ' * 9000}2023 x",
        *["- [2024] **T.**\n" + "  [a[a[a[a[a[a[a[a\n" * 4000],
    ]
    account = read_catalogue("# T\n## P\n" + "\n".join(lines) + "\n").account
    assert account.is_balanced


def test_resources_with_one_name_have_different_slugs() -> None:
    """Two data sets of one name can both be addressed."""
    other = DATA.replace("Set", "Set 2")
    catalogue = read_catalogue(f"# T\n## D\n{DATA}{DATA}{other}")
    assert [resource.slug for resource in catalogue.resources] == ["set", "set-2", "set-2-2"]
    assert {section.part.kind for section in catalogue.sections} == {Kind.RESOURCES}


def test_the_address_of_the_site_can_be_added_to() -> None:
    """It gets a slash at its end; one with a query or an anchor, or that no browser opens, is refused."""
    assert read_catalogue("---\naddress: https://x.org/a\n---\n").info.address == "https://x.org/a/"
    for address in ("https://x.org/a/?q=1", "https://x.org/#a", "javascript:alert(1)"):
        catalogue = read_catalogue(f"---\ntitle: T\naddress: {address}\n---\n")
        assert catalogue.info.address is None
        (problem,) = (each for each in catalogue.problems if each.code is Code.INVALID_FRONT_MATTER)
        assert problem.location.line == 3


def test_levels_between_a_part_and_a_section_are_named() -> None:
    """Sections of one name below different headings are told apart, and none is to be renamed."""
    text = f"# T\n## Walls\n### Dry\n#### Tools\n{ITEM}### Wet\n#### Tools\n{ITEM}## Arches\n### Dry\n{ITEM}"
    read = read_catalogue(text)
    assert [(each.part.title, each.title) for each in read.sections] == [
        ("Walls", "Dry: Tools"),
        ("Walls", "Wet: Tools"),
        ("Arches", "Dry"),
    ]
    assert Code.DUPLICATE_HEADING not in {problem.code for problem in read.problems}


def test_what_is_left_out_is_said_once() -> None:
    """Items below headings such as News, and tables of something else, are prose with a notice each."""
    table = "\n| Model | Size |\n| --- | --- |\n| Slab | 7 |\n"
    news = "## News\n- We released slabs.\n- We released walls.\n## Contributing\n- Write to us.\n"
    read = read_catalogue(f"# T\n{news}## A\n{ITEM}{table}## B\n{table}")
    said = {
        problem.code: problem
        for problem in read.problems
        if problem.code in {Code.LEFT_OUT, Code.OTHER_TABLE}
    }
    assert said[Code.LEFT_OUT].found == "3 items below News (2), Contributing (1)"
    assert said[Code.OTHER_TABLE].found == "a table of 3 lines, and 1 more with this head"
    assert read.account.problem == 0
    assert read.account.is_balanced


def test_a_table_with_links_to_papers_and_no_titles_is_unread() -> None:
    """What may be papers is never left out in silence."""
    rows = "".join(f"| [x](https://arxiv.org/abs/2001.0000{n}) | {n} |\n" for n in range(5))
    read = read_catalogue(f"# T\n## A\n{ITEM}\n| a | b |\n| --- | --- |\n{rows}")
    assert [each.code for each in read.problems] == [Code.UNREAD_TABLE]
    assert read.account.problem == 7


def test_lines_of_a_table_in_html_that_only_arrange_it_are_no_problem() -> None:
    """Tags on lines of their own, before and between the rows, are neither lost nor unread."""
    row = "<tr>\n<td>Rolling of Stones {}</td>\n<td><a href='https://arxiv.org/abs/2001.0000{}'>pdf</a></td>\n</tr>\n"
    rows = "".join(row.format(n, n) for n in range(3))
    head = "<table>\n<thead>\n<tr>\n<th>Title</th>\n<th>Link</th>\n</tr>\n</thead>\n<tbody>\n"
    read = read_catalogue(f"# T\n## A\n\n{head}{rows}</tbody>\n</table>\n")
    assert len(read.listings) == 3
    assert not [problem for problem in read.problems if problem.code is Code.UNREAD_LINE]
    assert read.account.is_balanced


def test_a_table_of_data_below_a_heading_that_says_so() -> None:
    """Its rows are data resources, with the heads of cells that are no field; elsewhere it stays prose."""
    table = (
        "\n| Name | Size | Link |\n| --- | --- | --- |\n| Slab | 7k | [site](https://example.org/slab) |\n"
    )
    read = read_catalogue(f"# T\n## Papers\n{ITEM}{table}## Datasets\n{table}")
    assert [(each.name, each.url, each.description) for each in read.resources] == [
        ("Slab", "https://example.org/slab", "Size: 7k")
    ]
    assert Code.OTHER_TABLE in {problem.code for problem in read.problems}
    assert read.account.is_balanced


def test_a_row_that_says_nothing_of_a_paper_is_unread() -> None:
    """Where the rows around it have links, a text alone is named, and is no paper."""
    rows = "".join(
        f"| May {n} | [Rolling of Stones {n}](https://arxiv.org/abs/2001.0000{n}) |\n" for n in range(5)
    )
    read = read_catalogue(
        f"# T\n## A\n\n| Date | Paper |\n| --- | --- |\n{rows}| May 9 | *no meeting (holiday)* |\n"
    )
    assert len(read.listings) == 5
    assert [each.location.line for each in read.problems if each.code is Code.UNREAD_ITEM] == [11]
