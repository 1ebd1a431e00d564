/*
 * What a school has set about help, on this device. In localStorage, not in the database: help must open
 * at once, also where the database cannot be had.
 */

export interface HelpSettings {
	/** two capital letters */
	country?: string;
	/** nobody chose the country: it comes from the browser's language, which may be of another one */
	guessed?: true;
	/** the school's own person to turn to; shown to pupils only where the teacher says so */
	person?: { name: string; where: string; onPupils: boolean };
	/** services someone at the school has called, with the day as YYYY-MM-DD */
	confirmed: Record<string, string>;
}

const key = 'netkind-help';

/** What is set here; a guess at the country where nothing is. Never throws. */
export function helpSettings(): HelpSettings {
	try {
		const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as HelpSettings | null;
		if (kept) return { ...kept, confirmed: kept.confirmed ?? {} };
	} catch {
		// nothing can be read here: the guess has to do
	}
	const region = new Intl.Locale(navigator.language).region;
	return { ...(region && { country: region, guessed: true }), confirmed: {} };
}

/** Keeps the settings; false where this device keeps nothing. */
export function keepHelpSettings(settings: HelpSettings): boolean {
	try {
		localStorage.setItem(key, JSON.stringify(settings));
		return true;
	} catch {
		return false;
	}
}
