/**
 * A record as YAML, as the project writes it: one line a text, in double quotes wherever a plain one could be read as
 * something else. Every text is read back as it was. The order is that of the fields.
 */

/** @import { Entry, Field } from "./description.js" */

const MAX_COLUMNS = 120; // of a list on one line
const WORD = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/i;
const TYPED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
// A plain text starts with a letter or the like, and has nothing with a meaning in YAML and no invisible character.
const STARTS_PLAIN = /^(?:[\p{L}(“‘…]|\d+ \p{L})/u;
const NOT_PLAIN = /: |:$| #|\s\s|[^\S ]|[\p{C}\p{Zl}\p{Zp}]/u;
// What a reader of YAML takes as the end of a line or rejects; a character that a record may not have shows as an escape.
const ESCAPED = /[\p{C}\p{Zl}\p{Zp}\ufff0-\uffff]/gu;

/** @param {string} character */
const escaped = (character) => {
  const code = Number(character.codePointAt(0));
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
};

/** @param {string} text */
const isWord = (text) => WORD.test(text) && text !== "null";

/** @param {string} text */
const quoted = (text) => JSON.stringify(text).replace(ESCAPED, escaped);

/**
 * A text as a scalar. A term or an ID is written plain also where it is "yes" or "no".
 * @param {string} text
 * @param {boolean} [isTerm]
 */
export function scalar(text, isTerm = false) {
  if (isTerm && isWord(text)) return text;
  return STARTS_PLAIN.test(text) && !NOT_PLAIN.test(text) && !TYPED.test(text) ? text : quoted(text);
}

/**
 * The record as YAML.
 * @param {Entry} record
 * @param {Field[]} fields
 */
export function yaml(record, fields) {
  return `${lines(record, fields, "").join("\n")}\n`;
}

/**
 * @param {Entry} record
 * @param {Field[]} fields
 * @param {string} indent
 * @returns {string[]}
 */
function lines(record, fields, indent) {
  return fields.flatMap((field) => {
    const value = record[field.name];
    const key = `${indent}${field.name}:`;
    if (value === undefined) return [];
    if (field.kind === "group") return [key, ...lines(value, field.fields ?? [], `${indent}  `)];
    if (field.kind === "by-criterion") return [key, ...byCriterion(value, field, `${indent}  `)];
    if (field.kind === "list") return [key, ...listed(value, field, `${indent}  `)];
    if (field.kind === "choices") return onOneLine(key, value, indent);
    if (field.kind === "number" && /^(?:0|-?[1-9]\d*)$/.test(value)) return [`${key} ${value}`];
    return [`${key} ${scalar(value, field.kind === "choice" || Boolean(field.code))}`];
  });
}

/**
 * @param {Record<string, string>} values
 * @param {Field} field
 * @param {string} indent
 */
const byCriterion = (values, field, indent) =>
  Object.entries(values).map(([criterion, value]) => `${indent}${scalar(criterion, true)}: ${scalar(value, field.answered)}`);

/**
 * @param {(string | Entry)[]} values
 * @param {Field} field
 * @param {string} indent
 */
function listed(values, field, indent) {
  return values.flatMap((value) => {
    if (typeof value === "string") return [`${indent}- ${scalar(value)}`];
    const [first, ...rest] = lines(value, field.fields ?? [], `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

/**
 * @param {string} key
 * @param {string[]} values
 * @param {string} indent
 */
function onOneLine(key, values, indent) {
  const line = `${key} [${values.join(", ")}]`;
  if (line.length <= MAX_COLUMNS && values.every(isWord)) return [line];
  return [key, ...values.map((value) => `${indent}  - ${scalar(value, true)}`)];
}
