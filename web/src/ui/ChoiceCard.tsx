/* One of two equal choices, as a card: the same size, weight and row. */
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
