/** How far apart two texts are, by their letters; the program measures the same with rapidfuzz. */

/** @param {string} text */
export const lengthOf = (text) => [...text].length;

/**
 * How alike two texts are, of 100: by the letters that have to be inserted or deleted.
 * @param {string} one
 * @param {string} two
 */
export function similarity(one, two) {
  const [from, to] = [[...one], [...two]];
  let row = Array(to.length + 1).fill(0);
  for (const letter of from) {
    const next = [0];
    to.forEach((other, index) => next.push(letter === other ? row[index] + 1 : Math.max(row[index + 1], next[index])));
    row = next;
  }
  const length = from.length + to.length;
  return length ? 100 * (1 - (length - 2 * row[to.length]) / length) : 100;
}

/**
 * How many letters have to be inserted, deleted, replaced or exchanged (Damerau and Levenshtein).
 * @param {string} one
 * @param {string} two
 */
export function editDistance(one, two) {
  const [from, to] = [[...one], [...two]];
  const most = from.length + to.length;
  /** @type {Map<string, number>} the row in which a letter of the first text was last seen */
  const seen = new Map();
  const table = Array.from({ length: from.length + 2 }, (_, row) =>
    Array.from({ length: to.length + 2 }, (__, column) =>
      row === 0 || column === 0 ? most : row === 1 ? column - 1 : column === 1 ? row - 1 : 0,
    ),
  );
  from.forEach((letter, i) => {
    let last = 0;
    to.forEach((other, j) => {
      const [row, column] = [seen.get(other) ?? 0, last];
      if (letter === other) last = j + 1;
      table[i + 2][j + 2] = Math.min(
        table[i + 1][j + 1] + Number(letter !== other),
        table[i + 2][j + 1] + 1,
        table[i + 1][j + 2] + 1,
        table[row][column] + (i - row) + 1 + (j - column),
      );
    });
    seen.set(letter, i + 1);
  });
  return table[from.length + 1][to.length + 1];
}
