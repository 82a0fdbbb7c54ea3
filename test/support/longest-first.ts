// The order of test files: those that try a thousand random cases first, so that the last of them does not run alone at the end.
import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = (file: TestSpecification) => readFileSync(file.moduleId, "utf8").includes("PROMISE_RUNS");
    const [long, short] = [sorted.filter(isLong), sorted.filter((file) => !isLong(file))];
    return [...long, ...short].sort((one, other) => groupOf(one) - groupOf(other));
  }
}

const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
