// What contradicts and what only succeeds: the same facts at one time, and one after the other.
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type ConflictKey, conflictKeysOf, deriveConflict } from "../../src/graph/derive-conflict.ts";
import type { StatementFacts } from "../../src/graph/statement-facts.ts";
import { DEFAULT_ONTOLOGY, loadOntology, writeScope } from "../../src/ontology/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

let count = 0;
const said = (relation: string, time: string | null, publishedAt: string | null = "2025-09-02"): StatementFacts => ({
  id: `statement:${++count}`,
  subject: "governmentbody:roads-office",
  relation,
  object: "company:tern",
  role: null,
  scopeIds: null,
  polarity: "affirmed",
  modality: "asserted",
  time,
  confidence: 0.8,
  document: "document:a",
  publishedAt,
  passage: "a",
  story: "a",
});
const key = { kind: "opposite", key: "opposite|PERMITS-RESTRICTS|company:tern" } as const;
const conflictOf = (...statements: StatementFacts[]) => deriveConflict(key, statements, ontology);

it.for([
  ["../2025-09-02", null], // until the day of a report that says so
  ["../2025-08-29", "2025-08-29"], // the day itself is the first of the new state
  ["../2025-08-29", "2025-08"],
  ["../2025-08-29", "2025-08-29/.."],
  ["../2025-08-29", "2025-09-30"],
  ["2019/2021", "2021/2024"],
  ["2019/2021", "2021"],
  ["2017/2021-02-15", "2021-02-15/.."],
  ["2017/2021-02", "2021-02-15/2023"],
  ["2019/2021-02-15", "2021/2024"], // the finer day may lie anywhere in the year
  ["2019/2021", "2021-02-15/2024"],
  ["../2025", "2025-08-29"],
])("takes a permit that held %s for succeeded by what restricts at %s", ([until, since]) => {
  expect(conflictOf(said("PERMITS", until!), said("RESTRICTS", since!))).toBeNull();
  expect(conflictOf(said("RESTRICTS", since!), said("PERMITS", until!))).toBeNull();
});

it.for([
  [null, null],
  ["../2026", "2025-08-29"],
  ["../2025-09-02", "2025-01/.."],
  ["../2025-12-31", null],
  ["2025-08-29", "2025-08-29"],
  ["2024/2025", "2024-06/2025-08"],
  ["2019/2022", "2021/2024"],
  ["2019/2021-03", "2021-02-15/.."],
  ["2019/2021-06-30", "2021-03"],
  ["2021-03/2021", "2021-01/2024"], // who came in March does not leave by January
  ["2021", "2021"],
  ["2021/2021", "2021/2021"],
  ["2021-01-01/2021-12-31", "2021-01-01/2021-12-31"],
])("takes a permit at %s and what restricts at %s for a conflict", ([permitted, restricted]) => {
  expect(conflictOf(said("PERMITS", permitted!), said("RESTRICTS", restricted!))?.sides).toHaveLength(2);
});

type Dated = readonly [time: string | null, publishedAt: string];

it.for<readonly [Dated, Dated]>([
  [
    ["2019-05/..", "2020-03-02"],
    ["2021/..", "2022-01-10"],
  ], // "since May 2019", and two years later "since 2021"
  [
    ["2019-05/..", "2021-06-20"],
    ["2021-07-01/..", "2021-07-02"],
  ],
  [
    ["2025-04-15/..", "2025-04-20"],
    [null, "2025-07-15"],
  ],
  [
    ["2025-04-15/..", "2025"],
    ["2026-02/..", "2026-03-01"],
  ],
  [
    [null, "2025-04-10"],
    ["2025-05-10", "2025-05-12"],
  ], // a day of May ends what a report of April says
  [
    [null, "2025-04-10"],
    ["2025-05-10/..", "2025-05-12"],
  ],
])("takes what a text says of %s for ended by what another says of %s", ([[was, then], [is, later]]) => {
  expect(conflictOf(said("PERMITS", was, then), said("RESTRICTS", is, later))).toBeNull();
  expect(conflictOf(said("RESTRICTS", is, later), said("PERMITS", was, then))).toBeNull();
});

