import { i18n } from '@lingui/core';

interface TableSwitchProps {
  readonly isTable: boolean;
  /** Title of the chart, for those who hear the button alone. */
  readonly of: string;
  onChange(isTable: boolean): void;
}

/** Switch between a chart and the same numbers as a table. */
export function TableSwitch({ isTable, of, onChange }: TableSwitchProps) {
  return (
    <button
      type="button"
      className="link"
      aria-pressed={isTable}
      aria-label={i18n._({ id: 'table.switchOf', message: 'Table: {chart}', values: { chart: of } })}
      onClick={() => onChange(!isTable)}
    >
      {isTable ? i18n._({ id: 'table.toChart', message: 'chart' }) : i18n._({ id: 'table.toTable', message: 'table' })}
    </button>
  );
}
