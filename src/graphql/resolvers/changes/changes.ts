// What became of the graph since a time. What changed is worked out once; each page of it then asks the store once, as of
// now for what came and as of then for what went.
import type { GraphQLResolveInfo } from "graphql";
import { hashOf } from "../../../domain/index.ts";
import type { NodeKind } from "../../../store/index.ts";
import type { Context } from "../../context.ts";
import type { ChangesResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { bindingOf } from "../../questions/cursor.ts";
import { cut, toPageOf } from "../../questions/cut.ts";
import { type PageArguments, toPage } from "../../questions/list-arguments.ts";
import { TYPE_NAMES, toMap } from "../../questions/read.ts";
import { connectionSelectionOf, linkName, selectionsBelow } from "../../questions/selection.ts";
import type { ChangesParent, ConnectionParent, RelationshipParent } from "../../schema/parents.ts";

export const changes: Required<QueryResolvers>["changes"] = async (_root, { since }, context) => {
  const { store, changesSince, ontology } = context;
  const time = new Date(since).toISOString();
  return { id: `changes:${hashOf(time)}`, since: time, found: await changesSince(store, time, ontology) };
};

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

export const Changes: ChangesResolvers = {
  documentsAdded: ({ since, found }, args, context, info) =>
    readSome("document", found.documentsAdded, args, { since }, context, info),
  documentsWithdrawn: ({ since, found }, args, context, info) =>
    readSome("document", found.documentsWithdrawn, args, { since, knownAt: since }, context, info),
  statementsAdded: ({ since, found }, args, context, info) =>
    readSome("statement", ids(found.statementsAdded), args, { since }, context, info),
  statementsWithdrawn: ({ since, found }, args, context, info) =>
    readSome("statement", ids(found.statementsWithdrawn), args, { since, knownAt: since }, context, info),
  conflictsAdded: ({ since, found }, args, context, info) =>
    readSome("conflict", ids(found.conflictsAdded), args, { since }, context, info),
  conflictsResolved: ({ since, found }, args, context, info) =>
    readSome("conflict", ids(found.conflictsResolved), args, { since, knownAt: since }, context, info),
  relations: (parent, args, context, info) => readRelations(parent, args, context, info),
};

interface Moment {
  readonly since: string;
  readonly knownAt?: string;
}

async function readSome(
  kind: NodeKind,
  some: readonly string[],
  args: PageArguments,
  { since, knownAt }: Moment,
  { store }: Context,
  info: GraphQLResolveInfo,
): Promise<ConnectionParent> {
  const binding = () => bindingOf(info.fieldName, since);
  const typeName = `${TYPE_NAMES[kind]}Connection`;
  const connection = await store.read({
    kind,
    ids: some,
    page: toPage(args, binding),
    // Of none nobody has to know what was known then.
    ...(knownAt !== undefined && some.length > 0 && { knownAt }),
    ...connectionSelectionOf(info, typeName, info.fieldNodes, linkName(info.path)),
  });
  return { connection, binding };
}

async function readRelations(
  { since, found }: ChangesParent,
  args: PageArguments,
  { store }: Context,
  info: GraphQLResolveInfo,
) {
  const binding = bindingOf(info.fieldName, since);
  const page = toPage(args, () => binding);
  const all = found.relations.map((change) => ({ place: [change.relation.id, change.relation.id] as const, change }));
  const shown = cut(all, page).rows.map(({ change }) => change);
  const { Relationship: wanted } = selectionsBelow(
    info,
    "RelationshipChangeConnection",
    info.fieldNodes,
    linkName(info.path),
  );
  const read = async (some: typeof shown, knownAt?: string) => {
    if (!wanted || some.length === 0) return new Map();
    const asked = some.map(({ relation }) => relation.id);
    return toMap(await store.read({ kind: "relation", ids: asked, ...wanted, ...(knownAt && { knownAt }) }));
  };
  const there = await read(shown.filter(({ after }) => after !== null));
  const gone = await read(
    shown.filter(({ after }) => after === null),
    since,
  );
  const rows = all.map(({ place, change: { relation, before, after } }) => {
    const relationship = (there.get(relation.id) ??
      gone.get(relation.id) ?? { ...relation, links: {} }) as RelationshipParent;
    return { place, node: { id: `${relation.id}/changes/${hashOf(since)}`, before, after, relationship } };
  });
  return toPageOf(rows, page, binding);
}
