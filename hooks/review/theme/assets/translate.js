/**
 * Texts in the language of the review. The build puts a translation in place of each text that is written in a call of
 * these functions, between double quotes (hooks/review/site/script_texts.py), so that a script carries one language.
 */

/**
 * A text with its values in place of their names in braces.
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 */
export const translate = (text, values = {}) =>
  text.replace(/\{(\w+)\}/g, (gap, name) => (Object.hasOwn(values, name) ? String(values[name]) : gap));

/**
 * The form of a text that goes with a number, which is one of its values as `number`.
 * @param {string} one
 * @param {string} many
 * @param {number} number
 * @param {Record<string, string | number>} [values]
 */
export const translateCount = (one, many, number, values = {}) =>
  translate(number === 1 ? one : many, { number, ...values });
