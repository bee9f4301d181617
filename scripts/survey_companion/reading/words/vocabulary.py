"""The words by which the text of a list is told apart: titles, names, venues, dates, labels and headings.

The tables hold words that are in general use in computer science and its neighbours, in English and Chinese.
None of them belongs to one list. A Chinese word is written without spaces: compare it as a part of the text.
"""


def _words(text: str) -> frozenset[str]:
    """Return the words of a table, which are separated by bars; line breaks mean nothing."""
    return frozenset(word for line in text.split("\n") for word in line.strip().split("|") if word)


def _meanings(tables: dict[str, str]) -> dict[str, str]:
    """Return what each word of the tables means."""
    return {word: meaning for meaning, text in tables.items() for word in _words(text)}


# Short names of conferences, journals and preprint servers; compared with one word, case and all.
VENUES: frozenset[str] = _words(
    """
    *SEM|3DIMPVT|3DPVT|3DV|AAAI|AAAI-MAKE|AAAIW|AACL|AACL-IJCNLP|AAMAS|ACC|ACCV|ACCVW|ACII|ACISP|ACL|
    ACL-IJCNLP|ACL/IJCNLP|ACLW|ACM|ACM-BCB|ACM-MM|ACML|ACMM|ACMMM|ACMMMW|ACNS|ACPR|ACS|ACSAC|ADBIS|ADCS|
    AFRICACRYPT|AGU|AICAS|AIDB|aiDB|aiDM|AIED|AIES|AIIDE|AIJ|AIME|AIRS|AISec|AISTATS|AIStats|ALENEX|ALT|
    AMIA|AMTA|ANCS|ANRW|APBC|APLAS|APNet|APNOMS|APPROX|APPROX/RANDOM|APSEC|APSIPA|APSys|APWeb|
    APWeb-WAIM|ArgMining|ARR|ARXIV|ArXiV|ArXiv|Arxiv|arXiv|arxiv|ASE|ASEW|ASIACCS|AsiaCCS|ASIACRYPT|
    AsiaCrypt|Asiacrypt|ASOC|ASONAM|ASP-DAC|ASPDAC|ASPLOS|ASRU|ATC|ATVA|AuRo|AutomotiveUI|AutoUI|AVSP|
    AVSS|BCB|BEA|BELIV|BHI|BIBM|BigData|BioArxiv|bioArxiv|BioCAS|BioNLP|BioRxiv|BiorXiv|bioRxiv|biorxiv|
    BlackboxNLP|BlackHat|BMC|BMJ|BMVA|BMVC|BMVCW|BrainLes|BTAS|BTW|BVM|CACM|CADE|CAGD|CAIP|CALCS|CANS|
    CASA|CAV|CAVW|CBMI|CCC|CCGRID|CCGrid|CCIS|CCL|CCNC|CCPE|CCR|CCS|CCSW|CDC|CEC|CEUR|CEUR-WS|CG&A|CGA|
    CGF|CGI|CGO|ChemRxiv|chemRxiv|chemrxiv|CHES|CHI|CHIEA|CHIIR|CHIL|CHiME|CIARP|CIBM|CICC|CICLing|CIDR|
    CIG|CIKM|CLeaR|CLEF|ClinicalNLP|CMIG|CMPB|CNSM|CODASPY|CODES+ISSS|CogSci|COLING|Coling|COLLAs|
    CoLLAs|COLM|CoLM|COLT|CompEd|COMPSAC|COMSNETS|COMST|CoNEXT|CONLL|CoNLL|CORL|CoRL|CoRR|COSADE|CPAIOR|
    CPAL|CRYPTO|Crypto|CSBJ|CSCW|CSCW2|CSCWD|CSEDU|CSF|CSFW|CSL|CSMR|CSUR|CT-RSA|CVIU|CVM|CVPR|Cvpr|
    cvpr|CVPR-W|CVPRW|DAC|DAFX|DAFx|DAGM|DAMI|DaMoN|DASFAA|DaWaK|DBTest|DCASE|DCOSS|DEBS|DEEM|DEFCON|
    DEXA|DICTA|DIMVA|DIS|DISC|DKE|DLMIA|DLS|DMKD|DMLR|DSAA|DSD|DSN|DSTC|EAAI|EAAMO|EACL|EAMT|EarthArXiv|
    EarthVision|EC|EC-TEL|ECAI|ECC|ECCB|ECCV|ECCV-W|ECCVW|ECIR|ECML|ECML-PKDD|ECML/PKDD|ECMLPKDD|ECOOP|
    ECRTS|ECSA|ECSCW|EDBT|EDBT/ICDT|EDM|EG|EGSR|EGU|EGVE|EICS|EKAW|eLife|EMBC|EMMCVPR|EMNLP|EMNLP-CoNLL|
    EMNLP-IJCNLP|EMNLPW|EMSE|EMSOFT|ENLG|ePrint|ESANN|ESEC|ESEC/FSE|ESEM|ESOP|ESORICS|ESWA|ESWC|ETRA|
    Euro-Par|Euro-S&P|EUROCRYPT|EuroCrypt|Eurocrypt|EUROGRAPHICS|Eurographics|EuroMLSys|EuroPar|EuroS&P|
    EuroSec|EuroSP|EUROSPEECH|Eurospeech|EUROSYS|EuroSys|Eurosys|EuroVA|EuroVis|EuroXR|EUSIPCO|
    EvoApplications|EvoStar|EWRL|EWSN|FAccT|FAST|FAT*|FAT/ML|FCCM|FCS|FDG|FG|FGCS|FGR|FIE|FLAIRS|FMCAD|
    FMSD|FOCS|FoSSaCS|FPL|FPT|FSCD|FSE|FSE/ESEC|FSR|FSTTCS|FUZZ-IEEE|GCPR|GECCO|GlobalSIP|GLOBECOM|
    Globecom|GLSVLSI|GMP|GPCE|GRADES-NDA|GRSL|GRSM|HAIS|HCII|HCOMP|HiPC|HiPEAC|HLT-NAACL|HOPL|HotChips|
    HotCloud|HotDep|HotEdge|HotMobile|HotNets|HotOS|HotPar|HotPower|HotStorage|HPCA|HPDC|HPG|HPSR|HRI|
    Humanoids|I3D|IAAI|IACR|IbPRIA|IC2E|ICAART|ICAC|ICAISC|ICALP|ICALT|ICANN|ICAPS|ICAR|ICARCV|ICASSP|
    ICASSPW|ICAT-EGVE|ICB|ICC|ICCAD|ICCC|ICCD|ICCE|ICCP|ICCS|ICCSA|ICCV|ICCV-W|ICCVW|ICDAR|ICDCS|ICDE|
    ICDEW|ICDM|ICDMW|ICDT|ICER|ICFHR|ICFP|ICIAP|ICICS|ICIG|ICIN|ICINCO|ICIP|ICISP|ICLP|ICLR|ICLR-W|
    ICLRW|ICMC|ICME|ICMEW|ICMI|ICML|ICML-W|ICMLA|ICMLC|ICMLW|ICMR|ICNP|ICONIP|ICPADS|ICPC|ICPE|ICPP|
    ICPR|ICPRW|ICRA|ICRAW|ICS|ICSA|ICSC|ICSE|ICSE-NIER|ICSE-SEIP|ICSEW|ICSLP|ICSM|ICSME|ICSOC|ICST|
    ICTAI|ICTIR|ICUAS|ICVGIP|ICVS|ICWE|ICWS|ICWSM|IDA|IEA/AIE|IEEE|IEEE-S&P|IEEE-SP|IEEEVR|IEICE|
    IFAAMAS|IFAC|IFM|IGARSS|IH&MMSEC|IH&MMSec|IIiX|IISWC|IJAIED|IJBRA|IJCAI|IJCAI-ECAI|IJCAI-PRICAI|
    IJCAIW|IJCAR|IJCARS|IJCB|IJCNLP|IJCNLP-AACL|IJCNN|IJCV|IJDAR|IJGI|IJHCI|IJHCS|IJMS|IJRR|IJRS|IJSEKE|
    IMC|IMWUT|INDOCRYPT|INFOCOM|Infocom|InfoVis|INLG|Internetware|INTERSPEECH|InterSpeech|Interspeech|
    IOP|IoT-J|IoTDI|IoTJ|IP&M|IPAW|IPCO|IPDPS|IPEC|IPM|IPMI|IPPS|IPSJ|IPSN|IPTA|IROS|IROSW|ISBI|ISC|
    ISCA|ISCAS|ISCC|ISCSLP|ISER|ISIE|ISIT|ISLPED|ISMAR|ISMB|ISMB/ECCB|ISMIR|ISNN|ISPASS|ISPD|ISPRS|ISRR|
    ISSCC|ISSRE|ISSTA|ISWC|ITCS|ITiCSE|ITSC|ITW|IUI|IVA|IVC|IVCNZ|IWCS|IWOMP|IWPT|IWQoS|IWSLT|J-BHI|
    J-STSP|JAAMAS|JACM|JACS|JAES|JAIR|JAMA|JAMIA|JAMIA-Open|JAR|JASA|JASIS|JASIST|JBD|JBHI|JBI|JCDCG|
    JCDL|JCGT|JCIM|JCP|JCSS|JCST|JCTC|JEDM|JELIA|JETAI|JFP|JFR|JIOT|JIST|JLA|JMI|JMIR|JMIV|JMLR|JNLE|
    JoC|JOCCH|JOSS|JPCL|JPDC|JSAC|JSS|JSSC|JSTARS|JSTAT|JSTSP|JURSE|JVCIR|JWS|K-CAP|KAIS|KBS|KCAP|KDD|
    KDDW|KES|KoliCalling|L4DC|L@S|LAK|LCN|LCPC|LCTES|LDAV|LDOW|LICS|LLM4Code|LMCS|LNAI|LNCS|LNICST|LoG|
    LOPSTR|LPAR|LPNMR|LRE|LREC|LREC-COLING|MAPL|MASCOTS|MDM|MDPI|MEDI|MedIA|MedRxiv|medRxiv|medrxiv|
    MFCS|MIA|MICCAI|MICCAIW|MICRO|MIDL|MIG|MIPR|MIREX|ML4H|MLCAD|MLHC|MLJ|MLMI|MLSP|MLST|MLSYS|MLSys|MM|
    MMAsia|MMM|MMSP|MMSys|MMW|MOBICOM|MobiCom|Mobicom|MobiHoc|MobileHCI|MobiSys|MRQA|MSR|MSST|MTAP|MVAP|
    MWSCAS|NAACL|NAACL-HLT|NAACL/HLT|NAACLW|NAR|NDSS|NECO|NEJM|NEJM-AI|NeSy|NeuIPS|NEURIPS|NeurIPS|
    NeurIPs|Neurips|neurips|NeurIPS-W|NeurIPSW|NFM|NIME|NIPS|Nips|NIPSW|NLBSE|NLP4ConvAI|NLPCC|NOCS|
    NODALIDA|NoDaLiDa|NOMS|NordiCHI|NSDI|NSPW|NSR|NTCIR|NTIRE|Oakland|OJCOMS|OOPSLA|OpenReview|
    Openreview|openreview|OPODIS|OSDI|OSF|OUP|OzCHI|PacificVis|PACLIC|PACM-HCI|PACMHCI|PACMMOD|PACMPL|
    PACT|PAKDD|PAMI|PEPM|PerCom|PETS|PG|PIEEE|PIMRC|PKC|PKDD|PLDI|PLOS|PLoS|PMLR|PNAS|PODC|PODS|PoPETS|
    PoPETs|POPL|PPDP|PPOPP|PPoPP|PPSN|PQCrypto|PR|PRA|PRB|PRCV|PRE|Preprints|preprints.org|PRICAI|PRL|
    PRX|PSB|PsyArXiv|PVLDB|QCE|QIP|QoMEX|QRS|QSIC|RA-L|RAID|RAL|RANLP|RECOMB|RECSYS|RecSys|Recsys|REFSQ|
    RepL4NLP|ResearchGate|ResearchSquare|RLC|RLDM|RLJ|RO-MAN|ROBIO|RoboCup|ROCLING|RoMan|RSE|RSNA|RSS|
    RTAS|RTSS|RuleML|S&P|SAC|SACMAT|SafeAI|SAGT|SANER|SaTML|SC|SCAM|SCIA|SCIS|SciSec|SciVis|SDM|SEAMS|
    SEC|SecDev|SECON|SecureComm|SEKE|SEMANTiCS|SEMEVAL|SemEval|SenSys|SGP|SIAM|SIBGRAPI|SICOMP|SIGARCH|
    SIGBED|SIGCHI|SIGCOMM|SIGCSE|SIGDAT|SIGDIAL|SIGDial|SIGdial|SIGGRAPH|Siggraph|SIGGRAPH-Asia|
    SIGGRAPH/Eurographics|SIGGRAPHAsia|SIGGRAPHW|SIGHAN|SIGIR|SIGIR-AP|SIGKDD|SIGMETRICS|SIGMOD|
    SIGMOD-Companion|SIGMOD/PODS|SIGMORPHON|SIGNLL|SIGOPS|SIGSPATIAL|SIGTYP|SIGWEB|SIIMS|SIMODS|SIOPT|
    SiPS|SLT|SMC|SNAM|SNAPL|SocArXiv|SOCC|SoCC|SOCG|SoCG|SoCS|SODA|SoftwareX|SOSA|SOSP|SOSR|SOUPS|SP|
    SPAA|SPAWC|SpeechCom|SPIC|SPIE|SPIRE|SPL|SPLASH|SPLC|SPW|SRDS|SSBSE|SSCI|SSDBM|SSRN|SSTD|SSVM|SSW|
    STACOM|STACS|StarSEM|STOC|STVR|SWJ|SysML|SYSTOR|T-AFFC|T-ASE|T-ASLP|T-CSVT|T-IFS|T-II|T-IP|T-IT|
    T-ITS|T-IV|T-MI|T-MM|T-NNLS|T-PAMI|T-RO|TAC|TACAS|TACL|TACO|TAFFC|TALG|TALLIP|TASE|TASL|TASLP|TBD|
    TBIOM|TBME|TCAD|TCAS|TCAS-I|TCBB|TCBBIO|TCC|TCCN|TCHES|TCI|TCOM|TCS|TCSS|TCST|TCSVT|TCYB|TDSC|TEAC|
    TechRxiv|techRxiv|techrxiv|TECS|TEI|TETC|TETCI|TEVC|TextGraphs|TFS|TGRS|TheWebConf|THRI|TIE|TIFS|
    TII|TIIS|TiiS|TIM|TIP|TISMIR|TISSEC|TIST|TIT|TITS|TIV|TKDD|TKDE|TLCA|TMC|TMECH|TMI|TMLR|TMM|TNN|
    TNNLS|TNSE|TNSM|TNSRE|TOCE|TOCHI|TOCS|TOCT|TODAES|TODS|TOG|TOIS|TOMCCAP|TOMM|TON|ToN|TOPLAS|TOPS|
    TORS|ToSC|TOSEM|TOSN|TPAMI|TPCTC|TPDL|TPDS|TPLP|TPS|TQC|TREC|TRO|TrustCom|TrustNLP|TSAP|TSAS|TSC|
    TSD|TSE|TSLP|TSMC|TSMCA|TSMCB|TSMCC|TSP|TVCG|TVLSI|TVT|TWC|TWEB|UAI|UbiComp|Ubicomp|UCC|UIST|UKICER|
    USENIX|Usenix|USENIX-ATC|USENIX-Sec|USENIX-Security|USENIXSec|VAST|VCIP|VEE|VISAP|VISAPP|VISIGRAPP|
    VL/HCC|VLDB|VLDBJ|VLDBW|VMCAI|VRST|VSTTE|VTC|W-NUT|WABI|WACV|WACVW|WADS|WAFR|WAIM|WASPAA|WASSA|WCCI|
    WCNC|WCRE|WebConf|WebSci|WHISPERS|WIFS|WiSec|WMT|WNUT|WOAH|WOOT|WoWMoM|WPES|WSC|WSDM|WWW|WWWJ|
    Zenodo
    """
)

