// Whoever only holds her device learns the next day and nothing of what is said there (her words within fifteen minutes).
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { facilitator, member, openApp, type OpenApp, type SignedIn } from './open-app.ts'

let app: OpenApp
let guide: SignedIn
let her: SignedIn

beforeAll(async () => {
  app = await openApp()
  guide = await facilitator(app)
  her = await member(app, guide)
  const plan = {
    topic: 'Thresholds',
    reading: 'There is a part that stays with us.',
    startsAt: Date.now(),
    minutes: 90,
  }
  await guide.browser.post(`/api/circles/${guide.circle}/gatherings`, plan)
})
afterAll(() => app?.close())

const wordsWereGiven = (minutes: number) =>
  app.db
    .updateTable('session')
    .set({ given_at: sql<Date>`now() - make_interval(mins => ${minutes})` })
    .execute()

test('right after her words her page shows the topic and the text', async () => {
  await wordsWereGiven(14)
  const { body } = await her.browser.get('/api/me')
  expect(body.fresh).toBe(true)
  expect(body.circles[0]?.gathering).toMatchObject({
    topic: 'Thresholds',
    reading: 'There is a part that stays with us.',
  })
})

test('a quarter of an hour later it shows only the day, until she gives them again', async () => {
  await wordsWereGiven(16)
  const { body, text } = await her.browser.get('/api/me')
  expect(body.fresh).toBe(false)
  expect(body.circles[0]?.gathering).toMatchObject({ topic: '', reading: '', phase: 'before' })
  expect(text).not.toContain('Thresholds')
  const again = await her.browser.post('/api/sign-in', { name: her.name, words: her.words, ownDevice: false })
  expect(again.body.circles[0]?.gathering?.topic).toBe('Thresholds')
})

test('one who guides sees her circle as it is', async () => {
  await wordsWereGiven(16)
  const { body } = await guide.browser.get('/api/me')
  expect(body.circles[0]?.gathering?.topic).toBe('Thresholds')
})
