"""Changes of an invented list, and what is said of each by `survey check --since` and the audit below it."""

from dataclasses import dataclass, field


def _lines(titles: dict[str, str]) -> str:
    form = "- [2020] **{}.** *Doe et al.* `Walls` [[paper](https://doi.org/10.1000/{})]"
    return "\n".join(form.format(title, name) for name, title in titles.items())


LIFTING = _lines(
    {
        "ropes": "Lifting heavy stones with ropes",
        "pulleys": "How many pulleys lift boulders in a quarry?",
        "levers": "Levers for lifting: stones, beams and boulders",
        "cranes": "Cranes that lift heavy beams",
        "ramps": "Dragging boulders up ramps before lifting",
        "kites": "Kites lift stones: an experiment",
    }
)
PAINTING = _lines(
    {
        "ochre": "Ochre pigments on smooth walls",
        "chalk": "Painting with chalk: white pigments of cave walls",
        "soot": "Black paint from soot",
        "madder": "Red pigments: madder, and how painters used it",
        "copper": "Green paint on plaster walls",
        "lead": "Colours of painted ceilings",
    }
)
LIST = f"""# Stones

## Papers

### 1. By Hand

#### 1.1 Lifting

{LIFTING}
- [2019] **An old line without a link.** *Moe et al.* `Walls`

#### 1.2 Painting

{PAINTING}

## Data

### Quarries

#### Slates

- [**Slate**](https://example.org/slate). Flat stones.

#### Marbles

- [**Marble**](https://example.org/marble). White stones.
- [**Opal**](https://example.org/opal). An old description with an open [bracket](https://example.org
"""
SETTINGS = 'lists = ["list.md"]\n\n[survey]\ntitle = "Stones"\n'
RECORD = """\
[doe2020ropes]
title = "Lifting heavy stones with ropes"
authors = ["Doe, Ana"]
year = 2020
confirmed = true
sources = []
[doe2020ropes.published]
type = "article"
short = "Walls"
venue = "Journal of Walls"
year = 2020
doi = "10.1000/ropes"
"""
SETTLED = '[[settled]]\nproblem = "no-link"\nabout = "moe2019old"\nreason = "It is on paper only."\n'
GOOD = "- [2022] **Lifting heavy stones with hooks.** *Poe et al.* `Walls` [[paper](https://doi.org/10.1000/hooks)]"
FIRST = "#### 1.1 Lifting\n\n"
SECOND = "#### 1.2 Painting\n\n"
ON_ARXIV = GOOD.replace("doi.org/10.1000/hooks", "arxiv.org/abs/2301.00001").replace("Walls", "arXiv")
ROPES, *_, KITES = LIFTING.splitlines()


@dataclass(frozen=True)
class Case:
    """A change of the list: texts and what replaces them, and what is said of it."""

    title: str
    edits: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()  # "line code: found", in the order of lines
    summary: str = "no entry, section or setting has changed"
    maintainer: tuple[str, ...] = ()  # "code: found"
    exit_code: int = 0
    files: dict[str, str] = field(default_factory=dict)  # other files, written anew


