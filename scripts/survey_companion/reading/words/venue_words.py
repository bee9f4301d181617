"""The words by which venues are known: conferences, journals and preprint servers, and their tracks."""

from survey_companion.reading.words.word_tables import read_words

# Short names of conferences, journals and preprint servers; compared with one word, case and all.
VENUES: frozenset[str] = read_words(
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
VENUE_NAMES: frozenset[str] = read_words(
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
VENUE_WORDS: frozenset[str] = read_words(
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
VENUE_TRACKS: frozenset[str] = read_words(
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
