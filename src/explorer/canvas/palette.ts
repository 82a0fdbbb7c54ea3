// The colours of the page, read from its style sheet for what is drawn outside of it.
import { effect, signal } from "@preact/signals";
import { theme } from "../state/theme.ts";

export interface Palette {
  readonly page: string;
  readonly ink: string;
  readonly quiet: string;
  readonly faint: string;
  readonly accent: string;
  readonly warning: string;
  readonly fontFamily: string;
}

const EMPTY: Palette = {
  page: "#fff",
  ink: "#000",
  quiet: "#555",
  faint: "#888",
  accent: "#06c",
  warning: "#c40",
  fontFamily: "sans-serif",
};
export const palette = signal<Palette>(EMPTY);

/** Reads the colours again whenever the theme changes. */
export function watchPalette(): () => void {
  return effect(() => {
    theme.value;
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => style.getPropertyValue(name).trim();
    palette.value = {
      page: read("--page"),
      ink: read("--ink"),
      quiet: read("--quiet"),
      faint: read("--line-strong"),
      accent: read("--accent"),
      warning: read("--warning"),
      fontFamily: getComputedStyle(document.body).fontFamily,
    };
  });
}

/** `#rrggbb` as red, green and blue from 0 to 1. */
export function channels(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** A colour on its way to another, `part` from 0 to 1: dimmed without being see-through. */
export function mix(from: string, to: string, part: number): string {
  const target = channels(to);
  const mixed = channels(from).map((channel, at) => Math.round(255 * (channel + (target[at]! - channel) * part)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
