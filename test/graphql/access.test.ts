import { createHmac, generateKeyPairSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer as createHttpServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema } from "graphql";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createApiKey, parseKeys, type Role, requiredRole } from "../../src/graphql/index.ts";
import { aServer, type LooseAnswer } from "../support/a-server.ts";

const writers = {
  ingest: () => Promise.reject(new Error("not to be called")),
  retract: async () => 1,
  loadSeed: async () => ({ added: 1, replaced: 0, unchanged: 0 }),
};
const RETRACT = 'mutation { retractDocument(input: { key: "a" }) { retracted } }';
const SEED = "mutation { loadSeed { added } }";
const QUESTION = "{ stats { documents } }";

async function listening(options: Parameters<typeof aServer>[1] = {}) {
  const { server } = await aServer([], { writers, ...options });
  const { url, port } = await server.listen();
  const send = async (query: string, authorization?: string, headers: Record<string, string> = {}) => {
    const own = {
      "content-type": "application/json",
      ...(authorization !== undefined && { authorization }),
      ...headers,
    };
    const response = await fetch(url, { method: "POST", headers: own, body: JSON.stringify({ query }) });
    const { errors, data } = (await response.json()) as LooseAnswer;
    return { status: response.status, code: errors?.[0]?.extensions.code, data, headers: response.headers };
  };
  return { url, port, send };
}

const keys = { reader: createApiKey("reader"), curator: createApiKey("curator"), admin: createApiKey("admin") };
const stored = Object.values(keys).map(({ stored }) => stored);
const bearer = (role: Role) => `Bearer ${keys[role].key}`;