it.for<readonly [Dated, Dated]>([
  [
    ["2025-04/..", "2025-08-03"],
    ["2025-07/..", "2025-08-20"],
  ], // both say that it is so still
  [
    ["2025-04/..", "2025-08-03"],
    [null, "2025-09-05"],
  ],
  [
    ["2025-04/..", "2025-08-03"],
    ["2025-06-10", "2025-06-12"],
  ],
  [
    [null, "2025-04-10"],
    [null, "2025-05-12"],
  ], // one report of two weeks
  [
    [null, "2025-04-10"],
    ["2025-04-15", "2025-04-16"],
  ],
  [
    ["2026-01/..", "2025-04-10"],
    ["2025-06/2027", "2025-06-10"],
  ], // what is to begin is not over before
])("takes what a text says of %s and another of %s for a conflict", ([[one, then], [other, later]]) => {
  expect(conflictOf(said("PERMITS", one, then), said("RESTRICTS", other, later))?.sides).toHaveLength(2);
  expect(conflictOf(said("RESTRICTS", other, later), said("PERMITS", one, then))?.sides).toHaveLength(2);
});

it("takes what holds since a day for open where no text says when it was said", () => {
  const since = (relation: string, day: string) => said(relation, `${day}/..`, null);
  expect(conflictOf(since("PERMITS", "2019-05"), since("RESTRICTS", "2021"))?.sides).toHaveLength(2);
});

/** A conflict of some kind among statements, each "person:a LEADS company:b" with what else it says. */
function among(kind: ConflictKey["kind"], ...given: (Partial<StatementFacts> & { readonly says: string })[]) {
  const statements = given.map(({ says, ...marks }) => {
    const [subject = "", relation = "", object = ""] = says.split(" ");
    return { ...said(relation, null), subject, object, ...marks };
  });
  const keys = statements.flatMap((each) => conflictKeysOf(each, ontology)).filter((each) => each.kind === kind);
  expect(new Set(keys.map((each) => each.key)).size).toBe(1);
  return deriveConflict(keys[0]!, statements, ontology);
}

const holders = (object: string, ...roles: (string | null)[]) =>
  among("functional", ...roles.map((role, at) => ({ says: `person:holder-${at} LEADS ${object}`, role })));

it.for([
  ["company:tern", "CEO", "chief executive"],
  ["company:tern", "chief executive officer", "Chief Executive"],
  ["company:tern", "president and CEO", "chief executive"],
  ["company:tern", "chairman", "chairwoman of the board"],
  ["company:tern", "interim CEO", "interim chief executive"],
  ["company:tern", "Tern's chief executive", "CEO"],
  ["governmentbody:department-of-commerce", "secretary", "Secretary of Commerce"],
  ["governmentbody:department-of-commerce", "Commerce Secretary", "secretary of commerce"],
  ["country:china", "premier", "prime minister"],
  ["country:france", "minister of foreign affairs", "foreign minister"],
  ["country:united-states", "president", "President of the United States"],
  ["company:tern", "keeper of the seals", "Keeper of the Seals"],
  ["company:tern", null, null],
] as const)("of %s takes %s and %s for one post, which has one holder", ([object, one, other]) => {
  expect(holders(object, one, other)?.sides).toHaveLength(2);
});

it("takes holders until one year and until another for a succession, and holders until the same for a conflict", () => {
  const until = (...years: string[]) =>
    among(
      "functional",
      ...years.map((year, at) => ({ says: `person:p${at} LEADS company:tern`, role: "CEO", time: `../${year}` })),
    );
  expect(until("2021", "2024")).toBeNull();
  expect(until("2021-06", "2021-08")).toBeNull();
  expect(until("2021", "2021")?.sides).toHaveLength(2);
  expect(until("2021", "2021-06")?.sides).toHaveLength(2);
});

