// Every microphone and camera this page has open, remembered so that leaving, or a page that breaks, ends them all at once.
// It opens none.
export class OpenDevices {
  private readonly open = new Set<MediaStreamTrack>()
  private shut = false

  /** False when all of them have been ended already: the track is stopped, and nobody may have it. */
  remember(track: MediaStreamTrack): boolean {
    if (this.shut) track.stop()
    else this.open.add(track)
    return !this.shut
  }

  endOne(track: MediaStreamTrack) {
    this.open.delete(track)
    track.stop()
  }

  /** All of them, and whatever is opened from now on. True when one of them lives on, as the track itself says. */
  end(): boolean {
    this.shut = true
    for (const track of this.open) track.stop()
    return [...this.open].some((track) => track.readyState === 'live')
  }
}
