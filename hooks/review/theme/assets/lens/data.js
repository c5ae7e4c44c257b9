/** What the page tells the study filter: the studies, and what they and the parts of a page can be chosen by (views/lens.py). */

/**
 * A study: its facts, and the terms it has under each facet, by the key of the facet.
 * @typedef {object} StudyFacts
 * @property {string} name
 * @property {string} title
 * @property {string} citekey
 * @property {number | null} year
 * @property {string} dataset
 * @property {string} appraisal the study whose appraisal applies
 * @property {Record<string, string>} answers by criterion
 * @property {Record<string, number>} quotes how many quotations there are in each theme and part of a theme
 */

/** @typedef {StudyFacts & Record<string, any>} Study */

/** @typedef {[id: string, label: string]} Option */

/**
 * @typedef {object} Facet
 * @property {string} key
 * @property {string} label
 * @property {Option[]} options
 * @property {boolean} [open] whether its options are in sight from the start
 * @property {string} [hidden_by] the part that the form offers in place of this one
 */

/**
 * @typedef {object} LensData
 * @property {Record<string, Study>} studies
 * @property {Facet[]} facets what studies are chosen by
 * @property {Facet[]} parts what findings and quotations are chosen by
 * @property {Option[]} orders what findings are sorted by: the key of a part, with a minus where its last option comes first
 * @property {{id: string, label: string, answers: Option[], instrument?: string}[]} criteria each with its instrument, if there are several
 * @property {Record<string, string>} standings what each answer says of its criterion
 * @property {string[]} order of the standings
 * @property {string} notStated the term for what a report does not say
 */

/**
 * Reads the data in the element of the study filter, or in the file that it names: those of a large review are read once
 * for all its pages.
 * @param {Element} root
 * @returns {LensData | Promise<LensData>}
 */
export function readData(root) {
  /** @type {HTMLElement | null} */
  const holder = root.querySelector("[data-lens-data]");
  const source = holder?.dataset.source;
  return source ? fetch(source).then((answer) => answer.json()) : JSON.parse(holder?.textContent ?? "");
}
