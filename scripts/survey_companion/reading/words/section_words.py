"""The words by which headings are known: of sections without entries, of resources, and of papers."""

from survey_companion.reading.words.word_tables import read_words

# Headings under which a list holds no entries; compared whole, in lower case.
LEFT_OUT_HEADINGS: frozenset[str] = read_words(
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
RESOURCE_WORDS: frozenset[str] = read_words(
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
PAPER_WORDS: frozenset[str] = read_words(
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
