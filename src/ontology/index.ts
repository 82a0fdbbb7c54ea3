// Entity types, relations and known names: data from seed/, or the user's own, checked at load.
export * from "./frame.ts";
export * from "./gazetteer.ts";
export * from "./load-ontology.ts";
export * from "./ontology.ts";
export * from "./scope.ts";
