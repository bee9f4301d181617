"""Lines are cut into pieces with marks and labels."""

import pytest

from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.markdown.inline import parse_line


def _show(text: str, sub: int) -> str:
    shown = []
    for piece in cut(parse_line(text), sub=sub):
        label = f" {piece.label}|{piece.said or ''}" if piece.label else ""
        shown.append(f"{piece.before}<{piece.marks}{label} {piece.text}>{piece.after}")
    return "".join(shown)


@pytest.mark.parametrize(
    ("text", "pieces", "below"),
    [
        (
            "**Stones** *Ada Doe* `ICML` [[paper](u)]",
            "<B Stones> <I Ada Doe> <C ICML> [<L paper>",
            "<B Stones> <I Ada Doe> <C ICML> [<L paper>",
        ),
        (
            "- [2020] **Stones**, *Doe et al.*",
            "- <S 2020> <B Stones>, <I Doe et al.>",
            "- <S 2020> <B Stones>, <I Doe et al.>",
        ),
        ("(*ACL*) Stones", "(<IP ACL>) <T Stones>", "(<IP ACL>) <T Stones>"),
        ("(`oral`) x", "(<CP oral>) <T x>", "(<CP oral>) <T x>"),
        ("(**bold**) x", "(<B bold>) <T x>", "(<B bold>) <T x>"),
        ("Stones *et al.* x", "<T Stones et al. x>", "<T Stones et al. x>"),
        ("**Stones:** x", "<B Stones>: <T x>", "<B Stones>: <T x>"),
        ('**"Stones"** x', "<BQ Stones> <T x>", "<BQ Stones> <T x>"),
        ('**"ab"** x', "<BQ ab> <T x>", "<BQ ab> <T x>"),
        ('**"a"** x', '<B "a"> <T x>', '<B "a"> <T x>'),
        ("**(ab).** x", "<BP ab> <T x>", "<BP ab> <T x>"),
        ('**"a b".** x', "<BQ a b> <T x>", "<BQ a b> <T x>"),
        ("*“Stones”*", "<IQ Stones>", "<IQ Stones>"),
        ('["a"](u)', '<L "a">', '<L "a">'),
        ('""""', "", ""),
        ('"ab"', "<Q ab>", "<Q ab>"),
        ('"a"', '<T "a">', '<T "a">'),
        ("**(2020)**", "<BP 2020>", "<BP 2020>"),
        ("**[2020]**", "<BS 2020>", "<BS 2020>"),
        ("*(Acme)*, x", "<IP Acme>, <T x>", "<IP Acme>, <T x>"),
        ("**(a) b (c)**", "<B (a) b (c)>", "<B (a) b (c)>"),
        ("**[x](u)y**", "<LB x><B y>", "<LB x><B y>"),
        ('`"x y"`', '<C "x y">', '<C "x y">'),
        ("[🔥 paper](u)", "<L paper>", "<L paper>"),
        ("[🔥 stones](u)", "<L 🔥 stones>", "<L 🔥 stones>"),
        ("**Stones**. ", "<B Stones>", "<B Stones>"),
        ("**, Stones ,**", "<B Stones>", "<B Stones>"),
        ("**Stones：**", "<B Stones>:", "<B Stones>:"),
        (
            "Authors: Ada Doe. Code: https://a.org",
            "<T Authors: Ada Doe.>Code<L code|Code https://a.org>",
            "<T authors|Authors Ada Doe.>Code<L code|Code https://a.org>",
        ),
        (
            "Title: Stones; Authors: Ada Doe; Venue: ICML",
            "<T title|Title Stones><T authors|Authors Ada Doe><T venue|Venue ICML>",
            "<T title|Title Stones><T authors|Authors Ada Doe><T venue|Venue ICML>",
        ),
        (
            "**Authors**: Ada Doe",
            "Authors: <T authors|Authors Ada Doe>",
            "Authors: <T authors|Authors Ada Doe>",
        ),
        ("Authors : Ada Doe", "<T Authors : Ada Doe>", "<T authors|Authors Ada Doe>"),
        (
            "**Authors:** *Ada Doe* **Max Roe** stones",
            "Authors <I authors|Authors Ada Doe> <B authors|Authors Max Roe> <T stones>",
            "Authors <I authors|Authors Ada Doe> <B authors|Authors Max Roe> <T stones>",
        ),
        (
            "Paper: [pdf](u) [code](v)",
            "Paper<L title|Paper pdf> <L code>",
            "Paper<L title|Paper pdf> <L code>",
        ),
        ("Code: [x](u), y", "Code<L code|Code x>, <T y>", "Code<L code|Code x>, <T y>"),
        ("TIME: stones in time", "<T TIME: stones in time>", "<T date|TIME stones in time>"),
        ('LINK: "Stones here"', "<T LINK>: <Q Stones here>", "<T LINK>: <Q Stones here>"),
        ("**AUTHORS:** x", "<B AUTHORS>: <T x>", "AUTHORS <T authors|AUTHORS x>"),
        ("**Authors:** x", "Authors <T authors|Authors x>", "Authors <T authors|Authors x>"),
        ("**Date: 2020** x", "<B Date: 2020> <T x>", "<B Date: 2020> <T x>"),
        ("Stones, Venue: ICML", "<T Stones><T venue|Venue ICML>", "<T Stones><T venue|Venue ICML>"),
        ("Stones Remark: x", "<T Stones Remark: x>", "<T Stones Remark: x>"),
        (
            "**Stones**<br>Authors: Ada Doe<br>Venue: ICML",
            "<B Stones>\n<T authors|Authors Ada Doe>\n<T venue|Venue ICML>",
            "<B Stones>\n<T authors|Authors Ada Doe>\n<T venue|Venue ICML>",
        ),
        ("Stones\nWalls", "<T Stones Walls>", "<T Stones Walls>"),
        ("![ICML 2020](u) Stones", "<G ICML 2020> <T Stones>", "<G ICML 2020> <T Stones>"),
        ("[![paper](v)](u)", "<LG paper>", "<LG paper>"),
        ("**a *b* c**", "<B a b c>", "<B a b c>"),
        ("**`a`** x", "<BC a> <T x>", "<BC a> <T x>"),
        ("[`a`](u) x", "<LC a> <T x>", "<LC a> <T x>"),
        ("[*a b*](u)", "<LI a b>", "<LI a b>"),
        ("**a**<br>", "<B a>", "<B a>"),
        ("x <foo> y", "<T x y>", "<T x y>"),
        ("*a* *b*", "<I a> <I b>", "<I a> <I b>"),
        ("*a*, *b*", "<I a>, <I b>", "<I a>, <I b>"),
        ("**a** **b**", "<B a> <B b>", "<B a> <B b>"),
        ("[a](u)[b](v)", "<L a><L b>", "<L a><L b>"),
        ("[a](u) [b](u)", "<L a> <L b>", "<L a> <L b>"),
        ("作者：李世民", "<T 作者：李世民>", "<T authors|作者 李世民>"),
        ("**Title**: Stones", "Title: <T title|Title Stones>", "Title: <T title|Title Stones>"),
        ("Title: Stones", "<T title|Title Stones>", "<T title|Title Stones>"),
        ('"Title": x', "<Q Title>: <T x>", "<Q Title>: <T x>"),
        ("Env: x", "<T Env: x>", "<T Env: x>"),
    ],
)
def test_pieces(text: str, pieces: str, below: str) -> None:
    """Each piece has its marks, what a label says of it, and its text; labels mean more in a sub-item."""
    assert (_show(text, 0), _show(text, 1)) == (pieces, below)
