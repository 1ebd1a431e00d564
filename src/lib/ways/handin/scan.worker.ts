/* Reads one camera frame after another in a thread of its own. A frame is forgotten once it is read. */
import decodeQR from 'qr/decode.js';

self.onmessage = ({ data }: MessageEvent<ImageData>) => {
	let text: string | undefined;
	try {
		text = decodeQR(data, { timeLimit: 40 });
	} catch {
		// most frames show no code
	}
	self.postMessage(text);
};
