"""Who wrote a paper, by what stands in its line."""

import pytest

from short_ways import read_catalogue
from survey_companion.model.authors import Team
from survey_companion.text.person_names import invert_author


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("National Institute of Stones and Trees", ["{National Institute of Stones and Trees}"]),
        ("Department of Stones and Old Walls", ["{Department of Stones and Old Walls}"]),
        ("Google Brain", ["{Google Brain}"]),
        ("Institute of Stones, Ana Doe", ["{Institute of Stones}", "Doe, Ana"]),
        ("Ana Doe (Institute of Stones)", ["Doe, Ana"]),
        ("Ana Doe, Bo Roe, …, Cy Moe", ["Doe, Ana", "Roe, Bo", "Moe, Cy", "et al."]),
        ("Ana Doe, Bo Roe, ..., Cy Moe", ["Doe, Ana", "Roe, Bo", "Moe, Cy", "et al."]),
        ("李世民，王五", ["李世民", "王五"]),
        ("李世民", ["李世民"]),
        ("山田 太郎, 森 花子", ["山田, 太郎", "森, 花子"]),
        ("山田太郎", ["山田太郎"]),
        ("김철수, 박영희", ["김철수", "박영희"]),
        ("남궁 민수, 김 철수", ["남궁, 민수", "김, 철수"]),
        ("Nguyen, Van Hue and Tran, Van Minh", ["Nguyen, Van Hue", "Tran, Van Minh"]),
        ("Meta AI, Google Research, OpenAI", ["{Meta AI}", "{Google Research}", "{OpenAI}"]),
        ("Google and OpenAI", ["{Google}", "{OpenAI}"]),
        ("Google Research, London", ["{Google Research}"]),
        ("Sukarno", ["{Sukarno}"]),
        ("Ana Doe\\*, Bo Roe† (equal contribution)", ["Doe, Ana", "Roe, Bo"]),
        ("Roe Ana, Nguyễn Văn An", ["Ana, Roe", "An, Nguyễn Văn"]),
    ],
)
def test_who_wrote_it(printed: str, names: list[str]) -> None:
    """An organisation is one author, a name of Chinese letters is a person's, and names left out are said."""
    neighbours = "Di Poe, Ed Loe|Flo Goe, Hal Joe|Ida Koe and Jo Noe|Kai Foe, Lea Woe|Max Zoe, Nil Voe"
    lines = [
        f"- [2024] **A Study of Stone {title}.** *{who}* [[paper](https://example.org/{title})]"
        for title, who in zip("ABCDEF", (printed, *neighbours.split("|")), strict=True)
    ]
    listings = read_catalogue("# T\n## P\n" + "\n".join(lines) + "\n").listings
    byline = listings[0].byline
    assert byline is not None
    shown = [f"{{{each.name}}}" if isinstance(each, Team) else invert_author(each) for each in byline.authors]
    assert [*shown, *["et al."] * byline.truncated] == names
