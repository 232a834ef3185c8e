/**
 * What waits for translators: `npm run words` lists texts that a language lacks and texts whose English has changed since
 * they were translated. `npm run words -- --translated` notes that all is translated from the English of now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { currentEnglish, NOTED, waitingTexts } from './words/waiting.ts';

if (process.argv.includes('--translated')) {
  const lacks = new Set(waitingTexts({}).map((line) => line.replace(/^\S+ /, '').replace(/: not translated$/, '')));
  const whole = [...currentEnglish()].filter(([id]) => !lacks.has(id));
  writeFileSync(NOTED, `${JSON.stringify(Object.fromEntries(whole), null, 2)}\n`);
}
const waiting = waitingTexts(JSON.parse(readFileSync(NOTED, 'utf8')));
for (const line of waiting) console.log(line);
console.log(waiting.length === 0 ? 'All texts are translated.' : `${waiting.length} texts wait.`);
