import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import type { DriverEdge, DriverNode } from '../../src/summary/driver-graph.ts';
import { type Answer, type DriverWeb, LEVERS, OUTPUT_IDS, readDrivers } from '../../workers/page.ts';
import { DriverDiagram, nodeName } from '../charts/driver-diagram.tsx';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { byComma } from '../language/lists.ts';
import { driverLinkWords, eventLabel, leverLabel, outputLabel, outputOf } from '../texts.ts';
import { Section } from './section.tsx';
import { sectionTitle } from './section-titles.ts';

/** How the drivers act on each other and on mobility. */
export function DriversSection({ answer }: { readonly answer: Answer }) {
  return (
    <Section id="drivers" answer={answer} height={360} isOfPlace={false}>
      {(_shown, isTable) => <Drivers isTable={isTable} />}
    </Section>
  );
}

function Drivers({ isTable }: { readonly isTable: boolean }) {
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
  if (fault !== '') return <p className="note">{fault}</p>;
  if (!web) return <div style={{ minHeight: 320 }} />;
  return (
    <figure>
      <p className="picture-kind">
        <Trans
          id="drivers.kind"
          message="The order of a year, from first to last. Solid arcs act in the same year, dashed arcs in the year after. Choose a driver for its levers and indicators."
        />
      </p>
      {isTable ? (
        <EdgeTable web={web} />
      ) : (
        <>
          <DriverDiagram graph={web} chosen={chosen} onChoose={setChosen} />
          {chosen !== undefined && <Chosen web={web} node={chosen} />}
        </>
      )}
      <figcaption className="note">
        <Trans
          id="drivers.source"
          message="Source: the declared effects of levers and events, what drivers read of each other, and the order of a year in this model; each arc is tested by moving its driver. It says who acts on whom, not how strongly."
        />
      </figcaption>
    </figure>
  );
}

/** The arcs as rows: who acts on whom, when, and by what. */
function EdgeTable({ web }: { readonly web: DriverWeb }) {
  const title = sectionTitle('drivers');
  return (
    <TableFrame label={title}>
      <table className="numbers">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'drivers.from', message: 'Driver' })}</th>
            <th scope="col">{i18n._({ id: 'drivers.actsOn', message: 'acts on' })}</th>
            <th scope="col">{i18n._({ id: 'drivers.when', message: 'When' })}</th>
            <th scope="col">{i18n._({ id: 'drivers.how', message: 'By what' })}</th>
          </tr>
        </thead>
        <tbody>
          {web.edges.map((edge) => (
            <tr key={`${edge.from} ${edge.to}`}>
              <th scope="row">{nodeName(edge.from)}</th>
              <td>{nodeName(edge.to)}</td>
              <td>
                {edge.isNextYear
                  ? i18n._({ id: 'drivers.nextYear', message: 'in the year after' })
                  : i18n._({ id: 'drivers.sameYear', message: 'in the same year' })}
              </td>
              <td>{causes(edge, web)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Chosen({ web, node }: { readonly web: DriverWeb; readonly node: DriverNode }) {
  const { store } = usePage();
  const levers = LEVERS.filter(({ group }) => group === node);
  const outputs = OUTPUT_IDS.filter((id) => outputOf(id).group === node);
  const first = levers[0];
  return (
    <div className="diagram-chosen" role="status">
      <h3>{nodeName(node)}</h3>
      <EdgeList
        title={i18n._({ id: 'drivers.actsOn', message: 'acts on' })}
        edges={web.edges.filter(({ from }) => from === node)}
        far="to"
        web={web}
      />
      <EdgeList
        title={i18n._({ id: 'drivers.isMovedBy', message: 'is moved by' })}
        edges={web.edges.filter(({ to }) => to === node)}
        far="from"
        web={web}
      />
      {first && (
        <p>
          <button type="button" className="plain-button" onClick={() => store.showDriver(first.group)}>
            {i18n._({
              id: 'drivers.openLevers',
              message: '{count, plural, one {Show its # lever} other {Show its # levers}}',
              values: { count: levers.length },
            })}
          </button>
        </p>
      )}
      {outputs.length > 0 && (
        <p className="diagram-outputs">
          {outputs.map((id) => (
            <button
              type="button"
              key={id}
              className="plain-button"
              onClick={() => {
                store.edit({ output: id });
                document.getElementById('picture-title')?.scrollIntoView({ block: 'center' });
              }}
            >
              {outputLabel(id)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

/** Most levers that an edge names; areas of free movement are many. */
const MOST_NAMED = 4;

function EdgeList({
  title,
  edges,
  far,
  web,
}: {
  readonly title: string;
  readonly edges: readonly DriverEdge[];
  readonly far: 'from' | 'to';
  readonly web: DriverWeb;
}) {
  if (edges.length === 0) return null;
  return (
    <dl>
      <dt>{title}</dt>
      {edges.map((edge) => (
        <dd key={`${edge.from} ${edge.to}`}>
          <b>{nodeName(edge[far])}</b> {causes(edge, web)}
        </dd>
      ))}
    </dl>
  );
}

/** By what an edge acts: what is read, then the levers or events that declare it. */
function causes({ from, to, levers, events }: DriverEdge, { links, events: kinds }: DriverWeb): string {
  const read = links.filter((link) => link.from === from && link.to === to).map(driverLinkWords);
  const named = [
    ...LEVERS.filter(({ id }) => levers.includes(id)).map(leverLabel),
    ...kinds.filter(({ id }) => events.includes(id)).map(eventLabel),
  ];
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' });
  const rest = named.length - MOST_NAMED;
  const through =
    named.length === 0
      ? []
      : [
          rest > 0
            ? i18n._({
                id: 'drivers.throughMore',
                message: 'Through {names} and {rest} more.',
                values: { names: byComma(named.slice(0, MOST_NAMED)), rest },
              })
            : i18n._({ id: 'drivers.through', message: 'Through {names}.', values: { names: list.format(named) } }),
        ];
  return [...read, ...through].join(' ');
}
