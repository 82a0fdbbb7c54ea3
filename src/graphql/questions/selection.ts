// A GraphQL selection → one question to the store. What the resolvers below a root field hand out was all brought along,
// each link under the path of response keys that leads to it.
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
} from "graphql";
import type { Link, Selection } from "../../store/index.ts";
import { badInput } from "../errors.ts";
import { fieldsBelow, type Operation } from "./fields.ts";
import { type ListArguments, listBinding, toListSelection } from "./list-arguments.ts";

/**
 * How a field is answered from the store:
 * - `list`: a connection of the linked nodes
 * - `one`: a linked node
 * - `all`: the linked nodes, as many as there are
 * - `part`: a part of this node, whose own fields may be linked
 * - `whole`: a member of this record that comes only where it is asked for
 */
type Rule =
  | { readonly as: "list" | "one" | "all"; readonly link: string }
  | { readonly as: "part" }
  | { readonly as: "whole"; readonly member: keyof Whole };

/** Members of records that come only where they are asked for. */
type Whole = Pick<Selection, "text" | "runs">;

const list = (link: string): Rule => ({ as: "list", link });
const one = (link: string): Rule => ({ as: "one", link });

const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  Entity: {
    relations: list("relations"),
    statements: list("statements"),
    documents: list("documents"),
    conflicts: list("conflicts"),
  },
  Relationship: {
    subject: one("subject"),
    object: one("object"),
    statements: list("statements"),
    conflicts: list("conflicts"),
  },
  Statement: {
    subject: one("subject"),
    object: one("object"),
    relationship: one("relation"),
    conflicts: list("conflicts"),
    evidence: { as: "part" },
    attributedTo: { as: "part" },
    extractedBy: { as: "whole", member: "runs" },
  },
  Evidence: { document: one("documents") },
  Attribution: { entity: one("speakers"), via: { as: "part" } },
  SourceDocument: { text: { as: "whole", member: "text" }, statements: list("statements"), entities: list("entities") },
  Conflict: { statements: list("statements"), sides: { as: "part" } },
  ConflictSide: { statements: { as: "all", link: "statements" } },
};

interface Walk extends Operation {
  readonly links: Record<string, Link>;
  readonly whole: { -readonly [member in keyof Whole]: Whole[member] };
}

/** What to bring along with nodes of a type that answer these fields, which stand at `path`. */
export function selectionOf(
  operation: Operation,
  typeName: string,
  nodes: readonly FieldNode[],
  path: string,
): Whole & Pick<Selection, "members" | "links"> {
  const walk: Walk = { ...toOperation(operation), links: {}, whole: {} };
  const type = objectType(operation, typeName);
  visit(walk, type, nodes, path);
  return { ...walk.whole, ...membersOf(operation, type, nodes), links: walk.links };
}

/** Types whose fields are members of their records by the same name, where they are no links. */
const PLAIN: ReadonlySet<string> = new Set(["Entity", "Relationship", "Statement", "SourceDocument"]);

