"""What the ledger of tools says of the saved searches: what `review watch` adds to evidence/tools.yml."""

from __future__ import annotations

TOOL = "review-watch"

DECLARATION = {
    "id": TOOL,
    "name": "review watch",
    "developer": "The developers of the program of this site",
    "method": "rules",
    "rationale": "To find new reports between systematic searches.",
    "task": (
        "Identification: it runs the saved searches, follows citations of included studies where the review asks for "
        "that, and adds reports that are new to those awaiting assessment. It includes and excludes none."
    ),
    "input": (
        "The search strings of evidence/watch.yml, the DOIs of the included studies, and the records that Europe PMC, "
        "OpenAlex, Crossref and PubMed return."
    ),
    "output": (
        "Reports awaiting assessment, each with its search and the day. evidence/runs.yml counts every record that was "
        "returned: new, known, published too early, or unusable. Known means the same record of a service or the same "
        "report by the rule of imports. One that only resembles a known report is added with a note, or listed as "
        "unusable if the two have the same DOI."
    ),
    "settings": "Those of evidence/watch.yml: service, search string, earliest date and limit of each search.",
    "oversight": "People assess every report that it adds, and decide whether it is included.",
    "evaluation": "None yet: nobody has tested how many of the relevant reports the saved searches find.",
    "data": (
        "The services receive the search strings, the identifiers of included studies and the contact of the review. "
        "They return bibliographic records, of which the review keeps those of reports that are new."
    ),
    "limitations": (
        "It finds what the search strings describe and the services index, and takes no more records than the limit of "
        "a search. It does not replace a systematic search."
    ),
}
