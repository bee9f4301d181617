"""Text → whether it is the name of a journal in short words, such as "Nat. Mach. Intell." and "J Chem Phys".

Input: words. Output: yes or no. Libraries and publishers shorten the names of journals by one standard
(ISO 4), so that the short words are the same in all lists.
"""

import re
from collections.abc import Sequence

_SHORT = frozenset(
    """
    Program
    Abstr Acad Acoust Adv Aeronaut Aerosp Agric Algebr Am Amer Anal Anesth Angew Ann Annu Anthropol Appl
    Arch Archaeol Archit Artif Assoc Astron Astrophys Atmos Atom Autom Auton Bacteriol Behav Biochem
    Biodivers Bioeng Biogeogr Bioinf Bioinform Biol Biomech Biomed Biophys Biosci Biotechnol Bot Br Bull
    Cardiol Catal Ceram Chem Chim Chin Chromatogr Civ Clim Clin Cogn Combust Commun Comp Compd Comput
    Concr Concurr Conf Conserv Constr Contemp Contr Contrib Corros Cosmol Crim Criminol Crit Cryptogr
    Cryst Crystallogr Curr Cybern Demogr Dent Dermatol Des Dev Diagn Dis Discov Distrib Dyn Earthq Ecol
    Econ Econom Ecosyst Ed Eds Educ Electr Electroanal Electrochem Embed Emot Endocrinol Eng Engrg Entomol
    Environ Epidemiol Ergon Eur Evol Exp Explor Financ Funct Genet Genom Geogr Geol Geophys Geosci Geotech
    Gerontol Glaciol Herpetol Hist Hosp Hous Hum Hydraul Hydrol Immunol Ind Indus Inf Infect Inform Innov
    Inorg Instrum Int Intell Interdiscip Intern Interv Intl J Jpn Knowl Lang Laryngol Lett Libr Limnol
    Linguist Lit Mach Macromol Mag Manag Manage Manuf Matem Mater Math Meas Mech Med Metab Metabolom
    Meteorol Meth Microb Microbiol Microsc Microw Mol Monogr Mycol Nanomater Nanotechnol Nat Natl Netw
    Neur Neuro Neurobiol Neuroinform Neurol Neurosci Nucl Numer Nurs Nutr Obes Obstet Oceanogr Oncol Oper
    Ophthalmol Opt Optim Ornithol Orthop Otolaryngol Palaeontol Paleontol Parasit Parasitol Pathol Pediatr
    Pers Perspect Pharm Pharmacol Philol Philos Photobiol Photochem Photogr Photogramm Photon Phylogenet
    Phys Physiol Plast Polit Polym Popul Pract Princ Probab Probl Proc Prod Prog Progr Prot Proteom
    Psychiat Psychiatr Psychol Publ Purif Quant Quart Radiat Radiol Recognit Reconfig Reg Regul Rehabil
    Reliab Renew Rep Reprod Res Respir Rev Rheumatol Saf Scand Sci Secur Semant Semicond Sens Sep Ser Serv
    Simul Soc Sociol Softw Spectr Spectrochim Spectrom Spectrosc Stat Stoch Struct Stud Supercomput Surg
    Surv Sustain Symb Symp Syst Technol Telecommun Telemed Theor Ther Thermochim Thromb Toxicol Trans
    Transp Transplant Tribol Trop Turbul Ultrason Urol Usab Vac Vasc Veh Vib Virol Vis Wirel Zool
    """.split()
)
# Words that stand whole beside short ones; compared in lower case.
_WHOLE = frozenset(
    """
    a access account acids acm acs acta advances aerospace affect aided algorithm algorithms alloys and
    angewandte applied artificial audio b biochemistry bioinformatics biology bmc brain brief bus c cancer
    catalysis cell cells chaos chemistry circ circuits circulation cities climate clinical coastal colloid
    colloids comb computers computing condensed control cyber cybersecurity d data database databases de
    deep der des desalination die digit digital discrete e earth ecology electron electrophoresis energy
    engineering evolution experience expert f fluid fluids food foods for forum found front fuels fusion
    fuzzy für g gen genome genomics geophysics geoscience graph gut health heart heredity housing icarus
    ieee iet image imaging in informatics intelligent interact interface interfaces internet jama js
    knowledge lancet langmuir language large lasers learn learning log logic machine magn mammal mar
    marketing materials media medicine methods microbiology min mind mining mob mobile model models
    molecular molecules multimedia nano nanoscale nature network neural neuroimage neuron nucleic
    nutrients ocean of on one open optics organ pain parallel pattern patterns perform photonics physics
    planet planning plant plants plasma plos policy polymer polymers power privacy process program
    programs proteins psychiatry quantum radio reality remote reports rob robot robotics rock rural safety
    science security sensing series signal sleep small social soft software soil solar solid solids sound
    space speech sports storage stroke structures studies supply surf surface systems talanta tetrahedron
    text the theory top transportation trauma trends tropical uncertain und urban vet virtual virus
    viruses vision visualization water web x
    """.split()
)
_MOST = 14  # words of a name
_SPLIT = re.compile(r"[\s,:&/()-]+")


def is_journal(words: Sequence[str]) -> bool:
    """Whether the words are those of a journal's name, one of them short; hardly any may be another word."""
    if len(words) < 2 or len(words) > _MOST:
        return False
    short = sum([word.removesuffix(".") in _SHORT for word in words])
    if not short:
        return False
    others = sum(word.removesuffix(".") not in _SHORT and word.casefold() not in _WHOLE for word in words)
    return not others or (others == 1 and (short >= 3 or (short == 2 and words[0] == "J")))


def is_abbreviated(text: str) -> bool:
    """Whether every word is short for one, so that it can only be a journal: "Angew. Chem. Int. Ed."."""
    if text.count(".") < 2:
        return False
    words = _SPLIT.split(text.strip())
    whole = sum(word.casefold() in _LITTLE for word in words)
    short = sum(bool(_DOTTED.fullmatch(word)) for word in words)
    letters = sum(len(word) == 1 and word.isupper() for word in words)
    return 2 <= len(words) <= _MOST and short >= 2 and short + whole + letters == len(words)


_DOTTED = re.compile(r"[A-Z][a-z]{2,11}\.")
_LITTLE = frozenset(("of", "and", "the", "in", "on", "for"))


def goes_on(before: str, after: str) -> bool:
    """Whether a full stop between the texts belongs to a short word of a journal's name."""
    last = _SPLIT.split(before[-24:])[-1]
    following = _SPLIT.split(after[:24], maxsplit=2)[:2]
    first = following[0].removesuffix(".")
    is_known = any(each.removesuffix(".") in _SHORT for each in following) or first.casefold() in _WHOLE
    return last in _SHORT and (is_known or (len(first) == 1 and first.isupper()))
