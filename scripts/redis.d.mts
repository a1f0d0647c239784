// The types of redis.mjs as the tests use them. It must say no more than that file does.
export interface RedisProgram {
  readonly program: string
  readonly libraries?: string
}
export function ensureRedis(): Promise<RedisProgram>
