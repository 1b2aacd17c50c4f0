package io.penstock.proof.system.loops;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A thread that finds event loops which are blocked by what runs on them.
///
/// A step is late if its beat is still to be run when the watch looks next. It is a block if 100
/// looks in succession, 20 ms apart, find the thread waiting for anything but a core, or if it has
/// used 2 s of CPU time. Neighbours that keep the cores busy make a loop late, but neither.
public final class LoopWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Step.Bounds BOUNDS = new Step.Bounds(100, Duration.ofSeconds(2).toNanos());

  private final List<WatchedLoop> loops;
  private final Step.Bounds bounds;
  private final Consumer<String> findings;
  private final Thread thread;
  private volatile boolean closed;

  /// Begins to watch.
  ///
  /// @param loops each runs what it is given on one thread of its own
  /// @param findings is told of each block, in one line with the stack
  public static LoopWatch on(Collection<? extends Executor> loops, Consumer<String> findings) {
    return new LoopWatch(loops, BOUNDS, findings);
  }

  LoopWatch(Collection<? extends Executor> loops, Step.Bounds bounds, Consumer<String> findings) {
    this.loops = new CopyOnWriteArrayList<>(loops.stream().map(WatchedLoop::new).toList());
    this.bounds = bounds;
    this.findings = findings;
    this.thread = Thread.ofPlatform().daemon().name("loop-watch").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed) {
        loops.forEach(this::look);
        LockSupport.parkNanos(EVERY.toNanos());
      }
    } catch (RuntimeException | Error e) {
      findings.accept("the watch itself failed: " + e);
      throw e;
    }
  }

  private void look(WatchedLoop loop) {
    try {
      loop.look(bounds).ifPresent(findings);
    } catch (RejectedExecutionException _) {
      loops.remove(loop);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
