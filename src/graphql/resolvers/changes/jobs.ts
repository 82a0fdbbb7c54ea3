// Jobs: what they are asked to do, and how far they are.
import type { DocumentInput } from "../../../domain/index.ts";
import { parseJson } from "../../../ingest/index.ts";
import type { Job as JobParent } from "../../changes/jobs.ts";
import { writerFor } from "../../changes/needs.ts";
import { badInput } from "../../errors.ts";
import type {
  JobResolvers,
  MutationResolvers,
  QueryResolvers,
  SubscriptionResolvers,
} from "../../generated/resolvers.ts";
import { toDocumentInput } from "./documents.ts";

const MAX_DOCUMENTS = 1_000;
const NEVER = new AbortController().signal;

export const Job: JobResolvers = {
  done: ({ added, replaced, unchanged }) => added + replaced + unchanged,
};

export const job: Required<QueryResolvers>["job"] = (_root, { id }, { jobs }) => jobs.find(id);

export const ingestDocuments: Required<MutationResolvers>["ingestDocuments"] = (_root, { input }, context) => {
  const ingestAll = writerFor("ingestDocuments", context.writers);
  const documents = input.documents?.map(toDocumentInput) ?? parseLines(input.jsonLines ?? "");
  if (documents.length > MAX_DOCUMENTS) {
    throw badInput(`documents must be at most ${MAX_DOCUMENTS}, not ${documents.length}.`);
  }
  return { job: context.jobs.ingest(documents, ingestAll) };
};

export const cancelJob: Required<MutationResolvers>["cancelJob"] = (_root, { input }, { jobs, writers }) => {
  writerFor("cancelJob", writers);
  return { job: jobs.cancel(input.id) };
};

export const watchJob: Required<SubscriptionResolvers>["job"] = {
  subscribe: (_root, { id }, { jobs, signal = NEVER }) => jobs.watch(id, signal),
  resolve: (job: JobParent) => job,
};

function parseLines(text: string): DocumentInput[] {
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [parseLine(line, at + 1)]));
}

function parseLine(line: string, number: number): DocumentInput {
  try {
    return toDocumentInput(parseJson(line));
  } catch (error) {
    throw badInput(`Line ${number}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
