package io.penstock.proof.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All that was sent and answered, in the order in which the answers came. For any thread.
public final class Ledger {
  /// One line of the ledger: a webhook was posted, and this came of it.
  ///
  /// @param sentAt when the posting began
  public record Attempt(Webhook webhook, Instant sentAt, Answer answer) {}

  private final List<Attempt> attempts = new ArrayList<>();

  /// Enters one attempt.
  public synchronized void enter(Attempt attempt) {
    attempts.add(attempt);
  }

  /// The attempts so far.
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /// Writes the attempts so far as JSON, one a line.
  public void write(Path file) {
    try (var out = Files.newOutputStream(file)) {
      for (var attempt : attempts()) {
        write(attempt, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Attempt attempt, OutputStream out) throws IOException {
    out.write(LedgerLine.of(attempt));
    out.write('\n');
  }
}
