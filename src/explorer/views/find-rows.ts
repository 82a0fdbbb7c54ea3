// Which rows of a table speak of what is looked for.

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The rows in which each word that is looked for stands somewhere; all where nothing is looked for. */
export function findRows<T>(rows: readonly T[], wanted: string, wordsOf: (row: T) => readonly string[]): readonly T[] {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(wordsOf(row).join(" "));
    return words.every((word) => text.includes(word));
  });
}
