/**
 * What the file of a picture says besides the picture: where it was taken, who took or owns it, which device it was.
 * `unread`: notes that are there and cannot be read whole, such as a maker's own, so nobody knows what they say.
 */
export const tells = ["place", "person", "device", "unread"] as const;

export type Tell = (typeof tells)[number];
