// Subscriptions: checked as all operations are, then answered for as long as somebody listens.
import {
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from "graphql";
import { checkRoles } from "../access/index.ts";
import type { Context } from "../context.ts";
import { formatError } from "../errors.ts";
import type { Answer } from "../http/answer.ts";
import type { Caller } from "../http/caller.ts";
import type { GraphQLParameters } from "../http/parse-request.ts";
import { checkCost } from "../limits/limit-cost.ts";
import { limitShape } from "../limits/limit-shape.ts";
import type { Limits } from "../limits/limits.ts";
import { createPlaces } from "../limits/places.ts";

/** Answers as they come; ends when nobody listens any more, when the server closes, or when the token of the caller expires. */
export type Answers = AsyncGenerator<FormattedExecutionResult, void, void>;

/** Answers an operation of any kind. */
export type Operate = (parameters: GraphQLParameters, caller: Caller) => Promise<Answer | Answers>;

export interface SubscriberOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  /** Answers everything that is no subscription. */
  execute(parameters: GraphQLParameters, caller: Caller): Promise<Answer>;
  createContext(caller: Caller, signal: AbortSignal): Context;
  /** Logs the errors that nobody foresaw, and marks them with the request's id. */
  reportFaults(errors: readonly GraphQLError[], requestId: string): void;
}

/** The longest time that a timer takes, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

export function createOperate(options: SubscriberOptions): Operate {
  const { schema, limits, closing, execute, createContext, reportFaults } = options;
  const places = createPlaces("subscriptions", { all: limits.subscriptions, each: limits.clientSubscriptions });
  /** What breaks off ends with the error as its last answer: nobody who listens could tell it from silence otherwise. */
  async function* answersOf(
    results: AsyncGenerator<ExecutionResult>,
    requestId: string,
    listening: AbortController,
  ): Answers {
    try {
      for await (const { data, errors } of results) {
        if (errors) reportFaults(errors, requestId);
        yield { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(toPublic) }) };
      }
    } catch (thrown) {
      const error = toGraphQLError(thrown);
      reportFaults([error], requestId);
      yield { errors: [toPublic(error)] };
    } finally {
      listening.abort();
    }
  }
  return async (parameters, caller) => {
    const found = findSubscription(parameters, limits);
    if (!found || caller.identity.role === null) return execute(parameters, caller);
    const { document, operation } = found;
    const { variables, operationName } = parameters;
    const errors = validate(schema, document, [...specifiedRules, limitShape(limits)], { maxErrors: 20 });
    if (errors.length > 0) return refused(errors, "GRAPHQL_VALIDATION_FAILED");
    let leave: () => void;
    try {
      checkRoles(document, operation, caller.identity);
      const cost = checkCost(schema, document, operation, variables, limits.cost);
      createContext(caller, closing).takePoints(cost);
      leave = places.take(caller.client);
    } catch (error) {
      return refused([error as GraphQLError], "FORBIDDEN");
    }
    const listening = new AbortController();
    listening.signal.addEventListener("abort", leave, { once: true });
    const contextValue = createContext(caller, AbortSignal.any([listening.signal, signalFor(caller, closing)]));
    const results = await subscribe({
      schema,
      document,
      contextValue,
      ...(variables && { variableValues: variables }),
      ...(operationName !== undefined && { operationName }),
    });
    if (Symbol.asyncIterator in results)
      return endingAtOnce(answersOf(results, caller.requestId, listening), listening);
    leave();
    reportFaults(results.errors ?? [], caller.requestId);
    return refused(results.errors ?? [], "BAD_USER_INPUT");
  };
}

/** `return` waits for what is waited for: so that is ended first. */
function endingAtOnce(answers: Answers, listening: AbortController): Answers {
  const end = answers.return.bind(answers);
  return Object.assign(answers, {
    return: (value?: undefined) => {
      listening.abort();
      return end(value);
    },
  });
}

/** The operation, when it is a subscription; null for others, and for what does not parse: the executor says what is wrong with that. */
function findSubscription({ query, operationName }: GraphQLParameters, { tokens }: Limits) {
  try {
    const document: DocumentNode = parse(query ?? "", { maxTokens: tokens });
    const operation: OperationDefinitionNode | null | undefined = getOperationAST(document, operationName);
    return operation?.operation === OperationTypeNode.SUBSCRIPTION ? { document, operation } : null;
  } catch {
    return null;
  }
}

function signalFor({ signal, identity }: Caller, closing: AbortSignal): AbortSignal {
  const { expiresAt } = identity;
  const left = expiresAt === undefined ? null : Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_MS);
  return AbortSignal.any([closing, ...(signal ? [signal] : []), ...(left === null ? [] : [AbortSignal.timeout(left)])]);
}

/** @param code for the errors that have none */
function refused(errors: readonly GraphQLError[], code: string): Answer {
  for (const { extensions, originalError } of errors) if (originalError === undefined) extensions.code ??= code;
  return { result: { errors: errors.map(toPublic) } };
}

function toGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(originalError.message, { originalError });
}

function toPublic(error: GraphQLError) {
  return formatError(error.toJSON(), error);
}
