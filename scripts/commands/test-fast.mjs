// `npm run test:fast`: what to run before each commit: types, lint, unit tests and the property tests with few walks.
// It must not need a browser, a database or LiveKit.
import test from './test.mjs'

const FEW_WALKS = '150'

export default (filters) => {
  process.env['WALKS'] ??= FEW_WALKS
  return test(['types', 'lint', 'unit', 'property', ...filters])
}