PAINTED = "Painting walls with pigments: white and black paint, red colours, plaster and ceilings painted"
COPY = ROPES.replace("Lifting heavy", "Lifting HEAVY")
CASES = [
    Case("nothing"),
    Case(
        "a right line",
        ((FIRST, f"{FIRST}{GOOD}\n"),),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a right line in the middle",
        ((KITES, f"{KITES}\n{GOOD}"),),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a wrong line",
        ((FIRST, f"{FIRST}- [2022] **Lifting heavy pots with [hooks.\n"),),
        problems=("9 unclosed-markup: - [2022] **Lifting heavy pots with [hooks.",),
        exit_code=1,
    ),
    Case(
        "a line without a link",
        ((FIRST, f"{FIRST}- [2022] **Lifting heavy pots.** *Poe et al.*\n"),),
        problems=("9 no-link: Lifting heavy pots",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy pots”",),
    ),
    Case(
        "twin in its section",
        ((FIRST, f"{FIRST}{COPY}\n"),),
        problems=(
            (
                "9 listed-twice: “Lifting HEAVY stones with ropes”, and “Lifting heavy stones with ropes” in"
                " 1.1 Lifting (line 10)"
            ),
        ),
    ),
    Case(
        "twin at the end of its section",
        ((KITES, f"{KITES}\n{COPY}"),),
        problems=("15 listed-twice: “Lifting HEAVY stones with ropes”, also on line 9",),
    ),
    Case(
        "twin in another section",
        ((SECOND, f"{SECOND}{COPY}\n"),),
        problems=(
            "19 also-listed: “Lifting HEAVY stones with ropes”, already listed in 1.1 Lifting (line 9)",
        ),
        summary="1 work moved",
    ),
    Case(
        "twin by identifier",
        ((FIRST, f"{FIRST}{GOOD.replace('hooks)', 'kites)')}\n"),),
        problems=(
            (
                "9 two-titles: DOI 10.1000/kites is “Lifting heavy stones with hooks” here, but “Kites lift "
                "stones: an experiment” (line 15). One of the links is probably wrong."
            ),
        ),
        summary="1 work added, 1 work corrected",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "twin by identifier below",
        ((SECOND, f"{SECOND}{GOOD.replace('hooks)', 'kites)')}\n"),),
        problems=(
            (
                "19 two-titles: DOI 10.1000/kites is “Lifting heavy stones with hooks” here, but “Kites lift "
                "stones: an experiment” (line 14). One of the links is probably wrong."
            ),
            "19 fits-elsewhere: “Lifting heavy stones with hooks” perhaps belongs in 1.1 Lifting",
        ),
        summary="1 work added, 1 work corrected",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "twin by the identifier of a record",
        (
            (" [[paper](https://doi.org/10.1000/ropes)]\n", "\n"),
            (FIRST, f"{FIRST}{GOOD.replace('hooks)', 'ropes)')}\n"),
        ),
        problems=(
            (
                "9 two-titles: DOI 10.1000/ropes is “Lifting heavy stones with hooks” here, but “Lifting"
                " heavy stones with ropes” (line 10)"
            ),
        ),
        summary="1 work added",
        maintainer=(
            (
                "no-record: “Lifting heavy stones with hooks”; its link is that of doe2020ropes, so perhaps a"
                " title to add to also_titled there"
            ),
        ),
    ),
    Case(
        "a title spoilt whose link a record has",
        ((ROPES, ROPES.replace("Lifting heavy stones with ropes", "Lifts of weighty stone by rope")),),
        problems=(
            (
                "9 two-titles: DOI 10.1000/ropes is “Lifts of weighty stone by rope” here, but “Lifting heavy"
                " stones with ropes” in bib/works.toml:1:1"
            ),
        ),
        summary="1 work corrected",
        maintainer=(
            "unlisted-record: [doe2020ropes]",
            (
                "no-record: “Lifts of weighty stone by rope”; its link is that of doe2020ropes, so perhaps a"
                " title to add to also_titled there"
            ),
        ),
    ),
    Case(
        "a conflict",
        ((f"{ROPES}\n", f"<<<<<<< HEAD\n{ROPES}\n=======\n{GOOD}\n>>>>>>> other\n"),),
        problems=(
            "9 conflict-mark: <<<<<<< HEAD",
            "11 conflict-mark: =======",
            "13 conflict-mark: >>>>>>> other",
        ),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
        exit_code=1,
    ),
    Case(
        "an arXiv number that cannot be",
        (
            (
                FIRST,
                f"{FIRST}{ON_ARXIV.replace('2301', '2213')}\n",
            ),
        ),
        problems=("9 false-identifier: 2213.00001 is no arXiv identifier: https://arxiv.org/abs/2213.00001",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a year with a digit too many",
        ((FIRST, f"{FIRST}{GOOD.replace('2022', '20222')}\n"),),
        problems=("9 unread-year: [20222]",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "nearly the title of another line",
        ((FIRST, f"{FIRST}{ROPES.replace('with ropes', 'with rope').replace('1000/ropes', '1000/rope')}\n"),),
        problems=(
            (
                "9 near-titles: “Lifting heavy stones with rope”, and “Lifting heavy stones with ropes” in"
                " 1.1 Lifting (line 10)"
            ),
        ),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with rope”",),
    ),
    Case(
        "a misspelt copy of a line",
        ((FIRST, f"{FIRST}{ROPES.replace('heavy', 'heavvy')}\n"),),
        problems=(
            (
                "9 listed-twice: “Lifting heavvy stones with ropes”, and “Lifting heavy stones with ropes”"
                " in 1.1 Lifting (line 10)"
            ),
        ),
    ),
    Case(
        "an identifier of another year",
        ((FIRST, f"{FIRST}{ON_ARXIV}\n"),),
        problems=("9 year-before-preprint: 2022, but arXiv 2301.00001 is of 2023",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a wrong identifier for a line with a record",
        ((ROPES, ROPES.replace("10.1000/ropes", "10.1000/rope")),),
        problems=("9 link-not-recorded: DOI 10.1000/rope",),
        summary="1 work corrected",
    ),
    Case(
        "a section renamed",
        (("1.1 Lifting", "1.1 Raising"),),
        summary="1 section renamed, 1 section corrected",
    ),
    Case(
        "a part renamed",
        (("1. By Hand", "1. Manual Work"),),
        summary="3 sections renamed, 1 section corrected",
    ),
    Case(
        "sections in another order",
        ((f"{SECOND}{PAINTING}\n\n", ""), (FIRST, f"{SECOND}{PAINTING}\n\n{FIRST}")),
    ),
    Case("lines moved within a section", ((f"{ROPES}\n", ""), (KITES, f"{KITES}\n{ROPES}"))),
    Case(
        "a line moved to another section",
        ((f"{KITES}\n", ""), (SECOND, f"{SECOND}{KITES}\n")),
        summary="1 work moved",
    ),
    Case(
        "a line removed",
        ((f"{KITES}\n", ""),),
        summary="1 work removed",
        maintainer=("lost-key: doe2020kites",),
    ),
    Case(
        "a line with a record removed",
        ((f"{ROPES}\n", ""),),
        summary="1 work removed",
        maintainer=("unlisted-record: [doe2020ropes]",),
    ),
    Case(
        "a title corrected",
        ((KITES, KITES.replace("Kites lift", "Kites can lift")),),
        summary="1 work corrected",
    ),
    Case(
        "a settled problem's title corrected",
        (("An old line without a link", "One old line without a link"),),
        problems=("15 no-link: One old line without a link",),
        summary="1 work renamed, 1 work corrected",
        maintainer=(
            "lost-key: moe2019old",
            "idle-settlement: no-link about moe2019old",
            "no-record: “One old line without a link”",
        ),
    ),
    Case(
        "a link for a settled line",
        (("*Moe et al.* `Walls`", "*Moe et al.* `Walls` [[paper](https://doi.org/10.1000/moe)]"),),
        summary="1 work corrected",
        maintainer=("idle-settlement: no-link about moe2019old",),
    ),
    Case(
        "a new data resource",
        (("#### Marbles\n\n", "#### Marbles\n\n- [**Jade**](https://example.org/jade). Green stones.\n"),),
        summary="1 data resource added",
    ),
    Case(
        "a data resource that is there",
        (("#### Marbles\n\n", "#### Marbles\n\n- [**slate**](https://example.org/s). Stones.\n"),),
        problems=("36 also-listed: “slate”, already listed in Slates (line 32)",),
        summary="1 data resource added",
    ),
    Case(
        "a new section",
        (("## Data", f"#### 1.3 Carving\n\n{GOOD}\n\n## Data"),),
        summary="1 section added, 1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a broken survey.toml",
        files={"bib/survey.toml": "lists = [\n"},
        problems=("1 invalid-toml: Invalid value",),
        summary="the project cannot be read as it is now",
        exit_code=1,
    ),
    Case(
        "no usable list",
        files={"bib/survey.toml": 'lists = ["other.md"]\n'},
        problems=("1 invalid-value: lists: other.md is no file",),
        summary="the project cannot be read as it is now",
        exit_code=1,
    ),
    Case(
        "a fault in a record",
        files={"bib/works.toml": RECORD.replace("year = 2020", 'year = "now"', 1)},
        problems=('4 invalid-field: doe2020ropes.year = "now"',),
        summary="1 work corrected",
        exit_code=1,
    ),
    Case(
        "a damaged name",
        ((FIRST, f"{FIRST}{GOOD.replace('Poe', 'PÃ¶e')}\n"),),
        problems=(
            (
                "9 repaired-encoding: Ã¶e et al.* `Walls` [[paper](https://doi for öe et al.* `Walls` "
                "[[paper](https://doi."
            ),
        ),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a settlement removed",
        files={"bib/settled.toml": ""},
        problems=("15 no-link: An old line without a link",),
    ),
    Case(
        "a paper of painting among those of lifting",
        (
            (
                FIRST,
                f"{FIRST}{GOOD.replace('Lifting heavy stones with hooks', PAINTED)}\n",
            ),
        ),
        problems=(
            (
                "9 fits-elsewhere: “Painting walls with pigments: white and black paint, red colours,"
                " plaster and ceilings painted” perhaps belongs in 1.2 Painting"
            ),
        ),
        summary="1 work added",
        maintainer=(
            (
                "no-record: “Painting walls with pigments: white and black paint, red colours, plaster and "
                "ceilings painted”"
            ),
        ),
    ),
]