/** The members of records that these fields show; none are named for a type of which all may be needed. */
function membersOf(
  operation: Operation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Pick<Selection, "members"> {
  if (!PLAIN.has(type.name)) return {};
  const names = [...fieldsBelow(operation, type, nodes).values()].map(([field]) => field?.name.value ?? "");
  const isMember = (name: string) => (RULES[type.name]?.[name]?.as ?? "part") === "part" && name !== "__typename";
  const members = names.filter(isMember);
  return { members: [...new Set(members)].sort() };
}

/** The parts of what to say of a connection's rows: whether they and their number are wanted, and what with them. */
export function connectionSelectionOf(
  operation: Operation,
  typeName: string,
  nodes: readonly FieldNode[],
  path: string,
): Whole & Pick<Selection, "members" | "links" | "nodes" | "totalCount" | "facets"> {
  const walk: Walk = { ...toOperation(operation), links: {}, whole: {} };
  const type = objectType(operation, typeName);
  const facets = new Set<string>();
  let [rows, totalCount] = [false, false];
  const shown: { type: GraphQLObjectType; fields: FieldNode[] }[] = [];
  for (const [key, fields] of fieldsBelow(operation, type, nodes)) {
    const name = fields[0]?.name.value;
    if (name === "totalCount") totalCount = true;
    if (name === "pageInfo") rows = true;
    if (name === "countBy") facets.add(facetOf(operation, type, fields));
    if (name !== "edges") continue;
    rows = true;
    const edge = objectType(operation, typeName.replace(/Connection$/, "Edge"));
    for (const [nodeKey, nodeFields] of fieldsBelow(operation, edge, fields)) {
      if (nodeFields[0]?.name.value !== "node") continue;
      const node = fieldType(operation, edge, "node");
      shown.push({ type: node, fields: [...nodeFields] });
      visit(walk, node, nodeFields, `${path}/${key}/${nodeKey}`);
    }
  }
  const { links, whole } = walk;
  const counts = { ...(totalCount && { totalCount }), ...(facets.size > 0 && { facets: [...facets].sort() }) };
  const [first] = shown;
  const members =
    first &&
    membersOf(
      operation,
      first.type,
      shown.flatMap(({ fields }) => fields),
    );
  return { ...counts, ...(!rows && { nodes: false }), ...whole, ...members, links };
}

function facetOf({ variableValues }: Operation, type: GraphQLObjectType, [field]: readonly FieldNode[]): string {
  const definition = field && type.getFields()[field.name.value];
  return String(definition && getArgumentValues(definition, field, variableValues).field);
}

/**
 * What to bring along with the nodes that stand anywhere below these fields, by type: for answers that are put together
 * from several questions. Types of which nothing is wanted are left out.
 */
export function selectionsBelow(
  operation: Operation,
  typeName: string,
  nodes: readonly FieldNode[],
  path: string,
): Readonly<Record<string, Whole & Pick<Selection, "links">>> {
  const walks = new Map<string, Walk>();
  gather(toOperation(operation), objectType(operation, typeName), nodes, path, walks);
  return Object.fromEntries([...walks].map(([name, { links, whole }]) => [name, { links, ...whole }]));
}

function gather(
  operation: Operation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  path: string,
  walks: Map<string, Walk>,
): void {
  if (RULES[type.name]) {
    const walk = walks.get(type.name) ?? { ...operation, links: {}, whole: {} };
    walks.set(type.name, walk);
    visit(walk, type, nodes, path);
    return;
  }
  for (const [key, fields] of fieldsBelow(operation, type, nodes)) {
    const name = fields[0]?.name.value;
    const next = name && operation.schema.getType(namedType(type, name));
    if (isObjectType(next)) gather(operation, next, fields, `${path}/${key}`, walks);
  }
}

/** The path of response keys to a field, without the places in lists: the name under which its link was brought along. */
export function linkName(path: GraphQLResolveInfo["path"]): string {
  let name = "";
  for (let at: GraphQLResolveInfo["path"] | undefined = path; at; at = at.prev) {
    if (typeof at.key === "string") name = name ? `${at.key}/${name}` : at.key;
  }
  return name;
}

function visit(walk: Walk, type: GraphQLObjectType, nodes: readonly FieldNode[], path: string): void {
  const rules = RULES[type.name];
  if (!rules) return;
  for (const [key, fields] of fieldsBelow(walk, type, nodes)) {
    const [field] = fields;
    const rule = field && rules[field.name.value];
    if (!rule) continue;
    const place = `${path}/${key}`;
    if (rule.as === "whole") {
      walk.whole[rule.member] = true;
    } else if (rule.as === "part") visit(walk, fieldType(walk, type, field.name.value), fields, place);
    else if (rule.as === "list") walk.links[place] = toListLink(walk, rule.link, type, fields, place);
    else addNodes(walk, rule.link, fieldType(walk, type, field.name.value), fields, place);
  }
}

/** Nothing is brought along for a node of which only the id is asked: its neighbour knows that. */
function addNodes(
  walk: Walk,
  link: string,
  type: GraphQLObjectType,
  fields: readonly FieldNode[],
  place: string,
): void {
  const names = [...fieldsBelow(walk, type, fields).values()].map(([field]) => field?.name.value);
  if (names.every((name) => name === "id" || name === "__typename")) return;
  walk.links[place] = { link, ...selectionOf(walk, type.name, fields, place) };
}

function toListLink(
  walk: Walk,
  link: string,
  type: GraphQLObjectType,
  fields: readonly FieldNode[],
  place: string,
): Link {
  const [field] = fields;
  const definition = field && type.getFields()[field.name.value];
  const args: ListArguments = definition ? getArgumentValues(definition, field, walk.variableValues) : {};
  if (args.filter?.knownAt != null) throw badInput("knownAt stands only in the filter of a field of Query.");
  return {
    link,
    ...(args.direction && { direction: args.direction }),
    ...toListSelection(args, () => listBinding(link, args)),
    ...connectionSelectionOf(walk, fieldType(walk, type, field?.name.value ?? "").name, fields, place),
  };
}

function toOperation({ schema, fragments, variableValues }: Operation): Operation {
  return { schema, fragments, variableValues };
}

function objectType({ schema }: Operation, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is not an object type of the schema`);
  return type;
}

/** The object type that a field leads to, without its wrappers. */
function fieldType(operation: Operation, type: GraphQLObjectType, field: string): GraphQLObjectType {
  return objectType(operation, namedType(type, field));
}

function namedType(type: GraphQLObjectType, field: string): string {
  return String(type.getFields()[field]?.type).replace(/[[\]!]/g, "");
}