# Longer names of venues; compared as whole phrases with the start of a text in lower case.
VENUE_NAMES: frozenset[str] = _words(
    """
    accident analysis & prevention|acm comput surv|acm comput. surv.|acm computing surveys|acm queue|
    acs cent. sci.|acs central science|acs nano|acs omega|acta numerica|advanced materials|
    advanced science|advances in cryptology|advances in neural information processing|
    advances in neural information processing systems|ai communications|ai magazine|ai open|
    algorithmica|annual conference|annual meeting of|applied artificial intelligence|applied energy|
    applied intelligence|applied optics|applied sciences|applied soft computing|artif intell rev|
    artificial intelligence|artificial intelligence in medicine|artificial intelligence review|
    asian conference on|automatica|automation in construction|autonomous robots|
    behaviour & information technology|big data|big data mining and analytics|bioinformatics|
    bioinformatics advances|biomedicines|biometrics|biometrika|biomolecules|bmc bioinformatics|
    bmc genomics|brain informatics|brief bioinform|brief. bioinform.|briefings in bioinformatics|
    british journal of educational technology|british machine vision conference|cell|cell genomics|
    cell reports|cell reports medicine|cell reports methods|cell systems|chem. sci.|chemical science|
    cognitive computation|cognitive systems research|commun. acm|communications of the acm|
    comput biol med|computational linguistics|computational visual media|
    computer aided geometric design|computer communications|computer graphics forum|
    computer methods and programs in biomedicine|computer speech & language|
    computer speech and language|computer vision and image understanding|
    computerized medical imaging and graphics|computers & education|computers & graphics|
    computers & security|computers and education|computers and graphics|computers and security|
    computers in biology and medicine|computers in human behavior|conference on|
    data & knowledge engineering|data and knowledge engineering|data in brief|
    data mining and knowledge discovery|decision support systems|digital discovery|
    discrete applied mathematics|distill|drug discovery today|education and information technologies|
    elife|empirical software engineering|engineering applications of artificial intelligence|entropy|
    european conference on|evolutionary computation|expert systems with applications|findings of|
    findings of acl|findings of emnlp|findings of naacl|formal aspects of computing|
    formal methods in system design|found. trends|foundations and trends|frontiers in|
    future generation computer systems|fuzzy sets and systems|genome biology|genome medicine|
    genome research|geoinformatica|geophysical research letters|gigascience|heliyon|human mutation|
    ieee access|ieee computer|ieee intelligent systems|ieee internet computing|ieee micro|
    ieee multimedia|ieee network|ieee signal processing magazine|ieee software|ieee spectrum|
    image and vision computing|in proceedings|information and software technology|information fusion|
    information processing & management|information processing and management|information sciences|
    information systems research|interacting with computers|international conference on|
    international joint conference on|international journal of|international symposium on|
    international workshop on|iscience|isprs|jama network open|journal of|
    knowledge and information systems|knowledge-based systems|lancet digital health|
    language resources and evaluation|lecture notes in|machine learning|
    machine learning: science and technology|machine vision and applications|
    mathematical programming computation|medical image analysis|medical physics|methods mol biol|
    mis quarterly|molecules|multimedia systems|multimedia tools and applications|nat biotechnol|
    nat commun|nat mach intell|nat med|nat methods|nat. commun.|nat. mach. intell.|
    national science review|natural language engineering|nature|nature biomedical engineering|
    nature biotechnology|nature chemical biology|nature chemistry|nature climate change|
    nature communications|nature computational science|nature electronics|nature energy|nature genetics|
    nature human behaviour|nature machine intelligence|nature materials|nature medicine|nature methods|
    nature neuroscience|nature physics|nature protocols|nature reviews|nejm ai|neural computation|
    neural computing and applications|neural networks|neural processing letters|neurocomputing|
    neuroimage|neuron|new england journal of medicine|new journal of physics|
    npj computational materials|npj digital medicine|nucleic acids res|nucleic acids res.|
    nucleic acids research|optics express|pattern analysis and applications|pattern recognition|
    pattern recognition letters|patterns|phys. rev. lett.|physica a|physica d|physical review|
    physical review letters|physics in medicine and biology|plos biology|plos comput biol|
    plos computational biology|plos one|proc. of|proceedings of|
    proceedings of the national academy of sciences|protein science|psychological review|radiology|
    remote sensing|remote sensing letters|remote sensing of environment|reviews of modern physics|
    robotics and autonomous systems|robotics and computer-integrated manufacturing|rsc advances|sci adv|
    sci data|sci rep|sci. adv.|sci. rep.|science|science advances|science bulletin|science china|
    science immunology|science of computer programming|science robotics|science translational medicine|
    scientific data|scientific reports|sensors|siam review|signal processing|
    signal processing: image communication|social network analysis and mining|
    software: practice and experience|speech communication|statistica sinica|statistical science|
    statistics and computing|swarm and evolutionary computation|synthesis lectures|technometrics|
    the annals of statistics|the gradient|the lancet|the visual computer|the vldb journal|
    the web conference|theoretical computer science|transactions of|transactions on|
    transportation research|usenix atc|usenix security|visual informatics|vldb endowment|
    winter conference on|中国图象图形学报|中国科学|中文信息学报|模式识别与人工智能|电子学报|自动化学报|
    计算机学报|计算机研究与发展|软件学报|通信学报
    """
)

