// Who may be heard and seen, as the media side needs it. The table itself is rights.ts.
import type { MediaId } from './state.ts'

export type Right = {
  mediaId: MediaId
  prepare: boolean // may publish a microphone at the SFU (it stands there muted)
  speak: boolean // the gate lets her unmute it
  camera: boolean // may publish a camera
  hidden: boolean // a listener: the SFU tells nobody of her
}

/** Only those admitted and not removed stand in it; whoever is missing gets nothing at all. */
export type Rights = Record<string /* ParticipantId */, Right>
