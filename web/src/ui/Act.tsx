/* An act: one thing she can do now. `firm` is the likely one and never stands beside an equal answer. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { Stone } from './Stone.tsx'
import type { IconName } from './icons.ts'

interface ActProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  firm?: boolean
  slim?: boolean
  bare?: boolean
  /** The piece lies on the button: taking it, passing it on. */
  stone?: boolean
  icon?: IconName
  pressed?: boolean
  children: ReactNode
}

export function Act({ firm, slim, bare, stone, icon, pressed, type = 'button', children, ...rest }: ActProps) {
  const name = ['act', firm && 'firm', slim && 'slim', bare && 'bare'].filter(Boolean).join(' ')
  return (
    <button {...rest} type={type} className={name} aria-pressed={pressed}>
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
          <Act key={key} slim pressed={key === value} onClick={() => onChoose(key)}>{words}</Act>
        ))}
      </div>
    </div>
  )
}
