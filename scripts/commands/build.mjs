// `npm run build`: builds everything anew and fails above the budget. It must not start anything.
import { ensureBuilt } from '../build.mjs'
import { ensureDependencies } from '../pnpm.mjs'

export default async function build() {
  await ensureDependencies()
  await ensureBuilt({ always: true })
}
