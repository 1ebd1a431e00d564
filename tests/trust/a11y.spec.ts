/* Accessibility, whole: every page and state, in light, dark and right to left, at each width. */
import { test } from '@playwright/test';
import { testAccessibility } from '../e2e/pages-a11y';
import { dose } from './dose';

test.skip(dose(0, 1) === 0, 'the small dose is among the journeys: tests/e2e/a11y.spec.ts');

const widths = [320, 768, 1280, 1920];
const all = widths.flatMap((width) => [
	{ width, theme: 'light' as const },
	{ width, theme: 'dark' as const }
]);

testAccessibility({ page: () => all, arabic: () => widths, state: all });
