// The screens that are fetched after the first one. Nothing below app/ may import this list.
import { lazyPart } from '../ui/lazy.ts'

export const lazyScreens = {
  about: lazyPart(() => import('../account/About.tsx')),
  invitation: lazyPart(() => import('../arrival/InvitationScreen.tsx')),
  lead: lazyPart(() => import('../account/LeadScreen.tsx')),
  gathering: lazyPart(() => import('../visit/GatheringFlow.tsx')),
}
