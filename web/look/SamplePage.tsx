/* Every page outside the room with sample props. Development only. */
import { About } from '../src/account/About.tsx'
import { type ReactElement, cloneElement, useState } from 'react'
import type { CircleCard, InvitationCard } from '@circle/shared/api'
import type { Attendance } from '@circle/shared/gathering/state'
import type { WaitingView } from '@circle/shared/gathering/view.types'
import { Goodbye } from '../src/visit/Goodbye.tsx'
import { Home, NoCircle } from '../src/account/Home.tsx'
import { LeadHome, type Women } from '../src/account/LeadHome.tsx'
import { Cancelled, Declined, Elsewhere, LeftForToday, Moved, NothingHere, Removed } from '../src/visit/QuietEnds.tsx'
import { SignIn } from '../src/account/SignIn.tsx'
import { YourWords } from '../src/arrival/YourWords.tsx'
import type { DeviceCheck } from '../src/arrival/devices.ts'
import { InsideApp } from '../src/arrival/InsideApp.tsx'
import { Invitation, InvitationClosed } from '../src/arrival/Invitation.tsx'
import { NameAndAgreement } from '../src/arrival/NameAndAgreement.tsx'
import { ShareOrListen } from '../src/arrival/ShareOrListen.tsx'
import { AnotherName } from '../src/visit/AnotherName.tsx'
import { WaitingRoom } from '../src/visit/WaitingRoom.tsx'
import { NOW } from './sample-view.ts'
import { sampleMedia } from './sample-media.ts'
import { type PageState, readHash } from './states.ts'

const nothing = () => undefined
const never = () => Promise.resolve(false)
const door = { now: NOW, onKnock: nothing, onChange: nothing, onLeave: nothing }
const gathering = {
  id: 'g',
  kind: 'circle' as const,
  topic: 'The waiting',
  startsAt: NOW - 600_000,
  endsAt: NOW + 4_800_000,
  phase: 'before' as const,
  reading:
    'There is a part that stays with us even when we do not talk about it, and that part is the waiting.\n\nThe stretch of time in which your body leans forward, bracing for something that has not happened yet.\n\nA road can be learned beside it. Not by force, and not overnight: by small, steady things that your body can feel.',
}
const nextWeek = NOW + 7 * 86_400_000
const planned = [
  gathering,
  { ...gathering, id: 'g2', topic: 'What steady feels like', startsAt: nextWeek, endsAt: nextWeek + 5_400_000 },
].map((one) => ({ ...one, doorWords: '' }))
const circle: CircleCard = {
  id: 'c',
  name: 'Tuesdays',
  role: 'member',
  facilitator: 'Teresa',
  gathering,
  removed: false,
}
const card: InvitationCard = {
  for: 'new-account',
  role: 'member',
  circle: 'Tuesdays',
  facilitator: 'Teresa',
  gathering,
}
const agreement = {
  version: '1',
  lines: [
    'What is said here stays here. So do the names.',
    'Nothing is recorded or kept. No software can stop a camera held up to a screen, so we promise it to each other.',
    'You may always pass, be silent, or leave. Nobody will ask why.',
    'We listen without advice, unless a woman asks for it.',
    'If the one who guides believes that a life is in danger, she will act, and tell you first if she can.',
  ],
}
const waiting: WaitingView = {
  audience: 'waiting',
  gathering,
  phase: 'open',
  name: 'Noor',
  attendance: 'sharing',
  before: 2,
  facilitator: 'Teresa',
  doorWords: 'Come as you are. You do not need to have had a good week. We begin with three quiet breaths.',
  standing: 'waiting',
  knockFrom: null,
  sentBackBy: null,
}
const media = sampleMedia(readHash('#state=hold&cams=on'))
const notes = (['read-to-all', 'read-by-facilitator', 'not-read'] as const).map((fate, i) => ({
  seq: i + 1,
  text: '',
  state: fate,
}))
const preview = (element: HTMLVideoElement) => media.attach('m4', element)
const device = { state: 'open' as const, trouble: null, toggle: nothing, chosen: null, choose: nothing }
const check = {
  camera: {
    ...device,
    attach: preview,
    devices: [
      { id: 'a', label: 'Front camera' },
      { id: 'b', label: 'Back camera' },
    ],
  },
  microphone: { ...device, level: 0.5, devices: [] },
  closeAll: nothing,
} satisfies DeviceCheck

const week = { madeAt: NOW - 3_600_000, expiresAt: NOW + 7 * 86_400_000 }
const newest = { id: 'i3', url: 'https://example.org/in#Zm9yIG9uZSB3b21hbiBvbg', expiresAt: week.expiresAt }
const women: Women = {
  links: [
    { id: 'i1', role: 'member', account: null, mark: 'from the library', ...week },
    { id: 'i2', role: 'member', account: 'b', mark: null, ...week },
    { id: newest.id, role: 'member', account: null, mark: null, ...week },
    { id: 'i4', role: 'co-facilitator', account: null, mark: 'R.', ...week },
  ],
  made: new Map([[newest.id, newest]]),
  nameOf: () => 'maple-lantern-47',
  members: [
    { account: 'a', signInName: 'teresa', role: 'facilitator', mark: null, since: NOW - 9_000_000_000 },
    { account: 'c', signInName: 'copper-violin-31', role: 'co-facilitator', mark: 'R.', since: NOW - 7_000_000_000 },
    { account: 'd', signInName: 'quiet-harbour-20', role: 'member', mark: 'yellow scarf', since: NOW - 6_000_000_000 },
    { account: 'b', signInName: 'maple-lantern-47', role: 'member', mark: null, since: NOW - 90_000_000 },
  ],
  mayChange: true,
  onInvite: never,
  onTakeBack: nothing,
  onNewWords: nothing,
  onMark: nothing,
  onRole: nothing,
  onEnd: nothing,
}

