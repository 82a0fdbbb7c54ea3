// Adds up vitest's JSON reports: `node .ci/sum.js FAILED REPORT…`. A report that is missing or empty is a failure. Says
// besides which files took longest.
import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";

const [alreadyFailed, ...files] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) {
  const report = read(file);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  // A file that cannot even be loaded has no tests to count.
  const brokenFiles = (report.testResults ?? []).filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const longest = (report.testResults ?? []).toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 12);
  const lines = longest.map((result) => `${seconds(result)} s  ${relative(process.cwd(), result.name)}`);
  console.log(`The longest in ${basename(file)}:\n  ${lines.join("\n  ")}`);
  for (const { name, message } of brokenFiles) console.log(`failed: ${name}: ${message}`);
  sum.passed += numPassedTests;
  sum.failed += numFailedTests + brokenFiles.length + (numPassedTests === 0 ? 1 : 0);
  sum.skipped += numPendingTests + numTodoTests;
}
// Lint, types, or a fault outside of any test.
if (alreadyFailed === "1" && sum.failed === 0) sum.failed = 1;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.skipped > 0 ? 1 : 0;

function seconds({ startTime, endTime }) {
  return Math.round((endTime - startTime) / 1000);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    console.log(`no report at ${file}: ${error.message}`);
    return {};
  }
}
