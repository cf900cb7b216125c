import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => ({ instrumentId: params.id });
