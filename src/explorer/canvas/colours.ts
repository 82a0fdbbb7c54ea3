// The colours of entity types and statuses in both themes.
import type { RelationStatus } from "../generated/operations.ts";

/** Okabe and Ito's hues, darkened or lightened until each has 3:1 against the page, checked in test/explorer/colours.test.ts. */
export const TYPE_COLOURS = {
  light: ["#a64d8c", "#0067a8", "#007a5a", "#bf4a00", "#4a5568", "#8f6400", "#637015", "#1b7fa8", "#9c3333"],
  dark: ["#e59cc8", "#5fb3f4", "#3ecb9f", "#ff9a5c", "#b3bdcd", "#f0c14b", "#b9cc5a", "#7fd6f3", "#f38b80"],
} as const;

/** Red and orange for what is denied or disputed, blue for what is to come. */
export const STATUS_COLOURS: Readonly<Record<"light" | "dark", Readonly<Record<RelationStatus, string>>>> = {
  light: { STATED: "#6b7686", DISPUTED: "#c2410c", DENIED: "#9c1c3f", ANTICIPATED: "#0067a8", ALLEGED: "#7a4fa3" },
  dark: { STATED: "#8d99aa", DISPUTED: "#ff8a4c", DENIED: "#ff7f9c", ANTICIPATED: "#5fb3f4", ALLEGED: "#c4a1ec" },
};
