/* What a browser tells about what it keeps. Nothing here is sent anywhere. */

export interface Keeping {
	/** undefined where the browser does not say */
	persisted: boolean | undefined;
	/** bytes */
	used: number | undefined;
	/** so little room as private windows get */
	little: boolean;
	/** deletes what a page keeps after seven days of use without a visit */
	forgets: boolean;
}

/** Private windows keep things in memory, and give about a tenth of it. */
const littleRoom = 1e9;

export async function keeping(): Promise<Keeping> {
	const estimate = await navigator.storage?.estimate?.();
	return {
		persisted: await navigator.storage?.persisted?.(),
		used: estimate?.usage,
		little: estimate?.quota !== undefined && estimate.quota < littleRoom,
		forgets: isApple() && !isInstalled()
	};
}

/** WebKit's rule of seven days (Intelligent Tracking Prevention) holds for every browser on WebKit. */
const isApple = () => navigator.vendor.startsWith('Apple');

const isInstalled = () =>
	matchMedia('(display-mode: standalone)').matches ||
	(navigator as { standalone?: boolean }).standalone === true;

/** The browser's name, for somebody who helps. */
export function browserName(): string {
	const agent = navigator.userAgent;
	const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(agent) ?? [];
	if (name) return `${name === 'Edg' ? 'Edge' : name === 'OPR' ? 'Opera' : name} ${version}`;
	const safari = /Version\/(\d+)/.exec(agent)?.[1];
	return safari ? `Safari ${safari}` : agent;
}