it.for([
  ["company:tern", "CEO", "chairman"],
  ["company:tern", "president", "CEO"],
  ["company:tern", "chair", "executive chair"],
  ["company:tern", "interim CEO", "CEO"],
  ["company:tern", "co-CEO", "co-chief executive"], // several at a time
  ["company:tern", "co-CEO", null],
  ["company:tern", "CEO", null],
  ["company:tern", "former CEO", "CEO"],
  ["company:tern", "former CEO", "former chief executive"],
  ["company:tern", "former president and CEO", "ex-CEO"],
  ["country:united-states", "secretary of commerce", "secretary of state"],
  ["company:tern", "head of research and development", "head of design and development"],
] as const)("of %s takes %s and %s for posts of which each has its own holder", ([object, one, other]) => {
  expect(holders(object, one, other)).toBeNull();
});

it("tells in words of which post there are two holders, by its name in the ontology", () => {
  expect(holders("company:tern", "chief executive officer", "Chief executive")?.rule).toBe(
    "LEADS company:tern as ceo has several holders at one time",
  );
});

it("tells of relations of one's own that exclude each other by their names", async () => {
  const relation = { name: "GUARDS", definition: "Guards.", domain: ["Company"], range: ["Company"] };
  const types = [
    { ...relation, opposite: "RAIDS", conflicts: ["opposite"] },
    { ...relation, name: "RAIDS", opposite: "GUARDS", conflicts: ["opposite"] },
  ];
  const file = join(temporaryFolder({ "own.yaml": JSON.stringify({ relations: types }) }), "own.yaml");
  const own = await loadOntology(DEFAULT_ONTOLOGY, file);
  const conflict = deriveConflict({ kind: "opposite", key: "any" }, [said("GUARDS", null), said("RAIDS", null)], own);
  expect(conflict?.rule).toBe("company:tern is what GUARDS and RAIDS are said of at one time");
});

it("takes who denies that somebody is CEO to contradict who calls the same person chief executive", () => {
  const says = "person:su LEADS company:tern";
  const denied = { says, role: "CEO", polarity: "negated" } as const;
  expect(among("polarity", { says, role: "chief executive" }, denied)?.sides).toHaveLength(2);
  expect(among("polarity", { says, role: "chair" }, denied)).toBeNull();
});

it.for([
  ["2013", "2015"],
  ["2015", "2013"],
  ["2013", null],
  ["2013-05/2014", "2019"],
])("takes two successors of one chip for a conflict whenever each came, at %s and %s", ([one, other]) => {
  const conflict = among(
    "functional",
    { says: "chip:heron SUCCEEDS chip:tern", time: one! },
    { says: "chip:egret SUCCEEDS chip:tern", time: other ?? null },
  );
  expect(conflict).toMatchObject({
    rule: "SUCCEEDS chip:tern is said of several at one time",
    sides: [{ label: "chip:egret" }, { label: "chip:heron" }],
  });
});

it.for([
  ["1999", "2026-01", 2], // what was founded stays founded
  ["1999", null, 2],
  ["1999", "1998", undefined], // not yet
])("takes who founded a company in %s for its founder ever after: denied for %s", ([founded, denied, sides]) => {
  const says = "person:ada FOUNDED company:tern";
  const conflict = among(
    "polarity",
    { says, time: founded as string },
    { says, polarity: "negated", time: denied as string | null },
  );
  expect(conflict?.sides.length).toBe(sides);
});

/** What the Roads Office restricts and what it permits in one month, each limited as its role says. */
const ofOneMonth = (restricted: string | null, permitted: string | null) =>
  conflictOf({ ...said("RESTRICTS", null), role: restricted }, { ...said("PERMITS", null), role: permitted });
