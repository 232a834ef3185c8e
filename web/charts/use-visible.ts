import { type RefObject, useEffect, useRef, useState } from 'react';

/** Tell whether an element is on the screen, so that what nobody sees is not drawn. */
export function useVisible<T extends HTMLElement>(): readonly [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [isVisible, setVisible] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    // A busy page is told of several moments at once, the oldest first.
    const observer = new IntersectionObserver((entries) => setVisible(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isVisible];
}
