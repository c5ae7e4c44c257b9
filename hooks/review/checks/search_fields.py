"""The fields that search strings of Europe PMC and PubMed may name, in capitals."""

from __future__ import annotations

# europepmc.org/searchsyntax
_EUROPE_PMC = """
    ABSTRACT ACCESSION_ID ACCESSION_TYPE ACK_FUND AFF ANNOTATION_TYPE APPENDIX AUTH AUTHORID AUTHORID_TYPE AUTH_FIRST
    AUTH_LAST AUTH_MAN AUTH_MAN_ELECTRONIC_DATE AUTH_MAN_ELEC_DATE BODY BOOK_ID CASE CHEM CITED CITES COMP_INT CONCL
    CREATION_DATE DISC DISEASE DOI EMBARGO_DATE EXT_ID E_PDATE FIG FIRST_IDATE FIRST_PDATE GENE_PROTEIN GOTERM
    GRANT_AGENCY GRANT_AGENCY_ID GRANT_ID HAS_ABSTRACT HAS_BOOK HAS_DATA HAS_FREE_FULLTEXT HAS_FULLTEXT HAS_LABSLINKS
    HAS_PDF HAS_PREPRINT HAS_REFLIST HAS_SUPPL HAS_TM HAS_VERSION_EVALUATIONS INDEX_DATE INTRO INVESTIGATOR IN_EPMC
    IN_PMC ISBN ISSN ISSUE JOURNAL KEYWORD KW LANG LICENSE MESH METHODS OPEN_ACCESS ORGANISM OTHER PAGE_INFO PMCID
    PUBLISHER PUB_TYPE PUB_YEAR P_PDATE REF REFFED_BY RESULTS SRC SUPPL TABLE TITLE TITLE_ABS UPDATE_DATE VOLUME
"""
# The help of PubMed, "Search field tags".
_PUBMED = """
    1AU AB ABSTRACT AD AFFILIATION AFFL AID ALL AU AUCL AUID AUTH AUTHOR BOOK CDAT CN COIS COLN CRDT DATE DCOM DP ED
    EDAT EDITOR EID EN FAU FILTER FIR FULL GR IP IR IS ISBN ISSUE JID JOUR JOURNAL LA LANG LANGUAGE LASTAU LAU LID LR
    MAJR MESH MH MHDA MHTERM NM OT OTHER PA PAGE PDAT PG PHST PID PL PMCID PMID PS PT PTYP PTYPE PUBDATE PUBN RN SB SH
    SI SO SUBS SUBSET TA TEXT TI TIAB TIT TITLE TT TW UID VI VOL VOLUME WORD
"""
_PUBMED_NAMES = """
    affiliation; all fields; article identifier; author; author - corporate; author - first; author - full;
    author - identifier; author - last; book; conflict of interest statements; date - completion; date - create;
    date - entry; date - entrez; date - mesh; date - modification; date - publication; ec/rn number; editor; filter;
    grants and funding; investigator; isbn; issue; journal; language; location id; mesh date; mesh major topic;
    mesh subheading; mesh terms; other term; pagination; pharmacological action; publication date; publication type;
    publisher; secondary source id; subject - personal name; supplementary concept; text word; text words; title;
    title/abstract; transliterated title; volume
"""
EUROPE_PMC_FIELDS = frozenset(_EUROPE_PMC.split())
PUBMED_FIELDS = frozenset(_PUBMED.split())
# PubMed also takes the names of fields in full.
PUBMED_NAMES = frozenset(name.strip().upper() for name in _PUBMED_NAMES.split(";"))
