"""Plain text is cut at quotations, brackets and addresses."""

import pytest

from survey_companion.reading.lines.plain_pieces import cut_unmarked, strip_text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Three Stones", "<T Three Stones>"),
        ("“Three Stones” by Ada", "<T ><Q Three Stones> <T by Ada>"),
        ('"Three Stones", ICML', "<T ><Q Three Stones>, <T ICML>"),
        ('see "Three Stones"', '<T see "Three Stones">'),
        ('see "one two three four five" here', "<T see> <Q one two three four five> <T here>"),
        ('see "one two three four" here', '<T see "one two three four" here>'),
        ('the "a"b', '<T the "a"b>'),
        ('"unclosed', '"<T unclosed>'),
        ("a (2020) b", "<T a> <P 2020> <T b>"),
        ("a (and b) c", "<T a (and b) c>"),
        ("ACL (Findings) 2023", "<T ACL (Findings) 2023>"),
        ("(Findings) x", "<T (Findings) x>"),
        ("SO(3) stones", "<T SO(3) stones>"),
        ("SO(123) stones", "<T SO><P 123> <T stones>"),
        ("SO(2020) stones", "<T SO><P 2020> <T stones>"),
        ("S (3) stones", "<T S> <P 3> <T stones>"),
        ("a [2020] b", "<T a> <S 2020> <T b>"),
        ("a [12] b", "<T a> <S 12> <T b>"),
        ("a [and b] c", "<T a [and b] c>"),
        ("a 【ICML】 b", "<T a> <S ICML> <T b>"),
        ("a (Ada Doe, Max Roe) b", "<T a> <P Ada Doe, Max Roe> <T b>"),
        ("a (Ada Doe) b", "<T a> <P Ada Doe> <T b>"),
        ("a (Acme, 2020) b", "<T a> <P Acme, 2020> <T b>"),
        ("a (see (2020)) b", "<T a (see (2020)) b>"),
        ("a (2020] b", "<T a (2020] b>"),
        ("a (2020 b", "<T a (2020 b>"),
        ("a [(2020) b", "<T a [(2020) b>"),
        ("(2020)", "<T ><P 2020><T >"),
        ("a https://example.org/x, b", "<T a> <L https://example.org/x>, <T b>"),
        ("https://example.org/(x).", "<T ><L https://example.org/><T ><P x>.<T >"),
        ("line one\nline two (2020)\n\nthree", "<T line one>\n<T line two> <P 2020><T >\n<T >\n<T three>"),
        ("《滚石研究》，李世民", "<T ><Q 滚石研究>，<T 李世民>"),
        ("「石」と「墙」", "<T 「石」と「墙」>"),
        ("Title[J]. Stones", "<T Title. Stones>"),
        ("Title[C]//Proc", "<T Title. Proc>"),
        ("Title[EB/OL]. x", "<T Title. x>"),
        ("Title [J] x", "<T Title. x>"),
        ("🔥 Stones: 🔥 x", "  <T Stones: x>"),
        ("«Three Stones» x", "<T ><Q Three Stones> <T x>"),
        ("„Three Stones“ x", "<T ><Q Three Stones> <T x>"),
        ('a "b" ("c (2020)") d', '<T a "b"> (<Q c (2020)>) <T d>'),
        ('don\'t "x" y', '<T don\'t "x" y>'),
        ("a (ICML, stones) b", "<T a> <P ICML, stones> <T b>"),
        ("a (ICML, p. 3) b", "<T a> <P ICML, p. 3> <T b>"),
        ("''Three''", "<T ''Three''>"),
    ],
)
def test_pieces_of_plain_text(text: str, pieces: str) -> None:
    """Each piece has its mark, its text, and what stands before and after it."""
    shown = [f"{each.before}<{each.marks} {each.text}>{each.after}" for each in cut_unmarked(text)]
    assert "".join(shown) == pieces


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Three Stones", "Three Stones"),
        ("(Three Stones)", "(Three Stones)"),
        ("(Three Stones", "Three Stones"),
        ("Three Stones)", "Three Stones"),
        ("[Three Stones", "Three Stones"),
        ("a (b) c]", "a (b) c"),
        ("(a) b)", "(a) b"),
        ("((a)", "(a)"),
        ("a “b", "a “b"),
        ("a b”", "a b"),
        ("“a b”", "a b"),
        ('"a b', "a b"),
        ('"a b"', '"a b"'),
        ("«a", "a"),
        ("a»", "a"),
        ('a "b" "c', 'a "b" "c'),
        ("《a》 b》", "a》 b》"),
        (", a ,", "a"),
        ("- a -", "a"),
        ("| a |", "a"),
        ("a.", "a."),
        ("a:", "a"),
        ("a）", "a"),
        ("（a", "a"),
        ("【a", "a"),
        ("a】", "a"),
        ("(a]", "a"),
        ("“a” “b", "“a” “b"),
        ("“a”b”c", "a”b”c"),
        ("", ""),
        ("...", ""),
    ],
)
def test_brackets_and_quotes_without_a_partner(text: str, stripped: str) -> None:
    """Outer separators go, and so does an outer bracket or quotation mark whose partner is elsewhere."""
    assert strip_text(text) == stripped


def test_a_long_bracket_is_no_piece() -> None:
    """A bracket of more than 300 characters belongs to the text around it."""
    for digits, pieces in ((300, 3), (301, 1)):
        text = f"a ({'1' * digits}) b"
        assert len(list(cut_unmarked(text))) == pieces, len(text)
