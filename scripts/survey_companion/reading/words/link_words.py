"""The words by which links are known: what the text of a link says that it leads to."""

from survey_companion.reading.words.word_tables import read_meanings

# Labels of links, and what each leads to: "paper", "code" or "other"; compared whole, in lower case.
LINK_LABELS: dict[str, str] = read_meanings(
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
