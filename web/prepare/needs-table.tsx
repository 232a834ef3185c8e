import { i18n } from '@lingui/core';
import { memo, useMemo } from 'react';
import type { Need, NeedRatio, NeedsTable as Needs } from '../../workers/page-prepare.ts';
import { usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { heldLine, LINE_DEFAULTS } from './held-lines.ts';
import { bySector, isOther, quantitiesOf, shownNeeds } from './needs-order.ts';
import { PLANNED_AT, type PlanView } from './plan-view.ts';
import {
  certaintyWords,
  chanceWords,
  needLabel,
  needRatioWords,
  needUnitWords,
  rowNote,
  sectorWords,
  standardWords,
  unitBeside,
} from './prepare-words.ts';
import { RangeBar } from './range-bar.tsx';
import { MOST_STOCK, type Stock } from './use-stock.ts';

/** Needs of another place or scenario that the user keeps beside. */
export interface PinnedNeeds {
  readonly title: string;
  readonly table: Needs;
}

interface NeedsTableProps {
  readonly view: PlanView;
  readonly caption: string;
  /** Show other standards for the same need too. */
  readonly hasOther: boolean;
  readonly stock: Stock;
  readonly pinned: PinnedNeeds | undefined;
  onStock(id: string, value: number | undefined): void;
}

/** Needs by sector: quantity, range, reference, stock and chance of a shortfall, standard and certainty. */
export function NeedsTable({ view, caption, hasOther, stock, pinned, onStock }: NeedsTableProps) {
  const { scenario, reference } = view;
  const sectors = useMemo(
    () => bySector(shownNeeds(scenario.table, hasOther, stock)),
    [scenario.table, hasOther, stock],
  );
  const beside = useMemo(() => quantitiesOf(reference?.table), [reference]);
  const kept = useMemo(() => quantitiesOf(pinned?.table), [pinned]);
  const columns = 7 + (reference ? 1 : 0) + (pinned ? 1 : 0);
  return (
    <div className="needs-frame">
      <table className="needs">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'needs.need', message: 'Need' })}</th>
            <th scope="col" className="needs-number">
              {i18n._({
                id: 'needs.quantity',
                message: 'P{percentile}',
                values: { percentile: view.choices.percentile },
              })}
            </th>
            <th scope="col" className="needs-unit">
              {i18n._({ id: 'needs.unit', message: 'Unit' })}
            </th>
            <th scope="col" className="needs-range">
              {i18n._({ id: 'needs.range', message: 'P50 to P95' })}
            </th>
            {reference && (
              <th scope="col" className="needs-number">
                {i18n._({ id: 'needs.reference', message: 'Reference' })}
              </th>
            )}
            {pinned && (
              <th scope="col" className="needs-number">
                {pinned.title}
              </th>
            )}
            <th scope="col" className="needs-number">
              {i18n._({ id: 'needs.inStock', message: 'In stock' })}
            </th>
            <th scope="col" className="needs-number needs-chance">
              {i18n._({ id: 'needs.chance', message: 'Chance short' })}
            </th>
            <th scope="col" className="needs-source">
              {i18n._({ id: 'needs.standard', message: 'Standard, edition, certainty' })}
            </th>
          </tr>
        </thead>
        {sectors.map(([sector, needs]) => (
          <tbody key={sector}>
            <tr className="needs-sector">
              <th scope="rowgroup" colSpan={columns}>
                {sectorWords(sector)}
              </th>
            </tr>
            {needs.map((need) => (
              <NeedRow
                key={need.ratio.id}
                need={need}
                reference={beside?.get(need.ratio.id)}
                hasReference={reference !== undefined}
                pinned={kept?.get(need.ratio.id)}
                hasPinned={pinned !== undefined}
                stock={stock[need.ratio.id]}
                view={view}
                onStock={onStock}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface NeedRowProps {
  readonly need: Need;
  readonly reference: readonly number[] | undefined;
  readonly hasReference: boolean;
  readonly pinned: readonly number[] | undefined;
  readonly hasPinned: boolean;
  readonly stock: number | undefined;
  readonly view: PlanView;
  onStock(id: string, value: number | undefined): void;
}

const NeedRow = memo(function NeedRow(props: NeedRowProps) {
  const { need, reference, hasReference, pinned, hasPinned, stock, view, onStock } = props;
  const { format } = usePage();
  const { ratio, figure, quantities } = need;
  const held = useMemo(
    () => (stock === undefined ? undefined : heldLine(view, ratio, stock, LINE_DEFAULTS)),
    [view, ratio, stock],
  );
  const chance = held && chanceWords(held.chance, format);
  const label = needLabel(ratio);
  const isOr = isOther(ratio);
  const range = `${format.need(quantities[0] ?? 0)}–${format.need(quantities[2] ?? 0)}`;
  return (
    <tr className={isOr ? 'is-or' : undefined} data-need={ratio.id}>
      <th scope="row" title={`${i18n.number(figure)} ${needRatioWords(ratio)}. ${rowNote(ratio)}`.trim()}>
        {isOr && <span className="soft">{i18n._({ id: 'needs.or', message: 'or' })} </span>}
        {label}
        <span className="needs-below">{sourceWords(ratio)}</span>
      </th>
      <td className="needs-number">
        <b>{format.need(quantities[PLANNED_AT] ?? 0)}</b>
        <span className="needs-below">{unitBeside(ratio)}</span>
      </td>
      <td className="needs-unit soft">{needUnitWords(ratio)}</td>
      <td className="needs-range">
        <RangeBar values={quantities} reference={reference} stock={stock} />
        <span className="soft">{range}</span>
      </td>
      {hasReference && (
        <td className="needs-number soft">{reference ? format.need(reference[PLANNED_AT] ?? 0) : '–'}</td>
      )}
      {hasPinned && <td className="needs-number soft">{pinned ? format.need(pinned[PLANNED_AT] ?? 0) : '–'}</td>}
      <td className="needs-number needs-stock">
        <NumberBox
          label={i18n._({
            id: 'needs.stockOf',
            message: 'In stock: {label}, {unit}',
            values: { label, unit: needUnitWords(ratio) },
          })}
          text={stock === undefined ? '' : String(stock)}
          placeholder="–"
          min={0}
          max={MOST_STOCK}
          decimals={ratio.decimals}
          onChange={(value) => onStock(ratio.id, value)}
          onEmpty={() => onStock(ratio.id, undefined)}
        />
        {chance && (
          <span className="needs-below is-chance">
            {i18n._({ id: 'needs.chanceBelow', message: '{chance} short', values: { chance } })}
          </span>
        )}
      </td>
      <td className="needs-number needs-chance">{chance && <b>{chance}</b>}</td>
      <td className="needs-source soft" title={certaintyWords(ratio.certainty)}>
        {sourceWords(ratio)}
      </td>
    </tr>
  );
});

const sourceWords = (ratio: NeedRatio) => `${standardWords(ratio)}\u00a0·\u00a0${ratio.certainty}`;
