/** What is folded on the screen, on paper. */

/**
 * Unfolds everything while the page is printed. Of the list of findings, and of the tables below a picture of the map, only
 * what the reader has unfolded is printed.
 */
export function unfoldOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:not([open], .findings-list .finding, :has(.map))");
    unfolded = [...folded];
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
  });
}
