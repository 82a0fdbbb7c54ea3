#!/usr/bin/env node
// Starts the command line on a Node.js that can run it, and says so kindly on one that cannot. Plain syntax on purpose:
// every Node.js that may meet this file must understand it.
const version = process.versions.node.split(".").map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 13)) {
  process.stderr.write(
    "citegraph: NODE_TOO_OLD: citegraph needs Node.js 22.13 or later; this is " +
      process.version +
      ".\n" +
      "  hint: Install a current Node.js from your system or nodejs.org; in a checkout, `npm install` and then `npx citegraph` brings its own.\n",
  );
  process.exitCode = 69;
} else {
  // Node.js 22 calls its SQLite experimental at every start; our tests run on it, so users need not hear of it.
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!/^SQLite is an experimental feature/.test(String(warning))) emitWarning.call(process, warning, ...rest);
  };
  import("../dist/cli/index.js").then(
    (cli) =>
      cli.main(process.argv.slice(2)).then((code) => {
        process.exitCode = code;
      }),
    (error) => {
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
      process.stderr.write(
        "citegraph: INTERNAL: " +
          error.message +
          "\n  hint: In a checkout, run `npm install` or `npm run build` first.\n",
      );
      process.exitCode = 70;
    },
  );
}
