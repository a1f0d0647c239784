/* One of two whole ways of being here: equal in size, weight and line. */
interface WayProps {
  title: string
  soft: string
  pressed?: boolean
  onPress(): void
}

export function Way({ title, soft, pressed, onPress }: WayProps) {
  return (
    <button className="way" type="button" aria-pressed={pressed} onClick={onPress}>
      <b>{title}</b>
      <span>{soft}</span>
    </button>
  )
}
