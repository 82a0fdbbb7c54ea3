// Global setup of the tests in a browser: the explorer that they open is built first.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export default function setup(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const vite = fileURLToPath(new URL("../../node_modules/vite/bin/vite.js", import.meta.url));
  const codegen = fileURLToPath(new URL("../../node_modules/@graphql-codegen/cli/esm/bin.js", import.meta.url));
  execFileSync(process.execPath, [codegen, "--silent"], { cwd: root, stdio: "inherit" });
  const config = "src/explorer/vite.config.ts";
  execFileSync(process.execPath, [vite, "build", "--config", config, "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
}
