// Which entities may be one. Pure.
export { findCandidates, finish, LEAST_SCORE } from "./find-candidates.ts";
