// Leave now: on every screen and in every dialog the way out is there, and one press leaves nothing of us behind.
// Each screen is reached as she reaches it; the neutral page is a slow one on this machine.
import { type Browser, expect, test } from '@playwright/test'
import { CircleFixture, type Woman } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { deviceCallsOf } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'
import {
  goes,
  holdTheWay,
  leave,
  leaveTraces,
  leavesNothing,
  readyToLeave,
  wayOutIsThere,
  type Way,
} from '../support/leaving.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'

test.use({ trace: 'off' }) // a recording takes pictures of the very frames that are timed

let liveKit: TestLiveKit
let place: NeutralPage
let fixture: CircleFixture
let guide: Guide

test.beforeAll(async () => {
  liveKit = await startLiveKit()
  place = await neutralPage()
  fixture = await CircleFixture.open({ liveKit, env: { LEAVE_TO: place.url } })
  guide = await Guide.open(fixture)
  await guide.does({ type: 'mode.set', mode: 'together', now: true })
})

test.afterAll(async () => {
  guide?.close()
  await fixture?.stop()
  await place?.close()
  await liveKit?.stop()
})

const narrow = { width: 360, height: 640 }
const nobody: Woman = { name: 'Nobody', cookie: 'nothing=nothing', signInName: '', words: '' }

type Coming = { browser: Browser; width?: { width: number; height: number } }
type There = { her: WomanPage; woman: Woman }

async function comes({ browser, width }: Coming, woman: Woman, path = ''): Promise<There> {
  const context = await fixture.browserOf(browser, woman, 440, width ? { viewport: width } : {})
  await readyToLeave(context)
  const her = await WomanPage.open(context, place.before, woman.name)
  await her.page.goto(fixture.url + path)
  return { her, woman }
}

let women = 0
const newcomer = async (coming: Coming, role: 'member' | 'co-facilitator' = 'member'): Promise<There> => {
  const number = (women += 1)
  return comes(coming, await fixture.newWoman(`Ana ${number}`, role))
}

async function waits(coming: Coming, attendance: 'sharing' | 'listening' = 'sharing'): Promise<There> {
  const there = await newcomer(coming)
  await there.her.arrive(attendance)
  return there
}

async function inside(coming: Coming, attendance: 'sharing' | 'listening' = 'sharing'): Promise<There> {
  const there = await waits(coming, attendance)
  await guide.letIn(there.woman.name)
  await expect(there.her.page.locator('[data-screen="room"]')).toBeVisible()
  return there
}

async function guiding(coming: Coming): Promise<There> {
  const there = await newcomer(coming, 'co-facilitator')
  await there.her.arriveAsGuide(() => guide.letIn(there.woman.name))
  return there
}

async function withOpenMicrophone(coming: Coming): Promise<There> {
  const there = await inside(coming)
  await there.her.press('Microphone closed')
  await there.her.press('Camera closed')
  await expect(there.her.button('Microphone open')).toBeVisible()
  await expect(there.her.button('Camera on')).toBeVisible()
  expect(await deviceCallsOf(there.her.page)).toHaveLength(2)
  return there
}

async function inADialog(there: There, press: string | RegExp, title: string): Promise<There> {
  await there.her.press(press)
  await expect(there.her.page.getByRole('dialog', { name: title })).toBeVisible()
  return there
}

const screens: Record<string, (coming: Coming) => Promise<There>> = {
  'signing in': async (coming) => {
    const there = await comes(coming, nobody)
    await there.her.sees('Come in.')
    return there
  },
  'the invitation': async (coming) => {
    const there = await comes(coming, nobody, `/in#${await fixture.invite()}`)
    await there.her.sees('There is a place for you.')
    return there
  },
  'her words': async (coming) => {
    const there = await comes(coming, nobody, `/in#${await fixture.invite()}`)
    await there.her.press('Come in')
    await there.her.sees('These are your words.')
    return there
  },
  'her first page': newcomer,
  'the first page of one who guides': async (coming) => {
    const there = await newcomer(coming, 'co-facilitator')
    await there.her.sees('Invitations')
    return there
  },
  'her name and the agreement': async (coming) => {
    const there = await newcomer(coming)
    await there.her.press('Go to the door')
    await expect(there.her.page.getByLabel('A name for this circle')).toBeVisible()
    return there
  },
  'the two ways, with her devices on trial': async (coming) => {
    const there = await newcomer(coming)
    await there.her.toTheWays()
    await there.her.press('Try my camera')
    await there.her.press('Try my microphone')
    await there.her.sees('Microphone on, for you alone')
    return there
  },
  'the waiting room': waits,
  'not at this moment': async (coming) => {
    const there = await waits(coming)
    await guide.decline(there.woman.name, 'not-now')
    await there.her.sees('Not at this moment.')
    return there
  },
  'the room, with her microphone and camera open': withOpenMicrophone,
  'the room, listening': (coming) => inside(coming, 'listening'),
  'the room of one who guides': guiding,
  'the desk on a phone': async (coming) =>
    inADialog(await guiding({ ...coming, width: narrow }), /^The desk/, 'The desk'),
  'her place in the room': async (coming) => inADialog(await inside(coming), 'Your place', 'Your place'),
  'someone to call, in the room': async (coming) =>
    inADialog(await inside(coming), 'Someone to call', 'Someone to call'),
  'comfort, at the door': async (coming) => inADialog(await waits(coming), 'Comfort', 'Comfort'),
  'having been removed': async (coming) => {
    const there = await inside(coming)
    await guide.does({ type: 'hold.remove', who: await guide.idOf(there.woman.name) })
    await there.her.sees('This gathering is over for you.')
    return there
  },
}

