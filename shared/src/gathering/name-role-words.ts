// Words that say who guides or runs the circle. In a name such a word would be taken for the sign that we draw.
// The list is short on purpose: a word that is somebody's name somewhere is not in it.
import { skeletonOf } from './name-skeleton.ts'

/** Anywhere in a name, however it is written: no name holds them. */
const stems = [
  'facilitat',
  'fasilitat',
  'facilitad',
  'facylitat',
  'moderat',
  'moderad',
  'administ',
  'фасилитат',
  'фасилітат',
  'модерат',
  'администр',
  'адміністр',
  'συντονιστ',
  'διαχειριστ',
  'تسهیلگر',
  'المشرفة',
  'الميسرة',
  'המנחה',
  'המנהלת',
  'संचाल',
  'मॉडरेटर',
  'ファシリテーター',
  'モデレーター',
  '司会',
  '主持人',
  '管理员',
  '管理員',
  '진행자',
  '관리자',
]
/** As a word of its own. */
const words = [
  'admin',
  'host',
  'hostess',
  'cohost',
  'guide',
  'coguide',
  'leader',
  'coleader',
  'leiterin',
  'operator',
  'operatorin',
  'organizer',
  'organiser',
  'owner',
  'staff',
  'support',
  'system',
  'team',
  'therapist',
  'therapeutin',
  'terapeuta',
  'anfitriona',
  'anfitria',
  'organizadora',
  'animatrice',
  'conduttrice',
  'prowadzaca',
  'begeleidster',
  'ведущая',
  'ведуча',
  'yonetici',
  'kolaylastirici',
]
/** A small i and a small l are one here, and so are whatever looks like them. */
const looks = (word: string): string => skeletonOf(word).folded.replaceAll('i', 'l')
const stemLooks = stems.map(looks)
const wordLooks = new Set(words.map(looks))

/** Whether a name holds such a word, also with letters that only look like its own, apart or in signs. */
export function containsRoleWord(name: string): boolean {
  const whole = looks(name)
  if (wordLooks.has(whole) || stemLooks.some((stem) => whole.includes(stem))) return true
  return name.split(/[^\p{L}\p{M}\p{N}\p{S}]+/u).some((word) => wordLooks.has(looks(word)))
}
