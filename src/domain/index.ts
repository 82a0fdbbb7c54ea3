// The words of the project: types, ids, errors.
export * from "./candidate.ts";
export * from "./claim.ts";
export * from "./document.ts";
export * from "./entity.ts";
export * from "./errors.ts";
export * from "./extraction.ts";
export * from "./ids.ts";
export * from "./join-readings.ts";
export * from "./judgement.ts";
export * from "./readings.ts";
export * from "./relation.ts";
export * from "./statement.ts";
export * from "./take-readings.ts";
export * from "./text.ts";
export * from "./time.ts";
