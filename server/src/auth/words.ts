// Her sign-in name and her four words: drawn, and brought into one shape however they are typed. Nothing is stored or compared here.
import { randomInt } from 'node:crypto'
import { wordList } from '@circle/shared/word-list'

/** An even draw from 0 to below `n`. */
export type Draw = (n: number) => number

const evenly: Draw = (n) => randomInt(n)
const word = (draw: Draw): string => wordList[draw(wordList.length)]!

/** Four words of 11 bits each: 44 bits. */
export const newWords = (draw: Draw = evenly): string => Array.from({ length: 4 }, () => word(draw)).join(' ')

/** Such as `maple-lantern-47`: says nothing about her. Not unique by itself. */
export const newSignInName = (draw: Draw = evenly): string => `${word(draw)}-${word(draw)}-${10 + draw(90)}`

/** NFC, lower case, single spaces: a phone's capital letter or a double space must not shut her out. */
export const normaliseWords = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{Pd}]+/u)
    .filter(Boolean)
    .join(' ')

/** As words, with spaces, dots, dashes and underscores all alike. */
export const normaliseName = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s.\p{Pd}_\p{Cc}]+/u)
    .filter(Boolean)
    .join('-')

/** Her own passphrase, once normalised, in characters as she counts them. */
const shortestPassphrase = 15

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
export const isLongEnough = (normalised: string): boolean =>
  [...characters.segment(normalised)].length >= shortestPassphrase
