import type { ComponentProps } from 'react';
import type { Option } from '../../../core/index.ts';

type Options = readonly Option<string>[];

export function ChoiceTiles({
  name,
  options,
  value,
  onChoose,
}: {
  readonly name: string;
  readonly options: Options;
  readonly value: string;
  /** Also of what is chosen already. */
  readonly onChoose: (value: string) => void;
}) {
  return (
    <div className="tiles">
      {options.map((option) => {
        const isChosen = option.value === value;
        const choose = () => onChoose(option.value);
        return (
          <Tile
            key={option.value}
            option={option}
            type="radio"
            name={name}
            checked={isChosen}
            onChange={choose}
            // A press on the chosen one changes nothing that a browser would tell, and some hear no click of its keys.
            onClick={isChosen ? choose : undefined}
            onKeyDown={({ key }) => isChosen && (key === ' ' || key === 'Enter') && choose()}
          />
        );
      })}
    </div>
  );
}

export function SubsetTiles({
  options,
  value,
  onChange,
}: {
  readonly options: Options;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  return (
    <div className="tiles">
      {options.map((option) => (
        <Tile
          key={option.value}
          option={option}
          type="checkbox"
          checked={value.includes(option.value)}
          // In the order of the table: equal sets are equal answers.
          onChange={(event) =>
            onChange(
              options
                .map((other) => other.value)
                .filter((other) => (other === option.value ? event.target.checked : value.includes(other))),
            )
          }
        />
      ))}
    </div>
  );
}

function Tile({ option, ...input }: ComponentProps<'input'> & { readonly option: Option<string> }) {
  return (
    <label className="tile">
      <input value={option.value} {...input} />
      <span>
        <span className="tile-label">{option.label}</span>
        {option.hint && <span className="tile-hint">{option.hint}</span>}
      </span>
    </label>
  );
}
