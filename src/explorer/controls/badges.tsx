// Words for how something is meant, each with a colour of its own.
import type { Modality, Polarity, RelationStatus } from "../generated/operations.ts";
import { toWords } from "../state/catalogue.ts";
import type { Tone } from "../state/tones.ts";
import { MODALITY_TONES, STATUS_TONES } from "../state/tones.ts";

export function Badge({
  tone,
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly children: preact.ComponentChildren;
}) {
  return <span class={`badge${tone ? ` ${tone}` : ""}`}>{children}</span>;
}

export function StatusBadge({ status }: { readonly status: RelationStatus }) {
  return <Badge tone={STATUS_TONES[status]}>{toWords(status)}</Badge>;
}

/** Nothing for what is plainly asserted: the mark is for what departs from it. */
export function MeantBadges({ polarity, modality }: { readonly polarity: Polarity; readonly modality: Modality }) {
  return (
    <>
      {polarity === "NEGATED" && <Badge tone="bad">denied</Badge>}
      {modality !== "ASSERTED" && <Badge tone={MODALITY_TONES[modality]}>{toWords(modality)}</Badge>}
      {polarity === "AFFIRMED" && modality === "ASSERTED" && <Badge>asserted</Badge>}
    </>
  );
}

export function Confidence({ value }: { readonly value: number }) {
  const percent = Math.round(value * 100);
  return (
    <span class="row small" title="How sure it is that the text says this">
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      <span>
        {percent}%<span class="unseen"> confidence</span>
      </span>
    </span>
  );
}
