// Random GraphQL questions on the documents of any-extraction.ts: lists with filter, order and page, down to three levels,
// and the walks.
import fc from "fast-check";

const ENTITIES = [
  "chip:h20",
  "chip:h100",
  "company:nvidia",
  "company:amd",
  "person:lisa-su",
  "country:china",
  "chip:none",
];
const ORDERS = {
  Entity: ["ID", "NAME", "TYPE", "RELATION_COUNT", "MENTION_COUNT", "DOCUMENT_COUNT"],
  Relationship: ["ID", "RELATION", "SUPPORT", "CONFIDENCE", "STATEMENT_COUNT", "FIRST_SEEN", "LAST_SEEN"],
  Statement: ["ID", "TIME", "CONFIDENCE", "PUBLISHED_AT"],
  SourceDocument: ["ID", "KEY", "TITLE", "PUBLISHED_AT"],
  Conflict: ["ID", "KIND"],
} as const;
type Type = keyof typeof ORDERS;

const FACETS: Readonly<Record<Type, readonly string[]>> = {
  Entity: ["TYPE"],
  Relationship: ["RELATION", "STATUS"],
  Statement: ["RELATION", "POLARITY", "MODALITY", "CLOCK"],
  SourceDocument: ["OUTLET", "AUTHOR", "LANGUAGE"],
  Conflict: ["KIND", "RULE"],
};

/** Everything a type has of its own, and what it leads to. */
const LEAVES: Readonly<Record<Type, string>> = {
  Entity: "id type name aliases externalIds { scheme value } documentCount mentionCount relationCount",
  Relationship: `id relation status confidence support statementCount byPolarity { polarity count } byModality { count }
    firstSeen lastSeen subject { name } object { id }`,
  Statement: `id relation role polarity modality time clock confidence run extractedBy { id extractor version configuration model } subject { id } object { name type }
    relationship { id status } attributedTo { name entity { id name } cue { start } via { name } }
    evidence { id quote start end subject { start end } document { key outlet } }`,
  SourceDocument: "id key title outlet author publishedAt language text",
  Conflict: "id kind rule sides { label statementCount statements(first: 3) { id polarity } }",
};
const LISTS: Readonly<Record<Type, readonly (readonly [field: string, type: Type])[]>> = {
  Entity: [
    ["relations", "Relationship"],
    ["statements", "Statement"],
    ["documents", "SourceDocument"],
    ["conflicts", "Conflict"],
  ],
  Relationship: [
    ["statements", "Statement"],
    ["conflicts", "Conflict"],
  ],
  Statement: [["conflicts", "Conflict"]],
  SourceDocument: [
    ["statements", "Statement"],
    ["entities", "Entity"],
  ],
  Conflict: [["statements", "Statement"]],
};
const ROOTS = [
  ["entities", "Entity"],
  ["relations", "Relationship"],
  ["statements", "Statement"],
  ["documents", "SourceDocument"],
  ["conflicts", "Conflict"],
] as const;

const some = (...values: readonly string[]) => fc.subarray([...values]).map((list) => `[${list.join(", ")}]`);
const quoted = (...values: readonly string[]) => some(...values.map((value) => JSON.stringify(value)));

/** One condition on each kind of thing, and filters joined. */
const conditions = {
  entity: fc.constantFrom(
    '{ name: { contains: "i" } }',
    "{ relations: { some: { support: { gte: 2 } } } }",
    '{ not: { type: { in: ["Chip", "Person"] } } }',
    "{ documentCount: { gt: 3 }, statements: { none: { polarity: { eq: NEGATED } } } }",
  ),
  relationship: fc.constantFrom(
    "{ status: { in: [STATED, DISPUTED] } }",
    '{ subject: { type: { eq: "Company" } }, lastSeen: { gte: "2025" } }',
    "{ statements: { every: { confidence: { gte: 0.5 } } } }",
  ),
  statement: fc.constantFrom(
    "{ role: { exists: false }, confidence: { gt: 0.3 } }",
    "{ speakers: { some: { externalId: { exists: true } } } }",
    '{ or: [{ time: { lt: "2025" } }, { modality: { eq: PLANNED } }] }',
  ),
  document: fc.constantFrom(
    '{ key: { startsWith: "d1" } }',
    "{ publishedAt: { exists: false } }",
    "{ entities: { some: {} } }",
  ),
  conflict: fc.constantFrom("{ kind: { eq: OPPOSITE } }", "{ statements: { some: { clock: { exists: true } } } }"),
  and: fc.constantFrom("[]", "[{ polarity: [AFFIRMED] }, { minConfidence: 0.5 }]"),
  or: fc.constantFrom('[{ types: ["Chip"] }, { polarity: [NEGATED] }]', "[{ entity: { relationCount: { lt: 2 } } }]"),
  not: fc.constantFrom("{ modality: [ALLEGED] }", '{ statement: { object: { id: { eq: "chip:h20" } } } }'),
};

