// The three files that the adversarial exercise works on, as they came from our own origin.
export type AdversarialFiles = { digits: ArrayBuffer; plain: ArrayBuffer; hardened: ArrayBuffer };
