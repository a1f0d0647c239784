// What a whole run of integration or browser tests stands on. Used by vitest and by Playwright alike:
// the default export runs first, and what it returns runs last.
import { startTestPostgres } from './postgres.ts'

export default startTestPostgres
