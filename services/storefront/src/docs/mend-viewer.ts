const ring = new CSSStyleSheet();
ring.replaceSync(`
  :focus-visible { outline: 3px solid #271a1d !important; outline-offset: 2px !important; }
  .tab-btn:focus-visible, [role='link']:focus-visible { outline-offset: -3px !important; } /* in a box that cuts off what stands out */
`);

const settleMilliseconds = 200; // in which the viewer, once loaded, shows its first page and takes the focus to its line in the list

/**
 * The viewer hides the outline of what has the focus, in each of its shadow roots: each gets ours as the focus comes to it. What happens between
 * two elements of a root is heard in that root alone.
 */
const showFocus = (event: Event): void => {
  for (const root of event.composedPath()) {
    if (!(root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(ring)) continue;
    root.adoptedStyleSheets.push(ring);
    root.addEventListener('focusin', showFocus);
  }
};

/** Who opens an operation means to read it: the viewer gives the focus back to the list, behind all of whose lines the operation would be. */
const stayInOperation = (root: ShadowRoot): void => {
  let isOpened = false;
  root.addEventListener('keydown', (event) => (isOpened = (event as KeyboardEvent).key === 'Enter')); // a root's events are not typed
  root.addEventListener('focusin', (event) => {
    const { relatedTarget } = event as FocusEvent; // as above
    if (!isOpened || !(relatedTarget instanceof HTMLElement) || relatedTarget.id !== 'operations-root') return;
    isOpened = false;
    relatedTarget.focus({ preventScroll: true });
  });
};

/** On small screens the operations are lines that only a click opens: makes buttons of them. */
const openByKeyboard = (root: ShadowRoot): void => {
  root.getElementById('operations-root')?.setAttribute('tabindex', '-1');
  for (const head of root.querySelectorAll<HTMLElement>('.endpoint-head')) {
    const isOpen = String(head.classList.contains('expanded'));
    if (head.ariaExpanded === isOpen) continue;
    head.ariaExpanded = isOpen;
    if (head.role === 'button') continue;
    head.role = 'button';
    head.tabIndex = 0;
    head.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault(); // a space would scroll
      head.click();
    });
  }
};

/** A custom element of the viewer, with the method that it calls itself when a field has changed. */
type ApiRequest = HTMLElement & { readonly updateComplete: Promise<unknown>; computeCurlSyntax(): void };

/** The viewer, with what it says itself where it could not load its document after seven tries. */
type Viewer = HTMLElement & { readonly loadingFailedError?: string | null };

const seen = new WeakSet<Element>();

/** Is this element met for the first time? */
const isNew = (element: Element): boolean => {
  if (seen.has(element)) return false;
  seen.add(element);
  return true;
};

/**
 * It shows the examples of what a request must have as hints in empty fields and leaves them out of the request that it writes, on small screens it writes none before
 * a field was changed: with those fields filled in, the request is there from the start and can be run.
 */
const writeRequests = (root: ShadowRoot): void => {
  for (const request of root.querySelectorAll<ApiRequest>('api-request')) {
    const isNewRequest = isNew(request);
    const fields = [...request.querySelectorAll<HTMLInputElement>('input[data-required="true"]')].filter(isNew);
    if (!isNewRequest && fields.length === 0) continue;
    void request.updateComplete.then(() => {
      for (const field of fields) field.value ||= field.placeholder;
      request.computeCurlSyntax();
    });
  }
};

/** What openapi-explorer lacks for who has no mouse, or a small screen; `fail` hears that its document did not load. Answers how to stop. */
export const mendViewer = (viewer: Viewer, fail: () => void): (() => void) => {
  const root = viewer.shadowRoot;
  if (!root) throw new Error('The viewer has no shadow root');
  root.addEventListener('focusin', showFocus);
  stayInOperation(root);
  const changes = new MutationObserver(() => {
    openByKeyboard(root);
    writeRequests(root);
    if (viewer.loadingFailedError) fail();
  });
  changes.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });

  viewer.inert = true; // else who opens the page begins inside of it, behind the skip link
  viewer.addEventListener('spec-loaded', () => setTimeout(() => (viewer.inert = false), settleMilliseconds), { once: true });
  return () => changes.disconnect();
};
