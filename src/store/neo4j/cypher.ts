// Pieces that conditions in Cypher are put together from. Every value is a parameter.

/** Takes a value, gives the parameter's name in Cypher. */
export type Parameter = (value: unknown) => string;

/** All of them at once; true when there are none. */
export const allOf = (conditions: readonly string[]): string => joined(conditions, " AND ", "true");

/** At least one of them; false when there are none. */
export const anyOf = (conditions: readonly string[]): string => joined(conditions, " OR ", "false");

const joined = (conditions: readonly string[], word: string, none: string): string =>
  conditions.length > 0 ? `(${conditions.join(word)})` : none;

/** The opposite, also where the condition is unknown for want of a value. */
export const not = (condition: string): string => `NOT coalesce(${condition}, false)`;

/** That an entity is one of these, or that one of these is shown as it. */
export const isShownOf = (id: string, ids: string): string =>
  `(${id} IN ${ids} OR EXISTS { MATCH (merged:MergedEntity {shownAs: ${id}}) WHERE merged.id IN ${ids} })`;
