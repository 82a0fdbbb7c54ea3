// Marks on the canvas stand out from the page in both themes (WCAG 1.4.11: 3:1), and no two types look alike.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { STATUS_COLOURS, TYPE_COLOURS } from "../../src/explorer/canvas/colours.ts";

const css = readFileSync(new URL("../../src/explorer/styles/tokens.css", import.meta.url), "utf8");
const [LIGHT, DARK] = [...css.matchAll(/--page: (#[0-9a-f]{6});/g)].map(([, colour]) => colour!);

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

it.for([
  { theme: "light", page: LIGHT! },
  { theme: "dark", page: DARK! },
] as const)("stands out from the $theme page", ({ theme, page }) => {
  const colours = [...TYPE_COLOURS[theme], ...Object.values(STATUS_COLOURS[theme])];
  expect(colours.filter((colour) => contrast(colour, page) < 3)).toEqual([]);
  expect(new Set(TYPE_COLOURS[theme]).size).toBe(TYPE_COLOURS[theme].length);
});
