/** The dated prices beside the page, which an organisation may replace by its own; without them the built-in ones stay. */
import { QueryClient } from '@tanstack/react-query';
import { type PriceCatalogue, readCatalogue } from '../../core/index.ts';

const client = new QueryClient();

async function fetchCatalogue({ signal }: { readonly signal: AbortSignal }): Promise<PriceCatalogue> {
  const response = await fetch(new URL('catalog.json', document.baseURI), { signal });
  if (!response.ok) throw new Error(`catalog.json: ${response.status}`);
  const read = readCatalogue(await response.json());
  if (!read.ok) throw new Error(`catalog.json: ${read.field} is not ${read.allowed}`);
  return read.catalogue;
}

/** The catalogue, or undefined when there is none that can be read. */
export async function loadPrices(): Promise<PriceCatalogue | undefined> {
  try {
    return await client.fetchQuery({
      queryKey: ['catalogue'],
      queryFn: fetchCatalogue,
      staleTime: Number.POSITIVE_INFINITY,
      retry: 2,
    });
  } catch {
    return undefined;
  }
}
