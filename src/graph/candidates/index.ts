// Which entities may be one. Pure.
export { findCandidates } from "./find-candidates.ts";
