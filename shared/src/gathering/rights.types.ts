// Who may be heard and seen, as the media side needs it. The table itself is in rights.ts.
import type { MediaId } from './state.ts'

export type Right = {
  room: string // the SFU's room in which it holds
  mediaId: MediaId
  mayPublishMicrophone: boolean // at the SFU, muted
  maySpeak: boolean // the gate lets her unmute it
  mayPublishCamera: boolean
  hidden: boolean // a listener: the SFU tells nobody of her
}

/** Only those admitted and not removed stand in it; whoever is missing gets nothing at all. */
export type Rights = Record<string /* ParticipantId */, Right>
