/** What is folded on the screen, on paper. */

/**
 * Unfolds everything while the page is printed. In the list of findings only what the reader has unfolded is printed.
 */
export function unfoldOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:not([open], .findings-list .finding)");
    unfolded = [...folded];
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
  });
}
