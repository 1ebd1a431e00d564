/* Accessibility: the dose of `npm test`; `npm run test:trust a11y` looks at everything at every width. */
import type { Look } from './axe';
import { testAccessibility } from './pages-a11y';

const usual: Look[] = [
	{ width: 768, theme: 'light' },
	{ width: 768, theme: 'dark' }
];
const edges: Look[] = [
	{ width: 320, theme: 'light' },
	{ width: 1920, theme: 'light' }
];

testAccessibility({
	page: (place) => (place % 3 === 0 ? [...usual, ...edges] : usual),
	arabic: () => [768],
	state: [{ width: 768, theme: 'light' }]
});
