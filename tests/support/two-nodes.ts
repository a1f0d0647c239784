// Two LiveKit servers that are one SFU by way of a Redis, as the profile `scale` of docker-compose.yml runs them.
// Which of them has a room is looked up where they wrote it.
import { newCredentials } from '../../scripts/livekit.mjs'
import { startLiveKit, type TestLiveKit } from './livekit.ts'
import { startRedis, type TestRedis } from './redis.ts'

export interface TwoNodes {
  readonly redis: TestRedis
  readonly nodes: readonly [TestLiveKit, TestLiveKit]
  /** Whose a room is now. Throws when it is nobody's. */
  nodeOf(room: string): Promise<TestLiveKit>
  stop(): Promise<void>
}

export async function startTwoNodes(): Promise<TwoNodes> {
  const redis = await startRedis()
  const node = { redis: redis.address, ...newCredentials() }
  const first = await startLiveKit({ node })
  const nameOfFirst = await namesIn(redis)
  const second = await startLiveKit({ node })
  const [firstName] = nameOfFirst
  return {
    redis,
    nodes: [first, second],
    async nodeOf(room) {
      const name = await roomNode(redis, room)
      if (!name) throw new Error(`No node has the room. Redis holds: ${await redis.ask('HGETALL', 'room_node_map')}`)
      return name === firstName ? first : second
    },
    async stop() {
      await Promise.all([first.stop(), second.stop()])
      await redis.stop()
    },
  }
}

const NAME = /ND_\w+/g
const namesIn = async (redis: TestRedis): Promise<string[]> => (await redis.ask('HKEYS', 'nodes')).match(NAME) ?? []
const roomNode = async (redis: TestRedis, room: string): Promise<string | undefined> =>
  (await redis.ask('HGET', 'room_node_map', room)).match(NAME)?.[0]
