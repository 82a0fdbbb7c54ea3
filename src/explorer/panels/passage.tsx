// A quote in its paragraph: highlighted by its offsets, with the words for subject, relation and object marked in it.
import { useEffect } from "preact/hooks";
import type { StatementFullFragment } from "../generated/operations.ts";
import { loadText, textOf } from "../state/texts.ts";
import { isolateControls } from "./isolate-controls.tsx";
import { paragraphAround } from "./paragraph.ts";

export type EvidenceRow = StatementFullFragment["evidence"][number];

export function Passage({ evidence }: { readonly evidence: EvidenceRow }) {
  const { document, quote, start, end } = evidence;
  useEffect(() => loadText(document.id), [document.id]);
  const text = textOf(document.id);
  if (text === null) {
    return (
      <blockquote class="passage" lang={document.language} dir="auto">
        <Quote evidence={evidence} text={quote} offset={start} />
      </blockquote>
    );
  }
  const around = paragraphAround(text, start, end);
  return (
    <blockquote class="passage" lang={document.language} dir="auto">
      {around.cutBefore && "… "}
      <span class="around">{isolateControls(text.slice(around.start, start))}</span>
      <Quote evidence={evidence} text={text.slice(start, end)} offset={start} />
      <span class="around">{isolateControls(text.slice(end, around.end))}</span>
      {around.cutAfter && " …"}
    </blockquote>
  );
}

interface QuoteProps {
  readonly evidence: EvidenceRow;
  readonly text: string;
  readonly offset: number;
}

function Quote({ evidence, text, offset }: QuoteProps) {
  return (
    <mark data-start={evidence.start} data-end={evidence.end}>
      {partsOf(evidence, text, offset).map(({ part, role }, index) =>
        role ? (
          <span key={index} class={`said-${role}`} title={role}>
            {isolateControls(part)}
          </span>
        ) : (
          isolateControls(part)
        ),
      )}
    </mark>
  );
}

interface Part {
  readonly part: string;
  readonly role: "subject" | "relation" | "object" | null;
}

/** The text cut where subject, relation and object begin and end; overlaps go to the first. */
function partsOf({ subject, trigger, object }: EvidenceRow, text: string, offset: number): Part[] {
  const named = [
    { span: subject, role: "subject" as const },
    { span: trigger, role: "relation" as const },
    { span: object, role: "object" as const },
  ];
  const spans = named
    .flatMap(({ span, role }) => (span ? [{ start: span.start - offset, end: span.end - offset, role }] : []))
    .filter(({ start, end }) => start >= 0 && end <= text.length && start < end)
    .sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, role } of spans) {
    if (start < at) continue;
    if (start > at) parts.push({ part: text.slice(at, start), role: null });
    parts.push({ part: text.slice(start, end), role });
    at = end;
  }
  if (at < text.length) parts.push({ part: text.slice(at), role: null });
  return parts;
}
