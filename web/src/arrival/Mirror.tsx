/* Her own picture and level, seen by nobody else. Both devices are closed until she tries them. */
import { useCallback, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { SHARE_OR_LISTEN } from '../words/arrival.ts'
import type { DeviceCheck, TriedDevice } from './devices.ts'

export function Mirror({ check: { camera, microphone } }: { check: DeviceCheck }) {
  const { attach } = camera
  const preview = useCallback((element: HTMLVideoElement | null) => (element ? attach(element) : undefined), [attach])
  return (
    <div className="mirror-side">
      <div className={camera.state === 'open' ? 'mirror' : 'mirror closed'}>
        {camera.state === 'open' ? (
          <video ref={preview} muted autoPlay playsInline disablePictureInPicture aria-hidden="true" tabIndex={-1} />
        ) : null}
        <p>{camera.state === 'open' ? SHARE_OR_LISTEN.onlyYou : SHARE_OR_LISTEN.cameraClosed}</p>
      </div>
      <div className="checks">
        <Button
          icon={camera.state === 'open' ? 'cam' : 'camClosed'}
          pressed={camera.state === 'open'}
          onClick={camera.toggle}
        >
          {SHARE_OR_LISTEN.camera[camera.state]}
        </Button>
        <Button
          icon={microphone.state === 'open' ? 'mic' : 'micClosed'}
          pressed={microphone.state === 'open'}
          onClick={microphone.toggle}
        >
          {SHARE_OR_LISTEN.microphone[microphone.state]}
          {microphone.state === 'open' && <LevelMeter level={microphone.level} />}
        </Button>
      </div>
      {camera.trouble && (
        <p className="hard" role="status">
          {camera.trouble}
        </p>
      )}
      {microphone.trouble && microphone.trouble !== camera.trouble && (
        <p className="hard" role="status">
          {microphone.trouble}
        </p>
      )}
      <Which label={SHARE_OR_LISTEN.cameraDevice} tried={camera} />
      <Which label={SHARE_OR_LISTEN.microphoneDevice} tried={microphone} />
    </div>
  )
}

/** The choice of a device. It is shown only after a try, because the browser names no device before. */
function Which({ label, tried }: { label: string; tried: TriedDevice }) {
  const id = useId()
  if (tried.devices.length < 2) return null
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={tried.chosen ?? ''}
        autoComplete="off"
        onChange={(e) => tried.choose(e.target.value || null)}
      >
        <option value="">{SHARE_OR_LISTEN.usual}</option>
        {tried.devices.map((d) => (
          <option key={d.id} value={d.id}>
            {d.label}
          </option>
        ))}
      </select>
    </div>
  )
}
