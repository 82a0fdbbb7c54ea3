// Source document → what it names and says.
export * from "./extractor.ts";
