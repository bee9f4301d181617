"""What texts look like by themselves."""

import pytest

from survey_companion.reading.lines.plain_runs import cut_plain
from survey_companion.reading.lines.title_runs import Habits, split_title
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.looks import look


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("Ada Doe, Max Roe and Kim Poe", ["Ada Doe", "Max Roe", "Kim Poe"], False),
        ("Ada Doe (Example University) et al.", ["Ada Doe"], True),
        ("Doe A, Roe M, Poe K.", ["Doe A", "Roe M", "Poe K"], False),
        ("Doe, A., Roe, B. & Poe, C.", ["A. Doe", "B. Roe", "C. Poe"], False),
        ("Doe, A.; Roe, B.-C.", ["A. Doe", "B.-C. Roe"], False),
        ("Doe, Ada, Max Roe, and Kim Poe", ["Ada Doe", "Max Roe", "Kim Poe"], False),
        ("Doe, Ada, et al.", ["Ada Doe"], True),
        ("van der Doe, Ada, Max Roe, and Kim Poe", ["Ada van der Doe", "Max Roe", "Kim Poe"], False),
        ("Le Zhang, Max Roe, and Kim Poe", ["Le Zhang", "Max Roe", "Kim Poe"], False),
        ("Ada Doe*, Max Roe† Kim Poe‡", ["Ada Doe", "Max Roe", "Kim Poe"], False),
        ("Ada Doe, Ph.D., Bo Roe", ["Ada Doe", "Bo Roe"], False),
        ("by Ada van der Doe and 12 others", ["Ada van der Doe"], True),
        ("Müller u. a.", ["Müller"], True),
        ("García y otros", ["García"], True),
        ("Иванов и др.", ["Иванов"], True),
        ("李世民、王五等", ["李世民", "王五"], True),
        ("Jose\u0301 Doe, अमित रॉय", ["Jose\u0301 Doe", "अमित रॉय"], False),
        ("Ada Doe, Example University, Japan", ["Ada Doe"], False),
    ],
)
def test_names(text: str, names: list[str], et_al: bool) -> None:
    """Names in many orders and languages are found, without marks, degrees, institutions and places."""
    found = find_names(text)
    assert (list(found.names), found.et_al) == (names, et_al)
    assert found.score > 0.3


@pytest.mark.parametrize(
    "text",
    [
        "A Study of Rolling Stones",
        "ICML 2022",
        "2022",
        "Example University",
        "Is it so?",
        "Active Learning",
        "Paper: x",
        "Max Roemer. Stones",
    ],
)
def test_what_names_nobody(text: str) -> None:
    """Titles, venues, years and institutions are no names."""
    assert find_names(text).score <= 0.35


