// Holds docs/findings.md to the tests: each finding it calls held has a test that ends in its tag, and no test names a finding
// that is not there. Reads files, and starts nothing.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const byNumber = new Intl.Collator('en', { numeric: true })
const sorted = (tags: Iterable<string>): string[] => [...new Set(tags)].sort(byNumber.compare)

const page = readFileSync(join(root, 'docs', 'findings.md'), 'utf8')
const held = sorted([...page.matchAll(/^\| ([A-G]\d{1,2}) \|/gm)].map(([, tag]) => tag!))

/** Tests end in their tags: 'a sentence (A1)' or 'a sentence (B1, B2)'. */
function tagged(): string[] {
  const files = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx', '*.spec.ts', '*.test.mjs'], {
    cwd: root,
    encoding: 'utf8',
  })
  const titles = files
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('findings-doc.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\(([A-G]\d{1,2}(?:, [A-G]\d{1,2})*)\)['"`]/g)].map(
        ([, tags]) => tags!,
      ),
    )
  return sorted(titles.flatMap((tags) => tags.split(', ')))
}

test('every finding that the page calls held has a test of its tag, and every tag its line', () => {
  expect(tagged()).toEqual(held)
})
