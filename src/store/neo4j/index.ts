export { createNeo4jStore, type Neo4jOptions } from "./neo4j-store.ts";
