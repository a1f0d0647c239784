// `npm run test:all`: as `npm test`, with the long forms of what that plays in part. It must set them before a suite is read.
process.env['LONG_TESTS'] = '1'

export { default } from './test.mjs'
