import type { ComponentProps } from 'svelte';
import type Problem from './Problem.svelte';

type Why = ComponentProps<typeof Problem>['why'];

/** Work that may fail on this device. What went wrong is there to be shown until the next try. */
export class Tried {
	problem = $state<Why>();

	/** Does it; undefined where it could not be done. */
	do = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
		this.problem = undefined;
		try {
			return await work();
		} catch (error) {
			// the store says why
			this.problem = (error as { why?: Why }).why ?? 'unknown';
			return undefined;
		}
	};
}
