/** The search page, whose address contains the query. */
import { showResults } from "./results.js";

/**
 * Answers what the address asks for, and then what is typed.
 * @param {HTMLFormElement} form
 */
export function searchOnPage(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const [status, results] = ["status", "results"].map(
    (name) => /** @type {HTMLElement} */ (document.getElementById(`search-${name}`)),
  );
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  const search = showResults({ input, status, results, level: "h2" }, (text) => {
    const address = new URL(location.href);
    if (text.trim()) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  if (!input.value) input.focus();
}
