/** Country profiles on the page, apart from page-prepare.ts: what reads them is fetched when one is opened. */
export { parseProfile, profileText } from '../src/prepare/country-profile.ts';
