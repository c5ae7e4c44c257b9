/** The search as a dialog over any page. */
import { element } from "../element.js";
import { showResults } from "./results.js";
import { translate } from "../translate.js";

/** @type {{dialog: HTMLDialogElement, input: HTMLInputElement, search: () => void} | undefined} */
let made;

/**
 * Opens the dialog.
 * @param {string} address of the page that shows the results of the same search
 * @param {string} [text] what to search for; otherwise what was searched for last
 */
export function openSearch(address, text) {
  made ??= makeDialog(address);
  const { dialog, input, search } = made;
  if (text !== undefined) {
    input.value = text;
    search();
  }
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
}

/** @param {string} address */
function makeDialog(address) {
  const input = element("input", {
    type: "search",
    name: "q",
    id: "finder-field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const status = element("p", { role: "status", class: "finder-status" });
  const results = element("div", { class: "finder-results" });
  const close = element("button", { type: "button", class: "finder-close", click: () => dialog.close() }, translate("Close"));
  const form = element(
    "form",
    { action: address, role: "search", class: "finder-form" },
    element("label", { for: "finder-field" }, translate("Search findings, quotations, studies and pages")),
    input,
    close,
  );
  const dialog = element("dialog", { class: "finder", "aria-label": translate("Search") }, form, status, results);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
    else if (event.target instanceof Element && event.target.closest("a")) dialog.close(); // it may lead to this page
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it would empty the field first
    dialog.close();
  });
  document.body.append(dialog);
  return { dialog, input, search: showResults({ input, status, results, level: "h2" }) };
}
