import './claims.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import {
  COMPACT_OBJECTIVES,
  type CompactObjective,
  everyTagged,
  PILLARS,
  SDG_TARGETS,
  type SdgTarget,
  TAGGED_KINDS,
  type Tagged,
} from '../../workers/page-claims.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { FigureSave } from '../files/figure-save.tsx';
import { objectiveName, pillarName, taggedKindWords, targetName } from './claim-words.ts';
import { filterTagged, NO_TAGS, type TagFilter } from './filter-tagged.ts';
import { EventWay, LeverWay, OutputWay } from './ways.tsx';

const ALL = everyTagged();
const OBJECTIVES = Object.keys(COMPACT_OBJECTIVES).map(Number) as CompactObjective[];
const TARGETS = (Object.keys(SDG_TARGETS) as SdgTarget[]).sort(inOrder);

/** "2.4" before "10.2", "3.8" before "3.d". */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Every lever, kind of event and indicator with its pillar, objectives of the Compact and SDG targets. */
export function Frameworks() {
  const [filter, setFilter] = useState<TagFilter>(NO_TAGS);
  const rows = filterTagged(ALL, filter);
  const change = (part: Partial<TagFilter>) => setFilter((before) => ({ ...before, ...part }));
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="frameworks.intro"
          message="What each lever, event and indicator speaks to: the three pillars of the Strategic Vision, the objectives of the Global Compact for Migration and the targets of the Sustainable Development Goals."
        />
      </p>
      <search className="tag-filter">
        <TagSelect
          label={i18n._({ id: 'frameworks.kind', message: 'Kind' })}
          value={filter.kind}
          options={TAGGED_KINDS.map((id) => [id, taggedKindWords(id)])}
          onChoose={(kind) => change({ kind })}
        />
        <TagSelect
          label={i18n._({ id: 'frameworks.pillar', message: 'Pillar' })}
          value={filter.pillar}
          options={PILLARS.map((id) => [id, pillarName(id)])}
          onChoose={(pillar) => change({ pillar })}
        />
        <TagSelect
          label={i18n._({ id: 'frameworks.objective', message: 'Compact objective' })}
          value={filter.objective}
          options={OBJECTIVES.map((id) => [String(id), `${id} ${objectiveName(id)}`])}
          onChoose={(objective) => change({ objective })}
        />
        <TagSelect
          label={i18n._({ id: 'frameworks.target', message: 'SDG target' })}
          value={filter.target}
          options={TARGETS.map((id) => [id, `${id} ${targetName(id)}`])}
          onChoose={(target) => change({ target })}
        />
        <span className="tag-count" role="status">
          {i18n._({
            id: 'frameworks.count',
            message: '{count} of {all}',
            values: { count: rows.length, all: ALL.length },
          })}
        </span>
        <button type="button" className="link" disabled={!isFiltered} onClick={() => setFilter(NO_TAGS)}>
          <Trans id="frameworks.showAll" message="Show all" />
        </button>
        {rows.length > 0 && (
          <FigureSave
            title={i18n._({ id: 'frameworks.table', message: 'Levers, events and indicators by framework' })}
            within="search"
            table={<TagTable rows={rows} />}
          />
        )}
      </search>
      {rows.length === 0 ? (
        <p className="soft">
          <Trans id="frameworks.none" message="Nothing carries all of these tags." />
        </p>
      ) : (
        <TagTable rows={rows} />
      )}
      <p className="note">
        <Trans
          id="frameworks.source"
          message="Our reading, not an official one. Numbers are those of the sources: UN General Assembly, A/RES/73/195 (2018), paragraph 16; A/RES/70/1 (2015); IOM, Strategic Vision 2019–2023, C/110/INF/1 (2019). Objectives and targets that nothing here speaks to are left out."
        />
      </p>
    </>
  );
}

function TagSelect<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly (readonly [T, string])[];
  onChoose(value: T | ''): void;
}) {
  return (
    <label className="tag-select">
      <span className="soft">{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value as T | '')}>
        <option value="">{i18n._({ id: 'frameworks.any', message: 'any' })}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function TagRow({ row }: { readonly row: Tagged }) {
  const { kind, tags } = row;
  return (
    <tr>
      <th scope="row">
        <Way row={row} />
      </th>
      <td>{taggedKindWords(kind)}</td>
      <td>{pillarName(tags.pillar)}</td>
      <td>
        <TagList tags={tags.compact.map((id) => [String(id), objectiveName(id)])} />
      </td>
      <td>
        <TagList tags={tags.sdg.map((id) => [id, targetName(id)])} />
      </td>
    </tr>
  );
}

function TagList({ tags }: { readonly tags: readonly (readonly [string, string])[] }) {
  return (
    <ul className="tag-list">
      {tags.map(([id, name]) => (
        <li key={id}>
          <b>{id}</b> {name}
        </li>
      ))}
    </ul>
  );
}

function Way({ row }: { readonly row: Tagged }): ReactNode {
  switch (row.kind) {
    case 'lever':
      return <LeverWay id={row.id} />;
    case 'event':
      return <EventWay id={row.id} />;
    case 'output':
      return <OutputWay id={row.id} />;
    default: {
      const never: never = row;
      throw new Error(`${String(never)} has no way`);
    }
  }
}

function TagTable({ rows }: { readonly rows: readonly Tagged[] }) {
  return (
    <TableFrame label={i18n._({ id: 'frameworks.table', message: 'Levers, events and indicators by framework' })}>
      <table className="tags">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="frameworks.name" message="Name" />
            </th>
            <th scope="col">
              <Trans id="frameworks.kind" message="Kind" />
            </th>
            <th scope="col">
              <Trans id="frameworks.pillar" message="Pillar" />
            </th>
            <th scope="col">
              <Trans id="frameworks.objective" message="Compact objective" />
            </th>
            <th scope="col">
              <Trans id="frameworks.target" message="SDG target" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TagRow key={`${row.kind} ${row.id}`} row={row} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
