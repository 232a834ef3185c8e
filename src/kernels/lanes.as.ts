// Arithmetic on half a cell: 4 of the 8 lanes in one v128.
// pmin and pmax instead of min and max: one machine instruction each, and a NaN on the left passes on to the engine's check.

export const HALF: usize = 16; // Bytes.
export const CELL: usize = 2 * HALF;

@inline export function load(at: usize): v128 { return v128.load(at); }
@inline export function store(at: usize, value: v128): void { v128.store(at, value); }
@inline export function splat(at: usize): v128 { return v128.load_splat<f32>(at); }
@inline export function all(value: f32): v128 { return f32x4.splat(value); }
@inline export function add(a: v128, b: v128): v128 { return f32x4.add(a, b); }
@inline export function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
@inline export function mul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
@inline export function div(a: v128, b: v128): v128 { return f32x4.div(a, b); }
@inline export function atMost(value: v128, limit: v128): v128 { return f32x4.pmin(value, limit); }
@inline export function atLeast(value: v128, limit: v128): v128 { return f32x4.pmax(value, limit); }
@inline export function notNegative(value: v128): v128 { return atLeast(value, all(0)); }
@inline export function addTo(at: usize, value: v128): void { store(at, add(load(at), value)); }
