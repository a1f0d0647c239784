// `npm run chaos -- --seeds N --from SEED`: so many gatherings in trouble, from this seed on; the last line counts.
import { ensureDependencies } from '../pnpm.mjs'
import { say } from '../say.mjs'
import { chaos } from '../suites.mjs'

export default async function chaosCommand(args) {
  await ensureDependencies()
  const { passed, failed } = await chaos(args)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
