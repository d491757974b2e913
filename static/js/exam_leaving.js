// Whoever leaves a page while something could not be sent is asked first.

/** `unsent()`: whether something is on this device alone and could not be sent. The event exam-left ends the asking. */
export function askBeforeLeaving(unsent) {
  const ask = (event) => {
    if (unsent()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  addEventListener("exam-left", () => removeEventListener("beforeunload", ask));
}
