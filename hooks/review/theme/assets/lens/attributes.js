/** Lists of studies in the data attributes of the page. */

/**
 * The values of an attribute that holds a list.
 * @param {string | undefined} text
 */
export const list = (text) => (text ?? "").split(" ").filter(Boolean);

/**
 * The studies that the summary of coverage around an element is about.
 * @param {Element} element
 */
export function coveredBy(element) {
  const coverage = /** @type {HTMLElement} */ (element.closest("[data-coverage]"));
  return list(coverage.dataset.coverage);
}
