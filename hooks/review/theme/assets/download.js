/** Files that a page gives to the reader. */

const TIME_TO_SAVE = 10_000; // milliseconds after which the file is no longer kept in memory

/**
 * Gives a text to the reader as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type its media type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), TIME_TO_SAVE);
}
