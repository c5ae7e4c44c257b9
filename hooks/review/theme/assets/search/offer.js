/** Opens the search where a reader asks for it; nothing of it is fetched before. */

/** Listens to the links to the search, to Ctrl+K and ⌘K, and to an address with a question. */
export function offerSearch() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-search]"));
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-search]"));
  if (form) import("./page.js").then(({ searchOnPage }) => searchOnPage(form));
  if (!link || form) return;
  /** @param {string} [text] */
  const open = async (text) => {
    try {
      (await import("./dialog.js")).openSearch(link.href, text);
    } catch {
      location.assign(link.href);
    }
  };
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  const text = new URLSearchParams(location.search).get("q");
  if (text !== null) open(text);
}
