import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { A_RUN, anExtraction } from "../support/an-extraction.ts";

const documents = [
  anExtraction(
    { key: "a.txt", title: "A", publishedAt: "2025-07-15", outlet: "Daily" },
    { says: "company:nvidia PRODUCES chip:h20", by: "person:jensen-huang" },
    { says: "governmentbody:bis RESTRICTS chip:h20", time: "2025-04" },
    "chip:h20 DESIGNED_FOR country:china",
  ),
  anExtraction(
    { key: "b.txt", publishedAt: "2025-08-01", outlet: "Weekly" },
    { says: "governmentbody:bis RESTRICTS chip:h20", polarity: "negated", time: "2025-04" },
  ),
];

const FIRST_QUERY = `{ entity(id: "chip:h20") { id name type aliases relations(first: 50) { totalCount edges { node {
    relation status subject { id name } object { id name }
    statements(first: 5) { edges { node { polarity modality time confidence attributedTo { name entity { id } }
      evidence { quote start end document { key title publishedAt } } } } } } } } } }`;

describe("the first query", () => {
  it("says of a chip who does what to it, who says so and in which sentence, with one question to the store", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(FIRST_QUERY);
    expect(errors).toBeUndefined();
    expect(data.entity).toMatchObject({ id: "chip:h20", name: "H20", type: "Chip" });
    const relations = data.entity.relations.edges.map(({ node }: { node: { relation: string } }) => node);
    expect(data.entity.relations.totalCount).toBe(3);
    const produces = relations.find(({ relation }: { relation: string }) => relation === "PRODUCES");
    expect(produces).toMatchObject({
      status: "STATED",
      subject: { id: "company:nvidia", name: "Nvidia" },
      object: { id: "chip:h20", name: "H20" },
    });
    const [{ node: statement }] = produces.statements.edges;
    expect(statement).toMatchObject({ polarity: "AFFIRMED", modality: "ASSERTED", time: null });
    expect(statement.attributedTo).toEqual({ name: "Jensen Huang", entity: { id: "person:jensen-huang" } });
    expect(statement.evidence[0].document).toEqual({ key: "a.txt", title: "A", publishedAt: "2025-07-15" });
    const { quote, start, end } = statement.evidence[0];
    expect(documents[0]!.document.text.slice(start, end)).toBe(quote);
    expect(reads).toHaveLength(1);
  });

  it("tells by what each statement was read, with the same question to the store", async () => {
    const { ask, reads } = await aServer(documents);
    const run = "extractedBy { id extractor version configuration model }";
    const { data } = await ask(`{ statements(first: 1) { edges { node { run ${run} } } }
      entity(id: "chip:h20") { relations { edges { node { statements { edges { node { ${run} } } } } } } } }`);
    const [{ node }] = data.statements.edges;
    expect(node).toEqual({ run: A_RUN.id, extractedBy: A_RUN });
    const [edge] = data.entity.relations.edges;
    expect(edge.node.statements.edges[0].node).toEqual({ extractedBy: A_RUN });
    expect(reads).toHaveLength(2);
  });

  it("names both sides where documents disagree", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask(`{ conflicts { totalCount edges { node {
      kind rule sides { label statementCount statements { id polarity evidence { document { key } } } } } } } }`);
    expect(data.conflicts.totalCount).toBe(1);
    const { kind, sides } = data.conflicts.edges[0].node;
    expect(kind).toBe("POLARITY");
    expect(sides.map(({ label }: { label: string }) => label)).toEqual(["affirmed", "negated"]);
    expect(sides[1].statements[0]).toMatchObject({ polarity: "NEGATED", evidence: [{ document: { key: "b.txt" } }] });
  });
});

