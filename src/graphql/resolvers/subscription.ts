// What is told as it happens.
import type { SubscriptionResolvers } from "../generated/resolvers.ts";
import { documentChanges } from "./document-changes.ts";
import { watchJob } from "./jobs.ts";

export const Subscription: SubscriptionResolvers = {
  job: watchJob,
  documentChanges,
};
