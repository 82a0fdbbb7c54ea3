// The command line as a function.
export { INTERRUPTED, type Io, processIo } from "./io.ts";
export { main } from "./main.ts";
