package io.penstock.proof.system.loops;

/// What one look at a loop's thread found.
///
/// @param waits whether the thread waits for anything but a core: a lock, a time, a socket, a file;
///   never true of a thread that could run and is not scheduled
/// @param cpuNanos the CPU time that the thread has used since it began
record Look(boolean waits, long cpuNanos) {}
