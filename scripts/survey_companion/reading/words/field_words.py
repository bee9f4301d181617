"""The words by which fields are known: labels, heads of columns, and names of fields, in several languages.

A Chinese word is written without spaces: compare it as a part of the text.
"""

from survey_companion.reading.words.word_tables import read_meanings

# Labels before a colon and heads of columns, and the field each one names; compared whole, in lower case.
FIELD_LABELS: dict[str, str] = read_meanings(
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
SECTION_LABELS: dict[str, str] = read_meanings(
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
