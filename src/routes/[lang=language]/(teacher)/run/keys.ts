/* Keys of a presenter remote and of the keyboard; the same in both windows. */

export type Pressed = 'next' | 'back' | 'blank' | 'undo' | 'escape';

const keys: Record<string, Pressed> = {
	PageDown: 'next',
	ArrowDown: 'next',
	' ': 'next',
	PageUp: 'back',
	ArrowUp: 'back',
	b: 'blank',
	B: 'blank',
	'.': 'blank',
	u: 'undo',
	U: 'undo',
	Escape: 'escape'
};

/** What a key means for the lesson; undefined where it belongs to a field or a button that has the focus. */
export function pressed(event: KeyboardEvent): Pressed | undefined {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
	// it closes what is open, and nothing else
	if (event.key === 'Escape' && document.querySelector('dialog[open]')) return undefined;
	const target = event.target as HTMLElement | null;
	const writing = target?.matches('input, textarea, select');
	const pressing = target?.closest('button, a, summary, dialog');
	if (writing && event.key !== 'PageDown' && event.key !== 'PageUp') return undefined;
	// a number just typed counts before the lesson moves on
	if (writing) target?.blur();
	if (pressing && (event.key === ' ' || event.key.startsWith('Arrow'))) return undefined;
	const rtl = document.documentElement.dir === 'rtl';
	if (event.key === 'ArrowRight') return rtl ? 'back' : 'next';
	if (event.key === 'ArrowLeft') return rtl ? 'next' : 'back';
	return keys[event.key];
}
