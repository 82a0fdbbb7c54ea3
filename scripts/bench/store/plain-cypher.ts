// Cypher that one would write by hand for the same questions.
import type { Driver } from "neo4j-driver";
import { type Answers, FILTERED_RELATION, MAX_ENTITIES, MAX_LENGTH, PAGE_SIZE } from "./questions.ts";

const PAGE = `MATCH (e:Entity {id: $id})-[r]-(o:Entity) WITH e, r, o ORDER BY r.support DESC LIMIT ${PAGE_SIZE}
  CALL (r) { MATCH (s:Statement {relationId: r.id})-[v:EVIDENCED_BY]->(d:SourceDocument) RETURN s, v, d LIMIT 5 }
  RETURN e, r, o, collect([s, v.quote, d.title])`;
const FILTER = `MATCH (e:Entity {id: $id})-[r:${FILTERED_RELATION}]-(o:Entity) WHERE r.affirmed > 0
  RETURN r, o ORDER BY r.support DESC LIMIT ${PAGE_SIZE}`;
const AROUND = `MATCH (e:Entity {id: $id})-[a]-(x:Entity) WITH DISTINCT e, x LIMIT ${MAX_ENTITIES}
  OPTIONAL MATCH (x)-[b]-(y:Entity) WITH x, y LIMIT ${MAX_ENTITIES * 10} RETURN collect(DISTINCT x.id), collect(DISTINCT y.id)[..${MAX_ENTITIES}]`;
const PATH = (relations: readonly string[]) =>
  `MATCH (a:Entity {id: $id}), (b:Entity {id: $other}), p = shortestPath((a)-[:${relations.join("|")}*..${MAX_LENGTH}]-(b)) RETURN p`;
const SEARCH = `CALL db.index.fulltext.queryNodes("citegraph_names", $words) YIELD node RETURN node
  ORDER BY node.relationCount DESC LIMIT 20`;

export function plainCypherAnswers(driver: Driver, relations: readonly string[]): Answers {
  const run = async (cypher: string, parameters: Record<string, unknown>) => {
    const session = driver.session({ defaultAccessMode: "READ" });
    try {
      return await session.executeRead(async (transaction) => (await transaction.run(cypher, parameters)).records);
    } finally {
      await session.close();
    }
  };
  return {
    "entity page": ({ id }) => run(PAGE, { id }),
    "one-hop filter": ({ id }) => run(FILTER, { id }),
    "two hops, 1,000": ({ id }) => run(AROUND, { id }),
    "shortest path": ({ id, other }) => run(PATH(relations), { id, other }),
    "prefix search": ({ prefix }) =>
      run(SEARCH, {
        words: prefix
          .split(" ")
          .map((word) => `+${word.toLowerCase()}*`)
          .join(" "),
      }),
  };
}
