import { inventoryCommand } from '../../audit/index.ts';
import type { RegionId } from '../../core/index.ts';
import { Commands } from '../later/ui/Commands.tsx';
import { useKept } from '../later/ui/use-kept.ts';

type Shell = 'bash' | 'powershell';

/** The line to copy that prints everything the audit reads. */
export function InventoryCommand({ vpcId, region }: { readonly vpcId: string; readonly region: RegionId }) {
  const [shell, setShell] = useKept<Shell>('shell', 'bash');
  const lines = inventoryCommand(vpcId, region);
  return (
    <details className="inventory-command">
      <summary>Get what exists with one command (it only reads)</summary>
      <fieldset className="inventory-shells">
        <legend className="sr-only">Shell</legend>
        {(['bash', 'powershell'] as const).map((id) => (
          <label key={id}>
            <input type="radio" name="inventory-shell" checked={shell === id} onChange={() => setShell(id)} />{' '}
            {id === 'bash' ? 'Bash, CloudShell' : 'PowerShell'}
          </label>
        ))}
      </fieldset>
      <Commands commands={[lines[shell]]} />
    </details>
  );
}
