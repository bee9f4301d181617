"""Which works are like which."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from short_ways import read_survey
from survey_companion.joining.related import MOST, find_related
from survey_companion.model.survey import CitationKey, Survey, Work
from survey_companion.text.keys import telling_words

LIST = """
## Papers

### One

- **Lifting heavy stones.** *Ana Doe*
- **Heavy stones, lifted twice.** *Bo Roe*
- **Painting walls.** *Cy Moe*

### Two

- **Lifting heavy ropes.** *Di Koe*
- **Walls of paint.** *Ed Loe*
- **Singing.** *Fa Noe*
"""


def _related(survey: Survey) -> dict[str, list[str]]:
    titles = {work.key: work.title for work in survey.works}
    found = find_related(survey.works)
    return {titles[key]: [each.work.title for each in relations] for key, relations in found.items()}


def test_shared_words_relate_and_sections_break_ties() -> None:
    """Titles with a telling word in common are related; those of the same section come first.

    "Stones" and "lifting" stand in two titles each; "heavy" in half of them, and so tells nothing.
    """
    related = _related(read_survey(LIST))
    assert related["Lifting heavy stones"] == ["Heavy stones, lifted twice", "Lifting heavy ropes"]
    assert related["Painting walls"] == ["Walls of paint"]
    assert related["Singing"] == []


def test_no_work_is_related_to_itself_and_few_are_named() -> None:
    """A list of near copies names at most so many others, and never the work itself."""
    lines = "\n".join(f"- **Stone number {number} of the wall.** *Ana Doe*" for number in range(30))
    survey = read_survey(f"## Papers\n\n### One\n\n{lines}\n\n- **Ropes.** *Bo Roe*\n")
    related = _related(survey)
    assert all(title not in others for title, others in related.items())
    assert max(map(len, related.values())) <= MOST


def test_the_order_of_the_list_changes_nothing() -> None:
    """The same works in another order are related in the same way."""
    works = read_survey(LIST).works
    forwards = find_related(works)
    backwards = find_related(tuple(reversed(works)))
    assert forwards == backwards


def test_a_relation_names_its_words() -> None:
    """The words that relate two works are named, the rarest first."""
    works = read_survey(LIST).works
    relations = find_related(works)[works[0].key]
    assert [(each.work.title, each.words) for each in relations] == [
        ("Heavy stones, lifted twice", ("stones",)),
        ("Lifting heavy ropes", ("lifting",)),
    ]


# -- the measure -------------------------------------------------------------------------------------


def _works(*titles: str, sections: Sequence[str] = ()) -> tuple[Work, ...]:
    """Return works with these titles and the keys k00 …; "AB" are the sections A and B."""
    survey = read_survey("# T\n## P\n" + "".join(f"### {each}\n- **{each}** *Doe*\n" for each in "ABCD"))
    work = survey.works[0]
    places = {section.name: section for section in survey.sections}
    return tuple(
        replace(
            work,
            key=CitationKey(f"k{number:02}"),
            title=title,
            sections=tuple(places[letter] for letter in (sections[number] if sections else "")),
        )
        for number, title in enumerate(titles)
    )


def _names(works: Sequence[Work]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        str(key): [(str(each.work.key), each.words) for each in relations]
        for key, relations in find_related(works).items()
    }


def _slowly(works: Sequence[Work]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return what `find_related` should: every pair is measured, as the words of a textbook say."""
    titles = [set(telling_words(work.title)) for work in works]
    spread = Counter(word for title in titles for word in title)
    crowd = max(2, 0.15 * len(works))
    weights = {word: math.log(len(works) / number) for word, number in spread.items() if 2 <= number <= crowd}
    alone = max(weights.values(), default=1.0)
    lengths = [math.sqrt(sum(weights.get(word, alone) ** 2 for word in title)) for title in titles]
    found = {}
    for one, work in enumerate(works):
        near = []
        for two, other in enumerate(works):
            common = titles[one] & titles[two] & weights.keys()
            if one == two or not common:
                continue
            score = sum(weights[word] ** 2 for word in common) / lengths[one] / lengths[two]
            places = set(work.sections), set(other.sections)
            score += 0.25 * len(places[0] & places[1]) / len(places[0] | places[1])
            if score >= 0.12:
                words = sorted(common, key=lambda word: (-weights[word], word))[:3]
                near.append((-round(score, 9), str(other.key), tuple(words)))
        found[str(work.key)] = [(key, words) for _, key, words in sorted(near)[:4]]
    return found


@pytest.mark.parametrize("seed", range(8))
def test_works_are_as_alike_as_their_words_and_sections(seed: int) -> None:
    """It is the cosine of the titles, with rare words weighing more, and a quarter of the common sections."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    words = [f"{letter}{number}stone" for letter in "abcdef" for number in range(6)]
    titles = [" ".join(chance.choices(words, k=chance.randint(1, 9))) for _ in range(chance.randint(13, 60))]
    sections = ["".join(sorted(chance.sample("ABCD", chance.randint(1, 3)))) for _ in titles]
    works = _works(*titles, sections=sections)
    found = _names(works)
    assert found == _slowly(works)
    assert any(found.values())


def test_equal_works_are_named_by_key() -> None:
    """Of six works of one title, each names the first four others, in the order of their keys."""
    works = _works(*["Stones"] * 6, *(f"Other {number}wall" for number in range(40)))
    found = {key: [name for name, _ in names] for key, names in _names(works).items()}
    assert found["k00"] == ["k01", "k02", "k03", "k04"]
    assert found["k05"] == ["k00", "k01", "k02", "k03"]


@pytest.mark.parametrize(("others", "is_telling"), [(16, False), (17, True)])
def test_a_word_of_too_many_titles_tells_nothing(others: int, is_telling: bool) -> None:
    """Three of twenty titles may share a word, three of nineteen may not; two always may."""
    works = _works(*["Stones"] * 3, *(f"{number}wall" for number in range(others)))
    assert bool(_names(works)["k00"]) is is_telling
    assert bool(_names(works[1:])["k01"])
    assert bool(_names(_works("Stones", "Stones", "Walls"))["k00"])


@pytest.mark.parametrize(("titles", "is_telling"), [(200, True), (201, False)])
def test_a_word_of_more_than_two_hundred_titles_tells_nothing(titles: int, is_telling: bool) -> None:
    """Also in a list of thousands, where it would take long to compare so many."""
    works = _works(*["Stones"] * titles, *(f"{number}wall" for number in range(1_400 - titles)))
    assert bool(_names(works)["k00"]) is is_telling


def test_the_rarest_common_words_are_named() -> None:
    """Three of four, the rarest first, equals by the alphabet; a common word of no weight is no reason."""
    title = "Zinc Alum Moss Rust Stones"
    others = ("Moss", "Rust", "Rust", "Moss", "Rust", *["Stones"] * 9)
    works = _works(title, title, *others, *(f"{number}wall" for number in range(30)))
    (relation,) = (each for each in find_related(works)[works[0].key] if each.work is works[1])
    assert relation.words == ("alum", "zinc", "moss")


def test_few_works_are_no_fault() -> None:
    """None, one, and works without a telling word have no relations."""
    assert find_related(()) == {}
    assert _names(_works("Stones")) == {"k00": []}
    assert _names(_works("Of the", "Walls")) == {"k00": [], "k01": []}
