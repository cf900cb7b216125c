import { once } from 'node:events';
import { attacks, type AttackName, type Target } from '../../probes/support/attacks.ts';

/** Says when it is ready, and from its first message on attacks over and over until it is ended: `node attack-process.ts NAME TARGET`, the target as JSON. */
const [name = '', target = ''] = process.argv.slice(2);
// Both are written by bench-probes.ts.
const attack = attacks[name as AttackName];
const aim = JSON.parse(target) as Target;

process.on('disconnect', () => process.exit());
process.send?.('ready');
await once(process, 'message');
for (;;) await attack(aim, 0.2);
