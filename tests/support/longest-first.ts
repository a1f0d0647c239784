// The order of test files: what runs for minutes begins first, so that the others run beside it and nobody waits at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONGEST = ['/linker.test.ts']

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = (file: TestSpecification): boolean => LONGEST.some((end) => file.moduleId.endsWith(end))
    const sorted = await super.sort(files)
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))]
  }
}
