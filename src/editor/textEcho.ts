/**
 * Tells, of a controlled text that goes to and fro, who changed it: what was typed comes back through the owner as an
 * echo, perhaps late, and must not be put in again over what has been typed since.
 */
export interface TextEcho {
  /** The editor's text has changed: whether the owner must be told. */
  readonly typed: (text: string) => boolean;
  /** The owner has given a text: whether it is new to the editor. */
  readonly given: (text: string) => boolean;
  /** Runs a change of the editor's text that the owner knows already. */
  readonly quietly: (change: () => void) => void;
}

/** An owner that has not answered so many keys is not going to. */
const mostOnTheWay = 100;

export function textEcho(initial: string): TextEcho {
  let current = initial;
  // What the owner has been told and has not given back yet, oldest first.
  let onTheWay: string[] = [];
  let quiet = false;
  return {
    typed: (text) => {
      current = text;
      if (quiet) return false;
      onTheWay = [...onTheWay.slice(1 - mostOnTheWay), text];
      return true;
    },
    given: (text) => {
      const echoOf = onTheWay.lastIndexOf(text);
      if (echoOf !== -1) {
        onTheWay = onTheWay.slice(echoOf + 1);
        return false;
      }
      if (text === current) return false;
      onTheWay = [];
      return true;
    },
    quietly: (change) => {
      quiet = true;
      try {
        change();
      } finally {
        quiet = false;
      }
    },
  };
}
