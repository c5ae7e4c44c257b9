/** How each quotation will look, and how many words it has. */
import { element } from "../element.js";
import { entriesOf } from "./controls.js";
import { countWords } from "./rules.js";
import { translate } from "../translate.js";

/** @import { Places } from "./controls.js" */
/** @import { Description, Excerpt, StudyDraft } from "./description.js" */

/**
 * Draws the card of every quotation.
 * @param {HTMLFormElement} form
 * @param {StudyDraft} record
 * @param {Places} places
 * @param {Description} description
 */
export function showCards(form, record, places, description) {
  const { voices } = description.known;
  const shown = new Map((record.excerpts ?? []).map((excerpt, index) => [places.get(`excerpts.${index}`), excerpt]));
  const list = /** @type {HTMLElement} */ (form.querySelector("#add-excerpts"));
  for (const entry of entriesOf(list)) {
    const card = /** @type {HTMLElement} */ (entry.querySelector("[data-card]"));
    const excerpt = shown.get(entry.id);
    card.hidden = !excerpt?.quote;
    card.replaceChildren(...(excerpt?.quote ? parts(excerpt, record, voices) : []));
    card.className = `form-card excerpt voice-${voices[excerpt?.voice ?? ""] ? excerpt?.voice : "none"}`;
  }
}

/**
 * @param {Excerpt} excerpt
 * @param {StudyDraft} record
 * @param {Record<string, string>} voices
 */
function parts(excerpt, record, voices) {
  const voice = voices[excerpt.voice ?? ""] ?? translate("Voice not chosen");
  return [
    element("blockquote", {}, element("p", {}, excerpt.quote ?? "")),
    element(
      "figcaption",
      {},
      element(
        "p",
        { class: "said" },
        element("span", { class: "voice" }, voice),
        " ",
        element("span", { class: "speaker" }, excerpt.speaker ?? translate("speaker not said")),
        " ",
        element("span", { class: "chip" }, record.id ?? translate("this study")),
      ),
      element("p", { class: "gloss" }, element("span", { class: "label" }, translate("Summary of the passage:")), ` ${excerpt.gloss ?? "…"}`),
    ),
  ];
}

/**
 * Says below each quotation how many words it has, and on each closed group of boxes how many are ticked.
 * @param {HTMLFormElement} form
 * @param {Description} description
 */
export function showCounts(form, description) {
  const excerpt = description.fields.find((field) => field.name === "excerpts")?.fields ?? [];
  const limit = excerpt.find((field) => field.words)?.words ?? Infinity;
  /** @type {NodeListOf<HTMLElement>} */
  const counts = form.querySelectorAll("[data-count]");
  for (const count of counts) {
    const quote = /** @type {HTMLTextAreaElement} */ (document.getElementById(count.dataset.count ?? ""));
    const words = countWords(quote.value, description);
    count.textContent =
      words > limit
        ? translate("{words} of {limit} words, {over} too many", { words, limit, over: words - limit })
        : translate("{words} of {limit} words", { words, limit });
    count.classList.toggle("form-over", words > limit);
    count.hidden = false;
  }
  for (const chosen of form.querySelectorAll("[data-chosen]")) {
    const number = chosen.closest("details")?.querySelectorAll("input:checked").length;
    chosen.textContent = number ? translate("({number} chosen)", { number }) : "";
  }
}
