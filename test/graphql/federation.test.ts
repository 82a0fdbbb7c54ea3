import { composeServices } from "@apollo/composition";
import { ApolloGateway, type GraphQLDataSource, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { graphql, parse } from "graphql";
import { describe, expect, it, onTestFinished } from "vitest";
import { createApiKey } from "../../src/graphql/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = [
  anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20", "governmentbody:bis RESTRICTS chip:h20"),
];
const ASK = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename ... on Entity { id relations(first: 5) { totalCount } } ... on SourceDocument { key } } }`;

describe("_entities", () => {
  it("finds nodes of every type in the order of their representations, null for those it does not know", async () => {
    const { ask, reads } = await aServer(documents);
    const { id } = documents[0]!.document;
    const of = [
      { __typename: "SourceDocument", id },
      { __typename: "Entity", id: "chip:h20" },
      { __typename: "Entity", id: "chip:none" },
      { __typename: "Entity", id },
      { __typename: "Entity", id: "company:nvidia" },
    ];
    const { data, errors } = await ask(ASK, { of });
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      { __typename: "SourceDocument", key: "a" },
      { __typename: "Entity", id: "chip:h20", relations: { totalCount: 2 } },
      null,
      null,
      { __typename: "Entity", id: "company:nvidia", relations: { totalCount: 1 } },
    ]);
    expect(reads.filter(({ links }) => links && Object.keys(links).length > 0)).toHaveLength(1);
  });

  it("asks the store no more often for a thousand than for one", async () => {
    const { ask, reads } = await aServer(documents);
    const of = Array.from({ length: 1_000 }, () => ({ __typename: "Entity", id: "chip:h20" }));
    const { data } = await ask(ASK, { of });
    expect(data._entities).toHaveLength(1_000);
    expect(reads).toHaveLength(1);
  });

  it.for([
    { what: "a type that is none of ours", of: [{ __typename: "Mutation", id: "a" }], code: "BAD_USER_INPUT" },
    { what: "a type without a key", of: [{ __typename: "Evidence", id: "a" }], code: "BAD_USER_INPUT" },
    { what: "no id", of: [{ __typename: "Entity" }], code: "BAD_USER_INPUT" },
    { what: "what is no object", of: ["Entity"], code: "BAD_USER_INPUT" },
    { what: "too many", of: Array(1_001).fill({ __typename: "Entity", id: "a" }), code: "BAD_USER_INPUT" },
  ])("refuses $what", async ({ of, code }) => {
    const { ask, reads } = await aServer(documents);
    const { errors } = await ask("query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }", { of });
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(reads).toHaveLength(0);
  });

  it("costs a row for each representation", async () => {
    const { ask } = await aServer(documents);
    const of = Array(300).fill({ __typename: "Entity", id: "chip:h20" });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Entity {
      relations(first: 100) { edges { node { id } } } } } }`;
    expect((await ask(query, { of })).errors?.[0]?.extensions.code).toBe("QUERY_TOO_COMPLEX");
  });
});

/** Another subgraph, which knows of some entities whether they are watched. */
const WATCHED = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { watched: [Entity]! }
  type Entity @key(fields: "id") { id: ID! watchers: Int! }
  type PageInfo @shareable { hasNextPage: Boolean! }
`;

function watchers(): GraphQLDataSource {
  const schema = makeExecutableSchema({
    typeDefs: `scalar _Any union _Entity = Entity type Entity { id: ID! watchers: Int! }
      type Query { watched: [Entity]! _entities(representations: [_Any!]!): [_Entity]! }`,
    resolvers: {
      Query: {
        watched: () => [{ id: "chip:h20" }, { id: "chip:none" }],
        _entities: (_root: unknown, { representations }: { representations: object[] }) => representations,
      },
      _Entity: { __resolveType: () => "Entity" },
      Entity: { watchers: ({ id }: { id: string }) => id.length },
    },
  });
  return {
    process: async ({ request: { query = "", variables } }) =>
      (await graphql({ schema, source: query, ...(variables && { variableValues: variables }) })) as never,
  };
}

/** A gateway over our endpoint, asked over HTTP with a key, and the other subgraph. */
async function aGateway(options: { apq?: boolean } = {}) {
  const key = createApiKey("reader");
  const { server, ask } = await aServer(documents, { access: { keys: [key.stored], anonymous: null } });
  const { url } = await server.listen();
  const { data } = await ask("{ _service { sdl } }");
  const { supergraphSdl, errors } = composeServices([
    { name: "citegraph", url, typeDefs: parse(data._service.sdl) },
    { name: "watchers", url: "http://watchers.example/", typeDefs: parse(WATCHED) },
  ]);
  expect(errors).toBeUndefined();
  const authorised = new RemoteGraphQLDataSource({
    ...options,
    url,
    willSendRequest: ({ request }) => request.http?.headers.set("authorization", `Bearer ${key.key}`),
  });
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphSdl!,
    buildService: ({ name }) => (name === "citegraph" ? authorised : watchers()),
  });
  const router = new ApolloServer({ gateway });
  await router.start();
  onTestFinished(() => router.stop());
  return async (query: string) => {
    const { body } = await router.executeOperation({ query });
    return body.kind === "single" ? body.singleResult : null;
  };
}

describe("a gateway", () => {
  it("joins our nodes with those of another subgraph, in both directions", async () => {
    const ask = await aGateway();
    const answer = await ask(`{
      watched { id name relations(first: 1) { edges { node { relation statements { totalCount } } } } watchers }
      entity(id: "company:nvidia") { name watchers relations { edges { node { object { watchers } } } } }
    }`);
    expect(answer?.errors).toBeUndefined();
    expect(answer?.data).toEqual({
      watched: [
        {
          id: "chip:h20",
          name: expect.any(String),
          relations: { edges: [{ node: { relation: "PRODUCES", statements: { totalCount: 1 } } }] },
          watchers: 8,
        },
        null,
      ],
      entity: { name: "Nvidia", watchers: 14, relations: { edges: [{ node: { object: { watchers: 8 } } }] } },
    });
  });

  it("may name its queries by their hash, and is asked for those that are not known yet", async () => {
    const ask = await aGateway({ apq: true });
    for (const time of ["the first", "the second"]) {
      const answer = await ask("{ watched { name watchers } }");
      expect([time, answer?.errors]).toEqual([time, undefined]);
      expect(answer?.data).toEqual({ watched: [{ name: expect.any(String), watchers: 8 }, null] });
    }
  });

  it("passes on mutations with their arguments, and refusals with their codes", async () => {
    const ask = await aGateway();
    const answer = await ask('mutation { retractDocument(input: { key: "a" }) { retracted } }');
    expect(answer?.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