@pytest.mark.parametrize(
    ("text", "year", "month", "is_date"),
    [
        ("2023", 2023, None, True),
        ("[2024/08]", 2024, 8, True),
        ("2023.05.17", 2023, 5, True),
        ("08/2019", 2019, 8, True),
        ("January 01, 2024", 2024, 1, True),
        ("Jun 2024", 2024, 6, True),
        ("2021年5月", 2021, 5, True),
        ("ACL'23 Findings", 2023, None, False),
        ("EMNLP 23", 2023, None, False),
        ("CVPR2020", 2020, None, False),
        ("TIP-2021", 2021, None, False),
        ("Nature 521.7553 (2015): 436-444", 2015, None, False),
        ("arXiv:2004.10934", None, None, False),
        ("pp. 1998-2004", None, None, False),
        ("GPT-4", None, None, False),
        ("a 1080p video", None, None, False),
    ],
)
def test_dates(text: str, year: int | None, month: int | None, is_date: bool) -> None:
    """Years and months in many spellings are found; pages, numbers and sizes are none."""
    seen = look(text)
    assert (seen.year, seen.month, seen.is_date) == (year, month, is_date)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ICLR 2023",
            "NeurIPS (Spotlight)",
            "SIGIR'18",
            "In Proc. of the 5th Conf. on Stones, 2020",
            "arXiv, Jun 2024",
        ),
        *(
            "IEEE Transactions on Stones",
            "Nature Communications",
            "2018 IEEE ACCESS",
            "ECML-PKDD",
            "计算机学报",
        ),
        *("STONES (Findings) 2024", "PhD thesis, Example University"),
    ],
)
def test_venues(text: str) -> None:
    """Known short and long names, words of venues, and unknown short names with a year."""
    assert look(text).venue >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Machine Learning for Stones: A View",
        "SP-ViT",
        "Ada Doe",
        "only english",
        "2023",
        "Towards Fair Press Releases",
    ],
)
def test_what_is_no_venue(text: str) -> None:
    """Titles that begin like a journal, names of models, and names of persons."""
    assert look(text).venue < 0.5


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Study of Stones, ICLR 2023", "A Study of Stones"),
        ("Three Stones, Their Walls and Arches, ICLR 2023", "Three Stones, Their Walls and Arches"),
        ("A Study of Stones. Ada Doe, Max Roe. ICML 2016", "A Study of Stones"),
        ("Ada Doe, Max Roe. A Study of Stones. In ICML, 2016", "A Study of Stones"),
        ("Doe, A., Roe, B. & Wu, J. A Study of Many Stones. arXiv", "A Study of Many Stones"),
        ("Doe, A.; Roe, B.: A Study of Stones", "A Study of Stones"),
        ("Ada Doe, Max Roemer. StoneNet: A Study of Walls. In arXiv, 2017", "StoneNet: A Study of Walls"),
        ("Is it so? A Closer Look at Stones. ISSTA.", "Is it so? A Closer Look at Stones"),
        ("ICLR 2023", ""),
    ],
)
def test_titles_in_plain_text(text: str, title: str) -> None:
    """Names, venues and years come off both ends of a title, as the habits of the list allow."""
    assert split_title(text, Habits(names_before=1.0, names_after=1.0)).title == title


def test_names_stay_in_titles_where_the_list_has_none() -> None:
    """Without the habit, what looks like names at the end of a title belongs to it."""
    text = "The Tale of Two Stones, Ada Doe"
    assert split_title(text, Habits()).title == text
    assert split_title(text, Habits(names_after=1.0)).title == "The Tale of Two Stones"


def test_segments_keep_every_letter() -> None:
    """Cutting loses nothing but separators."""
    text = "Ada Doe, Max Roe. Stones (and Walls), vs. Arches; ICML 2016, pp. 1-9"
    assert "".join(f"{each.before}{each.text}" for each in cut_plain(text)) == text


@pytest.mark.parametrize(
    ("text", "is_journal"),
    [
        ("Nat. Mach. Intell.", True),
        ("J Chem Phys", True),
        ("Med Image Anal", True),
        ("IEEE Trans. Audio, Speech, Lang. Process.", True),
        ("Neural Process Model", False),
        ("Robot Vision", False),
        ("Max Roe", False),
    ],
)
def test_names_of_journals_in_short_words(text: str, is_journal: bool) -> None:
    """The short words of the standard make a venue, whole words alone do not."""
    assert (look(text).venue >= 0.5) == is_journal


@pytest.mark.parametrize(
    ("text", "date"),
    [("Sep 12", (None, None)), ("May '24", (2024, 5)), ("May 2024", (2024, 5)), ("12 Sep 2023", (2023, 9))],
)
def test_a_day_is_no_year(text: str, date: tuple[int | None, int | None]) -> None:
    """Two digits behind a month are a year only with an apostrophe."""
    assert (look(text).year, look(text).month) == date


def test_a_given_name_that_is_a_month() -> None:
    """Behind a family name, Jan is a person's name."""
    assert find_names("Doe, Jan, et al.").names == ("Jan Doe",)