describe("the table of roles", () => {
  const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
  const page = readFileSync(new URL("../../docs/graphql.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| (.+?) +\| `(reader|curator|admin)` +\|$/gm)];
  const documented = new Map(
    rows.flatMap(([, fields = "", role = ""]) => [...fields.matchAll(/`(\w+)`/g)].map(([, name = ""]) => [name, role])),
  );

  it("opens no change to readers, and is the one in docs/graphql.md", () => {
    const changes = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(changes.length).toBeGreaterThan(2);
    for (const field of changes) {
      expect(requiredRole("mutation", field), field).not.toBe("reader");
      expect(documented.get(field), field).toBe(requiredRole("mutation", field));
    }
    for (const field of Object.keys(schema.getQueryType()?.getFields() ?? {})) {
      expect(requiredRole("query", field), field).toBe(documented.get(field) ?? "reader");
    }
    const told = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    expect(told.length).toBeGreaterThan(1);
    for (const field of told) {
      expect(requiredRole("subscription", field), field).toBe(documented.get(field) ?? "reader");
    }
  });

  it("keeps what it does not know for admins", () => {
    for (const field of ["dropEverything", "constructor", "__proto", "toString"]) {
      expect(requiredRole("mutation", field)).toBe(field.startsWith("__") ? "reader" : "admin");
    }
  });

  it("is what a server with keys does, for every change", async () => {
    const { send } = await listening({ access: { keys: stored } });
    const steps: Role[] = ["reader", "curator", "admin"];
    for (const [change, needed] of [
      [RETRACT, "curator"],
      [SEED, "admin"],
    ] as const) {
      for (const role of steps) {
        const allowed = steps.indexOf(role) >= steps.indexOf(needed);
        expect(await send(change, bearer(role))).toMatchObject(
          allowed ? { status: 200, code: undefined } : { status: 403, code: "FORBIDDEN", data: undefined },
        );
      }
      expect(await send(change)).toMatchObject({ status: 401, code: "UNAUTHENTICATED", data: undefined });
    }
  });
});

describe("whoever asks", () => {
  const VIEWER = "{ viewer { id name role mutations expiresAt } }";
  const CHANGES = ["judge", "retractDocument", "revokeJudgement"];

  it("is told by what name and role the server knows them, and which changes it makes for them", async () => {
    const { send } = await listening({
      access: { keys: stored, anonymous: "reader" },
      writers: { retract: async () => 1 },
    });
    const mutations: Record<Role, string[]> = { reader: [], curator: CHANGES, admin: CHANGES };
    for (const role of ["reader", "curator", "admin"] as const) {
      const { data } = await send(VIEWER, bearer(role));
      expect(data.viewer).toMatchObject({
        name: `key:${keys[role].stored.id}`,
        role: role.toUpperCase(),
        mutations: mutations[role],
        expiresAt: null,
      });
    }
    expect((await send(VIEWER)).data.viewer).toMatchObject({ name: null, role: "READER", mutations: [] });
  });

  it("is told of no change on a server that only reads, and of all that a server can do for admins", async () => {
    const reading = await listening({ writers: {} });
    expect((await reading.send(VIEWER)).data.viewer).toMatchObject({ role: "ADMIN", mutations: [] });
    const { send } = await listening();
    const { mutations } = (await send(VIEWER)).data.viewer;
    expect(mutations).toEqual(["ingestDocument", "judge", "loadSeed", "retractDocument", "revokeJudgement"]);
  });

  it("is told nothing where nobody may ask without a key", async () => {
    const { send } = await listening({ access: { keys: stored, anonymous: null } });
    expect(await send(VIEWER)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("is told when their key expires", async () => {
    const expiring = { ...keys.curator.stored, expiresAt: "2999-01-01T00:00:00Z" };
    const { send } = await listening({ access: { keys: [expiring] } });
    expect((await send(VIEWER, bearer("curator"))).data.viewer.expiresAt).toBe("2999-01-01T00:00:00.000Z");
  });
});

describe("side doors", () => {
  it.for([
    "mutation { harmless: loadSeed { added } }",
    "mutation { stats: loadSeed { added } __typename }",
    "mutation { ...f } fragment f on Mutation { ...g } fragment g on Mutation { loadSeed { added } }",
    "mutation { ... on Mutation { ... @include(if: true) { loadSeed { added } } } }",
    'mutation { a: retractDocument(input: { key: "a" }) { retracted } loadSeed { added } }',
    "mutation { loadSeed @skip(if: true) { added } }",
    "query A { __typename } mutation B { loadSeed { added } }",
    "query { loadSeed { added } }",
    "subscription { loadSeed { added } }",
  ])("are shut to a curator: %s", async (query) => {
    let loaded = 0;
    const loadSeed = async () => {
      loaded += 1;
      return { added: 1, replaced: 0, unchanged: 0 };
    };
    const { url } = await listening({ access: { keys: stored }, writers: { ...writers, loadSeed } });
    const headers = { "content-type": "application/json", authorization: bearer("curator") };
    const operationName = query.includes("mutation B") ? { operationName: "B" } : {};
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, ...operationName }) });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(((await response.json()) as LooseAnswer).data).toBeUndefined();
    expect(loaded).toBe(0);
  });

  it("are shut among the representations of a gateway", async () => {
    const { send } = await listening({ access: { keys: stored, anonymous: null } });
    const query = (type: string) =>
      `query { _entities(representations: [{ __typename: "${type}", id: "a" }]) { __typename } _service { sdl } }`;
    for (const type of ["Mutation", "Query", "Changes", "__Schema"]) {
      expect(await send(query(type), bearer("admin"))).toMatchObject({ code: "BAD_USER_INPUT", data: null });
    }
    expect(await send(query("Entity"))).toMatchObject({ status: 401, code: "UNAUTHENTICATED", data: undefined });
  });

  it("are shut to GET, whatever the role", async () => {
    const { url } = await listening({ access: { keys: stored } });
    const headers = { authorization: bearer("admin"), "graphql-require-preflight": "1" };
    expect((await fetch(`${url}?query=${encodeURIComponent(SEED)}`, { headers })).status).toBe(405);
  });
});

describe("those who show nothing", () => {
  it("may do all on a server of this machine without keys, and read where there are keys", async () => {
    const open = await listening();
    expect(await open.send(SEED)).toMatchObject({ status: 200 });
    const { send } = await listening({ access: { keys: stored } });
    expect(await send(QUESTION)).toMatchObject({ status: 200 });
    expect(await send(SEED)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("only read when they call this machine by another name, as a page does whose name was made to point here", async () => {
    const { port } = await listening();
    const ask = (query: string, host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { host, "content-type": "application/json" };
        const sent = request({ port, host: "127.0.0.1", path: "/graphql", method: "POST", headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on("error", reject).end(JSON.stringify({ query }));
      });
    expect(await ask(SEED, `localhost:${port}`)).toBe(200);
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80"]) {
      expect(await ask(SEED, host)).toBe(401);
    }
    expect(await ask(QUESTION, "evil.example")).toBe(200);
  });

  it("get nothing, not even the schema, from a server that listens beyond this machine, unless it says so", async () => {
    const { send } = await listening({ host: "0.0.0.0" });
    for (const query of [QUESTION, SEED, "{ __typename }", "{ __schema { types { name } } }", "{ nonsense }"]) {
      expect(await send(query)).toMatchObject({ status: 401, code: "UNAUTHENTICATED", data: undefined });
    }
    const reading = await listening({ host: "0.0.0.0", access: { anonymous: "reader" } });
    expect(await reading.send(QUESTION)).toMatchObject({ status: 200 });
    const refused = await reading.send(SEED);
    expect(refused).toMatchObject({ status: 401 });
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  });
});

describe("API keys", () => {
  const expired = createApiKey("admin", "2020-01-01T00:00:00.000Z");
  const { key } = keys.admin;
  it.for([
    { what: "a wrong secret", authorization: `Bearer ${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}` },
    { what: "an unknown id", authorization: `Bearer ${createApiKey("admin").key}` },
    { what: "the secret of another key", authorization: `Bearer ${keys.reader.key.slice(0, 16)}${key.slice(16)}` },
    { what: "the stored hash", authorization: `Bearer cg_${keys.admin.stored.id}_${keys.admin.stored.hash}` },
    { what: "no secret", authorization: `Bearer cg_${keys.admin.stored.id}_` },
    { what: "one that expired", authorization: `Bearer ${expired.key}` },
    { what: "another scheme", authorization: `Basic ${Buffer.from(`admin:${key}`).toString("base64")}` },
    { what: "two at once", authorization: `Bearer ${keys.reader.key}, Bearer ${key}` },
    { what: "nothing", authorization: "Bearer" },
  ])("are refused for $what, also for a question", async ({ authorization }) => {
    const { send } = await listening({ access: { keys: [...stored, expired.stored], anonymous: "reader" } });
    for (const query of [QUESTION, SEED]) {
      expect(await send(query, authorization)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    }
  });

  it("are kept as hashes, a line each, and a line that is none is named", () => {
    const lines = stored.map((line) => JSON.stringify(line)).join("\n");
    for (const { key } of Object.values(keys)) expect(lines).not.toContain(key.slice(16));
    expect(parseKeys(`${lines}\n`)).toEqual(stored);
    expect(() => parseKeys(`${lines}\n{"id": "x"}`)).toThrow("Line 4");
  });
});

describe("JSON Web Tokens", () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** An issuer that publishes the public key of what it signs, and a server that believes it. */
  async function withIssuer(jwt: { readonly roleClaim?: string } = {}) {
    const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
    const keys: object[] = [jwk];
    const published = createHttpServer((_request, response) => response.end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => published.listen(0, "127.0.0.1", resolve));
    closing.push(() => published.close());
    const jwks = `http://127.0.0.1:${(published.address() as AddressInfo).port}/jwks.json`;
    const [issuer, audience] = ["https://issuer.example", "citegraph"];
    const { send } = await listening({ access: { jwt: { jwks, issuer, audience, ...jwt } } });
    const token = (
      claims: object = {},
      over: { iss?: string; aud?: string; exp?: string | number; key?: CryptoKey; kid?: string | null } = {},
    ) =>
      new SignJWT({ role: "admin", ...claims })
        .setProtectedHeader({ alg: "RS256", ...(over.kid !== null && { kid: over.kid ?? "k1" }) })
        .setIssuer(over.iss ?? issuer)
        .setAudience(over.aud ?? audience)
        .setSubject("ada")
        .setExpirationTime(over.exp ?? "5m")
        .sign(over.key ?? privateKey);
    return { send, token, keys, publicKey, privateKey, published, issuer, audience };
  }

  it("give the highest role that they name, and none for one that is not ours", async () => {
    const { send, token } = await withIssuer();
    expect(await send(SEED, `Bearer ${await token()}`)).toMatchObject({ status: 200 });
    expect(await send(SEED, `Bearer ${await token({ role: ["reader", "admin", "x"] })}`)).toMatchObject({
      status: 200,
    });
    expect(await send(SEED, `Bearer ${await token({ role: "curator" })}`)).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
    expect(await send(RETRACT, `Bearer ${await token({ role: "curator" })}`)).toMatchObject({ status: 200 });
    for (const role of ["root", "Admin", null, 3, { admin: true }]) {
      expect(await send(QUESTION, `Bearer ${await token({ role })}`)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    }
  });

  it.for([
    { roleClaim: "realm_access.roles", claims: { realm_access: { roles: ["offline_access", "curator"] } } },
    {
      roleClaim: "resource_access.graph.example.roles",
      claims: { resource_access: { "graph.example": { roles: ["curator"] } } },
    },
    { roleClaim: "https://graph.example/roles", claims: { "https://graph.example/roles": "curator" } },
    { roleClaim: "app.role", claims: { "app.role": "curator", app: { role: "admin" } } },
  ])("name their role in the claim $roleClaim, when the server is told so", async ({ roleClaim, claims }) => {
    const { send, token } = await withIssuer({ roleClaim });
    const authorization = `Bearer ${await token(claims)}`; // `role`, which names admin, is not looked at
    expect(await send(RETRACT, authorization)).toMatchObject({ status: 200 });
    expect(await send(SEED, authorization)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await send(QUESTION, `Bearer ${await token()}`)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  });

  it.for(["constructor.name", "realm_access.length", "realm_access.roles.0", "realm_access.", "."])(
    "name no role in %s, which is no claim of theirs",
    async (roleClaim) => {
      const { send, token } = await withIssuer({ roleClaim });
      const claims = { realm_access: { roles: ["admin"] } };
      expect(await send(QUESTION, `Bearer ${await token(claims)}`)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    },
  );

  it("may leave it open by which of several keys they are signed", async () => {
    const { send, token, keys, publicKey } = await withIssuer();
    const [second, unknown] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
    keys.splice(0, 1, await exportJWK(publicKey), await exportJWK(second.publicKey));
    for (const over of [{ kid: null }, { kid: null, key: second.privateKey }]) {
      expect(await send(SEED, `Bearer ${await token({}, over)}`)).toMatchObject({ status: 200 });
    }
    for (const over of [
      { key: unknown.privateKey },
      { key: second.privateKey, exp: 1 },
      { key: second.privateKey, aud: "other" },
    ]) {
      expect(await send(SEED, `Bearer ${await token({}, { kid: null, ...over })}`)).toMatchObject({ status: 401 });
    }
  });

  it("are believed by a new key within 30 seconds, and by a withdrawn one for 10 minutes at most", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { send, token, keys } = await withIssuer();
    const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
    const statusOf = async (over: object) =>
      (await send(QUESTION, `Bearer ${await token({}, { exp: "1h", ...over })}`)).status;
    expect(await statusOf({})).toBe(200);
    const next = await generateKeyPair("RS256");
    keys.splice(0, 1, { ...(await exportJWK(next.publicKey)), kid: "k2", alg: "RS256" });
    const byNext = { kid: "k2", key: next.privateKey };
    pass(29);
    expect([await statusOf(byNext), await statusOf({})]).toEqual([401, 200]);
    pass(2);
    expect([await statusOf(byNext), await statusOf({})]).toEqual([200, 401]);
    keys.splice(0);
    pass(598);
    expect(await statusOf(byNext)).toBe(200);
    pass(3);
    expect(await statusOf(byNext)).toBe(401);
  });

  it("are refused when forged, expired, for others, unsigned or signed by a confused algorithm", async () => {
    const { send, token, publicKey, privateKey, issuer, audience } = await withIssuer();
    const good = await token();
    const [head = "", body = "", signature = ""] = good.split(".");
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { role: "admin", iss: issuer, aud: audience, exp: Math.floor(Date.now() / 1000) + 300 };
    const unsigned = (alg: string) => `${encode({ alg, kid: "k1", typ: "JWT" })}.${encode(claims)}.`;
    const confused = (secret: string | Buffer) => {
      const text = `${encode({ alg: "HS256", kid: "k1" })}.${encode(claims)}`;
      return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    };
    const other = await generateKeyPair("RS256");
    const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const embedded = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", jwk: own.publicKey.export({ format: "jwk" }) as { kty: string } })
      .sign(own.privateKey);
    const tokens = {
      "another key": await token({}, { key: other.privateKey }),
      "its own key inside": embedded,
      expired: await token({}, { exp: Math.floor(Date.now() / 1000) - 60 }),
      "never expiring": await new SignJWT({ role: "admin" })
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .sign(other.privateKey),
      "not valid yet": await new SignJWT({ ...claims, nbf: claims.exp })
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .sign(privateKey),
      "a key named by a path": `${encode({ alg: "HS256", kid: "../../../../dev/null" })}.${encode(claims)}.${createHmac(
        "sha256",
        "",
      )
        .update(`${encode({ alg: "HS256", kid: "../../../../dev/null" })}.${encode(claims)}`)
        .digest("base64url")}`,
      "a key that is not published": await new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "'; DROP TABLE keys --" })
        .sign(privateKey),
      "another issuer": await token({}, { iss: "https://evil.example" }),
      "another audience": await token({}, { aud: "other" }),
      "changed claims": `${head}.${encode(claims)}.${signature}`,
      "no signature": `${head}.${body}.`,
      "alg none": unsigned("none"),
      "alg None": unsigned("None"),
      "HS256 with the public key": confused(await exportSPKI(publicKey)),
      "HS256 with the modulus": confused(Buffer.from((await exportJWK(publicKey)).n ?? "", "base64url")),
      "HS256 with nothing": confused(""),
      noise: randomBytes(40).toString("base64url"),
    };
    for (const [what, forged] of Object.entries(tokens)) {
      for (const query of [QUESTION, SEED]) {
        expect(await send(query, `Bearer ${forged}`), what).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
      }
    }
    expect(await send(SEED, `Bearer ${good}`)).toMatchObject({ status: 200 });
  });

  it("are neither believed nor called false while their issuer does not answer", async () => {
    const { send, token, published } = await withIssuer();
    await new Promise((resolve) => published.close(resolve));
    expect(await send(QUESTION, `Bearer ${await token()}`)).toMatchObject({
      status: 503,
      code: "IDENTITY_UNAVAILABLE",
    });
  });

  it("need an issuer whose keys come protected", async () => {
    const jwt = { jwks: "http://issuer.example/jwks", issuer: "i", audience: "a" };
    await expect(listening({ access: { jwt } })).rejects.toMatchObject({ code: "USAGE" });
  });
});

describe("pages of other sites", () => {
  const preflight = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };

  it("may not read an answer unless their origin is named", async () => {
    const { url, send } = await listening({ origins: ["https://good.example"] });
    for (const origin of ["https://evil.example", "null", "https://good.example.evil.example", "http://good.example"]) {
      const asked = await fetch(url, { method: "OPTIONS", headers: { origin, ...preflight } });
      expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([405, null]);
      expect((await send(QUESTION, undefined, { origin })).headers.get("access-control-allow-origin")).toBeNull();
    }
    const origin = "https://good.example";
    const asked = await fetch(url, { method: "OPTIONS", headers: { origin, ...preflight } });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, origin]);
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    const { headers } = await send(QUESTION, undefined, { origin });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("vary")).toContain("origin");
  });

  it("find everything closed on a server that names none", async () => {
    const { url } = await listening();
    const asked = await fetch(url, { method: "OPTIONS", headers: { origin: "https://good.example", ...preflight } });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([405, null]);
  });
});
