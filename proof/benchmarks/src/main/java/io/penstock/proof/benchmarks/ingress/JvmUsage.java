package io.penstock.proof.benchmarks.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// CPU time and memory allocation of a JVM since its start.
///
/// @param cpu CPU time of all its threads
/// @param allocatedBytes bytes allocated by its Java threads
public record JvmUsage(Duration cpu, long allocatedBytes) {

  /// The usage of this JVM up to now.
  static JvmUsage now() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return new JvmUsage(
        Duration.ofNanos(system.getProcessCpuTime()), threads.getTotalThreadAllocatedBytes());
  }

  /// Prints the usage up to now for each line read from standard input, until the input ends.
  static void tell(PrintStream out) throws IOException {
    var asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (asked.readLine() != null) {
      out.println(now().line());
    }
  }

  /// The usage as a line of text, which [#of] reads.
  String line() {
    return "used " + cpu.toNanos() + " " + allocatedBytes;
  }

  /// Reads the line that a process printed.
  public static JvmUsage of(String line) {
    var words = line.split(" ", -1);
    if (words.length != 3 || !words[0].equals("used")) {
      throw new IllegalArgumentException("expected what was used, got: " + line);
    }
    return new JvmUsage(Duration.ofNanos(Long.parseLong(words[1])), Long.parseLong(words[2]));
  }

  /// The usage since an earlier moment.
  public JvmUsage since(JvmUsage earlier) {
    return new JvmUsage(cpu.minus(earlier.cpu), allocatedBytes - earlier.allocatedBytes);
  }
}
