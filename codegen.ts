// Makes the resolver types, the client's types and the explorer's typed operations from schema.graphql. Run by `npm run codegen`; the result is not committed.

import { readFileSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { parse } from "graphql";
import { enumsOf } from "./src/graphql/schema/enums.ts";

const domain = "../../domain/index.ts#";
const parents = "../schema/parents.ts#";

const config: CodegenConfig = {
  schema: "schema.graphql",
  generates: {
    "src/graphql/generated/resolvers.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        contextType: "../context.ts#Context",
        useTypeImports: true,
        immutableTypes: true,
        strictScalars: true,
        scalars: { Date: "string", DateTime: "string", EdtfTime: "string", ID: "string" },
        optionalResolveType: true,
        maybeValue: "T | null | undefined",
        enumsAsTypes: true,
        enumValues: enumsOf(parse(readFileSync("schema.graphql", "utf8"))),
        mappers: {
          Polarity: `${domain}Polarity as PolarityWord`,
          Modality: `${domain}Modality as ModalityWord`,
          Clock: `${domain}Clock as ClockWord`,
          RelationStatus: `${domain}RelationStatus as RelationStatusWord`,
          ConflictKind: `${domain}ConflictKind as ConflictKindWord`,
          IngestOutcome: `${parents}IngestOutcome as IngestOutcomeWord`,
          Verdict: `${domain}Verdict as VerdictWord`,
          CentralityMeasure: "../../graph/index.ts#CentralityMeasure as CentralityMeasureWord",
          CommunityEdge: `${parents}CommunityEdgeParent`,
          CommunityMemberEdge: `${parents}CommunityMemberEdgeParent`,
          Changes: `${parents}ChangesParent`,
          Job: `${parents}Job as JobParent`,
          JobStatus: `${parents}JobStatus as JobStatusWord`,
          DocumentChanges: `${parents}DocumentChangesParent`,
          Judgement: `${domain}Judgement as JudgementWord`,
          Candidate: `${parents}CandidateParent`,
          CandidateEvidenceKind: `${domain}CandidateEvidenceKind as CandidateEvidenceKindWord`,
          Node: `${parents}NodeParent`,
          Entity: `${parents}EntityParent`,
          ExternalId: `${parents}ExternalIdParent`,
          Relationship: `${parents}RelationshipParent`,
          Role: `../access/index.ts#Role as RoleWord`,
          Run: `${domain}Run as RunWord`,
          Statement: `${parents}StatementParent`,
          Attribution: `${parents}AttributionParent`,
          Evidence: `${parents}EvidenceParent`,
          SourceDocument: `${parents}DocumentParent`,
          Conflict: `${parents}ConflictParent`,
          ConflictSide: `${parents}ConflictSideParent`,
          SearchConnection: `${parents}ConnectionParent`,
          EntityConnection: `${parents}ConnectionParent`,
          RelationshipConnection: `${parents}ConnectionParent`,
          StatementConnection: `${parents}ConnectionParent`,
          SourceDocumentConnection: `${parents}ConnectionParent`,
          ConflictConnection: `${parents}ConnectionParent`,
          SearchEdge: `${parents}EdgeParent`,
          EntityEdge: `${parents}EdgeParent`,
          RelationshipEdge: `${parents}EdgeParent`,
          StatementEdge: `${parents}EdgeParent`,
          SourceDocumentEdge: `${parents}EdgeParent`,
          ConflictEdge: `${parents}EdgeParent`,
        },
      },
    },
    "src/client/generated/schema.ts": { plugins: ["./scripts/client-schema.ts"] },
    "src/explorer/generated/operations.ts": {
      documents: "src/explorer/api/*.graphql",
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        documentMode: "string",
        useTypeImports: true,
        immutableTypes: true,
        strictScalars: true,
        scalars: { Date: "string", DateTime: "string", EdtfTime: "string", ID: "string" },
        enumsAsTypes: true,
        avoidOptionals: false,
        dedupeFragments: true,
        maybeValue: "T | null",
        inputMaybeValue: "T | null | undefined",
      },
    },
  },
};

export default config;
