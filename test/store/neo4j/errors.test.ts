import { expect, it } from "vitest";
import { toStoreError } from "../../../src/store/neo4j/database/errors.ts";

const refused = (code: string) => Object.assign(new Error("Not allowed."), { code });

it.for(["Neo.ClientError.Security.Forbidden", "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"])(
  "a user who may not hold off writers (%s) is told to ask again, not that the password is wrong",
  (code) => {
    expect(toStoreError(refused(code), "neo4j://a", "hold")).toMatchObject({
      code: "STORE_BUSY",
      hint: expect.stringContaining("Ask again"),
    });
  },
);

it("who waited for a connection in vain is told that others have them all", () => {
  const timedOut = new Error("Connection acquisition timed out in 60000 ms. Pool status: Active conn count = 100.");
  expect(toStoreError(timedOut, "neo4j://a", "write").code).toBe("STORE_BUSY");
});

it("a wrong password is told whatever was going on", () => {
  const wrong = refused("Neo.ClientError.Security.Unauthorized");
  for (const phase of ["connect", "read", "hold", "write"] as const)
    expect(toStoreError(wrong, "neo4j://a", phase).code).toBe("STORE_UNAUTHORISED");
});
