// A frame made ready once for all documents: classes of words spelt out, places taken apart, lists of words as sets.
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { Lexicon } from "../lexicon.ts";
import { type Slot, slotOf } from "./slots.ts";

/** Where mentions of an end are looked for, and of which types they are. */
export interface End {
  readonly slots: readonly Slot[];
  readonly types: readonly string[];
  /** What a described end is called. */
  readonly nouns: readonly string[] | undefined;
}

/** A place that is to be filled by one of some words (`when`), or by none of them (`unless`); `[]` asks for an empty place. */
export interface Condition {
  readonly kind: "when" | "unless";
  readonly place: string;
  readonly words: readonly string[];
  readonly slot: Slot;
  readonly isWord: ReadonlySet<string>;
}

export interface IndexedFrame extends Frame {
  readonly ends: { readonly subject: End; readonly object: End };
  /** In the order in which they are asked. */
  readonly conditions: readonly Condition[];
  /** How far from the trigger its ends may be: in the same stretch of sentences, in the same block, or anywhere. */
  readonly range: "stretch" | "block" | "document";
  /** Whether it looks for who issued an instrument. */
  readonly asksIssuer: boolean;
}

const FAR = /^(?:topic|document|list|issuer:)/;
const ACROSS = /^speaker|(?:^|>)earlier/;

export function indexFrame(raw: Frame, { relations }: Ontology, lexicon: Lexicon): IndexedFrame {
  const frame = spellOut(raw, lexicon);
  const { domain = [], range = [] } = relations.get(frame.relation) ?? {};
  const places = [...frame.subject, ...frame.object];
  const endOf = (from: readonly string[], types: readonly string[], nouns: readonly string[] | undefined): End => ({
    slots: from.map(slotOf),
    types,
    nouns,
  });
  return {
    ...frame,
    ends: {
      subject: endOf(frame.subject, frame.subjectTypes ?? domain, frame.subjectNouns),
      object: endOf(frame.object, frame.objectTypes ?? range, frame.objectNouns),
    },
    conditions: [...conditionsOf("when", frame.when), ...conditionsOf("unless", frame.unless)],
    range: places.some((place) => FAR.test(place))
      ? "document"
      : places.some((place) => ACROSS.test(place))
        ? "block"
        : "stretch",
    asksIssuer: places.some((place) => place.startsWith("issuer:")),
  };
}

const conditionsOf = (kind: Condition["kind"], places: Frame["when"]): Condition[] =>
  Object.entries(places).map(([place, words]) => ({
    ...{ kind, place, words },
    slot: slotOf(place),
    isWord: new Set(words),
  }));

function spellOut(frame: Frame, lexicon: Lexicon): Frame {
  const words = (list: readonly string[]) => [
    ...new Set(list.flatMap((word) => (word.startsWith("@") ? [...lexicon.of(word.slice(1))] : [word]))),
  ];
  const spell = (places: Frame["when"]) =>
    Object.fromEntries(Object.entries(places).map(([slot, list]) => [slot, words(list)]));
  const spelt: Frame = { ...frame, when: spell(frame.when), unless: spell(frame.unless) };
  for (const key of ["verbs", "nouns", "adjectives", "notAfter", "after", "subjectNouns", "objectNouns"] as const) {
    const list = frame[key];
    if (list) spelt[key] = words(list);
  }
  return spelt;
}
