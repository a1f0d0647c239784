/* Her microphone, her camera, and how the others sound on this device. It opens nothing: choosing another device
   closes the open one. */
import { useId, useState } from 'react'
import { type DeviceName, useDeviceNames } from '../../media/device-names.ts'
import { type ChosenDevices, type Device, whyNoDevices } from '../../media/capture.ts'
import { type RoomMedia, noticeOf } from '../../media/room-media.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { HELP } from '../../words/help.ts'
import { MEDIA_NOTICES } from '../../words/media.ts'
import { SOUND } from '../../words/sound.ts'
import { browserKind } from '../../media/browser-kind.ts'

interface SoundSheetProps {
  media: RoomMedia
  /** She only listens, so no device of hers is named. */
  listens: boolean
  chosen: ChosenDevices
  onChoose(chosen: ChosenDevices): void
  onClose(): void
}

export function SoundSheet({ media, listens, chosen, onChoose, onClose }: SoundSheetProps) {
  const names = useDeviceNames(`${media.microphone.state} ${media.camera.state}`)
  const [closed, setClosed] = useState<Device | null>(null)
  const never = whyNoDevices()
  const choose = (device: Device, id: string | null) => {
    setClosed(media[device].state === 'closed' ? null : device)
    onChoose({ ...chosen, [device]: id })
  }
  const own = !listens && never === null
  return (
    <Sheet title={SOUND.title} soft={listens ? SOUND.listener : own ? SOUND.soft : undefined} onClose={onClose}>
      {!listens && never && <p className="hard">{MEDIA_NOTICES[noticeOf('microphone', never)]}</p>}
      <div className="settings">
        {own &&
          DEVICES.filter((device) => names[device].length > 0).map((device) => (
            <Which
              key={device}
              label={SOUND[device]}
              names={names[device]}
              value={chosen[device]}
              onChoose={(id) => choose(device, id)}
            />
          ))}
        {canSetSpeaker() && <Speaker sound={media.sound} names={names.speaker} />}
        <Volume sound={media.sound} />
      </div>
      {own && DEVICES.some((device) => names[device].length === 0) && <p className="soft">{SOUND.unnamed}</p>}
      <p className={closed ? 'well' : 'visually-hidden'} role="status">
        {closed && SOUND.closed[closed]}
      </p>
      {own && <Refused open={media.refused} />}
      <div className="foot">
        <Button onClick={onClose}>{HELP.backToCircle}</Button>
      </div>
    </Sheet>
  )
}

const DEVICES = ['microphone', 'camera'] as const

interface WhichProps {
  label: string
  names: readonly DeviceName[]
  value: string | null
  onChoose(id: string | null): void
}

function Which({ label, names, value, onChoose }: WhichProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} autoComplete="off" onChange={(e) => onChoose(e.target.value || null)}>
        <option value="">{SOUND.usual}</option>
        {names.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Speaker({ sound, names }: { sound: RoomMedia['sound']; names: readonly DeviceName[] }) {
  const asked = useAskedSpeaker((one) => sound.setSpeaker(one.id))
  // Some browsers name every speaker, some only the one she picked in their own window.
  const all = asked.picked && !names.some(({ id }) => id === asked.picked?.id) ? [...names, asked.picked] : names
  if (all.length > 0)
    return <Which label={SOUND.speaker} names={all} value={sound.speaker} onChoose={sound.setSpeaker} />
  if (!asked.ask) return null
  return (
    <div>
      <p>{SOUND.speaker}</p>
      <div className="pair">
        <Button slim onClick={asked.ask}>
          {SOUND.ask}
        </Button>
      </div>
    </div>
  )
}

function Volume({ sound }: { sound: RoomMedia['sound'] }) {
  const id = useId()
  const can = canSetVolume()
  return (
    <div>
      <label htmlFor={can ? id : undefined}>{SOUND.volume}</label>
      {can ? (
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(sound.volume * 100)}
          autoComplete="off"
          onChange={(e) => sound.setVolume(Number(e.target.value) / 100)}
        />
      ) : (
        <span className="soft">{SOUND.deviceVolume}</span>
      )}
    </div>
  )
}

/** Open at once when the browser has just refused a device. */
function Refused({ open }: { open: boolean }) {
  return (
    <details open={open}>
      <summary>{SOUND.help}</summary>
      <p className="soft">{SOUND.helpLead}</p>
      <ol>
        {SOUND.where[browserKind(navigator.userAgent)].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="soft">{SOUND.helpElse}</p>
    </details>
  )
}

type Asking = { selectAudioOutput?: () => Promise<MediaDeviceInfo> }

const canSetSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype

/** On Apple's telephones a page cannot: the value it sets is not kept. */
function canSetVolume(): boolean {
  const probe = document.createElement('audio')
  probe.volume = 0.5
  return probe.volume === 0.5
}

/** Firefox names no speaker by itself; its own window asks her for one. `ask`: null where there is no such window. */
function useAskedSpeaker(onPick: (one: DeviceName) => void): {
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
