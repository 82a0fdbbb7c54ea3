// Who speaks in a block of a transcript, by its label.
import type { ClaimSource } from "../../domain/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Token } from "../parse/tree.ts";
import type { Stage } from "../relations/denote.ts";
import { SPEAKERS } from "./speakers.ts";

/** A block that a label gives to a speaker is theirs. */
export function labelled(stage: Stage, trigger: Token): ClaimSource | null {
  const { tree, mentions } = stage;
  const block = tree.blocks[tree.sentences[trigger.sentence]!.block]!;
  if (block.label === null) return null;
  const label = tree.blocks[block.label]!;
  if (label.kind !== "speaker") return null;
  const cue = { start: label.start, end: label.end };
  const speaker =
    mentions.find(
      ({ start, end, type, kind }) => start >= label.start && end <= label.end && kind === "name" && type === "Person",
    ) ?? (/^A(?:NSWER)?$/.test(tree.text.slice(label.start, label.end)) ? asked(stage, block.label) : undefined);
  return speaker ? { mention: speaker.number, text: speaker.name, cue, via: null } : null;
}

/** "What is the ministry's comment?": who is asked for it answers. */
function asked({ tree, mentions }: Stage, answer: number): PlacedMention | undefined {
  const question = tree.blocks[answer - 1];
  if (!question) return undefined;
  return mentions.find(
    ({ start, end, type, kind, head }) =>
      kind === "name" &&
      SPEAKERS.includes(type) &&
      start >= question.start &&
      end <= question.end &&
      tree.tokens[head]!.dep === "poss" &&
      /^(?:comment|response|view|position|reaction|take|stance|answer|reply|opinion)$/.test(
        tree.tokens[tree.tokens[head]!.head]!.lemma,
      ),
  );
}
