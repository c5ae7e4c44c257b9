/** A name of the codebook as it is written within a sentence. It takes the place of names.js in a review in German. */

/**
 * The name as it is: German nouns keep their capitals.
 * @param {string} name
 */
export const inSentence = (name) => name;