# Words that make a text a venue wherever they stand; compared with whole words in lower case.
VENUE_WORDS: frozenset[str] = _words(
    """
    aaai|acl anthology|acm|annals|annual meeting|arxiv|bachelor thesis|biorxiv|blog|book chapter|
    bulletin|ccis|ceur|chemrxiv|colloquium|companion proceedings|companion volume|comput. linguist|
    comput. surv|computer graphics forum|computing surveys|conf|conference|congress|cvpr|
    discussion paper|dissertation|doctoral dissertation|doctoral thesis|e-print|eccv|elsevier|eprint|
    extended abstracts|foundations and trends|frontiers media|gazette|habilitation|hindawi|iccv|iclr|
    icml|ieee|ijcai|int'l conf|int. conf|int. j|interspeech|intl. conf|intl. j|j. mach. learn. res|
    journal|journals|lecture notes|lett|letters|lipics|lnai|lncs|mach. learn|magazine|master thesis|
    master's thesis|masters thesis|mdpi|medrxiv|morgan kaufmann|national academy of sciences|
    neural information processing systems|neurips|newsletter|o'reilly|oasics|openreview|patent|
    ph.d. dissertation|ph.d. thesis|phd dissertation|phd thesis|plos|pmlr|pre-print|preprint|preprints|
    press|proc|proceedings|publisher|publishers|publishing|quarterly|research report|shared task|siam|
    siggraph|sigmod|springer|symp|symposium|taylor & francis|taylor and francis|tech rep|tech report|
    tech. rep.|tech. report|technical report|techreport|techrxiv|thesis|trans|transactions|u.s. patent|
    usenix|vldb|vol.|white paper|whitepaper|wiley|working paper|workshop|workshops|world scientific|专利|
    会议|出版社|博士论文|大会|学位论文|学刊|学报|年会|技术报告|期刊|杂志|毕业论文|白皮书|研讨会|硕士论文|
    论文集|通报|顶会|顶刊|预印本
    """
)

# Words that accompany a venue; compared with what is left beside it, in lower case.
VENUE_TRACKS: frozenset[str] = _words(
    """
    1st place|abstract|accept|accept (oral)|accept (poster)|accept (spotlight)|accepted|accepted at|
    accepted by|accepted to|adjunct|ads|ads track|ahead of print|applications track|
    applied data science|applied data science track|applied track|award|award candidate|awards|
    benchmark track|best|best application paper|best dataset paper|best demo|best demo award|
    best demo paper|best long paper|best paper|best paper award|best paper awards|best paper candidate|
    best paper finalist|best paper honorable mention|best paper nomination|best paper nominee|
    best paper runner-up|best papers|best poster|best resource paper|best short paper|
    best student paper|best student paper award|blog track|blogpost track|blogposts|blogposts track|
    camera ready|camera-ready|challenge|challenge track|companion|companion volume|competition|
    competition track|conditionally accepted|conference|creative ai|creative ai track|d&b|d&b track|
    dataset track|datasets & benchmarks|datasets & benchmarks track|datasets and benchmarks|
    datasets and benchmarks track|db track|demo|demo paper|demo track|demonstration|demonstrations|
    demos|desk reject|desk rejected|desk-rejected|distinguished paper|distinguished paper award|
    doctoral consortium|early access|experience paper|extended abstract|extended abstracts|
    extended version|finalist|findings|forthcoming|full|full paper|full papers|highlight|
    highlight paper|highlights|honorable mention|honorable mention award|honourable mention|
    in preparation|in press|in review|in submission|industrial|industrial track|industry|industry track|
    invited|invited paper|invited talk|journal|journal first|journal track|journal version|
    journal-first|keynote|late breaking|late-breaking|late-breaking work|lbw|lightning talk|long|
    long paper|long papers|main|main conference|main conference paper|main track|major revision|
    marr prize|minor revision|new ideas and emerging results|nier|nominee|notable|notable top 25%|
    notable top 5%|notable-top-25%|notable-top-5%|online first|oral|oral presentation|orals|
    outstanding paper|outstanding paper award|outstanding paper runner-up|perspective paper|
    perspectives|position|position paper|position paper track|poster|poster presentation|posters|
    preprint|regular|regular paper|reject|rejected|reproducibility|reproducibility track|
    research papers|research track|resource|resource paper|resource track|resources track|retracted|
    runner-up|seip|shared task|short|short paper|short papers|software engineering in practice|sok|
    special issue|special session|special track|spotlight|spotlight presentation|spotlights|srw|
    student abstract|student research workshop|student workshop|submission|submitted|submitted to|
    supplement|survey track|system demonstrations|talk|test of time|test of time award|
    test-of-time award|tiny paper|tiny papers|tiny papers track|to appear|top 1%|top 25%|top 5%|top-25%|
    top-5%|track|tutorial|tutorials|under review|under submission|v1|v2|v3|vision paper|vision track|w|
    winner|withdraw|withdrawn|wksp|workshop|workshop paper|workshops|ws|主会|亮点|口头|口头报告|在审|
    审稿中|已接收|录用|投稿|
    接收|撤稿|最佳学生论文|最佳论文|最佳论文奖|杰出论文|海报|短文|研讨会|长文
    """
)

