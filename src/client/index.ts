// The typed client of the API: `import { createClient } from "citegraph/client"`.
export { type Client, type ClientOptions, createClient, type RequestOptions } from "./client.ts";
export type * from "./generated/schema.ts";
export type { Operation } from "./operation.ts";
export { RequestError, type Result, type ResultError } from "./request.ts";
export type { Answer, Selection } from "./selection.ts";
