// Reads an ontology from YAML files and checks that it holds together.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { z } from "zod";
import { CitegraphError, foldName, hashOf } from "../domain/index.ts";
import { Frame } from "./frame.ts";
import { EntityType, type Ontology, Post, RelationType } from "./ontology.ts";

const OntologyFile = z.strictObject({
  entityTypes: z.array(EntityType).default([]),
  relations: z.array(RelationType).default([]),
  cues: z.record(z.string(), z.array(z.string())).default({}),
  posts: z.array(Post).default([]),
  frames: z.array(Frame).default([]),
});
type OntologyFile = z.infer<typeof OntologyFile>;

/** The ontology that comes with citegraph. */
export const DEFAULT_ONTOLOGY = fileURLToPath(new URL("../../seed/ontology", import.meta.url));

/**
 * Reads every .yaml file of the folders, in order of their names; later folders add types, relations and words.
 * @throws CitegraphError ONTOLOGY_INVALID that names file and place, for a fault, a double name or a dangling one
 */
export async function loadOntology(...folders: readonly string[]): Promise<Ontology> {
  const parts: OntologyFile[] = [];
  for (const folder of folders.length > 0 ? folders : [DEFAULT_ONTOLOGY]) {
    for (const file of await yamlFilesOf(folder)) parts.push(await readYaml(file, OntologyFile));
  }
  const ontology = joinParts(parts);
  checkNames(ontology);
  return ontology;
}

/** The .yaml files of a folder, or the file itself, in order of their names. */
export async function yamlFilesOf(path: string): Promise<string[]> {
  if (/\.ya?ml$/.test(path)) return [path];
  try {
    const names = await readdir(path);
    const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
    return files.map((name) => join(path, name));
  } catch (cause) {
    throw new CitegraphError("ONTOLOGY_INVALID", `The folder ${path} cannot be read.`, { cause });
  }
}

/** Reads one YAML file in a given shape; faults name the file and the place in it. */
export async function readYaml<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  const source = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CitegraphError("ONTOLOGY_INVALID", `${file} cannot be read.`, { cause });
  });
  const yaml = parseDocument(source, { uniqueKeys: true });
  const [fault] = yaml.errors;
  if (fault) throw new CitegraphError("ONTOLOGY_INVALID", `${file}: ${fault.message}`);
  const parsed = shape.safeParse(toValue(yaml, file) ?? {});
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => `${file}: ${path.join(".")}: ${message}`);
  throw new CitegraphError("ONTOLOGY_INVALID", details[0] ?? `${file} is not as it should be.`, { details });
}

/** An alias may stand for so much that the parser refuses to write it out. */
function toValue(yaml: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return yaml.toJS();
  } catch (cause) {
    throw new CitegraphError("ONTOLOGY_INVALID", `${file}: ${(cause as Error).message}`, { cause });
  }
}

function joinParts(parts: readonly OntologyFile[]): Ontology {
  const cues = new Map<string, string[]>();
  for (const part of parts) {
    for (const [name, words] of Object.entries(part.cues)) cues.set(name, [...(cues.get(name) ?? []), ...words]);
  }
  const entityTypes = byName(parts.flatMap((part) => part.entityTypes));
  const relations = byName(parts.flatMap((part) => part.relations));
  const posts = byEachName(parts.flatMap((part) => part.posts));
  const frames = parts.flatMap((part) => part.frames);
  const fingerprint = hashOf([[...entityTypes], [...relations], [...cues], [...posts], frames]);
  return { entityTypes, relations, cues, posts, frames, fingerprint };
}

function byName<T extends { name: string }>(entries: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    if (map.has(entry.name)) throw new CitegraphError("ONTOLOGY_INVALID", `${entry.name} is defined twice.`);
    map.set(entry.name, entry);
  }
  return map;
}

function byEachName(posts: readonly Post[]): Map<string, Post> {
  const map = new Map<string, Post>();
  for (const post of posts) {
    for (const name of [post.name, ...post.also].map(foldName)) {
      if (name === "") {
        throw new CitegraphError(
          "ONTOLOGY_INVALID",
          `A post is named ${JSON.stringify(post.name)}, or so also: ${JSON.stringify(post.also)}, which says nothing.`,
          {
            hint: "Give each name of a post at least one letter, and leave `also` away where there is no other name.",
          },
        );
      }
      if (map.has(name)) throw new CitegraphError("ONTOLOGY_INVALID", `The post ${name} is listed twice.`);
      map.set(name, post);
    }
  }
  return map;
}

function checkNames({ entityTypes, relations, frames }: Ontology): void {
  const need = (known: ReadonlyMap<string, unknown>, name: string, where: string): void => {
    if (!known.has(name)) throw new CitegraphError("ONTOLOGY_INVALID", `${where} names ${name}, which is not defined.`);
  };
  for (const { name, confusedWith } of entityTypes.values()) {
    for (const type of confusedWith) need(entityTypes, type, name);
  }
  for (const { name, domain, range, opposite, scope, functional } of relations.values()) {
    const named = Object.values(scope ?? {}).flat();
    for (const type of [...domain, ...range, ...named]) need(entityTypes, type, name);
    if (opposite) need(relations, opposite, name);
    assertExcludeEachOther(name, relations);
    const twice = named.find((type, at) => named.indexOf(type) < at);
    if (twice) throw new CitegraphError("ONTOLOGY_INVALID", `The scope of ${name} names ${twice} twice.`);
    if (scope && functional?.per)
      throw new CitegraphError("ONTOLOGY_INVALID", `The role of ${name} is a post and cannot be a scope.`);
  }
  for (const { relation, subjectTypes = [], objectTypes = [], mentions = [] } of frames) {
    need(relations, relation, "A frame");
    for (const type of [...subjectTypes, ...objectTypes, ...mentions])
      need(entityTypes, type, `A frame of ${relation}`);
  }
}

/** What one side alone says of an opposite would never be found: statements of both sides are compared, or none. */
function assertExcludeEachOther(name: string, relations: Ontology["relations"]): void {
  const { opposite, conflicts } = relations.get(name)!;
  const fail = (what: string): never => {
    throw new CitegraphError("ONTOLOGY_INVALID", what, {
      hint: "Let each of the two relations name the other as its `opposite`, and have `opposite` among the `conflicts` of both.",
    });
  };
  const isCompared = conflicts.includes("opposite");
  if (isCompared && !opposite) fail(`${name} has conflicts with an opposite, and names none.`);
  if (!opposite) return;
  if (opposite === name) fail(`${name} is named as its own opposite.`);
  const other = relations.get(opposite)!;
  if (other.opposite !== name)
    fail(`${name} names ${opposite} as its opposite, and ${opposite} does not name ${name}.`);
  if (isCompared && !other.conflicts.includes("opposite"))
    fail(`${name} has conflicts with its opposite ${opposite}, and ${opposite} has none with it.`);
}
