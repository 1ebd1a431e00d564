// What must be known before the first paint.
try {
	// The theme a person chose. Light by default: a dark laptop must not darken the projector.
	if (localStorage.getItem('netkind-theme') === 'dark')
		document.documentElement.dataset.theme = 'dark';
} catch {
	// storage is forbidden here: light it stays
}
// The kit is on this device: its typefaces are there at once.
if (navigator.serviceWorker && navigator.serviceWorker.controller)
	document.documentElement.dataset.fonts = '';
