/** The facts of a report as a BibTeX entry. Braces are not allowed in a text of the reference list and are left out. */
import { authorsOf, splitInitials } from "./ids.js";

/** @import { BibtexStyle, Reference } from "./description.js" */

const ORDER = ["title", "journal", "year", "volume", "number", "pages", "doi", "pmid", "url"];

/**
 * Whether anything is said of the report but its kind.
 * @param {Reference} reference
 */
export const hasFacts = (reference) => Object.keys(reference).some((name) => name !== "kind");

/**
 * The entry of a reference.
 * @param {Reference} reference
 * @param {string} key
 * @param {BibtexStyle} style
 */
export function bibtexEntry(reference, key, style) {
  const kind = reference.kind ?? "article";
  const authors = authorsOf(reference).map((name) => person(escaped(name, "author", style)));
  const fields = authors.length ? [["author", authors.join(" and ")]] : [];
  for (const name of ORDER) {
    if (!reference[name]) continue;
    const text = escaped(reference[name], name, style);
    const field = name === "journal" ? (style.places[kind] ?? name) : name;
    fields.push([field, name === "title" ? `{${text}}` : name === "pages" ? text.replace(/\s*[–—]\s*/g, "--") : text]);
  }
  const lines = fields.map(([name, text]) => `  ${name} = {${text}}`);
  return `@${kind}{${key},\n${lines.join(",\n")}\n}\n`;
}

/**
 * @param {string} text
 * @param {string} field
 * @param {BibtexStyle} style
 */
function escaped(text, field, style) {
  const bare = text.replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
  if (style.verbatim.includes(field)) return bare;
  return [...bare].map((character) => style.special[character] ?? character).join("");
}

/**
 * "French L" as "French, L"; "van der Berg, Jo" as it is; anything else as a name that BibTeX does not take apart.
 * @param {string} name
 */
function person(name) {
  if (/\band\b/.test(name)) return `{${name}}`;
  if (name.includes(",")) return name;
  const parts = splitInitials(name);
  return parts ? `${parts.family}, ${parts.initials}` : `{${name}}`;
}
