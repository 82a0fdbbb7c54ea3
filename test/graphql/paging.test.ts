import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const chips = Array.from({ length: 23 }, (_, at) => `chip:c${at % 7}-${at}`);
const documents = chips.map((chip, at) =>
  anExtraction(
    { key: `d${at}.txt`, ...(at % 3 && { publishedAt: `2025-0${(at % 8) + 1}` }), title: `T${at % 4}` },
    {
      says: `company:nvidia PRODUCES ${chip}`,
      confidence: 0.5 + (at % 5) / 10,
      ...(at % 2 && { time: `20${10 + at}` }),
    },
    { says: `company:nvidia PRODUCES ${chips[0]}`, polarity: at % 2 ? "negated" : "affirmed" },
  ),
);

const LISTS = [
  { field: "entities", orders: ["ID", "NAME", "TYPE", "RELATION_COUNT", "MENTION_COUNT", "DOCUMENT_COUNT"] },
  { field: "relations", orders: ["ID", "SUPPORT", "CONFIDENCE", "STATEMENT_COUNT", "FIRST_SEEN", "LAST_SEEN"] },
  { field: "statements", orders: ["ID", "TIME", "CONFIDENCE", "PUBLISHED_AT"] },
  { field: "documents", orders: ["ID", "KEY", "TITLE", "PUBLISHED_AT"] },
];

const anyList = fc
  .constantFrom(...LISTS)
  .chain(({ field, orders }) =>
    fc.tuple(
      fc.constantFrom(field, ...(field === "documents" ? [] : [`nested ${field}`])),
      fc.option(fc.tuple(fc.constantFrom(...orders), fc.constantFrom("ASC", "DESC")), { nil: null }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
    ),
  );

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  totalCount: number;
}

describe("a connection", () => {
  it("shows every row once and in order, forward and backward, with pages of any size", async () => {
    const { ask } = await aServer(documents);
    const property = fc.asyncProperty(anyList, async ([list, order, size, backward]) => {
      const page = (args: string) => askPage(ask, list, order, args);
      const whole = await page("first: 100");
      const [count, towards] = backward ? ["last", "before"] : ["first", "after"];
      const rows: Page["edges"] = [];
      for (let cursor = ""; ; ) {
        const next = await page(`${count}: ${size}${cursor && `, ${towards}: "${cursor}"`}`);
        expect(next.totalCount).toBe(whole.edges.length);
        expect(backward ? next.pageInfo.hasNextPage : next.pageInfo.hasPreviousPage).toBe(rows.length > 0);
        if (backward) rows.unshift(...next.edges);
        else rows.push(...next.edges);
        if (!(backward ? next.pageInfo.hasPreviousPage : next.pageInfo.hasNextPage)) break;
        cursor = backward ? next.pageInfo.startCursor : next.pageInfo.endCursor;
      }
      expect(rows).toEqual(whole.edges);
      expect(new Set(rows.map(({ node }) => node.id)).size).toBe(rows.length);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it("goes on after a row that is gone and takes in what came meanwhile", async () => {
    const { ask, store } = await aServer(documents);
    const { endCursor } = (await askPage(ask, "documents", ["KEY", "ASC"], "first: 5")).pageInfo;
    await store.retract(["d12.txt", "d13.txt"]);
    await store.load([anExtraction({ key: "d0new.txt" }, "company:nvidia PRODUCES chip:h20")]);
    const { data } = await ask(
      `{ documents(first: 3, orderBy: { field: KEY }, after: "${endCursor}") { edges { node { key } } } }`,
    );
    expect(data.documents.edges.map(({ node }: { node: { key: string } }) => node.key)).toEqual([
      "d14.txt",
      "d15.txt",
      "d16.txt",
    ]);
  });

  it("knows of rows after an empty page", async () => {
    const { ask } = await aServer(documents);
    expect(await askPage(ask, "entities", null, "first: 0")).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  it.for([
    { what: "a negative size", args: "first: -1" },
    { what: "a page of more than 100", args: "last: 101" },
    { what: "both ends at once", args: "first: 1, last: 1" },
    { what: "a cursor that is none", args: 'after: "not-a-cursor"' },
    { what: "an empty cursor", args: 'before: ""' },
  ])("refuses $what as the client's fault", async ({ args }) => {
    const { ask, reads } = await aServer(documents.slice(0, 2));
    for (const query of [
      `{ entities(${args}) { totalCount } }`,
      `{ paths(from: "a:a", to: "b:b", ${args}) { totalCount } }`,
    ]) {
      const { errors } = await ask(query);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
    expect(reads).toHaveLength(0);
  });

  it("refuses a cursor of another list, filter or order", async () => {
    const { ask } = await aServer(documents);
    const { endCursor } = (await askPage(ask, "statements", ["TIME", "ASC"], "first: 2")).pageInfo;
    const same = await ask(
      `{ statements(after: "${endCursor}", orderBy: { field: TIME, direction: ASC }) { totalCount } }`,
    );
    expect(same.errors).toBeUndefined();
    for (const args of [
      "",
      ", orderBy: { field: TIME, direction: DESC }",
      ", orderBy: { field: TIME }, filter: { minConfidence: 0.1 }",
    ]) {
      const { errors } = await ask(`{ statements(after: "${endCursor}"${args}) { totalCount } }`);
      expect(errors?.[0]).toMatchObject({ message: expect.stringContaining("another list") });
    }
    expect((await ask(`{ documents(after: "${endCursor}") { totalCount } }`)).errors).toHaveLength(1);
  });
});

async function askPage(
  ask: Awaited<ReturnType<typeof aServer>>["ask"],
  list: string,
  order: readonly [string, string] | null,
  args: string,
): Promise<Page> {
  const sorted = order ? `, orderBy: { field: ${order[0]}, direction: ${order[1]} }` : "";
  const field = list.replace("nested ", "");
  const selection = `(${args}${sorted}) { totalCount edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const owner =
    field === "entities" ? "documents(first: 1) { edges { node { entities" : `entity(id: "company:nvidia") { ${field}`;
  const nested = field === "entities" ? `${owner}${selection} } } }` : `${owner}${selection} }`;
  const { data, errors } = await ask(`{ ${list.startsWith("nested") ? nested : `${field}${selection}`} }`);
  if (errors) throw new Error(errors[0]?.message);
  const holder = data.documents?.edges?.[0]?.node?.entities ?? data.entity?.[field] ?? data[field];
  return holder as Page;
}
