# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Noto fonts as packages ship them → the small fallback fonts of the PDF book.

Input: the folders where the packages of PACKAGES put their fonts.
Output: the files of FONTS in the book's folder; equal packages and an equal fontTools make equal bytes.
All are written beside their places first, and moved when they are complete; fonts in that folder that
FONTS does not name are removed last.
Neighbours: `make fonts` runs it; `survey/sphinx/typst/fonts/README.md` says what the folder is.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).parent / "survey_companion" / "sphinx" / "editions" / "typst" / "fonts"

# The name records that stay: copyright, family and style, version, trademark, licence.
NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17)
ENGLISH = 0x409
EVERY_FEATURE = ("*",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Where fonts come from."""

    name: str  # unique; `--NAME FOLDER` says where its fonts are
    install: str  # the command that brings it
    folder: Path  # where its fonts are if nothing else is said


@dataclass(frozen=True, kw_only=True, slots=True)
class Font:
    """One file of the output."""

    package: str  # a Package's name
    source: str  # path below the package's folder
    output: str  # unique
    keep: frozenset[int] | None = None  # code points, of which a font may lack some; None keeps all it has
    features: Sequence[str] = EVERY_FEATURE
    number: int = -1  # place in a collection, counted from 0; -1 for a file with one font


def parse_ranges(text: str) -> frozenset[int]:
    """Return the code points of ranges such as "20-7E A0", in hexadecimal, both ends included."""
    ends = ((each.split("-")[0], each.split("-")[-1]) for each in text.split())
    return frozenset(point for first, last in ends for point in range(int(first, 16), int(last, 16) + 1))


def decode_rows(codec: str, first: int, last: int) -> frozenset[int]:
    """Return the code points of some rows of a 94×94 standard, as its EUC encoding numbers them."""
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(first, last + 1) for cell in range(1, 95))
    return _decode_all(codec, pairs)


def decode_big5() -> frozenset[int]:
    """Return the code points of Big5 level 1, the 5,401 frequent characters at A440 to C67E."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    pairs = (bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in trails)
    return _decode_all("big5", (pair for pair in pairs if pair <= b"\xc6\x7e"))


def _decode_all(codec: str, texts: Iterable[bytes]) -> frozenset[int]:
    """Return the code points of all texts; what the encoding leaves free is skipped."""
    return frozenset(ord(character) for text in texts for character in text.decode(codec, errors="ignore"))


# Without the slash U+0338: ≠ is to come from the next font, not from = and a slash that does not meet it.
LETTERS = parse_ranges(
    "20-7E A0-24F "  # Latin
    "250-337 339-36F "  # phonetic letters, modifiers, combining marks
    "370-3FF 1F00-1FFF 400-52F "  # Greek, Cyrillic
    "1AB0-1AFF 1DC0-1DFF FE20-FE2F "  # more combining marks
    "1E00-1EFF 2C60-2C7F A700-A71F "  # Latin for Vietnamese, transliteration and Africa; tone letters
    "2000-206F 2070-209F 20A0-20CF "  # punctuation, superscripts, currency
    "2100-22FF 25CC FB00-FB06 FFFD"  # letterlike, fractions, arrows, operators, ligatures
)
# Characters that Unicode shows as emoji unless told otherwise (Emoji_Presentation), and the keycap:
# https://www.unicode.org/reports/tr51/. Only the emoji font has them, so that a row of emoji looks like one.
EMOJI = parse_ranges(
    "20E3 231A-231B 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2648-2653 267F 2693 26A1 26AA-26AB 26BD-26BE "
    "26C4-26C5 26CE 26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705 270A-270B 2728 274C 274E 2753-2755 2757 "
    "2795-2797 27B0 27BF 2B1B-2B1C 2B50 2B55 1F18E 1F191-1F19A"
)
SYMBOLS = parse_ranges("20D0-20FF 2190-21FF 2300-24FF 25A0-27BF 1F100-1F1E5") - EMOJI
SYMBOLS2 = parse_ranges("2190-21FF 2300-245F 25A0-28FF 2B00-2BFF") - EMOJI
MATH = parse_ranges("2190-22FF 2308-230B 27C0-27FF")

HANZI = decode_rows("gb2312", 16, 87) | decode_big5()  # GB2312 level 1 is rows 16 to 55, level 2 the rest
# JIS level 1 is rows 16 to 47; of the Jōyō kanji beyond it, these are in no set named here.
KANJI = decode_rows("euc_jp", 16, 47) | frozenset(map(ord, "丼喩𠮟塡剝頰"))
# Found missing in people's names, in Cantonese, and in Unicode CLDR's characters of Chinese.
OTHER_HAN = frozenset(
    map(
        ord,
        "喆翀旻彣瑄祎頔曌燊赟囍堃珺镕禛翾垚犇骉嚞昉昺昪晧暐棪沄洺淏湉湜炘煐珝珣琇琋琎琤瑀瑒璠畇禔竑綝翙翚翛翯芃諠谞贇赪锜锳锽頠飏龢嫺煒"
        "瑋鋕燁烱㛃玚勍劼妧姌婳嬅孖宬峣嶶弢彧忞愔抃昳晢晳晙杺柷棽楀楙泂滺烜焌燚玘玙珒珵珽琲瑢皞皦祾禕禤絜缊蒨袆訸鈺鋆鍇钘顗飔馡駪髙鳯龑"
        "嘅咗喺哋嚟冇啲嗰嘢咁噉瞓攞啱佢喎嗮揾搵靚邨衞佉唵噁彞懨扥拏摀撣敍殭窶蔕蝟蟄蟳鐡闍頞飆糥擥",
    )
)
HANGUL = decode_rows("euc_kr", 16, 40) | parse_ranges("1100-1112 1161-1175 11A8-11C2 3131-318E")
CJK_SIGNS = parse_ranges(
    "3000-303F 3040-30FF 31F0-31FF 3100-312F 31A0-31BF "  # punctuation, kana, bopomofo
    "3200-32FF "  # enclosed letters and months
    "FE30-FE4F FF00-FFEF"  # compatibility, full-width and half-width forms
)

PACKAGES = (
    Package(
        name="fonts-noto-core",
        install="apt-get install fonts-noto-core",
        folder=Path("/usr/share/fonts/truetype/noto"),
    ),
    Package(
        name="fonts-noto-cjk",
        install="apt-get install fonts-noto-cjk",
        folder=Path("/usr/share/fonts/opentype/noto"),
    ),
    Package(
        name="noto-emoji",
        install="npm install --no-save --prefix . @expo-google-fonts/noto-emoji@0.4.7",
        folder=Path("node_modules/@expo-google-fonts/noto-emoji"),
    ),
)

STYLES = ("Regular", "Italic", "Bold", "BoldItalic")
# Serif where Noto has one that is hardly larger: the book's text is set in a serif.
SCRIPTS = (
    "NaskhArabic",
    "SerifHebrew",
    "SansDevanagari",
    "SansBengali",
    "SansGurmukhi",
    "SerifGujarati",
    "SansOriya",
    "SansTamil",
    "SansTelugu",
    "SansKannada",
    "SerifMalayalam",
    "SansSinhala",
    "SerifThai",
    "SerifLao",
    "SansKhmer",
    "SansMyanmar",
    "SerifTibetan",
    "SerifEthiopic",
    "SerifGeorgian",
    "SerifArmenian",
    # Below 50 kB each
    "SansCanadianAboriginal",
    "SansMeeteiMayek",
    "SansNKo",
    "SansOlChiki",
    "SansThaana",
    "SansTifinagh",
)


def _core(name: str, keep: frozenset[int] | None = None) -> Font:
    file = f"Noto{name}.ttf"
    return Font(package="fonts-noto-core", source=file, output=file, keep=keep)


FONTS = (
    *(_core(f"Sans-{style}", LETTERS) for style in STYLES),
    *(_core(f"{script}-Regular") for script in SCRIPTS),
    _core("SansSymbols-Regular", SYMBOLS),
    _core("SansSymbols2-Regular", SYMBOLS2),
    _core("SansMath-Regular", MATH),
    Font(
        package="fonts-noto-cjk",
        source="NotoSansCJK-Regular.ttc",
        number=2,  # SC
        output="NotoSansCJKsc-Regular.otf",
        keep=HANZI | KANJI | OTHER_HAN | HANGUL | CJK_SIGNS,
        features=("ccmp", "kern", "liga", "mark"),  # regional forms (locl) alone would add 2 MB
    ),
    Font(
        package="noto-emoji",
        source="400Regular/NotoEmoji_400Regular.ttf",
        output="NotoEmoji-Regular.ttf",
    ),
)


def find_missing(fonts: Iterable[Font], folders: Mapping[str, Path]) -> Iterator[str]:
    """Yield a message for each source that is not there, in the order of the fonts."""
    commands = {package.name: package.install for package in PACKAGES}
    for source, package in dict.fromkeys((font.source, font.package) for font in fonts):
        if not (folders[package] / source).is_file():
            yield f"{folders[package] / source} is missing; to have it: {commands[package]}"


def write_font(font: Font, folder: Path, output: Path) -> int:
    """Write the font with what it keeps and without hints; return how many bytes that are."""
    options = _choose_options(font.features)
    opened = TTFont(folder / font.source, fontNumber=font.number, recalcTimestamp=False)
    points = frozenset(opened.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(points if font.keep is None else points & font.keep))
    subsetter.subset(opened)
    opened.save(output / font.output)
    return (output / font.output).stat().st_size


def _choose_options(features: Sequence[str]) -> Any:  # noqa: ANN401 (fontTools has no types)
    """Return fontTools' options: what a PDF needs, in English, and nothing that depends on the day."""
    return subset.Options(
        layout_features=list(features),
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=list(NAMES),
        name_languages=[ENGLISH],
        recalc_timestamp=False,
    )


def remove_others(fonts: Iterable[Font], output: Path) -> None:
    """Remove the fonts that no longer belong to the folder."""
    named = {font.output for font in fonts}
    for path in output.glob("*.[ot]tf"):
        if path.name not in named:
            path.unlink()


def renew_folder(fonts: Sequence[Font], folders: Mapping[str, Path], output: Path) -> dict[str, int]:
    """Write all fonts, and return the size of each file; if one fails, the folder stays as it was."""
    output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".fonts-", dir=output.parent) as name:
        draft = Path(name)
        sizes = {font.output: write_font(font, folders[font.package], draft) for font in fonts}
        for font in fonts:
            (draft / font.output).replace(output / font.output)
    remove_others(fonts, output)
    return sizes


def _parse_arguments() -> tuple[dict[str, Path], Path]:
    """Return each package's folder, and the output's."""
    parser = argparse.ArgumentParser(description="Make the fallback fonts of the PDF book.")
    for package in PACKAGES:
        parser.add_argument(f"--{package.name}", type=Path, default=package.folder, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="FOLDER")
    arguments = parser.parse_args()
    folders = {package.name: getattr(arguments, package.name.replace("-", "_")) for package in PACKAGES}
    return folders, arguments.output


def main() -> None:
    """Write all fonts and their sizes, or nothing but what to install."""
    folders, output = _parse_arguments()
    if missing := list(find_missing(FONTS, folders)):
        sys.exit("\n".join(missing))
    total = 0
    for name, size in renew_folder(FONTS, folders, output).items():
        total += size
        sys.stdout.write(f"{size:>9,}  {name}\n")
    sys.stdout.write(f"{total:>9,}  bytes in all\n")


if __name__ == "__main__":
    main()
