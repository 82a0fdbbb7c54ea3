// The address bar holds the whole view: what is shown, where it stands, what is chosen, what is filtered.
import { batch, effect } from "@preact/signals";
import { camera, HOME } from "./camera.ts";
import { edges, nodes } from "./canvas.ts";
import * as filters from "./filters.ts";
import { encodeCanvas } from "./link-code.ts";
import { pathQuestion } from "./path-question.ts";
import { moved, pinned, seed } from "./positions.ts";
import { selected, VIEWS, type View, view } from "./selection.ts";

const LISTS = {
  off: filters.hiddenTypes,
  relation: filters.chosenRelations,
  status: filters.chosenStatus,
  polarity: filters.chosenPolarity,
  modality: filters.chosenModality,
  outlet: filters.chosenOutlets,
} as const;
const NAMED = { speaker: filters.chosenSpeakers, concerns: filters.concerned } as const;

/** The view as the part of the address behind "#". */
export async function toLink(): Promise<string> {
  const link = new URLSearchParams();
  const put = (name: string, value: string | null) => value && link.set(name, value);
  put("view", view.value === "graph" ? null : view.value);
  put("selected", selected.value);
  for (const [name, { value }] of Object.entries(LISTS)) for (const each of value) link.append(name, each);
  for (const [name, { value }] of Object.entries(NAMED)) {
    for (const each of value) link.append(name, `${each.id} ${each.name}`);
  }
  put("confidence", filters.minConfidence.value > 0 ? String(filters.minConfidence.value) : null);
  put("valid", filters.validAt.value);
  const range = filters.timeRange.value;
  put("time", range && `${range.clock} ${range.from ?? ""}..${range.to ?? ""}`);
  const { from, to, maxLength } = pathQuestion.value;
  put("path", from || to ? `${from?.id ?? ""} ${to?.id ?? ""} ${maxLength}` : null);
  put("seed", seed.value === 1 ? null : String(seed.value));
  const { x, y, ratio, angle } = camera.value;
  if (camera.value !== HOME) put("camera", [x, y, ratio, angle].map((part) => Number(part.toFixed(4))).join(","));
  const graph = nodes.value.size > 0 ? await encodedCanvas() : "";
  const rest = link.toString();
  if (!graph) return rest;
  return `${rest}${rest && "&"}graph=${graph}`; // of characters that need no escape: not looked through again
}

let encoded: { readonly of: readonly unknown[]; readonly code: Promise<string> } | null = null;

/** The canvas as text, made anew only when something on it came, went or moved: most changes are the camera's. */
function encodedCanvas(): Promise<string> {
  const now = [nodes.value, edges.value, moved.value, pinned.value];
  if (!encoded || now.some((part, index) => part !== encoded!.of[index])) {
    encoded = { of: now, code: encodeCanvas(nodes.value.keys(), edges.value.keys()) };
  }
  return encoded.code;
}

/** Takes over all of a link but the canvas and the ends of a path. */
export function readLink(link: URLSearchParams): void {
  batch(() => {
    const wanted = link.get("view") as View;
    view.value = VIEWS.includes(wanted) ? wanted : "graph";
    selected.value = link.get("selected");
    for (const [name, choice] of Object.entries(LISTS)) choice.value = new Set<never>(link.getAll(name) as never[]);
    for (const [name, choice] of Object.entries(NAMED)) choice.value = link.getAll(name).map(toNamed);
    filters.minConfidence.value = Math.min(1, Math.max(0, Number(link.get("confidence")) || 0));
    filters.validAt.value = toDay(link.get("valid"));
    filters.timeRange.value = toRange(link.get("time"));
    seed.value = Number(link.get("seed")) || 1;
    const [x = 0.5, y = 0.5, ratio = 1, angle = 0] = link.get("camera")?.split(",").map(Number) ?? [];
    const isWhole = link.has("camera") && [x, y, ratio, angle].every(Number.isFinite);
    camera.value = isWhole ? { x, y, ratio, angle } : HOME;
  });
}

function toNamed(text: string): filters.NamedEntity {
  const [id = "", ...name] = text.split(" ");
  return { id, name: name.join(" ") || id };
}

function toDay(text: string | null | undefined): string | null {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

function toRange(text: string | null): filters.TimeRange | null {
  const match = /^(published|spoken-of) ([^.]*)\.\.([^.]*)$/.exec(text ?? "");
  return match && { clock: match[1] as filters.TimeClock, from: toDay(match[2]), to: toDay(match[3]) };
}

const WAIT_MS = 250;

/** Writes the address whenever the view changed and then rests. Returns what stops it. */
export function watchLink(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    readAll();
    clearTimeout(timer);
    timer = setTimeout(() => void writeLink(), WAIT_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Writes the address now; returns it. */
export async function writeLink(): Promise<string> {
  const link = await toLink();
  const url = new URL(window.location.href);
  url.hash = link;
  if (url.href !== window.location.href) history.replaceState(null, "", url);
  return url.href;
}

/** Touches every signal that a link is made of. */
function readAll(): void {
  for (const { value } of Object.values(LISTS)) value.size;
  const { chosenSpeakers, concerned, minConfidence, validAt, timeRange } = filters;
  const parts = [chosenSpeakers, concerned, minConfidence, validAt, timeRange, view, selected, camera, nodes, edges];
  for (const part of [...parts, moved, pinned, seed, pathQuestion]) part.value;
}
