// The public library: everything a command does is one function exported here.
export * from "./domain/index.ts";
