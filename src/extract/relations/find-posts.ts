// Who holds a post where, before anything else is claimed: it tells whom "we" means in that person's mouth.
import { SPOKEN_FOR, type SpokenFor } from "../coreference/speakers.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { MarksReader } from "../modality/read-marks.ts";
import { follow, type Stage } from "./denote.ts";
import { createContext, listTrials } from "./find-claims.ts";
import { type ClaimRules, tryFrame } from "./try-frame.ts";

/** A post that somebody holds now, as far as the text tells. */
interface HeldPost {
  readonly person: PlacedMention;
  readonly body: PlacedMention;
  /** One that a single person holds, such as that of a chief. */
  readonly isTop: boolean;
}

/** The company that a person of the document leads; of one who leads none, the only one of which the person holds a post. */
export function createSpokenFor(stage: Stage, rules: ClaimRules, marks: MarksReader): SpokenFor {
  const posts = findPosts(stage, rules, marks).filter(({ body }) => SPOKEN_FOR.has(body.type));
  return (mention) => {
    const held = posts.filter(({ person }) => keyOf(person) === keyOf(nameOf(stage, mention)));
    const top = held.filter(({ isTop }) => isTop);
    const bodies = new Map((top.length > 0 ? top : held).map(({ body }) => [keyOf(body), body]));
    return bodies.size === 1 ? [...bodies.values()][0] : undefined;
  };
}

/** The posts of a document that are asserted, in the order of the text; those held once or later are none. */
function findPosts(stage: Stage, rules: ClaimRules, marks: MarksReader): HeldPost[] {
  const trials = listTrials(stage, rules, ({ role }) => role);
  const context = createContext(stage, rules, marks);
  return trials
    .flatMap((trial) => tryFrame(context, trial).claims)
    .filter(({ polarity, modality, time }) => polarity === "affirmed" && modality === "asserted" && time === null)
    .map(({ relation, subject, object }) => ({
      person: nameOf(stage, stage.mentions[subject]!),
      body: nameOf(stage, stage.mentions[object]!),
      isTop: rules.ontology.relations.get(relation)?.conflicts.includes("functional") === true,
    }));
}

const nameOf = (stage: Stage, mention: PlacedMention): PlacedMention => follow(stage, mention) ?? mention;

const keyOf = ({ known, type, name }: PlacedMention): string => known ?? `${type}:${name}`;
