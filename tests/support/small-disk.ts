// Runs a program that sees one folder as a disk of its own: small, full, or one that can only be read. The disk is in memory
// and seen by that program alone, so it is gone with it.
/** As root a mount of our own is enough; anybody else becomes root of a space of her own first. */
const APART = process.getuid?.() === 0 ? ['-m'] : ['-Urm']

/** The program and arguments that run `command` with `folder` on a disk of `kilobytes`, in the state that `then` makes. */
export function onSmallDisk(
  folder: string,
  kilobytes: number,
  command: readonly string[],
  then = ':',
): [string, string[]] {
  const script = `mount -t tmpfs -o size=${kilobytes}k disk "$0" && cd "$0" && { ${then}; } && exec "$@"`
  return ['unshare', [...APART, 'sh', '-c', script, folder, ...command]]
}

/** Fills what is left of it, for `then`. */
export const FULL = 'cat /dev/zero > filler 2>/dev/null || :'
export const READ_ONLY = 'cd / && mount -o remount,ro "$0"'

/** The account that owns nothing, when we are root, whom no right is refused; else ourselves. */
export const ordinary = (): { uid?: number; gid?: number } =>
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
