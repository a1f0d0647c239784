// Her notes as she writes and follows them on her screen, by the words she reads. It knows nothing of how a note travels.
import { expect } from '@playwright/test'
import type { WomanPage } from './woman-page.ts'

export class WomanNotes {
  private readonly her: WomanPage

  constructor(her: WomanPage) {
    this.her = her
  }

  get sheet() {
    return this.her.page.getByRole('dialog', {
      name: /^A note for the bowl$|^Your notes$|^The bowl is|^The bowl cannot|^No more notes/,
    })
  }

  async open(): Promise<void> {
    if (!(await this.sheet.isVisible())) await this.her.press(/^(Write a note|Your notes|Your note: unsure)$/)
    await expect(this.sheet).toBeVisible()
  }

  async close(): Promise<void> {
    if (await this.sheet.isVisible()) await this.her.page.keyboard.press('Escape')
    await expect(this.sheet).toBeHidden()
  }

  /** Words in the field, and no press. */
  async drafts(text: string): Promise<void> {
    await this.open()
    const another = this.sheet.getByRole('button', { name: 'Write another' })
    if (await another.isVisible()) await another.click()
    await this.her.fill(this.her.page.getByLabel('Your note', { exact: true }), text)
  }

  async lays(text: string): Promise<void> {
    await this.drafts(text)
    await this.her.press('Lay it in the bowl')
    await expect(this.sheet.getByRole('heading', { name: 'Your notes' })).toBeVisible()
  }

  /** One of hers says so now; the sheet must be open. */
  says(sentence: string, within = 10_000): Promise<void> {
    return expect(this.sheet.getByRole('heading', { name: sentence }).first()).toBeVisible({ timeout: within })
  }

  /** The six words of the bowl on her screen, as one string. */
  async words(): Promise<string> {
    const line = this.her.page.locator('.key-line b')
    await expect(line).toHaveText(/^(\S+ ){5}\S+$/)
    return (await line.textContent()) ?? ''
  }
}
