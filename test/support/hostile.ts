import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';

/** Names that a careless reader takes for its own. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', ''];

/** Keys and values that break careless readers: names of the language, deep and long things, odd numbers and letters. */
function hostileValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, true, 1e308, -0, 5e-324, 2 ** 53, '\u202e', '\ud800', '<img src=x onerror=alert(1)>'),
    fc.constantFrom(...NAMES).map((name) => JSON.parse(`{"${name}": {"polluted": true}}`) as unknown),
    fc.integer({ min: 1_000, max: 20_000 }).map((length) => 'x'.repeat(length)),
    fc.integer({ min: 100, max: 3_000 }).map((length) => Array.from({ length }, (_, i) => i)),
    fc
      .integer({ min: 100, max: 2_000 })
      .map((length) => Object.fromEntries(Array.from({ length }, (_, i) => [`key${i}`, i]))),
    hostileFormula().map((formula) => ({ formula })),
  );
}

/** Formulas near the language that is read, and far from it. */
function hostileFormula(): fc.Arbitrary<string> {
  const part = fc.constantFrom(
    ...[
      'year',
      't',
      'default',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      '>',
      '?',
      ':',
      ',',
      'exp',
      'min',
      'import',
      '[',
      ']',
    ],
    ...[
      '1',
      '1e308',
      '2050',
      '0',
      '.',
      ';',
      '=',
      '"',
      'f(x)=',
      'cos.constructor',
      '10^(10^5)',
      '!',
      '%',
      ' ',
      '\n',
      '١',
    ],
  );
  return fc.oneof(
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.integer({ min: 10, max: 20_000 }).map((depth) => `${'('.repeat(depth)}year${')'.repeat(depth)}`),
    fc.integer({ min: 10, max: 20_000 }).map((depth) => `${'-'.repeat(depth)}year`),
    fc.integer({ min: 10, max: 5_000 }).map((terms) => `0${'^2'.repeat(terms)}`),
  );
}

/** Replace a value somewhere in a JSON tree, or give one of its objects a key that it should not have. */
function replaced(tree: unknown, path: readonly number[], value: unknown, name: string): unknown {
  const [at, ...rest] = path;
  if (at === undefined || typeof tree !== 'object' || tree === null) return value;
  if (Array.isArray(tree)) {
    if (tree.length === 0) return [value];
    return tree.map((item, i) => (i === at % tree.length ? replaced(item, rest, value, name) : item));
  }
  const keys = Object.keys(tree);
  const chosen = keys[at % (keys.length + 1)];
  const entries = Object.entries(tree).map(([key, item]) => [
    key,
    key === chosen ? replaced(item, rest, value, name) : item,
  ]);
  // Defined, not assigned: `__proto__` must become a key.
  return Object.fromEntries(chosen === undefined ? [...entries, [name, value]] : entries);
}

/** Cut, double or overwrite a piece of a text. */
function damaged(text: string, [kind, from, length, piece]: readonly [number, number, number, string]): string {
  const start = Math.floor(from * text.length);
  const end = Math.min(text.length, start + length);
  if (kind === 0) return text.slice(0, start) + text.slice(end);
  if (kind === 1) return text.slice(0, end) + text.slice(start);
  return text.slice(0, start) + piece + text.slice(end);
}

const damage = () =>
  fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 40 }),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('"', '{', '[', ']', '}', ',', '\\u0000', '1e999'),
    ),
  );

/** Texts that a file or a link may hold: honest ones with damage, and ones made to hurt. */
export function hostileText(honest: readonly string[]): fc.Arbitrary<string> {
  const seed = fc.constantFrom(...honest);
  return fc.oneof(
    {
      weight: 2,
      arbitrary: fc
        .tuple(seed, fc.array(damage(), { minLength: 1, maxLength: 4 }))
        .map(([text, all]) => all.reduce(damaged, text)),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(seed, fc.array(fc.nat(200), { maxLength: 5 }), hostileValue(), fc.constantFrom(...NAMES, 'extra'))
        .map(([text, path, value, name]) => JSON.stringify(replaced(JSON.parse(text), path, value, name))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(seed, fc.constantFrom('[', '{"a":'), fc.integer({ min: 100, max: 60_000 }), fc.nat(4))
        .map(([text, open, depth, at]) => {
          const deep = `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`;
          const keys = ['levers', 'events', 'groups', 'focus', 'name'];
          return text.replace(new RegExp(`"${keys[at]}":\\s*`), (key) => `${key}${deep},"rest":`);
        }),
    },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.string()) },
  );
}

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Codes of a few kilobytes that unpack to megabytes. */
const FLOODS = [1, 3, 6].map(
  (megabytes) => `1${base64Url(deflateSync(new Uint8Array(megabytes * 1_000_000).fill(0x5b)))}`,
);

/** Codes that a link may hold: honest ones with damage, packed hostile texts, packed floods, and plain noise. */
export function hostileCode(honest: readonly string[], codes: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...codes), fc.array(damage(), { minLength: 1, maxLength: 3 }))
      .map(([code, all]) => all.reduce(damaged, code)),
    hostileText(honest).map((text) => `1${base64Url(deflateSync(strToU8(text)))}`),
    fc.constantFrom(...FLOODS),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => `1${base64Url(bytes)}`),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.integer({ min: 1, max: 60_000 }).map((length) => `1${'A'.repeat(length)}`),
  );
}
