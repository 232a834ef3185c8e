import { i18n } from '@lingui/core';
import type { OutputId, Session } from '../../workers/page.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { byName, mapText } from './map-words.ts';

interface MapTableProps {
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly caption: string;
  /** What each map shows of the places, in their order in the world. */
  readonly columns: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** The numbers of one map, or of several side by side, by place. */
export function MapTable({ world, output, caption, columns }: MapTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'map.place', message: 'Place' })}</th>
            <th scope="col">{i18n._({ id: 'map.code', message: 'Code' })}</th>
            {columns.map(({ name }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two scenarios may have one name
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byName(world).map(({ iso3, name, at }) => (
            <tr key={iso3}>
              <th scope="row">{name}</th>
              <td>{iso3}</td>
              {columns.map(({ values }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two scenarios may have one name
                <td key={i} data-number>
                  {mapText(values[at] ?? null, output, format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
