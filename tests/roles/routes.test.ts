// Every path of our origin, asked by everybody on the real app before a real SFU: what each gets is what its cell says.
// What is refused, and what only reads, leaves not one byte of the gathering changed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { tokenOf } from '../integration/open-app.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { routesInSource } from './all.ts'
import { allRoles, type Role } from './roles.ts'
import { type Asked, httpCells, type RouteRow, routes } from './routes.ts'
import { openStage, type Stage } from './stage.ts'

let livekit: SharedLiveKit
let stage: Stage
beforeAll(async () => {
  livekit = sharedLiveKit()
  stage = await openStage(livekit)
})
afterAll(async () => {
  await stage?.close()
})

async function answerTo(row: RouteRow, role: Role): Promise<string> {
  const placed = await stage.place('a turn', role)
  const cookie = await stage.signIn(role)
  const given = await givenFor(row)
  const before = await stage.print(placed)
  const asked = row.ask({ stage, placed, role, ...given })
  const answer = await (asked.upgrade ? upgrade(asked.path, cookie) : ask(asked, cookie))
  expect(await stage.print(placed), `${role}: the gathering`).toEqual(before)
  await stage.remove(placed)
  return answer
}

async function ask({ method, path, body }: Asked, cookie: string): Promise<string> {
  const answer = await fetch(stage.app.url + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(cookie && { cookie }),
      ...(method === 'POST' && {
        'content-type': 'application/json',
        'x-circle': '1',
        origin: stage.app.url,
        'sec-fetch-site': 'same-origin',
      }),
    },
  })
  const text = await answer.text()
  const code = /^\{"ok":false,"code":"([a-z-]+)"\}$/.exec(text)?.[1]
  return code ? `${answer.status} ${code}` : String(answer.status)
}

function upgrade(path: string, cookie: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(stage.app.url.replace('http', 'ws') + path, {
      headers: { origin: stage.app.url, ...(cookie && { cookie }) },
    })
    socket.on('open', () => (socket.terminate(), done('101')))
    socket.on('unexpected-response', (request, response) => (request.destroy(), done(String(response.statusCode))))
    socket.on('error', fail)
  })
}

/** What a row may ask about, made for this one time. */
async function givenFor({ route }: RouteRow): Promise<{ token: string; link: string; newcomer: string }> {
  const made = route.includes('/invitations/') ? await newLink() : { url: '#', id: '' }
  return { token: tokenOf(made.url), link: made.id, newcomer: route.includes(':account') ? await stage.newcomer() : '' }
}

/** A personal link of this circle, as its facilitator makes them. */
async function newLink(): Promise<{ url: string; id: string }> {
  const cookie = await stage.signIn('facilitator')
  const answer = await fetch(`${stage.app.url}/api/circles/${stage.circle}/invitations`, {
    method: 'POST',
    body: '{"role":"member"}',
    headers: { cookie, 'content-type': 'application/json', 'x-circle': '1' },
  })
  return (await answer.json()) as { url: string; id: string }
}

test.each(routes.map((row) => [`${row.route}${row.note ? `, ${row.note}` : ''}`, row] as const))(
  '%s',
  async (_name, row) => {
    const found: Partial<Record<Role, string>> = {}
    for (const role of allRoles) found[role] = await answerTo(row, role)
    expect(found).toEqual(httpCells(row))
  },
)

/** The channel of the bowl takes no cookie and answers all alike; it has nothing that another site could misuse. */
const writes = routes.filter(({ route }) => route.startsWith('POST ') && !route.startsWith('POST /bowl'))

describe('a page of another site, in her browser, with her cookie', () => {
  test.each(writes.map((row) => [row.route, row] as const))('is not heard: %s', async (_name, row) => {
    const placed = await stage.place('a turn', 'facilitator')
    const cookie = await stage.signIn('facilitator')
    const { path, body } = row.ask({ stage, placed, role: 'facilitator', ...(await givenFor(row)) })
    const json = { cookie, 'content-type': 'application/json', 'x-circle': '1' }
    const forged = [
      { ...json, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { ...json, origin: 'null' },
      { ...json, 'sec-fetch-site': 'same-site' },
      { cookie, 'content-type': 'text/plain', origin: 'https://elsewhere.example' },
      { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of forged) {
      const answer = await fetch(stage.app.url + path, {
        method: 'POST',
        headers: headers as Record<string, string>,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      expect([headers, answer.status, await answer.text()]).toEqual([
        headers,
        403,
        '{"ok":false,"code":"foreign-origin"}',
      ])
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    // She is still signed in, and nothing was spent.
    expect((await fetch(`${stage.app.url}/api/me`, { headers: { cookie } })).status).toBe(200)
  })
})

describe('nothing is left out', () => {
  test('every route that the app registers has its row', () => {
    // The drawing leaves out a route that stands alone in its tree; the source leaves out what a plugin registers.
    const drawn = registered(stage.app.app.http.printRoutes({ commonPrefix: false }))
    const known = [...new Set([...drawn, ...routesInSource()])].sort()
    expect([...new Set(routes.map(({ route }) => route))].sort()).toEqual(known)
  })
})

/** Fastify's drawing of its tree as a list of routes, HEAD (which goes with every GET) left out. */
function registered(tree: string): string[] {
  const path: string[] = []
  const found: string[] = []
  for (const line of tree.split('\n').filter(Boolean)) {
    const [, indent = '', part = '', methods = ''] = /^([│├└─\s]*)(.*?) ?(?:\(([A-Z, ]+)\))?$/u.exec(line)!
    const depth = indent.length / 4
    path.length = depth
    path[depth] = part
    const full = `/${path.filter(Boolean).join('')}`.replace(/^\/\//, '/')
    for (const method of methods.split(', ')) if (method && method !== 'HEAD') found.push(`${method} ${full}`)
  }
  return [...new Set(found)].sort()
}
