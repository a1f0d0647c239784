// A set of listeners to one kind of news. It keeps no news and calls nobody by itself.

export class Listeners<News = void> {
  private readonly all = new Set<(news: News) => void>()

  /** Gives back the way to stop. The function is the same on every read, as React's stores need it. */
  readonly add = (listener: (news: News) => void): (() => void) => {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  tell(news: News): void {
    for (const listener of this.all) listener(news)
  }

  clear(): void {
    this.all.clear()
  }
}
