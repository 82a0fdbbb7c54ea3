// Documents as they come in, and whether the server takes them.
import { DocumentInput } from "../../domain/index.ts";
import { badInput, forbidden } from "../errors.ts";

/** @throws GraphQLError BAD_USER_INPUT that names the member */
export function toDocumentInput(input: unknown): DocumentInput {
  const parsed = DocumentInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(`${[...(issue?.path ?? []), issue?.message].join(": ")}.`);
}

/** What the server was given to make changes with. @throws GraphQLError FORBIDDEN when it was given nothing */
export function allowed<T>(writer: T | undefined, refusal: string): T {
  if (writer) return writer;
  throw forbidden(`This server ${refusal}.`);
}
