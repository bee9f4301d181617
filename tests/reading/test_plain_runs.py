"""Plain text is cut into segments, and each says what it looks like."""

import pytest

from survey_companion.reading.lines.plain_runs import cut_plain, take_bracket


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("Doe and Roe B. A Study of Stones", "<N Doe and Roe B>. <O A Study of Stones>"),
        ("Doe, Poe and Roe B. A Study of Stones", "<N Doe, Poe and Roe B>. <O A Study of Stones>"),
        (
            "Ada Doe, Max Roe. Three Stones. ICML 2020",
            "<N Ada Doe, Max Roe>. <m Three Stones>. <V ICML 2020>",
        ),
        ("Three Stones, Ada Doe and Max Roe, ICML", "<N Three Stones, Ada Doe and Max Roe>, <V ICML>"),
        ("Three Stones | Ada Doe | 2020", "<N Three Stones | Ada Doe> | <D 2020>"),
        ("Three Stones - Ada Doe - ICML'20", "<m Three Stones> - <n Ada Doe> - <V ICML'20>"),
        ("Three Stones; Walls", "<m Three Stones>; <m Walls>"),
        ("Ada Doe et al. Three Stones", "<N Ada Doe et al>. <m Three Stones>"),
        ("Doe et al., Three Stones", "<N Doe et al>., <m Three Stones>"),
        (
            "Doe, A., Roe, B. Row of Walls. Stone Studies 39",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V Stone Studies> <G 39>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. Stone Studies 39: 12-19",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V Stone Studies> <G 39: 12-19>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls? Stone Studies 39",
            "<N Doe, A., Roe, B.>. <O Row of Walls?> <V Stone Studies> <G 39>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls, Stone Studies 39",
            "<N Doe, A., Roe, B.>. <O Row of Walls>, <O Stone Studies 39>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. Stone Studies. 2021 Mar;190(9):287",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V Stone Studies>. <D 2021 Mar;190(9):287>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. Ada Doe. 2021;190",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V Ada Doe>. <D 2021;190>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. One two three four five six seven eight 39",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <O One two three four five six seven eight 39>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. One two three four five six seven 39",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V One two three four five six seven> <G 39>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. Example University. 2021;190",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <V Example University>. <D 2021;190>",
        ),
        (
            "Doe, A., Roe, B. Row of Walls. Stones 12345",
            "<N Doe, A., Roe, B.>. <O Row of Walls>. <O Stones 12345>",
        ),
        ("Ada Doe, Max Roe: Three Stones", "<N Ada Doe, Max Roe>: <m Three Stones>"),
        ("Ada Doe; Max Roe: Three Stones", "<N Ada Doe; Max Roe>: <m Three Stones>"),
        ("Stones, Walls: Three Views", "<m Stones>, <O Walls: Three Views>"),
        ("Ada Doe: Three Stones", "<O Ada Doe: Three Stones>"),
        ("Three Stones. In Proceedings of Stones", "<m Three Stones>. <V In Proceedings of Stones>"),
        ("Three Stones. In Long Name of a Meeting", "<m Three Stones>. <V In Long Name of a Meeting>"),
        ("Three Stones, In Long Name of a Meeting", "<m Three Stones>, <O In Long Name of a Meeting>"),
        ("Three Stones. In: the Quarry of Ada", "<m Three Stones>. <V In: the Quarry of Ada>"),
        ("Three Stones. In walls", "<m Three Stones>. <O In walls>"),
        ("Three Stones. Nat. Commun. 2020", "<m Three Stones>. <V Nat. Commun>. <D 2020>"),
        ("Three Stones. Stone Sci. Lett. 12", "<m Three Stones>. <n Stone Sci.> <V Lett. 12>"),
        ("Three Stones, J. Chem, Phys", "<m Three Stones>, <V J. Chem>, <m Phys>"),
        ("Three Stones (and Walls, Arches), ICML", "<O Three Stones (and Walls, Arches)>, <V ICML>"),
        ("Three Stones (and Walls), Arches", "<O Three Stones (and Walls)>, <m Arches>"),
        ("Ada Doe (ICML 2020)", "<n Ada Doe>(<V ICML 2020>"),
        ("Three Stones (ICML 2020)", "<V Three Stones (ICML 2020)>"),
        ("Ada Doe, Max Roe (2020)", "<N Ada Doe, Max Roe>. <D (2020)>"),
        ("Ada Doe, Max Roe (Acme)", "<N Ada Doe, Max Roe (Acme)>"),
        ("Ada Doe NAACL 2018", "<n Ada Doe> <V NAACL 2018>"),
        ("Ada Doe, Max Roe NAACL'18", "<N Ada Doe, Max Roe> <V NAACL'18>"),
        ("Ada Doe. NAACL 2018", "<n Ada Doe>. <V NAACL 2018>"),
        ("Doe NAACL 2018", "<V Doe NAACL 2018>"),
        ("Doe and Roe NAACL.", "<m Doe and Roe> <V NAACL.>"),
        ("Stones NAACL 2018", "<V Stones NAACL 2018>"),
        ("Ada Doe NAACL", "<n Ada Doe> <V NAACL>"),
        ("Paper, Code", "<L Paper>, <L Code>"),
        ("paper", "<L paper>"),
        ("code and data", "<O code and data>"),
        ("2020, Ada Doe", "<D 2020>, <n Ada Doe>"),
        ("2020,2021", "<D 2020>,<D 2021>"),
        ("Three Stones,2020", "<m Three Stones>,<D 2020>"),
        ("A.", "<i A.>"),
        ("A. B., Three Stones", "<i A. B.>, <m Three Stones>"),
        ("Ada Doe. Max Roe. Three Stones", "<n Ada Doe>. <n Max Roe>. <m Three Stones>"),
        ("Ada Doe, Max Roe, et al. Three Stones", "<N Ada Doe, Max Roe, et al>. <m Three Stones>"),
        ("Ada Doe, et al", "<N Ada Doe, et al>"),
        ("Doe, A. Three Stones, and More", "<N Doe, A.>. <m Three Stones>, <O and More>"),
        ("pp. 1-9", "<O pp>. <G 1-9>"),
        ("Oral", "<L Oral>"),
        ("Google", "<F Google>"),
        ("Google et al.", "<O Google et al.>"),
        ("Ada Doe, Google", "<n Ada Doe>, <F Google>"),
        ("Example University", "<F Example University>"),
        ("Example University et al.", "<O Example University et al.>"),
        ("Paper with Code", "<O Paper with Code>"),
        ("project page", "<L project page>"),
        ("Stone", "<m Stone>"),
        ("Rolling Stones", "<n Rolling Stones>"),
        ("Deep Stones", "<m Deep Stones>"),
        ("a stone", "<O a stone>"),
        ("Three Stones vs. Walls", "<O Three Stones vs. Walls>"),
        ("Three Stones. walls", "<O Three Stones. walls>"),
        ("Three Stones. StoneNet", "<m Three Stones>. <m StoneNet>"),
        ("Three Stones. iStone", "<m Three Stones>. <m iStone>"),
        ("Three Stones? Four Walls!", "<O Three Stones?> <O Four Walls!>"),
        ("Three Stones! four", "<O Three Stones! four>"),
        ("滚石研究。石墙", "<m 滚石研究>。<m 石墙>"),
        ("滚石，李世民、王五，ICML", "<N 滚石，李世民、王五>，<V ICML>"),
        ("John Q. Stones", "<n John Q. Stones>"),
        ("Ada Doe and Max B. Roe. A Study of Stones", "<N Ada Doe and Max B. Roe>. <O A Study of Stones>"),
        (
            "Ada Doe and Max B. Roe and Kim. A Study of Stones",
            "<N Ada Doe and Max B. Roe and Kim>. <O A Study of Stones>",
        ),
        ("A Study of B. Stones", "<O A Study of B. Stones>"),
        ("Three Stones.. Walls", "<m Three Stones>.. <m Walls>"),
        ("", ""),
        ("  ", ""),
        ("Three Stones · Ada Doe · ICML", "<N Three Stones · Ada Doe> · <V ICML>"),
        ("Ada Doe – Three Stones", "<n Ada Doe> – <m Three Stones>"),
        ("vol. 3, no. 4", "<O vol>. <G 3>, <O no>. <G 4>"),
        ("Ada Doe, Max Roe, Three Stones, Kim Poe", "<N Ada Doe, Max Roe, Three Stones, Kim Poe>"),
        ("Ada Doe, A., Max Roe", "<N Ada Doe, A., Max Roe>"),
        ("Three Stones, 2020 May; 3", "<m Three Stones>, <D 2020 May>; <G 3>"),
        ("Doe, A., Roe, M. 2020. Three Stones", "<N Doe, A., Roe, M.>. <D 2020>. <m Three Stones>"),
    ],
)
def test_segments(text: str, segments: str) -> None:
    """Each segment has the separator before it, its text, and a letter for what it looks like."""
    shown = [f"{each.before}<{each.sort} {each.text}>" for each in cut_plain(text)]
    assert "".join(shown) == segments


