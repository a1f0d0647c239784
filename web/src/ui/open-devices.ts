/* Every microphone and camera this page has open, remembered so that leaving, or a page that breaks, ends them all at once.
   It opens none. */
const open = new Set<MediaStreamTrack>()
let shut = false

/** False when the page has ended all of them already: the track is stopped, and nobody may have it. */
export function rememberDevice(track: MediaStreamTrack): boolean {
  if (shut) track.stop()
  else open.add(track)
  return !shut
}

export function endDevice(track: MediaStreamTrack): void {
  open.delete(track)
  track.stop()
}

/** All of them, and whatever is opened from now on. */
export function endDevices(): void {
  shut = true
  for (const track of open) track.stop()
}

/** Read from the tracks themselves. */
export const anyDeviceOpen = (): boolean => [...open].some((track) => track.readyState === 'live')
