/* The quiet way to the page About. It loads that page in the place of this one: the history keeps one entry. */
import { ABOUT } from '../words/about.ts'

const PATH = '/about'

export const isAboutPath = (path: string): boolean => path === PATH

export const AboutLink = () => (
  <button className="plain" type="button" onClick={() => location.replace(PATH)}>
    {ABOUT.link}
  </button>
)
