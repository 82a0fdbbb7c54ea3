// Light or dark: as the system has it until the user chooses.
import { computed, effect, signal } from "@preact/signals";

export const THEMES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEMES)[number];

const KEY = "citegraph.theme";
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(prefersDark.matches);
prefersDark.addEventListener("change", ({ matches }) => {
  systemDark.value = matches;
});

export const themeChoice = signal<ThemeChoice>(readChoice());
export const theme = computed<"light" | "dark">(() => {
  if (themeChoice.value === "system") return systemDark.value ? "dark" : "light";
  return themeChoice.value;
});

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
/** Whether nothing should move by itself. */
export function reducedMotion(): boolean {
  return calm.matches;
}

/** Marks the page with the theme from now on. */
export function watchTheme(): () => void {
  return effect(() => {
    document.documentElement.dataset.theme = theme.value;
    remember(themeChoice.value);
  });
}

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY) as ThemeChoice;
    return THEMES.includes(kept) ? kept : "system";
  } catch {
    return "system"; // storage may be forbidden
  }
}

function remember(choice: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // then it holds for this page only
  }
}
