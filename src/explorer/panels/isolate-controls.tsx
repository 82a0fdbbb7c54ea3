// Signs that turn the direction of text are shown where they stand and kept from turning anything around them.
import type { ComponentChildren } from "preact";

const CONTROLS = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

/** The same text, code point for code point. */
export function isolateControls(text: string): ComponentChildren {
  if (!CONTROLS.test(text)) return text;
  return text.split(CONTROLS).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} class="control" title={`U+${part.codePointAt(0)!.toString(16).toUpperCase()}`}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
