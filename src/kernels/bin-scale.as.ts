// The scale of the sketch that is being filled: from values to bins and from bins to slots of a row.

/** Below this a whole number divided by the length of a row is never rounded up to the next whole number. */
const SURE: f64 = 70368744177664.0;
/** Pattern of 1 among float32 patterns of 64 steps an octave. */
const ONE: i32 = 127 << 6;

export let isLog: bool = false;
export let bins: f64 = 0;
export let finest: i32 = 0;
export let binsPerUnit: f64 = 0;

/** Take the scale of a sketch for all that follows. */
export function setScale(hasLogScale: bool, rowLength: i32, finestExponent: i32): void {
  isLog = hasLogScale;
  bins = <f64>rowLength;
  finest = finestExponent;
  binsPerUnit = powerOfTwo(-finestExponent);
}

/** Float32 pattern of a value >= 1 with 64 steps an octave, 0 at 1. */
@inline export function pattern(x: f64): i32 { return (reinterpret<i32>(<f32>x) >> 17) - ONE; }

@inline export function powerOfTwo(exponent: i32): f64 { return reinterpret<f64>(<u64>(1023 + exponent) << 52); }

/** The exponent of a finite number above 0: 2^exponent is at most that number. */
@inline export function exponentIn(x: f64): i32 { return <i32>((reinterpret<u64>(x) >> 52) & 0x7ff) - 1023; }

/** The bin of a value, where bins are 2^k wide. */
export function binOf(x: f64, k: i32): f64 {
  if (isLog) return <f64>(pattern(x) >> k);
  return Math.floor(Math.floor(x * binsPerUnit) * powerOfTwo(finest - k));
}

/** The slot of a bin. */
@inline export function slotOf(bin: f64): f64 {
  if (Math.abs(bin) < SURE) return bin - Math.floor(bin / bins) * bins;
  const slot = bin % bins;
  return slot < 0 ? slot + bins : slot;
}