# Labels before a colon and heads of columns, and the field each one names; compared whole, in lower case.
FIELD_LABELS: dict[str, str] = _meanings(
    {
        "title": """
            article|article name|article title|articles|document|full title|original paper|paper|
            paper & authors|paper & code|paper & link|paper / code|paper and code|paper name|
            paper names|paper title|paper titles|paper(s)|paper/code|papers|publication title|reference|
            references|related paper|studies|study|survey|survey paper|survey title|thesis|thesis title|
            title|title & author|title & authors|title & code|title & link|title & paper|
            title / authors|title and authors|title and link|title of paper|title of the paper|
            title, authors|title/authors|titles|work|works|中文标题|书名|参考文献|工作|文献|文章|文章名称|
            文章标题|文章题目|标题|
            标题/论文|篇名|综述|英文标题|论文|论文/代码|论文名|论文名字|论文名称|论文标题|论文题目|题名|题目|
            artículo|artigo|beitrag|titel|título|titre|タイトル|論文|論文名|題名|논문|논문명|제목|название|статья
        """,
        "authors": """
            1st author|author|author list|author name|author names|author(s)|author/s|authors|
            authors list|by|contributor|corresponding author|creator|creators|editor|editor(s)|editors|
            first author|last author|lead author|researcher|researchers|senior author|who|writer|
            writers|written by|一作|主要作者|作者|作者信息|作者列表|作者姓名|全部作者|第一作者|编者|
            论文作者|译者|通信作者|通讯作者|
            auteur|auteurs|autor|autor(en)|autoren|autores|autor(es)|verfasser|verfasserin|共著者|著者|
            저자|авторы|автор
        """,
        "affiliation": """
            affil|affil.|affiliated institution|affiliation|affiliation(s)|affiliations|
            author affiliation|author affiliations|authors' affiliations|companies|company|country|
            developed by|developer|developers|first affiliation|group|inst|inst.|institute|institute(s)|
            institutes|institution|institution(s)|institutions|lab|laboratory|labs|main affiliation|org|
            org.|organisation|organisation(s)|organisations|organization|organization(s)|organizations|
            orgs|research group|research groups|team|teams|universities|university|作者单位|公司|单位|
            发布机构|团队|
            国家|大学|学校|实验室|开发者|所属机构|机构|机构/单位|研究团队|研究机构|第一单位|组织|课题组|院校|
            afiliación|einrichtung|institución|所属|소속|기관
        """,
        "date": """
            accepted date|added|arxiv date|available online|date|date (arxiv)|date added|
            date of publication|dates|day|first published|first release|first released|issued|
            last update|last updated|month|month/year|online date|pub date|pub year|pub. date|pub. year|
            publication date|publication time|publication year|publish date|publish time|publish year|
            published|published date|published on|published year|publishing date|release|release date|
            release time|release year|released|released on|submission date|submitted|submitted on|time|
            time published|update date|updated|upload date|uploaded|when|year|year of publication|
            year-month|year/month|years|yr|yr.|上传时间|出版年|出版年份|出版日期|出版时间|发布日期|
            发布时间|发表年份|发表日期|发表时间|年|年份|年度|
            年月|提交日期|提交时间|收录时间|日期|时间|更新日期|更新时间|月份|首次发布|
            année|año|ano|datum|fecha|jahr|date de publication|発表年|発行年|연도|발표|발표일|год|дата
        """,
        "venue": """
            accepted|accepted at|accepted by|accepted in|accepted to|appeared|appeared in|appears in|
            container title|journaltitle|
            book title|booktitle|conf|conf.|conf./jour.|conf./journal|conf/jour|conf/journal|conference|
            conference & journal|conference & year|conference / journal|conference name|
            conference or journal|conference/journal|conference/year|conferences|date & venue|
            date/venue|event|in|in proceedings|journal|journal / conference|journal name|
            journal or conference|journal/conf|journal/conf.|journal/conference|journals|meeting|
            presented at|proceedings|pub|pub & date|pub.|pub. & date|publication|publication source|
            publication venue|publications|publish|publish in|published at|published by|published in|
            publisher|publishers|series|source|source title|sources|venue|venue & date|venue & year|
            venue (year)|venue / year|venue and date|venue and year|venue(s)|venue, year|venue/date|
            venue/year|venues|where|workshop|year & venue|year, venue|year/venue|会议|会议/年份|会议/期刊|
            会议名|
            会议名称|会议或期刊|会议期刊|出处|出版|出版物|出版社|刊名|刊物|发表|发表于|发表会议|发表出处|
            发表刊物|发表在|发表情况|发表期刊|发表源|年份/会议|录用|录用情况|
            接收|接收情况|收录|收录于|收录会议|期刊|期刊/会议|期刊会议|期刊名|期刊名称|期刊或会议|杂志|
            来源|论文出处|论文来源|
            conférence|conferencia|erschienen in|konferenz|revista|revue|tagung|zeitschrift|発表先|
            会議名|学会|掲載誌|학회|학술지|конференция|журнал
        """,
        "link": """
            access|address|article link|arxiv|arxiv id|arxiv link|arxiv url|blog|blog post|demo|
            demo link|demo page|demos|doi|doi link|doi url|download|downloads|full text|fulltext|hf|
            home|home page|homepage|href|eprint|hugging face|huggingface|link|link to paper|link to the paper|
            link(s)|links|live demo|official page|official site|official website|online demo|openreview|
            page|pages link|paper (arxiv)|paper (pdf)|paper link|paper links|paper pdf|paper url|
            paper/link|pdf|pdf link|pdfs|poster|preprint|project|project link|project page|
            project pages|project site|project url|project website|projects|publication link|read|site|
            slide|slides|supplement|supplementary|supplementary material|uri|url|url(s)|urls|video|
            videos|web|web page|webpage|website|websites|下载|下载地址|下载链接|主页|主页链接|全文|博客|
            原文|原文地址|原文链接|地址|官网|
            幻灯片|文章链接|海报|演示|相关链接|网址|网站|网页|视频|视频链接|论文下载|论文地址|论文网址|
            论文链接|连接|链接|项目|项目主页|项目地址|项目网站|项目链接|项目页面|
            enlace|enlaces|lien|liens|リンク|링크|ссылка
        """,
        "code": """
            checkpoint|checkpoints|code|code & data|code & project|code / project|code and data|
            code availability|code available|code base|code link|code links|code repo|code repository|
            code url|code(s)|code/data|code/model|code/project|codebase|codes|git|gitee|github|
            github link|github repo|github repository|github url|gitlab|implementation|
            implementation(s)|implementations|model weights|official code|official implementation|
            open source|open source code|open sourced|open-source|opensource|pytorch|pytorch code|repo|
            repos|repositories|repository|reproduction|software|source code|source codes|tensorflow|
            tensorflow code|unofficial code|weights|仓库|仓库地址|代码|代码仓库|代码地址|代码实现|
            代码链接|复现代码|官方代码|实现|开源|开源代码|
            开源地址|是否开源|源代码|源码|源码地址|源码链接|项目代码|
            código|quellcode|quelltext|コード|実装|코드|구현|код
        """,
        "short_name": """
            abbr|abbr.|abbrev|abbrev.|abbreviation|abbreviations|acronym|acronyms|algorithm|
            algorithm name|algorithms|alias|approach|approach name|approaches|architecture|framework|
            framework name|frameworks|method|method name|method(s)|methods|methods name|model|
            model name|model names|model(s)|models|name|names|network|nickname|paper abbreviation|short|
            short name|short title|shortname|solution|system|system name|systems|technique|techniques|
            title (short)|tool|tool name|tools|别名|名字|名称|工具|工具名称|技术|方法|方法名|方法名称|
            框架|模型|模型名|模型名称|简写|简称|算法|
            算法名|算法名称|系统|系统名称|缩写|网络|英文简称|论文简称
        """,
        "remark": """
            # citations|#citations|#params|about|abstract|abstracts|accuracy|additional info|
            additional information|application|application domain|applications|area|areas|award|awards|
            backbone|backbones|base|base model|benchmark|benchmarks|bib|bibtex|bibtex citation|brief|
            brief description|brief summary|categories|category|ccf|ccf rank|citation|citation count|
            citations|cite|cited|cited by|class|classification|comment|comment(s)|comments|conclusion|
            conclusions|content|contents|contribution|contributions|core idea|data|data set|data sets|
            data source|dataset|dataset(s)|datasets|desc|desc.|description|descriptions|detail|details|
            difficulty|domain|domains|evaluation|feature|features|feedback|field|fields|finding|
            findings|forks|genre|github stars|highlight|highlights|idea|impact factor|importance|
            index terms|info|information|input|insight|insights|interpretation|intro|introduction|isbn|
            issn|issue|key contribution|key contributions|key findings|key idea|key ideas|key insight|
            key insights|key point|key points|key takeaways|key word|key words|keyword|keyword(s)|
            keywords|kind|label|labels|language|languages|licence|license|limitation|limitations|
            main contribution|main contributions|main findings|main idea|metric|metrics|misc|modalities|
            modality|model size|more|motivation|news|note|note(s)|notes|one-line summary|
            one-sentence summary|other|others|output|overview|page numbers|pages|parameters|params|
            performance|popularity|presentation|prize|problem|programming language|ranking|rating|
            ratings|read?|reading notes|recommendation|recommended|remark|remark(s)|remarks|
            research area|result|results|review|reviews|scale|scenario|scenarios|score|scores|
            short description|short summary|size|star|stars|stars count|status|subject|subjects|
            summaries|summary|supervision|tag|tag(s)|tags|takeaway|takeaways|task|task type|task(s)|
            tasks|theme|themes|tl,dr|tl; dr|tl;dr|tldr|tools used|topic|topic(s)|topics|track|type|
            types|update|updates|use case|use cases|vol|vol.|volume|一句话总结|中文摘要|中文解读|主要内容|
            主要贡献|主题|亮点|介绍|
            任务|任务类型|优点|关键字|关键词|其他|其它|内容|分类|创新点|动机|卷号|参数量|场景|基准|备注|
            小结|局限|局限性|应用|应用场景|引用|引用数|引用量|影响因子|思想|
            思路|性能|总结|指标|推荐|推荐度|推荐指数|推荐理由|描述|摘要|效果|数据|数据集|数据集名称|方向|
            星标|更多|标签|核心|核心思想|概要|概述|模态|注|注释|点评|状态|
            研究方向|研究领域|种类|笔记|等级|简介|类别|类型|级别|结果|结论|缺点|背景|获奖|补充|被引|
            被引次数|要点|规模|解读|许可证|论文笔记|论文简介|论文解读|评价|
            评价指标|评论|语言|说明|贡献|阅读笔记|页码|领域|
            anmerkung|bemerkung|comentario|commentaire|kommentar|nota|notas|observaciones|
            palabras clave|resumen|résumé|schlagwörter|zusammenfassung|コメント|メモ|備考|概要|要約|
            메모|비고|요약|한줄평|заметка
        """,
        "index": """
            #|id|id.|ids|idx|index|item|no|no.|nr|nr.|num|num.|number|numbers|order|paper #|paper id|
            paper no.|rank|ref|ref.|refs|s. no.|s.no|s.no.|seq|serial|serial no|serial no.|
            serial number|sl no|sl. no.|sl.no.|sno|sr|sr no|sr.|sr. no.|№|号|序号|排名|文章编号|索引|编号|
            论文编号|顺序
        """,
    }
)

# Heads of columns, and names of fields, that say in which section a paper stands; compared like those above.
# "whole": always; "perhaps": if its values recur; "below": the next level.
SECTION_LABELS: dict[str, str] = _meanings(
    {
        "whole": """
            section|sections|chapter|chapters|part|taxonomy|category|categories|main category|
            paper category|章节|章|部分|类别|分类|大类|一级分类|一级类别|类别名称|所属类别
        """,
        "perhaps": """
            topic|topics|topic(s)|task|tasks|task(s)|task type|theme|themes|type|types|paper type|class|
            classification|area|areas|research area|domain|domains|field|fields|subject|subjects|kind|
            direction|主题|任务|任务类型|类型|种类|方向|研究方向|领域|研究领域
        """,
        "below": """
            subsection|sub-section|sub section|subcategory|sub-category|sub category|subcategories|
            subtype|sub-type|sub type|subtopic|sub-topic|sub topic|subtask|sub-task|sub task|subclass|
            sub-class|subfield|sub-field|subarea|sub-area|subdomain|subject area|sub-taxonomy|
            小类|子类|子类别|子分类|二级分类|二级类别|子任务|子主题|小节|子领域
        """,
    }
)

