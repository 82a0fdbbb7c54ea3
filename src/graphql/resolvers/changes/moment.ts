// The moment up to which changes are told. Cursors carry it: the pages after the first one tell of the moment of that, whatever others
// wrote since then.
import { type GraphQLResolveInfo, getArgumentValues, isObjectType } from "graphql";
import { badInput } from "../../errors.ts";
import { bindingIn, bindingOf } from "../../questions/cursor.ts";
import { fieldsBelow } from "../../questions/fields.ts";
import type { PageArguments } from "../../questions/list-arguments.ts";

/** What the cursors of a list of changes are bound to. */
export function momentBinding(list: string, since: string, until: string): string {
  return `${bindingOf(list, since, until)}@${until}`;
}

/**
 * The moment of the cursors that lists of changes are asked for with; none where there are no cursors. One that was made for
 * another list is refused where it is read.
 * @throws GraphQLError BAD_USER_INPUT for cursors of two moments
 */
export function momentAsked(info: GraphQLResolveInfo, since: string): string | undefined {
  const type = info.schema.getType("Changes");
  if (!isObjectType(type)) throw new TypeError("Changes is not an object type of the schema");
  const moments = new Set<string>();
  for (const [field] of fieldsBelow(info, type, info.fieldNodes).values()) {
    const definition = field && type.getFields()[field.name.value];
    if (!definition) continue;
    const { after, before }: PageArguments = getArgumentValues(definition, field, info.variableValues);
    for (const cursor of [after, before]) {
      const moment = cursor && momentIn(cursor);
      if (moment && moment >= since) moments.add(moment);
    }
  }
  if (moments.size > 1)
    throw badInput("These cursors are of changes up to two moments: ask for each with a first page of its own.");
  return moments.values().next().value;
}

function momentIn(cursor: string): string | null {
  const moment = bindingIn(cursor).split("@")[1] ?? "";
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) && !Number.isNaN(Date.parse(moment));
  return isTime ? moment : null;
}
