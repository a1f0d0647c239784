// What this browser can do about loudness and speakers. It plays nothing.
import { useState } from 'react'
import type { DeviceName } from '../../media/device-names.ts'

type Asking = { selectAudioOutput?: () => Promise<MediaDeviceInfo> }

export const canSetSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype

/** On Apple's telephones a page cannot: what it sets is not kept. */
export function canSetVolume(): boolean {
  const probe = document.createElement('audio')
  probe.volume = 0.5
  return probe.volume === 0.5
}

/** Firefox names no speaker by itself: its own window asks her for one. `ask`: null where there is none. */
export function useAskedSpeaker(onPick: (one: DeviceName) => void): {
  picked: DeviceName | null
  ask: (() => void) | null
} {
  const [picked, setPicked] = useState<DeviceName | null>(null)
  const devices = navigator.mediaDevices as (MediaDevices & Asking) | undefined
  if (typeof devices?.selectAudioOutput !== 'function') return { picked, ask: null }
  const ask = async () => {
    const one = await devices.selectAudioOutput?.().catch(() => null) // she closed the window
    if (!one) return
    const named = { id: one.deviceId, label: one.label }
    setPicked(named)
    onPick(named)
  }
  return { picked, ask: () => void ask() }
}
