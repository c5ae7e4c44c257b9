/** A name of the codebook as it is written within a sentence. */

/**
 * A name without the capital with which a label begins; an abbreviation keeps its own.
 * @param {string} name
 */
export const inSentence = (name) => name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
