// Mentions and claims → entities and statements.
export { resolveReading } from "./resolve-reading.ts";
