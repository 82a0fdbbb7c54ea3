// The Chromium that tests need. Where it is missing they are left out aloud; in CI that is a failure.
import { existsSync } from "node:fs";
import { describe } from "vitest";
import { EXECUTABLE } from "../../scripts/pictures/chromium.ts";

export const hasChromium = existsSync(EXECUTABLE);
if (!hasChromium) {
  const message = `No Chromium at ${EXECUTABLE}: \`apt-get update && apt-get install -y chromium\`, or set CITEGRAPH_CHROMIUM.`;
  if (process.env.CI) throw new Error(message);
  console.warn(`Left out, ${message}`);
}

/** Tests that need a browser. */
export const describeInBrowser = describe.skipIf(!hasChromium);
