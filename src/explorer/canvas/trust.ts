// The one place that makes a script URL: the page's policy of trusted types allows the layout worker and nothing else.
import workerUrl from "./layout.worker.ts?worker&url";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };

const policy = trustedTypes?.createPolicy("citegraph", {
  createScriptURL(url) {
    if (url === workerUrl) return url;
    throw new TypeError(`${url} is not a script of this page.`);
  },
});

/** The URL as `new Worker` takes it. */
export function trustScript(url: string): string {
  return policy ? policy.createScriptURL(url) : url;
}
