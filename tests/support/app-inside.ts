// The app inside the test's own process, for browser tests that move its clock: no route for time exists, so nobody outside
// could. It must not put anything else in the place of a real part.
import { type App, type AppParts, buildApp } from '@circle/server/app'
import { readConfig } from '@circle/server/config'
import { migrate } from '@circle/server/db/migrate'
import { makeLog } from '@circle/server/log/log'
import { testPort } from './test-port.ts'
import { type AppOptions, environment } from './app-process.ts'

export interface AppInside {
  readonly url: string
  readonly port: number
  readonly app: App
  stop(): Promise<void>
}

/** Resolves when it takes connections. */
export async function openAppInside(
  options: AppOptions & { dataDir: string; trial: NonNullable<AppParts['trial']> },
): Promise<AppInside> {
  const port = await testPort()
  const url = `http://127.0.0.1:${port}`
  const config = readConfig(environment(options, port, url, options.dataDir))
  await migrate(options.databaseUrl)
  const log = makeLog(config, { write: () => {} })
  const app = await buildApp(config, { databaseUrl: options.databaseUrl, log, trial: options.trial })
  await app.listen()
  return { url, port, app, stop: () => app.close() }
}
