// The client: typed questions and changes to a citegraph server, in browsers and Node.js, without dependencies.
import { toResults } from "./events.ts";
import type { Mutation, Query, Subscription } from "./generated/schema.ts";
import { type Operation, toOperation } from "./operation.ts";
import { post, RequestError, type Result, toResult } from "./request.ts";
import type { Answer, Only, Selection } from "./selection.ts";

export interface ClientOptions {
  /** Of the GraphQL endpoint, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string | URL;
  /** An API key or a JSON Web Token. */
  readonly key?: string;
  /** More headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

export interface RequestOptions {
  /** Gives the request up; the server then stops working on it. */
  readonly signal?: AbortSignal;
}

export interface Client {
  /**
   * Answers a question. Its type is that of what was asked for.
   * @throws RequestError when anything of it could not be answered
   */
  query<const S extends Selection<Query>>(
    selection: S & Only<S, Selection<Query>>,
    options?: RequestOptions,
  ): Promise<Answer<Query, S>>;
  /**
   * Makes changes, in the order in which they are given.
   * @throws RequestError
   */
  mutate<const S extends Selection<Mutation>>(
    selection: S & Only<S, Selection<Mutation>>,
    options?: RequestOptions,
  ): Promise<Answer<Mutation, S>>;
  /**
   * Answers again and again, for as long as they are waited for: leaving the loop ends it.
   * @throws RequestError from the first step on
   */
  subscribe<const S extends Selection<Subscription>>(
    selection: S & Only<S, Selection<Subscription>>,
    options?: RequestOptions,
  ): AsyncGenerator<Answer<Subscription, S>, void, void>;
  /** Sends a GraphQL document as it is; the answer has its errors. Throws RequestError only when there is no answer. */
  send(operation: Operation, options?: RequestOptions): Promise<Result>;
}

export function createClient({ url, key, headers, fetch: send = fetch }: ClientOptions): Client {
  const own = { ...headers, ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const ask = (operation: Operation, { signal }: RequestOptions = {}) => post(url, operation, own, send, signal);
  const listen = async function* (operation: Operation, { signal }: RequestOptions = {}) {
    yield* toResults(await post(url, operation, { ...own, accept: "text/event-stream" }, send, signal));
  };
  const dataOf = async (operation: Operation, options?: RequestOptions): Promise<unknown> => {
    const response = await ask(operation, options);
    const result = await toResult(response);
    if (result.errors?.length || result.data == null) throw new RequestError(result, response.status);
    return result.data;
  };
  return {
    query: async (selection, options) => (await dataOf(toOperation("Query", selection), options)) as never,
    mutate: async (selection, options) => (await dataOf(toOperation("Mutation", selection), options)) as never,
    subscribe: (selection, options) => listen(toOperation("Subscription", selection), options) as never,
    send: async (operation, options) => toResult(await ask(operation, options)),
  };
}
