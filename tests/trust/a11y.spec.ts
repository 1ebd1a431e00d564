/* Accessibility, whole: every page and state, in light, dark and right to left, at each width. */
import { testAccessibility } from '../e2e/pages-a11y';
import { dose } from './dose';

const widths = dose(1, 4) === 4 ? [320, 768, 1280, 1920] : [320];
const all = widths.flatMap((width) => [
	{ width, theme: 'light' as const },
	{ width, theme: 'dark' as const }
]);

testAccessibility({ page: () => all, arabic: () => widths, state: all });
