/* The catalogue of screens: the state after # in the address, or the index of all states. Development and the tests of every
   screen; never in the build of the product. */
import '../src/ui/rewritten-page.ts'
import '../src/ui/ui.css'
import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { Room, type RoomProps } from '../src/room/Room.tsx'
import { Drafts, DraftsContext } from '../src/gathering/drafts.ts'
import { setComfort } from '../src/ui/comfort.ts'
import { Catalogue } from './Catalogue.tsx'
import { planted } from './planted.ts'
import { sampleMedia } from './sample-media.ts'
import { sampleBowlClient } from './sample-bowl.ts'
import { NOW, sampleView } from './sample-view.ts'
import { SamplePage } from './SamplePage.tsx'
import { type Looked, PAGE_STATES, readHash, type PageState } from './states.ts'

function watch(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

const accept = async () => ({ ok: true, seq: 42 }) as const

const inked = <T,>(sample: T, { names }: Looked): T => (names === 'planted' ? planted(sample) : sample)

function Look() {
  const hash = useSyncExternalStore(watch, () => location.hash)
  const looked = useMemo(() => readHash(hash), [hash])
  const view = useMemo(() => inked(sampleView(looked), looked), [looked])
  const bowl = useMemo(() => inked(sampleBowlClient(looked), looked), [looked])
  const media = useMemo(() => sampleMedia(looked), [looked])
  // Says which state is drawn, for a test that waits for it.
  useLayoutEffect(() => {
    document.documentElement.dataset['looked'] = hash
  }, [hash])
  if (hash.length < 2) return <Catalogue />
  const page = PAGE_STATES.find((p): p is PageState => p === looked.state)
  if (page) return <SamplePage key={page} state={page} ink={(sample) => inked(sample, looked)} />
  return <LookRoom view={view} now={NOW} send={accept} media={media} bowl={bowl} link={looked.link} />
}

/** Drafts go with the room, as they go with a visit. */
function LookRoom(room: RoomProps) {
  const [drafts] = useState(() => new Drafts())
  return (
    <DraftsContext value={drafts}>
      <Room {...room} />
    </DraftsContext>
  )
}

const theme = () => {
  const { theme: chosen } = readHash(location.hash)
  setComfort({ light: chosen === 'light' ? 'day' : chosen === 'dark' ? 'dusk' : 'device' })
}
addEventListener('hashchange', theme)
theme()

const root = document.getElementById('root')
if (root) createRoot(root).render(<Look />)
