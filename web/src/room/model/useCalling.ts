/* Someone to call, from inside the room. Opening that sheet closes her microphone by her own press, and the sheet
   says so. It tells the state of her devices as it is while the sheet is open. */
import { useCallback, useState } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMicrophone } from '../../media/room-media.ts'
import { cameraWords, microphoneWords, OWN } from '../../words/own-media.ts'

export interface Calling {
  words: string
  onOpen(): void
}

export function useCalling(view: RoomView, own: OwnMedia, microphone: RoomMicrophone): Calling {
  const [closed, setClosed] = useState(false)
  const { close } = microphone
  const onOpen = useCallback(() => {
    setClosed(own.microphone === 'open')
    close()
  }, [own.microphone, close])
  return { onOpen, words: callingWords(view.you.attendance, own, closed) }
}

/** `closed`: the microphone was open when the sheet was opened. */
export function callingWords(attendance: RoomView['you']['attendance'], own: OwnMedia, closed: boolean): string {
  if (attendance === 'listening') return `${OWN.placeKept} ${OWN.unheardUnseen}`
  const microphone = closed && own.microphone === 'closed' ? OWN.microphoneClosedNow : microphoneWords(own)
  return [OWN.placeKept, microphone, own.camera === 'closed' ? '' : cameraWords(own)].filter(Boolean).join(' ')
}
