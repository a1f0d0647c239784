// That what is kept sealed of a gathering is as long in a full hour as in an empty one, whoever came and whatever was said.
import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { newGathering, type GatheringState } from '@circle/shared/gathering/state'
import { Circle, opening } from '@circle/shared/testing/circle'
import { expect, it } from 'vitest'
import { sealState } from './record.ts'

const idOf = (name: string): string => createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url')
const key = createSecretKey(randomBytes(32))
const lengthOf = (state: GatheringState): number => sealState(key, { at: Date.now(), state }).sealed.length

/** Everybody has come back once from a drop and has taken two credentials; a round, a share in writing, and notes on the cloth. */
function fullHour(people: number): GatheringState {
  const members = Array.from({ length: people - 1 }, (_, k) => idOf(`member ${k}`))
  const circle = new Circle({ id: '6f9619ff-8b86-4011-b42d-00c04fc964ff' })
  for (const who of members) circle.guidesMarks[who] = 'the one with the blue scarf, by Maja'
  circle.knocks('F').does('F', { type: 'gathering.open' })
  members.forEach((who, k) => circle.knocks(who, k % 4 === 3 ? 'listening' : 'sharing', `Marisol the ${k}th`))
  circle.does('F', { type: 'door.admit-all' })
  for (const who of members) {
    for (const element of [idOf(who) + idOf(`${who}1`).slice(0, 21), idOf(`${who}2`) + idOf(`${who}3`).slice(0, 21)])
      circle.takesCredential(who, element)
  }
  circle.undrawn = Array.from({ length: 6 }, (_, k) => ({
    id: `6f9619ff-8b86-4011-b42d-00c04fc964f${k}`,
    text: 'words that she wrote '.repeat(28).trim(),
  }))
  circle.announces('now').does('F', { type: 'cloth.open', open: true })
  for (let k = 0; k < 6; k += 1) {
    const { id } = circle.draws().bowl.inHand!
    circle.does('F', { type: 'note.to-cloth', id })
  }
  circle.passes(30_000)
  circle.does('F', { type: 'round.begin', prompt: 'What came back to you this week? '.repeat(9).trim() })
  for (let k = 0; k < 3; k += 1) circle.writes('F', 'a long sentence '.repeat(50).trim().slice(0, 800))
  return circle.state
}

it('a full gathering of 25 is stored in as many bytes as a gathering to which nobody has come (D3)', () => {
  const full = fullHour(25)
  // Otherwise it would prove nothing.
  expect(Buffer.byteLength(JSON.stringify(full))).toBeGreaterThan(20_000)
  expect(Object.keys(full.seats)).toHaveLength(25)
  expect(lengthOf(full)).toBe(lengthOf(newGathering(opening)))
})
