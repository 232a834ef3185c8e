import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA_NAMES } from '../../src/params/data-names.ts';
import { EQUATIONS } from '../../src/params/equations.ts';
import { type EquationToken, equationTokens } from '../../src/picture/equation-tokens.ts';
import { type LedgerFile, ledgerRows } from '../../src/summary/ledger.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

describe('equationTokens', () => {
  it('takes symbols, words, and what stands below and above apart', () => {
    expect(equationTokens('P_{a,t} = log x^{2}')).toEqual([
      { kind: 'symbol', text: 'P' },
      {
        kind: 'below',
        tokens: [
          { kind: 'symbol', text: 'a' },
          { kind: 'text', text: ',' },
          { kind: 'symbol', text: 't' },
        ],
      },
      { kind: 'text', text: ' = ' },
      { kind: 'text', text: 'log' },
      { kind: 'text', text: ' ' },
      { kind: 'symbol', text: 'x' },
      { kind: 'above', tokens: [{ kind: 'text', text: '2' }] },
    ]);
  });

  it('keeps words in quotes upright, and sums are no symbols', () => {
    expect(equationTokens('"a" Σ')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'Σ' },
    ]);
  });

  it.each(['x_{a', 'x "a'])('refuses %s, which is not closed', (line) => {
    expect(() => equationTokens(line)).toThrow(`equation ${line}`);
  });
});

describe('the equations', () => {
  const symbolsIn = (tokens: readonly EquationToken[]): string[] =>
    tokens.flatMap((token) =>
      'tokens' in token ? symbolsIn(token.tokens) : token.kind === 'symbol' ? [token.text] : [],
    );

  it('name coefficients that are in the ledger, each at least one', () => {
    const ids = new Set(
      ledgerRows(read('data/ledger.json') as LedgerFile, read('data/manifest.json')).map(({ id }) => id),
    );
    for (const { id, coefficients } of EQUATIONS) {
      expect(coefficients.length, id).toBeGreaterThan(0);
      expect(
        coefficients.filter((each) => !ids.has(each)),
        id,
      ).toEqual([]);
    }
  });

  it('have a name for every series of the data that they take, and for no other', () => {
    const series = EQUATIONS.flatMap(({ coefficients }) => coefficients.filter((id) => id.startsWith('data.')));
    expect(
      Object.keys(DATA_NAMES)
        .map((name) => `data.${name}`)
        .sort(),
    ).toEqual([...new Set(series)].sort());
  });

  it('explain symbols that stand in their lines', () => {
    for (const { id, lines, symbols } of EQUATIONS) {
      const found = new Set(lines.flatMap((line) => symbolsIn(equationTokens(line))));
      expect(symbols.length, id).toBeGreaterThan(0);
      for (const [names] of symbols)
        for (const name of names.split(', ')) expect(found, `${id} ${name}`).toContain(name);
    }
  });

  it('cover every driver that has a law', () => {
    expect(new Set(EQUATIONS.map(({ driver }) => driver))).toEqual(
      new Set(['demographics', 'climate', 'urbanization', 'labour', 'peace', 'mobility']),
    );
  });
});
