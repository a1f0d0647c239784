// Loaded before an app process: each SIGUSR2 sets its wall clock to the next of JUMPS (milliseconds from the true one, with
// commas between). The monotonic clock runs on, as it does when an operator or NTP sets a machine's time.
const jumps = process.env.JUMPS.split(',').map(Number)
const Real = Date
let by = 0
globalThis.Date = class extends Real {
  constructor(...all) {
    super(...(all.length === 0 ? [Real.now() + by] : all))
  }

  static now() {
    return Real.now() + by
  }
}
process.on('SIGUSR2', () => {
  by = jumps.shift() ?? 0
})
