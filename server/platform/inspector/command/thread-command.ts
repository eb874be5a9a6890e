/** As one file, the file itself is started again with this as its command. */
export const THREAD_COMMAND = 'inspect-thread';
