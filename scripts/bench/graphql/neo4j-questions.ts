// Questions that our schema, Cypher by hand and @neo4j/graphql can all answer from the same nodes and relationships.

export interface Neo4jQuestion {
  readonly ours: string;
  readonly cypher: string;
  readonly library: string;
  /** A text that must stand so often in each of the answers, so that all of them say the same much. */
  readonly tells: readonly [text: string, times: number];
}

export const NEO4J_QUESTIONS: Readonly<Record<string, Neo4jQuestion>> = {
  "one chip and who makes it": {
    ours: `{ entity(id: "chip:h1") { id name relations(first: 20, direction: INCOMING, filter: { relations: ["PRODUCES"] }) {
      edges { node { status confidence support subject { id name } } } } } }`,
    cypher: `MATCH (c:Chip {id: "chip:h1"}) RETURN {id: c.id, name: c.name, makers: COLLECT {
      MATCH (m:Company)-[r:PRODUCES]->(c) WITH m, r ORDER BY r.support DESC, r.id LIMIT 20
      RETURN {status: r.status, confidence: r.confidence, support: r.support, id: m.id, name: m.name} }} AS answer`,
    library: `{ chips(where: { id: { eq: "chip:h1" } }) { id name makersConnection(first: 20, sort: [{ edge: { support: DESC } }]) {
      edges { properties { status confidence support } node { id name } } } } }`,
    tells: ["company:", 2],
  },
  "20 chips, 3 makers each": {
    ours: `{ entities(first: 20, filter: { types: ["Chip"] }, orderBy: { field: NAME }) { edges { node { id name
      relations(first: 3, direction: INCOMING, filter: { relations: ["PRODUCES"] }) {
        edges { node { status confidence support subject { id name } } } } } } } }`,
    cypher: `RETURN COLLECT { MATCH (c:Chip) WITH c ORDER BY c.name, c.id LIMIT 20 RETURN {id: c.id, name: c.name, makers: COLLECT {
      MATCH (m:Company)-[r:PRODUCES]->(c) WITH m, r ORDER BY r.support DESC, r.id LIMIT 3
      RETURN {status: r.status, confidence: r.confidence, support: r.support, id: m.id, name: m.name} }} } AS answer`,
    library: `{ chips(limit: 20, sort: [{ name: ASC }]) { id name makersConnection(first: 3, sort: [{ edge: { support: DESC } }]) {
      edges { properties { status confidence support } node { id name } } } } }`,
    tells: ["company:", 40],
  },
  "20 statements with their sentences": {
    ours: `{ statements(first: 20, orderBy: { field: ID }) { edges { node { id relation polarity modality confidence
      evidence { quote start end document { key title } } } } } }`,
    cypher: `RETURN COLLECT { MATCH (s:Statement) WITH s ORDER BY s.id LIMIT 20 RETURN {id: s.id, relation: s.relation,
      polarity: s.polarity, modality: s.modality, confidence: s.confidence, evidence: COLLECT {
        MATCH (s)-[v:EVIDENCED_BY]->(d:SourceDocument)
        RETURN {quote: v.quote, start: v.start, end: v.end, key: d.key, title: d.title} }} } AS answer`,
    library: `{ statements(limit: 20, sort: [{ id: ASC }]) { id relation polarity modality confidence
      evidenceConnection { edges { properties { quote start end } node { key title } } } } }`,
    tells: ["Report ", 20],
  },
};

/** Our nodes and relationships as @neo4j/graphql is told of them. */
export const TYPE_DEFINITIONS = `
  type Chip @node {
    id: String!
    name: String!
    makers: [Company!]! @relationship(type: "PRODUCES", direction: IN, properties: "Produces")
  }
  type Company @node {
    id: String!
    name: String!
  }
  type Produces @relationshipProperties {
    status: String!
    confidence: Float!
    support: Int!
  }
  type Statement @node {
    id: String!
    relation: String!
    polarity: String!
    modality: String!
    confidence: Float!
    evidence: [SourceDocument!]! @relationship(type: "EVIDENCED_BY", direction: OUT, properties: "EvidencedBy")
  }
  type EvidencedBy @relationshipProperties {
    quote: String!
    start: Int!
    end: Int!
  }
  type SourceDocument @node {
    key: String!
    title: String
  }
`;
