package io.penstock.proof.system.loops;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One event loop, as the watch sees it.
///
/// The watch gives the loop a beat to run, and the next one only after that. While a beat is
/// overdue, the watch looks at the loop's thread.
final class WatchedLoop {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// A thread there has nothing to do: the beat has come, and the thread is not scheduled yet.
  private static final String IDLE =
      "io.netty.channel.epoll.Native.epollWait.*|io.netty.channel.kqueue.Native.keventWait.*"
          + "|sun.nio.ch.(EPoll|KQueue|SelectorImpl).*";

  private final Executor executor;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Path status;
  private volatile boolean beaten = true;
  private @Nullable Step step;

  WatchedLoop(Executor executor) {
    this.executor = executor;
  }

  /// Looks once, and gives the next beat if the last one has been run.
  ///
  /// @return what the watch has to tell, if it has anything
  /// @throws java.util.concurrent.RejectedExecutionException if the loop has ended
  Optional<String> look(Step.Bounds bounds) {
    var running = thread;
    if (beaten || running == null || step == null) {
      if (beaten) {
        step = running == null ? null : new Step(bounds, cpuNanos(running));
        beaten = false;
        executor.execute(this::beat);
      }
      return Optional.empty();
    }
    var stack = running.getStackTrace();
    var found = step.judge(new Look(waits(running, stack), cpuNanos(running)));
    return found.map(why -> running.getName() + " " + why + frames(stack));
  }

  private void beat() {
    if (thread == null) {
      status = statusOf();
      thread = Thread.currentThread();
    }
    beaten = true;
  }

  /// Linux's own word on the calling thread, if this is Linux.
  private static @Nullable Path statusOf() {
    try {
      return Path.of("/proc", Files.readSymbolicLink(Path.of("/proc/thread-self")) + "", "stat");
    } catch (IOException _) {
      return null;
    }
  }

  private boolean waits(Thread running, StackTraceElement[] stack) {
    return switch (running.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      case NEW, TERMINATED -> false;
      case RUNNABLE -> stack.length > 0 && stack[0].isNativeMethod() && !idle(stack) && sleeps();
    };
  }

  private static boolean idle(StackTraceElement[] stack) {
    return (stack[0].getClassName() + "." + stack[0].getMethodName()).matches(IDLE);
  }

  /// Whether the kernel has it wait in a call, by the state in proc(5): `S` or `D`. A thread that
  /// could run and has no core is `R`.
  private boolean sleeps() {
    var file = status;
    try {
      var line = file == null ? "" : Files.readString(file);
      // The name before it is in brackets, and may hold any.
      return line.matches("(?s).*\\) [SD] .*");
    } catch (IOException _) {
      return false;
    }
  }

  private static long cpuNanos(Thread running) {
    return THREADS.getThreadCpuTime(running.threadId());
  }

  private static String frames(StackTraceElement[] stack) {
    return Stream.of(stack).map(frame -> " < " + frame).collect(Collectors.joining());
  }
}
