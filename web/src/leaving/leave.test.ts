/* Leave now by keyboard: Shift three times, each within five seconds, never as a modifier. And the addresses it may
   lead to. */
import { expect, test } from 'vitest'
import { leaveTarget, watchShift } from './leave.ts'

/** A keyboard with a clock that the test sets. */
function keyboard() {
  const target = new EventTarget()
  let left = 0
  let now = 0
  const stop = watchShift(() => {
    left += 1
  }, target)
  const send = (type: string, key: string, more: object = {}) => {
    const event = new Event(type)
    Object.defineProperty(event, 'timeStamp', { value: now })
    target.dispatchEvent(
      Object.assign(event, { key, repeat: false, ctrlKey: false, altKey: false, metaKey: false, ...more }),
    )
  }
  const press = (key: string) => {
    send('keydown', key)
    send('keyup', key)
  }
  return {
    send,
    press,
    wait: (ms: number) => {
      now += ms
    },
    left: () => left,
    stop,
  }
}

test('three presses of Shift leave, two do not', () => {
  const k = keyboard()
  k.press('Shift')
  k.wait(4900)
  k.press('Shift')
  k.wait(4900)
  expect(k.left()).toBe(0)
  k.press('Shift')
  expect(k.left()).toBe(1)
})

test('a press of Shift more than five seconds after the last begins anew', () => {
  const k = keyboard()
  k.press('Shift')
  k.press('Shift')
  k.wait(5001)
  k.press('Shift')
  expect(k.left()).toBe(0)
  k.press('Shift')
  k.press('Shift')
  expect(k.left()).toBe(1)
})

test('writing capital letters never leaves', () => {
  const k = keyboard()
  for (let i = 0; i < 10; i++) {
    k.send('keydown', 'Shift')
    k.press('A')
    k.send('keyup', 'Shift')
  }
  expect(k.left()).toBe(0)
})

test('another key or a pointer between presses of Shift begins anew', () => {
  const k = keyboard()
  k.press('Shift')
  k.press('Shift')
  k.press('b')
  k.press('Shift')
  k.press('Shift')
  k.send('pointerdown', '')
  k.press('Shift')
  expect(k.left()).toBe(0)
})

test('a held Shift, and Shift with another modifier, do not count', () => {
  const k = keyboard()
  for (let i = 0; i < 5; i++) k.send('keydown', 'Shift', { repeat: true })
  for (let i = 0; i < 5; i++) {
    k.send('keydown', 'Shift', { ctrlKey: true })
    k.send('keyup', 'Shift')
  }
  expect(k.left()).toBe(0)
})

test('Shift inside a text field counts for nothing while an input method composes there (E6)', () => {
  const k = keyboard()
  for (let i = 0; i < 5; i++) {
    k.send('keydown', 'Shift', { isComposing: true })
    k.send('keyup', 'Shift', { isComposing: true })
  }
  // Shift ends the composition and is released after it. Some browsers only say that the input method takes the key.
  for (let i = 0; i < 5; i++) {
    k.send('keydown', 'Shift', { isComposing: true })
    k.send('keyup', 'Shift')
  }
  for (let i = 0; i < 5; i++) {
    k.send('keydown', 'Shift', { keyCode: 229 })
    k.send('keyup', 'Shift')
  }
  expect(k.left()).toBe(0)
  k.press('Shift')
  k.press('Shift')
  k.send('keydown', 'Shift', { isComposing: true })
  k.send('keyup', 'Shift')
  k.press('Shift')
  expect(k.left()).toBe(0)
  k.press('Shift')
  k.press('Shift')
  expect(k.left()).toBe(1)
})

test('no press leaves once the keyboard is no longer watched', () => {
  const k = keyboard()
  k.stop()
  for (let i = 0; i < 5; i++) k.press('Shift')
  expect(k.left()).toBe(0)
})

test.each([
  ['https://weather.example/', 'https://weather.example/'],
  [' http://10.0.0.1/plain ', 'http://10.0.0.1/plain'],
  ['about:blank', 'about:blank'],
  ['', 'about:blank'],
  [null, 'about:blank'],
  ['/away', 'about:blank'],
  ['javascript:alert(1)', 'about:blank'],
  ['//elsewhere.example', 'about:blank'],
  ['data:text/html,x', 'about:blank'],
])('the target %s leads to %s', (said, leads) => {
  expect(leaveTarget(said)).toBe(leads)
})
