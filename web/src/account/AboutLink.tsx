/* The quiet way to the page About. That page is loaded in the place of this one, so the history keeps one entry. */
import { ABOUT } from '../words/about.ts'

const PATH = '/about'

export const isAboutPath = (path: string): boolean => path === PATH

export const AboutLink = () => (
  <button className="plain" type="button" onClick={() => location.replace(PATH)}>
    {ABOUT.link}
  </button>
)
