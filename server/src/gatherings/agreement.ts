// What a woman agrees to before she arrives, in words and by version. Change the version with every change of a line:
// she is then asked again. Only the version and her yes are kept, nothing else.

export const agreement = {
  version: '2026-11-30',
  lines: [
    'What is said here stays here. So do the names.',
    'Nothing is recorded or kept. No software can stop a camera held up to a screen, so we promise it to each other.',
    'You may always pass, be silent, or leave. Nobody will ask why.',
    'We listen without advice, unless a woman asks for it.',
    'If the one who guides believes that a life is in danger, she will act, and tell you first if she can.',
  ],
} as const
