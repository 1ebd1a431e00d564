/* What a person chose for this device: language and theme. Small, in localStorage, and never needed. */
import { languages } from '$lib/i18n/languages';

function read(key: string) {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

function write(key: string, value: string) {
	try {
		localStorage.setItem(key, value);
	} catch {
		// storage is forbidden here: the choice lasts as long as the page
	}
}

/** The language chosen before, if the kit has it. */
export function chosenLanguage() {
	const tag = read('netkind-language');
	return languages.some((language) => language.tag === tag) ? tag : null;
}

export const chooseLanguage = (tag: string) => write('netkind-language', tag);

export const theme = () => (read('netkind-theme') === 'dark' ? 'dark' : 'light');

/** Chosen by a person, never taken from the system. */
export function chooseTheme(value: 'light' | 'dark') {
	write('netkind-theme', value);
	document.documentElement.dataset.theme = value;
}

/** A lesson somebody has begun alone on this device: where it is and what it is called, nothing else. */
export interface SoloMark {
	lesson: string;
	title: string;
}

export const markSolo = (mark: SoloMark) => write('netkind-solo', JSON.stringify(mark));

/** Whether a lesson was begun here; the database knows how far it went. */
export function markedSolo(): SoloMark | undefined {
	const mark = read('netkind-solo');
	try {
		return mark ? (JSON.parse(mark) as SoloMark) : undefined;
	} catch {
		return undefined;
	}
}

export function forgetSolo() {
	try {
		localStorage.removeItem('netkind-solo');
	} catch {
		// storage is forbidden here: there was nothing to forget
	}
}
