/** A stretch to repeat, in seconds. */
export interface Stretch {
  from: number;
  to: number;
}

export interface PlayerState {
  playing: boolean;
  rate: number;
  looping: boolean;
  stretch: Stretch | undefined;
}

/** An audio element that knows a stretch to repeat, and tells the time at every frame. */
export interface Player {
  element: HTMLAudioElement;
  state: () => PlayerState;
  /** For `useSyncExternalStore`: hears of everything but the time. */
  listen: (listener: () => void) => () => void;
  /** Hears the time: at every frame while it plays, and once after each seek. */
  follow: (listener: (seconds: number) => void) => () => void;
  time: () => number;
  toggle: () => void;
  pause: () => void;
  play: (stretch?: Stretch) => void;
  seek: (seconds: number) => void;
  setRate: (rate: number) => void;
  setStretch: (stretch: Stretch | undefined) => void;
  setLooping: (looping: boolean) => void;
  close: () => void;
}

/** A player of the sound at an address. `fallback` is called once where the browser cannot play it. */
export const openPlayer = (address: string, fallback: () => void): Player => {
  const element = new Audio();
  element.preload = "metadata";
  element.src = address;
  let state: PlayerState = { playing: false, rate: 1, looping: false, stretch: undefined };
  // Until the sound is there a seek cannot be done; it is done when it can.
  let wanted: number | undefined;
  const listeners = new Set<() => void>();
  const followers = new Set<(seconds: number) => void>();
  const set = (part: Partial<PlayerState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const time = (): number => wanted ?? element.currentTime;
  const tell = (): void => {
    for (const follower of followers) follower(time());
  };
  const turnBack = (): void => {
    const { stretch, looping } = state;
    if (looping && stretch && time() >= stretch.to) seek(stretch.from);
  };
  let frame = 0;
  const step = (): void => {
    turnBack();
    tell();
    frame = state.playing ? requestAnimationFrame(step) : 0;
  };
  const seek = (seconds: number): void => {
    const at = Math.max(
      0,
      Number.isFinite(element.duration) ? Math.min(seconds, element.duration) : seconds,
    );
    if (element.readyState > 0) element.currentTime = at;
    else wanted = at;
    tell();
  };
  const play = (stretch?: Stretch): void => {
    if (stretch) {
      set({ stretch, looping: true });
      seek(stretch.from);
    }
    // Refused where the browser wants a gesture first, or the sound cannot be played: the element's error tells.
    element.play().catch(() => {});
  };
  element.addEventListener("loadedmetadata", () => {
    if (wanted !== undefined) element.currentTime = wanted;
    wanted = undefined;
    element.playbackRate = state.rate;
  });
  element.addEventListener("play", () => {
    set({ playing: true });
    if (frame === 0) step();
  });
  element.addEventListener("pause", () => set({ playing: false }));
  element.addEventListener("seeked", tell);
  // Frames stop while the page is hidden; this does not.
  element.addEventListener("timeupdate", turnBack);
  element.addEventListener("ended", () => {
    const { looping, stretch } = state;
    if (looping && stretch) play(stretch);
  });
  element.addEventListener("error", fallback, { once: true });
  return {
    element,
    state: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    time,
    toggle: () => (element.paused ? play() : element.pause()),
    pause: () => element.pause(),
    play,
    seek,
    setRate(rate) {
      element.playbackRate = rate;
      element.preservesPitch = true;
      set({ rate });
    },
    setStretch: (stretch) => set({ stretch, looping: stretch !== undefined && state.looping }),
    setLooping: (looping) => set({ looping }),
    close() {
      element.pause();
      element.removeAttribute("src");
      element.load();
      listeners.clear();
      followers.clear();
    },
  };
};
