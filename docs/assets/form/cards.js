/** How each quotation will look, and how many words it has. */
import { element } from "../lens/form.js";
import { entriesOf } from "./controls.js";
import { countWords } from "./rules.js";

/** Draws the card of every quotation. Text is always text. */
export function showCards(form, record, places, description) {
  const shown = new Map((record.excerpts ?? []).map((excerpt, index) => [places.get(`excerpts.${index}`), excerpt]));
  for (const entry of entriesOf(form.querySelector("#add-excerpts"))) {
    const card = entry.querySelector("[data-card]");
    const excerpt = shown.get(entry.id);
    card.hidden = !excerpt?.quote;
    card.replaceChildren(...(excerpt?.quote ? parts(excerpt, record, description) : []));
    card.className = `form-card excerpt voice-${description.known.voices[excerpt?.voice] ? excerpt.voice : "none"}`;
  }
}

function parts(excerpt, record, { known }) {
  const voice = known.voices[excerpt.voice] ?? "Voice not chosen";
  return [
    element("blockquote", {}, element("p", {}, excerpt.quote)),
    element(
      "figcaption",
      {},
      element(
        "p",
        { class: "said" },
        element("span", { class: "voice" }, voice),
        " ",
        element("span", { class: "speaker" }, excerpt.speaker ?? "speaker not said"),
        " ",
        element("span", { class: "chip" }, record.id ?? "this study"),
      ),
      element("p", { class: "gloss" }, element("span", { class: "label" }, "In our words:"), ` ${excerpt.gloss ?? "…"}`),
    ),
  ];
}

/** Says under each quotation how many words it has, and under each fold of choices how many are chosen. */
export function showCounts(form, description) {
  const limit = description.fields.find((field) => field.name === "excerpts").fields.find((field) => field.words).words;
  for (const count of form.querySelectorAll("[data-count]")) {
    const words = countWords(document.getElementById(count.dataset.count).value, description);
    const over = words > limit ? `, ${words - limit} too many` : "";
    count.textContent = `${words} of ${limit} words${over}`;
    count.classList.toggle("form-over", words > limit);
    count.hidden = false;
  }
  for (const chosen of form.querySelectorAll("[data-chosen]")) {
    const number = chosen.closest("details").querySelectorAll("input:checked").length;
    chosen.textContent = number ? `(${number} chosen)` : "";
  }
}
