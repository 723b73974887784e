"""E5xx: the finished document."""

from __future__ import annotations

from generator.codes.page import Page
from generator.messages import Message

PAGES = {
    "E501": Page(
        Message("标题太长，不会断行"),
        Message("""\
大标题一行排不下，要断成几行，又不能把一个词拆开，各行还要成梯形或菱形；
程序找不到合适的断法，就不断行，只提醒一声。
不对：
    标题: 某某市科学技术局、某某市经济和信息化局、某某市发展和改革委员会、某某市财政局联合督查产业升级工作总结
改成：
    标题: |
      某某市科学技术局等四部门
      联合督查产业升级总结
怎么办：在“标题”里照要断的地方写成两行；太长的先改短。"""),
    ),
    "E502": Page(
        Message("写法不合标准"),
        Message("""\
标题、序号、落款、附件，还有数字和标点的写法，按 GB/T 9704、15834、15835 看一遍，
不合的提醒一声，文件照样生成。“生成”只看标题、落款和附件，“检查”连正文一起看。
不对：
    - 标题: 抓创新。
      正文: 培训约10期左右。
改成：
    - 标题: 抓创新
      正文: 培训10期左右。
怎么办：照提示改；提示里括号中的是条款号，niangao explain 7.3.3 有说明。"""),
    ),
    "E503": Page(
        Message("表太宽"),
        Message("""\
表里的数和词加起来比版心还宽，只好在数或词的中间断行。表照样生成，只提醒一声。
怎么办：减少几列，或拆成两个表；各格的单位相同的，从格里删去，写成 单位: 万元；
表头写短些。"""),
    ),
    "E510": Page(
        Message("不是 Word 文件"),
        Message("""\
这里只读 .docx 文件：Word 2007 以后的格式，WPS 和 LibreOffice 也能存。
把别的文件改名成 .docx 不算。
怎么办：用原来的程序打开它，另存为 .docx。"""),
    ),
    "E511": Page(
        Message("旧格式的文件"),
        Message("""\
.doc 和 .wps 是旧格式，里面写的样式和版面这里读不出来。
怎么办：用 Word 或 WPS 打开它，“文件”→“另存为”，类型选 .docx，再检查新的那一份。"""),
    ),
    "E512": Page(
        Message("文件加了密码"),
        Message("""\
有打开密码的文件，内容是加密的，不知道密码就读不出来。
怎么办：用 Word 或 WPS 打开它，“文件”→“信息”→“保护文档”，去掉密码，另存一份。
只限制编辑的文件不受影响。"""),
    ),
    "E513": Page(
        Message("文件损坏"),
        Message("""\
.docx 是一个压缩包，里面少了一部分，或者有一部分读不出来：多半是没有下载完、没有拷完。
怎么办：重新拷一份；还不行，用 Word 打开，让它修复，另存一份。"""),
    ),
    "E514": Page(
        Message("排不出页面：缺程序"),
        Message("""\
verify --render 要由 LibreOffice 排出页面，再由 pdfplumber 读出每个字的位置；这台机器上少了一样。
不加 --render，文件本身照样能检查。
怎么办：LibreOffice 到 www.libreoffice.org 下载（Debian、Ubuntu：sudo apt-get install libreoffice-writer）；
pdfplumber 用 pip install pdfplumber 安装（用 pipx 装的年稿：pipx inject niangao pdfplumber）。"""),
    ),
    "E515": Page(
        Message("LibreOffice 没有排出页面"),
        Message("""\
LibreOffice 启动不了、很久没有排完，或者没有生成 PDF；提示里有它自己的话。
怎么办：用 LibreOffice 打开这份文件看看；打不开的，用 Word 或 WPS 另存一份再检查。"""),
    ),
    "E516": Page(
        Message("读不出文字"),
        Message("""\
要导入的文件里没有文字，或者不全是文字：编码认不出、混着别的内容、只有图片。
能读的是 .docx，和 UTF-8、UTF-16、GB18030（即 GBK）的 .txt。
怎么办：用原来的程序打开看看，能看见文字的，另存为 .docx；扫描件要先识别文字（OCR）。"""),
    ),
    "E517": Page(
        Message("文件太长"),
        Message("""\
文件的段落比任何一份报告都多，多半是别的东西，或者坏了，读下去要用很多内存和时间。
怎么办：用 Word 打开看看；只要其中一部分的，复制到新文件再来。"""),
    ),
    "E518": Page(
        Message("有内容没有读进来"),
        Message("""\
文件里嵌着别的文件（网页、RTF 或另一份 Word 文件），Word 打开时才并进来，这里不读。别的内容都读了。
怎么办：用 Word 打开，按 Ctrl+A 全选，复制到新文件，存为 .docx，再导入新的那一份；或者对照原文补上。"""),
    ),
}
