// The questions that root fields put to the store, and what fields below them find in the answer.
import type { GraphQLResolveInfo } from "graphql";
import { type GraphNode, incomplete, type NodeKind, type Query } from "../../store/index.ts";
import type { Context } from "../context.ts";
import type { ConnectionParent } from "../schema/parents.ts";
import { asOf, type Clocks, type KnownAt, type ListArguments, listBinding, toListSelection } from "./list-arguments.ts";
import { connectionSelectionOf, linkName, selectionOf } from "./selection.ts";

export const TYPE_NAMES = {
  entity: "Entity",
  relation: "Relationship",
  statement: "Statement",
  document: "SourceDocument",
  conflict: "Conflict",
} as const satisfies Record<NodeKind, string>;

/** The page of all nodes of a kind that a root field asks for: one question. */
export async function readList(
  kind: NodeKind,
  args: ListArguments & { readonly text?: string },
  { store }: Context,
  info: GraphQLResolveInfo,
): Promise<ConnectionParent> {
  const binding = () => listBinding(kind, args);
  const query = questions.get(info) ?? toQuestion(kind, args, binding, info);
  questions.set(info, query);
  return { connection: await store.read(query), binding, search: args.text };
}

/** Questions by the fields that ask them: those of a plan are the same for every request. */
const questions = new WeakMap<GraphQLResolveInfo, Query>();

function toQuestion(
  kind: NodeKind,
  args: ListArguments & { readonly text?: string },
  binding: () => string,
  info: GraphQLResolveInfo,
): Query {
  return {
    kind,
    ...(args.text !== undefined && { search: args.text }),
    ...asOf(args.filter),
    ...toListSelection(args, binding),
    ...connectionSelectionOf(info, namedType(info), info.fieldNodes, linkName(info.path)),
  };
}

/** Nodes of one kind by id, with what the fields of `info` want of them, by id: one question. */
export async function readNodes(
  kind: NodeKind,
  ids: readonly string[],
  { store }: Context,
  info: GraphQLResolveInfo,
  clocks: Clocks = {},
): Promise<ReadonlyMap<string, GraphNode>> {
  if (ids.length === 0) return new Map();
  const asked = { kind, ids: [...new Set(ids)], ...clocks };
  const kept = questionsById.get(info);
  const question = kept && isSameQuestion(kept, asked) ? kept : toQuestionById(asked, info);
  questionsById.set(info, question);
  return toMap(await store.read(question));
}

type QuestionById = Pick<Query, "kind"> & Clocks & { readonly ids: readonly string[] };

/** The last question by id of the field that asks it: that of a plan asks for the same ones each time. */
const questionsById = new WeakMap<GraphQLResolveInfo, QuestionById>();

function isSameQuestion(one: QuestionById, other: QuestionById): boolean {
  const areSame = one.ids.length === other.ids.length && one.ids.every((id, at) => id === other.ids[at]);
  const areOfOneTime = one.knownAt === other.knownAt && one.filter?.validAt === other.filter?.validAt;
  return areSame && one.kind === other.kind && areOfOneTime;
}

function toQuestionById(asked: QuestionById, info: GraphQLResolveInfo): QuestionById {
  return { ...asked, ...selectionOf(info, TYPE_NAMES[asked.kind], info.fieldNodes, linkName(info.path)) };
}

/**
 * The node that an id stands for; null when there is none. An entity that was judged to be another one answers as that.
 */
export async function readNode(
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
  clocks: Clocks = {},
): Promise<GraphNode | null> {
  const found = await readNodes(kindOfId(id), [id], context, info, clocks);
  return found.values().next().value ?? null;
}

/**
 * Nodes of any kind, by the ids that were asked for. Asks once for each kind of thing among the ids, and once more for each
 * entity that is shown under another id.
 */
export async function findNodes(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
  clocks: Clocks = {},
): Promise<ReadonlyMap<string, GraphNode>> {
  const byKind = Object.entries(Object.groupBy(ids, kindOfId)) as [NodeKind, string[]][];
  const answers = await Promise.all(byKind.map(([kind, some]) => readNodes(kind, some, context, info, clocks)));
  const found = new Map(answers.flatMap((answer) => [...answer]));
  const missing = ids.filter((id) => !found.has(id) && kindOfId(id) === "entity");
  for (const id of await shownOtherwise(missing, context, clocks)) {
    const shown = await readNode(id, context, info, clocks);
    if (shown) found.set(id, shown);
  }
  return found;
}

/** The ids, if any of them is one that an entity is not shown under; else none: they are unknown. */
async function shownOtherwise(ids: readonly string[], { store }: Context, clocks: Clocks): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { edges } = await store.read({ kind: "entity", ids, ...clocks });
  return edges.length > 0 ? ids : [];
}

/** The id under which an entity is shown; null when there is no such entity. */
export async function shownId(id: string, { store }: Context, known: KnownAt = {}): Promise<string | null> {
  const { edges } = await store.read({ kind: "entity", ids: [id], ...known });
  return edges[0]?.node.id ?? null;
}

export function toMap({ edges }: { readonly edges: readonly { readonly node: GraphNode }[] }): Map<string, GraphNode> {
  return new Map(edges.map(({ node }) => [node.id, node]));
}

/** The kind of thing that an id names. What is not made of a hash is an entity's. */
export function kindOfId(id: string): NodeKind {
  const prefix = /^(relation|statement|document|conflict):[0-9a-f]{32,64}$/.exec(id)?.[1];
  return (prefix as NodeKind | undefined) ?? "entity";
}

type Holder = Pick<GraphNode, "id" | "links">;

/** The connection that was brought along for this field. */
export function linkedList(
  { id, links }: Holder,
  list: string,
  args: ListArguments,
  info: GraphQLResolveInfo,
): ConnectionParent {
  const connection = links[linkName(info.path)];
  if (!connection) throw new Error(`nothing was brought along for ${linkName(info.path)}`);
  return { connection, binding: () => listBinding(list, args), of: id };
}

/**
 * The node with this id that was brought along for this field; where only its id was asked for, nothing but that.
 * @throws CitegraphError STORE_CORRUPT where the graph does not have it
 */
export function linkedNode<T extends GraphNode>(
  { links }: Holder,
  kind: T["kind"],
  id: string,
  info: GraphQLResolveInfo,
): T {
  const connection = links[linkName(info.path)];
  const found = connection ? connection.edges.find(({ node }) => node.id === id)?.node : { kind, id, links: {} };
  if (!found) throw incomplete();
  return found as T;
}

function namedType({ returnType }: GraphQLResolveInfo): string {
  return String(returnType).replace(/[[\]!]/g, "");
}
