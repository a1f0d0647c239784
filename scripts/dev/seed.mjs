// A circle to work in: a facilitator and three women, made by the same requests their browsers would make.
// Their words stand in the data folder of development and nowhere else. It must not know the database.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `key` is the name of her browser storage: http://<key>.localhost. */
export const PEOPLE = [
  { key: 'facilitator', words: 'Facilitator' },
  { key: 'first', words: 'First woman' },
  { key: 'second', words: 'Second woman' },
  { key: 'third', words: 'Third woman' },
]

const MINUTE = 60_000

/** Makes what is missing: people once, a gathering whenever none is open or near. Returns their sign-in words by key. */
export async function seedCircle({ dataDir, appUrl, publicUrl, facilitatorLink }) {
  const ask = requests(appUrl, publicUrl)
  const file = join(dataDir, 'dev-people.json')
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify(await newPeople(ask, await facilitatorLink())), { mode: 0o600 })
  }
  const people = JSON.parse(readFileSync(file, 'utf8'))
  await gatheringAtHand(ask, people.facilitator)
  return people
}

async function newPeople(ask, link) {
  const people = { facilitator: await takeLink(ask, link) }
  const { cookie, circle } = people.facilitator
  for (const { key } of PEOPLE.slice(1)) {
    const { body } = await ask(`/api/circles/${circle}/invitations`, { body: { role: 'member' }, cookie })
    people[key] = await takeLink(ask, body.url)
  }
  return Object.fromEntries(Object.entries(people).map(([key, { name, words }]) => [key, { name, words, circle }]))
}

async function takeLink(ask, url) {
  const { body, cookie } = await ask('/api/invitations/accept', {
    body: { token: new URL(url).hash.slice(1), ownDevice: false },
  })
  return { name: body.signInName, words: body.words, circle: body.circle, cookie }
}

async function gatheringAtHand(ask, { name, words, circle }) {
  const { cookie } = await ask('/api/sign-in', { body: { name, words, ownDevice: false } })
  const { body } = await ask(`/api/circles/${circle}/gatherings`, { cookie })
  if (body.gatherings.some(({ phase, startsAt }) => phase === 'open' || startsAt < Date.now() + 10 * MINUTE)) return
  const startsAt = Math.ceil(Date.now() / MINUTE) * MINUTE + MINUTE
  const gathering = {
    topic: 'A morning that was mine',
    reading: 'Think of one morning.\n\nWhat made it yours?',
    startsAt,
    minutes: 120,
  }
  await ask(`/api/circles/${circle}/gatherings`, { body: gathering, cookie })
}

/** Requests as our page makes them. Throws when one is refused. */
const requests =
  (appUrl, publicUrl) =>
  async (path, { body, cookie = '' } = {}) => {
    const headers = {
      'content-type': 'application/json',
      'x-circle': '1',
      origin: publicUrl,
      'sec-fetch-site': 'same-origin',
      cookie,
    }
    const response = await fetch(appUrl + path, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${answer.code}`)
    return { body: answer, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
