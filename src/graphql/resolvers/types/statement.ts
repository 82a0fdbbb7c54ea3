// Statements, who says them and what carries them.
import type { Span } from "../../../domain/index.ts";
import { incomplete } from "../../../store/index.ts";
import type { AttributionResolvers, EvidenceResolvers, StatementResolvers } from "../../generated/resolvers.ts";
import { linkedList, linkedNode } from "../../questions/read.ts";
import type { DocumentParent, EntityParent, RelationshipParent } from "../../schema/parents.ts";

export const Statement: StatementResolvers = {
  subject: (statement, _args, _context, info) => linkedNode<EntityParent>(statement, "entity", statement.subject, info),
  object: (statement, _args, _context, info) => linkedNode<EntityParent>(statement, "entity", statement.object, info),
  relationship: (statement, _args, _context, info) =>
    linkedNode<RelationshipParent>(statement, "relation", statement.relationId, info),
  attributedTo: (statement) => {
    const { id, attributedTo } = statement;
    return attributedTo && { id: `${id}/attributedTo`, attribution: attributedTo, statement };
  },
  evidence: (statement) =>
    statement.evidence.map((evidence, place) => ({ id: `${statement.id}/evidence/${place}`, evidence, statement })),
  extractedBy: ({ extractedBy }) => {
    if (!extractedBy) throw incomplete();
    return extractedBy;
  },
  conflicts: (statement, args, _context, info) => linkedList(statement, "conflicts", args, info),
};

export const Attribution: AttributionResolvers = {
  name: ({ attribution }) => attribution.name,
  entity: ({ attribution, statement }, _args, _context, info) =>
    attribution.entity === null ? null : linkedNode<EntityParent>(statement, "entity", attribution.entity, info),
  cue: ({ id, attribution }) => toSpan(`${id}/cue`, attribution.cue),
  via: ({ id, attribution, statement }) =>
    attribution.via && { id: `${id}/via`, attribution: attribution.via, statement },
};

export const Evidence: EvidenceResolvers = {
  quote: ({ evidence }) => evidence.quote,
  start: ({ evidence }) => evidence.start,
  end: ({ evidence }) => evidence.end,
  document: ({ evidence, statement }, _args, _context, info) =>
    linkedNode<DocumentParent>(statement, "document", evidence.document, info),
  subject: ({ id, evidence }) => toSpan(`${id}/subject`, evidence.subject),
  trigger: ({ id, evidence }) => toSpan(`${id}/trigger`, evidence.trigger),
  object: ({ id, evidence }) => toSpan(`${id}/object`, evidence.object),
};

function toSpan(id: string, span: Span | null | undefined) {
  return span && { id, ...span };
}
