// Documents that come and go, as they do.
import type { GraphQLResolveInfo } from "graphql";
import { type FoundDocumentChanges, followDocuments } from "../../changes/document-changes.ts";
import type { Context } from "../../context.ts";
import type { SubscriptionResolvers } from "../../generated/resolvers.ts";
import { linkName, selectionsBelow } from "../../questions/selection.ts";
import type { DocumentChangesParent, DocumentParent } from "../../schema/parents.ts";

const NEVER = new AbortController().signal;

export const documentChanges: Required<SubscriptionResolvers>["documentChanges"] = {
  subscribe: (_root, { since }, { store, signal = NEVER }) => {
    const from = new Date(since ?? Date.now()).toISOString();
    return followDocuments((options) => store.log(options), from, signal);
  },
  resolve: (found: FoundDocumentChanges, _args: unknown, context: Context, info: GraphQLResolveInfo) =>
    readAdded(found, context, info),
};

/** One question to the store for all that came; what went again meanwhile is left out. */
async function readAdded(
  { added, ...found }: FoundDocumentChanges,
  { store }: Context,
  info: GraphQLResolveInfo,
): Promise<DocumentChangesParent> {
  const wanted = selectionsBelow(info, "DocumentChanges", info.fieldNodes, linkName(info.path));
  const ids = { kind: "document", ids: added } as const;
  const { edges } = added.length > 0 ? await store.read({ ...ids, ...wanted.SourceDocument }) : { edges: [] };
  const id = `documentChanges:${found.since}/${found.until}`;
  return { ...found, id, added: edges.map(({ node }) => node as DocumentParent) };
}
