// What an answer says of how often somebody asked: nothing, to nobody, not even when it was too often.
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { handleErrors } from './errors.ts'
import { countRates, limitRate } from './rate-limit.ts'

test('no answer says how often her network has asked, not even a refusal of too many (D8)', async () => {
  const app = Fastify()
  handleErrors(app)
  await countRates(app)
  app.post('/api/sign-in', { config: limitRate(3) }, async () => ({}))
  app.get('/api/me', async () => ({}))
  const ask = async (remoteAddress: string) => {
    const { statusCode, headers } = await app.inject({ method: 'POST', url: '/api/sign-in', remoteAddress })
    return {
      statusCode,
      headers: Object.keys(headers)
        .filter((name) => name !== 'date')
        .sort(),
    }
  }
  const answers = []
  for (let times = 0; times < 5; times += 1) answers.push(await ask(`192.0.2.${times}`))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429])
  const elsewhere = await ask('198.51.100.7')
  expect(elsewhere.statusCode).toBe(200)
  for (const { headers } of [...answers, elsewhere])
    expect(headers).toEqual(['connection', 'content-length', 'content-type'])
  expect(Object.keys((await app.inject('/api/me')).headers).filter((name) => /rate|retry/i.test(name))).toEqual([])
  await app.close()
})
