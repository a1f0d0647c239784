// A woman at her screen: what she reads and presses, by the words she sees. It knows no selector that a person could not find,
// but for the few data attributes that name a screen or a seat.
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'

export class WomanPage {
  readonly page: Page
  readonly name: string

  constructor(page: Page, name: string) {
    this.page = page
    this.name = name
  }

  static async open(context: BrowserContext, url: string, name: string): Promise<WomanPage> {
    const page = await context.newPage()
    await page.goto(url)
    return new WomanPage(page, name)
  }

  press(name: string | RegExp): Promise<void> {
    return this.button(name).click()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Her words in a field, in place of what was there. */
  fill(field: Locator, text: string): Promise<void> {
    return field.fill(text)
  }

  /** The one sentence that says what is happening. */
  says(sentence: string | RegExp): Promise<void> {
    return expect(this.page.locator('.prompt h1')).toHaveText(sentence)
  }

  /** Whatever is said of her microphone, the tray tells her that the piece is hers. */
  hasThePiece(): Promise<void> {
    return expect(this.page.locator('.prompt')).toContainText('You have the piece')
  }

  sees(text: string | RegExp): Promise<void> {
    return expect(this.page.getByText(text).first()).toBeVisible()
  }

  seat(name: string): Locator {
    return this.page.locator('[data-seat]', { hasText: name })
  }

  /** From her own first page to the door: a name, the agreement. */
  async toTheWays(): Promise<void> {
    await this.press(/Go to the door|^Go in/)
    await this.saysWho()
  }

  private async saysWho(): Promise<void> {
    await this.fill(this.page.getByLabel('A name for this circle'), this.name)
    await this.page.getByLabel('I have read this, and I agree.').check()
    await this.press('Go on')
  }

  /** To the waiting room, where she stays until she is let in. */
  async arrive(attendance: 'sharing' | 'listening' = 'sharing'): Promise<void> {
    await this.toTheWays()
    await this.knocks(attendance)
  }

  /** Having left for today. */
  async comesBack(attendance: 'sharing' | 'listening' = 'sharing'): Promise<void> {
    await this.press('Knock again')
    await this.saysWho()
    await this.knocks(attendance)
  }

  private async knocks(attendance: 'sharing' | 'listening'): Promise<void> {
    await this.press(attendance === 'sharing' ? /^Share/ : /^Just listen/)
    await this.press('Go to the waiting room')
    await expect(this.page.getByRole('heading', { name: 'You are in the waiting room.' })).toBeVisible()
  }

  /** She who guides is inside at once; the first time she waits until the facilitator lets her in. */
  async arriveAsGuide(letIn: () => Promise<void> = async () => {}): Promise<void> {
    await this.toTheWays()
    await this.press('Go to the door')
    await letIn()
    await expect(this.page.locator('[data-screen="room"]')).toBeVisible()
  }

  /** The one large button of the desk. */
  async next(name: string | RegExp): Promise<void> {
    await this.page.locator('.step').getByRole('button', { name }).click()
  }

  /** The door stands open on her desk; one press lets her in. */
  async letIn(name: string): Promise<void> {
    await this.press(`Let in: ${name}`)
  }

  async openPart(title: string): Promise<void> {
    const line = this.page.locator('.desk').getByRole('button', { name: new RegExp(`^${title}`) })
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click()
  }

  /** Resolves when a remote picture runs. */
  async seesAPicture(): Promise<void> {
    await expect
      .poll(() =>
        this.page.evaluate(() =>
          [...document.querySelectorAll('video')].some(
            (video) => video.srcObject && video.videoWidth > 0 && !video.paused,
          ),
        ),
      )
      .toBe(true)
  }
}
