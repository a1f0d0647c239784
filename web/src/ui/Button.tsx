/* A button: one thing she can do now. `firm` is the likely one and must never stand beside an equal answer. */
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Stone } from './Stone.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> {
  firm?: boolean
  slim?: boolean
  bare?: boolean
  /** The piece lies on the button: taking it, passing it on. */
  stone?: boolean
  icon?: IconName
  pressed?: boolean
  /** Nothing to press now. The button stays a Tab stop, so that a woman who just pressed it does not lose her place. */
  disabled?: boolean | undefined
  children: ReactNode
}

/** Also keeps Enter in a field from sending the form. */
const nothing = (e: MouseEvent) => e.preventDefault()

export function Button({
  firm,
  slim,
  bare,
  stone,
  icon,
  pressed,
  disabled = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const name = ['button', firm && 'firm', slim && 'slim', bare && 'bare'].filter(Boolean).join(' ')
  return (
    <button
      {...rest}
      type={type}
      className={name}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      onClick={disabled ? nothing : onClick}
    >
      {stone && <Stone />}
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChoose(value: T): void
}

/** Equal answers to one question: same size, same weight, same line. */
export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div role="group" aria-label={label}>
      <p>{label}</p>
      <div className="pair">
        {options.map(([key, words]) => (
          <Button key={key} slim pressed={key === value} onClick={() => onChoose(key)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}