const anyFilter = fc
  .record(
    {
      types: quoted("Company", "Chip", "Person", "Unheard"),
      relations: quoted("PRODUCES", "COMPETES_WITH", "LEADS", "RESTRICTS"),
      status: some("STATED", "DISPUTED", "DENIED", "ANTICIPATED", "ALLEGED"),
      polarity: some("AFFIRMED", "NEGATED"),
      modality: some("ASSERTED", "POSSIBLE", "PLANNED", "ALLEGED", "HYPOTHETICAL"),
      attributedTo: quoted("person:lisa-su", "company:nvidia"),
      concerns: quoted("company:amd", "company:smic", "chip:h20"),
      minConfidence: fc.constantFrom("0", "0.5", "0.9"),
      outlet: quoted("Gazette", "Herald"),
      validAt: fc.constantFrom('"2024-06-30"', '"2025-04-30"'),
    },
    { requiredKeys: [] },
  )
  .chain((flat) =>
    fc
      .tuple(fc.constantFrom("flat", "few", "few"), fc.record(conditions, { requiredKeys: [] }), fc.nat(8))
      .map(([form, more, turn]) => (form === "flat" ? flat : fewOf({ ...flat, ...more }, turn))),
  )
  .map(toFields);

/** One member or two: more are seldom met at once. */
function fewOf<T>(members: Readonly<Record<string, T>>, turn: number): Record<string, T> {
  const all = Object.entries(members);
  return Object.fromEntries([...all.slice(-turn), ...all.slice(0, -turn)].slice(0, 1 + (turn % 2)));
}

