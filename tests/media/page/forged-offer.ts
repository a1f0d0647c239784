// An offer changed by hand, as no browser writes one. It must not touch anything but the text.

/**
 * Takes the SSRC of a sound out of its own section and declares it inside that of a picture, with Opus among its codecs.
 * Throws when the offer does not hold both.
 */
export function soundInPicture(sdp: string, sound: string, picture: string): string {
  const sections = sdp.split(/(?=^m=)/m)
  const at = (kind: string, id: string) =>
    sections.findIndex((one) => one.startsWith(`m=${kind}`) && one.includes(` ${id}`))
  const [from, to] = [at('audio', sound), at('video', picture)]
  const ssrc = /^a=ssrc:(\d+) /m.exec(sections[from] ?? '')?.[1]
  const opus = /^a=rtpmap:(\d+) opus\/48000\/2\r$/m.exec(sections[from] ?? '')?.[1]
  if (to < 0 || !ssrc || !opus) throw new Error('There is nothing to forge in this offer.')
  const without = (section: string, ...kinds: string[]) =>
    section
      .split('\r\n')
      .filter((line) => !kinds.some((kind) => line.startsWith(`a=${kind}:`)))
      .join('\r\n')
  sections[from] = without(sections[from]!, 'ssrc', 'msid')
  const stream = /^a=msid:(\S+)/m.exec(sections[to]!)?.[1]
  sections[to] =
    without(sections[to]!, 'ssrc', 'ssrc-group', 'rid', 'simulcast').replace(/^(m=video .*)\r$/m, `$1 ${opus}\r`) +
    [`rtpmap:${opus} opus/48000/2`, `ssrc:${ssrc} cname:her`, `ssrc:${ssrc} msid:${stream} ${picture}`]
      .map((line) => `a=${line}\r\n`)
      .join('')
  return sections.join('')
}
