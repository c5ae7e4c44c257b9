/** The state of the review by the reader's own clock. */

/** Shows that the review is out of date or overdue: the page may have been built before that. */
export function showByClock() {
  const today = new Date().toISOString().slice(0, 10);
  /** @type {NodeListOf<HTMLElement>} */
  const later = document.querySelectorAll("[data-after][hidden]");
  for (const part of later) {
    part.hidden = today <= (part.dataset.after ?? "");
  }
  /** @type {NodeListOf<HTMLElement>} */
  const sooner = document.querySelectorAll("[data-until]");
  for (const part of sooner) {
    part.hidden = today > (part.dataset.until ?? "");
  }
}
