// Her sign-in name and her four words: drawn at random, and normalised however they are typed. Nothing is stored or compared here.
import { randomInt } from 'node:crypto'
import { wordList } from '@circle/shared/word-list'

/** An even draw from 0 to below `n`. */
export type Draw = (n: number) => number

const evenly: Draw = (n) => randomInt(n)
const word = (draw: Draw): string => wordList[draw(wordList.length)]!

/** Four words of 11 bits each: 44 bits. */
export const newWords = (draw: Draw = evenly): string => Array.from({ length: 4 }, () => word(draw)).join(' ')

/** A name such as `maple-lantern-47`, which says nothing about her. It is not unique by itself. */
export const newSignInName = (draw: Draw = evenly): string => `${word(draw)}-${word(draw)}-${10 + draw(90)}`

/** NFC, lower case, single spaces: a phone's capital letter or a double space must not shut her out. */
export const normaliseWords = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{Pd}]+/u)
    .filter(Boolean)
    .join(' ')

/** The same as words; spaces, dots, dashes and underscores are all alike. */
export const normaliseName = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s.\p{Pd}_\p{Cc}]+/u)
    .filter(Boolean)
    .join('-')

/** The shortest passphrase of her own, once normalised, in characters as a reader counts them. */
const shortestPassphrase = 15

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
export const isLongEnough = (normalised: string): boolean =>
  [...characters.segment(normalised)].length >= shortestPassphrase
