"""Text → whether it is the name of a journal in short words, such as "Nat. Mach. Intell." and "J Chem Phys".

Input: words. Output: yes or no. Libraries and publishers shorten the names of journals by one standard
(ISO 4), so that the short words are the same in all lists.
"""

import re
from collections.abc import Sequence

_SHORT = frozenset(
    """
    Abstr Acad Acoust Adv Aeronaut Agric Algebr Am Amer Anal Anesth Ann Annu Anthropol Appl Arch Archaeol
    Artif Assoc Astron Astrophys Atmos Atom Autom Auton Behav Biochem Bioeng Bioinf Bioinform Biol Biomech
    Biomed Biophys Biosci Biotechnol Br Bull Cardiol Chem Chin Civ Clim Clin Cogn Commun Comp Comput
    Concurr Conf Constr Contemp Contr Contrib Crit Cryptogr Cryst Curr Cybern Dent Dermatol Des Dev Diagn
    Dis Discov Distrib Dyn Earthq Ecol Econ Econom Educ Electr Embed Emot Endocrinol Eng Engrg Environ
    Epidemiol Ergon Eur Evol Exp Explor Financ Funct Genet Genom Geogr Geol Geophys Geosci Gerontol Hist
    Hosp Hum Hydrol Immunol Ind Indus Inf Inform Innov Instrum Int Intell Interdiscip Intern Interv J Jpn
    Knowl Lang Laryngol Lett Libr Linguist Lit Mach Mag Manag Manage Manuf Matem Mater Math Meas Mech Med
    Metab Meteorol Meth Microbiol Microsc Microw Mol Monogr Nat Natl Netw Neur Neuro Neurobiol Neuroinform
    Neurol Neurosci Nucl Numer Nurs Nutr Obes Obstet Oceanogr Oncol Oper Ophthalmol Opt Optim Orthop
    Otolaryngol Parasitol Pathol Pediatr Pers Perspect Pharm Pharmacol Philos Photogramm Photon Phys
    Physiol Plast Polit Polym Pract Princ Probab Probl Proc Prod Prog Progr Prot Psychiatr Psychol Publ
    Quant Quart Radiat Radiol Recognit Reconfig Regul Rehabil Reliab Rep Reprod Res Respir Rev Rheumatol
    Saf Scand Sci Secur Semant Semicond Sens Ser Serv Simul Soc Sociol Softw Spectr Spectrom Spectrosc
    Stat Stoch Struct Stud Supercomput Surg Surv Symb Symp Syst Technol Telecommun Theor Ther Thromb
    Toxicol Trans Transp Transplant Tribol Trop Ultrason Urol Usab Vac Vasc Veh Vib Virol Vis Wirel Zool
    """.split()
)
# Words that stand whole beside short ones; compared in lower case.
_WHOLE = frozenset(
    """
    a access account acm acs advances aerospace affect aided algorithm algorithms and applied artificial
    audio b bioinformatics biology bmc brain brief bus c cancer cell chaos circ circuits circulation comb
    computing control cyber cybersecurity d data database databases de deep der des die digit digital
    discrete e earth electron electrophoresis energy engineering experience expert f food for forum found
    front fuels fuzzy für g gen geoscience graph gut health heart ieee iet image imaging in informatics
    intelligent interact internet jama js knowledge lancet language large learn learning log logic machine
    magn mar marketing materials media medicine methods min mining mob mobile model models multimedia nano
    nature network neural neuroimage neuron nucleic nutrients ocean of on one open optics organ pain
    parallel pattern perform physics plos policy power privacy process psychiatry radio reality remote
    reports rob robot robotics rural safety science security sensing series signal sleep small social soft
    software soil solar sound space speech sports storage stroke structures supply surf systems text the
    theory top transportation trauma trends uncertain und vet virtual vision visualization water web x
    """.split()
)
_MOST = 14  # words of a name
_SPLIT = re.compile(r"[\s,:&/()-]+")


def is_journal(words: Sequence[str]) -> bool:
    """Whether the words are those of a journal's name, one of them short; hardly any may be another word."""
    if len(words) < 2 or len(words) > _MOST:
        return False
    short = sum(word.removesuffix(".") in _SHORT for word in words)
    others = sum(word.removesuffix(".") not in _SHORT and word.casefold() not in _WHOLE for word in words)
    return short >= 1 and (not others or (others == 1 and (short >= 3 or (short == 2 and words[0] == "J"))))


def goes_on(before: str, after: str) -> bool:
    """Whether a full stop between the texts belongs to a short word of a journal's name."""
    last = _SPLIT.split(before[-24:])[-1]
    first = _SPLIT.split(after[:24], maxsplit=1)[0].removesuffix(".")
    return last in _SHORT and (first in _SHORT or first.casefold() in _WHOLE)
