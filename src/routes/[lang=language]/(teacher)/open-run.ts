import { base } from '$app/paths';
import { goto } from '$app/navigation';

/** Two screens: this window becomes the console, the stage opens beside it for the projector. */
export async function openRun(language: string, run: string, screens: 1 | 2) {
	if (screens === 1) return goto(`${base}/${language}/run/#${run}`);
	window.open(
		`${base}/${language}/run/stage/#${run}`,
		`stage-${run}`,
		'popup,width=1280,height=720'
	);
	return goto(`${base}/${language}/run/console/#${run}`);
}
