// Who supervises the circle of a data folder: remembered in a file, and how to end it in words.
// It must not start or end anything.
import { join } from 'node:path'
import { recall } from './processes.mjs'

export const supervisorFile = (dataDir) => join(dataDir, 'run', 'supervisor.json')

/** What is remembered of the `npm start` that runs on this data folder, if one does. */
export const runningSupervisor = (dataDir) => recall(supervisorFile(dataDir), 'run.mjs')

/** Follows "To end it, ". The app alone would be started again, so it is the supervisor that is named. */
export const howToEnd = ({ pid }) =>
  `press Ctrl-C where it was started${process.platform === 'win32' ? '.' : `, or run: kill ${pid}`}`
