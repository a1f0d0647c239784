// The list of all changes to the database, oldest first. A static list, so that a bundle carries every one of them.
// A change that has been released is frozen: the next one gets a new file and a new line here.
import type { Migration } from 'kysely'
import * as accounts from './001_accounts.ts'
import * as circles from './002_circles.ts'
import * as gatherings from './003_gatherings.ts'
import * as livingState from './004_living_state.ts'
import * as lostConnections from './005_lost_connections.ts'
import * as bowl from './006_bowl.ts'
import * as members from './007_members.ts'
import * as door from './010_the_door.ts'
import * as cancelled from './011_cancelled.ts'
import * as commandsWithoutNames from './012_commands_without_names.ts'
import * as noEvents from './013_no_events.ts'

export const migrations: Record<string, Migration> = {
  '001_accounts': accounts,
  '002_circles': circles,
  '003_gatherings': gatherings,
  '004_living_state': livingState,
  '005_lost_connections': lostConnections,
  '006_bowl': bowl,
  '007_members': members,
  '010_the_door': door,
  '011_cancelled': cancelled,
  '012_commands_without_names': commandsWithoutNames,
  '013_no_events': noEvents,
}
