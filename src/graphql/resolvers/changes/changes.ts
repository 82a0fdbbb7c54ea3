// What became of the graph since a time. What changed is worked out once; each page of it then asks the store once, as of
// the moment of the first page for what came and as of then for what went.
import type { GraphQLResolveInfo } from "graphql";
import { hashOf } from "../../../domain/index.ts";
import type { ConflictRecord, GraphNode, NodeKind, RelationRecord } from "../../../store/index.ts";
import type { Context } from "../../context.ts";
import type { ChangesResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { cut, toPageOf } from "../../questions/cut.ts";
import { type PageArguments, toPage } from "../../questions/list-arguments.ts";
import { TYPE_NAMES, toMap } from "../../questions/read.ts";
import { connectionSelectionOf, linkName, selectionsBelow } from "../../questions/selection.ts";
import type { ChangesParent, ConflictParent, ConnectionParent, RelationshipParent } from "../../schema/parents.ts";
import { momentAsked, momentBinding } from "./moment.ts";

export const changes: Required<QueryResolvers>["changes"] = async (_root, { since }, context, info) => {
  const { store, changesSince, ontology } = context;
  const time = new Date(since).toISOString();
  const until = momentAsked(info, time);
  const found = await changesSince(store, time, ontology, until === undefined ? {} : { until });
  return { id: `changes:${hashOf(time)}`, since: time, found };
};

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

export const Changes: ChangesResolvers = {
  until: ({ found }) => found.until,
  documentsAdded: ({ since, found }, args, context, info) =>
    readSome("document", found.documentsAdded, args, { since, found, knownAt: found.until }, context, info),
  documentsWithdrawn: ({ since, found }, args, context, info) =>
    readSome("document", found.documentsWithdrawn, args, { since, found, knownAt: since }, context, info),
  statementsAdded: ({ since, found }, args, context, info) =>
    readSome("statement", ids(found.statementsAdded), args, { since, found, knownAt: found.until }, context, info),
  statementsWithdrawn: ({ since, found }, args, context, info) =>
    readSome("statement", ids(found.statementsWithdrawn), args, { since, found, knownAt: since }, context, info),
  conflictsAdded: ({ since, found }, args, context, info) =>
    readSome("conflict", ids(found.conflictsAdded), args, { since, found, knownAt: found.until }, context, info),
  conflictsResolved: ({ since, found }, args, context, info) =>
    readSome("conflict", ids(found.conflictsResolved), args, { since, found, knownAt: since }, context, info),
  conflictsChanged: (parent, args, context, info) => readConflictChanges(parent, args, context, info),
  relations: (parent, args, context, info) => readRelations(parent, args, context, info),
};

/** The changes that a list is of, and when what it shows of them was known. */
interface Told extends Pick<ChangesParent, "since" | "found"> {
  readonly knownAt: string;
}

async function readSome(
  kind: NodeKind,
  some: readonly string[],
  args: PageArguments,
  { since, found, knownAt }: Told,
  { store }: Context,
  info: GraphQLResolveInfo,
): Promise<ConnectionParent> {
  const binding = () => momentBinding(info.fieldName, since, found.until);
  const typeName = `${TYPE_NAMES[kind]}Connection`;
  const connection = await store.read({
    kind,
    ids: some,
    page: toPage(args, binding),
    // Of none nobody has to know what was known then.
    ...(some.length > 0 && { knownAt }),
    ...connectionSelectionOf(info, typeName, info.fieldNodes, linkName(info.path)),
  });
  return { connection, binding };
}

async function readRelations(
  { since, found }: ChangesParent,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const binding = momentBinding(info.fieldName, since, found.until);
  const page = toPage(args, () => binding);
  const all = found.relations.map((change) => ({ place: [change.relation.id, change.relation.id] as const, change }));
  const shown = cut(all, page).rows.map(({ change }) => change);
  // Of an edge that is gone, what its statements are shown as is there now; of one that came, it was there then.
  const asNow = shown.flatMap(({ relation, after, shownAs }) => (after === null ? shownAs : [relation]));
  const asThen = shown.flatMap(({ relation, after, shownAs }) => (after === null ? [relation] : shownAs));
  const wanted = { typeName: "RelationshipChangeConnection", wanted: "Relationship" } as const;
  const [now, then] = [
    await readChanged("relation", asNow, { ...wanted, knownAt: found.until }, context, info),
    await readChanged("relation", asThen, { ...wanted, knownAt: since }, context, info),
  ];
  const rows = all.map(({ place, change: { relation, before, after, shownAs } }) => {
    const [own, others] = after === null ? [then, now] : [now, then];
    const relationship = own(relation) as RelationshipParent;
    const id = `${relation.id}/changes/${hashOf(since)}`;
    return { place, node: { id, before, after, relationship, shownAs: shownAs.map(others) as RelationshipParent[] } };
  });
  return toPageOf(rows, page, binding);
}

async function readConflictChanges(
  { since, found }: ChangesParent,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const binding = momentBinding(info.fieldName, since, found.until);
  const page = toPage(args, () => binding);
  const all = found.conflictsChanged.map((change) => ({
    place: [change.after.id, change.before.id] as const,
    change,
  }));
  const shown = cut(all, page).rows.map(({ change }) => change);
  const wanted = { typeName: "ConflictChangeConnection", wanted: "Conflict" } as const;
  const [now, then] = [
    await readChanged(
      "conflict",
      shown.map(({ after }) => after),
      { ...wanted, knownAt: found.until },
      context,
      info,
    ),
    await readChanged(
      "conflict",
      shown.map(({ before }) => before),
      { ...wanted, knownAt: since },
      context,
      info,
    ),
  ];
  const rows = all.map(({ place, change: { before, after } }) => {
    const id = `${after.id}/changes/${hashOf([before.id, since])}`;
    return { place, node: { id, before: then(before) as ConflictParent, after: now(after) as ConflictParent } };
  });
  return toPageOf(rows, page, binding);
}

/** Reads of nodes what the fields below want of them; nothing is asked where they want no more than is known. */
async function readChanged(
  kind: NodeKind,
  some: readonly (RelationRecord | ConflictRecord)[],
  { typeName, wanted, knownAt }: Pick<Told, "knownAt"> & { readonly typeName: string; readonly wanted: string },
  { store }: Context,
  info: GraphQLResolveInfo,
): Promise<(record: RelationRecord | ConflictRecord) => GraphNode> {
  const selection = selectionsBelow(info, typeName, info.fieldNodes, linkName(info.path))[wanted];
  const isKnown = !selection || Object.keys(selection.links ?? {}).length === 0;
  if (isKnown || some.length === 0) return (record) => ({ ...record, links: {} }) as GraphNode;
  const asked = [...new Set(some.map(({ id }) => id))];
  const read = toMap(await store.read({ kind, ids: asked, ...selection, knownAt }));
  return (record) => read.get(record.id) ?? ({ ...record, links: {} } as GraphNode);
}