/** Whoever took the invitation has a session that this test learns of only now. */
async function cookieOf({ her }: There): Promise<string> {
  const cookies = await her.page.context().cookies(fixture.url)
  return cookies
    .filter(({ httpOnly }) => httpOnly)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
}

const statusFor = async (cookie: string): Promise<number> =>
  (await fetch(`${fixture.url}/api/me`, { headers: { cookie } })).status

async function leavesAndIsGone(there: There, way: Way): Promise<void> {
  const cookie = await cookieOf(there)
  if (there.woman !== nobody) expect(await statusFor(cookie)).toBe(200)
  await leavesNothing(there.her, place, way)
  await expect.poll(() => statusFor(cookie)).toBe(401)
  expect(await there.her.page.context().cookies(fixture.url)).toEqual([])
  await there.her.page.context().close()
}

for (const [screen, reach] of Object.entries(screens)) {
  test(`the way out is there at four widths and leaves nothing: ${screen}`, async ({ browser }) => {
    const there = await reach({ browser })
    await wayOutIsThere(there.her)
    await leavesAndIsGone(there, 'press')
  })
}

test('leaving while her sound is still on its way leaves no connection behind', async ({ browser }) => {
  const there = await waits({ browser })
  process.kill(liveKit.pid(), 'SIGSTOP')
  try {
    await guide.letIn(there.woman.name)
    await expect(there.her.page.locator('[data-screen="room"]')).toBeVisible()
    await leavesAndIsGone(there, 'press')
  } finally {
    process.kill(liveKit.pid(), 'SIGCONT')
  }
})

test('while our server is silent her page closes everything by itself', async ({ browser }) => {
  const there = await withOpenMicrophone({ browser })
  const cookie = await cookieOf(there)
  const { pid } = fixture.apps[0]!
  process.kill(pid, 'SIGSTOP')
  try {
    await leavesNothing(there.her, place, 'press')
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await expect.poll(() => statusFor(cookie)).toBe(401)
  await there.her.page.context().close()
})

test('Shift three times leaves as well, from a field she writes in', async ({ browser }) => {
  const there = await newcomer({ browser })
  await there.her.press('Go to the door')
  await there.her.page.getByLabel('A name for this circle').fill('Marisol')
  await leavesAndIsGone(there, 'shift')
})

test('Shift three times leaves as well, from a dialog over her open microphone', async ({ browser }) => {
  await leavesAndIsGone(await inADialog(await withOpenMicrophone({ browser }), 'Comfort', 'Comfort'), 'shift')
})

test('without a network the page and all it kept are gone at once, from the room', async ({ browser }) => {
  const { her } = await withOpenMicrophone({ browser })
  const context = her.page.context()
  await leaveTraces(her.page)
  const way = await holdTheWay(context, place.url)
  await context.setOffline(true)
  const reports = await leave(her, 'press', 'empty')
  await expect.poll(() => reports.at(-1)).toMatchObject({ words: '', tracks: 0, kept: [] })
  await way.go() // and there is no network
  await expect.poll(() => her.page.url()).not.toContain(fixture.url)
  expect((await context.storageState({ indexedDB: true })).origins).toEqual([])
  await context.close()
})

test('where the operator chose no page she comes to an empty one, with a network and without', async ({ browser }) => {
  const plain = await CircleFixture.open({ liveKit: null })
  try {
    for (const offline of [true, false]) {
      // the second time her sign-in ends
      const context = await plain.browserOf(browser, plain.guide)
      await readyToLeave(context)
      const her = await WomanPage.open(context, plain.url, 'Teresa')
      await her.sees('Invitations')
      await context.setOffline(offline)
      await goes(her, 'press')
      await expect.poll(() => her.page.url()).toBe('about:blank')
      expect(await her.page.evaluate(() => document.documentElement.innerText)).toBe('')
      await context.close()
    }
  } finally {
    await plain.stop()
  }
})

// Last: it ends the gathering.
test('the way out is there at four widths and leaves nothing: the goodbye', async ({ browser }) => {
  const there = await inside({ browser })
  await guide.does({ type: 'gathering.end' })
  await there.her.sees('The circle has closed.')
  await wayOutIsThere(there.her)
  await leavesAndIsGone(there, 'press')
})
