// "the Dutch chipmaker": which of the companies named before are of that country, by the text itself and by the gazetteer.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

/** The id of the country whose adjective or name stands in a description; null where there is none. */
export function nationalityOf(mentions: readonly PlacedMention[], { first, head }: PlacedMention): string | null {
  const country = mentions.find((m) => isCountry(m) && m.first > first && m.last < head);
  return country?.known ?? null;
}

/**
 * Those of some companies that are of a country: the ones known to be, or else the ones of which nothing is known.
 * Those known to be of another country are left out.
 */
export function ofNationality(
  tree: Tree,
  lexicon: Lexicon,
  mentions: readonly PlacedMention[],
  companies: readonly PlacedMention[],
  country: string,
): PlacedMention[] {
  const homeOf = (m: PlacedMention) =>
    (m.known === null ? undefined : lexicon.homes.get(m.known)) ?? statedHome(tree, mentions, m);
  const own = companies.filter((m) => homeOf(m) === country);
  return own.length > 0 ? own : companies.filter((m) => homeOf(m) === undefined);
}

const isCountry = ({ type, kind, known }: PlacedMention) => type === "Country" && kind === "name" && known !== null;

/** "Chinese chipmaker X", "X, a Chinese chipmaker": the country right before a name, or right after it; of any of its mentions. */
function statedHome(tree: Tree, mentions: readonly PlacedMention[], company: PlacedMention): string | undefined {
  const same = mentions.filter(
    ({ kind, name, type }) => kind === "name" && type === company.type && name === company.name,
  );
  return same.map((m) => countryBeside(tree, mentions, m)).find((country) => country !== undefined);
}

function countryBeside(
  { tokens }: Tree,
  mentions: readonly PlacedMention[],
  { first, last }: PlacedMention,
): string | undefined {
  const at = (i: number) => mentions.find((m) => isCountry(m) && m.first <= i && i <= m.last)?.known ?? undefined;
  for (let i = first - 1; i >= first - 4 && /^(?:NN|JJ)/.test(tokens[i]?.tag ?? ""); i--) if (at(i)) return at(i);
  if (tokens[last + 1]?.text !== "," || !/^(?:a|an|the)$/.test(tokens[last + 2]?.lower ?? "")) return undefined;
  for (let i = last + 3; i <= last + 5 && /^(?:NN|JJ)/.test(tokens[i]?.tag ?? ""); i++) if (at(i)) return at(i);
  return undefined;
}
