// Names of the gazetteer in their surroundings: the likeliest reading of each.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import type { Candidate, Scene } from "./candidate.ts";
import type { KnownName, KnownSpan } from "./gazetteer-trie.ts";
import { toKnown, withLegalForm } from "./known-candidates.ts";
import {
  fitsModel,
  isBesideChip,
  isChipHere,
  isCodeHere,
  isDateline,
  isDescribed,
  isFirmHere,
  isKindOf,
  isOwnedByCompany,
  isPartOfState,
  isPersonHere,
  isPortfolio,
  isSurname,
  isTailOfName,
  isTailOfRun,
  isTitled,
  isUnmistakable,
  opensClause,
  standsAlone,
  standsForGovernment,
  townsOf,
} from "./name-readings.ts";

/** Candidates of all known names, the likeliest reading of each span. */
export function findKnown(scene: Scene): Candidate[] {
  const strong = new Set(
    scene.known.flatMap(({ names }) => names.filter(({ kind }) => kind === "name").map(({ id }) => id)),
  );
  const surroundings = { ...scene, strong, towns: townsOf(scene) };
  return scene.known.flatMap((span) => {
    const [first, last] = [tokenAt(scene.tree, span.start), tokenAt(scene.tree, span.end - 1)];
    if (first < 0 || last < 0 || isInsideName(scene.tree, span)) return [];
    const name = choose(surroundings, span, first, last);
    return name ? [toKnown(scene.tree, withLegalForm(scene, span, first, last, name), first, name)] : [];
  });
}

/** "Hopper" of "Hopper-Lane" names nobody; "U.S." of "U.S.-China" and "China" of "China-based" do. */
function isInsideName({ text }: Tree, { start, end }: KnownSpan): boolean {
  if (!isHyphen(text[end]) && !isHyphen(text[start - 1])) return false;
  const after = /^[-‐‑](\p{Lu}\p{Ll}+)/u.exec(text.slice(end, end + 40));
  const before = /((?!Ex)\p{Lu}\p{Ll}+)[-‐‑]$/u.exec(text.slice(Math.max(0, start - 40), start));
  if (/\bnon[-‐‑]$/i.test(text.slice(Math.max(0, start - 5), start))) return true;
  const isShort = /(?:^|\s)\p{Lu}\p{Ll}+$/u.test(text.slice(start, end));
  return isShort && [after, before].some((match) => match !== null && !DEMONYM_LIKE.test(match[1]!));
}

const isHyphen = (sign: string | undefined) => sign === "-" || sign === "‐" || sign === "‑";

const DEMONYM_LIKE =
  /^(?:American|China|Chinese|Japan|Japanese|Taiwan|Taiwanese|Korea|Korean|Russia|Russian|India|Indian|European|Dutch|German|French|British|Based)$/;

interface Surroundings extends Scene {
  /** Ids of what the text names without doubt somewhere. */
  readonly strong: ReadonlySet<string>;
  readonly towns: ReadonlySet<string>;
}

function choose(scene: Surroundings, span: KnownSpan, first: number, last: number): KnownName | null {
  const isChipOfFirm = span.names.some(({ type }) => type === "Chip") && isOwnedByCompany(scene, first);
  const readings = span.names.filter(
    (name) => !(isChipOfFirm && name.type === "Company") && holds(scene, name, first, last),
  );
  const isActor = opensClause(scene.tree, first, last) || /^['’]s?$/.test(scene.tree.tokens[last + 1]?.text ?? "");
  const weak =
    readings.find(({ type }) => type === "Company" && (isActor || !isBesideChip(scene, first))) ?? readings[0];
  const full = readings.filter(({ kind }) => kind === "name");
  const text = scene.tree.text.slice(span.start, span.end);
  return full.find(({ alias }) => alias === text) ?? full[0] ?? weak ?? null; // the "X20S" is one, not some "X20s"
}

/** "is headquartered in Brussels": the city, not who governs from it. */
const isSeat = ({ tokens }: Tree, first: number): boolean =>
  /^(?:in|at)$/.test(tokens[first - 1]?.lower ?? "") &&
  /^(?:headquartered|based|located)$/.test(tokens[first - 2]?.lower ?? "");

/** "Katherine Thai" is called so. */
const isSurnameOfPerson = ({ names, tokens }: Tree, first: number, last: number): boolean =>
  first === last &&
  tokens[first - 1]?.tag === "NNP" &&
  names.some((name) => name.label === "PERSON" && name.last === last && name.first === first - 1);

function holds(scene: Surroundings, { kind, type, id, alias }: KnownName, first: number, last: number): boolean {
  const { tree, strong, towns } = scene;
  if (/^D\.?C\.?$/.test(alias)) return false;
  if (kind === "metonym") return !isDateline(tree, first) && standsForGovernment(tree, first, last);
  if (kind === "demonym") return !isSurnameOfPerson(tree, first, last);
  if (type === "Country" && (isPartOfState(scene, first) || towns.has(alias))) return false;
  if (type === "Policy" && isKindOf(tree, first, last)) return false;
  if (type === "GovernmentBody" && first === last && (isPortfolio(tree, first) || isCodeHere(tree, first)))
    return false;
  if (type === "GovernmentBody" && /\bmilitary$/i.test(alias) && /^NNS?$/.test(tree.tokens[last + 1]?.tag ?? ""))
    return false;
  if (type === "Company" && isSurname(scene, first, last)) return false;
  if (/^(?:Chip|Technology)$/.test(type) && isTailOfName(scene, first, last)) return false;
  if (type === "Chip" && (isPersonHere(scene, first, last) || isFirmHere(scene, last))) return false;
  if (kind === "name") return true;
  if (!isCapitalised(tree.tokens[first]!)) return false;
  if (/^(?:CFR|USC)$/.test(alias) && /^\d/.test(tree.tokens[first - 1]?.text ?? "")) return false; // "15 CFR"
  if (type === "Company" && isTailOfRun(scene, first, last)) return false;
  if (type === "GovernmentBody" && isSeat(tree, first)) return false;
  if (strong.has(id)) return true;
  if (type === "Person") return isTitled(scene, first) || isUnmistakable(scene, first, last);
  if (type === "Technology" && isOwnedByCompany(scene, first)) return true;
  if (type === "Company" && (standsAlone(tree, first, last) || opensClause(tree, first, last))) return true;
  return type === "Chip"
    ? isChipHere(scene, first, last) || isBesideChip(scene, first)
    : fitsModel(tree, first, last, type) || isDescribed(scene, last, type) || /^[A-Z]{3,}$/.test(alias);
}
