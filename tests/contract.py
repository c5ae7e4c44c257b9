"""The data contract as published: the columns of each table of the open data."""

from __future__ import annotations

# The contract: table, and its columns in order. Once published it changes only with a new major version of the data.
CONTRACT = {
    "studies": "id, citekey, ref_number, first_author, year, title, doi, dataset, participants, n_participants, "
    "n_participants_note, professions, data_collection, setting, setting_type, country, population, intervention, "
    "status, notices, notices_asked_on, instrument, overall, not_appraised, url",
    "appraisals": "study, instrument, criterion, label, answer, support, shared_with, criterion_id, item, standing, "
    "url",
    "excerpts": "id, study, theme, subtheme, findings, quote, gloss, voice, speaker, locator, note, relation, "
    "compared, compared_by, compared_on, primary_locator, codes, url",
    "relations": "finding, study, excerpt, relation, read_by, read_on, note",
    "findings": "id, theme, subtheme, statement, kind, studies, excerpts, n_studies, n_datasets, settings, "
    "professions, confidence, headline, wording, studies_named, studies_linked, n_studies_named, n_studies_linked, url",
    "themes": "id, number, title, summary, subthemes, url",
    "codes": "id, theme, subtheme, label, definition, excerpts, n_excerpts, n_studies, url",
    "screening": "id, title, authors, year, journal, doi, decision, reason, decided_on, evidence_url, found_by",
    "flow": "id, strand, stage, label, number, basis, source, details",
    "replay": "step, study, year, finding, outcome, support, new_terms, findings_so_far",
    "lag": "report, decision, published, identified, decided, integrated, released, days_to_identified, "
    "days_to_decided, days_to_integrated, days_to_released",
    "tool_uses": "record_kind, record, tool, version, what, used_on, confirmed_by, confirmed_on",
    "reconciliation": "id, figure, where, published, computed, agrees, note",
    "ids": "id, since, state, leads_to, hash, url",
}
