/**
 * Lets a language have larger type: each size in pixels becomes a multiple of `--type`, which is 1 where no rule sets it
 * (web/language/language.css). Done while styles are built, so that they are written and read in plain pixels.
 */
export function typeSize() {
  return {
    postcssPlugin: 'type-size',
    /** @param {{ prop: string, value: string }} declaration */
    Declaration(declaration) {
      const { prop, value } = declaration;
      if (prop === 'font-size' && /^[\d.]+px$/.test(value)) declaration.value = `calc(${value} * var(--type, 1))`;
    },
  };
}
