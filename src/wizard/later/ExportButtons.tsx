import { EXPORT_FORMATS, FORMATS } from '../../export/format.ts';
import { intentions } from '../first/on-demand.ts';
import { Button } from '../first/ui/Button.tsx';
import { showTab } from '../state/actions.ts';

/** The result in one press: the plan in each format. */
export function ExportButtons() {
  return (
    <div className="export-buttons">
      <span>Export the plan as</span>
      {EXPORT_FORMATS.map((format) => (
        <Button
          key={format}
          className="quiet"
          {...intentions.export}
          onClick={() => showTab('export', { format })}
        >
          {FORMATS[format].title}
        </Button>
      ))}
    </div>
  );
}
