// What is told as it happens.
import type { SubscriptionResolvers } from "../generated/resolvers.ts";
import { documentChanges } from "./changes/document-changes.ts";
import { watchJob } from "./changes/jobs.ts";

export const Subscription: SubscriptionResolvers = {
  job: watchJob,
  documentChanges,
};
