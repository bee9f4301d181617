"""The languages that are known by name, grouped into families.

Output: for a name as a record may have it ("Farsi", "fa"), the language's usual name and its family.
Families and their names are those of ISO 639-5, https://id.loc.gov/vocabulary/iso639-5.html, or of a single
language its own name; large families stand as branches that the standard has, and what is left of them. Codes
are those of ISO 639-1. English is apart from the other Germanic languages, since most works name it beside
the languages that they are about.
To add a language or another name of one, add it to its line; a language that is in no line is of no known
family, and is shown by the name that its record has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

OTHERS = "Other languages"

# Each line: a family, and its languages; a slash separates the names of one language, the usual name first.
_FAMILIES = """
English: English/en
Germanic: Afrikaans/af, Bavarian, Danish/da, Dutch/Flemish/nl, Faroese/fo, German/de, Icelandic/is,
 Limburgish/li, Low German/Low Saxon, Luxembourgish/lb, Norwegian/no, Norwegian Bokmål/nb,
 Norwegian Nynorsk/nn, Scots, Swedish/sv, Swiss German, West Frisian/Frisian/fy, Yiddish/yi
Romance: Aragonese/an, Asturian, Catalan/ca, Corsican/co, French/fr, Friulian, Galician/gl, Italian/it,
 Ladin, Latin/la, Ligurian, Lombard, Neapolitan, Occitan/oc, Piedmontese, Portuguese/Brazilian Portuguese/pt,
 Romanian/Moldovan/ro, Romansh/rm, Sardinian/sc, Sicilian, Spanish/Castilian/es, Venetian, Walloon/wa
Slavic: Belarusian/be, Bosnian/bs, Bulgarian/bg, Croatian/hr, Czech/cs, Kashubian, Macedonian/mk,
 Montenegrin, Polish/pl, Russian/ru, Rusyn, Serbian/sr, Serbo-Croatian/sh, Silesian, Slovak/sk,
 Slovenian/Slovene/sl, Sorbian, Ukrainian/uk, Upper Sorbian, Lower Sorbian
Indo-European, others: Albanian/sq, Ancient Greek, Armenian/hy, Breton/br, Cornish/kw, Greek/Modern Greek/el,
 Irish/Irish Gaelic/ga, Latgalian, Latvian/lv, Lithuanian/lt, Manx/gv, Samogitian, Scottish Gaelic/gd,
 Welsh/cy
Indic: Angika, Assamese/as, Awadhi, Bengali/Bangla/bn, Bhojpuri, Chhattisgarhi, Dhivehi/Maldivian/dv, Dogri,
 Gujarati/gu, Hindi/hi, Kashmiri/ks, Konkani, Magahi, Maithili, Marathi/mr, Nepali/ne, Odia/Oriya/or,
 Pali/pi, Punjabi/Panjabi/pa, Rajasthani, Romani, Sanskrit/sa, Saraiki, Sindhi/sd, Sinhala/Sinhalese/si,
 Urdu/ur
Iranian: Balochi, Dari, Kurdish/ku, Kurmanji/Northern Kurdish, Mazanderani, Ossetian/Ossetic/os, Pashto/ps,
 Persian/Farsi/fa, Sorani/Central Kurdish, Tajik/tg, Zazaki
Dravidian: Gondi, Kannada/kn, Malayalam/ml, Tamil/ta, Telugu/te, Tulu
Chinese: Chinese/Mandarin/Mandarin Chinese/Simplified Chinese/Traditional Chinese/Standard Chinese/zh,
 Cantonese/Yue/Yue Chinese, Classical Chinese, Gan, Hakka, Hokkien/Min Nan/Southern Min, Wu/Wu Chinese
Tibeto-Burman: Burmese/Myanmar/my, Chin, Dzongkha/dz, Jingpho/Kachin, Karen, Lisu, Manipuri/Meitei/Meiteilon,
 Mizo/Lushai, Newari/Newar, Tibetan/bo, Yi
Japanese: Japanese/ja, Ryukyuan, Okinawan
Korean: Korean/ko
Turkic: Azerbaijani/Azeri/az, Bashkir/ba, Chuvash/cv, Crimean Tatar, Gagauz, Kazakh/kk, Kyrgyz/Kirghiz/ky,
 Ottoman Turkish, Sakha/Yakut, Tatar/tt, Turkish/tr, Turkmen/tk, Tuvan, Uyghur/Uighur/ug, Uzbek/uz
Mongolian: Buryat, Kalmyk, Mongolian/mn
Uralic: Erzya, Estonian/et, Finnish/fi, Hungarian/hu, Karelian, Komi/kv, Livonian, Mari, Moksha,
 Northern Sámi, Sámi/Sami/se, Udmurt, Veps, Võro
Semitic: Amharic/am, Arabic/Modern Standard Arabic/ar, Aramaic, Egyptian Arabic, Hebrew/he, Maltese/mt,
 Moroccan Arabic/Darija, Syriac, Tigre, Tigrinya/ti
