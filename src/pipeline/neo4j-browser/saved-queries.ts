// The questions that people bring, as Cypher to begin with. Ids are those of the documents that come with citegraph: a
// reader puts another in their place.

export interface SavedQuery {
  /** The question; Neo4j Browser shows it as the favourite's name. */
  readonly name: string;
  /** What to look at in the answer, a sentence or two. */
  readonly hint: string;
  readonly cypher: string;
}

export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    name: "What is said of the H20",
    hint: "Red stands against, green for; the caption tells whether it is stated, disputed, denied, anticipated or alleged.",
    cypher: `MATCH (thing:Entity {id: "chip:h20"})-[relation]-(other:Entity)
RETURN thing, relation, other LIMIT 100`,
  },
  {
    name: "Which chips and technologies are restricted, and by what",
    hint: "Only what a text says as a fact; take the WHERE away to see plans and allegations as well.",
    cypher: `MATCH path = (by:Entity)-[relation:RESTRICTS]->(what:Chip|Technology)
WHERE relation.status IN ["stated", "disputed"]
RETURN path LIMIT 100`,
  },
  {
    name: "Which of them for China, in which words",
    hint: "Restrictions whose sentence names China, or that aim at it or at a chip made for it. Newest first.",
    cypher: `MATCH (place:Country {id: "country:china"})
MATCH (by:Entity)<-[:SUBJECT]-(s:Statement {relation: "RESTRICTS"})-[:OBJECT]->(what:Chip|Technology)
MATCH (s)-[e:EVIDENCED_BY]->(d:SourceDocument)
WHERE any(name IN place.aliases WHERE e.quote CONTAINS name)
   OR EXISTS { (by)-[:TARGETS]->(place) } OR EXISTS { (what)-[:DESIGNED_FOR]->(place) }
RETURN what.name AS what, by.name AS by, s.polarity AS polarity, s.modality AS modality, e.quote AS sentence,
       d.title AS document, d.publishedAt AS published
ORDER BY published DESC LIMIT 50`,
  },
  {
    name: "Who says so of the H20, in which words",
    hint: "Every statement with its speaker, its sentence and its document.",
    cypher: `MATCH (s:Statement)-[:SUBJECT|OBJECT]->(:Entity {id: "chip:h20"}), (s)-[e:EVIDENCED_BY]->(d:SourceDocument)
OPTIONAL MATCH (s)-[:ATTRIBUTED_TO]->(speaker:Entity)
RETURN s.subject AS subject, s.relation AS relation, s.object AS object, s.polarity AS polarity, s.modality AS modality,
       collect(speaker.name) AS speakers, e.quote AS sentence, d.title AS document, d.publishedAt AS published
ORDER BY published DESC LIMIT 50`,
  },
  {
    name: "The sentences about the H20, as a picture",
    hint: "Statements in the middle, the documents that they stand in around them.",
    cypher: `MATCH (thing:Entity {id: "chip:h20"})<-[end:SUBJECT|OBJECT]-(s:Statement)-[e:EVIDENCED_BY]->(d:SourceDocument)
RETURN thing, end, s, e, d LIMIT 50`,
  },
  {
    name: "Who disagrees",
    hint: "Each conflict with the statements of both sides, who and what they are about and the documents that make them.",
    cypher: `MATCH (c:Conflict)-[side:BETWEEN]->(s:Statement)-[e:EVIDENCED_BY]->(d:SourceDocument)
MATCH (s)-[about:SUBJECT|OBJECT]->(what:Entity)
RETURN c, side, s, about, what, e, d LIMIT 100`,
  },
  {
    name: "Who disagrees, side by side",
    hint: "A row a statement, the sides of a conflict one under the other.",
    cypher: `MATCH (c:Conflict)-[between:BETWEEN]->(s:Statement)-[e:EVIDENCED_BY]->(d:SourceDocument)
RETURN c.id AS conflict, c.kind AS kind, between.side AS side, s.subject AS subject, s.relation AS relation,
       s.object AS object, e.quote AS sentence, d.title AS document, d.publishedAt AS published
ORDER BY conflict, side, published LIMIT 100`,
  },
  {
    name: "What Nvidia is said to have said",
    hint: "Statements that a text attributes to it, with the sentence.",
    cypher: `MATCH (s:Statement)-[:ATTRIBUTED_TO]->(:Entity {id: "company:nvidia"}), (s)-[e:EVIDENCED_BY]->(d:SourceDocument)
RETURN s.subject AS subject, s.relation AS relation, s.object AS object, s.polarity AS polarity, s.modality AS modality,
       e.quote AS sentence, d.title AS document, d.publishedAt AS published
ORDER BY published DESC LIMIT 100`,
  },
  {
    name: "What is planned, possible or alleged",
    hint: "Nothing of this is a fact yet, and none of it is lost.",
    cypher: `MATCH (s:Statement)-[e:EVIDENCED_BY]->(d:SourceDocument)
WHERE s.modality <> "asserted"
RETURN s.modality AS modality, s.subject AS subject, s.relation AS relation, s.object AS object, s.polarity AS polarity,
       e.quote AS sentence, d.title AS document, d.publishedAt AS published
ORDER BY published DESC LIMIT 100`,
  },
  {
    name: "What is denied",
    hint: "Denials are statements too.",
    cypher: `MATCH (s:Statement {polarity: "negated"})-[e:EVIDENCED_BY]->(d:SourceDocument)
RETURN s.subject AS subject, s.relation AS relation, s.object AS object, e.quote AS sentence, d.title AS document,
       d.publishedAt AS published
ORDER BY published DESC LIMIT 100`,
  },
  {
    name: "What the newest documents say",
    hint: "The last five by date of publication.",
    cypher: `MATCH (d:SourceDocument) WHERE d.publishedAt IS NOT NULL
WITH d ORDER BY d.publishedAt DESC LIMIT 5
MATCH (d)<-[e:EVIDENCED_BY]-(s:Statement)
RETURN d.publishedAt AS published, d.title AS document, s.subject AS subject, s.relation AS relation, s.object AS object,
       s.polarity AS polarity, s.modality AS modality, e.quote AS sentence
ORDER BY published DESC, e.start`,
  },
  {
    name: "How Nvidia and China hang together",
    hint: "The shortest ways over what is stated, not through papers.",
    cypher: `MATCH path = allShortestPaths((:Entity {id: "company:nvidia"})-[*..4]-(:Entity {id: "country:china"}))
WHERE all(edge IN relationships(path) WHERE edge.status IN ["stated", "disputed"])
RETURN path LIMIT 25`,
  },
  {
    name: "What is called like this",
    hint: "By the words of names and aliases, without accents, the last word unfinished.",
    cypher: `CALL db.index.fulltext.queryNodes("citegraph_names", "huaw*") YIELD node, score
RETURN node.name AS name, node.type AS type, node.aliases AS aliases, score LIMIT 20`,
  },
  {
    name: "What is connected most",
    hint: "Where to begin in a graph that you do not know.",
    cypher: `MATCH (thing:Entity) WITH thing ORDER BY thing.relationCount DESC LIMIT 12
MATCH (thing)-[relation]-(other:Entity)
RETURN thing, relation, other LIMIT 150`,
  },
];
