// What a reader found, checked to be a document.
import { CitegraphError, DocumentInput } from "../domain/index.ts";

/**
 * @param where named in the fault, such as `reports.jsonl:3`
 * @throws CitegraphError INPUT_INVALID that names every faulty member; INPUT_EMPTY for a text of white space
 */
export function checkDocument(value: unknown, where: string): DocumentInput {
  const parsed = DocumentInput.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "));
    throw new CitegraphError("INPUT_INVALID", `${where}: ${issues.join("; ")}`);
  }
  if (parsed.data.text.trim() === "") throw new CitegraphError("INPUT_EMPTY", `${where}: the text is empty.`);
  return parsed.data;
}
