// The one way out of the page: GraphQL to the server that served it.
import type { TypedDocumentString } from "../generated/operations.ts";
import { apiKey } from "./key.ts";

/** The server's refusal, in its words. */
export class RequestError extends Error {
  readonly code: string;
  readonly hint: string | null;

  constructor(message: string, code: string, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly hint?: string };
  }[];
}

/**
 * Asks one operation.
 * @throws RequestError with the server's code, or UNREACHABLE when none answered; an AbortError when given up
 */
export async function request<T, V>(
  operation: TypedDocumentString<T, V> | string,
  variables?: V,
  signal?: AbortSignal,
): Promise<T> {
  const response = await send(JSON.stringify({ query: String(operation), variables }), signal);
  const answer = await toAnswer<T>(response);
  const [error] = answer.errors ?? [];
  if (error) throw new RequestError(error.message, error.extensions?.code ?? "UNKNOWN", error.extensions?.hint ?? null);
  if (answer.data == null) throw new RequestError("The server sent no data.", "UNKNOWN");
  return answer.data;
}

async function send(body: string, signal?: AbortSignal): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json",
    ...(apiKey.peek() && { authorization: `Bearer ${apiKey.peek()}` }),
  };
  const options = { method: "POST", headers, body, ...(signal && { signal }) };
  try {
    return await fetch(new URL("graphql", document.baseURI), options);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestError("The server does not answer.", "UNREACHABLE", "Check that `citegraph serve` is running.");
  }
}

async function toAnswer<T>(response: Response): Promise<Answer<T>> {
  try {
    return (await response.json()) as Answer<T>;
  } catch {
    throw new RequestError(`The server answered ${response.status} without JSON.`, "UNKNOWN");
  }
}
