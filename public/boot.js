// Runs before the first paint: the chosen theme, and whether another plan than the prerendered one is about to appear.
(() => {
  const { dataset } = document.documentElement;
  try {
    const theme = localStorage.getItem('ecs-endpoint-planner.theme');
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  } catch {}
  const page = history.state?.page;
  const isLink = location.hash.length > 1 && location.hash !== '#main';
  if (isLink || (page !== undefined && page !== 'start')) dataset.restoring = '';
})();
