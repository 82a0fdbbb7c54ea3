// By what something is done, where that is told before it: "imposed controls to restrict X".
import { childrenBy } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { isPassive } from "./arguments.ts";

const INSTRUMENT =
  /^(?:rule|control|curb|restriction|ban|sanction|tariff|duty|measure|law|bill|order|regulation|act|policy|limit|requirement|legislation|levy|quota|embargo|penalty|safeguard)$/;

/** The instrument whose purpose a verb tells: what is issued against somebody is what restricts, not who issues it. */
export function meansOf(tree: Tree, verb: number): number[] {
  const { dep, head, i } = tree.tokens[verb]!;
  if (head === i || !childrenBy(tree, i, "aux").some(({ lower }) => lower === "to")) return [];
  const parent = tree.tokens[head]!;
  if (dep === "acl") return INSTRUMENT.test(parent.lemma) ? [head] : [];
  if (dep !== "advcl" && dep !== "xcomp") return [];
  const issued = childrenBy(tree, head, isPassive(tree, parent) ? "nsubjpass" : "dobj");
  return issued.filter(({ lemma }) => INSTRUMENT.test(lemma)).map((instrument) => instrument.i);
}