# Labels of links, and what each leads to: "paper", "code" or "other"; compared whole, in lower case.
LINK_LABELS: dict[str, str] = _meanings(
    {
        "paper": """
            ads|inspire|inspirehep|
            aaai|abs|abstract|accv|acl|acl anthology|aclanthology|aclweb|acm|acm digital library|acm dl|
            acs|alpharxiv|alphaxiv|anthology|aps|ar5iv|article|articles|arxiv|arxiv abs|arxiv html|
            arxiv link|arxiv paper|arxiv pdf|arxiv preprint|arxiv version|arxiv-vanity|bioarxiv|
            bioinformatics|biorxiv|biorxiv preprint|bmvc|book chapter|camera ready|camera-ready|cell|
            chapter|chemrxiv|chi|cidr|cikm|citeseer|citeseerx|coling|conference|conference version|core|
            corl|cvf|cvf open access|cvpr|dblp|dissertation|dl acm|doi|doi link|download|download paper|
            download pdf|eacl|eccv|ecva|edbt|elife|elsevier|emnlp|eprint|extended version|full paper|
            full text|full version|fulltext|hal|here|hf paper|html|hugging face paper|
            hugging face papers|huggingface paper|iacr|iacr eprint|icassp|iccv|icde|iclr|icml|icra|icse|
            ieee|ieee access|ieee xplore|ieeexplore|ijcai|ijcv|interspeech|iop|iros|isca|jair|jama|
            jamia|jcim|jmlr|journal|journal version|jstor|kdd|link|link to paper|links|long version|
            manuscript|master thesis|mdpi|medrxiv|miccai|mlr press|naacl|nature|nature communications|
            nature machine intelligence|nature methods|ncbi|ndss|neurips|neurips proceedings|nips|
            official paper|open review|openreview|openreview link|original|original paper|osf|oup|
            oxford academic|paper|paper (arxiv)|paper (pdf)|paper 1|paper 2|paper link|paper page|
            paper pdf|paper url|paper1|paper2|papers|pdf|pdf link|pdfs|phd thesis|plos|plos one|pmc|
            pmid|pmlr|pnas|pre-print|preprint|preprints|proceedings|psyarxiv|pub|publication|publications|
            published|published version|publisher|pubmed|pvldb|read|read paper|read the paper|report|
            research gate|researchgate|rsc|rss|s2|sage|science|science direct|sciencedirect|
            scientific data|scientific reports|semantic scholar|semanticscholar|short version|siggraph|
            sigir|sigmod|source link|springer|springer link|springerlink|ssrn|survey|survey paper|tacl|
            tandfonline|taylor & francis|tech report|tech. report|technical report|techrxiv|the paper|
            thecvf|thesis|tip|tkde|tmlr|tog|tpami|url|usenix|vldb|wacv|white paper|whitepaper|wiley|
            workshop|workshop paper|wsdm|www|xplore|下载|下载链接|会议|全文|原文|原文地址|原文链接|
            学位论文|技术报告|报告|文献|文章|期刊|知网|
            综述|英文论文|论文|论文pdf|论文下载|论文原文|论文地址|论文链接|链接|预印本|
            artículo|artigo|aufsatz|beitrag|documento|enlace|lien|papier|publikation|texte|texto|
            volltext|原著|論文|論文リンク|リンク|原稿|논문|링크|원문|статья|текст|ссылка
        """,
        "code": """
            api|artifact|artifacts|author code|author's code|authors code|authors' code|binder|
            bitbucket|c|c#|c++|c++ code|c++ reference|c/c++|caffe|caffe code|caffe2|chainer|checkpoint|
            checkpoints|ckpt|ckpts|clojure|cntk|code|code & data|code & model|code & models|
            code & weights|code (official)|code (pytorch)|code (tensorflow)|code (unofficial)|code 1|
            code 2|code and data|code and model|code and models|code available|code base|code link|
            code ocean|code release|code repo|code repository|code+data|code/data|code/model|code1|
            code2|codebase|codeberg|codeocean|codes|colab|colab notebook|coq|core ml|coreml|cpp|cuda|
            darknet|data & code|data and code|detectron|detectron2|dgl|diffusers|docker|docker image|
            dynet|fairseq|flax|fortran|framework|gist|git|git repo|gitee|github|github code|github link|
            github page|github repo|github repository|gitlab|gluon|go|golang|google code|google colab|
            haiku|haskell|hf|hf model|hf models|hugging face|hugging face model|hugging-face|
            huggingface|huggingface model|implementation|implementation code|implementations|ipynb|
            isabelle|java|java code|java reference|javascript|jax|jax code|jittor|js|julia|
            julia reference|jupyter|jupyter notebook|kaggle|kaggle notebook|keras|keras code|kotlin|
            lasagne|library|lisp|lua|lua reference|matlab|matlab code|matlab reference|megengine|
            mindspore|mlx|mmcv|mmdet|mmdetection|mmpose|mmseg|mmsegmentation|model|model card|
            model checkpoint|model hub|model scope|model weights|model zoo|models|models & code|
            modelscope|mxnet|ncnn|notebook|notebooks|ocaml|octave|official|official code|official codes|
            official github|official implementation|official jax|official pytorch|official repo|
            official repository|official tensorflow|oneflow|onnx|openvino|original code|package|paddle|
            paddle code|paddlepaddle|perl|php|pip|pre-trained model|pre-trained models|
            pre-trained weights|pretrained model|pretrained models|pretrained weights|project code|
            prolog|pyg|pypi|python|python alternative|python code|python implementation|python package|
            python pytorch|python reference|python tensorflow|python3|pytorch|pytorch (official)|
            pytorch (unofficial)|pytorch code|pytorch geometric|pytorch hub|pytorch implementation|
            pytorch lightning|pytorch reference|pytorch version|pytorch-geometric|r|r code|r package|
            r reference|re-implementation|reimplementation|repo|repos|repository|reproduced code|
            reproduction|ros|ruby|rust|scala|script|scripts|software|source|source code|sourceforge|
            sources|spark|src|swift|tensorflow|tensorflow (official)|tensorflow 2|tensorflow code|
            tensorflow hub|tensorflow implementation|tensorflow reference|tensorflow2|tensorrt|tf|
            tf code|tf hub|tf2|tfhub|the code|theano|theano code|third party|third-party|
            third-party code|timm|tinygrad|tool|toolbox|toolkit|tools|torch|torch code|torch hub|torch7|
            transformers|triton|typescript|unity|unofficial|unofficial code|unofficial implementation|
            unofficial repo|unreal|weight|weights|仓库|代码|代码仓库|代码地址|代码实现|代码链接|复现|
            复现代码|官方代码|官方源码|实现|工具|开源|
            开源代码|开源地址|权重|模型|模型权重|源代码|源码|非官方代码|项目代码|预训练模型|🤗|🤗 model|
            🤗 models|
            código|code source|quellcode|quelltext|コード|実装|ソースコード|モデル|코드|구현|모델|код
        """,
        "other": """
            addendum|annotated|annotated paper|announcement|app|app store|appendices|appendix|
            audio samples|author|author page|authors|back to overview|back to top|baidu|baidu drive|
            baidu pan|baidu yun|benchmark|benchmarks|bib|bibliography|bibtex|bibtex citation|bilibili|
            blog|blog post|blog posts|blogpost|blogs|book|books|catalyzex|challenge|challenge page|
            chinese|citation|citations|cite|cited by|coming soon|comment|commentary|comments|
            competition|connected papers|correction|course|csdn|data|data link|data page|
            data repository|data set|data sets|dataset|dataset link|dataset page|datasets|deck|demo|
            demo page|demo site|demo video|demos|details|discord|discussion|discussions|doc|docs|
            documentation|download data|download dataset|drive|dropbox|dryad|ebook|english|errata|
            erratum|example|examples|explained|explainer|explanation|facebook|figshare|figure|forum|
            gallery|gdrive|github repo stars|github stars|github.io|google drive|google scholar|gradio|
            gradio demo|guide|hacker news|hf dataset|hf datasets|hf demo|hf space|hf spaces|hn|home|
            home page|homeage|homepage|hugging face dataset|hugging face datasets|hugging face demo|
            hugging face space|hugging face spaces|huggingface dataset|huggingface datasets|
            huggingface demo|huggingface space|huggingface spaces|image|info|interactive demo|
            interpretation|interview|issue|issues|juejin|kaggle dataset|keynote|leaderboard|lecture|
            lectures|license|linkedin|linkedin post|live demo|logo|long video|media|medium|medium post|
            misc|more|more info|more information|news|note|notes|official page|official site|
            official website|onedrive|online demo|oral|oral presentation|other|others|overview|page|
            pages|paper notes|paper website|papers with code|paperswithcode|patent|peer review|
            playground|podcast|post|poster|posters|ppt|pptx|presentation|presentations|press|
            press release|project|project homepage|project link|project page|project pages|project site|
            project website|project-page|projects|public review|pull request|pwc|reading note|
            reading notes|readme|rebuttal|recording|recordings|reddit|reference|references|related|
            replicate|result|results|review|reviews|sample|samples|scholar|scholargpt|short video|site|
            slack|slide|slide deck|slides|slideshare|slideslive|sm|space|spaces|spotlight|star|stars|
            store|streamlit|substack|summary|supp|supp mat|supp material|supp.|suppl|suppl.|supplement|
            supplemental|supplemental material|supplementary|supplementary material|
            supplementary materials|supplementary pdf|supplements|talk|talk video|talks|tba|tbd|teaser|
            teaser video|test data|thread|tl;dr|tldr|to be released|top|towards data science|trailer|
            training data|translation|tutorial|tutorials|tweet|tweet thread|tweets|twitter|
            twitter thread|video|video demo|video explanation|video presentation|videos|vimeo|
            visualization|visualizations|web|web demo|web page|web site|web-page|webpage|website|
            websites|wechat|weibo|weixin|wiki|wikipedia|x|x thread|youtube|youtube video|zenodo|zhihu|
            中文|中文版|中文翻译|中文解读|主页|书籍|介绍|体验|公众号|其他|博客|在线演示|基准|官网|幻灯片|
            引用|微信|微博|总结|报告视频|排行榜|教程|数据|数据下载|数据链接|
            数据集|数据集下载|数据集链接|文档|新闻|新闻稿|更多|样例|榜单|海报|演示|演讲|点评|百度网盘|
            知乎|示例|笔记|简介|网盘|网站|网页|翻译|补充材料|视频|视频解读|
            视频讲解|解析|解读|讨论|讲座|讲解视频|论文笔记|论文解读|评论|译文|课件|课程|资讯|阅读笔记|
            附录|项目|项目主页|项目地址|项目网站|项目链接|项目页面|🤗 data|
            🤗 dataset|🤗 demo|🤗 space|🤗 spaces|
            daten|datos|données|dados|diapositivas|folien|proyecto|projekt|projektseite|projet|vídeo|
            vidéo|データ|データセット|デモ|スライド|プロジェクト|プロジェクトページ|動画|解説|記事|데모|
            데이터|데이터셋|발표자료|블로그|영상|프로젝트|데모 영상|данные|видео|проект
        """,
    }
)

