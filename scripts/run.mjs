// The one door of the `npm` commands. It must run on a bare machine: Node built-ins only, here and in its neighbours,
// and no syntax an old Node cannot read before its version has been looked at.
const commands = [
  'start',
  'dev',
  'look',
  'check',
  'test',
  'test:fast',
  'test:all',
  'link',
  'build',
  'backup',
  'restore',
  'doctor',
  'bench',
  'chaos',
  'faults',
  'evidence',
]
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Steady Circle needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const [name, ...rest] = process.argv.slice(2)
if (!commands.includes(name)) {
  console.error(`Usage: node scripts/run.mjs ${commands.join(' | ')}`)
  process.exit(2)
}

import(`./commands/${name.replace(':', '-')}.mjs`)
  .then((command) => command.default(rest))
  .then((code) => {
    process.exitCode = code || 0
  })
  .catch(async (error) => {
    // A sentence for a human when we know what happened, the whole trace when we do not.
    const known = error.plain ? error : (await import('./disk.mjs')).inWords(error)
    console.error(`\n${known ? known.message : error.stack}`)
    process.exitCode = 1
  })
