// What a failure may say in the log: where it broke and the driver's code, never its message.
import { expect, test } from 'vitest'
import { makeLog } from './log.ts'

function logged(work: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown> {
  const lines: string[] = []
  work(makeLog({ logLevel: 'info', processName: 'trial' }, { write: (line) => void lines.push(line) }))
  expect(lines.join('')).not.toContain('canary')
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>
}

test('the message of an error, of its cause, and of whatever hangs on them stay out of the log', () => {
  const cause = Object.assign(new TypeError('canary in the cause'), {
    detail: 'Key (name)=(canary) exists',
    code: '23505',
  })
  const error = Object.assign(new Error('canary\n    canary at home', { cause }), {
    where: 'canary',
    code: 'a canary, not a code',
  })
  const line = logged((log) => log.error({ err: error }, 'a request failed'))
  expect(line['err']).toMatchObject({ type: 'Error', message: '', cause: { type: 'TypeError', code: '23505' } })
  expect((line['err'] as { stack: string }).stack).toContain('log.test.ts')
})

test('an error that is logged alone, or is no error at all, puts no message into the log either', () => {
  expect(logged((log) => log.error(new Error('canary')))['msg']).toBe('a failure')
  expect(logged((log) => log.error({ err: new Error('canary') }))['msg']).toBe('a failure')
  expect(logged((log) => log.child({}).warn({ err: new Error('canary') }, 'canary'))['msg']).toBe('a failure')
  expect(logged((log) => log.error({ err: new Error('canary') }, 'it failed %d times', 2))['msg']).toBe(
    'it failed 2 times',
  )
  expect(logged((log) => log.error({ err: 'canary' }, 'it failed'))['err']).toMatchObject({ type: 'string' })
})

test('a request or an answer that gets into a log line leaves no trace there', () => {
  logged((log) =>
    log.info({ req: { url: '/canary', headers: { cookie: 'canary' } }, res: { body: 'canary' } } as object, 'seen'),
  )
})