# Words that make a text an institution; compared with single words in lower case.
AFFILIATION_WORDS: frozenset[str] = _words(
    """
    academia|academy|akademie|b.v.|bureau|campus|center|centre|centro|centrum|clinic|clinics|co.|
    college|colleges|company|conservatory|consortium|corp|corp.|corporation|departamento|department|
    departments|dept|dept.|dipartimento|département|ecole|egyetem|escuela|fachhochschule|facoltà|
    facultad|faculty|faculté|fakultät|forschungszentrum|gmbh|headquarters|hochschule|hospital|hôpital|
    inc|inc.|incorporated|infirmary|inst.|institut|institute|institutes|instituto|istituto|k.k.|
    klinikum|krankenhaus|lab|laboratoire|laboratories|laboratorio|laboratory|laboratório|labs|llc|ltd|
    ltd.|ministry|observatory|plc|politecnica|politecnico|politehnica|politécnica|polytech|polytechnic|
    polytechnique|pty|research|s.a.|s.p.a.|school|schule|scuola|seminary|studios|technologies|univ|
    univ.|universidad|universidade|universita|universitaet|universitas|universitat|universite|
    universiteit|universitesi|universitet|universitetet|universiti|universities|university|università|
    universität|université|univerzita|univerzitet|uniwersytet|yliopisto|zentrum|école|üniversitesi|中科院|
    会社|公司|创新中心|医院|大学|大學|学校|学院|學院|实验中心|实验室|実験室|工程院|有限公司|机构|株式会社|
    研发中心|研究中心|研究室|研究所|研究機構|研究院|社科院|科学院|课题组|
    重点实验室|集团
    """
)

# Well-known companies and universities by their short names; compared as whole phrases, case and all.
ORGANISATIONS: frozenset[str] = _words(
    """
    A*STAR|Academia Sinica|Adobe|Adobe Research|AI2|AI21|AI21 Labs|Airbnb|Airbus|AIRI|AIST|Alibaba|
    Alibaba Cloud|Alibaba Group|Allen AI|Allen Institute|Amazon|Amazon AWS|AMD|Ant Financial|Ant Group|
    Anthropic|ANU|Apple|Argo AI|Argonne|Arizona State|AstraZeneca|ASU|AT&T|Autodesk|AWS|BAAI|Baidu|
    Bayer|Beihang|Bell Labs|Berkeley|Bilibili|Bloomberg|BMW|BNU|Boeing|Bosch|BUAA|BUPT|ByteDance|
    Bytedance|Caltech|Cambridge|Capital One|Carnegie Mellon|CAS|CASIA|CEA|CentraleSupélec|Cerebras|CERN|
    Chalmers|Cisco|CISPA|CityU|CloudWalk|CMU|CNRS|Cohere|Columbia|Cornell|Cornell Tech|Criteo|CSAIL|
    CSIRO|CUHK|CUHK-Shenzhen|CWI|CyberAgent|DAMO|DARPA|Dartmouth|Data61|Databricks|DeepMind|Deepmind|
    DeepSeek|DFKI|DGIST|DiDi|Didi|DiDi Chuxing|Disney|Disney Research|DJI|DLUT|Dolby|Dropbox|DTU|
    Duolingo|eBay|ECNU|Electronic Arts|EleutherAI|EMBL|EMBL-EBI|ENS|ENS Paris|EPFL|Epic Games|Ericsson|
    ETH|ETH Zurich|ETH Zürich|ETHZ|ETRI|EURECOM|Facebook|Facebook AI|FBK|Fermilab|Fraunhofer|Fudan|
    Fujitsu|GaTech|Gatech|Genentech|Georgia Tech|GitHub|Goldman Sachs|Google|Google AI|Google Brain|
    Google Cloud|Google DeepMind|Google Research|Grammarly|Graphcore|GSK|Harvard|HBKU|Helmholtz|
    Hikvision|Hitachi|HKBU|HKU|HKUST|HKUST(GZ)|Honda|Horizon Robotics|Huawei|Huawei Noah|Hugging Face|
    HuggingFace|HUST|Hyundai|IBM|IBM Research|ICT CAS|IDSIA|iFLYTEK|iFlytek|IIIT|IIIT Hyderabad|IIIT-H|
    IISc|IIT|IIT Bombay|IIT Delhi|IIT Kanpur|IIT Madras|IMEC|Imperial College|Imperial College London|
    Inflection AI|Infosys|INRIA|Inria|Intel|Intuit|Isomorphic Labs|IUPUI|J.P. Morgan|JAIST|JD|JD AI|
    JD.com|JetBrains|JHU|Johns Hopkins|JPMorgan|JPMorgan Chase|KAIST|Kakao|KAUST|KCL|
    King's College London|KIT|KRAFTON|KTH|KU Leuven|Kuaishou|Kwai|LAION|LANL|Lawrence Berkeley|
    Lawrence Livermore|Lenovo|LG|LG AI|LinkedIn|LLNL|LMU|LMU Munich|Lockheed Martin|Los Alamos|Lyft|
    Mastercard|Max Planck|Mayo Clinic|MBZUAI|McGill|MediaTek|MEGVII|Megvii|Meituan|Mercedes-Benz|MERL|
    Meta|Meta AI|Meta FAIR|Michigan State|Microsoft|Microsoft Azure|Microsoft Research|MILA|Mila|
    Mistral AI|MIT|MIT CSAIL|MITRE|Mitsubishi|Mitsubishi Electric|Moonshot AI|MosaicML|Motorola|MPI-INF|
    MPI-IS|MPI-SWS|MSR|MSRA|MSU|NAIST|NASA|NAVER|Naver|NAVER LABS|Naver Labs Europe|NEC|NetEase|Netflix|
    NICT|NIH|NII|Nissan|NIST|NJU|NKU|Noah's Ark Lab|Nokia|Nomic AI|Northeastern|Northwestern|Notre Dame|
    Nous Research|Novartis|NTHU|NTNU|NTT|NTU|NUDT|NUS|NVIDIA|Nvidia|NWPU|NYCU|NYU|Oak Ridge|Ohio State|
    OIST|OMRON|OpenAI|OPPO|OSU|Oxford|Panasonic|PARC|PayPal|Peng Cheng Lab|Penn State|Pfizer|Philips|
    Pinduoduo|Ping An|Pinterest|Pixar|PKU|PolyU|POSTECH|Preferred Networks|Princeton|PSU|Purdue|QCRI|
    QMUL|Qualcomm|Rakuten|Raytheon|RIKEN|RMIT|Roblox|Roche|RPI|RUC|Rutgers|RWTH|RWTH Aachen|Salesforce|
    SambaNova|Samsung|Sandia|Sanofi|SAP|Sber|Sberbank|Scale AI|SCUT|Sea AI Lab|SenseTime|Sensetime|SFU|
    Shanghai AI Lab|Shanghai Jiao Tong|ShanghaiTech|Shopify|Siemens|SINTEF|SJTU|SK Telecom|Skoltech|SMU|
    Snap|Snapchat|SNU|Sony|Sony AI|Sorbonne|Spotify|SRI|SRI International|Stability AI|Stanford|StepFun|
    Stony Brook|SUNY|SUSTech|SUTD|SYSU|TAMU|TCS Research|Technion|Tencent|Tencent AI|Tencent ARC|Tesla|
    Texas A&M|Thales|THU|TikTok|Together AI|Tokyo Tech|Toshiba|Toyota|Trip.com|Tsinghua|TTI-Chicago|
    TTIC|TU Berlin|TU Darmstadt|TU Delft|TU Dresden|TU Eindhoven|TU Graz|TU Munich|TU Wien|TUM|Twitter|
    Télécom Paris|UBC|Uber|Ubisoft|UC Berkeley|UC Davis|UC Irvine|UC Merced|UC Riverside|UC San Diego|
    UC Santa Barbara|UC Santa Cruz|UCAS|UCF|UChicago|UCI|UCL|UCLA|UCR|UCSB|UCSC|UCSD|UCSF|UESTC|UIC|
    UIUC|UMass|UMass Amherst|UMD|UMich|UMN|UNC|UNC Chapel Hill|UNIST|UNSW|UofT|UPenn|USC|USC ISI|USI|
    USTC|UT Austin|UT Dallas|UTD|UTokyo|UToronto|UTS|UVA|UvA|UW|UW Madison|UW-Madison|UWaterloo|Valeo|
    valeo.ai|Verizon|VinAI|Virginia Tech|Visa Research|VMware|Volkswagen|VU Amsterdam|Walmart|Waymo|
    Wayve|WeChat AI|Weizmann|Westlake|WHU|WPI|xAI|Xerox|Xiaohongshu|Xiaomi|Xidian|XJTU|XMU|Yahoo|Yahoo!|
    Yale|Yandex|YITU|Zhejiang Lab|Zhipu|Zhipu AI|Zillow|ZJU|Zoox|ZTE|École Normale Supérieure|三星|上交|
    上海AI实验室|上海交大|中科大|中科院|亚马逊|京东|北大|北航|华为|华为诺亚|华科|南大|哈工大|商汤|国科大|
    复旦|字节跳动|小米|微软|微软亚洲研究院|微软亚研院|快手|斯坦福|旷视|智源|
    智谱|武大|浙大|清华|港中文|港大|港科大|滴滴|百度|科大讯飞|索尼|网易|美团|脸书|腾讯|英伟达|英特尔|
    蚂蚁集团|西交|讯飞|谷歌|达摩院|阿里|阿里云|阿里巴巴|鹏城实验室|麻省理工
    """
)

