import { networkInterfaces } from 'node:os';

/** The port of the kit. Another one would be another origin, with an empty database. */
export const PORT = 4747;

const shown = (host: string, port: number, base: string) =>
	`http://${host}${port === 80 ? '' : `:${port}`}${base}`;

/** Where the teacher opens the kit: the one name that is a secure context without a certificate. */
export const ownAddress = (port: number, base: string) => shown('localhost', port, base);

/** Addresses under which other devices in the same network find the kit. */
export const networkAddresses = (port: number, base: string, interfaces = networkInterfaces()) =>
	Object.values(interfaces)
		.flatMap((addresses) => addresses ?? [])
		.filter(
			// 169.254.…: a network card that was given no address
			({ family, internal, address }) =>
				family === 'IPv4' && !internal && !address.startsWith('169.254.')
		)
		.map(({ address }) => shown(address, port, base));

/** `localhost` with its port, if the request came by a number that means the same machine; else undefined. */
export function localhostFor(host: string | undefined) {
	const port = host?.match(/^(?:127\.0\.0\.1|\[::1\])(:\d+)?$/);
	return port ? `localhost${port[1] ?? ''}` : undefined;
}
