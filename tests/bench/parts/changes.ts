// When each change of a gathering was committed, heard from the database itself and not from the app.
import pg from 'pg'
import { CHANNEL } from '@circle/server/gatherings/gatherings.repository'

export interface Changes {
  /** The instant (performance.now) at which this change was heard; throws when it was not. */
  at(gathering: string, seq: number): number
  stop(): Promise<void>
}

export async function hearChanges(url: string): Promise<Changes> {
  const heard = new Map<string, number>()
  const client = new pg.Client({ connectionString: url })
  client.on('notification', ({ payload = '' }) => void heard.set(payload, performance.now()))
  await client.connect()
  await client.query(`LISTEN ${CHANNEL}`)
  return {
    at(gathering, seq) {
      const at = heard.get(`${gathering} ${seq}`)
      if (at === undefined) throw new Error('A change was not heard of.')
      return at
    },
    stop: () => client.end(),
  }
}
