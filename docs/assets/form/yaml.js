/**
 * A record as YAML, in the way the project writes it: one line a text, in double quotes wherever a plain one could be
 * read otherwise. Any text comes back as it was. The order is that of the record's own keys.
 */
const WIDEST = 120; // columns of a list on one line
const WORD = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/i;
const TYPED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
// A plain text starts with a letter or so, and holds nothing that YAML gives a meaning to and no sign that is not seen.
const STARTS_PLAIN = /^(?:[\p{L}(“‘…]|\d+ \p{L})/u;
const NOT_PLAIN = /: |:$| #|\s\s|[^\S ]|[\p{C}\p{Zl}\p{Zp}]/u;
// What a reader of YAML takes for a line end or does not take at all; what a record may not hold shows as an escape.
const ESCAPED = /[\p{C}\p{Zl}\p{Zp}\ufff0-\uffff]/gu;

const escaped = (sign) => {
  const code = sign.codePointAt(0);
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
};

const isWord = (text) => WORD.test(text) && text !== "null";
export const quoted = (text) => JSON.stringify(text).replace(ESCAPED, escaped);

/** A text as a scalar. @param term whether it is a term or an id, which records write plain also where it says yes or no */
export function scalar(text, term = false) {
  if (term && isWord(text)) return text;
  return STARTS_PLAIN.test(text) && !NOT_PLAIN.test(text) && !TYPED.test(text) ? text : quoted(text);
}

/**
 * The record as YAML.
 * @param record what controls.js collects, @param fields the description of its fields
 */
export function yaml(record, fields) {
  return `${lines(record, fields, "").join("\n")}\n`;
}

function lines(record, fields, indent) {
  const made = [];
  for (const field of fields) {
    const value = record[field.name];
    if (value === undefined) continue;
    const key = `${indent}${field.name}:`;
    if (field.kind === "group") made.push(key, ...lines(value, field.fields, `${indent}  `));
    else if (field.kind === "by-criterion") made.push(key, ...byCriterion(value, field, `${indent}  `));
    else if (field.kind === "list") made.push(key, ...listed(value, field, `${indent}  `));
    else if (field.kind === "choices") made.push(...onOneLine(key, value, indent));
    else if (field.kind === "number" && /^(?:0|-?[1-9]\d*)$/.test(value)) made.push(`${key} ${value}`);
    else made.push(`${key} ${scalar(value, field.kind === "choice" || Boolean(field.code))}`);
  }
  return made;
}

const byCriterion = (values, field, indent) =>
  Object.entries(values).map(([criterion, value]) => `${indent}${scalar(criterion, true)}: ${scalar(value, field.answered)}`);

function listed(values, field, indent) {
  return values.flatMap((value) => {
    if (typeof value === "string") return [`${indent}- ${scalar(value)}`];
    const [first, ...rest] = lines(value, field.fields, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

function onOneLine(key, values, indent) {
  const line = `${key} [${values.join(", ")}]`;
  if (line.length <= WIDEST && values.every(isWord)) return [line];
  return [key, ...values.map((value) => `${indent}  - ${scalar(value, true)}`)];
}