/** `ink`: is applied to every text that people write in the samples. */
export function SamplePage({ state, ink }: { state: PageState; ink: <T>(sample: T) => T }) {
  const [way, setWay] = useState<Attendance | null>(state === 'ways-listening' ? 'listening' : null)
  const page = pageOf(state, way, setWay)
  return cloneElement(page, ink(page.props))
}

function pageOf(state: PageState, way: Attendance | null, setWay: (way: Attendance) => void): ReactElement<object> {
  const asked = { working: false, refused: null }
  switch (state) {
    case 'invitation':
      return <Invitation card={card} {...asked} onComeIn={nothing} onNotToday={nothing} />
    case 'invitation-again':
      return <Invitation card={{ ...card, for: 'same-account' }} {...asked} onComeIn={nothing} onNotToday={nothing} />
    case 'invitation-facilitator':
      return (
        <Invitation
          card={{ ...card, role: 'facilitator', for: 'same-account' }}
          {...asked}
          onComeIn={nothing}
          onNotToday={nothing}
        />
      )
    case 'invitation-guide':
      return (
        <Invitation card={{ ...card, role: 'co-facilitator' }} {...asked} onComeIn={nothing} onNotToday={nothing} />
      )
    case 'invitation-closed':
      return <InvitationClosed refused="invitation-spent" onHome={nothing} />
    case 'invitation-cut':
      return <InvitationClosed refused={null} onHome={nothing} />
    case 'inside-app':
      return <InsideApp address="https://room.example/in#q7Rk2VbXw9TzLm4NcYpH0g" onGoOn={nothing} />
    case 'name':
      return (
        <NameAndAgreement
          agreement={agreement}
          name="Noor"
          agreed={false}
          {...asked}
          refused="name-taken"
          onGoOn={nothing}
          onBack={nothing}
        />
      )
    case 'ways':
    case 'ways-listening':
      return (
        <ShareOrListen
          attendance={way}
          onChoose={setWay}
          check={check}
          noCheck={null}
          {...asked}
          onGoOn={nothing}
          onBack={nothing}
        />
      )
    case 'waiting':
      return <WaitingRoom view={waiting} {...door} />
    case 'waiting-before':
      return (
        <WaitingRoom view={{ ...waiting, phase: 'before', before: 0, doorWords: '', facilitator: null }} {...door} />
      )
    case 'not-now':
      return <WaitingRoom view={{ ...waiting, standing: 'not-now', knockFrom: NOW + 90_000 }} {...door} />
    case 'another-name':
      return <AnotherName name="Noor" {...asked} refused="name-taken" onChoose={nothing} onLeave={nothing} />
    case 'sign-in':
      return <SignIn {...asked} onSignIn={nothing} />
    case 'sign-in-wrong':
      return <SignIn working={false} refused="wrong-words" onSignIn={nothing} />
    case 'your-words':
      return (
        <YourWords
          address="https://room.example"
          signInName="quiet-harbour"
          words="lantern meadow copper willow"
          onGoOn={nothing}
        />
      )
    case 'home':
      return <Home circle={circle} now={NOW} onGoToDoor={nothing} onSignOut={nothing} onGiveWords={null} />
    case 'home-none':
      return (
        <Home
          circle={{ ...circle, gathering: null }}
          now={NOW}
          onGoToDoor={nothing}
          onSignOut={nothing}
          onGiveWords={null}
        />
      )
    case 'home-removed':
      return (
        <Home
          circle={{ ...circle, name: '', facilitator: null, gathering: null, removed: true }}
          now={NOW}
          onGoToDoor={nothing}
          onSignOut={nothing}
          onGiveWords={null}
        />
      )
    case 'lead-home':
    case 'lead-home-next':
      return (
        <LeadHome
          circle={{ ...circle, role: 'facilitator', gathering: state === 'lead-home' ? null : gathering }}
          now={NOW}
          {...asked}
          gatherings={state === 'lead-home' ? [] : planned}
          women={women}
          onMake={never}
          onChange={never}
          onCancel={never}
          onGoToDoor={nothing}
          onSignOut={nothing}
        />
      )
    case 'goodbye':
    case 'goodbye-notes':
      return (
        <Goodbye
          topic="The waiting"
          now={NOW}
          next={NOW + 7 * 86_400_000}
          notes={state === 'goodbye' ? [] : notes}
          onClose={nothing}
          onLead={null}
        />
      )
    case 'left':
      return <LeftForToday onKnock={nothing} onHome={nothing} />
    case 'removed':
      return <Removed onHome={nothing} />
    case 'cancelled':
      return <Cancelled onHome={nothing} />
    case 'declined':
      return <Declined onHome={nothing} />
    case 'moved':
      return <Moved onBringHere={nothing} onHome={nothing} />
    case 'elsewhere':
      return <Elsewhere onBringHere={nothing} onLeaveThere={nothing} />
    case 'no-circle':
      return <NoCircle onSignOut={nothing} />
    case 'nothing-here':
      return <NothingHere onHome={nothing} />
    case 'about':
      return (
        <About
          sourceUrl="https://code.example/steady-circle"
          loadNotices={async () => 'react 19 (MIT)\n\nPermission is hereby granted, free of charge, to any person'}
          onBack={nothing}
        />
      )
    default:
      return state satisfies never
  }
}
