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
	// a lesson's sheets are long: one look at them takes as long as ten at other pages
	page: (path, place) => {
		if (path.includes('/print/')) return usual.slice(0, 1);
		return place % 3 === 0 ? [...usual, ...edges] : usual;
	},
	arabic: () => [768],
	state: usual.slice(0, 1)
});
