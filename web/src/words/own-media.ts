/* The state of her microphone and camera in words. Each sentence is made from the one source, media/own-media.ts. */
import type { Device } from '../media/capture.ts'
import type { OwnMedia, Reach } from '../media/own-media.ts'

const OPEN = {
  microphone: {
    yes: 'Your microphone is open, and you are heard.',
    perhaps: 'Your microphone is open, and you may be heard.',
    no: 'Your microphone is open, and nobody hears you.',
  },
  camera: {
    yes: 'Your camera is on, and you are seen.',
    perhaps: 'Your camera is on, and you may be seen.',
    no: 'Your camera is on, and nobody sees you.',
  },
} satisfies Record<Device, Record<Reach, string>>

export const OWN = {
  bothClosed: 'Your microphone and camera are closed.',
  placeKept: 'Your place in the circle is kept while you call.',
  microphoneClosedNow: 'Your microphone was open; opening this has closed it.',
  unheardUnseen: 'Nobody hears or sees you.',
  microphone: {
    closed: 'Your microphone is closed.',
    opening: 'Your microphone is opening, and nobody hears you yet.',
    prepared: 'Your microphone is prepared, and sends nothing.',
  },
  camera: { closed: 'Your camera is closed.', opening: 'Your camera is opening, and nobody sees you yet.' },
} as const

export const microphoneWords = ({ microphone, heard }: OwnMedia): string =>
  microphone === 'open' ? OPEN.microphone[heard] : OWN.microphone[microphone]

export const cameraWords = ({ camera, seen }: OwnMedia): string =>
  camera === 'open' ? OPEN.camera[seen] : OWN.camera[camera]

/** Both, in one or two sentences. */
export const ownWords = (own: OwnMedia): string =>
  own.microphone === 'closed' && own.camera === 'closed'
    ? OWN.bothClosed
    : `${microphoneWords(own)} ${cameraWords(own)}`
