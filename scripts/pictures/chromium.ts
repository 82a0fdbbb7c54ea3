// The Chromium of tests and pictures: Debian's, without anything that it does by itself.
import { type Browser, chromium } from "playwright-core";

export const EXECUTABLE = process.env.CITEGRAPH_CHROMIUM ?? "/usr/bin/chromium";

/** Drawing on this machine's processor, where there is no other. */
export const WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
const QUIET = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-sync"];
const OFFLINE = ["--disable-background-networking", "--disable-component-update", "--disable-default-apps"];

export function launchChromium(args: readonly string[] = WEBGL): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: [...QUIET, ...OFFLINE, ...args] });
}
