import { type GraphQLOutputType, getNamedType, isInterfaceType, isLeafType, isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "../../src/graphql/schema/schema.ts";

const schema = createSchema();
const node = schema.getType("Node");
const nodeTypes = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];

describe("the schema", () => {
  it("lets one operation ask for all fields of every kind of node without aliases", () => {
    const fields = nodeTypes.flatMap((type) => Object.values(type.getFields()));
    const differing = [...Map.groupBy(fields, ({ name }) => name)]
      .map(([name, same]) => ({ name, types: [...new Set(same.map(({ type }) => shapeOf(type)))] }))
      .filter(({ types }) => types.length > 1);
    expect(differing).toEqual([]);
  });

  it("has a kind of node as the row of every list of Query whose rows have an id", () => {
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => isList(name));
    for (const { name, type } of lists) {
      const edge = schema.getType(String(type).replace(/Connection!?$/, "Edge"));
      const row = isObjectType(edge) ? schema.getType(String(edge.getFields().node?.type).replace("!", "")) : undefined;
      if (name !== "paths") expect(nodeTypes).toContain(row);
    }
    expect(lists.length).toBeGreaterThan(8);
  });
});

/** What must be the same for two fields to answer under one key. */
function shapeOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isLeafType(named) ? String(type) : String(type).replace(named.name, "");
}

function isList(field: string): boolean {
  return Object.values(schema.getTypeMap()).some(
    (type) => isObjectType(type) && String(type.getFields()[field]?.type).includes("Connection"),
  );
}
