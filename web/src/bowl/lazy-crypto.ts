// The cryptography of the bowl as one module: fetched when the room opens, never with the first screen. Nothing else
// may be here.
export { blind, credentialInput, finalize } from '@circle/shared/bowl/credential'
export { keyWords } from '@circle/shared/bowl/key-words'
export { markReader } from '@circle/shared/bowl/marks'
export { encodePost, signedBytes } from '@circle/shared/bowl/post'
