// The errors of the language engine: a code for programs, a hint for people.

/** Public: codes are added, never renamed. */
export type LanguageErrorCode = "MODEL_MISSING" | "MODEL_INVALID" | "PATTERN_INVALID" | "TEXT_TOO_LONG";

const HINTS: Record<LanguageErrorCode, string> = {
  MODEL_MISSING: "Run `npm run model` in the checkout, or reinstall the package: the model file is part of it.",
  MODEL_INVALID: "Run `npm run model -- --force`: the file is damaged or was made for another version.",
  PATTERN_INVALID: "See the section on patterns in docs/language.md.",
  TEXT_TOO_LONG: "Split the text, for example at blank lines, and parse the parts.",
};

export class LanguageError extends Error {
  readonly code: LanguageErrorCode;
  readonly hint: string;

  constructor(code: LanguageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LanguageError";
    this.code = code;
    this.hint = HINTS[code];
  }
}