Afro-Asiatic, others: Afar/aa, Berber/Amazigh, Coptic, Hausa/ha, Kabyle, Oromo/Afaan Oromo/om, Somali/so,
 Tamasheq, Tamazight
Niger-Kordofanian: Akan/ak, Bambara/bm, Bemba, Chichewa/Nyanja/Chewa/ny, Dyula, Edo, Efik, Ewe/ee, Fon,
 Fula/Fulah/Fulfulde/ff, Ga, Ganda/Luganda/lg, Herero/hz, Igbo/ig, Kabiye, Kamba, Kikuyu/Gikuyu/ki, Kimbundu,
 Kinyarwanda/rw, Kirundi/Rundi/rn, Kongo/Kikongo/kg, Lingala/ln, Luba-Kasai/Tshiluba, Mossi/Mooré,
 Nigerian Fulfulde, Northern Ndebele/nd, Northern Sotho/Sepedi, Sango/sg, Sesotho/Sotho/Southern Sotho/st,
 Shona/sn, Southern Ndebele/Ndebele/nr, Susu, Swahili/Kiswahili/sw, Swati/Swazi/siSwati/ss, Temne, Tiv,
 Tsonga/Xitsonga/ts, Tswana/Setswana/tn, Tumbuka, Twi/tw, Umbundu, Venda/Tshivenda/ve, Wolof/wo,
 Xhosa/isiXhosa/xh, Yoruba/yo, Zulu/isiZulu/zu
Nilo-Saharan: Dinka, Kanuri, Luo/Dholuo, Maasai, Nuer, Songhay, Zarma
Tai: Lao/lo, Shan, Thai/th, Zhuang/za
Austro-Asiatic: Khasi, Khmer/Cambodian/km, Mon, Mundari, Santali, Vietnamese/vi, Wa
Hmong-Mien: Hmong, Mien
Austronesian: Acehnese, Balinese, Banjarese/Banjar, Batak, Bikol, Buginese/Bugis, Cebuano, Chamorro/ch,
 Fijian/fj, Filipino/Tagalog/tl, Hawaiian, Hiligaynon, Ilocano/Iloko, Indonesian/Bahasa Indonesia/id,
 Javanese/jv, Kapampangan/Pampanga, Madurese, Malagasy/mg, Malay/ms, Maori/Māori/mi, Minangkabau, Pangasinan,
 Samoan/sm, Sasak, Sundanese/su, Tahitian/ty, Tetum, Tongan/to, Waray
Caucasian: Abkhazian/Abkhaz/ab, Adyghe, Avaric/Avar/av, Chechen/ce, Dargwa, Georgian/ka, Ingush, Kabardian,
 Lezgian, Mingrelian, Svan
Basque: Basque/eu
American Indian: Aymara/ay, Cherokee, Choctaw, Cree/cr, Greenlandic/Kalaallisut/kl, Guarani/Guaraní/gn,
 Inuktitut/iu, K'iche'/Quiché, Lakota, Mapudungun/Mapuche, Maya/Yucatec Maya, Nahuatl/Náhuatl, Navajo/nv,
 Ojibwe/Ojibwa/oj, Otomi, Quechua/qu, Shipibo-Konibo, Wixarika/Huichol, Zapotec
Creoles and pidgins: Bislama/bi, Haitian Creole/Haitian/ht, Jamaican Patois, Kabuverdianu/Cape Verdean Creole,
 Krio, Mauritian Creole, Nigerian Pidgin/Naija, Papiamento, Tok Pisin
Artificial: Esperanto/eo, Ido/io, Interlingua/ia, Interlingue/ie, Klingon, Lojban, Toki Pona, Volapük/vo
Sign: American Sign Language/ASL, British Sign Language/BSL, Chinese Sign Language, German Sign Language,
 Sign language
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownLanguage:
    """A language of the table."""

    name: str  # its usual name
    family: str


def find_language(name: str) -> KnownLanguage | None:
    """Return the language of this name or code; `None` if the table does not have it."""
    return _by_name().get(_fold(name.strip()))


def _fold(name: str) -> str:
    """Return the name without case; but "Ga" is a language, and "ga" the code of another."""
    return name if len(name) == 2 else name.casefold()


@cache
def families() -> tuple[str, ...]:
    """Return the families in the order of the table, and `OTHERS` last."""
    return (*_read(), OTHERS)


@cache
def _by_name() -> Mapping[str, KnownLanguage]:
    return {
        _fold(name): KnownLanguage(name=names[0], family=family)
        for family, languages in _read().items()
        for names in languages
        for name in names
    }


def _read() -> dict[str, list[list[str]]]:
    """Return the names of each language by family."""
    lines = _FAMILIES.replace("\n ", " ").strip().split("\n")
    parts = (line.partition(": ") for line in lines)
    return {
        family: [names.strip().split("/") for names in languages.split(",")] for family, _, languages in parts
    }
