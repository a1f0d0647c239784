// `npm run check`: what can be known without running anything: types and lint. It must not build or start.
import test from './test.mjs'

export default () => test(['types', 'lint'])
