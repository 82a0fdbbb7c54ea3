// A link to all that a store holds, scattered: the explorer with many entities, without a thousand clicks.
import { deflateRawSync } from "node:zlib";
import type { Page } from "playwright-core";

type Ask = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

export interface WholeGraph {
  readonly nodes: number;
  readonly edges: number;
  /** What comes behind `#`. */
  readonly link: string;
}

/** Milliseconds: so many entities come in hundreds, and a busy machine takes minutes. */
const PATIENCE_MS = 200_000;
const APART = 4_000;

/** @param ask the API of the server that the page will ask */
export async function linkToWhole(ask: Ask): Promise<WholeGraph> {
  const [nodes, edges] = [await idsOf(ask, "entities"), await idsOf(ask, "relations")];
  const side = Math.ceil(Math.sqrt(nodes.length));
  const places = nodes.map((id, at) => [id, (at % side) * APART, Math.floor(at / side) * APART]);
  const canvas = JSON.stringify([places, edges.map((id) => id.slice("relation:".length))]);
  const link = `graph=${deflateRawSync(canvas).toString("base64url")}`;
  return { nodes: nodes.length, edges: edges.length, link };
}

/** Lets WebGL draw nothing from now on: without a graphics card every picture of many entities takes it a second. */
export async function withoutDrawing(page: Page): Promise<void> {
  await page.addInitScript(`
    for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
      for (const draw of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
        if (draw in prototype) prototype[draw] = () => {};
      }
    }`);
}

/** Waits until the graph of a link is there and nothing more comes. */
export async function untilShown(page: Page): Promise<void> {
  await page.locator(".graph-status").waitFor({ timeout: PATIENCE_MS });
  await page.locator("main[aria-busy=false]").waitFor({ timeout: PATIENCE_MS });
  await page.waitForTimeout(2_000);
}

interface IdPage {
  readonly page: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: { readonly id: string } }[];
  };
}

async function idsOf(ask: Ask, list: "entities" | "relations"): Promise<string[]> {
  const query = `query ($after: String) {
    page: ${list}(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } }
  }`;
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { page }: IdPage = await ask<IdPage>(query, { after });
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}