describe("a selection", () => {
  it.for([
    {
      root: "entities",
      below: "{ edges { node { id statements { edges { node { relationship { id status } } } } } } }",
    },
    { root: "relations", below: "{ edges { node { subject { name documents { totalCount } } } } }" },
    { root: "statements", below: "{ edges { node { id conflicts { totalCount } evidence { document { text } } } } }" },
    { root: "documents", below: "{ edges { node { key entities { edges { node { name } } } } } }" },
    { root: "conflicts", below: "{ edges { node { statements { edges { node { subject { name } } } } } } }" },
    { root: 'search(text: "h2")', below: "{ edges { node { name conflicts { totalCount } } } }" },
    { root: 'timeline(entity: "chip:h20")', below: "{ edges { node { time subject { name } } } }" },
    { root: 'node(id: "chip:h20")', below: "{ id ... on Entity { name relations { totalCount } } }" },
  ])("of $root asks the store once", async ({ root, below }) => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(`{ answer: ${root} ${below} }`);
    expect(errors).toBeUndefined();
    expect(data.answer).toBeTruthy();
    expect(reads).toHaveLength(1);
  });

  it("keeps lists apart that aliases and fragments ask for in several ways", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(
      `query Q($all: Boolean = false) {
        entity(id: "chip:h20") {
          a: relations(filter: { relations: ["PRODUCES"] }) { ...Names left: edges { node { statements(first: 1) { totalCount } } } }
          b: relations(direction: OUTGOING) { ...Names }
          c: relations @include(if: $all) { totalCount }
          d: relations { edges { one: node { statements(first: 1) { edges { node { id } } } }
            two: node { statements(first: 9) { edges { node { id polarity } } } } } }
        }
      }
      fragment Names on RelationshipConnection { edges { node { relation ... on Node { id } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.entity.a.edges.map(({ node }: { node: { relation: string } }) => node.relation)).toEqual(["PRODUCES"]);
    expect(data.entity.a.left[0].node.statements.totalCount).toBe(1);
    expect(data.entity.b.edges[0].node.relation).toBe("DESIGNED_FOR");
    expect(data.entity).not.toHaveProperty("c");
    const both = data.entity.d.edges.find(
      ({ two }: { two: { statements: { edges: unknown[] } } }) => two.statements.edges.length === 2,
    );
    expect(both.one.statements.edges).toHaveLength(1);
    expect(reads).toHaveLength(1);
    expect(Object.keys(reads[0]!.links!)).toHaveLength(3);
  });

  it("brings no neighbour along of which only the id is asked", async () => {
    const { ask, reads } = await aServer(documents);
    const { data } = await ask("{ relations { edges { node { subject { id } object { __typename id } } } } }");
    expect(data.relations.edges[0].node.object).toEqual({ __typename: "Entity", id: expect.stringContaining(":") });
    expect(reads[0]!.links).toEqual({});
  });
});

describe("nodes", () => {
  it("gives things of every kind by id, in the order asked, with null for what is not there", async () => {
    const { ask, reads } = await aServer(documents);
    const { data: found } = await ask(
      "{ relations { edges { node { id } } } statements { edges { node { id } } } conflicts { edges { node { id } } } documents { edges { node { id } } } }",
    );
    const ids = Object.values(found).map((list) => (list as { edges: { node: { id: string } }[] }).edges[0]!.node.id);
    reads.length = 0;
    const { data } = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", {
      ids: ["chip:h20", "chip:nothing", ...ids],
    });
    expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      "Entity",
      undefined,
      "Relationship",
      "Statement",
      "Conflict",
      "SourceDocument",
    ]);
    expect(reads).toHaveLength(5 + 1); // one a kind, and one that looks whether the unknown id is known otherwise
  });
});

describe("timeline", () => {
  it("goes from the earliest time to the latest and ends with what has none", async () => {
    const said = ["2025-04", "2019", null, "2022-10-07"].map((time, at) => ({
      says: `company:nvidia PRODUCES chip:h${at}`,
      ...(time && { time }),
    }));
    const { ask } = await aServer([anExtraction({}, ...said)]);
    const { data } = await ask('{ timeline(entity: "company:nvidia") { edges { node { time } } } }');
    expect(data.timeline.edges.map(({ node }: { node: { time: string } }) => node.time)).toEqual([
      "2019",
      "2022-10-07",
      "2025-04",
      null,
    ]);
    expect((await ask('{ timeline(entity: "company:nobody") { totalCount } }')).data).toEqual({ timeline: null });
  });
});

describe("overview", () => {
  it("counts what the graph holds and what the ontology allows", async () => {
    const { ask } = await aServer(documents);
    const { data } =
      await ask(`{ stats { documents entities relations statements conflicts entitiesByType { name count } }
      ontology { entityTypes { name entityCount } relations { name domain range symmetric functional opposite relationCount } } }`);
    expect(data.stats).toMatchObject({ documents: 2, relations: 3, statements: 4, conflicts: 1 });
    const leads = data.ontology.relations.find(({ name }: { name: string }) => name === "LEADS");
    expect(leads).toMatchObject({ functional: true, symmetric: false, relationCount: 0 });
    const chips = data.ontology.entityTypes.find(({ name }: { name: string }) => name === "Chip");
    expect(chips.entityCount).toBe(1);
  });
});

describe("an entity that was judged to be another", () => {
  it("answers under either id wherever an id is asked for", async () => {
    const { ask, store } = await aServer([
      anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20"),
      anExtraction({ key: "b.txt" }, "company:nvidia-corp SELLS_TO country:china"),
    ]);
    await store.judge([{ a: "company:nvidia", b: "company:nvidia-corp", verdict: "same", by: "test" }]);
    const { data, errors } = await ask(`{
      entities(filter: { types: ["Company"] }) { edges { node { id } } }
      one: entity(id: "company:nvidia") { id relations { totalCount } }
      other: entity(id: "company:nvidia-corp") { id relations { totalCount } }
      nodes(ids: ["company:nvidia-corp", "company:nvidia"]) { id }
      paths(from: "company:nvidia-corp", to: "chip:h20") { edges { node { length } } }
      neighbourhood(id: "company:nvidia-corp") { entities { id } } }`);
    expect(errors).toBeUndefined();
    const [{ node: shown }] = data.entities.edges;
    expect(data.one).toEqual({ id: shown.id, relations: { totalCount: 2 } });
    expect(data.other).toEqual(data.one);
    expect(data.nodes).toEqual([{ id: shown.id }, { id: shown.id }]);
    expect(data.paths.edges).toEqual([{ node: { length: 1 } }]);
    expect(data.neighbourhood.entities).toHaveLength(3);
  });
});
