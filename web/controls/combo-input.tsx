import { useContext } from 'react';
import { ComboBoxStateContext, Input } from 'react-aria-components/ComboBox';

/**
 * The text of a combo box whose list opens with the focus. A click opens it as well: after a choice the focus is still
 * there, and no new one would come.
 */
export function ComboInput({ placeholder = '' }: { readonly placeholder?: string }) {
  const state = useContext(ComboBoxStateContext);
  return (
    <Input
      placeholder={placeholder}
      onFocus={(event) => {
        // The list tells the box of a focus as well when it turns from its items to the box: what was typed by then is not selected again.
        if (event.isTrusted) event.target.select();
      }}
      onClick={(event) => {
        if (state === null || state.isOpen) return;
        event.currentTarget.select();
        state.open(null, 'manual');
      }}
    />
  );
}
