// Which frames can find anything at a trigger: a look at types spares most of the search for ends.
import type { Token, Tree } from "../parse/tree.ts";
import { follow, type Stage } from "./denote.ts";
import type { End, IndexedFrame } from "./indexed-frame.ts";

/**
 * Whether both ends of a frame may be filled: the words of its stretch, or of its block for a frame that looks beyond the
 * sentence, stand for mentions of fitting types, whatever the way from the trigger to them. Frames whose ends are looked for
 * elsewhere, and items of a list, whose agent stands before it, always may.
 */
export function createEndChecker(stage: Stage) {
  const { blocks, sentences } = stage.tree;
  const stretches = stretchesOf(stage.tree);
  const byStretch = typesBy(stage, (sentence) => stretches[sentence]!);
  const byBlock = typesBy(stage, (sentence) => sentences[sentence]!.block);
  return ({ sentence }: Token, { range, ends }: IndexedFrame): boolean => {
    const { block } = sentences[sentence]!;
    if (range === "document" || blocks[block]!.kind === "item") return true;
    const here = range === "block" ? byBlock.get(block) : byStretch.get(stretches[sentence]!);
    return here !== undefined && mayBe(ends.subject, here) && mayBe(ends.object, here);
  };
}

function mayBe({ types }: End, here: ReadonlySet<string>): boolean {
  for (const type of types) if (here.has(type)) return true;
  return false;
}

/** By sentence, the number of its stretch: a sentence, or several of a block that a comma or a link of the tree holds together. */
function stretchesOf({ tokens, sentences }: Tree): number[] {
  const goesOn = sentences.map(({ first, block }, k) => {
    const isInside = k > 0 && sentences[k - 1]!.block === block;
    return isInside && /^[,–—-]$/.test(tokens[first - 1]!.text);
  });
  for (const { sentence, head } of tokens) {
    const other = tokens[head]!.sentence;
    for (let k = Math.min(sentence, other) + 1; k <= Math.max(sentence, other); k++) goesOn[k] = true;
  }
  let stretch = 0;
  return goesOn.map((isSame) => (isSame ? stretch : ++stretch));
}

/** By a part of the document, the types of all mentions that its words may stand for, as `denote` finds them. */
function typesBy(stage: Stage, partOf: (sentence: number) => number): Map<number, Set<string>> {
  const { tree, mentions, at } = stage;
  const types = new Map<number, Set<string>>();
  for (const [i, named] of at) {
    const part = partOf(tree.tokens[i]!.sentence);
    const here = types.get(part) ?? new Set();
    types.set(part, here);
    for (const mention of named) {
      here.add(follow(stage, mention)?.type ?? mention.type);
      if (mention.kind === "name") here.add(mention.type); // a name may trigger a frame by itself
      for (const number of mention.together) here.add(mentions[number]!.type);
    }
    // a place may stand for its country, wherever the document names that
    if (here.has("Place")) here.add("Country");
  }
  return types;
}
