/* Fields that leave no trace in the browser: no name, no autofill, no spelling service. */
import { useId, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react'

const discreet = {
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  writingsuggestions: 'false',
} as Record<string, unknown>

interface FieldText {
  label: string
  /** The label is for screen readers only. */
  labelHidden?: boolean
  hint?: string | undefined
  /** The error as words, linked to the field. */
  wrong?: string | null | undefined
}

type FieldProps = FieldText & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'className'>
type AreaProps = FieldText & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id' | 'className'>

function Around({
  id,
  label,
  labelHidden,
  hint,
  wrong,
  children,
}: FieldText & { id: string; children: React.ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

const described = (id: string, { hint, wrong }: FieldText) =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined

export function Field({ label, labelHidden, hint, wrong, type = 'text', ...rest }: FieldProps) {
  const id = useId()
  const said = { label, hint, wrong, ...(labelHidden ? { labelHidden } : {}) }
  return (
    <Around id={id} {...said}>
      <input
        {...discreet}
        {...rest}
        id={id}
        type={type}
        aria-describedby={described(id, said)}
        aria-invalid={wrong ? true : undefined}
      />
    </Around>
  )
}

export function Area({ label, labelHidden, hint, wrong, ...rest }: AreaProps) {
  const id = useId()
  const said = { label, hint, wrong, ...(labelHidden ? { labelHidden } : {}) }
  return (
    <Around id={id} {...said}>
      <textarea
        {...discreet}
        {...rest}
        id={id}
        aria-describedby={described(id, said)}
        aria-invalid={wrong ? true : undefined}
      />
    </Around>
  )
}
