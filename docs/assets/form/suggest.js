/** Ids that follow from what is written, suggested until somebody writes another: study, key, dataset, quotations. */
import { authors } from "./bibtex.js";
import { entriesOf } from "./controls.js";

const slug = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}|['’ʼ`]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

function suggest(control, value) {
  if (control.value && control.value !== control.dataset.suggested) return;
  control.value = value;
  control.dataset.suggested = value;
}

/** The id of a report, as <family name>-<year>, with a letter where it is taken. */
export function studyId(reference, taken) {
  const [first = ""] = authors(reference);
  const family = first.includes(",") ? first.split(",")[0] : first.replace(/ (?:\p{Lu}\.?[ -]?){1,4}$/u, "");
  const base = slug(family).slice(0, 58);
  if (!base || !/^[0-9]{4}$/.test(reference.year ?? "")) return "";
  const id = `${base}-${reference.year}`;
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const used = letters.filter((letter) => taken(`${id}${letter}`));
  if (!used.length && !taken(id)) return id;
  const next = letters[Math.max(0, letters.indexOf(used.at(-1))) + 1];
  return next ? `${id}${next}` : "";
}

/** Brings what is suggested in line with what is written. @param filled whether an entry holds anything */
export function suggestIds(form, reference, known, filled) {
  const [study, citekey, dataset] = ["id", "citekey", "dataset"].map((name) => form.querySelector(`#add-${name}`));
  const suggested = studyId(reference, (id) => Object.hasOwn(known.ids, id));
  if (suggested) suggest(study, suggested);
  suggest(citekey, study.value.trim());
  suggest(dataset, study.value.trim());
  const quotations = entriesOf(form.querySelector("#add-excerpts"));
  for (const [index, entry] of quotations.entries()) {
    const control = form.querySelector(`#${entry.id}-id`);
    if (study.value.trim() && (filled(entry) || control.dataset.suggested)) {
      suggest(control, `${study.value.trim()}-q${String(index + 1).padStart(2, "0")}`);
    }
  }
}
