import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ params }) => ({ evaluation: params.id });
