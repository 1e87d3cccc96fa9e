// Runs before the first paint: the chosen theme, the typeface, whether another plan than the prerendered one is about to appear,
// and what somebody does before the scripts that listen are there (src/wizard/browser/early-input.ts takes it).
(() => {
  const { dataset } = document.documentElement;
  // Over a slow line the typeface would come at the expense of the scripts, and too late to be drawn.
  if (performance.now() < 200) {
    document.querySelector('[as=font]')?.setAttribute('rel', 'preload');
    // The browsers would draw without it and move everything when it comes; Chromium even later, with the next style sheet.
    dataset.typeface = 'awaited';
    setTimeout(() => dataset.typeface && delete dataset.typeface, 100);
    const show = () => {
      if (dataset.typeface) dataset.typeface = '';
    };
    document.fonts.load('1em "Open Sans"').then(show, show);
  }
  const page = history.state?.page;
  const isLink = location.hash.length > 1 && location.hash !== '#main';
  if (isLink || (page !== undefined && page !== 'start')) dataset.restoring = '';
  try {
    const theme = localStorage.getItem('ecs-endpoint-planner.theme');
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
    // Nothing may be answered now, but something was: the tab remembers it, and an answer of the last moment. Chromium may
    // lose the page in the moment of a reload.
    const isReload = performance.getEntriesByType('navigation')[0]?.type === 'reload';
    if ((page || isReload) && sessionStorage.getItem('ecs-endpoint-planner.replaced') !== null) dataset.restoring = '';
  } catch {}

  const kept = { buttons: [], files: [], keys: [], texts: [] };
  const keep = (event) => {
    const { type, target } = event;
    if (type === 'click') return kept.buttons.push(target.closest('button, [type=radio]'));
    if (type === 'keydown') {
      const { key } = event;
      const isCommand = event.ctrlKey || event.metaKey ? /^[kyz]$/i.test(key) : /^[/?]$/.test(key);
      // Some browsers have a search of their own behind these.
      if (isCommand && !target.closest('[type=text], textarea, select')) event.preventDefault();
      return kept.keys.push(event);
    }
    const data = event.dataTransfer ?? event.clipboardData;
    if (type === 'paste' ? target.closest('input, textarea, select') : !data.types.includes('Files')) return;
    event.preventDefault();
    if (type !== 'dragover') kept.files.push(...data.files);
    if (type === 'paste') kept.texts.push(data.getData('text/plain'));
  };
  for (const type of ['click', 'dragover', 'drop', 'keydown', 'paste']) addEventListener(type, keep);
  window.earlyInput = (...heard) => {
    for (const type of heard) removeEventListener(type, keep);
    return kept;
  };
})();
