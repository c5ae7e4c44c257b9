/**
 * What the page tells the form: the fields of a study's record with their limits, the wording of every problem, and the
 * records that exist. `forms/script.py` writes it from the schema, the codebook and the review.
 */

/**
 * A field of the record. A field without `required` can be left empty.
 * @typedef {object} Field
 * @property {string} name empty for an entry of a list of plain texts
 * @property {"text" | "long" | "number" | "choice" | "choices" | "group" | "list" | "by-criterion"} kind
 * @property {string} label
 * @property {boolean} [required]
 * @property {number} [longest] how many characters a text can have
 * @property {number} [words] how many words a quotation can have
 * @property {number} [most] how many entries a list can have
 * @property {number} [least] the smallest number
 * @property {number} [greatest] the largest number
 * @property {string} [pattern] what a text has to match
 * @property {string} [form] that pattern in words
 * @property {string} [code] the code of a text that does not match, or is not among the options
 * @property {string[]} [options] the values that can be chosen
 * @property {string} [what] what the options are, in words
 * @property {Field[]} [fields] the parts of a group, or of each entry of a list
 * @property {boolean} [answered] whether the values by criterion are answers, and not free text
 */

/**
 * What the rules know of another study.
 * @typedef {object} KnownStudy
 * @property {string} path
 * @property {string} dataset
 * @property {string} country
 * @property {string} nation
 * @property {boolean} answers whether its record has answers of its own
 */

/**
 * What reports are compared by, as written; authors by their family names.
 * @typedef {object} Described
 * @property {string} doi
 * @property {string} pmid
 * @property {string} title
 * @property {number | null} year
 * @property {string[]} authors
 * @property {string} journal
 * @property {string} pages
 */

/**
 * A report that is known already: `where` is the file that has it, and `citekey` the key of its reference, if it is a
 * study.
 * @typedef {Described & {id: string, where: string, citekey: string}} KnownReport
 */

/**
 * A recorded decision on a report and the known report `other`: "same" or "different".
 * @typedef {Described & {other: string, decision: string}} Comparison
 */

/**
 * Thresholds (of 100, and a share of the authors), numbers of words, lists of words and patterns by which reports are
 * compared (model/similarity.py).
 * @typedef {object} ComparingRules
 * @property {number} titleSimilarity
 * @property {number} wordSimilarity
 * @property {number} nameSimilarity
 * @property {number} sharedAuthors
 * @property {number} titleWords
 * @property {number} keyWords
 * @property {Record<string, string>} numberWords
 * @property {string[][]} opposites
 * @property {string[]} notices
 * @property {string[]} ignoredInJournals
 * @property {string} preprints
 * @property {string} erratum
 * @property {string} annotation
 */

/**
 * What the review already contains. It is fetched when somebody starts to fill in the form.
 * @typedef {object} Existing
 * @property {Record<string, string>} ids the path of the record that each ID belongs to
 * @property {Record<string, {kind: string, gone: boolean}>} published every ID ever published
 * @property {Record<string, string>} references the path of the file that has each key
 * @property {KnownReport[]} reports the studies, and the reports of the screening
 * @property {Comparison[]} comparisons what was decided on reports that look alike
 * @property {string[]} awaiting the IDs of reports that await assessment
 * @property {Record<string, KnownStudy>} studies
 */

/**
 * What the rules know of an appraisal instrument.
 * @typedef {object} KnownInstrument
 * @property {Record<string, string[]>} criteria the answers that each criterion allows
 * @property {Record<string, string[]>} designs the designs that a criterion is asked of, if not of all
 * @property {string[]} levels those of its overall judgement
 */

/**
 * What the page itself knows: what a record may name.
 * @typedef {object} Nameable
 * @property {string[]} reserved IDs that are pages of the site
 * @property {Record<string, {subthemes: string[], findings: string[]}>} themes
 * @property {Record<string, KnownInstrument>} instruments
 * @property {boolean} inTotal whether appraisals are known in total, so that a study can do without one
 * @property {Record<string, string>} voices labels of the terms
 */

/** @typedef {Existing & Nameable} Known */

/**
 * How a reference is written as BibTeX.
 * @typedef {object} BibtexStyle
 * @property {Record<string, string>} special how special characters are written
 * @property {string[]} verbatim the fields in which nothing is special
 * @property {Record<string, string>} places the field that names where a report of each kind was published
 */

/**
 * What the readers of the import box share with the program (importing/formats/, references/).
 * @typedef {object} IncomingRules
 * @property {string[]} kinds the kinds of report that the form offers
 * @property {Record<string, string>} ris the kinds of report by their names in RIS
 * @property {Record<string, string>} csl the same in CSL
 * @property {Record<string, string>} bibtex the same in BibLaTeX, where it differs from BibTeX
 * @property {Record<string, string>} accents combining characters by the LaTeX commands for accents
 * @property {string[]} institutionWords words that people's names do not have
 */

/**
 * @typedef {object} Description
 * @property {Field[]} fields
 * @property {(Field & {longest: number})[]} reference the facts of a reference
 * @property {Record<string, {code: string, text: string}>} messages the code and wording of each rule
 * @property {Record<string, string>} inForm the wording in the form, of the rules that the form words in its own way
 * @property {string} notListed the value of "not listed here"
 * @property {Record<string, string>} fixes what to do about a problem, by its code
 * @property {string} entry what an entry of a list is called that has no name of its own
 * @property {{id: string, number: string, word: string, forbidden: string}} patterns
 * @property {Record<string, string>} letters characters that an ID writes in plain letters, by those letters
 * @property {IncomingRules} incoming
 * @property {ComparingRules} comparing
 * @property {Known} known
 * @property {BibtexStyle} bibtex
 */

/**
 * What a form or a part of it holds: texts, lists and further entries, as the kinds of its fields say.
 * @typedef {Record<string, any>} Entry
 */

/** @typedef {Record<string, string>} Reference the facts of a reference that are filled in */

/**
 * @typedef {object} Appraisal
 * @property {string} [instrument]
 * @property {Record<string, string>} [answers]
 * @property {Record<string, string>} [support]
 * @property {{name?: string, answers?: Record<string, string>}[]} [appraisers]
 * @property {string} [overall]
 * @property {string} [shared_with]
 * @property {string} [not_appraised]
 */

/**
 * @typedef {object} Excerpt
 * @property {string} [id]
 * @property {string} [theme]
 * @property {string} [subtheme]
 * @property {string[]} [findings]
 * @property {string} [quote]
 * @property {string} [gloss]
 * @property {string} [voice]
 * @property {string} [speaker]
 */

/**
 * The record of a study as far as it is filled in; only what the form itself reads is listed.
 * @typedef {object} StudyDraft
 * @property {string} [id]
 * @property {string} [citekey]
 * @property {string} [dataset]
 * @property {string[]} [designs]
 * @property {{country?: string, nation?: string}} [setting]
 * @property {{groups?: {label?: string, count?: string}[]}} [participants]
 * @property {Appraisal} [appraisal]
 * @property {Excerpt[]} [excerpts]
 */

/** @typedef {(string | number)[]} Path where a value is in a record */

/** @type {Existing} */
const NONE = { ids: {}, published: {}, references: {}, reports: [], comparisons: [], awaiting: [], studies: {} };

/**
 * Reads the description that the page holds; of the records that exist it has none yet.
 * @param {Element} form
 * @returns {Description}
 */
export function readDescription(form) {
  const description = JSON.parse(form.querySelector("[data-form-description]")?.textContent ?? "");
  return { ...description, known: { ...NONE, ...description.known } };
}
