// Names of people: the surname must be the same, the given names must not contradict each other.
import type { CandidateEvidence } from "../../domain/index.ts";
import type { Say } from "./compare-names.ts";
import { isMisspelt } from "./edit-distance.ts";
import { MIN_SOUND, type NameForm } from "./names.ts";
import { NICKNAMES } from "./words.ts";

/** What two names of people say; nothing when they have nothing in common. */
export function comparePeople(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  const generation = compareGenerations(a, b, say);
  if (a.compact === b.compact) {
    const isWeak = a.isWeak || b.isWeak;
    const text = isWeak ? `Both are called ${a.text}, and nothing more.` : `Both are called ${a.text}.`;
    return [say("name", isWeak ? 3 : 8.5, text), ...generation];
  }
  if (a.words.length === 1 || b.words.length === 1) return [...compareSingle(a, b, say), ...generation];
  const surname = compareSurnames(a, b);
  const given = compareGiven(a.words.slice(0, -1), b.words.slice(0, -1));
  if (surname === "different") return [...comparePrefix(a, b, say), ...generation];
  if (given === "different") {
    return [
      say("spelling", 2, `${a.text} and ${b.text} share a surname.`),
      say("givenName", -6, `Their given names differ.`),
      ...generation,
    ];
  }
  const { kind, weight, text } = SURNAMES[surname];
  return [say(kind, weight, text), say("givenName", GIVEN[given].weight, GIVEN[given].text), ...generation];
}

const SURNAMES = {
  equal: { kind: "spelling", weight: 5, text: "They share a surname." },
  misspelt: { kind: "spelling", weight: 4, text: "Their surnames differ by a slip of the pen." },
  sound: { kind: "sound", weight: 2.5, text: "Their surnames sound alike." },
} as const;

const GIVEN = {
  equal: { weight: 4, text: "Their given names agree." },
  misspelt: { weight: 1.5, text: "Their given names differ by a slip of the pen." },
  short: { weight: 2, text: "One given name may be short for the other." },
  initial: { weight: 0.5, text: "One given name is only an initial, which fits." },
  middle: { weight: -1.5, text: "Their first given names agree, their other ones differ." },
} as const;

type Given = keyof typeof GIVEN | "different";

function compareGiven(a: readonly string[], b: readonly string[]): Given {
  if (a.join("") === b.join("")) return "equal";
  const [first, other] = [a[0]!, b[0]!];
  const how = compareGivenName(first, other);
  if (how !== "equal") {
    // "J. Robert Oppenheimer" goes by his second name.
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (short.length < long.length && long.slice(1).join("") === short.join("")) return "short";
    return how;
  }
  return fits(a.slice(1), b.slice(1)) ? "equal" : "middle";
}

function compareGivenName(a: string, b: string): Exclude<Given, "middle"> {
  if (a === b) return "equal";
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? "initial" : "different";
  if (NICKNAMES.get(a) === b || NICKNAMES.get(b) === a) return "short";
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // One vowel more makes another name of it: Paul and Paula.
  if (short.length >= 3 && long.startsWith(short) && long.length > short.length + 1) return "short";
  return isMisspelt(a, b) && !/^[aeiou]$/.test(long.slice(short.length)) ? "misspelt" : "different";
}

/** Whether middle names may be the same ones: left out, given as initials, or equal. */
function fits(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return (
    a.length === b.length &&
    a.every((name, at) => name[0] === b[at]![0] && (name.length === 1 || b[at]!.length === 1 || name === b[at]))
  );
}

function compareSurnames(a: NameForm, b: NameForm): keyof typeof SURNAMES | "different" {
  const [one, other] = [a.words.at(-1)!, b.words.at(-1)!];
  if (one === other) return "equal";
  if (isMisspelt(one, other)) return "misspelt";
  const sound = a.sound.slice(a.sound.lastIndexOf(" ") + 1);
  return sound.length >= MIN_SOUND && b.sound.endsWith(` ${sound}`) ? "sound" : "different";
}

function compareSingle(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  const [short, long] = a.words.length === 1 ? [a, b] : [b, a];
  if (!long.words.includes(short.compact)) return [];
  return [say("shortForm", 3, `${short.text} is a part of the name ${long.text}; many go by it.`)];
}

/** A name that begins the other: more names may follow, or another person is meant. */
function comparePrefix(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  if (!short.words.every((word, at) => long.words[at] === word)) return [];
  const rest = long.words.slice(short.words.length).join(" ");
  return [
    say("shortForm", 5, `${long.text} begins with ${short.text}.`),
    say("qualifier", -5, `Only ${long.text} says ${rest}, which may be another one's name.`),
  ];
}

function compareGenerations(a: NameForm, b: NameForm, say: Say): CandidateEvidence[] {
  const [one, other] = [GENERATION[a.generation] ?? a.generation, GENERATION[b.generation] ?? b.generation];
  if (one === other) return one === "" ? [] : [say("generation", 1, `Both are ${a.generation}.`)];
  if (one === "" || other === "") return [say("generation", -6, `Only one is ${one || other}.`)];
  return [say("generation", -10, `One is ${a.generation}, the other ${b.generation}.`)];
}

const GENERATION: Readonly<Record<string, string>> = { junior: "jr", senior: "sr" };
