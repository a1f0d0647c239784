// The tables as the page docs/who-may-do-what.md. It makes text of them and nothing else.
import { commandRows, nouns, nounOf } from './all.ts'
import { byName } from './by-name.ts'
import { events } from './events.ts'
import { allRoles, entrance, groups, type Role, roles } from './roles.ts'
import { httpCells, routes } from './routes.ts'
import { byAnswer, type EventRow, type CommandRow } from './table.ts'

const names: Record<string, string> = {
  guides: 'those who guide',
  inside: 'the others inside',
  outside: 'those outside',
  elsewhere: 'the moved page',
  shut: 'those without a line',
}

/** The roles of a cell, by the names of whole groups where a group is whole. */
function said(those: readonly Role[]): string {
  if (those.length === allRoles.length) return 'everybody'
  const left = new Set(those)
  const parts: string[] = []
  for (const [group, members] of Object.entries(groups)) {
    if (!members.every((role) => left.has(role))) continue
    if (members.length > 1) {
      parts.push(names[group]!)
      for (const role of members) left.delete(role)
    }
  }
  return [...parts, ...allRoles.filter((role) => left.has(role)).map((role) => `*${role}*`)].join(', ')
}

const line = (name: string, row: CommandRow | EventRow): string => {
  const answers = byAnswer(row)
  const may = answers.get('ok') ?? []
  const refused = [...answers]
    .filter(([cell]) => cell !== 'ok' && cell !== 'no line' && cell !== 'elsewhere')
    .map(([code, those]) => `\`${code}\`: ${said(those)}`)
  const note = row.note ? `; ${row.note}` : ''
  return `| \`${name}\`${note} | ${row.scene} | ${may.length > 0 ? said(may) : 'nobody'} | ${refused.join('<br>') || '–'} |`
}

const head = '| Command | When | May | Is refused |\n|---|---|---|---|'

function http(): string {
  return routes
    .map((row) => {
      const answers = new Map<string, Role[]>()
      for (const [role, cell] of Object.entries(httpCells(row)) as [Role, string][])
        answers.set(cell, [...(answers.get(cell) ?? []), role])
      const cellsOf = [...answers].map(([cell, those]) => `${cell.replace(/ (.+)/, ' `$1`')}: ${said(those)}`)
      return `| \`${row.route}\`${row.note ? `; ${row.note}` : ''} | ${cellsOf.join('<br>')} |`
    })
    .join('\n')
}

function entranceOf(role: (typeof allRoles)[number]): string {
  const code = entrance[role]
  return /^[a-z]+-[a-z-]+$/.test(code) || code === 'removed' ? `refused: \`${code}\`` : code
}

const lineOfTest = ([file, name]: readonly [string, string]): string =>
  `- ${name.replace(/: %s$|%s /, '')} (\`tests/${file}\`)`

export const page = (): string => `# Who may do what

This page is made from the tables in \`tests/roles\`, which are also tests: each cell is tried on the real app, and what is refused
must leave not one byte of the gathering changed. ${commandRows.length + events.length} rows of the socket and ${routes.length} of HTTP,
${allRoles.length} roles each: ${(commandRows.length + events.length + routes.length) * allRoles.length} cells.
After a change of a table: \`npx vitest run --project unit tests/unit/roles-page -u\`.

## The roles

| Role | Who | A new line to the gathering |
|---|---|---|
${allRoles.map((role) => `| *${role}* | ${roles[role]} | ${entranceOf(role)} |`).join('\n')}

${Object.entries(groups)
  .map(([group, those]) => `- ${names[group]!}: ${those.map((role) => `*${role}*`).join(', ')}`)
  .join('\n')}

Whoever has no line is heard by nothing, whatever she sends. The moved page gets \`elsewhere\` for every command: it can only
bring the seat back. These two stand in no row of the commands below. Whoever is *offered* is asked while the piece is offered to her, the
*holder* while she has it.

${Object.entries(nouns)
  .map(([noun, rows]) => `## ${noun}\n\n${head}\n${rows.map((row) => line(nounOf(row), row)).join('\n')}`)
  .join('\n\n')}

## The other words of the socket

${head}
${events.map((row) => line(row.event, row)).join('\n')}

## HTTP and the gate

| Route | Answers |
|---|---|
${http()}

## By name

What no table can say is a test of its own.

${Object.entries(byName)
  .map(([about, tests]) => `${about}:\n\n${tests.map(lineOfTest).join('\n')}`)
  .join('\n\n')}
`
