/** The facts of a report as a BibTeX entry. Braces cannot stand in a text of the reference list and are left out. */
const ORDER = ["title", "journal", "year", "volume", "number", "pages", "doi", "pmid", "url"];

/** Whether anything is said of the report but its kind. */
export const hasFacts = (reference) => Object.keys(reference).some((name) => name !== "kind");

/**
 * The entry.
 * @param reference what is filled in, @param key its key, @param bibtex { special, verbatim, places } of the description
 */
export function entry(reference, key, bibtex) {
  const kind = reference.kind ?? "article";
  const written = (text, name) => {
    const bare = text.replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
    if (bibtex.verbatim.includes(name)) return bare;
    return [...bare].map((sign) => bibtex.special[sign] ?? sign).join("");
  };
  const fields = [];
  const people = authors(reference).map((name) => written(name, "author")).map(person);
  if (people.length) fields.push(["author", people.join(" and ")]);
  for (const name of ORDER) {
    if (!reference[name]) continue;
    const text = written(reference[name], name);
    const place = name === "journal" ? (bibtex.places[kind] ?? name) : name;
    fields.push([place, name === "title" ? `{${text}}` : name === "pages" ? text.replace(/\s*[–—]\s*/g, "--") : text]);
  }
  const lines = fields.map(([name, text]) => `  ${name} = {${text}}`);
  return `@${kind}{${key},\n${lines.join(",\n")}\n}\n`;
}

/** The authors, one a line. */
export const authors = (reference) =>
  (reference.authors ?? "").split(/\n|;/).map((line) => line.trim()).filter(Boolean);

/** "French L" as "French, L"; "van der Berg, Jo" as it is; anything else as a name that is not taken apart. */
function person(name) {
  const initialled = name.match(/^(.+?) ((?:\p{Lu}\.?[ -]?){1,4})$/u);
  if (name.includes(",") && !/\band\b/.test(name)) return name;
  return initialled && !/\band\b/.test(name) ? `${initialled[1]}, ${initialled[2].trim()}` : `{${name}}`;
}
