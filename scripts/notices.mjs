// The licences of what the built pages carry: the bundler's list of packages, and the fonts, in one text for whoever asks.
// It must not leave one out: a build that lacks a notice fails.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './places.mjs'
import { plain } from './say.mjs'

const FONTS = join(root, 'web', 'src', 'ui', 'fonts')
const CARRIED = ['react', 'react-dom', 'livekit-client', 'socket.io-client', '@noble/curves', 'Cabin', 'Literata']

/** `dist`: the folder of built pages; its `notices.md` becomes `notices.txt`. */
export function writeNotices(dist) {
  const listed = join(dist, 'notices.md')
  const fonts = readdirSync(FONTS)
    .filter((file) => file.startsWith('LICENSE-'))
    .map(
      (file) =>
        `## ${file.slice('LICENSE-'.length, -'.txt'.length)} (font)\n\n${readFileSync(join(FONTS, file), 'utf8').trim()}`,
    )
  const text = [readFileSync(listed, 'utf8').trim(), ...fonts].join('\n\n')
  const missing = CARRIED.filter((name) => !text.includes(`## ${name} `))
  if (missing.length > 0) throw plain(`The notices of the pages lack ${missing.join(', ')}.`)
  writeFileSync(join(dist, 'notices.txt'), `${text}\n`)
  rmSync(listed)
}
