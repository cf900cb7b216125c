import { jointName } from '@samskar/shared/documents';
import { evaluation } from '../realtime/support/names.ts';

export function benchRoomNames(count: number): string[] {
  return Array.from({ length: count }, (_, room) => jointName(evaluation, String(room + 1), 1));
}
