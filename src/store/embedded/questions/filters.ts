// Filters → SQL (see Filter for what they mean).
import type { Filter } from "../../filter.ts";
import type { NodeKind } from "../../query.ts";
import { allOf, anyOf, type Condition, condition, exists, isIn, isLive, not, SHOWN_OF_IDS } from "./conditions.ts";
import { nodeCondition, someLinked } from "./node-filters.ts";

/** Members that are left out may be undefined here. */
type Loose = { readonly [K in keyof Filter]: Filter[K] | undefined };

/** Which rows of a kind, in table `x`, a filter lets pass; none when it asks for nothing. */
export function toConditions(kind: NodeKind, filter: Filter = {}): Condition[] {
  const { and, or, not: refused, ...asked } = filter;
  const passes = (each: Filter) => allOf(toConditions(kind, each));
  return [
    ...rowConditions(kind, asked),
    ...(and ?? []).map(passes),
    ...(or ? [anyOf(or.map(passes))] : []),
    ...(refused ? [not(passes(refused))] : []),
  ];
}

function rowConditions(kind: NodeKind, filter: Filter): Condition[] {
  const { types, relations, status, outlet, is: asked = {}, ...rest } = filter;
  const { [kind]: itself, ...others } = asked;
  const is: typeof asked = others;
  const own = itself ? [nodeCondition(kind, "x", itself)] : [];
  switch (kind) {
    case "statement":
      return [...own, ...statementConditions({ ...filter, is }, "x")];
    case "relation": {
      const { entity, ...beyond } = is;
      return [
        ...own,
        ...edgeConditions({ types, relations, status, is: entity && { entity } }, "x"),
        ...someStatement("said.edge = x.n", { outlet, is: beyond, ...rest }),
      ];
    }
    case "entity":
      return [
        ...own,
        ...(types ? [isIn("x.type", types)] : []),
        ...atEitherEnd({ relations, status, outlet, is, ...rest }),
      ];
    case "document":
      return [
        ...own,
        ...(outlet ? [isIn("x.outlet", outlet)] : []),
        ...someStatement("said.extraction = (SELECT n FROM extractions WHERE document = x.n AND withdrawn IS NULL)", {
          types,
          relations,
          status,
          is,
          ...rest,
        }),
      ];
    case "conflict":
      return [
        ...own,
        ...someStatement("said.n IN (SELECT statement FROM conflict_sides WHERE conflict = x.n)", { ...filter, is }),
      ];
  }
}

/** That some live statement tied to the row meets a filter; nothing when the filter asks for nothing. */
function someStatement(tie: string, filter: Loose): Condition[] {
  const wanted = statementConditions(filter, "said");
  return wanted.length > 0 ? [someTied(tie, wanted)] : [];
}

const someTied = (tie: string, wanted: readonly Condition[]): Condition =>
  exists("statements", "said", allOf([condition(tie), isLive("statement", "said"), ...wanted]));

/** One look-up an end: an OR over both would use no index. */
function atEitherEnd(filter: Loose): Condition[] {
  const wanted = statementConditions(filter, "said");
  if (wanted.length === 0) return [];
  return [anyOf(["subject", "object"].map((end) => someTied(`said.${end} = x.n`, wanted)))];
}

function statementConditions({ outlet, attributedTo, validAt, polarity, modality, ...rest }: Loose, s: string) {
  const found = edgeConditions({ ...rest, status: undefined }, s);
  if (rest.status) found.push(within(`${s}.edge`, "relations", "status", rest.status));
  if (polarity) found.push(isIn(`${s}.polarity`, polarity));
  if (modality) found.push(isIn(`${s}.modality`, modality));
  if (rest.minConfidence !== undefined) found.push(condition(`${s}.confidence >= ?`, rest.minConfidence));
  if (outlet) found.push(within(`${s}.document`, "documents", "outlet", outlet));
  if (attributedTo) found.push(spokenBy(attributedTo, s));
  if (rest.concerns) found.push(concernsOneOf(rest.concerns, s));
  if (validAt !== undefined) found.push(coversDay(validAt, s));
  const { statement, relation, document, conflict } = rest.is ?? {};
  if (statement) found.push(nodeCondition("statement", s, statement));
  if (relation) found.push(someLinked("statement", s, "relation", relation));
  if (document) found.push(someLinked("statement", s, "documents", document));
  if (conflict) found.push(someLinked("statement", s, "conflicts", conflict));
  return found;
}

/** What statements and relation edges have alike. */
function edgeConditions({ types, relations, status, is }: Loose, owner: string): Condition[] {
  const found: Condition[] = [];
  if (relations) found.push(isIn(`${owner}.relation`, relations));
  if (types) found.push(endTypes(types, owner));
  if (status) found.push(isIn(`${owner}.status`, status));
  const { entity } = is ?? {};
  if (entity) found.push(anyOf(["subject", "object"].map((end) => someLinked("relation", owner, end, entity))));
  return found;
}

function endTypes(types: readonly string[], owner: string): Condition {
  const list = JSON.stringify(types);
  const end = (column: string) =>
    `(SELECT type FROM entities WHERE n = ${owner}.${column}) IN (SELECT value FROM json_each(?))`;
  return condition(`${end("subject")} OR ${end("object")}`, list, list);
}

function within(key: string, table: string, column: string, list: readonly string[]): Condition {
  return isIn(`(SELECT ${column} FROM ${table} WHERE n = ${key})`, list);
}

function spokenBy(ids: readonly string[], s: string): Condition {
  return condition(
    `EXISTS (SELECT 1 FROM speakers p JOIN entities e ON e.n = p.entity
      WHERE p.statement = ${s}.n AND coalesce(e.shown_as, e.n) IN (${SHOWN_OF_IDS}))`,
    JSON.stringify(ids),
  );
}

function concernsOneOf(ids: readonly string[], s: string): Condition {
  const list = JSON.stringify(ids);
  const named = `SELECT n FROM entities WHERE n IN (${SHOWN_OF_IDS}) OR shown_as IN (${SHOWN_OF_IDS})`;
  const within = "m.value ->> 'start' >= v.value ->> 'start' AND m.value ->> 'end' <= v.value ->> 'end'";
  return anyOf([
    ...["subject", "object"].map((end) => condition(`${s}.${end} IN (${SHOWN_OF_IDS})`, list)),
    condition(
      `EXISTS (SELECT 1 FROM appearances a, json_each(a.content, '$.mentions') m, json_each(${s}.evidence) v
        WHERE a.extraction = ${s}.extraction AND a.entity IN (${named}) AND ${within})`,
      list,
      list,
    ),
  ]);
}

function coversDay(day: string, s: string): Condition {
  return condition(`coalesce(${s}.valid_from, '') <= ? AND coalesce(${s}.valid_to, '~') >= ?`, day, day);
}
