/* One tool a layout adds to the bar of the pages it holds. */
import { getContext, setContext, type Snippet } from 'svelte';

const key = Symbol('bar tool');

export const setBarTool = (tool: () => Snippet | undefined) => setContext(key, tool);
/** The tool of the page's layout, if it has one. */
export const useBarTool = () => getContext<(() => Snippet | undefined) | undefined>(key);
