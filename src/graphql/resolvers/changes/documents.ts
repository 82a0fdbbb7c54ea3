// Documents as they come in.
import { DocumentInput } from "../../../domain/index.ts";
import { badInput } from "../../errors.ts";

/** @throws GraphQLError BAD_USER_INPUT that names the member */
export function toDocumentInput(input: unknown): DocumentInput {
  const parsed = DocumentInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(`${[...(issue?.path ?? []), issue?.message].join(": ")}.`);
}
