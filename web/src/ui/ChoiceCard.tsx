/* One of two whole ways of being here: equal in size, weight and line. */
interface ChoiceCardProps {
  title: string
  soft: string
  pressed?: boolean
  onPress(): void
}

export function ChoiceCard({ title, soft, pressed, onPress }: ChoiceCardProps) {
  return (
    <button className="choice-card" type="button" aria-pressed={pressed} onClick={onPress}>
      <b>{title}</b>
      <span>{soft}</span>
    </button>
  )
}
