// How many slips of the pen lie between two words.

/**
 * Restricted Damerau–Levenshtein distance (Damerau 1964): letters left out, put in, changed, or two neighbours swapped.
 * Anything above 2 is 3: nobody asks how far apart strangers are.
 */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [older, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, older[j - 2]! + 1);
      row.push(least);
    }
    [older, last] = [last, row];
  }
  return Math.min(last[b.length]!, 3);
}

/** Whether one word may be the other misspelt: one slip from five letters on, never in words with digits. */
export function isMisspelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || /\d/.test(a + b)) return false;
  return editDistance(a, b) === 1;
}
