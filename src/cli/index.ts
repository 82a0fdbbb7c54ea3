// The command line as a function.
export { type Example, findExample } from "./example.ts";
export { INTERRUPTED, type Io, processIo } from "./io.ts";
export { main } from "./main.ts";
export { toReadableJson } from "./readable-json.ts";
