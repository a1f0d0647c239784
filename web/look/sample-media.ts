/* Stand-ins for pictures in the catalogue: out-of-focus figures in lamplit rooms, drawn on a canvas. Development
   only. */
import type { RoomMedia } from '../src/media/room-media.ts'
import { dice, seedOf } from '../src/ui/grow.ts'
import { cameraOpen } from './cast.ts'
import type { Looked } from './states.ts'

type Scene = { stream: MediaStream; paint: () => void }
const scenes = new Map<string, Scene>()

/** Blurring is dear without a graphics card, so each figure is drawn once and copied from then on. */
function sceneOf(id: string): Scene {
  const made = scenes.get(id)
  if (made) return made
  const [drawing, canvas] = [newCanvas(), newCanvas()]
  figure(drawing, id)
  const scene = {
    stream: canvas.captureStream(2),
    paint: () => canvas.getContext('2d')?.drawImage(drawing, 0, 0),
  }
  scenes.set(id, scene)
  return scene
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 240
  return canvas
}

function figure(canvas: HTMLCanvasElement, id: string): void {
  const g = canvas.getContext('2d')
  if (!g) return
  const r = dice(seedOf(`scene ${id}`))
  const pick = (list: readonly string[]) => list[Math.floor(r() * list.length)] ?? ''
  g.filter = 'none'
  g.fillStyle = pick(['#5b4038', '#3d3a44', '#4d4a3a', '#5a3b42', '#384548', '#6a4c36'])
  g.fillRect(0, 0, 320, 240)
  g.filter = 'blur(9px)'
  const lamp = g.createRadialGradient(70 + r() * 180, 60, 4, 160, 80, 190)
  lamp.addColorStop(0, '#e7b377')
  lamp.addColorStop(1, 'rgb(60 40 40 / 0)')
  g.fillStyle = lamp
  g.fillRect(0, 0, 320, 240)
  const blob = (color: string, x: number, y: number, w: number, h: number) => {
    g.fillStyle = color
    g.beginPath()
    g.ellipse(x, y, w, h, 0, 0, 7)
    g.fill()
  }
  blob(pick(['#231817', '#3a2620', '#5b3a26', '#8d8580']), 160, 105, 52, 62)
  blob(pick(['#7a6a55', '#4c5a58', '#7d5560', '#5f6247']), 160, 260, 110, 90)
  blob(pick(['#6b4433', '#8c5a41', '#a9714f', '#c18d69', '#d7a988']), 160, 115, 36, 46)
}

export function sampleMedia(looked: Looked): RoomMedia {
  const { state, n, cams, role, mic, line } = looked
  const mine = role === 'facilitator' ? 0 : Math.min(4, n - 1)
  const pictures = new Set(
    Array.from({ length: n }, (_, i) => i)
      .filter((i) => cameraOpen(i, cams))
      .map((i) => `m${i}`),
  )
  if (state === 'reconnecting' || state === 'other-wrote' || state === 'wrote') pictures.clear()
  return {
    connection:
      line ??
      (state === 'other-wrote' || state === 'wrote' ? 'text-only' : state === 'hold-unheard' ? 'cut-off' : 'here'),
    microphone: {
      state: mic ?? (state === 'hold' || state === 'soon' ? 'open' : state === 'ready' ? 'prepared' : 'closed'),
      toggle() {},
      prepare() {},
      open() {},
      close() {},
    },
    camera: { state: pictures.has(`m${mine}`) ? 'open' : 'closed', toggle() {} },
    joins: new Set(
      Array.from({ length: n }, (_, i) => `m${i}`).filter((id) => id !== `m${mine}` || role === 'listener'),
    ),
    sound: { volume: 1, setVolume() {}, speaker: null, setSpeaker() {} },
    refused: false,
    pictures,
    attach,
    soundBlocked: false,
    startSound() {},
    notices: [],
    dismiss() {},
  }
}

function attach(mediaId: string, element: HTMLVideoElement): () => void {
  const { stream, paint } = sceneOf(mediaId)
  element.srcObject = stream
  paint()
  // A captured canvas sends a frame only when it is painted, and only to those who watch then.
  const painting = setInterval(paint, 500)
  void element.play().catch(() => undefined)
  return () => {
    clearInterval(painting)
    element.srcObject = null
  }
}
