// Fetches Neo4j Community and Neo4j Browser from Maven Central, once a machine, into the user's cache folder.
import { execFile } from "node:child_process";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CitegraphError } from "../../src/domain/index.ts";

export const NEO4J_VERSION = "5.26.30";

const run = promisify(execFile);
const pom = join(import.meta.dirname, "pom.xml");
const copyDependencies = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
const MIN_JAVA = 17;

/**
 * Where the jars of this version lie; they are fetched if they are not there yet (about 160 MB).
 * Two processes may do so at once: each fetches into a folder of its own, and one of them keeps its place.
 * @throws CitegraphError STORE_UNREACHABLE when Java or Maven is missing or Maven fails
 */
export async function installNeo4j(log: (line: string) => void = () => {}): Promise<string> {
  await assertJava();
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "citegraph");
  const lib = join(cache, `neo4j-${NEO4J_VERSION}`);
  if (await exists(lib)) return lib;
  log(`Fetching Neo4j ${NEO4J_VERSION} from Maven Central into ${lib} …`);
  const unfinished = `${lib}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  await fetchJars(unfinished);
  await rename(unfinished, lib).catch(() => rm(unfinished, { recursive: true }));
  return lib;
}

async function fetchJars(folder: string): Promise<void> {
  const args = ["-q", "-B", "-f", pom, copyDependencies, `-DoutputDirectory=${folder}`];
  await run("mvn", args, { maxBuffer: 2 ** 26 }).catch(async (cause: unknown) => {
    await rm(folder, { recursive: true, force: true });
    if (isMissing(cause)) {
      throw new CitegraphError("STORE_UNREACHABLE", "Maven (mvn) is not on the path; Neo4j is fetched by it.", {
        cause,
        hint: "Install it, on Debian with `apt-get install maven`, or use `docker compose up -d` instead.",
      });
    }
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new CitegraphError("STORE_UNREACHABLE", `Maven could not fetch Neo4j ${NEO4J_VERSION}.`, {
      cause,
      hint: "Check the network and Maven's settings, then run the same command again.",
      details: `${stdout}${stderr}`.trim().split("\n").slice(0, 10),
    });
  });
}

async function assertJava(): Promise<void> {
  const hint = "Install Java 17 or 21, on Debian with `apt-get install openjdk-17-jre-headless`.";
  const { stderr, stdout } = await run("java", ["-version"]).catch((cause: unknown) => {
    throw new CitegraphError("STORE_UNREACHABLE", "Java is not on the path; Neo4j needs it.", { cause, hint });
  });
  const version = Number(/version "(\d+)/.exec(stderr + stdout)?.[1] ?? 0);
  if (version < MIN_JAVA) {
    throw new CitegraphError("STORE_UNREACHABLE", `Java ${version} is too old for Neo4j.`, { hint });
  }
}

/** Whether a program could not be started because it is not there. */
function isMissing(error: unknown): boolean {
  return (error as { code?: unknown }).code === "ENOENT";
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
