/*
 * `npm start`: serves the built kit to this machine and to the devices in its network, and carries live rooms.
 * It knows nothing of lessons, classes or answers, and keeps nothing.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { encodeQR } from 'qr';
import { networkAddresses, ownAddress, PORT } from './addresses';
import { openRooms } from './open';
import { site } from './site';

// from dist-server/index.js, where the build puts this file
const folder = fileURLToPath(new URL('../build', import.meta.url));
const base = import.meta.env.BASE_URL;
const port = Number(process.env.PORT ?? PORT);

function stop(...lines: string[]): never {
	for (const line of lines) console.error(line);
	process.exit(1);
}

if (!Number.isInteger(port) || port < 1 || port > 65535)
	stop(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
if (!existsSync(`${folder}/200.html`)) stop('There is no built kit yet. Run: npm run build');

const rooms = await openRooms(base, process.env).catch((error: Error) =>
	stop(`Live rooms cannot be opened: ${error.message}`)
);
const server = createServer(rooms.before(site(folder, base)));
const relay = rooms.start(server);

server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EADDRINUSE')
		stop(
			`Port ${port} is taken. Perhaps Netkind is already running: look at ${ownAddress(port, base)}`,
			'If another program uses the port, end that one first. Netkind does not move to another port,',
			'since browsers would show it there without your classes.'
		);
	if (error.code === 'EACCES') stop(`This user may not open port ${port}.`);
	throw error;
});

server.listen(port, () => {
	console.log(`Netkind: ${ownAddress(port, base)}`);
	const [first, ...others] = networkAddresses(port, base);
	if (!first) return;
	console.log(`\nFor tablets in the same network: ${[first, ...others].join('  ')}\n`);
	console.log(encodeQR(first, 'ascii'));
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		void relay.close();
		server.closeAllConnections();
		// a connection to Redis would hold it
		setTimeout(() => process.exit(), 500).unref();
	});
