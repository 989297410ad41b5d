/** A task's value, and the milliseconds it took by the clock and of the processor, all threads of the process. */
export const clocked = async <T>(
  task: () => Promise<T>,
): Promise<{ value: T; wall: number; cpu: number }> => {
  const from = performance.now();
  const before = process.cpuUsage();
  const value = await task();
  const { user, system } = process.cpuUsage(before);
  return { value, wall: performance.now() - from, cpu: (user + system) / 1000 };
};