function toFields(record: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(record).filter(([, value]) => value !== undefined);
  return `{ ${given.map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

function anyArguments(type: Type, more: readonly string[] = []): fc.Arbitrary<string> {
  const order = fc
    .tuple(fc.constantFrom(...ORDERS[type]), fc.constantFrom("ASC", "DESC"))
    .map(([field, direction]) => `{ field: ${field}, direction: ${direction} }`);
  const page = fc
    .tuple(fc.constantFrom("first", "last"), fc.integer({ min: 0, max: 4 }))
    .map(([name, size]) => `${name}: ${size}`);
  return fc
    .tuple(seldom(anyFilter), seldom(order), fc.option(page, { nil: undefined }))
    .map(([filter, orderBy, size]) => {
      const given = [...more, filter && `filter: ${filter}`, orderBy && `orderBy: ${orderBy}`, size];
      const list = given.filter((argument) => argument !== undefined);
      return list.length > 0 ? `(${list.join(", ")})` : "";
    });
}

function anyConnection(type: Type, depth: number, edge = ""): fc.Arbitrary<string> {
  const facets = fc
    .subarray([...FACETS[type]], { maxLength: Math.min(2, FACETS[type].length) })
    .map((fields) => fields.map((field) => `by${field}: countBy(field: ${field}) { id value count }`).join(" "));
  return fc.tuple(anyBody(type, depth), facets).map(
    ([body, counts]) =>
      `{ totalCount ${counts} pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor ${edge} node { ${body} } } }`,
  );
}

/** Leaves, and below them some of the lists, under aliases. */
function anyBody(type: Type, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.constant(LEAVES[type]);
  return fc.subarray([...LISTS[type]], { maxLength: Math.min(2, LISTS[type].length) }).chain((lists) => {
    const below = lists.map(([field, target]) =>
      fc
        .tuple(anyArguments(target), anyConnection(target, depth - 1))
        .map(([args, body]) => `x${field}: ${field}${args} ${body}`),
    );
    return fc.tuple(...below).map((fields) => [LEAVES[type], ...fields].join(" "));
  });
}

const anyList = fc
  .constantFrom(...ROOTS)
  .chain(([field, type]) => fc.tuple(fc.constant(field), anyArguments(type), anyConnection(type, 2)))
  .map(([field, args, body]) => `{ ${field}${args} ${body} }`);

const anyEntity = fc.constantFrom(...ENTITIES).map((id) => JSON.stringify(id));

const anyOfOne = fc
  .tuple(anyEntity, anyBody("Entity", 2), fc.constantFrom("entity", "node"))
  .map(([id, body, field]) => `{ ${field}(id: ${id}) { ... on Entity { ${body} } } }`);

const MATCH = "matchedName highlights { id start end }";
const anySearch = fc
  .tuple(fc.constantFrom("h", "nvidia", "su", "lisa su", "Ｎｖｉ", "zz"), anyConnection("Entity", 1, MATCH))
  .map(([text, body]) => `{ search(text: "${text}") ${body} }`);

const anyTimeline = fc
  .tuple(anyEntity, anyFilter, anyConnection("Statement", 1))
  .map(([id, filter, body]) => `{ timeline(entity: ${id}, filter: ${filter}) ${body} }`);

const anyCounts = fc.tuple(anyFilter, fc.constantFrom("stats", "ontology")).map(([filter, field]) =>
  field === "stats"
    ? `{ stats(filter: ${filter}) { id documents entities relations statements conflicts
          entitiesByType { id name count } relationsByName { name count } } }`
    : `{ ontology(filter: ${filter}) { id entityTypes { id name entityCount } relations { id name relationCount } } }`,
);

const anyNeighbourhood = fc
  .tuple(anyEntity, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 6 }), seldom(anyFilter))
  .map(
    ([id, depth, maxEntities, filter]) =>
      `{ neighbourhood(id: ${id}, depth: ${depth}, maxEntities: ${maxEntities}${filter ? `, filter: ${filter}` : ""}) {
        id complete omittedEntities omittedRelations centre { name } entities { ${LEAVES.Entity} }
        relations { ${LEAVES.Relationship} statements(first: 2) { edges { node { ${LEAVES.Statement} } } } } } }`,
  );

const anyPaths = fc.tuple(anyEntity, anyEntity, fc.integer({ min: 1, max: 5 }), seldom(anyFilter)).map(
  ([from, to, maxLength, filter]) =>
    `{ paths(from: ${from}, to: ${to}, maxLength: ${maxLength}${filter ? `, filter: ${filter}` : ""}) {
        complete totalCount pageInfo { endCursor } edges { cursor node { id length score entities { name }
        hops { from { id } to { name } relations { ${LEAVES.Relationship} } } } } } }`,
);

const anyBudget = fc
  .tuple(
    fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    seldom(anyFilter),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([most, filter, first]) =>
    [`first: ${first}`, most && `maxRelations: ${most}`, filter && `filter: ${filter}`].filter(Boolean).join(", "),
  );
const BUDGET = "complete relationCount omittedRelations totalCount pageInfo { hasNextPage endCursor }";

const anyCommunities = fc.tuple(anyBudget, fc.constantFrom("0.4", "1", "2"), anyBody("Entity", 1)).map(
  ([args, resolution, body]) =>
    `{ communities(${args}, resolution: ${resolution}) { ${BUDGET} modularity edges { cursor size relatedPairs
        node { name } members(first: 3) { totalCount pageInfo { endCursor } edges { cursor strength node { ${body} } } } } } }`,
);

const anyCentrality = fc
  .tuple(anyBudget, fc.constantFrom("DEGREE", "PAGE_RANK", "BETWEENNESS", "CLOSENESS"), anyBody("Entity", 1))
  .map(
    ([args, measure, body]) =>
      `{ centrality(${args}, measure: ${measure}) { ${BUDGET} edges { cursor score rank node { ${body} } } } }`,
  );

/** Any question that the schema has. */
export const anyOperation: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: anyList },
  { weight: 2, arbitrary: anyOfOne },
  anySearch,
  anyTimeline,
  anyCounts,
  anyNeighbourhood,
  anyPaths,
  anyCommunities,
  anyCentrality,
  fc.constant(
    "{ stats { documents entities relations statements conflicts entitiesByType { name count } relationsByName { name count } } }",
  ),
);

const inQuotes = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text));

/** What may stand for one another in a question. */
const LITERALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/"(?:chip|company|person|country):[^"]*"/g, inQuotes(ENTITIES)],
  [/"(?:Company|Chip|Person|Unheard)"/g, inQuotes(["Company", "Chip", "Person", "Unheard"])],
  [/"(?:Gazette|Herald)"/g, inQuotes(["Gazette", "Herald"])],
  [/"20\d\d-\d\d-\d\d"/g, inQuotes(["2023-12-31", "2024-06-30", "2025-04-30"])],
  [/\b(?:AFFIRMED|NEGATED)\b/g, ["AFFIRMED", "NEGATED"]],
  [/(?<=\b(?:first|last|maxEntities): )[1-9]\b/g, ["1", "2", "3", "4"]],
  [/(?<=minConfidence: )[\d.]+/g, ["0", "0.5", "0.9"]],
];

/** The operation itself at turn 0, and others of its shape, which Neo4j need not plan anew, at others. */
export function withOtherLiterals(operation: string, turn: number): string {
  if (turn === 0) return operation;
  let at = turn;
  const pick = (literals: readonly string[]) => {
    at += 7;
    return literals[at % literals.length]!;
  };
  return LITERALS.reduce((text, [pattern, literals]) => text.replace(pattern, () => pick(literals)), operation);
}
