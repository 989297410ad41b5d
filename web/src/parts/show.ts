/** Brings an element to the middle of the window and gives it the focus, so that eyes and screen readers are where they were sent. */
export const showElement = (id: string): void => {
  // After the view has taken the focus to its beginning.
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  });
};