/** The same relation, affirmed and denied. */
const affirmedAndDenied = (affirmed: string | null, denied: string | null) => {
  const says = "governmentbody:roads-office RESTRICTS company:tern";
  return among("polarity", { says, role: affirmed }, { says, role: denied, polarity: "negated" });
};

it.for([
  ["for Peru", "for Chile"],
  ["for Peru, Spain", "for Chile, Norway"],
  ["of H100", "of H20"],
  ["of H100 for Peru", "of H20 for Peru"],
  ["of H20 for Peru", "of H20 for Chile"],
  ["of H20 for Peru", "for Chile"],
])("takes what is said %s and what is said %s to agree", ([one, other]) => {
  for (const [a, b] of [[one!, other!] as const, [other!, one!] as const]) {
    expect(ofOneMonth(a, b)).toBeNull();
    expect(affirmedAndDenied(a, b)).toBeNull();
  }
});

it.for([
  ["for Peru", "for Peru"],
  ["for Peru", "for peru"],
  ["for Peru, Spain", "for Chile, Spain"],
  ["of H20, MI308 for Peru", "of MI308 for Peru"],
  ["for Peru", null], // who names no country may mean each
  ["of H20", "for Chile"],
  ["of H20 for Peru", "of H20"],
  ["for Peru", "chief of roads"], // no scope
  [null, "60% of sales"],
])("takes what is said %s and what is said %s for a conflict", ([one, other]) => {
  for (const [a, b] of [[one!, other!] as const, [other!, one!] as const]) {
    expect(ofOneMonth(a, b)?.sides).toHaveLength(2);
    expect(affirmedAndDenied(a, b)?.sides).toHaveLength(2);
  }
});

it("leaves out of a conflict who speaks of another country than both of its sides", () => {
  const limited = (relation: string, role: string) => ({ ...said(relation, null), role });
  const [ban, permit] = [limited("RESTRICTS", "for Peru"), limited("PERMITS", "for Peru")];
  expect(conflictOf(ban, permit, limited("PERMITS", "for Chile"))?.sides).toEqual([
    { label: "PERMITS", statements: [permit.id] },
    { label: "RESTRICTS", statements: [ban.id] },
  ]);
});

const anyScope = fc.record({
  of: fc.subarray(["H20", "Lane, Ltd.", "centre for chips"]),
  for: fc.subarray(["Peru", "Chile", "Bosnia and Herzegovina"]),
});
type AnyScope = { of: string[]; for: string[] };
const toRole = (scope: AnyScope) => writeScope(new Map(Object.entries(scope)), ["of", "for"]);
const areApart = (a: AnyScope, b: AnyScope) =>
  (["of", "for"] as const).some(
    (word) => a[word].length > 0 && b[word].length > 0 && !a[word].some((name) => b[word].includes(name)),
  );

it.for(["opposite", "polarity"] as const)("finds a conflict of %s only among what may be of one thing", (kind) => {
  const anyLimited = fc.record({ scope: anyScope, isOther: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyLimited, { minLength: 2, maxLength: 6 }), (limited) => {
      const statements = limited.map(({ scope, isOther }): StatementFacts => {
        const relation = isOther && kind === "opposite" ? "PERMITS" : "RESTRICTS";
        const polarity = isOther && kind === "polarity" ? "negated" : "affirmed";
        return { ...said(relation, null), polarity, role: toRole(scope) };
      });
      const conflict = deriveConflict({ kind, key: "any" }, statements, ontology);
      const clashing = limited.flatMap(({ scope, isOther }, at) => {
        const rivals = limited.filter((other) => other.isOther !== isOther && !areApart(scope, other.scope));
        return rivals.length > 0 ? [statements[at]!.id] : [];
      });
      expect((conflict?.sides ?? []).flatMap((side) => side.statements).sort()).toEqual(clashing.sort());
    }),
    { numRuns: 500 },
  );
});