# Countries and the cities where most meetings are held; compared as whole phrases, case and all.
PLACES: frozenset[str] = _words(
    """
    Abu Dhabi|Afghanistan|Albania|Algeria|Amsterdam|Andorra|Angola|Antigua and Barbuda|Argentina|
    Armenia|Athens|Atlanta|Austin|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangalore|Bangkok|
    Bangladesh|Barbados|Barcelona|Beijing|Belarus|Belgium|Belize|Bengaluru|Benin|Berlin|Bhutan|Bolivia|
    Bosnia|Bosnia and Herzegovina|Boston|Botswana|Brazil|Brisbane|Brunei|Brussels|Budapest|Buenos Aires|
    Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cairo|Cambodia|Cameroon|Canada|Cape Town|Cape Verde|
    Central African Republic|Chad|Chengdu|Chicago|Chile|China|Colombia|Comoros|Congo|Copenhagen|
    Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Côte d'Ivoire|Dallas|Denmark|Denver|Djibouti|
    Dominica|Dominican Republic|DR Congo|Dubai|Dublin|East Timor|Ecuador|Edinburgh|Egypt|El Salvador|
    England|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|Florence|France|Gabon|
    Gambia|Geneva|Georgia|Germany|Ghana|Glasgow|Greece|Grenada|Guangzhou|Guatemala|Guinea|Guinea-Bissau|
    Guyana|Haiti|Hangzhou|Hanoi|Helsinki|Holland|Honduras|Hong Kong|Hong Kong SAR|Honolulu|Houston|
    Hungary|Hyderabad|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Istanbul|Italy|Ivory Coast|
    Jamaica|Japan|Jeju|Jerusalem|Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kosovo|Kuala Lumpur|Kuwait|
    Kyoto|Kyrgyzstan|Laos|Latvia|Lausanne|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lisbon|Lithuania|
    Ljubljana|London|Long Beach|Los Angeles|Luxembourg|Lyon|Macao|Macao SAR|Macau|Macedonia|Madagascar|
    Madrid|Malawi|Malaysia|Maldives|Mali|Malta|Marseille|Marshall Islands|Mauritania|Mauritius|
    Melbourne|Mexico|Mexico City|Miami|Micronesia|Milan|Moldova|Monaco|Mongolia|Montenegro|Montreal|
    Montréal|Morocco|Moscow|Mozambique|Mumbai|Munich|Myanmar|Nagoya|Namibia|Nanjing|Nashville|Nauru|
    Nepal|Netherlands|New Delhi|New Orleans|New York|New York City|New Zealand|Nicaragua|Niger|Nigeria|
    North Korea|North Macedonia|Northern Ireland|Norway|Oman|Osaka|Oslo|P. R. China|P.R. China|Pakistan|
    Palau|Palestine|Panama|Papua New Guinea|Paraguay|Paris|Peru|Philadelphia|Philippines|Pittsburgh|
    Poland|Portland|Portugal|PR China|Prague|Puerto Rico|Punta Cana|Qatar|Republic of Korea|
    Rio de Janeiro|Romania|Rome|Russia|Rwanda|Saint Kitts and Nevis|Saint Lucia|
    Saint Vincent and the Grenadines|Samoa|San Diego|San Francisco|San Jose|San Marino|Santa Clara|
    Santiago|Sao Tome and Principe|Sapporo|Saudi Arabia|Scotland|Seattle|Senegal|Seoul|Serbia|
    Seychelles|Shanghai|Shenzhen|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|
    South Africa|South Korea|South Sudan|Spain|Sri Lanka|Stockholm|Sudan|Suriname|Sweden|Switzerland|
    Sydney|Syria|São Paulo|Taipei|Taiwan|Tajikistan|Tallinn|Tanzania|Tel Aviv|Thailand|The Netherlands|
    Timor-Leste|Togo|Tokyo|Tonga|Toronto|Trinidad and Tobago|Tunisia|Turin|Turkey|Turkmenistan|Tuvalu|
    Türkiye|U.K.|U.S.|U.S.A.|UAE|Uganda|UK|Ukraine|United Arab Emirates|United Kingdom|United States|
    United States of America|Uruguay|US|USA|Utrecht|Uzbekistan|Valencia|Vancouver|Vanuatu|Vatican City|
    Venezuela|Venice|Vienna|Viet Nam|Vietnam|Wales|Warsaw|Washington|Washington DC|Washington, D.C.|
    Wuhan|Xi'an|Yemen|Zagreb|Zambia|Zimbabwe|Zurich|Zürich
    """
)

# Names of months and their short forms, and the number of each; compared in lower case without a full stop.
MONTHS: dict[str, int] = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}

# Chinese family names, by which a name is told from other words of two to four letters.
SURNAMES: frozenset[str] = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左"
    "柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥"
    "南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支"
    "卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印"
    "逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭"
    "由"
) | _words("欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫")


# Small words inside family names; compared with single words in lower case.
PARTICLES: frozenset[str] = _words(
    """
    't|aan|abd|abu|af|al|ap|av|ben|bin|bint|d|d'|da|dal|dalla|das|de|de'|degli|dei|del|dela|dell|dell'|
    della|delle|dello|den|der|des|di|do|dos|du|e|el|ibn|l'|la|las|le|les|lo|los|op|ould|san|santa|st.|
    te|ten|ter|ud|ul|ur|uz|van|van't|vande|vanden|vander|vom|von|y|zu|zum|zur
    """
)

# Words frequent in titles and hardly ever names of persons; compared with single words in lower case.
TITLE_WORDS: frozenset[str] = _words(
    """
    a|about|above|accelerated|accelerating|accurate|achieving|across|active|adaptation|adapting|
    adaptive|adversarial|after|against|aggregation|algorithm|algorithms|align|aligned|aligning|
    alignment|among|analysis|analytics|analyzing|and|anomaly|application|applications|approach|
    approaches|approximate|approximation|arbitrary|architecture|architectures|are|artificial|as|
    assessing|assessment|asynchronous|at|attack|attacks|attention|attentive|augmentation|augmented|
    augmenting|autoencoder|autoencoders|automated|automatic|automatically|autonomous|autoregressive|
    aware|balanced|based|bayesian|because|before|behind|being|benchmark|benchmarking|benchmarks|beneath|
    benefits|better|between|beyond|bias|biased|bidirectional|binary|boosting|brain|bridging|building|
    but|by|calibration|camera|causal|challenge|challenges|challenging|characterizing|classification|
    classifier|classifiers|clinical|cloud|clustering|coarse-to-fine|code|coding|cognitive|collaborative|
    combining|communication|comparative|comparing|comparison|completion|complex|complexity|
    compositional|comprehensive|compressed|compression|computation|computational|computer|computing|
    concept|conditional|consistency|consistent|constrained|constraints|context|contextual|continual|
    continuous|contrastive|control|controllable|controlling|convergence|conversational|convolution|
    convolutional|coordination|correction|correlation|could|counterfactual|cross-domain|cross-lingual|
    cross-modal|data|database|databases|dataset|datasets|decentralized|decision|decoding|decomposition|
    decoupled|decoupling|deep|defending|defense|deformable|denoising|dense|depth|design|designing|
    despite|detecting|detection|developing|diagnosis|dialog|dialogue|differentiable|differential|
    diffusion|dimensional|discovering|discovery|discrete|discriminative|disentangled|distillation|
    distilling|distributed|distribution|diverse|diversity|document|documents|does|doing|domain|driven|
    driving|during|dynamic|dynamics|each|edge|editing|effective|effectiveness|effects|efficient|
    efficiently|either|else|embedding|embeddings|embodied|emotion|empirical|empowering|enabling|encoder|
    encoding|end-to-end|energy|enhanced|enhancement|enhancing|enough|ensemble|entity|environment|
    environments|error|estimating|estimation|evaluating|evaluation|event|events|every|everything|
    evolutionary|evolving|example|examples|explainable|explaining|explanation|explanations|exploiting|
    exploration|exploring|extracting|extraction|extreme|face|facial|factorization|factual|fairness|fast|
    faster|feature|features|federated|feedback|few-shot|finding|fine-grained|fine-tuning|first|flexible|
    flow|for|forecasting|foundation|framework|from|functional|functions|fusion|future|fuzzing|gaussian|
    generalizable|generalization|generalized|generalizing|generate|generating|generation|generative|
    generic|geometric|geometry|given|global|gradient|gradients|granularity|graph|graphs|grounded|
    grounding|guidance|guided|guiding|hardware|harnessing|has|hashing|have|heterogeneous|hierarchical|
    high|high-dimensional|high-performance|high-quality|high-resolution|highly|how|human|human-centric|
    hybrid|hypergraph|identification|identifying|if|image|images|imitation|implicit|improve|improved|
    improves|improving|in|incremental|indexing|industrial|inference|information|inpainting|inside|
    instance|instruction|integrated|integrating|intelligence|intelligent|interaction|interactive|
    interpretability|interpretable|interpreting|into|intrinsic|introducing|introduction|invariant|
    inverse|investigating|investigation|is|it|iterative|its|itself|joint|jointly|just|kernel|kernels|
    kinematics|knowledge|label|labels|language|languages|large|large-scale|latent|layer|learn|learned|
    learner|learners|learning|less|leveraging|lifelong|lightweight|like|linear|linguistic|local|
    localization|logical|long-range|long-tailed|long-term|low-light|low-rank|low-resource|machine|made|
    make|makes|making|malware|management|manipulation|mapping|markov|masked|massive|matching|matrix|
    matter|matters|maximum|measuring|mechanism|mechanisms|medical|meet|meets|memory|meta-learning|
    method|methods|metric|metrics|minimal|minimax|mining|mitigating|mixture|mobile|model|model-based|
    modeling|modelling|models|modular|molecular|monitoring|monocular|monotone|more|most|motion|much|
    multi-agent|multi-label|multi-level|multi-modal|multi-scale|multi-task|multi-view|multilingual|
    multimodal|multiple|music|mutual|named|natural|navigation|nearest|need|needs|neither|network|
    networks|neural|neuro-symbolic|next|node|noise|noisy|non-local|nonlinear|nor|normalization|not|
    nothing|novel|numerical|object|objects|of|off|on|once|one|online|only|ontology|open|open-domain|
    open-set|open-source|open-vocabulary|open-world|optimal|optimisation|optimization|optimized|
    optimizing|other|others|our|out|over|overview|own|paradigm|parallel|parameter|parameter-efficient|
    parameters|parsing|partial|partially|pattern|patterns|per|perception|performance|person|
    personalized|perspective|perspectives|physical|physics-informed|pipeline|pixel|planning|policies|
    policy|pose|position|post-training|practical|practice|pre-trained|pre-training|predicting|
    prediction|predictions|predictive|preference|preserving|pretrained|pretraining|principled|privacy|
    privacy-preserving|probabilistic|probability|probing|problem|problems|procedural|processing|program|
    programming|programs|progressive|prompt|prompting|prompts|propagation|protecting|protein|protocol|
    protocols|provable|provably|pruning|quality|quantifying|quantization|quantum|query|querying|
    question|questions|random|ranking|rapid|rate|rather|reading|real-time|real-world|really|reasoning|
    recognition|recognizing|recommendation|reconstruction|recovery|recurrent|reducing|reference|
    refinement|region|regression|regularization|regularized|reinforcement|relation|relational|reliable|
    rendering|repair|representation|representations|research|residual|resolution|resource|restoration|
    rethinking|retrieval|retrieval-augmented|retrieving|revealing|review|revisited|revisiting|reward|
    rewriting|robot|robotic|robotics|robust|robustness|role|routing|rule|rules|safe|safety|saliency|
    same|sampling|scalable|scale|scaling|scene|scheduling|search|secure|security|segment|segmentation|
    selection|selective|self-attention|self-supervised|semantic|semantics|semi-automatic|
    semi-supervised|sensing|sentence|sentiment|sequence|sequences|sequential|series|server|serverless|
    shape|shared|short-term|should|signal|signals|similarity|simple|simulating|simulation|since|single|
    single-cell|single-image|skill|skills|slow|social|software|some|sparse|sparsity|spatial|
    spatial-temporal|spatio-temporal|spatiotemporal|speaker|spectral|speculative|speech|stable|state|
    state-of-the-art|static|statistical|stereo|still|stochastic|storage|storytelling|strategies|
    strategy|streaming|structural|structure|structured|structures|study|style|subspace|such|
    summarization|supervised|supervision|surface|survey|symbolic|synthesis|synthesizing|synthetic|
    system|systematic|systems|tabular|taming|target|task|task-oriented|tasks|taxonomy|technique|
    techniques|technology|temporal|tensor|test-time|testing|text|text-to-image|text-to-speech|
    text-to-video|textual|texture|that|the|their|them|then|theoretical|theory|there|these|they|thinking|
    this|those|three|through|throughout|time|time-series|to|together|token|tokens|topic|topological|
    topology|toward|towards|tracking|traffic|training|trajectory|transaction|transactions|transfer|
    transferable|transformer|transformers|translation|transparent|transport|tree|trees|trustworthy|
    tuning|tutorial|two|unbiased|uncertainty|uncovering|under|understand|understanding|underwater|
    unified|unifying|universal|unlabeled|unleashing|unlocking|unpaired|unseen|unsupervised|until|up|
    upon|urban|use|used|useful|user|users|uses|using|utility|value|variational|vector|verifiable|
    verification|versatile|versus|via|video|videos|virtual|vision|vision-language|visual|visualization|
    visualizing|vocabulary|voice|volumetric|vs|vs.|vulnerabilities|vulnerability|was|we|weakly|
    weakly-supervised|web|weighted|were|what|when|where|whether|which|while|who|whose|why|with|within|
    without|word|words|workflow|workload|would|your|zero-shot
    """
)

