// Notes as whoever guides draws them at her desk, by the words she reads. By chance another may come first.
import { expect, type Locator } from '@playwright/test'
import type { WomanPage } from './woman-page.ts'

export class DeskDraws {
  readonly drawn: Locator
  /** The words of every note she has drawn, in order. */
  readonly read: string[] = []
  private readonly her: WomanPage

  constructor(her: WomanPage) {
    this.her = her
    this.drawn = her.page.getByRole('dialog', { name: 'A drawn note' })
  }

  /** Draws until she has the note whose words these are; others she sets aside. */
  async draws(text: string): Promise<void> {
    for (let time = 0; time < 6; time += 1) {
      await this.her.openPart('The bowl')
      await this.her.press('Draw one')
      await expect(this.drawn).toBeVisible()
      const words = (await this.drawn.locator('.paper .big').textContent()) ?? ''
      this.read.push(words)
      if (words === text) return
      await this.drawn.getByRole('button', { name: 'Set it aside' }).click()
      await expect(this.drawn).toBeHidden()
    }
    throw new Error(`Drawn: ${this.read.join(' | ')}`)
  }

  /** Silences the voice of these words, drawn now or set aside before; `asked` is done while she is asked whether to. */
  async silences(text: string, asked: () => Promise<void>): Promise<void> {
    const before = this.read.includes(text)
    if (!before) await this.draws(text)
    const note = before ? this.her.page.getByRole('listitem').filter({ hasText: text }) : this.drawn
    await note.getByRole('button', { name: 'Silence this voice' }).click()
    await asked()
    await note.getByRole('button', { name: 'Yes, silence it' }).click()
  }
}
