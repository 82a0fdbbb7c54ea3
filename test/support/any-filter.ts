// Random filters in the words of the store: the flat members, conditions on things of every kind, joined in every way.
import fc from "fast-check";
import { MODALITIES, POLARITIES, RELATION_STATUSES } from "../../src/domain/index.ts";
import {
  FILTER_FIELDS,
  type Filter,
  LINKS,
  NODE_KINDS,
  type NodeFilter,
  type NodeKind,
  type Operators,
} from "../../src/store/index.ts";

const someOf = <T>(...values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

const flatMembers = {
  types: someOf("Company", "Chip", "Person", "Unheard"),
  relations: someOf("PRODUCES", "COMPETES_WITH", "LEADS", "RESTRICTS", "UNHEARD_OF"),
  status: someOf(...RELATION_STATUSES),
  polarity: someOf(...POLARITIES),
  modality: someOf(...MODALITIES),
  attributedTo: someOf("person:lisa-su", "company:nvidia", "person:unheard"),
  concerns: someOf("company:nvidia", "company:smic", "chip:h20", "country:china", "person:unheard"),
  minConfidence: fc.constantFrom(0, 0.3, 0.55, 0.9, 1),
  outlet: someOf("Gazette", "Herald", "Unheard"),
  validAt: fc.constantFrom("2023-12-31", "2024-06-30", "2025-04-30", "2026-01-01"),
};

/** Texts that stand in the documents of any-extraction.ts, whole or in part, and some that do not. */
const anyWhole = fc.constantFrom(
  ...["company:nvidia", "chip:h20", "Nvidia", "H20", "Chip", "Company", "PRODUCES", "COMPETES_WITH", "RESTRICTS"],
  ...[
    "stated",
    "affirmed",
    "asserted",
    "2025-04",
    "occurred",
    "Gazette",
    "Herald",
    "en",
    "polarity",
    "CEO",
    "d1",
    "none",
  ],
);
const anyPart = fc.constantFrom(
  "",
  "e",
  "a",
  "r",
  "i",
  "h",
  "H",
  "N",
  "P",
  "S",
  "c",
  "d",
  "2",
  "2025",
  ":",
  "华",
  "𠮷",
);

const anyTextOperators: fc.Arbitrary<Operators> = fc.record(
  {
    eq: anyWhole,
    in: fc.array(anyWhole, { maxLength: 12 }),
    lt: anyPart,
    gte: anyPart,
    startsWith: anyPart,
    contains: anyPart,
    exists: fc.boolean(),
  },
  { requiredKeys: [] },
);

const anyNumber = fc.constantFrom(0, 0.5, 0.9, 1, 2, 3);

const anyNumberOperators: fc.Arbitrary<Operators> = fc.record(
  {
    eq: anyNumber,
    in: fc.array(anyNumber, { maxLength: 3 }),
    lt: anyNumber,
    lte: anyNumber,
    gt: anyNumber,
    gte: anyNumber,
    exists: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** One operator or two: more are seldom met at once. */
const few = (operators: fc.Arbitrary<Operators>): fc.Arbitrary<Operators> =>
  fc.tuple(operators, fc.constantFrom(1, 1, 2), fc.nat(6)).map(([all, count, turn]) => {
    const entries = Object.entries(all);
    return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].slice(0, count));
  });

function anyFields(kind: NodeKind): fc.Arbitrary<NonNullable<NodeFilter["fields"]>> {
  const fields = Object.entries(FILTER_FIELDS[kind]).map(([name, type]) =>
    few(type === "number" ? anyNumberOperators : anyTextOperators).map((operators) => [name, operators] as const),
  );
  return fc.array(fc.oneof(...fields), { minLength: 1, maxLength: 1 }).map((some) => Object.fromEntries(some));
}

function anyLinks(kind: NodeKind, depth: number): fc.Arbitrary<NonNullable<NodeFilter["links"]>> {
  const links = Object.entries(LINKS[kind] as Record<string, NodeKind>).map(([name, target]) =>
    fc
      .tuple(fc.constantFrom("some", "none", "every"), anyNodeFilter(target, depth - 1))
      .map(([quantifier, filter]) => [name, { [quantifier]: filter }] as const),
  );
  return fc.array(fc.oneof(...links), { minLength: 1, maxLength: 1 }).map((some) => Object.fromEntries(some));
}

function anyNodeFilter(kind: NodeKind, depth: number): fc.Arbitrary<NodeFilter> {
  const plain: fc.Arbitrary<NodeFilter> = anyFields(kind).map((fields) => ({ fields }));
  if (depth === 0) return plain;
  const below = anyNodeFilter(kind, depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 4, arbitrary: anyLinks(kind, depth).map((links) => ({ links })) },
    anyJunction(below),
  );
}

function anyJunction<F>(some: fc.Arbitrary<F>): fc.Arbitrary<{ and?: F[]; or?: F[]; not?: F }> {
  return fc.oneof(
    some.map((not) => ({ not })),
    fc.array(some, { maxLength: 3 }).map((or) => ({ or })),
    fc.array(some, { maxLength: 2 }).map((and) => ({ and })),
  );
}

/** One, two or any number of the flat members: more are seldom met at once. */
const anyFlat: fc.Arbitrary<Filter> = fc
  .tuple(fc.record(flatMembers, { requiredKeys: [] }), fc.constantFrom(1, 1, 2, 9), fc.nat(8))
  .map(([members, count, turn]) => {
    const all = Object.entries(members);
    return Object.fromEntries([...all.slice(turn), ...all.slice(0, turn)].slice(0, count));
  });

const anyCondition: fc.Arbitrary<Filter> = fc
  .constantFrom(...NODE_KINDS)
  .chain((kind) => anyNodeFilter(kind, 2).map((filter) => ({ is: { [kind]: filter } })));

const anySimple: fc.Arbitrary<Filter> = fc.oneof(
  anyFlat,
  anyCondition,
  fc.tuple(anyCondition, anyCondition, fc.record({ polarity: flatMembers.polarity })).map(([one, other, flat]) => ({
    ...flat,
    is: { ...one.is, ...other.is },
  })),
);

export const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: anySimple },
  { weight: 1, arbitrary: fc.tuple(anyJunction(anySimple), anySimple).map(([join, more]) => ({ ...more, ...join })) },
  { weight: 1, arbitrary: anyJunction(anySimple) },
);
