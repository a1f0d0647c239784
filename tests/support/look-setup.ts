// What a run of the screens stands on: the look page, built and served once.
import { serveLook } from './look-page.ts'

export default serveLook
