/** The entities that databases leave in a text. */

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—" };

/**
 * A text with its entities as the characters that they stand for.
 * @param {string} text
 */
export const unescaped = (text) => text.replace(/&(#\d+|#x[\da-f]+|\w+);/gi, entity);

/**
 * @param {string} whole
 * @param {string} name
 */
function entity(whole, name) {
  const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : name.startsWith("#") ? Number(name.slice(1)) : 0;
  if (code > 31 && code < 0xd800) return String.fromCodePoint(code);
  return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : whole;
}
