// What may speak.

/** Types of entities to which words are credited. */
export const SPEAKERS: readonly string[] = ["Person", "Company", "Organization", "GovernmentBody", "Country"];
