import type { Plan } from '../../../core/index.ts';
import { Picture } from './Picture.tsx';

export function PictureBox({ plan }: { readonly plan: Plan }) {
  return <Picture plan={plan} />;
}
