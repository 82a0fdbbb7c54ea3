// One question over HTTP and what comes back, also when nothing does.

/** A GraphQL answer as the server sent it. */
export interface Result {
  readonly data?: unknown;
  readonly errors?: readonly ResultError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface ResultError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly hint?: string; readonly [name: string]: unknown };
}

/** What went wrong, by the server's code; UNREACHABLE when no GraphQL server answered at all. */
export class RequestError extends Error {
  readonly code: string;
  readonly hint: string | null;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The whole answer, with whatever data came beside the errors. */
  readonly result: Result;

  constructor(result: Result, status: number | null, cause?: unknown) {
    const [error] = result.errors ?? [];
    super(error?.message ?? "The server sent no data.", { cause });
    this.name = "RequestError";
    this.code = error?.extensions?.code ?? "UNKNOWN";
    this.hint = error?.extensions?.hint ?? null;
    this.status = status;
    this.result = result;
  }
}

const RESULTS = "application/graphql-response+json, application/json";

/** @throws RequestError UNREACHABLE, or what the signal was aborted with */
export async function post(
  url: string | URL,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  send: typeof fetch,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const types = { "content-type": "application/json", accept: RESULTS };
  const options = { method: "POST", headers: { ...types, ...headers }, body: JSON.stringify(body) };
  try {
    return await send(url, { ...options, ...(signal && { signal }) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw unreachable(`No server answered at ${url}.`, null, cause);
  }
}

/** @throws RequestError UNREACHABLE when the body is no GraphQL answer */
export async function toResult(response: Response): Promise<Result> {
  const result: unknown = await response.json().catch(() => null);
  if (isResult(result)) return result;
  throw unreachable(`What answered ${response.status} is no GraphQL server.`, response.status);
}

function isResult(value: unknown): value is Result {
  return typeof value === "object" && value !== null && ("data" in value || "errors" in value);
}

function unreachable(message: string, status: number | null, cause?: unknown): RequestError {
  return new RequestError({ errors: [{ message, extensions: { code: "UNREACHABLE" } }] }, status, cause);
}
