// Two names → what speaks for their naming one thing, and what against it. Weights are in bits (Fellegi and Sunter 1969, A
// Theory for Record Linkage): log2 of how much likelier a sight is of one thing than of two. They were set by hand on
// test/gold/identity/tuned.csv; held-out.csv beside it tells how well they hold.
import type { CandidateEvidence, CandidateEvidenceKind } from "../../domain/index.ts";
import { comparePeople } from "./compare-people.ts";
import { isMisspelt } from "./edit-distance.ts";
import { MIN_SOUND, type NameForm } from "./names.ts";
import { WORDS } from "./words.ts";

/** Evidence with values of two names, as written. */
export type Say = (kind: CandidateEvidenceKind, weight: number, text: string) => CandidateEvidence;

export function saying(a: NameForm, b: NameForm): Say {
  return (kind, weight, text) => ({ kind, weight, text, firstValue: a.text, secondValue: b.text });
}

/** What a description tells is never enough by itself. */
function sayingLess(say: Say): Say {
  return (kind, weight, text) => say(kind, Math.min(weight, 3.5), text);
}

/**
 * What two names of things of one type say; nothing when they have nothing in common.
 * @param type of both, or of the one that says more
 */
export function compareNames(a: NameForm, b: NameForm, type: string): CandidateEvidence[] {
  const isDescription = a.isDescription || b.isDescription;
  const say = isDescription ? sayingLess(saying(a, b)) : saying(a, b);
  if (type === "Person") return comparePeople(a, b, say);
  if (a.compact === b.compact) return [equalNames(a, b, say)];
  const acronym = compareInitials(a, b, say) ?? compareInitials(b, a, say);
  if (acronym) return [acronym];
  return compareParts(a, b, type, say) ?? compareParts(b, a, type, say) ?? compareWords(a, b, say);
}

function equalNames(a: NameForm, b: NameForm, say: Say): CandidateEvidence {
  const isWeak = a.isWeak || b.isWeak;
  if (a.legalForm !== b.legalForm) {
    const weight = a.legalForm === "" || b.legalForm === "" ? 9 : 6;
    return say("legalForm", isWeak ? 5 : weight, `${a.text} and ${b.text} differ only in their legal form.`);
  }
  if (isWeak) return say("name", 4, `Both go by ${a.text}, which is too short to tell things apart.`);
  if (a.text === b.text) return say("name", 9, `Both are called ${a.text}.`);
  return say("name", 9, `${a.text} and ${b.text} are one name, written otherwise.`);
}

function compareInitials(short: NameForm, long: NameForm, say: Say): CandidateEvidence | undefined {
  const { compact } = short;
  if (short.words.length > 1 || compact.length < 2 || compact.length > 8 || !long.initials.includes(compact)) return;
  const weight = [0, 0, 4, 6, 7, 8][compact.length] ?? 8;
  return say("acronym", weight, `${short.text} are the initials of ${long.text}.`);
}

/** A name that the other holds whole: "Huawei" in "Huawei Technologies", "H20" in "Nvidia H20". */
function compareParts(short: NameForm, long: NameForm, type: string, say: Say): CandidateEvidence[] | undefined {
  const at = runOf(short.compact, long.words);
  if (!at) return;
  const before = long.words.slice(0, at.start);
  const after = long.words.slice(at.end);
  const extra = [...before, ...after].filter((word) => !WORDS.generic.has(word));
  const within = `${short.text} is a part of the name ${long.text}`;
  if (short.codes.length > 0 && after.every((word) => WORDS.generic.has(word)))
    return [say("shortForm", 8, `${within}, and tells it by its number.`)];
  if (extra.length === 0) return [say("shortForm", short.isWeak ? 5.5 : 7, `${within}; the rest says nothing else.`)];
  if (type === "GovernmentBody" && after.length === 0 && short.words.length > 1)
    return [say("shortForm", 6, `${within}; a country may stand before it.`)];
  return [
    say("shortForm", short.words.length > 1 ? 5 : 4, `${within}.`),
    say("qualifier", -5, `Only ${long.text} says ${extra.join(" ")}, which may be another thing of that name.`),
  ];
}

/** Where words in a row make up a name, whatever spaces it has. */
function runOf(compact: string, words: readonly string[]): { start: number; end: number } | undefined {
  for (let start = 0; start < words.length; start++) {
    let joined = "";
    for (let end = start; end < words.length && joined.length < compact.length; end++) {
      joined += words[end];
      if (joined === compact) return { start, end: end + 1 };
    }
  }
  return undefined;
}

/** Names of several words, or misspelt ones: SoftTFIDF's idea (Cohen, Ravikumar and Fienberg 2003), words being paired when
 * equal or misspelt. */
function compareWords(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  const left = [...b.words];
  let [equal, misspelt] = [0, 0];
  const onlyA = a.words.filter(
    (word) =>
      !take(
        left,
        (other) => other === word,
        () => equal++,
      ),
  );
  const restA = onlyA.filter(
    (word) =>
      !take(
        left,
        (other) => isMisspelt(word, other),
        () => misspelt++,
      ),
  );
  if (restA.length === 0 && left.length === 0) {
    if (misspelt === 0) return [sameWords(a, b, say)];
    const letters = Math.max(a.compact.length, b.compact.length);
    const weight = misspelt > 1 ? 3 : Math.min(3 + (letters - 5) * 0.5, 6.5);
    return [say("spelling", weight, `${a.text} and ${b.text} differ by a slip of the pen.`)];
  }
  if (equal + misspelt === 0) return compareSounds(a, b, say);
  const [few, many] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)];
  const shared = (equal + misspelt) / many;
  return [
    say("spelling", few > 1 ? 4 * shared : 2 * shared, `${a.text} and ${b.text} have words in common.`),
    say("qualifier", -4, `Only one says ${[...restA, ...left].join(", ")}.`),
  ];
}

function compareSounds(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  if (a.sound !== b.sound || a.sound.length < MIN_SOUND || a.codes.length > 0) return [];
  return [say("sound", 3, `${a.text} and ${b.text} sound alike.`)];
}

function sameWords(a: NameForm, b: NameForm, say: Say): CandidateEvidence {
  const isBody = a.words.some((word) => WORDS.heads.has(word));
  return say("name", isBody ? 6 : 3, `${a.text} and ${b.text} are the same words in another order.`);
}

/** Takes the first word out of a list that fits. */
function take(words: string[], fits: (word: string) => boolean, onTaken: () => void): boolean {
  const at = words.findIndex(fits);
  if (at < 0) return false;
  words.splice(at, 1);
  onTaken();
  return true;
}