# Headings under which a list holds no entries; compared whole, in lower case.
LEFT_OUT_HEADINGS: frozenset[str] = _words(
    """
    about|about me|about this list|about this repo|about this repository|about us|acknowledge|
    acknowledgement|acknowledgements|acknowledgment|acknowledgments|announcement|announcements|author|
    authors|authors and maintainers|back to top|backers|bibtex|breaking news|buy me a coffee|
    call for contribution|call for contributions|catalog|catalogue|change log|changelog|changes|
    citation|citations|cite|cite this|cite this work|cite us|citing|citing this repository|
    citing this work|citing us|code of conduct|community guidelines|contact|contact information|
    contact me|contact us|contacts|content|content list|contents|contents list|contribute|contributing|
    contributing guide|contributing guidelines|contributing to this repo|
    contributing to this repository|contribution|contribution guide|contribution guidelines|
    contributions|contributions welcome|contributor|contributors|copyright|credits|dependencies|
    disclaimer|disclaimers|donate|donation|entry format|faq|faqs|feedback|follow us|forkers|format|
    frequently asked questions|get in touch|getting started|help wanted|hiring|how to cite|
    how to contribute|how to contribute?|how to read this list|how to use|how to use this list|install|
    installation|join us|latest news|latest update|latest updates|legend|legends|licence|license|
    licenses|licensing|maintainer|maintainers|news|news & updates|news and updates|
    organizers|our contributors|our team|paper format|please cite|prerequisites|project roadmap|
    pull requests|quick links|quick navigation|quick start|quickstart|recent changes|recent news|
    recent update|recent updates|reference format|release history|release notes|repo stats|
    repository stats|roadmap|setup|social media|special thanks|sponsor|sponsors|
    sponsorship|star chart|star history|star history chart|starchart|stargazers|stargazers over time|
    stars history|support us|table of content|table of contents|thanks|to do|to-do|
    to-do list|toc|todo|todo list|todos|update|update history|update log|update logs|update news|
    updates|updates & news|usage|visitors|want to contribute|we are hiring|what is new|what's new|
    whats new|交流群|作者|使用|使用方法|使用说明|免责声明|公告|关于|关于作者|关于我们|关于本项目|内容目录|
    加群|动态|协议|参与贡献|反馈|团队|声明|如何引用|如何贡献|安装|
    导航|常见问题|开源协议|引用|引用我们|引用本文|待办|待办事项|微信群|快速开始|感谢|捐赠|支持我们|新闻|
    星标历史|星标趋势|更新|更新历史|更新日志|更新记录|最新动态|最新更新|最新消息|
    最近更新|欢迎贡献|版权|版权声明|特别感谢|目录|目次|索引|维护者|联系|联系作者|联系我们|联系方式|致谢|
    许可|许可证|贡献|贡献指南|贡献方式|贡献者|赞助|路线图|通知|鸣谢
    """
)

# Head nouns of headings for things that are not papers; compared with the heading's end, in lower case.
RESOURCE_WORDS: frozenset[str] = _words(
    """
    add-ons|annotation tools|api|apis|apps|awesome lists|benchmark|benchmarks|blog|blog articles|
    blog post|blog posts|blogpost|blogposts|blogs|boilerplates|book|books|careers|challenge|challenges|
    channels|cheat sheet|cheat sheets|cheatsheets|checkpoints|code|codebase|codebases|codes|
    colab notebooks|colabs|communities|community|companies|company|competition|competitions|conference|
    conferences|contests|cookbook|cookbooks|corpora|corpus|course|courses|ctfs|data|data set|data sets|
    data sources|databases|dataset|datasets|demo|demos|discord|documentaries|e-books|ebooks|emulators|
    environments|events|experts|extensions|external links|forums|frameworks|game engines|github repos|
    github repositories|glossaries|glossary|groups|guide|guides|gyms|hackathons|handbook|handbooks|
    implementation|implementations|institutions|internships|interviews|job openings|jobs|journal|
    journals|keynotes|lab|labs|leaderboard|leaderboards|lecture|lecture notes|lectures|libraries|
    library|link|links|lists|magazines|mailing lists|meetups|model hubs|model zoo|model zoos|mooc|moocs|
    news articles|newsletter|newsletters|notebooks|online demos|open source projects|open-source code|
    open-source projects|organisations|organizations|other awesome lists|other lists|other projects|
    other resources|package|packages|patents|people|platform|platforms|plugins|podcast|podcasts|posts|
    pre-trained weights|presentation|presentations|pretrained weights|product|products|project|projects|
    python packages|reimplementations|related links|related lists|related projects|related resources|
    repo|repos|repositories|repository|research groups|research labs|researchers|resource|resources|
    scholars|scholarships|scripts|sdk|sdks|seminars|shared tasks|simulator|simulators|sites|slack|
    slides|social media|software|source code|special issues|starter kits|startup|startups|
    summer schools|symposia|talk|talks|teams|test suites|testbed|testbeds|textbook|textbooks|tool|
    toolbox|toolboxes|tooling|toolkit|toolkits|tools|tutorial|tutorials|twitter accounts|useful links|
    useful resources|vendors|venues|video|video lectures|video tutorials|videos|web pages|web resources|
    web sites|webinars|website|websites|workshop|workshop tutorials|workshops|youtube|youtube channels|
    专利|专家|书|书籍|交流群|产品|人物|仓库|代码|代码仓库|代码库|仿真器|仿真平台|会议|公众号|公司|公开课|
    其他资源|函数库|列表|创业公司|博客|博客文章|博文|友情链接|团队|图书|
    基准|基准测试|大赛|学习资料|学习资源|学术会议|学术期刊|学者|实习|实验室|工具|工具包|工具库|工具箱|
    工具集|平台|幻灯片|应用程序|开源代码|开源库|开源框架|开源项目|手册|报告会|
    招聘|指南|挑战赛|排行榜|接口|插件|播客|教材|教程|数据|数据库|数据资源|数据集|期刊|术语表|机构|框架|
    榜单|模型库|模拟器|比赛|测试集|源码|演示|演讲|电子书|相关资源|相关链接|
    相关项目|研究团队|研究组|研究者|研讨会|社区|竞赛|组织|网址|网站|网页|视频|视频教程|讲义|讲座|论坛|
    访谈|评测基准|评测集|语料|语料库|课件|课程|课题组|资料|资源|软件|软件包|
    链接|项目|预训练权重
    """
)

# Words of headings that announce papers; compared with whole words in lower case.
PAPER_WORDS: frozenset[str] = _words(
    """
    academic|academic papers|algorithm|algorithms|approach|approaches|article|articles|arxiv|
    arxiv papers|bibliography|classic papers|conference papers|dissertation|dissertations|
    foundational papers|journal articles|journal papers|key papers|latest papers|list of papers|
    literature|literature review|literature reviews|literatures|manuscripts|method|methodologies|
    methodology|methods|must read papers|must-read papers|other papers|our publications|overview papers|
    paper|paper collection|paper list|paperlist|
    paperlists|papers|papers list|phd theses|position papers|pre-prints|preprint|
    preprints|proceedings|publication|publications|reading|reading list|readings|recent papers|
    related papers|related work|related works|reports|research|research articles|research papers|
    researches|review|review paper|review papers|reviews|seminal papers|studies|study|survey|
    survey paper|survey papers|surveys|surveys & reviews|surveys and reviews|technical report|
    technical reports|technique|techniques|theories|theory|theses|thesis|work|works|workshop papers|
    会议论文|博士论文|参考文献|学位论文|学术论文|工作|必读论文|技术|技术报告|文献|文献综述|文章|方法|
    最新论文|期刊论文|毕业论文|理论|相关工作|相关论文|研究|研究工作|研究论文|
    硕士论文|算法|经典论文|综述|综述文章|综述论文|论文|论文列表|论文合集|论文汇总|论文清单|论文阅读|
    论文集|论文集合|调研|阅读列表|阅读清单|顶会论文|预印本
    """
)
