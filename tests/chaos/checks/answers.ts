// Every answer that was ever given, beside the log: a yes stands there exactly once with the same answer, a no stands
// nowhere, and whatever stands there was asked.
import type { KeptCommand } from '../record.ts'
import type { Asked } from '../asked.ts'

export function answersAgree(commands: readonly KeptCommand[], asked: readonly Asked[]): string[] {
  const kept = new Map(commands.map((one) => [`${one.by} ${one.id}`, one]))
  return asked.flatMap((one) =>
    wrongWith(one, kept.get(`${one.by} ${one.id}`)).map((words) => `${one.id} ${one.command.type}: ${words}`),
  )
}

function wrongWith(one: Asked, kept: KeptCommand | undefined): string[] {
  const wrong: string[] = []
  const { yes } = one
  if (yes !== null && kept === undefined) wrong.push('she was told yes, and nothing stands in the log')
  if (kept !== undefined && yes === null && !one.open)
    wrong.push(`it took effect, and she was told ${JSON.stringify(one.tries)}`)
  if (one.takenBack !== null) wrong.push(`a yes was taken back by ${one.takenBack}`)
  for (const { answer } of one.tries) {
    const more = Object.keys(answer ?? {}).filter((key) => key !== 'ok' && key !== 'code')
    if (more.length > 0) wrong.push(`an answer says more than yes or no: ${JSON.stringify(answer)}`)
  }
  return wrong
}
