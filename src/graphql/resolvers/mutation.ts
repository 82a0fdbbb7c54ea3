// Changes. The stages that do the work are handed to the server; what it was not given it refuses.

import { writerFor } from "../changes/needs.ts";
import { badInput } from "../errors.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { linkName, selectionsBelow } from "../questions/selection.ts";
import type { DocumentParent } from "../schema/parents.ts";
import { toDocumentInput } from "./changes/documents.ts";
import { cancelJob, ingestDocuments } from "./changes/jobs.ts";
import { judge, revokeJudgement } from "./identity/judgements.ts";

export const Mutation: MutationResolvers = {
  judge,
  revokeJudgement,
  ingestDocuments,
  cancelJob,
  ingestDocument: async (_root, { input }, { store, writers }, info) => {
    const { id, report } = await writerFor("ingestDocument", writers)(toDocumentInput(input));
    const wanted = selectionsBelow(info, "IngestDocumentPayload", info.fieldNodes, linkName(info.path));
    const { edges } = await store.read({ kind: "document", ids: [id], ...wanted.SourceDocument });
    const outcome = report.added > 0 ? "added" : report.replaced > 0 ? "replaced" : "unchanged";
    return { outcome, document: edges[0]?.node as DocumentParent };
  },
  retractDocument: async (_root, { input }, { writers }) => {
    const keyOrId = input.id ?? input.key;
    if (keyOrId == null) throw badInput("Give the id or the key of a document.");
    return { retracted: await writerFor("retractDocument", writers)([keyOrId]) };
  },
  loadSeed: async (_root, { input }, { writers }) => {
    const { format, entities, statements } = input ?? {};
    const seed = format && { format, ...(entities != null && { entities }), ...(statements != null && { statements }) };
    return writerFor("loadSeed", writers)(seed);
  },
};
