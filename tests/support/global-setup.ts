// What a whole run of integration or browser tests stands on: one PostgreSQL and one LiveKit. Used by vitest and by Playwright
// alike: the default export runs first, and what it returns runs last.
import { startSharedLiveKit } from './livekit.ts'
import { startTestPostgres } from './postgres.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  const stopPostgres = await startTestPostgres()
  try {
    const stopLiveKit = await startSharedLiveKit()
    return async () => void (await Promise.all([stopPostgres(), stopLiveKit()]))
  } catch (error) {
    await stopPostgres()
    throw error
  }
}
