import { EXPORT_FORMATS } from '../../export/format.ts';
import { formatFamilies } from '../export/how-to-run.ts';
import { intentions } from '../first/on-demand.ts';
import { Button } from '../first/ui/Button.tsx';
import { showTab } from '../state/actions.ts';

const FAMILIES = formatFamilies(EXPORT_FORMATS);

/** The result in one press: the plan in each format. */
export function ExportButtons() {
  return (
    <div className="export-buttons">
      <span>Export the plan as</span>
      {FAMILIES.map(({ title, formats: [format] }) => (
        <Button
          key={title}
          className="quiet"
          {...intentions.export}
          onClick={() => showTab('export', { format })}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
