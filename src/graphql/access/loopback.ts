// Whether a name or an address means this machine alone.
import { isIPv4 } from "node:net";

export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

/**
 * Whether a request was sent to this machine by its own name. A page whose own name was made to point here (DNS
 * rebinding) still sends that name.
 */
export function isSentToLoopback(hostHeader: string | undefined): boolean {
  return hostHeader !== undefined && URL.canParse(`http://${hostHeader}`)
    ? isLoopback(new URL(`http://${hostHeader}`).hostname)
    : false;
}
