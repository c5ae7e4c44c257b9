/**
 * The choice: what a reader has chosen. It is held as the query parameters of the page's address, so that a view can be
 * sent as a link: country=GB&country=AU&setting=primary-care&from=2005&answer=ethics:no&without=french-2019&text=trust
 */

/** Letters that are of one piece with their stroke, so that taking accents away leaves them. */
const STROKED = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };

/** Words without accents, in lower case and with plain quotation marks, as text is compared. */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[łøđðþßæœ]/gi, (letter) => STROKED[letter.toLowerCase()])
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
}

/**
 * Every parameter this page understands, by name: its label, whether it chooses studies, and its options (a Map of id to
 * label) or a pattern for its one value.
 * @param data what views/lens.py gives
 * @param {string[]} offered names of the parts of a page (theme, voice, kind…) that can be chosen here, and "text"
 */
export function vocabulary(data, offered) {
  const studies = Object.entries(data.studies).map(([id, study]) => [id, study.name]);
  const answers = data.criteria.flatMap((criterion) =>
    criterion.answers.map(([id, label]) => [`${criterion.id}:${id}`, `${criterion.label}: ${label}`]),
  );
  const words = new Map();
  if (offered.includes("text")) words.set("text", { label: "Text", ofStudies: false, pattern: /\S/ });
  for (const { key, label, options } of data.parts) {
    if (offered.includes(key)) words.set(key, { label, ofStudies: false, options: new Map(options) });
  }
  for (const { key, label, options } of data.facets) words.set(key, { label, ofStudies: true, options: new Map(options) });
  words.set("from", { label: "From", ofStudies: true, pattern: /^\d{4}$/ });
  words.set("to", { label: "To", ofStudies: true, pattern: /^\d{4}$/ });
  words.set("answer", { label: "Only studies with", ofStudies: true, options: new Map(answers) });
  words.set("study", { label: "Only", ofStudies: true, options: new Map(studies) });
  words.set("without", { label: "Without", ofStudies: true, options: new Map([...studies, ...answers]) });
  return words;
}

/** The choice that an address holds, and what in it this page does not know. */
export function readChoice(words, data) {
  const choice = new URLSearchParams();
  const unknown = [];
  const elsewhere = new Set([...data.parts.map((part) => part.key), "text"]);
  for (const [key, value] of new URLSearchParams(location.search)) {
    const word = words.get(key);
    if (word && (word.options ? word.options.has(value) : word.pattern.test(value))) {
      if (word.pattern) choice.set(key, value);
      else if (!choice.getAll(key).includes(value)) choice.append(key, value);
    } else if (word || elsewhere.has(key)) unknown.push(`${key}=${value}`);
  }
  return { choice, unknown };
}

/** An address with the choice in it; parameters that are not the lens's own stay as they are. */
export function addressOf(choice, words, data, address = location.href) {
  const url = new URL(address);
  const own = new Set([...words.keys(), ...data.parts.map((part) => part.key), "text"]);
  const kept = [...url.searchParams].filter(([key]) => !own.has(key));
  url.search = new URLSearchParams([...kept, ...choice]).toString().replaceAll("%3A", ":");
  return url.href;
}

/** The choice with the values of one parameter put in place of those it had. */
export function withValues(choice, key, values) {
  const changed = new URLSearchParams([...choice].filter(([name]) => name !== key));
  for (const value of values) if (value) changed.append(key, value);
  return changed;
}

/** The choice with one value added, or taken away where it was there. */
export function toggled(choice, key, value) {
  const values = choice.getAll(key);
  return withValues(choice, key, values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
}
