// The theme a person chose, before the first paint. Light by default: a dark laptop must not darken the projector.
try {
	var theme = localStorage.getItem('netkind-theme');
	if (theme === 'dark') document.documentElement.dataset.theme = 'dark';
} catch (error) {
	// storage is forbidden here: light it stays
}
