// The paragraph that a quote stands in.

/** How much of a paragraph is shown on each side of the quote, in UTF-16 code units. */
const REACH = 600;

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Whether text of the paragraph was left out. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** From the line break before the quote to the one after it; a long paragraph is cut between words. */
export function paragraphAround(text: string, start: number, end: number): Paragraph {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const from = start === 0 ? 0 : Math.min(lineStart, start);
  const to = lineEnd < 0 ? text.length : lineEnd;
  const cutBefore = start - from > REACH;
  const cutAfter = to - end > REACH;
  return {
    start: cutBefore ? afterSpace(text, start - REACH, start) : from,
    end: cutAfter ? beforeSpace(text, end, end + REACH) : to,
    cutBefore,
    cutAfter,
  };
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.indexOf(" ", from);
  return space >= 0 && space < limit ? space + 1 : atCodePoint(text, from);
}

function beforeSpace(text: string, limit: number, to: number): number {
  const space = text.lastIndexOf(" ", to);
  return space > limit ? space : atCodePoint(text, to);
}

/** Not between the two units of one character. */
function atCodePoint(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow ? at + 1 : at;
}
