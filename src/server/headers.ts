/*
 * Headers of every response. The pages carry their own Content-Security-Policy, with the hashes of their
 * scripts; a second default-src here would forbid what those allow. Only frame-ancestors cannot stand in a page.
 */
export const headers = {
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()'
};

/** Files with a hash in their name never change; everything else is asked for again. */
export const cacheControl = (path: string) =>
	path.startsWith('/_app/immutable/') ? 'public,max-age=31536000,immutable' : 'no-cache';
