"""Made-up records of PubMed's XML, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """<?xml version="1.0"
 encoding="UTF-8" ?>
<PubmedArticleSet><PubmedArticle><!-- a comment -->
<MedlineCitation><PMID>99000001</PMID><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2021</Year><Month>03</Month>
<Day>05</Day></PubDate></JournalIssue>
<Title>Journal of Fabricated Transport</Title><ISOAbbreviation>J Fab Transp</ISOAbbreviation></Journal>
<ArticleTitle>Waiting in the <i>rain</i>.</ArticleTitle><VernacularTitle>Warten im Regen.</VernacularTitle>
<Pagination><StartPage>1</StartPage><EndPage>2</EndPage><MedlinePgn>201-9</MedlinePgn></Pagination>
<ELocationID EIdType="pii">e7</ELocationID><ELocationID EIdType="doi">10.5555/rain</ELocationID>
<AuthorList CompleteYN="N">
<Author><LastName>Österlund</LastName><ForeName>Åsa</ForeName><Initials>Å</Initials><Suffix>Jr</Suffix></Author>
<Author><LastName>Berg</LastName><Initials>JT</Initials></Author>
<Author><LastName>Dale</LastName></Author>
<Author><LastName>Depot Night Group</LastName></Author>
<Author><CollectiveName>Depot</CollectiveName><CollectiveName>and Night</CollectiveName></Author>
<Author><ForeName>Nobody</ForeName></Author>
</AuthorList>
</Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">99000002</ArticleId>
<ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Åsa", suffix="Jr"),
                        Name(family="Berg", given="JT"),
                        Name(family="Dale"),
                        Name(family="Depot Night Group"),
                        Name(literal="Depot and Night"),
                    ),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    publication={"volume": "12", "number": "3", "pages": "201--9", "date": "2021-03-05"},
                    path="x",
                    line=3,
                    truncated=True,
                ),
            )
        ),
    ),
    "every field of a chapter and of a book": (
        """<PubmedArticleSet>
<PubmedBookArticle><BookDocument><PMID>99000003</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId>
<ArticleId IdType="doi">10.5555/seats</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Invented Press</PublisherName><PublisherLocation>Nowhere</PublisherLocation>
</Publisher>
<BookTitle>Book of buses</BookTitle><PubDate><Year>2019</Year><Month>Feb</Month></PubDate><Edition>2</Edition>
<AuthorList Type="authors"><Author><LastName>Moss</LastName><ForeName>Cay</ForeName></Author></AuthorList>
<AuthorList Type="editors"><Author><LastName>Roe</LastName><ForeName>Ann</ForeName></Author></AuthorList></Book>
<ArticleTitle>Seats of buses</ArticleTitle>
<AuthorList Type="editors"><Author><LastName>Ash</LastName><ForeName>Eve</ForeName></Author></AuthorList>
<AuthorList Type="authors"><Author><LastName>Lee</LastName><ForeName>Bo</ForeName></Author></AuthorList>
</BookDocument></PubmedBookArticle>
<PubmedArticle><MedlineCitation><PMID>99000004</PMID><Article>
<Journal><JournalIssue><PubDate><MedlineDate>2018 Spring</MedlineDate></PubDate></JournalIssue>
<ISOAbbreviation>J Fab Transp</ISOAbbreviation></Journal>
<ArticleTitle></ArticleTitle><VernacularTitle>Eis auf der Stufe.</VernacularTitle>
<Pagination><StartPage>5</StartPage><EndPage>9</EndPage></Pagination>
<ELocationID EIdType="pii">e8</ELocationID>
</Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.5555/stufe</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>99000005</PMID>
<Book><BookTitle>Book of seats</BookTitle>
<AuthorList Type="authors"><Author><LastName>Moss</LastName><ForeName>Cay</ForeName></Author></AuthorList>
</Book>
</BookDocument></PubmedBookArticle>
<PubmedArticle><MedlineCitation><Article><ArticleTitle>[Not Available].</ArticleTitle>
<VernacularTitle>Eis auf der Bank.</VernacularTitle>
<Journal><JournalIssue/></Journal></Article></MedlineCitation></PubmedArticle>
<PubmedArticle><MedlineCitation><Article><ArticleTitle>An article with a number</ArticleTitle>
<Journal><JournalIssue><PubDate><Year>2020</Year><Day>5</Day></PubDate></JournalIssue></Journal>
<ELocationID EIdType="pii">e9</ELocationID><AuthorList CompleteYN="Y"></AuthorList></Article></MedlineCitation>
</PubmedArticle>
</PubmedArticleSet>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Seats of buses",
                    authors=(Name(family="Lee", given="Bo"),),
                    year=2019,
                    journal="Book of buses",
                    doi="10.5555/seats",
                    pmid="99000003",
                    kind="incollection",
                    publication={
                        "publisher": "Invented Press",
                        "address": "Nowhere",
                        "edition": "2",
                        "date": "2019-02",
                    },
                    path="x",
                    line=2,
                    editors=(Name(family="Roe", given="Ann"),),
                ),
                IncomingReport(
                    title="Eis auf der Stufe",
                    authors=(),
                    year=2018,
                    journal="J Fab Transp",
                    doi="10.5555/stufe",
                    pmid="99000004",
                    publication={"pages": "5--9"},
                    path="x",
                    line=14,
                ),
                IncomingReport(
                    title="Book of seats",
                    authors=(Name(family="Moss", given="Cay"),),
                    year=None,
                    pmid="99000005",
                    kind="book",
                    path="x",
                    line=23,
                ),
                IncomingReport(title="Eis auf der Bank", authors=(), year=None, path="x", line=28),
                IncomingReport(
                    title="An article with a number",
                    authors=(),
                    year=2020,
                    publication={"eid": "e9"},
                    path="x",
                    line=31,
                ),
            )
        ),
    ),
    "no record": (
        "<PubmedArticleSet></PubmedArticleSet>",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no record of PubMed is in this file", "save the records from PubMed again"),)
        ),
    ),
    "broken": (
        """<PubmedArticleSet>
<PubmedArticle>

</PubmedArticleSet>""",
        ImportedReports(
            (),
            (Problem("x", 4, "E502", "the file is not well-formed XML; no record of it is read", "export it again"),),
        ),
    ),
}
