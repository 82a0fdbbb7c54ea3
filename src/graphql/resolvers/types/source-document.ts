// Source documents.
import type { SourceDocumentResolvers } from "../../generated/resolvers.ts";
import { linkedList } from "../../questions/read.ts";

export const SourceDocument: SourceDocumentResolvers = {
  isPartial: ({ isPartial }) => isPartial === true,
  statements: (document, args, _context, info) => linkedList(document, "statements", args, info),
  entities: (document, args, _context, info) => linkedList(document, "entities", args, info),
};
