// Writes down what extraction says of the seed documents, as a hash that every Node.js must give. Usage: npm run docs:answers
import { writeFileSync } from "node:fs";
import { hashExtraction } from "../test/support/hash-extraction.ts";

const hash = await hashExtraction("forwards");
writeFileSync(new URL("../test/pipeline/extraction.sha256", import.meta.url), `${hash}\n`);
console.log(`seed documents: ${hash}`);
