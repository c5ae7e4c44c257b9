"""What the ledger of tools says of the ranking: the declaration that `review rank` adds to evidence/tools.yml."""

from __future__ import annotations

from review.language.current import marked

TOOL = "review-rank"

PERFORMANCE = marked(
    "Of seven reviews, 95% of the included records of the newer half were found after reading 39% of it in the median "
    "and 72% in the worst review, with titles and abstracts; with titles alone after 70% and 80%."
)
EVALUATION = marked(
    "Backtest in order of time on 27 November 2026, with scikit-learn 1.9.1: the model was fitted to the older half of "
    "a review's records and ranked the newer half. Data: the nine smallest reviews of SYNERGY, version 1 "
    "(doi:10.34894/HE6NAQ, CC0), of which two had too few included records."
)
LIMITATIONS = (
    "It knows words, not meanings, and only those of reports already decided. It does worse with titles alone, where "
    "subjects change with time, and where few reports were included."
)
DECLARATION = {
    "id": TOOL,
    "name": "review rank",
    "developer": "The developers of the program of this site",
    "method": "statistical-model",
    "rationale": "To read first what is most like the reports that were included.",
    "task": "Screening: it puts reports that await assessment in an order of reading. It excludes none.",
    "input": "Title, summary and intervention of each report that was decided, and of each that awaits assessment.",
    "output": "A score from 0 to 1 for each report, of which only the order matters, and the words that moved it most.",
    "settings": "TF-IDF of words and pairs of words that occur twice; logistic regression with balanced classes.",
    "oversight": "Every report is assessed by people, whatever its score. The order does not say when to stop.",
    "evaluation": EVALUATION,
    "data": "All runs on the computer of whoever ranks; nothing is sent.",
    "performance": PERFORMANCE,
    "limitations": LIMITATIONS,
}
