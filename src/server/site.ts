import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { localhostFor } from './addresses';
import { cacheControl, headers } from './headers';

/**
 * Serves the built kit in `folder` under `base` ('/' or '/kit/'). A page nobody built gets 200.html, which finds
 * its way in the browser; anything else that is not there is 404.
 */
export function site(folder: string, base: string): RequestListener {
	const files = sirv(folder, {
		etag: true,
		gzip: true,
		brotli: true,
		setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path))
	});

	return (request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		const address = request.url ?? '/';
		const localhost = localhostFor(request.headers.host);
		if (request.method !== 'GET' && request.method !== 'HEAD') plain(response, 405);
		else if (localhost) redirect(response, `http://${localhost}${address}`);
		else if (address === '/' || address === base.slice(0, -1)) {
			if (base === '/') send(request, response);
			else redirect(response, base);
		} else if (!address.startsWith(base)) plain(response, 404);
		else {
			request.url = `/${address.slice(base.length)}`;
			send(request, response);
		}
	};

	function send(request: IncomingMessage, response: ServerResponse) {
		// nothing in the kit is long enough to be asked for in parts, and a malformed range would end the server
		delete request.headers.range;
		files(request, response, () => {
			if (!request.headers.accept?.includes('text/html')) plain(response, 404);
			else {
				request.url = '/200.html';
				files(request, response, () => void plain(response, 404));
			}
		});
	}
}

// not 308: a browser would remember it for longer than this server lives
const redirect = (response: ServerResponse, to: string) =>
	response.writeHead(307, { Location: to, 'Cache-Control': 'no-store' }).end();

const plain = (response: ServerResponse, status: 404 | 405) =>
	response
		.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8', 'Cache-Control': 'no-store' })
		.end(status === 404 ? 'Not found\n' : 'Only GET and HEAD\n');
