import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { useChoice, useEngine, usePage } from '../context.ts';
import { language, withLanguage } from '../language/language.ts';
import { linkTo } from '../url.ts';

/** Size of a frame that holds a chart with its words, pixels. */
const FRAME = { width: 760, height: 680 } as const;

/** Copies the code of a frame that shows the chart of this page alone, for a page elsewhere. */
export function EmbedButton({ title }: { readonly title: string }) {
  const { store } = usePage();
  const isEmbedded = useChoice('isEmbedded');
  const hasOwnData = useEngine((state) => (state.session?.ownData.length ?? 0) > 0);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    const link = withLanguage(linkTo({ ...store.getState(), isEmbedded: true }), language.getState().id);
    const code = `<iframe src="${escaped(link)}" title="${escaped(title)}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy"></iframe>`;
    try {
      await navigator.clipboard.writeText(code);
      setSaid(
        hasOwnData
          ? i18n._({
              id: 'embed.copiedWithout',
              message: 'Code copied. It does not hold your data: the frame computes with the baseline.',
            })
          : i18n._({ id: 'embed.copied', message: 'Code copied' }),
      );
    } catch {
      setSaid(i18n._({ id: 'embed.notCopied', message: 'The device does not let the page copy' }));
    }
    setTimeout(() => setSaid(''), hasOwnData ? 12_000 : 4_000);
  }
  // A frame of another page may not copy.
  if (isEmbedded) return null;
  return (
    <>
      <span className="said" role="status">
        {said}
      </span>
      <button type="button" className="link" onClick={copy}>
        <Trans id="embed.copy" message="Copy code to embed" />
      </button>
    </>
  );
}

/** A text inside an attribute in double quotes. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