@pytest.mark.parametrize(
    ("text", "rest", "inside"),
    [
        ("Three Stones (ICML 2020)", "Three Stones", "ICML 2020"),
        ("Three Stones [2020]", "Three Stones", "2020"),
        ("Three Stones（ACL）", "Three Stones", "ACL"),
        ("Three Stones【2020】", "Three Stones", "2020"),
        ("Three Stones (ICML 2020).", "Three Stones", "ICML 2020"),
        ("Three Stones (and walls)", "Three Stones (and walls)", ""),
        ("Three Stones (of 2020)", "Three Stones", "of 2020"),
        ("Three Stones (in the year of 2020 and later)", "Three Stones (in the year of 2020 and later)", ""),
        ("Three Stones (of the year 2020 too)", "Three Stones", "of the year 2020 too"),
        ("Three Stones (2020", "Three Stones (2020", ""),
        ("Three Stones 2020", "Three Stones 2020", ""),
        ("(2020)", "(2020)", ""),
        ("Three Stones (ICML) X", "Three Stones (ICML) X", ""),
        ("Stone X(2020)", "Stone X", "2020"),
        ("Three Stones (A)", "Three Stones (A)", ""),
        ("Three Stones ( ICML )", "Three Stones", "ICML"),
        ("Three (2020) Stones (ICML)", "Three (2020) Stones", "ICML"),
        ("Three Stones (ICML 2020)..", "Three Stones (ICML 2020)..", ""),
        ("", "", ""),
    ],
)
def test_brackets_at_the_end(text: str, rest: str, inside: str) -> None:
    """A venue or a date in brackets comes off; anything else in brackets stays."""
    assert take_bracket(text) == (rest, inside)


def test_a_long_bracket_is_part_of_the_title() -> None:
    """A bracket of more than 120 characters is no venue."""
    for count, inside in ((115, f"ICML {'x' * 115}"), (116, "")):
        assert take_bracket(f"Three Stones (ICML {'x' * count})")[1] == inside
