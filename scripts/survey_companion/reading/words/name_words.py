"""The words by which names of people are told from organisations, places and titles."""

from survey_companion.reading.words.word_tables import read_words

# Words that make a text an institution; compared with single words in lower case.
AFFILIATION_WORDS: frozenset[str] = read_words(
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
ORGANISATIONS: frozenset[str] = read_words(
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
PLACES: frozenset[str] = read_words(
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
) | read_words("欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫")

# Small words inside family names; compared with single words in lower case.
PARTICLES: frozenset[str] = read_words(
    """
    't|aan|abd|abu|af|al|ap|av|ben|bin|bint|d|d'|da|dal|dalla|das|de|de'|degli|dei|del|dela|dell|dell'|
    della|delle|dello|den|der|des|di|do|dos|du|e|el|ibn|l'|la|las|le|les|lo|los|op|ould|san|santa|st.|
    te|ten|ter|ud|ul|ur|uz|van|van't|vande|vanden|vander|vom|von|y|zu|zum|zur
    """
)

# Words frequent in titles and hardly ever names of persons; compared with single words in lower case.
TITLE_WORDS: frozenset[str] = read_words(
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
