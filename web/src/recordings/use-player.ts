import { useEffect, useState, useSyncExternalStore } from "react";
import { openPlayer, type Player, type PlayerState } from "./player.ts";

/** A player of an address, closed with the view. `fallback` is called where the browser cannot play it. */
export const usePlayer = (
  address: string | undefined,
  fallback: () => void,
): Player | undefined => {
  const [player, setPlayer] = useState<Player>();
  useEffect(() => {
    if (address === undefined) return;
    const opened = openPlayer(address, fallback);
    setPlayer(opened);
    return () => {
      opened.close();
      setPlayer(undefined);
    };
    // The address alone decides: a new function with the same meaning must not stop the sound.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [address]);
  return player;
};

/** What a player is doing. */
export const usePlayerState = (player: Player): PlayerState =>
  useSyncExternalStore(player.listen, player.state);

/** A value made of the time, which changes the view only when the value does. */
export const useTime = <T>(player: Player, select: (seconds: number) => T): T => {
  const [value, setValue] = useState(() => select(player.time()));
  useEffect(() => {
    setValue(select(player.time()));
    return player.follow((seconds) => setValue(select(seconds)));
  }, [player, select]);
  return value;
};
