// Which frames can find anything at a trigger: a look at types spares most of the search for ends.
import type { Frame } from "../../ontology/index.ts";
import type { Token } from "../parse/tree.ts";
import { follow, type Stage } from "./denote.ts";
import type { ClaimRules } from "./try-frame.ts";

/**
 * Whether both ends of a frame may be filled: the words of its block stand for mentions of fitting types, whatever the way from
 * the trigger to them. Frames whose ends are looked for elsewhere, and items of a list, whose agent stands before it, always may.
 */
export function createEndChecker(stage: Stage, { ontology, index }: ClaimRules) {
  const { blocks, sentences } = stage.tree;
  const types = typesByBlock(stage);
  return (token: Token, frame: Frame): boolean => {
    const { block } = sentences[token.sentence]!;
    if (index.farReaching.has(frame) || blocks[block]!.kind === "item") return true;
    const relation = ontology.relations.get(frame.relation);
    const here = types.get(block);
    if (!relation || !here) return false;
    const isHere = (type: string) => here.has(type);
    return (frame.subjectTypes ?? relation.domain).some(isHere) && (frame.objectTypes ?? relation.range).some(isHere);
  };
}

/** By block, the types of all mentions that its words may stand for, as `denote` finds them. */
function typesByBlock(stage: Stage): Map<number, Set<string>> {
  const { tree, mentions, at } = stage;
  const types = new Map<number, Set<string>>();
  for (const [i, named] of at) {
    const { block } = tree.sentences[tree.tokens[i]!.sentence]!;
    const here = types.get(block) ?? new Set();
    types.set(block, here);
    for (const mention of named) {
      here.add(follow(stage, mention)?.type ?? mention.type);
      for (const number of mention.together) here.add(mentions[number]!.type);
    }
    // a place may stand for its country, wherever the document names that
    if (here.has("Place")) here.add("Country");
  }
  return types;
}
