// Ways out: a graph in formats that other programs read.
export { CSV_TABLES, type CsvTable, unescapeFormula } from "./csv.ts";
export * from "./export-graph.ts";
export * from "./write-files.ts";
