/*
 * Reads a lesson file from outside in a thread that can be killed: a hostile file may take for ever.
 */
import { readLesson, readText } from './read';

self.onmessage = ({ data }: MessageEvent<string>) => {
	const text = readText(data);
	self.postMessage(text.ok ? readLesson(text.value) : text);
};
