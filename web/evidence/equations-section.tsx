import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { type EquationToken, equationTokens } from '../../src/picture/equation-tokens.ts';
import type { DriverNode } from '../../src/summary/driver-graph.ts';
import { type DriverWeb, readDrivers } from '../../workers/page.ts';
import { DATA_NAMES, EQUATIONS, type Equation } from '../../workers/page-ledger.ts';
import { DriverDiagram, nodeName } from '../charts/driver-diagram.tsx';
import { reasonOf } from '../faults/use-fault-words.ts';
import { declared, driverName } from '../texts.ts';

interface EquationsSectionProps {
  /** Names of coefficients by their id in the ledger. */
  readonly names: ReadonlyMap<string, string>;
  /** Show a coefficient in the ledger. */
  onCoefficient(id: string): void;
}

/** How the model works: who acts on whom, and the equations of each driver with what their symbols stand for. */
export function EquationsSection({ names, onCoefficient }: EquationsSectionProps) {
  const [web, setWeb] = useState<DriverWeb | undefined>();
  const [fault, setFault] = useState('');
  const [chosen, setChosen] = useState<DriverNode | undefined>();
  useEffect(() => {
    let isHere = true;
    readDrivers()
      .then((read) => isHere && setWeb(read))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, []);
  const shown = EQUATIONS.filter(({ driver }) => chosen === undefined || driver === chosen);
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="equations.intro"
          message="The order of a year, from first to last. Solid arcs act in the same year, dashed arcs in the year after. Choose a driver for its equations; choose it again for all."
        />
      </p>
      {fault !== '' && <p className="message">{fault}</p>}
      {web ? (
        <DriverDiagram graph={web} chosen={chosen} onChoose={(node) => setChosen(node === chosen ? undefined : node)} />
      ) : (
        <div className="diagram-waiting" />
      )}
      {shown.length === 0 && chosen !== undefined && (
        <p className="soft" role="status">
          {i18n._({
            id: 'equations.none',
            message: '{driver}: no equation of its own; levers and events act through the other drivers.',
            values: { driver: nodeName(chosen) },
          })}
        </p>
      )}
      <div className="equations">
        {shown.map((equation) => (
          <article key={equation.id} className="equation" data-equation={equation.id}>
            <h4>{driverName(equation.driver)}</h4>
            <EquationBody equation={equation} names={names} onCoefficient={onCoefficient} />
          </article>
        ))}
      </div>
    </>
  );
}

function EquationBody({ equation, names, onCoefficient }: EquationsSectionProps & { readonly equation: Equation }) {
  const { id, says, lines, symbols, coefficients } = equation;
  return (
    <>
      <p>{declared(`equation.${id}.says`, says)}</p>
      <div className="equation-lines">
        {lines.map((line) => (
          <p key={line} className="equation-line">
            <Tokens tokens={equationTokens(line)} />
          </p>
        ))}
      </div>
      <dl className="equation-symbols">
        {symbols.map(([symbol, meaning], k) => (
          <div key={symbol}>
            <dt>
              <Tokens tokens={equationTokens(symbol)} />
            </dt>
            <dd>{declared(`equation.${id}.symbol${k}`, meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="equation-coefficients">
        <span className="soft">
          <Trans id="equations.coefficients" message="Coefficients" />
        </span>{' '}
        {coefficients.map((coefficient) => (
          <button
            type="button"
            className="link"
            key={coefficient}
            title={coefficient}
            onClick={() => onCoefficient(coefficient)}
          >
            {coefficientName(coefficient, names)}
          </button>
        ))}
      </p>
    </>
  );
}

/** A series of the data has a name for readers; its identifier is read at the pointer, and in the ledger. */
function coefficientName(id: string, names: EquationsSectionProps['names']): string {
  const series = id.startsWith('data.') ? id.slice('data.'.length) : '';
  const name = DATA_NAMES[series];
  return name === undefined ? (names.get(id) ?? id) : declared(`equationData.${series}`, name);
}

function Tokens({ tokens }: { readonly tokens: readonly EquationToken[] }) {
  return tokens.map((token, i) => {
    // An equation does not change: its parts are known by where they stand.
    const key = `${i} ${token.kind}`;
    switch (token.kind) {
      case 'symbol':
        return <var key={key}>{token.text}</var>;
      case 'text':
        return <span key={key}>{token.text}</span>;
      case 'below':
        return (
          <sub key={key}>
            <Tokens tokens={token.tokens} />
          </sub>
        );
      case 'above':
        return (
          <sup key={key}>
            <Tokens tokens={token.tokens} />
          </sup>
        );
      default: {
        const never: never = token;
        throw new Error(`token ${String(never)} has no form`);
      }
    }
  });
}
