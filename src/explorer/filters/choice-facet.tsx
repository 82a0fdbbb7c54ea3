// A facet of which several values can be chosen, folded away until wanted.
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { toggle } from "../state/filters.ts";
import { countOf, type Facet } from "./facet-counts.ts";

interface ChoiceFacetProps<T extends string> {
  readonly title: string;
  readonly facet: Facet;
  readonly values: readonly T[];
  readonly choice: Signal<ReadonlySet<T>>;
  readonly words: (value: T) => string;
}

export function ChoiceFacet<T extends string>({ title, facet, values, choice, words }: ChoiceFacetProps<T>) {
  const chosen = choice.value.size;
  return (
    <details class="facet" open={chosen > 0}>
      <summary>
        {title} {chosen > 0 && <span class="count">{chosen} chosen</span>}
      </summary>
      <fieldset class="plain" aria-label={title}>
        {values.map((value) => (
          <FacetRow
            key={value}
            label={words(value)}
            count={countOf(facet, value)}
            checked={choice.value.has(value)}
            onToggle={() => toggle(choice, value)}
          />
        ))}
      </fieldset>
    </details>
  );
}

interface FacetRowProps {
  readonly label: string;
  readonly title?: string;
  readonly count?: number | undefined;
  readonly checked: boolean;
  readonly onToggle: () => void;
  readonly picture?: ComponentChildren;
}

export function FacetRow({ label, title, count, checked, onToggle, picture }: FacetRowProps) {
  return (
    <label class="facet-row" title={title}>
      <input type="checkbox" checked={checked} onChange={onToggle} />
      {picture}
      <span class="grow">{label}</span>
      {count !== undefined && <span class="count">{count.toLocaleString("en")}</span>}
    </label>
  );
}
