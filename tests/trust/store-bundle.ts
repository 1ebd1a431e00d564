/* The store alone, for a page that is not the kit's: nothing of it is in the built kit for a test's sake. */
export { before } from '../../src/lib/store/before';
export { exportAll, mergeIn, restore } from '../../src/lib/store/backup/transfer';
export { newWork } from '../../src/lib/store/backup/work';
export { NetkindDb, open } from '../../src/lib/store/db';
export { runFor } from '../../src/lib/store/factories';
export { getRound, putAnswers } from '../../src/lib/store/rounds';
export { versions } from '../../src/lib/store/versions';
