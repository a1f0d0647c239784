// When each change of a gathering was committed, heard from the database itself and not from the app.
import pg from 'pg'
import { CHANNEL } from '@circle/server/gatherings/gatherings.repository'

export interface Changes {
  /** The instant (performance.now) at which the first change after `since` was heard; throws when none was. */
  after(gathering: string, since: number): number
  stop(): Promise<void>
}

export async function hearChanges(url: string): Promise<Changes> {
  const heard = new Map<string, number[]>()
  const client = new pg.Client({ connectionString: url })
  client.on('notification', ({ payload = '' }) => {
    const [gathering = ''] = payload.split(' ')
    heard.set(gathering, [...(heard.get(gathering) ?? []).slice(-50), performance.now()])
  })
  await client.connect()
  await client.query(`LISTEN ${CHANNEL}`)
  return {
    after(gathering, since) {
      const at = heard.get(gathering)?.find((one) => one > since)
      if (at === undefined) throw new Error('A change was not heard of.')
      return at
    },
    stop: () => client.end(),
  }
}
