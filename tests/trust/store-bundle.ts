/* The store alone, for a page that is not the kit's: nothing of it is in the built kit for a test's sake. */
export { NetkindDb, open } from '../../src/lib/store/db';
export { getRound, putAnswers } from '../../src/lib/store/rounds';
