// Every answer that was ever given, beside the log: a yes stands there exactly once with the same answer, a no stands
// nowhere, and whatever stands there was asked.
import type { KeptCommand } from '../record.ts'
import type { Asked } from '../asked.ts'

export function answersAgree(commands: readonly KeptCommand[], asked: readonly Asked[]): string[] {
  const kept = new Map(commands.map((one) => [`${one.by} ${one.id}`, one]))
  return asked.flatMap((one) => wrongWith(one, kept.get(`${one.by} ${one.id}`)).map((words) => `${one.id} ${one.command.type}: ${words}`))
}

function wrongWith(one: Asked, kept: KeptCommand | undefined): string[] {
  const wrong: string[] = []
  const { yes } = one
  if (yes !== null && kept === undefined) wrong.push('she was told yes, and nothing stands in the log')
  if (kept !== undefined && yes === null && !one.open) wrong.push(`it took effect, and she was told ${JSON.stringify(one.tries)}`)
  if (one.takenBack !== null) wrong.push(`a yes was taken back by ${one.takenBack}`)
  for (const { answer } of one.tries) {
    // Those who wait are told no seq.
    const other = answer?.ok && answer.seq !== undefined && kept?.answer.ok && kept.answer.seq !== answer.seq
    if (other) wrong.push(`answered ${answer.seq}, and the log says ${kept.answer.ok && kept.answer.seq}`)
  }
  return wrong
}
