// Questions and changes: one answer each, within a time.
import { type ApolloServer, type GraphQLResponse, HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import { refusal } from "./access/index.ts";
import type { Context } from "./context.ts";
import type { Answer } from "./http/answer.ts";
import type { Caller } from "./http/caller.ts";
import type { GraphQLParameters } from "./http/parse-request.ts";
import type { Limits } from "./limits.ts";
import { createPatience, type Patience } from "./patience.ts";
import { inOperationSpan } from "./trace.ts";

export type Execute = (parameters: GraphQLParameters, caller: Caller) => Promise<Answer>;

export function createExecute(
  apollo: ApolloServer<Context>,
  { deadlineMs }: Limits,
  createContext: (caller: Caller, patience: Patience) => Context,
): { readonly execute: Execute; stop(): Promise<void> } {
  let started: Promise<void> | undefined;
  const execute: Execute = async (parameters, caller) => {
    const { method, identity, signal, headers = {} } = caller;
    if (identity.role === null) return { result: { errors: [refusal(identity, "reader").toJSON()] } };
    started ??= apollo.start();
    await started;
    const http = { method, headers: new HeaderMap(), search: "", body: undefined };
    const patience = createPatience(deadlineMs, signal);
    const contextValue = createContext(caller, patience);
    const answer = inOperationSpan(headers, () => apollo.executeOperation({ ...parameters, http }, { contextValue }));
    const response = await patience.over(answer);
    if (!response || wasCancelled(response)) return { result: timedOut(deadlineMs) };
    if (response.body.kind !== "single") throw new Error("an answer in several parts was not asked for");
    return { result: response.body.singleResult, onlyPost: response.http.status === 405 };
  };
  return { execute, stop: async () => started?.then(() => apollo.stop()) };
}

/** Whether the store gave up on a question: what is left of the answer is no answer. */
function wasCancelled({ body }: GraphQLResponse): boolean {
  return (
    body.kind === "single" && !!body.singleResult.errors?.some(({ extensions }) => extensions?.code === "CANCELLED")
  );
}

function timedOut(deadlineMs: number): FormattedExecutionResult {
  const message = `The operation took longer than ${deadlineMs / 1000} seconds.`;
  return { errors: [{ message, extensions: { code: "TIMEOUT", hint: "Ask for less at once." } }] };
}
