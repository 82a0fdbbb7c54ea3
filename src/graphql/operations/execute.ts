// Questions and changes: one answer each, within a time.
import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import { refusal } from "../access/index.ts";
import type { Context } from "../context.ts";
import type { Answer } from "../http/answer.ts";
import type { Caller } from "../http/caller.ts";
import type { GraphQLParameters } from "../http/parse-request.ts";
import type { Limits } from "../limits/limits.ts";
import { createPatience, type Patience } from "../limits/patience.ts";
import { inOperationSpan } from "../telemetry/trace.ts";
import type { Plans } from "./planned.ts";

export type Execute = (parameters: GraphQLParameters, caller: Caller) => Promise<Answer>;

export interface Executor {
  readonly execute: Execute;
  /** Checks the schema, which the first operation would wait for otherwise. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createExecute(
  apollo: ApolloServer<Context>,
  plans: Pick<Plans, "answer">,
  { deadlineMs }: Limits,
  createContext: (caller: Caller, patience: Patience) => Context,
): Executor {
  let started: Promise<void> | undefined;
  const start = () => {
    started ??= apollo.start();
    return started;
  };
  const execute: Execute = async (parameters, caller) => {
    const { method, identity, signal, headers = {} } = caller;
    if (identity.role === null) return { result: { errors: [refusal(identity, "reader").toJSON()] } };
    const patience = createPatience(deadlineMs, signal);
    const context = createContext(caller, patience);
    const answer = inOperationSpan(headers, async () => {
      const planned = await plans.answer(parameters, context);
      if (planned !== null && planned !== "tried") return { result: planned };
      return ask(parameters, method, planned === null ? context : { ...context, planTried: true });
    });
    const found = await patience.over(answer);
    return found === null || wasCancelled(found.result) ? { result: timedOut(deadlineMs) } : found;
  };
  const ask = async (parameters: GraphQLParameters, method: string, contextValue: Context): Promise<Answer> => {
    await start();
    const http = { method, headers: new HeaderMap(), search: "", body: undefined };
    const { body, http: head } = await apollo.executeOperation({ ...parameters, http }, { contextValue });
    if (body.kind !== "single") throw new Error("an answer in several parts was not asked for");
    return { result: body.singleResult, onlyPost: head.status === 405 };
  };
  return { execute, start, stop: async () => started?.then(() => apollo.stop()) };
}

/** Whether the store gave up on a question: what is left of the answer is no answer. */
function wasCancelled({ errors }: FormattedExecutionResult): boolean {
  return !!errors?.some(({ extensions }) => extensions?.code === "CANCELLED");
}

function timedOut(deadlineMs: number): FormattedExecutionResult {
  const message = `The operation took longer than ${deadlineMs / 1000} seconds.`;
  return { errors: [{ message, extensions: { code: "TIMEOUT", hint: "Ask for less at once." } }] };
}
