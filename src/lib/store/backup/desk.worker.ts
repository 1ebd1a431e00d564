/* Backups in a thread of their own, which can be ended: a file may come from anywhere. */
import { newWork, type Ask } from './work';

const work = newWork((say) => self.postMessage(say));
self.onmessage = ({ data }: MessageEvent<Ask>) => void work(data);
