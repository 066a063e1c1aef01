/** Narrows the findings by severity, rule, service and text; says how many are shown. */
export function startFindings(): void {
  const form = document.getElementById('finding-filters');
  if (!(form instanceof HTMLFormElement)) return;
  const blocks = [...document.querySelectorAll<HTMLElement>('#finding-list > details')];
  const texts = blocks.map((block) => (block.textContent ?? '').toLowerCase());
  const output = form.querySelector('output');
  function narrow(): void {
    const asked = new FormData(form as HTMLFormElement);
    const [severity, rule, service, text] = ['severity', 'rule', 'service', 'text'].map((name) => String(asked.get(name) ?? ''));
    let shown = 0;
    for (const [index, block] of blocks.entries()) {
      const { severity: grave, rule: id, services = '' } = block.dataset;
      const holds =
        (severity === '' || severity === grave) &&
        (rule === '' || rule === id) &&
        (service === '' || services.includes(` ${service} `)) &&
        (texts[index] ?? '').includes((text ?? '').trim().toLowerCase());
      block.hidden = !holds;
      if (holds) shown += 1;
    }
    if (output) output.textContent = `${shown} of ${blocks.length} shown`;
  }
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  narrow();
}
